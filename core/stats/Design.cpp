// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Design.h"

#include "stats/Interval.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace turnout::stats {

std::vector<double> inclusionProbabilities(std::span<const double> sizes, double n)
{
    std::vector<double> probabilities(sizes.size(), 0.0);
    std::vector<bool> certain(sizes.size(), false);
    double rest = n;
    for (bool changed = true; changed;) {
        changed = false;
        double total = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i)
            if (!certain[i])
                total += sizes[i];
        const double factor = total > 0 ? std::max(0.0, rest) / total : 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (certain[i])
                continue;
            probabilities[i] = factor * sizes[i];
            if (probabilities[i] >= 1) {
                probabilities[i] = 1;
                certain[i] = true;
                rest -= 1;
                changed = true;
            }
        }
    }
    return probabilities;
}

std::vector<std::size_t> systematicSample(std::span<const double> probabilities, double start)
{
    double total = 0;
    for (const double p : probabilities)
        total += p;
    const auto wanted = static_cast<std::size_t>(std::llround(total));
    std::vector<std::size_t> taken;
    taken.reserve(wanted);
    // The running sum carries rounding; the last mark may be missed by it, then the last possible unit is taken.
    double sum = 0;
    for (std::size_t i = 0; i < probabilities.size() && taken.size() < wanted; ++i) {
        sum += probabilities[i];
        if (probabilities[i] > 0 && sum > start + static_cast<double>(taken.size()))
            taken.push_back(i);
    }
    for (std::size_t i = probabilities.size(); i > 0 && taken.size() < wanted; --i)
        if (probabilities[i - 1] > 0 && !std::binary_search(taken.begin(), taken.end(), i - 1))
            taken.insert(std::lower_bound(taken.begin(), taken.end(), i - 1), i - 1);
    return taken;
}

std::vector<std::size_t> pivotalSample(std::span<const double> probabilities, const std::function<double()>& uniform)
{
    constexpr double kRounding = 1e-10; ///< what is nearer to 0 or 1 is there
    constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
    std::vector<std::size_t> taken;
    std::size_t champion = kNobody;
    double held = 0; ///< the champion's probability now, in (0, 1)
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        double other = probabilities[i];
        if (other >= 1 - kRounding) {
            taken.push_back(i);
            continue;
        }
        if (!(other > 0))
            continue;
        if (champion == kNobody) {
            champion = i;
            held = other;
            continue;
        }
        const double both = held + other;
        if (both < 1) { // one gets both parts, the other nothing
            if (uniform() < other / both)
                champion = i;
            held = both;
            continue;
        }
        // One is taken, the other keeps the rest.
        if (uniform() < (1 - other) / (2 - both)) {
            taken.push_back(champion);
            champion = i;
        } else {
            taken.push_back(i);
        }
        held = both - 1;
        if (held < kRounding)
            champion = kNobody;
    }
    if (champion != kNobody && held > 0.5) // what is left of a whole number of probabilities is 1, but for rounding
        taken.push_back(champion);
    std::sort(taken.begin(), taken.end());
    return taken;
}

double devilleHajekVariance(std::span<const double> probabilities, std::span<const double> values)
{
    const auto n = static_cast<double>(probabilities.size());
    if (probabilities.size() < 2)
        return 0;
    double sumC = 0;
    double sumCz = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double c = (1 - probabilities[i]) * n / (n - 1);
        sumC += c;
        sumCz += c * values[i] / probabilities[i];
    }
    if (!(sumC > 0))
        return 0;
    const double centre = sumCz / sumC;
    double variance = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double c = (1 - probabilities[i]) * n / (n - 1);
        const double d = values[i] / probabilities[i] - centre;
        variance += c * d * d;
    }
    return variance;
}

double successiveDifferenceVariance(std::span<const double> probabilities, std::span<const double> values)
{
    double sum = 0;
    double n = 0;
    double before = 0;
    double probabilityBefore = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        if (probabilities[i] >= 1)
            continue;
        const double z = values[i] / probabilities[i];
        if (n > 0)
            sum += (1 - (probabilities[i] + probabilityBefore) / 2) * (z - before) * (z - before);
        before = z;
        probabilityBefore = probabilities[i];
        n += 1;
    }
    return n < 2 ? 0 : sum / 2 * n / (n - 1);
}

double poissonVariance(std::span<const double> probabilities, std::span<const double> values)
{
    double variance = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double z = values[i] / probabilities[i];
        variance += (1 - probabilities[i]) * z * z;
    }
    return variance;
}

double varianceFreedom(std::span<const double> probabilities, std::span<const double> values)
{
    double squares = 0;
    double fourths = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double z = values[i] / probabilities[i];
        const double square = std::max(0.0, 1 - probabilities[i]) * z * z;
        squares += square;
        fourths += square * square;
    }
    return fourths > 0 ? 2 * squares * squares / fourths : 0;
}

double freedomDiscount(double freedom)
{
    if (!(freedom >= 1))
        return 0;
    const double z = normalQuantileTwoSided(kConfidence);
    const double t = boost::math::quantile(boost::math::students_t(freedom), 0.5 + kConfidence / 2);
    return z * z / (t * t);
}

} // namespace turnout::stats
