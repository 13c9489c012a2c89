// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Design.h"

#include <algorithm>
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

} // namespace turnout::stats
