// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Difference.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

namespace turnout::stats {

Interval differenceInterval(double p, const Interval& ofP, double q, const Interval& ofQ)
{
    const double d = p - q;
    return {d - std::hypot(p - ofP.low, ofQ.high - q), d + std::hypot(ofP.high - p, q - ofQ.low)};
}

Interval newcombe(double p, double n, double q, double m, double confidence)
{
    if (!(n > 0) || !(m > 0))
        return {-1, 1};
    return differenceInterval(p, wilson(p, n, confidence), q, wilson(q, m, confidence));
}

double normalP(double z)
{
    if (std::isnan(z))
        return z;
    if (std::isinf(z))
        return 0;
    return std::min(1.0, 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z))));
}

double equalSharesP(double p, double n, double q, double m)
{
    if (!(n > 0) || !(m > 0))
        return std::numeric_limits<double>::quiet_NaN();
    const double both = (p * n + q * m) / (n + m);
    const double variance = both * (1 - both) * (1 / n + 1 / m);
    if (!(variance > 0))
        return 1;
    return normalP((p - q) / std::sqrt(variance));
}

double pooledStandardisedDifference(double p, double q)
{
    const double deviation = std::sqrt((p * (1 - p) + q * (1 - q)) / 2);
    if (deviation > 0)
        return (p - q) / deviation;
    return p == q ? 0 : std::copysign(std::numeric_limits<double>::infinity(), p - q);
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.begin(), p.end());
    double least = 1;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        const double scaled = p[order[rank]] * static_cast<double>(order.size()) / static_cast<double>(rank + 1);
        least = std::min(least, scaled);
        adjusted[order[rank]] = least;
    }
    return adjusted;
}

} // namespace turnout::stats
