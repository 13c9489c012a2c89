// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Tally.h"

namespace turnout::population {
namespace {

/// Neighbouring rows count into tables of their own, added up at the end: most rows have the same code and membership
/// as the one before, and would wait for its sum to be stored.
constexpr std::size_t kLanes = 4;

/// What is summed up of a code and membership without and with weights.
struct Count {
    std::uint32_t n = 0;

    void take(double /*weight*/)
    {
        ++n;
    }
    void addTo(Tally& tally, std::size_t membership) const
    {
        tally.n.at(membership) += n;
        tally.weight.at(membership) += n;
        tally.squares.at(membership) += n;
    }
};

struct Weights {
    std::int64_t n = 0;
    double weight = 0;
    double squares = 0;

    void take(double one)
    {
        ++n;
        weight += one;
        squares += one * one;
    }
    void addTo(Tally& tally, std::size_t membership) const
    {
        tally.n.at(membership) += n;
        tally.weight.at(membership) += weight;
        tally.squares.at(membership) += squares;
    }
};

/// Eight slots a code, the upper four for rows outside of the selection: one pass, no branch.
template <typename Sum, typename Code>
std::vector<Tally> summed(
    const std::vector<double>& weights, const Membership& rows, const std::vector<Code>& codes, std::size_t values)
{
    std::vector<std::array<Sum, 8>> slots(values * kLanes);
    const std::size_t whole = rows.size() - rows.size() % kLanes;
    for (std::size_t row = 0; row < whole; row += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            slots[codes[row + lane] * kLanes + lane][rows[row + lane]].take(weights[row + lane]);
    for (std::size_t row = whole; row < rows.size(); ++row)
        slots[codes[row] * kLanes][rows[row]].take(weights[row]);
    std::vector<Tally> tallies(values);
    for (std::size_t i = 0; i < slots.size(); ++i)
        for (std::size_t m = 0; m < 4; ++m)
            slots[i][m].addTo(tallies[i / kLanes], m);
    return tallies;
}

template <typename Code>
std::vector<Tally> tallied(
    const Frame& frame, const Membership& rows, const std::vector<Code>& codes, std::size_t values)
{
    return frame.weighted ? summed<Weights>(frame.weights, rows, codes, values)
                          : summed<Count>(frame.weights, rows, codes, values);
}

} // namespace

std::vector<Tally> tally(
    const Frame& frame, const Membership& rows, const std::vector<std::uint32_t>& codes, std::size_t values)
{
    return tallied(frame, rows, codes, values);
}

std::vector<Tally> tally(
    const Frame& frame, const Membership& rows, const std::vector<std::uint16_t>& codes, std::size_t values)
{
    return tallied(frame, rows, codes, values);
}

Tally tally(const Frame& frame, const Membership& rows)
{
    Tally all;
    std::array<std::int64_t, 8> n{};
    std::array<double, 8> weight{};
    std::array<double, 8> squares{};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double w = frame.weights[row];
        ++n.at(rows[row]);
        weight.at(rows[row]) += w;
        squares.at(rows[row]) += w * w;
    }
    for (std::size_t m = 0; m < 4; ++m) {
        all.n.at(m) = n.at(m);
        all.weight.at(m) = weight.at(m);
        all.squares.at(m) = squares.at(m);
    }
    return all;
}

stats::WeightedCounts countsOf(const std::vector<Tally>& tallies, unsigned wanted)
{
    stats::WeightedCounts counts;
    for (const Tally& one : tallies) {
        const Tally::Sums sums = one.of(wanted);
        counts.n.push_back(sums.n);
        counts.weight.push_back(sums.weight);
        counts.squares.push_back(sums.squares);
    }
    return counts;
}

} // namespace turnout::population
