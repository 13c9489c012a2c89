// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Intervals for shares. Pure functions; shares are fractions in 0…1, confidence likewise (0.95).
namespace turnout::stats {

struct Interval {
    double low = 0;
    double high = 1;
    friend bool operator==(const Interval&, const Interval&) = default;
};

inline constexpr double kConfidence = 0.95;

/// z such that the standard normal lies in ±z with probability `confidence`; 1.959964 for 0.95.
double normalQuantileTwoSided(double confidence);

/// Wilson score interval (Wilson 1927, JASA 22:209) of a share `p` among `n` observations; n may be an effective
/// number and need not be whole. p is clamped to 0…1; n ≤ 0 gives 0…1, "nothing known".
Interval wilson(double p, double n, double confidence = kConfidence);

/// Number of equally weighted observations that carry as much as these weights: (Σw)²/Σw² (Kish 1965). 0 for none.
double effectiveN(double sumOfWeights, double sumOfSquaredWeights);

/// Standardised difference of a binary attribute between a population and the frame it comes from:
/// (p − q)/√(q(1−q)) with q the frame's share (Austin 2009; the target's deviation as denominator, as in Meta's
/// balance). 0 where the frame does not vary and the shares agree, ±infinity where it does not and they differ.
double standardisedDifference(double p, double q);

} // namespace turnout::stats
