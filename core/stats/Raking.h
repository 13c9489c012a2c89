// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Weighting to known totals. Pure functions; only + − × ÷ are used, in a fixed order.
namespace turnout::stats {

/// One classification of the units and the total each of its classes is to have.
struct RakingMargin {
    std::span<const std::uint32_t> classes; ///< by unit; below totals.size()
    std::span<const double> totals; ///< by class, 0 or more; every margin's add up to the same
};

struct RakedWeights {
    std::vector<double> weights;
    int rounds = 0;
    bool converged = false; ///< false: the totals cannot all be met, or not within the rounds allowed
    double gap = 0; ///< largest relative difference of a class from its total that is left
    std::size_t worstMargin = 0; ///< where it is …
    std::size_t worstClass = 0; ///< … and in which class
};

/// Iterative proportional fitting (Deming & Stephan 1940, Ann. Math. Stat. 11:427; "raking"): weights multiplied,
/// margin after margin and round after round, until the classes of all margins have their totals to within 1e-8 of
/// them. With one margin it is post-stratification. A class whose units weigh nothing cannot have a total over 0: not
/// converged.
RakedWeights rake(std::span<const double> weights, std::span<const RakingMargin> margins);

} // namespace turnout::stats
