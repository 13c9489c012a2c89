// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Interval.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

namespace turnout::stats {

double normalQuantileTwoSided(double confidence)
{
    return boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
}

Interval wilson(double p, double n, double confidence)
{
    if (!(n > 0) || std::isnan(p))
        return {0, 1};
    p = std::clamp(p, 0.0, 1.0);
    const double z = normalQuantileTwoSided(confidence);
    const double z2 = z * z;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return {std::max(0.0, std::min(p, centre - half)), std::min(1.0, std::max(p, centre + half))};
}

double effectiveN(double sumOfWeights, double sumOfSquaredWeights)
{
    return sumOfSquaredWeights > 0 ? sumOfWeights * sumOfWeights / sumOfSquaredWeights : 0;
}

double standardisedDifference(double p, double q)
{
    const double deviation = std::sqrt(q * (1 - q));
    if (deviation > 0)
        return (p - q) / deviation;
    if (p == q)
        return 0;
    return p > q ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
}

} // namespace turnout::stats
