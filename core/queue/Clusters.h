// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Rng.h"
#include "population/Frame.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace turnout::queue {

/// Which sessions are near-duplicates of each other: the number of its cluster by row of the frame. A session without a
/// twin has a number of its own. Empty: nobody asked.
using Clusters = std::span<const std::uint32_t>;

/// Sessions that are drawn as one: those of a cluster that can be drawn. A session that cannot is one by itself.
struct DrawUnits {
    std::vector<population::Row> rows; ///< unit after unit
    std::vector<double> sizes; ///< of the rows
    std::vector<std::size_t> begins; ///< where each unit begins in `rows`, and the end of the last
    std::vector<double> unitSizes; ///< the sums
};

/// Units in the order of a walk, each where the first of it comes. `sizes` by place in `order`; 0: cannot be drawn.
DrawUnits unitsOf(const std::vector<population::Row>& order, const std::vector<double>& sizes, Clusters clusters);

/// Place in `rows` of one member of the unit, chosen with chances in proportion to the sizes.
std::size_t memberOf(const DrawUnits& units, std::size_t unit, Rng& rng);

} // namespace turnout::queue
