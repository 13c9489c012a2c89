// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Agreement.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <numeric>

namespace turnout::stats {
namespace {

using Kind = std::span<const std::uint32_t>;
using Sums = std::vector<double>;

double total(Kind kind)
{
    return std::accumulate(kind.begin(), kind.end(), 0.0, [](double sum, std::uint32_t n) { return sum + n; });
}

/// Adds `times` units of a kind to the sums a coefficient is made of.
using Add = void (*)(Sums& sums, Kind kind, double times);

/// 0: units judged twice or more; 1: their shares of agreeing pairs; 2: units; from 3: their shares of each value.
void addShares(Sums& sums, Kind kind, double times)
{
    const double m = total(kind);
    if (m < 1)
        return;
    double agreeing = 0;
    for (std::size_t k = 0; k < kind.size(); ++k) {
        const double n = kind[k];
        agreeing += n * (n - 1);
        sums[3 + k] += times * n / m;
    }
    sums[2] += times;
    if (m < 2)
        return;
    sums[0] += times;
    sums[1] += times * agreeing / (m * (m - 1));
}

/// The coincidence matrix, row after row.
void addCoincidences(Sums& sums, Kind kind, double times)
{
    const double m = total(kind);
    if (m < 2)
        return;
    for (std::size_t c = 0; c < kind.size(); ++c) {
        if (kind[c] == 0)
            continue;
        for (std::size_t k = 0; k < kind.size(); ++k) {
            const double pairs = static_cast<double>(kind[c]) * (static_cast<double>(kind[k]) - (c == k ? 1 : 0));
            sums[c * kind.size() + k] += times * pairs / (m - 1);
        }
    }
}

double judgedTwice(const AnswerCounts& counts)
{
    double units = 0;
    for (std::size_t i = 0; i < counts.kinds(); ++i)
        units += total(counts.kind(i)) >= 2 ? counts.units[i] : 0;
    return units;
}

struct Spread {
    std::optional<double> value;
    double deviation = 0; ///< standard error
    double units = 0;
};

/// The coefficient of all units, and how it varies as each is left out.
template <typename Of>
Spread leaveOneOut(const AnswerCounts& counts, std::size_t size, Add add, const Of& of)
{
    Sums all(size, 0);
    for (std::size_t i = 0; i < counts.kinds(); ++i)
        add(all, counts.kind(i), counts.units[i]);
    Spread spread{of(all), 0, judgedTwice(counts)};
    if (!spread.value)
        return spread;
    // Units judged once count for the shares of values: they are left out in their turn too.
    double units = 0;
    double sum = 0;
    double squares = 0;
    Sums without;
    for (std::size_t i = 0; i < counts.kinds(); ++i) {
        without = all;
        add(without, counts.kind(i), -1);
        const double d = of(without).value_or(*spread.value) - *spread.value;
        units += counts.units[i];
        sum += counts.units[i] * d;
        squares += counts.units[i] * d * d;
    }
    if (units > 1)
        spread.deviation = std::sqrt(std::max(0.0, (units - 1) / units * (squares - sum * sum / units)));
    return spread;
}

double studentQuantile(double units)
{
    if (units < 2)
        return 0;
    return boost::math::quantile(boost::math::students_t(units - 1), 0.5 + kConfidence / 2);
}

/// On Fisher's z scale, of whose slope is 1/(1 − r²).
Interval aroundOnZ(double value, double deviation, double units)
{
    if (units < 2 || !(std::abs(value) < 1))
        return {-1, 1};
    const double z = std::atanh(value);
    const double half = studentQuantile(units) * deviation / (1 - value * value);
    return {std::tanh(z - half), std::tanh(z + half)};
}

Coefficient beyondChance(const Spread& spread, const AnswerCounts& counts)
{
    if (!spread.value)
        return {std::nullopt, {-1, 1}, 0};
    const double value = *spread.value;
    if (spread.deviation > 0 || spread.units < 2)
        return {value, aroundOnZ(value, spread.deviation, spread.units), spread.deviation};
    // All leave-one-outs alike: everything agrees. What chance expects is held at what it is for these values.
    Sums shares(3 + counts.values, 0);
    for (std::size_t i = 0; i < counts.kinds(); ++i)
        addShares(shares, counts.kind(i), counts.units[i]);
    double apart = 1;
    for (std::size_t k = 0; k < counts.values; ++k)
        apart -= shares[3 + k] / shares[2] * shares[3 + k] / shares[2];
    const double low = wilson(1, spread.units).low;
    return {value, {std::clamp(apart > 0 ? 1 - (1 - low) / apart : low, -1.0, value), std::max(value, 0.0)}, 0};
}

Coefficient shareOf(const Spread& spread)
{
    if (!spread.value)
        return {std::nullopt, {0, 1}, 0};
    const double p = *spread.value;
    const double variance = spread.deviation * spread.deviation;
    const double n = variance > 0 && p > 0 && p < 1 ? p * (1 - p) / variance : spread.units;
    return {p, wilson(p, n), spread.deviation};
}

std::optional<double> meanAgreement(const Sums& sums)
{
    return sums[0] > 0.5 ? std::optional(sums[1] / sums[0]) : std::nullopt;
}

/// Values that somebody gave, and Σ q² over them.
struct Chance {
    double values = 0;
    double squares = 0;
};

Chance chanceOf(const Sums& sums)
{
    constexpr double kNone = 1e-9; // of shares that were added and taken off again
    Chance chance;
    for (std::size_t k = 3; k < sums.size(); ++k) {
        const double q = sums[k] / sums[2];
        chance.values += q > kNone ? 1 : 0;
        chance.squares += q * q;
    }
    return chance;
}

std::optional<double> beyond(std::optional<double> agreement, double expected)
{
    constexpr double kCertain = 1e-12;
    if (!agreement || 1 - expected < kCertain)
        return std::nullopt;
    return (*agreement - expected) / (1 - expected);
}

/// Squared distances of values, which for Ordinal depend on how often each was given.
Sums distances(const Sums& given, Scale scale, std::span<const double> numbers)
{
    const std::size_t n = given.size();
    Sums result(n * n, 0);
    for (std::size_t c = 0; c < n; ++c) {
        double between = 0;
        for (std::size_t k = c + 1; k < n; ++k) {
            double d = 1;
            if (scale == Scale::Ordinal) {
                d = between + (given[c] + given[k]) / 2;
                between += given[k];
            } else if (scale == Scale::Interval) {
                d = numbers[c] - numbers[k];
            }
            result[c * n + k] = result[k * n + c] = d * d;
        }
    }
    return result;
}

std::optional<double> alphaOf(
    const Sums& coincidences, std::size_t values, Scale scale, std::span<const double> numbers)
{
    Sums given(values, 0);
    for (std::size_t c = 0; c < values; ++c)
        for (std::size_t k = 0; k < values; ++k)
            given[c] += coincidences[c * values + k];
    const double all = std::accumulate(given.begin(), given.end(), 0.0);
    const Sums apart = distances(given, scale, numbers);
    double observed = 0;
    double expected = 0;
    for (std::size_t i = 0; i < apart.size(); ++i) {
        observed += coincidences[i] * apart[i];
        expected += given[i / values] * given[i % values] * apart[i];
    }
    constexpr double kNothing = 1e-9;
    if (!(expected > kNothing) || all < 2)
        return std::nullopt;
    return 1 - observed * (all - 1) / expected;
}

} // namespace

AnswerCounts countAnswers(std::span<const Judgement> judgements, std::size_t values)
{
    AnswerCounts result;
    result.values = values;
    std::map<std::vector<std::uint32_t>, double> kinds;
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < judgements.size();) {
        counts.assign(values, 0);
        const std::uint32_t unit = judgements[i].unit;
        for (; i < judgements.size() && judgements[i].unit == unit; ++i)
            ++counts[judgements[i].value];
        kinds[counts] += 1;
    }
    for (const auto& [kind, units] : kinds) {
        result.counts.insert(result.counts.end(), kind.begin(), kind.end());
        result.units.push_back(units);
    }
    return result;
}

AnswerCounts oneAgainstRest(const AnswerCounts& counts, std::size_t value)
{
    AnswerCounts result;
    result.values = 2;
    result.units = counts.units;
    for (std::size_t i = 0; i < counts.kinds(); ++i) {
        const Kind kind = counts.kind(i);
        const auto all = std::accumulate(kind.begin(), kind.end(), std::uint32_t{0});
        result.counts.push_back(all - kind[value]);
        result.counts.push_back(kind[value]);
    }
    return result;
}

Coefficient rawAgreement(const AnswerCounts& counts)
{
    return shareOf(leaveOneOut(counts, 3 + counts.values, addShares, meanAgreement));
}

Coefficient fleissKappa(const AnswerCounts& counts)
{
    return beyondChance(leaveOneOut(counts, 3 + counts.values, addShares,
                            [](const Sums& sums) { return beyond(meanAgreement(sums), chanceOf(sums).squares); }),
        counts);
}

Coefficient gwetAc1(const AnswerCounts& counts)
{
    const auto of = [](const Sums& sums) {
        const Chance chance = chanceOf(sums);
        return beyond(meanAgreement(sums), (1 - chance.squares) / std::max(1.0, chance.values - 1));
    };
    return beyondChance(leaveOneOut(counts, 3 + counts.values, addShares, of), counts);
}

Coefficient krippendorffAlpha(const AnswerCounts& counts, Scale scale, std::span<const double> numbers)
{
    const auto of = [&](const Sums& sums) { return alphaOf(sums, counts.values, scale, numbers); };
    return beyondChance(leaveOneOut(counts, counts.values * counts.values, addCoincidences, of), counts);
}

Coefficient specificAgreement(const AnswerCounts& counts, std::size_t value)
{
    // Of the matrix of "this value against the rest": agreeing on it, of all pairs that have it.
    const auto of = [](const Sums& sums) -> std::optional<double> {
        const double with = sums[2] + sums[3];
        return with > 1e-9 ? std::optional(std::clamp(sums[3] / with, 0.0, 1.0)) : std::nullopt;
    };
    Spread spread = leaveOneOut(oneAgainstRest(counts, value), 4, addCoincidences, of);
    // Where all or none agree there is no spread: what it rests on is the units that have the value, not all there are.
    spread.units = 0;
    for (std::size_t i = 0; i < counts.kinds(); ++i)
        spread.units += counts.kind(i)[value] > 0 ? counts.units[i] : 0;
    return shareOf(spread);
}

Coefficient cohenKappa(std::span<const double> table, std::size_t values)
{
    const double n = std::accumulate(table.begin(), table.end(), 0.0);
    Sums rows(values, 0);
    Sums columns(values, 0);
    double agreed = 0;
    for (std::size_t i = 0; i < values; ++i)
        for (std::size_t j = 0; j < values; ++j) {
            const double p = n > 0 ? table[i * values + j] / n : 0;
            rows[i] += p;
            columns[j] += p;
            agreed += i == j ? p : 0;
        }
    const double expected = std::inner_product(rows.begin(), rows.end(), columns.begin(), 0.0);
    const auto kappa = n > 0 ? beyond(agreed, expected) : std::nullopt;
    if (!kappa)
        return {std::nullopt, {-1, 1}, 0};
    double variance = -(*kappa - expected * (1 - *kappa)) * (*kappa - expected * (1 - *kappa));
    for (std::size_t i = 0; i < values; ++i)
        for (std::size_t j = 0; j < values; ++j) {
            const double p = table[i * values + j] / n;
            const double part = (i == j ? 1.0 : 0.0) - (columns[i] + rows[j]) * (1 - *kappa);
            variance += p * part * part;
        }
    variance = std::max(0.0, variance) / (n * (1 - expected) * (1 - expected));
    const double deviation = std::sqrt(variance);
    if (agreed < 1)
        return {kappa, aroundOnZ(*kappa, deviation, n), deviation};
    return {kappa, {std::max(-1.0, 1 - (1 - wilson(1, n).low) / (1 - expected)), 1}, 0};
}

} // namespace turnout::stats
