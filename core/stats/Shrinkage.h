// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

/// Many small groups lend each other strength. Pure functions.
namespace turnout::stats {

/// Shares of groups, each pulled towards the mean of all, the more the less it rests on.
struct PooledShares {
    double mean = 0; ///< of the groups' true shares
    double meanVariance = 0;
    double between = 0; ///< variance of the true shares between groups; 0: nothing says that they differ
    double strength = 0; ///< the mean counts as much as so many observations in each group; infinite where between is 0
    std::vector<double> values; ///< by group; of those without observations: the mean
    std::vector<double> own; ///< by group, 0…1: how much its own share counts
    std::vector<double> variances; ///< by group, of its value where the mean is known
};

/// Empirical Bayes for shares (beta-binomial): `shares` of groups by `n` observations each (effective numbers, 0 for
/// none). Between-group variance by moments (DerSimonian & Laird 1986, with the binomial variance at the common mean),
/// the group's share counts n/(n + k) with k = mean (1 − mean)/between − 1 (Morris 1983, JASA 78:47).
PooledShares poolShares(std::span<const double> shares, std::span<const double> n);

} // namespace turnout::stats
