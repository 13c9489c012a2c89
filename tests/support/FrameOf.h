// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"
#include "session/Session.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace testsupport {

/// A frame straight from sessions, without a project: ids are 1, 2, 3 …
class FrameBuilder {
public:
    void add(const turnout::session::Session& s)
    {
        using turnout::population::Frame;
        const std::size_t row = m_frame.ids.size();
        m_frame.ids.emplace_back(static_cast<std::int64_t>(row) + 1);
        m_frame.weights.push_back(s.weight);
        m_frame.weighted = m_frame.weighted || s.weight != 1;
        m_frame.startedAt.push_back(s.startedAt.value_or(Frame::kNoTime));
        m_frame.turns.push_back(static_cast<std::int32_t>(s.turns.size()));
        m_frame.characters.push_back(0);
        for (const auto& [name, value] : s.segments) {
            auto& column = named(m_frame.segments, name, &turnout::population::SegmentColumn::name);
            column.codes.resize(row, 0);
            auto code = std::find(column.values.begin() + 1, column.values.end(), value);
            if (code == column.values.end())
                code = column.values.insert(column.values.end(), value);
            column.codes.push_back(static_cast<std::uint32_t>(code - column.values.begin()));
        }
        for (const auto& score : s.scores) {
            auto& column = named(m_frame.scores, score.name, &turnout::population::ScoreColumn::name);
            column.values.resize(row, NAN);
            column.values.push_back(static_cast<float>(score.value));
        }
        for (const auto& signal : s.signals) {
            auto& column = named(m_frame.signals, signal.kind, &turnout::population::SignalColumn::kind);
            column.counts.resize(row + 1, 0);
            ++column.counts[row];
        }
        double sum = 0;
        for (const auto& rating : s.ratings)
            sum += rating.value;
        m_rated.push_back(!s.ratings.empty());
        m_frame.ratings.push_back(
            s.ratings.empty() ? NAN : static_cast<float>(sum / static_cast<double>(s.ratings.size())));
    }

    turnout::population::Frame take()
    {
        using turnout::population::Bitmap;
        const std::size_t n = m_frame.ids.size();
        for (auto& column : m_frame.segments)
            column.codes.resize(n, 0);
        for (auto& column : m_frame.scores)
            column.values.resize(n, NAN);
        for (auto& column : m_frame.signals) {
            column.counts.resize(n, 0);
            column.observed = Bitmap(n, true);
        }
        m_frame.rated = Bitmap(n);
        for (std::size_t row = 0; row < n; ++row)
            m_frame.rated.set(row, m_rated[row]);
        return std::move(m_frame);
    }

private:
    template <typename Column>
    static Column& named(std::vector<Column>& columns, const std::string& name, std::string Column::*member)
    {
        const auto found
            = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.*member == name; });
        if (found != columns.end())
            return *found;
        columns.push_back({});
        columns.back().*member = name;
        return columns.back();
    }

    turnout::population::Frame m_frame;
    std::vector<bool> m_rated;
};

/// Nobody has said anything yet.
inline turnout::population::LabelColumns noLabels(std::size_t rows)
{
    turnout::population::LabelColumns labels;
    labels.labeled = labels.waiting = labels.skipped = turnout::population::Bitmap(rows);
    labels.values.assign(rows, NAN);
    return labels;
}

} // namespace testsupport
