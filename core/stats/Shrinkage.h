// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Interval.h"

#include <span>
#include <vector>

/// Many small groups lend each other strength. Pure functions.
namespace turnout::stats {

/// Shares of groups, each pulled towards what the groups have in common, the more the less it rests on. By group.
struct PooledShares {
    double mean = 0; ///< that the groups' true shares spread around
    std::vector<double> values; ///< of a group without observations: about the mean
    std::vector<double> variances; ///< how far the mean and the spread between groups are known counted in
    std::vector<Interval> intervals; ///< 95 %
    std::vector<double> own; ///< 0…1: how much the group's own observations count
    double total = 0; ///< of the shares, each times its group's weight
    double totalVariance = 0;
};

/// `shares` of groups by `n` observations each (effective numbers, 0 for none): y = n · share out of n is binomial, the
/// true shares are Beta(m k, (1 − m) k), and m, the mean, and k, how many observations it counts as, are not estimated
/// but integrated over, with a prior that is even over m and 1/√k, k ≥ 1 (Gelman et al., Bayesian Data Analysis, 3rd
/// ed., 5.3). A between-group variance put in as if it were known, which is 0 wherever few labels do not show it, makes
/// intervals that hold far less than they say. The intervals are of the beta distribution with the posterior's mean
/// and variance. `weights`: of the groups in `total`; empty: there is none. Without observations all is 0 and every
/// interval 0…1.
PooledShares poolShares(
    std::span<const double> shares, std::span<const double> n, std::span<const double> weights = {});

} // namespace turnout::stats
