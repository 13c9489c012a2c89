// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Association.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace turnout::stats {
namespace {

double sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// V and p from a statistic on n observations in a table of rows × columns.
void finish(ChiSquare& result, double raw, double n, double rows, double columns)
{
    result.degrees = (rows - 1) * (columns - 1);
    if (!(result.degrees > 0) || !(n > 1)) {
        result.p = std::numeric_limits<double>::quiet_NaN();
        return;
    }
    result.statistic = raw / result.designEffect;
    result.p = boost::math::cdf(
        boost::math::complement(boost::math::chi_squared(result.degrees), std::max(0.0, result.statistic)));
    const double phi = raw / n;
    result.v = std::min(1.0, std::sqrt(phi / std::min(rows - 1, columns - 1)));
    // With weights chance makes δ times as much of it.
    const double phiCorrected = std::max(0.0, phi - result.degrees * result.designEffect / (n - 1));
    const double r = rows - (rows - 1) * (rows - 1) / (n - 1);
    const double c = columns - (columns - 1) * (columns - 1) / (n - 1);
    const double least = std::min(r - 1, c - 1);
    result.corrected = least > 0 ? std::min(1.0, std::sqrt(phiCorrected / least)) : 0;
}

/// Whether Cochran's rule speaks against the χ² distribution.
bool sparse(const std::vector<double>& expected)
{
    constexpr double kFew = 5;
    const auto few = std::count_if(expected.begin(), expected.end(), [](double e) { return e < kFew; });
    return std::any_of(expected.begin(), expected.end(), [](double e) { return e < 1; })
        || few * 5 > static_cast<std::ptrdiff_t>(expected.size());
}

/// A sample's shares and what its weights do to their variances.
struct Side {
    double n = 0;
    double weight = 0;
    double squares = 0;
    bool even = false; ///< all weights the same

    explicit Side(const WeightedCounts& counts)
        : n(sum(counts.n))
        , weight(sum(counts.weight))
        , squares(sum(counts.squares))
        , even(std::abs(squares * n - weight * weight) <= 1e-9 * weight * weight)
    {
    }
    [[nodiscard]] double share(const WeightedCounts& counts, std::size_t value) const
    {
        return counts.weight[value] / weight;
    }
    /// n times the variance of the value's share: of a mean with weights, linearised, drawn with replacement.
    [[nodiscard]] double variance(const WeightedCounts& counts, std::size_t value) const
    {
        const double p = share(counts, value);
        if (even || n < 2)
            return p * (1 - p);
        const double in = counts.squares[value];
        return n * n / (n - 1) * (in * (1 - p) * (1 - p) + (squares - in) * p * p) / (weight * weight);
    }
};

} // namespace

ChiSquare chiSquare(std::span<const double> table, std::size_t rows, std::size_t columns)
{
    std::vector<double> ofRow(rows, 0.0);
    std::vector<double> ofColumn(columns, 0.0);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            ofRow[r] += table[r * columns + c];
            ofColumn[c] += table[r * columns + c];
        }
    const double n = sum(ofRow);
    ChiSquare result;
    double raw = 0;
    std::vector<double> expected;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            if (const double e = n > 0 ? ofRow[r] * ofColumn[c] / n : 0; e > 0) {
                raw += (table[r * columns + c] - e) * (table[r * columns + c] - e) / e;
                expected.push_back(e);
            }
    const auto used = [](const std::vector<double>& sums) {
        return static_cast<double>(std::count_if(sums.begin(), sums.end(), [](double s) { return s > 0; }));
    };
    result.sparse = sparse(expected);
    finish(result, raw, n, used(ofRow), used(ofColumn));
    return result;
}

ChiSquare homogeneity(const WeightedCounts& a, const WeightedCounts& b)
{
    const std::array<const WeightedCounts*, 2> counts{&a, &b};
    const std::array<Side, 2> sides{Side(a), Side(b)};
    ChiSquare result;
    const double n = sides[0].n + sides[1].n;
    if (!(sides[0].weight > 0) || !(sides[1].weight > 0)) {
        result.p = std::numeric_limits<double>::quiet_NaN();
        return result;
    }
    double raw = 0;
    double effects = 0;
    double columns = 0;
    std::vector<double> expected;
    for (std::size_t value = 0; value < a.n.size(); ++value) {
        double pooled = 0;
        for (std::size_t s = 0; s < 2; ++s)
            pooled += sides.at(s).n * sides.at(s).share(*counts.at(s), value) / n;
        if (!(pooled > 0))
            continue;
        ++columns;
        for (std::size_t s = 0; s < 2; ++s) {
            const Side& side = sides.at(s);
            const double apart = side.share(*counts.at(s), value) - pooled;
            raw += side.n * apart * apart / pooled;
            effects += (1 - side.n / n) * side.variance(*counts.at(s), value) / pooled;
            expected.push_back(side.n * pooled);
        }
    }
    if (!(sides[0].even && sides[1].even) && columns > 1 && effects > 0)
        result.designEffect = effects / (columns - 1);
    result.sparse = sparse(expected);
    finish(result, raw, n, 2, columns);
    return result;
}

} // namespace turnout::stats
