// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "learn/Logistic.h"
#include "learn/TextCounter.h"
#include "learn/TextScale.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

/// Short texts with a class each, to see how well and how fast a model learns them.
namespace testsupport {

struct TextSet {
    std::vector<turnout::learn::FeatureRow> counts; ///< scaled
    std::vector<std::string> truth;
    std::vector<std::size_t> train;
    std::vector<std::size_t> test;
};

class TextSetSink final : public turnout::ingest::Sink {
public:
    bool session(std::int64_t /*line*/, turnout::session::Session&& s) override
    {
        std::vector<turnout::session::TurnText> turns;
        for (const auto& turn : s.turns)
            turns.push_back({turn.role, turn.text});
        m_set.counts.push_back(m_counter.count(turns));
        m_scale.see(m_set.counts.back());
        const bool test = std::any_of(s.segments.begin(), s.segments.end(),
            [](const auto& g) { return g.first == "split" && g.second.find("test") != std::string::npos; });
        (test ? m_set.test : m_set.train).push_back(m_set.counts.size() - 1);
        constexpr std::string_view kTruth = "\"truth\":\"";
        const auto at = s.extra.find(kTruth);
        const auto begin = at + kTruth.size();
        m_set.truth.push_back(
            at == std::string::npos ? std::string() : s.extra.substr(begin, s.extra.find('"', begin) - begin));
        return true;
    }
    bool event(turnout::ingest::Event&& /*event*/) override
    {
        return true;
    }
    bool reject(turnout::ingest::Reject&& /*reject*/) override
    {
        return true;
    }
    TextSet take()
    {
        for (auto& row : m_set.counts)
            m_scale.apply(row);
        return std::move(m_set);
    }

private:
    TextSet m_set;
    turnout::learn::TextCounter m_counter;
    turnout::learn::TextScale m_scale;
};

/// Empty where the file cannot be read.
inline TextSet readTextSet(const std::string& file)
{
    TextSetSink sink;
    if (!turnout::ingest::readFile(file, {}, sink, {}, {}))
        return {};
    return sink.take();
}

/// One model for each class that is among the labelled; the highest score says which.
class Classes {
public:
    Classes(const TextSet& set, std::span<const std::size_t> labelled)
    {
        std::vector<const turnout::learn::FeatureRow*> rows;
        std::set<std::string> names;
        for (const std::size_t i : labelled) {
            rows.push_back(&set.counts[i]);
            names.insert(set.truth[i]);
        }
        m_place.assign(turnout::learn::kStoredFeatures, kNowhere);
        for (const std::string& name : names) {
            std::vector<bool> good;
            for (const std::size_t i : labelled)
                good.push_back(set.truth[i] == name);
            const auto model = turnout::learn::fitLogistic(rows, good, 10);
            const std::size_t at = m_names.size();
            for (const auto& [index, weight] : model.weights) {
                if (m_place[index] == kNowhere) {
                    m_place[index] = static_cast<std::uint32_t>(m_weights.size());
                    m_weights.resize(m_weights.size() + names.size());
                }
                m_weights[m_place[index] + at] = weight;
            }
            m_intercepts.push_back(model.intercept);
            m_names.push_back(name);
        }
    }
    [[nodiscard]] std::vector<double> scores(const turnout::learn::FeatureRow& row) const
    {
        std::vector<float> sums(m_names.size(), 0);
        for (const auto& f : row) {
            const std::uint32_t place = m_place[f.index];
            if (place == kNowhere)
                continue;
            for (std::size_t k = 0; k < sums.size(); ++k)
                sums[k] += m_weights[place + k] * f.value;
        }
        std::vector<double> result = m_intercepts;
        for (std::size_t k = 0; k < result.size(); ++k)
            result[k] += static_cast<double>(sums[k]);
        return result;
    }
    [[nodiscard]] double accuracy(const TextSet& set) const
    {
        double right = 0;
        for (const std::size_t i : set.test) {
            const auto all = scores(set.counts[i]);
            const auto best = static_cast<std::size_t>(std::max_element(all.begin(), all.end()) - all.begin());
            right += m_names[best] == set.truth[i] ? 1 : 0;
        }
        return right / static_cast<double>(set.test.size());
    }

private:
    static constexpr std::uint32_t kNowhere = UINT32_MAX;
    std::vector<std::uint32_t> m_place; ///< by feature: where its weights begin, one a class
    std::vector<float> m_weights;
    std::vector<double> m_intercepts;
    std::vector<std::string> m_names;
};

} // namespace testsupport
