// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Interval.h"

#include <span>
#include <vector>

/// Differences of two shares, and what many of them at once are worth. Pure functions; shares are fractions in 0…1.
namespace turnout::stats {

/// Interval of p − q from those of both, where they are independent: Newcombe 1998 (Stat. Med. 17:873), square and add.
/// With Wilson's intervals it is his method 10.
Interval differenceInterval(double p, const Interval& ofP, double q, const Interval& ofQ);

/// Newcombe's method 10 for shares p of n and q of m observations; both may be effective numbers. −1…1 where one of
/// them is not positive.
Interval newcombe(double p, double n, double q, double m, double confidence = kConfidence);

/// Two-sided p of the hypothesis that both shares are the same, by the z test with the pooled share; 1 where neither
/// varies, NaN where n or m is not positive. n and m may be effective numbers.
double equalSharesP(double p, double n, double q, double m);

/// Two-sided p of a standard normal deviation.
double normalP(double z);

/// Standardised difference of two samples by the mean of their variances: (p − q) / √((p(1−p) + q(1−q)) / 2) (Austin
/// 2009, eq. 2). 0 where neither varies and they agree, ±infinity where they do not.
double pooledStandardisedDifference(double p, double q);

/// Adjusted p values (Benjamini & Hochberg 1995): those up to q are discoveries with a false discovery rate of at most
/// q. NaN marks a test that could not be made; it stays NaN and does not count.
std::vector<double> benjaminiHochberg(std::span<const double> p);

} // namespace turnout::stats
