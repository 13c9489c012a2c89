// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Shrinkage.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turnout::stats {
namespace {

constexpr int kStrengths = 40; ///< of the grid: 1/√k = u³, u from kLeast to 1, densest where groups are much alike
constexpr double kLeast = 0.05; ///< k = 6e7: all the same
constexpr int kMeans = 13; ///< for each k, on the scale of the log odds, around where they are likely
constexpr double kFarOut = 3.6; ///< standard deviations of that
constexpr double kNegligible = 1e-10; ///< of the likeliest point's weight
constexpr double kMostObservations = 1e7; ///< more tell no more

/// Groups as counts.
struct Counts {
    std::vector<double> good;
    std::vector<double> bad;
    double mean = 0; ///< of all observations, never quite 0 or 1

    [[nodiscard]] std::size_t size() const
    {
        return good.size();
    }
    [[nodiscard]] double n(std::size_t group) const
    {
        return good[group] + bad[group];
    }
};

/// One point of the grid.
struct Prior {
    double good = 0; ///< m k
    double bad = 0; ///< (1 − m) k
    double logWeight = 0; ///< posterior times the size of its part of the grid

    [[nodiscard]] double strength() const
    {
        return good + bad;
    }
};

/// std::lgamma keeps the sign in a global. Not by way of long double, which takes three times as long.
double logGamma(double x)
{
    using boost::math::policies::policy;
    using boost::math::policies::promote_double;
    return boost::math::lgamma(x, policy<promote_double<false>>());
}

/// ln of the likelihood, the binomial coefficients left out.
double logLikelihood(const Counts& counts, double good, double bad)
{
    const double k = good + bad;
    const double each = logGamma(k) - logGamma(good) - logGamma(bad);
    double sum = 0;
    for (std::size_t g = 0; g < counts.size(); ++g)
        if (counts.n(g) > 0)
            sum += each + logGamma(good + counts.good[g]) + logGamma(bad + counts.bad[g]) - logGamma(k + counts.n(g));
    return sum;
}

/// Where the mean is likely, if k is known: each group counts by how far its share is from it by chance and by nature.
std::pair<double, double> likelyLogOdds(const Counts& counts, double k)
{
    const double spread = counts.mean * (1 - counts.mean);
    double weight = 0;
    double sum = 0;
    for (std::size_t g = 0; g < counts.size(); ++g)
        if (const double n = counts.n(g); n > 0) {
            const double w = 1 / (spread / (k + 1) + spread / n);
            weight += w;
            sum += w * counts.good[g] / n;
        }
    const double mean = std::clamp(sum / weight, counts.mean / 2, (1 + counts.mean) / 2);
    return {std::log(mean / (1 - mean)), 1 / std::sqrt(weight) / (mean * (1 - mean))};
}

std::vector<Prior> gridOf(const Counts& counts)
{
    std::vector<Prior> grid;
    for (int i = 0; i < kStrengths; ++i) {
        const double u = kLeast + (1 - kLeast) * (i + 0.5) / kStrengths;
        const double k = std::pow(u, -6);
        const auto [middle, deviation] = likelyLogOdds(counts, k);
        for (int j = 0; j < kMeans; ++j) {
            const double m
                = 1 / (1 + std::exp(-(middle + deviation * kFarOut * (2.0 * j / (kMeans - 1) - 1)))); // even in ln odds
            const double size = u * u * deviation * m * (1 - m); // of d(1/√k) dm; constants fall out
            if (m > 0 && m < 1)
                grid.push_back({m * k, (1 - m) * k, logLikelihood(counts, m * k, (1 - m) * k) + std::log(size)});
        }
    }
    return grid;
}

Interval betaInterval(double mean, double variance)
{
    const double k = mean * (1 - mean) / variance - 1;
    if (!(k > 0) || !std::isfinite(k))
        return {mean, mean};
    const double tail = (1 - kConfidence) / 2;
    return {boost::math::ibeta_inv(mean * k, (1 - mean) * k, tail),
        boost::math::ibetac_inv(mean * k, (1 - mean) * k, tail)};
}

} // namespace

PooledShares poolShares(std::span<const double> shares, std::span<const double> n, std::span<const double> weights)
{
    PooledShares pooled;
    pooled.values.assign(shares.size(), 0);
    pooled.variances.assign(shares.size(), 0);
    pooled.own.assign(shares.size(), 0);
    pooled.intervals.assign(shares.size(), {0, 1});
    Counts counts;
    for (std::size_t g = 0; g < shares.size(); ++g) {
        const double seen = std::min(n[g], kMostObservations);
        counts.good.push_back(seen > 0 ? seen * shares[g] : 0);
        counts.bad.push_back(seen > 0 ? seen * (1 - shares[g]) : 0);
    }
    const double good = std::accumulate(counts.good.begin(), counts.good.end(), 0.0);
    const double bad = std::accumulate(counts.bad.begin(), counts.bad.end(), 0.0);
    if (!(good + bad > 0))
        return pooled;
    counts.mean = (good + 0.5) / (good + bad + 1);

    const std::vector<Prior> grid = gridOf(counts);
    const double likeliest = std::max_element(grid.begin(), grid.end(), [](const Prior& a, const Prior& b) {
        return a.logWeight < b.logWeight;
    })->logWeight;
    double sum = 0;
    double squares = 0; // of the total
    for (const Prior& prior : grid) {
        const double weight = std::exp(prior.logWeight - likeliest);
        if (weight < kNegligible)
            continue;
        sum += weight;
        pooled.mean += weight * prior.good / prior.strength();
        double total = 0;
        double variance = 0;
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const double k = prior.strength() + counts.n(g);
            const double mean = (prior.good + counts.good[g]) / k;
            const double spread = mean * (1 - mean) / (k + 1);
            pooled.values[g] += weight * mean;
            pooled.variances[g] += weight * (spread + mean * mean);
            pooled.own[g] += weight * counts.n(g) / k;
            if (!weights.empty()) {
                total += weights[g] * mean;
                variance += weights[g] * weights[g] * spread;
            }
        }
        pooled.total += weight * total;
        squares += weight * (variance + total * total);
    }
    pooled.mean /= sum;
    pooled.total /= sum;
    pooled.totalVariance = squares / sum - pooled.total * pooled.total;
    for (std::size_t g = 0; g < counts.size(); ++g) {
        pooled.values[g] /= sum;
        pooled.own[g] /= sum;
        pooled.variances[g] = pooled.variances[g] / sum - pooled.values[g] * pooled.values[g];
        pooled.intervals[g] = betaInterval(pooled.values[g], pooled.variances[g]);
    }
    return pooled;
}

} // namespace turnout::stats
