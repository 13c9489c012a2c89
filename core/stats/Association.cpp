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

/// A sample: how many observations, their weights, their squared weights.
struct Side {
    double n = 0;
    double weight = 0;
    double squares = 0;

    explicit Side(const WeightedCounts& counts)
        : n(sum(counts.n))
        , weight(sum(counts.weight))
        , squares(sum(counts.squares))
    {
    }
};

/// What makes up the mean design effect, over the values. With v a contrast of values and a = v/p, −v/p in the two rows
/// of the table, a' cov(p) a over a' diag(p) a / n is the effect on it; its mean over all contrasts needs sums alone.
class EffectSums {
public:
    /// One value: its share of all observations' weights and their squares, in either sample.
    void add(std::array<double, 2> share, std::array<double, 2> squares)
    {
        double inverse = 0;
        double square = 0;
        std::array<double, 2> each{};
        std::array<double, 2> there{};
        for (std::size_t s = 0; s < 2; ++s)
            if (const double p = share.at(s); p > 0) {
                inverse += 1 / p;
                square += squares.at(s) / (p * p);
                each.at(s) = squares.at(s) / p;
                there.at(s) = 1;
            }
        const double q = 1 / inverse;
        const double b = each[0] - each[1];
        const double e = there[0] - there[1]; // 0 but for values that one sample lacks
        m_q += q;
        m_square += square * q;
        m_squareQ += square * q * q;
        m_b += b * q;
        m_e += e * q;
        m_be += b * e * q;
        m_ee += e * e * q;
        ++m_values;
    }
    /// Shares are of `all.weight`.
    [[nodiscard]] double mean(const Side& all) const
    {
        const double sums
            = m_square - m_squareQ / m_q - 2 * (m_be - m_b * m_e / m_q) + all.squares * (m_ee - m_e * m_e / m_q);
        return sums * all.n * all.n / (all.n - 1) / (all.weight * all.weight) / (m_values - 1);
    }

private:
    double m_q = 0;
    double m_square = 0;
    double m_squareQ = 0;
    double m_b = 0;
    double m_e = 0;
    double m_be = 0;
    double m_ee = 0;
    double m_values = 0;
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
    const std::array<Side, 2> sides{Side(a), Side(b)};
    ChiSquare result;
    if (!(sides[0].weight > 0) || !(sides[1].weight > 0)) {
        result.p = std::numeric_limits<double>::quiet_NaN();
        return result;
    }
    Side all = sides[0];
    all.n += sides[1].n;
    all.weight += sides[1].weight;
    all.squares += sides[1].squares;
    const bool even = std::abs(all.squares * all.n - all.weight * all.weight) <= 1e-9 * all.weight * all.weight;
    double raw = 0;
    double columns = 0;
    EffectSums effects;
    std::vector<double> expected;
    for (std::size_t value = 0; value < a.n.size(); ++value) {
        const std::array share{a.weight[value] / all.weight, b.weight[value] / all.weight};
        const double pooled = share[0] + share[1];
        if (!(pooled > 0))
            continue;
        ++columns;
        effects.add(share, {a.squares[value], b.squares[value]});
        for (std::size_t s = 0; s < 2; ++s) {
            const double independent = sides.at(s).weight / all.weight * pooled;
            const double apart = share.at(s) - independent;
            raw += all.n * apart * apart / independent;
            expected.push_back(sides.at(s).n * pooled);
        }
    }
    if (const double effect = !even && columns > 1 && all.n > 1 ? effects.mean(all) : 1; effect > 0)
        result.designEffect = effect;
    result.sparse = sparse(expected);
    finish(result, raw, all.n, 2, columns);
    return result;
}

} // namespace turnout::stats
