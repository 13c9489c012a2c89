// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/CrossFit.h"

#include <algorithm>
#include <map>

#include <xxhash.h>

namespace turnout::learn {
namespace {

/// Good enough to put groups in an order of their own (splitmix64; Steele, Lea & Flood 2014).
std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

class Fitter {
public:
    Fitter(std::span<const Example> examples, const std::vector<std::size_t>& folds, double c)
        : m_examples(examples)
        , m_folds(folds)
        , m_c(c)
    {
    }
    /// On the examples of neither fold.
    [[nodiscard]] Linear without(std::size_t a, std::size_t b) const
    {
        std::vector<const FeatureRow*> rows;
        std::vector<bool> good;
        for (std::size_t i = 0; i < m_examples.size(); ++i)
            if (m_folds[i] != a && m_folds[i] != b) {
                rows.push_back(m_examples[i].features);
                good.push_back(m_examples[i].outcome >= 0.5);
            }
        return fitLogistic(rows, good, m_c);
    }

private:
    std::span<const Example> m_examples;
    const std::vector<std::size_t>& m_folds;
    double m_c;
};

/// What the models without fold `k` and the example's own fold say, of the examples outside `k`.
stats::Platt calibrationWithout(std::size_t k, std::span<const Example> examples, const std::vector<std::size_t>& folds,
    const std::array<std::vector<double>, kFolds>& scores)
{
    std::vector<double> said;
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < examples.size(); ++i)
        if (folds[i] != k) {
            said.push_back(scores.at(k)[i]);
            outcomes.push_back(examples[i].outcome);
        }
    return stats::fitPlatt(said, stats::plattTargets(outcomes));
}

} // namespace

std::uint64_t groupOf(std::string_view name)
{
    return XXH3_64bits(name.data(), name.size());
}

std::vector<std::size_t> foldsByGroup(std::span<const std::uint64_t> groups, std::uint64_t seed)
{
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < groups.size(); ++i)
        members[{mixed(groups[i] ^ mixed(seed)), groups[i]}].push_back(i);
    std::vector<std::size_t> folds(groups.size(), 0);
    std::array<std::size_t, kFolds> sizes{};
    for (const auto& [key, list] : members) {
        const auto fold = static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
        sizes.at(fold) += list.size();
        for (const std::size_t i : list)
            folds[i] = fold;
    }
    return folds;
}

Result<CrossFitted> crossFit(std::span<const Example> examples, double c, std::uint64_t seed, const CancelToken& cancel)
{
    const Error stopped{ErrorCode::Cancelled, "stopped", {}};
    std::vector<std::uint64_t> groups;
    groups.reserve(examples.size());
    for (const Example& e : examples)
        groups.push_back(e.group);
    CrossFitted result;
    result.folds = foldsByGroup(groups, seed);
    const Fitter fitter(examples, result.folds, c);
    std::array<std::vector<double>, kFolds> scores; // by the fold left out beside the example's own
    for (auto& list : scores)
        list.assign(examples.size(), 0);
    for (std::size_t a = 0; a < kFolds; ++a)
        for (std::size_t b = a + 1; b < kFolds; ++b) {
            if (cancel.cancelled())
                return stopped;
            const Linear model = fitter.without(a, b);
            for (std::size_t i = 0; i < examples.size(); ++i)
                if (result.folds[i] == a || result.folds[i] == b)
                    scores.at(result.folds[i] == a ? b : a)[i] = model(*examples[i].features);
        }
    result.heldOut.resize(examples.size());
    for (std::size_t k = 0; k < kFolds; ++k) {
        if (cancel.cancelled())
            return stopped;
        FoldModel& model = result.models.at(k);
        model.linear = fitter.without(k, k);
        model.calibration = calibrationWithout(k, examples, result.folds, scores);
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (result.folds[i] == k)
                result.heldOut[i] = model.calibration(model.linear(*examples[i].features));
    }
    return result;
}

Predictor::Predictor(const CrossFitted& fitted, std::uint32_t end)
    : m_weights(end)
{
    for (std::size_t k = 0; k < kFolds; ++k) {
        const FoldModel& model = fitted.models.at(k);
        for (const auto& [index, weight] : model.linear.weights)
            m_weights.at(index).at(k) = weight;
        m_intercepts.at(k) = model.linear.intercept;
        m_calibrations.at(k) = model.calibration;
    }
}

double Predictor::operator()(const FeatureRow& row) const
{
    std::array<double, kFolds> sums = m_intercepts;
    for (const Feature& f : row) {
        const auto& weights = m_weights[f.index];
        for (std::size_t k = 0; k < kFolds; ++k)
            sums.at(k) += static_cast<double>(weights.at(k)) * static_cast<double>(f.value);
    }
    double mean = 0;
    for (std::size_t k = 0; k < kFolds; ++k)
        mean += m_calibrations.at(k)(sums.at(k)) / static_cast<double>(kFolds);
    return mean;
}

} // namespace turnout::learn
