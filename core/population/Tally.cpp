// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Tally.h"

namespace turnout::population {
namespace {

/// Eight slots a code, the upper four for rows outside of the selection: one pass, no branch.
template <typename Code>
std::vector<Tally> counted(const Membership& rows, const Code* codes, std::size_t values)
{
    std::vector<std::array<std::uint32_t, 8>> slots(values);
    for (std::size_t row = 0; row < rows.size(); ++row)
        ++slots[codes[row]][rows[row]];
    std::vector<Tally> tallies(values);
    for (std::size_t code = 0; code < values; ++code)
        for (std::size_t m = 0; m < 4; ++m) {
            tallies[code].n.at(m) = slots[code][m];
            tallies[code].weight.at(m) = tallies[code].squares.at(m) = slots[code][m];
        }
    return tallies;
}

template <typename Code>
std::vector<Tally> weighed(const Frame& frame, const Membership& rows, const Code* codes, std::size_t values)
{
    struct Slot {
        std::int64_t n = 0;
        double weight = 0;
        double squares = 0;
    };
    std::vector<std::array<Slot, 8>> slots(values);
    const double* weights = frame.weights.data();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Slot& slot = slots[codes[row]][rows[row]];
        ++slot.n;
        slot.weight += weights[row];
        slot.squares += weights[row] * weights[row];
    }
    std::vector<Tally> tallies(values);
    for (std::size_t code = 0; code < values; ++code)
        for (std::size_t m = 0; m < 4; ++m) {
            tallies[code].n.at(m) = slots[code][m].n;
            tallies[code].weight.at(m) = slots[code][m].weight;
            tallies[code].squares.at(m) = slots[code][m].squares;
        }
    return tallies;
}

template <typename Code>
std::vector<Tally> tallied(
    const Frame& frame, const Membership& rows, const std::vector<Code>& codes, std::size_t values)
{
    return frame.weighted ? weighed(frame, rows, codes.data(), values) : counted(rows, codes.data(), values);
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
