// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Channel.h"
#include "stats/Interval.h"

#include <span>
#include <vector>

/// How much of a conclusion from ratings hangs on who rates. Pure functions; shares are fractions in 0…1.
namespace turnout::stats {

/// κ at which m of the thumbs up mean a quality of `target`: (1 − m)/m · T/(1 − T); the tilt of Scharfstein, Rotnitzky
/// & Robins 1999 for two answers. Infinite where no thumb is up, 0 where all are.
double tippingPoint(double m, double target);

/// VanderWeele & Ding 2017 (Ann. Intern. Med. 167:268): a risk ratio is explained away by something that goes with both
/// sides by a factor of RR + √(RR (RR − 1)), and by nothing weaker. A ratio under 1 counts as its inverse.
double eValue(double ratio);

/// P(rated) of the sessions of one kind (good, or bad), of which a share `share` of all sessions is, known from
/// `labels` random labels, where `rated` of all sessions are rated and of that kind, known from `ratings` of them.
/// Delta method on the scale of ln; never over 1.
struct Rate {
    double value = 0;
    Interval interval; ///< 95 %
};
Rate ratingRate(double rated, double ratings, double share, double labels);

/// Benjamini & Hochberg 1995 (J. R. Stat. Soc. B 57:289): which of these p-values to take for discoveries, so that of
/// those taken at most the share `q` is expected to be chance.
std::vector<bool> discoveries(std::span<const double> p, double q);

/// Two-sided p of a standard normal.
double twoSidedP(double z);

} // namespace turnout::stats
