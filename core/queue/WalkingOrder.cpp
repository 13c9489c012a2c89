// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/WalkingOrder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace turnout::queue {
namespace {

using population::Bitmap;
using population::Frame;
using population::Row;
using population::SegmentColumn;

constexpr std::size_t kStrata = 5;
constexpr std::uint32_t kSign = 0x80000000U;

/// The segment to sort by first: the one whose values differ most in what is believed of their sessions (share of
/// variance between values), so that sorting spreads the draw over what matters. The first where none does.
const SegmentColumn* sortSegment(const std::vector<BalancedSegment>& segments, const Bitmap& pool, const Uncertainty& u)
{
    const SegmentColumn* best = nullptr;
    double bestBetween = -1;
    for (const BalancedSegment& segment : segments) {
        const SegmentColumn* column = segment.column;
        std::vector<double> sum(column->values.size(), 0);
        std::vector<double> n(column->values.size(), 0);
        pool.forEach([&](std::size_t row) {
            sum[column->codes[row]] += static_cast<double>(u.good[row]);
            n[column->codes[row]] += 1;
        });
        double total = 0;
        double count = 0;
        double between = 0;
        for (std::size_t c = 0; c < n.size(); ++c) {
            total += sum[c];
            count += n[c];
            between += n[c] > 0 ? sum[c] * sum[c] / n[c] : 0;
        }
        between -= count > 0 ? total * total / count : 0;
        if (between > bestBetween + 1e-9) {
            bestBetween = between;
            best = column;
        }
    }
    return best;
}

struct Key {
    std::uint64_t key = 0;
    Row row = 0;
};

/// Bits that are in the order of the numbers; 0 and −0 are one.
std::uint32_t ascending(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

/// By key; what has the same key stays in its order. A digit of the key after the other, from the last (Knuth 1998,
/// §5.2.5): a million keys in a quarter of the time that comparing them takes.
void sortByKey(std::vector<Key>& keys)
{
    constexpr std::size_t kBits = 11;
    constexpr std::size_t kDigits = 6; // 66 bits
    constexpr std::size_t kValues = std::size_t{1} << kBits;
    const auto digit = [](std::uint64_t key, std::size_t d) { return key >> (d * kBits) & (kValues - 1); };
    std::vector<std::array<std::uint32_t, kValues>> begins(kDigits);
    for (const Key& key : keys)
        for (std::size_t d = 0; d < kDigits; ++d)
            ++begins[d][digit(key.key, d)];
    std::vector<Key> sorted(keys.size());
    for (std::size_t d = 0; d < kDigits; ++d) {
        auto& places = begins[d];
        if (!keys.empty() && places[digit(keys.front().key, d)] == keys.size())
            continue; // all alike
        std::uint32_t before = 0;
        for (std::uint32_t& place : places)
            place = std::exchange(before, before + place);
        for (const Key& key : keys)
            sorted[places[digit(key.key, d)]++] = key;
        keys.swap(sorted);
    }
}

/// Beliefs that part the pool into strata of about equal weight.
std::array<float, kStrata - 1> cutsOf(const Frame& frame, const Bitmap& pool, const Uncertainty& uncertainty)
{
    std::vector<std::pair<float, double>> beliefs;
    beliefs.reserve(pool.count());
    double all = 0;
    pool.forEach([&](std::size_t row) {
        beliefs.emplace_back(uncertainty.good[row], frame.weights[row]);
        all += frame.weights[row];
    });
    std::sort(beliefs.begin(), beliefs.end());
    std::array<float, kStrata - 1> cuts{};
    double before = 0;
    std::size_t next = 0;
    for (const auto& [belief, weight] : beliefs) {
        for (; next < cuts.size() && before >= all * static_cast<double>(next + 1) / kStrata; ++next)
            cuts.at(next) = belief;
        before += weight;
    }
    for (; next < cuts.size(); ++next)
        cuts.at(next) = INFINITY;
    return cuts;
}

} // namespace

WalkingOrder sortedOrder(const Bitmap& selection, const Bitmap& pool, const std::vector<BalancedSegment>& segments,
    const Uncertainty& uncertainty)
{
    const SegmentColumn* column = sortSegment(segments, pool, uncertainty);
    std::vector<Key> keys;
    keys.reserve(selection.count());
    selection.forEach([&](std::size_t row) {
        const std::uint32_t code = column != nullptr ? column->codes[row] : 0;
        const float belief = uncertainty.good[row];
        keys.push_back(
            {std::uint64_t{code} << 32U | ascending(code % 2 == 0 ? belief : -belief), static_cast<Row>(row)});
    });
    sortByKey(keys);
    WalkingOrder order;
    order.rows.reserve(keys.size());
    for (const Key& key : keys)
        order.rows.push_back(key.row);
    order.design = "sorted by " + (column != nullptr ? column->name + " and belief" : std::string("belief"));
    return order;
}

Strata neymanStrata(
    const Frame& frame, const Bitmap& selection, const Bitmap& pool, const Uncertainty& uncertainty, Rng& rng)
{
    const auto cuts = cutsOf(frame, pool, uncertainty);
    const auto stratumOf = [&](std::size_t row) {
        return static_cast<std::size_t>(
            std::upper_bound(cuts.begin(), cuts.end(), uncertainty.good[row]) - cuts.begin());
    };
    std::array<std::vector<Row>, kStrata> members;
    std::array<double, kStrata> weight{};
    std::array<double, kStrata> squares{};
    selection.forEach([&](std::size_t row) {
        const std::size_t h = stratumOf(row);
        members.at(h).push_back(static_cast<Row>(row));
        if (!pool.test(row))
            return;
        const auto v = static_cast<double>(uncertainty.values[row]);
        weight.at(h) += frame.weights[row];
        squares.at(h) += frame.weights[row] * v * v;
    });
    Strata strata;
    strata.uncertainty = uncertainty;
    std::size_t there = 0;
    for (std::size_t h = 0; h < kStrata; ++h) {
        std::vector<Row>& rows = members.at(h);
        const double spread = weight.at(h) > 0 ? std::sqrt(squares.at(h) / weight.at(h)) : 0;
        there += weight.at(h) > 0 ? 1U : 0U;
        for (const Row row : rows)
            strata.uncertainty.values[row] = static_cast<float>(spread);
        rng.shuffle(rows);
        strata.order.rows.insert(strata.order.rows.end(), rows.begin(), rows.end());
    }
    strata.order.design = std::to_string(there) + (there == 1 ? " stratum" : " strata") + " of belief";
    return strata;
}

} // namespace turnout::queue
