// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Density.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turnout::stats {
namespace {

std::vector<double> spread(const std::vector<double>& heights, double deviation)
{
    const auto reach = static_cast<std::ptrdiff_t>(std::ceil(3 * deviation));
    std::vector<double> bell;
    for (std::ptrdiff_t d = 0; d <= reach; ++d)
        bell.push_back(std::exp(-0.5 * static_cast<double>(d * d) / (deviation * deviation)));
    const double sum = 2 * std::accumulate(bell.begin() + 1, bell.end(), 0.0) + bell.front();
    const auto size = static_cast<std::ptrdiff_t>(heights.size());
    std::vector<double> result(heights.size(), 0.0);
    for (std::ptrdiff_t from = 0; from < size; ++from) {
        const double height = heights[static_cast<std::size_t>(from)] / sum;
        for (std::ptrdiff_t d = -reach; height > 0 && d <= reach; ++d) {
            std::ptrdiff_t to = from + d;
            to = to < 0 ? -to - 1 : to >= size ? 2 * size - 1 - to : to;
            if (to >= 0 && to < size)
                result[static_cast<std::size_t>(to)] += height * bell[static_cast<std::size_t>(std::abs(d))];
        }
    }
    return result;
}

} // namespace

std::vector<double> density(std::span<const double> places, std::span<const double> shares, std::size_t steps,
    double effectiveN, double spacing)
{
    std::vector<double> heights(steps, 0.0);
    double mass = 0;
    double mean = 0;
    double square = 0;
    const double last = static_cast<double>(steps - 1);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double x = places[i];
        if (!(shares[i] > 0) || !(x >= -1e-9) || x > last + 1e-9)
            continue;
        const double at = std::clamp(x, 0.0, last);
        const auto step = std::min(static_cast<std::size_t>(at), steps - 2);
        const double rest = at - static_cast<double>(step);
        heights[step] += shares[i] * (1 - rest);
        heights[step + 1] += shares[i] * rest;
        mass += shares[i];
        mean += shares[i] * at;
        square += shares[i] * at * at;
    }
    if (!(mass > 0))
        return heights;
    const double deviation = std::sqrt(std::max(0.0, square / mass - mean * mean / mass / mass));
    const double rule = 0.9 * deviation * std::pow(std::max(1.0, effectiveN), -0.2);
    return spread(heights, std::clamp(std::max(rule, 0.75 * spacing), 1.0, std::max(1.0, last / 12)));
}

} // namespace turnout::stats
