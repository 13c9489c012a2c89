// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Shrinkage.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace turnout::stats {
namespace {

/// Mean of the shares by 1/(between + mean (1 − mean)/n), where the spread is that of `around`.
void meanOf(PooledShares& pooled, std::span<const double> shares, std::span<const double> n, double spread)
{
    double weight = 0;
    double sum = 0;
    for (std::size_t g = 0; g < shares.size(); ++g)
        if (n[g] > 0) {
            const double w = 1 / (pooled.between + spread / n[g]);
            weight += w;
            sum += w * shares[g];
        }
    pooled.mean = sum / weight;
    pooled.meanVariance = 1 / weight;
}

double betweenOf(double mean, std::span<const double> shares, std::span<const double> n)
{
    const double spread = mean * (1 - mean);
    double q = 0;
    double sum = 0;
    double squares = 0;
    double groups = 0;
    for (std::size_t g = 0; g < shares.size(); ++g)
        if (n[g] > 0) {
            const double w = n[g] / spread;
            q += w * (shares[g] - mean) * (shares[g] - mean);
            sum += w;
            squares += w * w;
            groups += 1;
        }
    const double scale = sum - squares / sum;
    return scale > 0 ? std::max(0.0, (q - (groups - 1)) / scale) : 0;
}

} // namespace

PooledShares poolShares(std::span<const double> shares, std::span<const double> n)
{
    PooledShares pooled;
    double total = 0;
    double good = 0;
    for (std::size_t g = 0; g < shares.size(); ++g) {
        total += n[g];
        good += n[g] > 0 ? n[g] * shares[g] : 0;
    }
    pooled.strength = std::numeric_limits<double>::infinity();
    pooled.mean = total > 0 ? good / total : 0;
    pooled.values.assign(shares.size(), pooled.mean);
    pooled.own.assign(shares.size(), 0);
    pooled.variances.assign(shares.size(), 0);
    const double spread = pooled.mean * (1 - pooled.mean);
    if (!(total > 0) || !(spread > 0))
        return pooled;
    pooled.between = betweenOf(pooled.mean, shares, n);
    meanOf(pooled, shares, n, spread);
    const double around = pooled.mean * (1 - pooled.mean);
    if (pooled.between > 0)
        pooled.strength = std::max(around / pooled.between - 1, 0.0);
    for (std::size_t g = 0; g < shares.size(); ++g) {
        pooled.own[g] = pooled.between > 0 && n[g] > 0 ? n[g] / (n[g] + pooled.strength) : 0;
        pooled.values[g]
            = pooled.own[g] > 0 ? pooled.own[g] * shares[g] + (1 - pooled.own[g]) * pooled.mean : pooled.mean;
        if (pooled.between > 0)
            pooled.variances[g] = pooled.values[g] * (1 - pooled.values[g]) / (n[g] + pooled.strength + 1);
    }
    return pooled;
}

} // namespace turnout::stats
