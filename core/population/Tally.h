// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"
#include "stats/Association.h"

#include <array>
#include <cstdint>
#include <vector>

/// How two sets of sessions share out over the codes of a column: what every comparison begins with.
namespace turnout::population {

/// Per row one byte: in the first set, in the second, outside of the selection. One stream for all passes.
enum : std::uint8_t { kInFirst = 1, kInSecond = 2, kOutside = 4 };
using Membership = std::vector<std::uint8_t>;

/// Sums by membership: in neither (but selected), the first, the second, both.
struct Tally {
    std::array<std::int64_t, 4> n{};
    std::array<double, 4> weight{};
    std::array<double, 4> squares{}; ///< of the weights

    struct Sums {
        double n = 0;
        double weight = 0;
        double squares = 0;

        Sums& operator+=(const Sums& other)
        {
            n += other.n;
            weight += other.weight;
            squares += other.squares;
            return *this;
        }
    };
    [[nodiscard]] Sums at(std::size_t membership) const
    {
        return {static_cast<double>(n.at(membership)), weight.at(membership), squares.at(membership)};
    }
    /// Of the memberships with a bit in `wanted`: bit 0 is those in neither, bit 1 the first alone, bit 2 the second
    /// alone, bit 3 both.
    [[nodiscard]] Sums of(unsigned wanted) const
    {
        Sums sums;
        for (std::size_t m = 0; m < 4; ++m)
            if ((wanted >> m & 1U) != 0)
                sums += at(m);
        return sums;
    }
};

/// Sets of memberships, for Tally::of.
inline constexpr unsigned kEverybody = 0b1111;
inline constexpr unsigned kFirst = 0b1010;
inline constexpr unsigned kSecond = 0b1100;
inline constexpr unsigned kNotFirst = kEverybody & ~kFirst;
inline constexpr unsigned kNotSecond = kEverybody & ~kSecond;

/// By code, one pass. Without weights (`frame.weighted` false) it is counting only.
std::vector<Tally> tally(
    const Frame& frame, const Membership& rows, const std::vector<std::uint32_t>& codes, std::size_t values);
std::vector<Tally> tally(
    const Frame& frame, const Membership& rows, const std::vector<std::uint16_t>& codes, std::size_t values);
/// Of all rows.
Tally tally(const Frame& frame, const Membership& rows);

/// One set over all codes, as the tests want it.
stats::WeightedCounts countsOf(const std::vector<Tally>& tallies, unsigned wanted);

} // namespace turnout::population
