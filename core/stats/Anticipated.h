// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

/// What a draw can be expected to give before anybody has answered. Pure functions; all spans are as long as each
/// other: a unit's sampling weight a and its inclusion probability π, 0 < π ≤ 1.
namespace turnout::stats {

/// Equally weighted labels that the draw's unequal weights are worth, as expected: (Σa)² / Σ(a²/π), Kish's effective
/// size (1965) with both sums replaced by what they are on average. 0 for no units.
double expectedEffectiveSize(std::span<const double> weights, std::span<const double> probabilities);

/// Anticipated variance (Isaki & Fuller 1982, JASA 77:89) of Σ factor a e / π over the drawn, where e² is
/// `squaredErrors` on average: Σ (factor a)² e² (1 − π) / π. Of the total; divide by (Σa)² for that of a share.
double anticipatedVariance(std::span<const double> weights, std::span<const double> probabilities,
    std::span<const double> squaredErrors, std::span<const double> factors);

} // namespace turnout::stats
