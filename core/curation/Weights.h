// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "population/Frame.h"

#include <cstdint>
#include <span>
#include <vector>

namespace turnout::curation {

/// A draw by rows of today's frame, as weights need it. Views: valid during the call.
struct DrawView {
    DrawId id;
    std::span<const population::Row> frame; ///< in the order the draw walked
    std::span<const double> probabilities; ///< of each; below 0: labelled or waiting already when it was made
    std::span<const population::Row> items;
    std::span<const double> itemProbabilities;
};

/// Where an item came from, and what it stands for.
struct ItemDesign {
    DrawId draw; ///< the earliest draw that it is an item of; none: a must-label session, which cannot be weighted
    double probability = 0; ///< inclusion probability in that draw
    double weight = 0; ///< production sessions; 0 where there is no draw
};

/// How many sessions of a draw have an answer now.
std::int64_t answeredOf(const DrawView& draw, const population::LabelColumns& labels);

/// Weights of the chosen rows (ascending), `factors` being eligible / chosen within quotas.
///
/// One draw: sampling weight / inclusion probability × factor.
/// Several draws all speak about the sessions that their frames share, so that each counts with a share fixed by size
/// and order: ω_d ∝ size_d √d over the draws whose frame holds the session (Owen & Zhou 2019, arXiv 1901.02976).
/// A session that an earlier draw took was known when a later one was made, and there stands for itself. With R =
/// drawn / answered of a draw (its queue is in random order, so the answered are a random part of it):
///   weight = sampling weight × C × [Σ_{d drew it} R_d ω_d / π_d + Σ_{d knew it} R_first ω_d] × factor
/// where C is the share answered over all draws, so that weights add up to what was worked through. For one draw this
/// is the first formula. The weighted mean of a set without quotas is that of the project's estimate by design.
std::vector<ItemDesign> itemDesigns(const population::Frame& frame, const population::LabelColumns& labels,
    std::span<const population::Row> rows, std::span<const double> factors, std::span<const DrawView> draws);

} // namespace turnout::curation
