// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Interval.h"

/// Ratings as a channel that hears bad sessions louder than good ones, or the other way round: how much, once labels
/// have said what everyone got. Pure functions; shares are fractions in 0…1.
namespace turnout::stats {

/// How many times as likely a bad session is to be rated as a good one (κ), where a thumb says what a label would.
struct Channel {
    double kappa = 1;
    double logError = 0; ///< standard error of ln κ
    Interval interval; ///< 95 %, of κ
};

/// κ = (1 − m)/m · Q/(1 − Q), the error of ln κ = √(1/(n m (1 − m)) + 1/(N Q (1 − Q))): m of `ratings` thumbs are up, Q
/// of `labels` labels are good, both by effective numbers over 0 (the odds that a channel of two rates makes of Q;
/// delta method). A share of 0 or 1 counts half a case more on either side, so that there is an answer, with a wide
/// interval.
Channel channelOf(double m, double ratings, double quality, double labels);

/// Quality where m of the thumbs are up and κ holds: κ m / (κ m + 1 − m).
double qualityThrough(double m, double kappa);

/// How far a channel is taken to move between being measured and being read through: standard error of ln κ, ten in a
/// hundred of κ. Where nothing about who rates changes, κ moves by nearly so much when quality does, because thumbs are
/// sometimes wrong; without an allowance the intervals hold the truth in 92 to 94 % of the worlds of bench_6 rather
/// than in 95.
constexpr double kChannelMoves = 0.1;

/// Later thumbs read as quality through a channel measured before: the errors of both, and kChannelMoves, add up on the
/// scale of ln odds.
struct Reading {
    double value = 0;
    Interval interval; ///< 95 %
};
Reading readThumbs(double m, double ratings, const Channel& channel);

/// What quality can be at all when `rated` of the sessions are rated and m of those good, and nothing is known of the
/// others (Manski 1990): from all of them bad to all of them good.
Interval manskiBounds(double rated, double m);

/// Meng's identity (2018, Ann. Appl. Stat. 12:685): error = ρ √((1 − f)/f) σ, ρ the correlation of being rated with
/// being good.
struct Worth {
    double correlation = 0; ///< ρ
    double labels = 0; ///< so many random labels would be as far off on average; infinite where the error is 0
};
/// Of ratings by a share `rated` of all, whose mean is off by `error` where the quality is `quality`.
Worth worthOfRatings(double error, double quality, double rated);

} // namespace turnout::stats
