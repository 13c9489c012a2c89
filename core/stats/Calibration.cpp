// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Calibration.h"

#include "stats/Interval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turnout::stats {
namespace {

constexpr int kMostRounds = 1000;
constexpr double kSmallestStep = 1e-12;

/// Takes the weighted mean of its class from each residual; gives the largest that was taken.
double takeClassMeans(std::vector<double>& residuals, std::span<const double> weights, const RakingMargin& margin)
{
    std::vector<double> sums(margin.totals.size(), 0.0);
    std::vector<double> totals(margin.totals.size(), 0.0);
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        sums[margin.classes[i]] += weights[i] * residuals[i];
        totals[margin.classes[i]] += weights[i];
    }
    double largest = 0;
    for (std::size_t c = 0; c < sums.size(); ++c) {
        sums[c] = totals[c] > 0 ? sums[c] / totals[c] : 0;
        largest = std::max(largest, std::abs(sums[c]));
    }
    for (std::size_t i = 0; i < residuals.size(); ++i)
        residuals[i] -= sums[margin.classes[i]];
    return largest;
}

} // namespace

WeightedMean weightedMean(
    std::span<const double> weights, std::span<const double> values, std::span<const double> residuals)
{
    WeightedMean mean;
    double sum = 0;
    double squares = 0;
    double largest = 0;
    double total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        squares += weights[i] * weights[i];
        largest = std::max(largest, weights[i]);
        total += weights[i] * values[i];
    }
    if (!(sum > 0))
        return mean;
    mean.value = total / sum;
    mean.effectiveN = effectiveN(sum, squares);
    mean.largestShare = largest / sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double e = residuals.empty() ? values[i] - mean.value : residuals[i];
        mean.variance += weights[i] * weights[i] * e * e;
    }
    const auto n = static_cast<double>(weights.size());
    mean.variance *= (n > 1 ? n / (n - 1) : 1) / (sum * sum);
    return mean;
}

std::vector<double> marginResiduals(
    std::span<const double> values, std::span<const double> weights, std::span<const RakingMargin> margins)
{
    std::vector<double> residuals(values.begin(), values.end());
    for (int round = 0; round < kMostRounds; ++round) {
        double largest = 0;
        for (const RakingMargin& margin : margins)
            largest = std::max(largest, takeClassMeans(residuals, weights, margin));
        if (largest < kSmallestStep || margins.size() < 2)
            break;
    }
    return residuals;
}

std::vector<double> calibrationErrors(
    std::span<const double> values, std::span<const double> weights, std::span<const RakingMargin> margins)
{
    constexpr double kAlone = 0.9;
    std::vector<double> errors = marginResiduals(values, weights, margins);
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(all > 0) || margins.empty())
        return errors;
    std::vector<double> leverage(values.size());
    for (std::size_t i = 0; i < leverage.size(); ++i)
        leverage[i] = -static_cast<double>(margins.size() - 1) * weights[i] / all;
    for (const RakingMargin& margin : margins) {
        std::vector<double> totals(margin.totals.size(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            totals[margin.classes[i]] += weights[i];
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (totals[margin.classes[i]] > 0)
                leverage[i] += weights[i] / totals[margin.classes[i]];
    }
    const double mean = std::inner_product(weights.begin(), weights.end(), values.begin(), 0.0) / all;
    for (std::size_t i = 0; i < errors.size(); ++i)
        errors[i] = leverage[i] > kAlone ? values[i] - mean : errors[i] / std::sqrt(1 - std::max(0.0, leverage[i]));
    return errors;
}

std::size_t trimWeights(std::vector<double>& weights, double most)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0))
        return 0;
    const double cap = most * sum / static_cast<double>(weights.size());
    std::size_t cut = 0;
    double after = 0;
    for (double& weight : weights) {
        cut += weight > cap ? 1 : 0;
        weight = std::min(weight, cap);
        after += weight;
    }
    if (cut > 0)
        for (double& weight : weights)
            weight *= sum / after;
    return cut;
}

} // namespace turnout::stats
