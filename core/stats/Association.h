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

/// Pearson's test that two independent weighted samples come from one distribution: on the weighted shares, the
/// statistic divided by the mean design effect (first-order correction for homogeneity: Scott & Rao 1981; Rao & Scott
/// 1981, JASA 76:221):
/// δ = 1/(c−1) Σ_samples (1 − n_s/n) Σ_values p_s(1−p_s)/p · d_s, d the cell's variance by the weights over that of a
/// plain sample of n_s. Where all weights of a sample are the same it is Pearson's χ² itself.
ChiSquare homogeneity(const WeightedCounts& a, const WeightedCounts& b);

} // namespace turnout::stats
