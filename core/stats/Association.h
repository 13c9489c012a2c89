// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Whether two samples differ in how they are made up. Pure functions.
namespace turnout::stats {

struct ChiSquare {
    double statistic = 0; ///< after the correction for weights
    double degrees = 0;
    double p = 1; ///< NaN where there is nothing to test: fewer than two values, or an empty sample
    double designEffect = 1; ///< what the statistic was divided by; 1 without weights
    double v = 0; ///< Cramér's V, 0…1
    double corrected = 0; ///< V without what chance alone makes of it (Bergsma 2013, J. Korean Stat. Soc. 42:323)
    bool sparse = false; ///< a fifth of the cells, or any with under 1, is expected to hold fewer than 5 (Cochran 1954)
};

/// Pearson's test of independence in a table of counts, row by row. Rows and columns without counts are left out.
ChiSquare chiSquare(std::span<const double> table, std::size_t rows, std::size_t columns);

/// A weighted sample over values: by value, how many observations, their weights, their squared weights.
struct WeightedCounts {
    std::vector<double> n;
    std::vector<double> weight;
    std::vector<double> squares;
};

/// Pearson's test that two groups of one weighted sample are made up alike (that value and group are independent), the
/// weights of both on one scale: X² of the weighted table, brought to as many observations as there are, divided by the
/// mean generalised design effect (first-order correction: Rao & Scott 1981, JASA 76:221; 1984, Ann. Stat. 12:46), the
/// cells' covariance linearised as of observations drawn with replacement. It is what svychisq(statistic = "Chisq") of
/// R's survey package gives without strata or clusters: its X² is statistic × designEffect, its p is p. As there, the
/// effect is taken at the cells as found. Where all weights are the same it is Pearson's χ² itself (R's is (n − 1)/n of
/// it).
ChiSquare homogeneity(const WeightedCounts& a, const WeightedCounts& b);

} // namespace turnout::stats
