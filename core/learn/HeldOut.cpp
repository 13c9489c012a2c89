// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/HeldOut.h"

#include "stats/Interval.h"

#include <algorithm>
#include <cmath>

namespace turnout::learn {
namespace {

/// Labels of like weight that carry as much as those of one side.
double effective(std::span<const double> outcomes, std::span<const double> weights, bool good)
{
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if ((outcomes[i] >= 0.5) == good) {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
    return stats::effectiveN(sum, squares);
}

double weightedMean(std::span<const double> values, std::span<const double> weights)
{
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += weights[i] * values[i];
        weight += weights[i];
    }
    return weight > 0 ? sum / weight : 0;
}

/// Weighted mean of some, and the variance of that mean.
struct Mean {
    double sum = 0;
    double weight = 0;
    double squares = 0; ///< Σ w²
    double spread = 0; ///< Σ w² (r − mean)²
    std::size_t n = 0;

    [[nodiscard]] double value() const
    {
        return weight > 0 ? sum / weight : 0;
    }
    [[nodiscard]] double variance() const
    {
        // As many as they are worth, less the one that the mean took.
        const double worth = stats::effectiveN(weight, squares);
        return worth > 1 ? spread / (weight * weight) * worth / (worth - 1) : 0;
    }
};

Mean meanOf(std::span<const double> values, std::span<const double> weights, const std::vector<bool>& among, bool which)
{
    Mean mean;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (among[i] == which && weights[i] > 0) {
            ++mean.n;
            mean.sum += weights[i] * values[i];
            mean.weight += weights[i];
            mean.squares += weights[i] * weights[i];
        }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (among[i] == which && weights[i] > 0) {
            const double off = weights[i] * (values[i] - mean.value());
            mean.spread += off * off;
        }
    return mean;
}

constexpr double kSure = 0.99; ///< that quality moved, before it is said

} // namespace

void compareLatest(HeldOut& quality, std::span<const double> predictions, std::span<const double> outcomes,
    std::span<const double> weights, const std::vector<bool>& latest)
{
    std::vector<double> left;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        left.push_back(outcomes[i] - predictions[i]);
    const Mean late = meanOf(left, weights, latest, true);
    const Mean early = meanOf(left, weights, latest, false);
    const double variance = late.variance() + early.variance();
    if (std::min(late.n, early.n) < HeldOut::kLeastToCompare || !(variance > 0))
        return;
    quality.movedBy = late.value() - early.value();
    quality.movedZ = quality.movedBy / std::sqrt(variance);
    quality.moved = std::abs(quality.movedZ) > stats::normalQuantileTwoSided(kSure);
}

HeldOut judge(std::span<const double> predictions, std::span<const double> outcomes, std::span<const double> weights)
{
    HeldOut result;
    result.n = outcomes.size();
    result.good
        = static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), [](double y) { return y >= 0.5; }));
    result.cold = result.n < HeldOut::kWarm;
    const double auc = stats::auc(predictions, outcomes, weights);
    if (!std::isfinite(auc))
        return result;
    result.auc = auc;
    const double z = stats::normalQuantileTwoSided(stats::kConfidence);
    const double error = stats::aucError(auc, effective(outcomes, weights, true), effective(outcomes, weights, false));
    result.aucLow = std::max(0.0, auc - z * error);
    result.aucHigh = std::min(1.0, auc + z * error);
    result.brier = stats::brier(predictions, outcomes, weights);
    const std::vector<double> mean(outcomes.size(), weightedMean(outcomes, weights));
    result.brierOfMean = stats::brier(mean, outcomes, weights);
    result.correlation = stats::correlation(predictions, outcomes, weights);
    result.explained = result.correlation > 0 ? result.correlation * result.correlation : 0;
    result.bins = stats::calibrationBins(predictions, outcomes, HeldOut::kBins);
    result.calibrationError = stats::calibrationError(result.bins);
    result.calibrationZ = stats::spiegelhalterZ(predictions, outcomes);
    result.betterThanGuessing = result.aucLow > 0.5;
    result.calibrated = std::abs(result.calibrationZ) < z;
    return result;
}

} // namespace turnout::learn
