// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/DesignWeights.h"

#include <span>
#include <vector>

namespace turnout::curation {

/// Where an item came from, and what it stands for.
struct ItemDesign {
    DrawId draw; ///< the earliest draw that it is an item of; none: a must-label session, which cannot be weighted
    double probability = 0; ///< inclusion probability in that draw
    double weight = 0; ///< production sessions; 0 where there is no draw
};

/// Weights of the chosen rows (ascending), `factors` being eligible / chosen within quotas:
/// weight = queue::combinedWeights over `traffic`, what the set is about, × factor. With one draw that is answered in
/// full: sampling weight / inclusion probability. The weighted mean of a set without quotas is that of the project's
/// estimate by design.
std::vector<ItemDesign> itemDesigns(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& traffic, std::span<const population::Row> rows, std::span<const double> factors,
    const std::vector<queue::DesignedDraw>& draws);

} // namespace turnout::curation
