// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Sensitivity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace turnout::stats {

double tippingPoint(double m, double target)
{
    if (!(m > 0))
        return std::numeric_limits<double>::infinity();
    return (1 - m) / m * target / (1 - target);
}

double eValue(double ratio)
{
    const double rr = ratio >= 1 ? ratio : 1 / ratio;
    return std::isfinite(rr) ? rr + std::sqrt(rr * (rr - 1)) : std::numeric_limits<double>::infinity();
}

Rate ratingRate(double rated, double ratings, double share, double labels)
{
    Rate rate;
    if (!(share > 0) || !(labels > 0))
        return rate; // nobody knows of any such session: 0 … 1
    rate.value = std::min(1.0, rated / share);
    if (!(ratings > 0) || !(rated > 0))
        return rate;
    const double z = normalQuantileTwoSided(kConfidence);
    const double error = std::sqrt(1 / ratings + (1 - share) / (share * labels));
    rate.interval = {std::min(1.0, rate.value * std::exp(-z * error)), std::min(1.0, rate.value * std::exp(z * error))};
    return rate;
}

std::vector<bool> discoveries(std::span<const double> p, double q)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::size_t last = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (p[order[i]] <= q * static_cast<double>(i + 1) / static_cast<double>(p.size()))
            last = i + 1;
    std::vector<bool> taken(p.size(), false);
    for (std::size_t i = 0; i < last; ++i)
        taken[order[i]] = true;
    return taken;
}

double twoSidedP(double z)
{
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

} // namespace turnout::stats
