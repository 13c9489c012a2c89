// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Shrinkage.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace turnout::stats {
namespace {

constexpr int kStrengths = 40; ///< of the grid: 1/√k = u³, u from kLeast to 1, densest where groups are much alike
constexpr double kLeast = 0.05; ///< k = 6e7: all the same
// Of the mean for each k, on the scale of the log odds: steps in standard deviations of where it is likely, and how
// far.
constexpr double kStep = 0.6;
constexpr double kWidest = 1.5; ///< log odds
constexpr int kLeastSteps = 7;
constexpr int kMostSteps = 80;
constexpr double kNothing = 16; ///< e to the minus this, of the likeliest
constexpr double kNegligible = 1e-10; ///< of the likeliest point's weight
constexpr double kMostObservations = 1e7; ///< more tell no more

/// Groups with the same counts are alike, and are looked at once.
struct Kind {
    double good = 0;
    double bad = 0;
    double groups = 0;
    double weight = 0; ///< of all of them in the total
    double squares = 0; ///< of their weights
    double value = 0;
    double variance = 0;
    double own = 0;

    [[nodiscard]] double n() const
    {
        return good + bad;
    }
};

struct Kinds {
    std::vector<Kind> all;
    std::vector<std::size_t> ofGroup;
    double mean = 0; ///< of all observations, never quite 0 or 1; 0: there are none
};

Kinds kindsOf(std::span<const double> shares, std::span<const double> n, std::span<const double> weights)
{
    Kinds kinds;
    std::map<std::pair<double, double>, std::size_t> seen;
    double good = 0;
    double bad = 0;
    for (std::size_t g = 0; g < shares.size(); ++g) {
        const double observed = std::min(n[g], kMostObservations);
        const std::pair counts{
            observed > 0 ? observed * shares[g] : 0.0, observed > 0 ? observed * (1 - shares[g]) : 0.0};
        const auto [at, isNew] = seen.emplace(counts, kinds.all.size());
        if (isNew)
            kinds.all.push_back({counts.first, counts.second});
        kinds.ofGroup.push_back(at->second);
        Kind& kind = kinds.all[at->second];
        kind.groups += 1;
        kind.weight += weights.empty() ? 0 : weights[g];
        kind.squares += weights.empty() ? 0 : weights[g] * weights[g];
        good += counts.first;
        bad += counts.second;
    }
    if (good + bad > 0)
        kinds.mean = (good + 0.5) / (good + bad + 1);
    return kinds;
}

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
double logLikelihood(const Kinds& kinds, double good, double bad)
{
    const double k = good + bad;
    const double each = logGamma(k) - logGamma(good) - logGamma(bad);
    double sum = 0;
    for (const Kind& kind : kinds.all)
        if (kind.n() > 0)
            sum += kind.groups
                * (each + logGamma(good + kind.good) + logGamma(bad + kind.bad) - logGamma(k + kind.n()));
    return sum;
}

/// Where the mean is likely, if k is known: each group counts by how far its share is from it by chance and by nature.
std::pair<double, double> likelyLogOdds(const Kinds& kinds, double k)
{
    const double spread = kinds.mean * (1 - kinds.mean);
    double weight = 0;
    double sum = 0;
    for (const Kind& kind : kinds.all)
        if (const double n = kind.n(); n > 0) {
            const double w = kind.groups / (spread / (k + 1) + spread / n);
            weight += w;
            sum += w * kind.good / n;
        }
    const double mean = std::clamp(sum / weight, kinds.mean / 2, (1 + kinds.mean) / 2);
    return {std::log(mean / (1 - mean)), 1 / std::sqrt(weight) / (mean * (1 - mean))};
}

/// For each k outwards from where the mean is likely, as far as it matters: where nearly all is good, the posterior
/// lies far to one side of that.
std::vector<Prior> gridOf(const Kinds& kinds)
{
    std::vector<Prior> grid;
    for (int i = 0; i < kStrengths; ++i) {
        const double u = kLeast + (1 - kLeast) * (i + 0.5) / kStrengths;
        const double k = std::pow(u, -6);
        const auto [middle, deviation] = likelyLogOdds(kinds, k);
        const double step = kStep * std::min(deviation, kWidest);
        double most = -std::numeric_limits<double>::infinity();
        for (const int way : {-1, 1})
            for (int j = way < 0 ? 1 : 0; j < kMostSteps; ++j) {
                const double logOdds = middle + way * j * step;
                const double m = 1 / (1 + std::exp(-logOdds));
                const double rest = 1 / (1 + std::exp(logOdds)); // 1 − m would lose its digits
                const double size = u * u * step * m * rest; // of d(1/√k) dm; constants fall out
                const double weight = logLikelihood(kinds, m * k, rest * k) + std::log(size);
                most = std::max(most, weight);
                grid.push_back({m * k, rest * k, weight});
                if (j >= kLeastSteps && weight < most - kNothing)
                    break;
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
    Kinds kinds = kindsOf(shares, n, weights);
    if (!(kinds.mean > 0))
        return pooled;
    const std::vector<Prior> grid = gridOf(kinds);
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
        for (Kind& kind : kinds.all) {
            const double k = prior.strength() + kind.n();
            const double mean = (prior.good + kind.good) / k;
            const double spread = mean * (1 - mean) / (k + 1);
            kind.value += weight * mean;
            kind.variance += weight * (spread + mean * mean);
            kind.own += weight * kind.n() / k;
            total += kind.weight * mean;
            variance += kind.squares * spread;
        }
        pooled.total += weight * total;
        squares += weight * (variance + total * total);
    }
    pooled.mean /= sum;
    pooled.total /= sum;
    pooled.totalVariance = squares / sum - pooled.total * pooled.total;
    std::vector<Interval> intervals;
    for (Kind& kind : kinds.all) {
        kind.value /= sum;
        kind.own /= sum;
        kind.variance = kind.variance / sum - kind.value * kind.value;
        intervals.push_back(betaInterval(kind.value, kind.variance));
    }
    for (std::size_t g = 0; g < shares.size(); ++g) {
        const Kind& kind = kinds.all[kinds.ofGroup[g]];
        pooled.values[g] = kind.value;
        pooled.variances[g] = kind.variance;
        pooled.own[g] = kind.own;
        pooled.intervals[g] = intervals[kinds.ofGroup[g]];
    }
    return pooled;
}

} // namespace turnout::stats
