// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Rng.h"
#include "population/Frame.h"
#include "queue/Balance.h"
#include "queue/Uncertainty.h"

#include <span>
#include <string>
#include <vector>

namespace turnout::queue {

/// The order a sample is taken in: who is beside whom is what the variance of an estimate is seen from.
struct WalkingOrder {
    std::vector<population::Row> rows; ///< of the selection
    std::string design; ///< "sorted by plan and belief"
};

/// By segment value, within it by belief, every other value backwards so that neighbours are alike. The segment is the
/// one whose values differ most in what is believed of their sessions.
WalkingOrder sortedOrder(const population::Bitmap& selection, const population::Bitmap& pool,
    const std::vector<BalancedSegment>& segments, const Uncertainty& uncertainty);

/// Five strata of belief, of about equal weight in the pool; equal beliefs are in one. Within a stratum the order is
/// random, so that a systematic sample of equal probabilities is a plain random one of the stratum.
struct Strata {
    WalkingOrder order;
    Uncertainty uncertainty; ///< of each session that of its stratum: the root of the mean square (Neyman 1934)
};
Strata neymanStrata(const population::Frame& frame, const population::Bitmap& selection, const population::Bitmap& pool,
    const Uncertainty& uncertainty, Rng& rng);

/// Mixes an order within blocks that hold about two picks each: `order` says which unit is where, `probabilities` are
/// those of the units in that order. Systematic sampling on a fixed order has no more samples than starts, and for one
/// given frame its real error can be far from any estimate of it; with the blocks mixed it keeps what sorting gains,
/// and neighbours' differences measure its error.
template <typename Unit>
void shuffleBlocks(std::vector<Unit>& order, std::vector<double>& probabilities, Rng& rng)
{
    constexpr double kPicksPerBlock = 2;
    std::size_t begin = 0;
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        sum += probabilities[i];
        if (sum < kPicksPerBlock && i + 1 < order.size())
            continue;
        for (std::size_t k = i + 1; k > begin + 1; --k) {
            const std::size_t other = begin + rng.below(k - begin);
            std::swap(order[k - 1], order[other]);
            std::swap(probabilities[k - 1], probabilities[other]);
        }
        begin = i + 1;
        sum = 0;
    }
}

} // namespace turnout::queue
