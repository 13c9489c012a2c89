// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Planning.h"

#include "stats/Interval.h"

#include <algorithm>
#include <cmath>

namespace turnout::stats {
namespace {

/// z² Q (1 − Q) (1 − R²): what a label's square root takes from the half-width.
double spread(const Precision& p)
{
    const double z = normalQuantileTwoSided(kConfidence);
    return z * z * p.share * (1 - p.share) * (1 - p.explained);
}

/// Of an endless frame to this one.
double finite(double labels, double sessions)
{
    return labels / (1 + labels / sessions);
}

} // namespace

double labelsFor(double half, const Precision& precision)
{
    if (!(precision.sessions > 0))
        return 0;
    if (!(half > 0))
        return precision.sessions;
    return finite(spread(precision) / (half * half), precision.sessions);
}

double halfWidth(double labels, const Precision& precision)
{
    if (!(labels > 0))
        return 1;
    if (labels >= precision.sessions)
        return 0;
    return std::sqrt(spread(precision) * (1 / labels - 1 / precision.sessions));
}

double labelsOfEffective(double effective, const Precision& precision)
{
    return finite(std::max(0.0, effective * (1 - precision.explained)), precision.sessions);
}

double enoughLabels(double step, double gain, const Precision& precision)
{
    double low = 0;
    double high = precision.sessions;
    const auto gained = [&](double n) { return halfWidth(n, precision) - halfWidth(n + step, precision); };
    // The gain falls with n until the frame is nearly used up.
    for (int i = 0; i < 200 && high - low > 0.5; ++i) {
        const double middle = (low + high) / 2;
        (gained(middle) < gain ? high : low) = middle;
    }
    return high;
}

} // namespace turnout::stats
