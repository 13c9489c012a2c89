// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Tally.h"
#include "stats/Interval.h"

#include <cmath>
#include <limits>

namespace turnout::population {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// A segment with more values is an id rather than a segment: its shares are counted, but it is no part of what is
/// tested and charted.
inline constexpr std::size_t kManyValues = 50;
/// Fewer sessions than this are marked wherever they stand.
inline constexpr std::int64_t kFewSessions = 30;

/// How far two sets of sessions are apart in one segment.
struct SegmentMeasures {
    stats::ChiSquare test; ///< that both are made up alike; with Rao & Scott's correction where there are weights
    double adjustedP = kUnknown; ///< Benjamini–Hochberg, with everything that is tested beside it
    double jensenShannon = 0; ///< distance to base 2, 0…1
    double stability = 0; ///< population stability index
    double stabilityNoise = 0; ///< chance alone stays below this in 95 of 100 cases
    double hellinger = 0;
    double overlap = 1;
};
/// `tallies` by value; the sets as for Tally::of, and disjoint for the test to mean what it says.
SegmentMeasures measuresOf(const std::vector<Tally>& tallies, unsigned first, unsigned second);

/// One share against another: how far, how sure.
struct ShareDifference {
    double difference = 0; ///< first − second
    stats::Interval interval{-1, 1}; ///< Newcombe, 95 %, on effective numbers
    double p = kUnknown; ///< that there is none
    double adjustedP = kUnknown;
};
/// `first`, `second`: of the value; the others: of all values. Unknown where one set has no weight.
ShareDifference differenceOf(
    const Tally::Sums& first, const Tally::Sums& allFirst, const Tally::Sums& second, const Tally::Sums& allSecond);

/// Kish's effective number.
double effectiveN(const Tally::Sums& sums);
/// part / whole; 0 where there is no whole.
double shareOf(const Tally::Sums& part, const Tally::Sums& whole);

/// Puts Benjamini & Hochberg's adjusted p of all into each: `tests` are pairs (p, where the adjusted one goes).
class Adjusting {
public:
    void add(double p, double& adjusted)
    {
        m_p.push_back(p);
        m_to.push_back(&adjusted);
    }
    /// How many could be made.
    std::int64_t run() const;

private:
    std::vector<double> m_p;
    std::vector<double*> m_to;
};

} // namespace turnout::population
