// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Clusters.h"

#include <limits>

namespace turnout::queue {

using population::Row;

DrawUnits unitsOf(const std::vector<Row>& order, const std::vector<double>& sizes, Clusters clusters)
{
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    // Members of a cluster as a list: from the first place to the next, in the order of the walk.
    std::vector<std::uint32_t> next(order.size(), kNone);
    std::vector<std::uint32_t> last;
    std::vector<bool> follows(order.size(), false);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!(sizes[i] > 0))
            continue;
        const std::uint32_t cluster = clusters[order[i]];
        if (cluster >= last.size())
            last.resize(cluster + std::size_t{1}, kNone);
        if (last[cluster] != kNone) {
            next[last[cluster]] = static_cast<std::uint32_t>(i);
            follows[i] = true;
        }
        last[cluster] = static_cast<std::uint32_t>(i);
    }
    DrawUnits units;
    units.rows.reserve(order.size());
    units.sizes.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (follows[i])
            continue;
        units.begins.push_back(units.rows.size());
        units.unitSizes.push_back(0);
        for (std::size_t at = i; at != kNone; at = next[at]) {
            units.rows.push_back(order[at]);
            units.sizes.push_back(sizes[at]);
            units.unitSizes.back() += sizes[at];
        }
    }
    units.begins.push_back(units.rows.size());
    return units;
}

std::size_t memberOf(const DrawUnits& units, std::size_t unit, Rng& rng)
{
    double left = rng.uniform() * units.unitSizes[unit];
    std::size_t at = units.begins[unit];
    for (; at + 1 < units.begins[unit + 1] && left >= units.sizes[at]; ++at)
        left -= units.sizes[at];
    return at;
}

} // namespace turnout::queue
