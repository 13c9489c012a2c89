// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Raking.h"

#include <cmath>
#include <limits>

namespace turnout::stats {
namespace {

constexpr double kTolerance = 1e-8;
/// Margins that agree are met within some ten rounds; those that hardly do take hundreds.
constexpr int kMostRounds = 2000;

std::vector<double> sumsOf(const std::vector<double>& weights, const RakingMargin& margin)
{
    std::vector<double> sums(margin.totals.size(), 0.0);
    for (std::size_t i = 0; i < weights.size(); ++i)
        sums[margin.classes[i]] += weights[i];
    return sums;
}

double gapOf(double sum, double total)
{
    if (total > 0)
        return std::abs(sum - total) / total;
    return sum > 0 ? std::numeric_limits<double>::infinity() : 0;
}

void findGap(RakedWeights& raked, std::span<const RakingMargin> margins)
{
    raked.gap = 0;
    for (std::size_t k = 0; k < margins.size(); ++k) {
        const std::vector<double> sums = sumsOf(raked.weights, margins[k]);
        for (std::size_t c = 0; c < sums.size(); ++c) {
            const double gap = gapOf(sums[c], margins[k].totals[c]);
            if (gap <= raked.gap)
                continue;
            raked.gap = gap;
            raked.worstMargin = k;
            raked.worstClass = c;
        }
    }
}

} // namespace

RakedWeights rake(std::span<const double> weights, std::span<const RakingMargin> margins)
{
    RakedWeights raked;
    raked.weights.assign(weights.begin(), weights.end());
    findGap(raked, margins);
    while (raked.gap >= kTolerance && raked.rounds < kMostRounds) {
        for (const RakingMargin& margin : margins) {
            std::vector<double> factors = sumsOf(raked.weights, margin);
            for (std::size_t c = 0; c < factors.size(); ++c)
                factors[c] = factors[c] > 0 ? margin.totals[c] / factors[c] : 1;
            for (std::size_t i = 0; i < raked.weights.size(); ++i)
                raked.weights[i] *= factors[margin.classes[i]];
        }
        ++raked.rounds;
        findGap(raked, margins);
    }
    raked.converged = raked.gap < kTolerance;
    return raked;
}

} // namespace turnout::stats
