// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"

#include <string>
#include <vector>

namespace turnout::queue {

/// How far each value of one segment is behind among the labels.
struct SegmentDeficit {
    const population::SegmentColumn* column = nullptr;
    std::vector<double> share; ///< weighted share of the frame, by code
    std::vector<double> labeledShare; ///< share among labelled and waiting sessions, by code
    std::vector<std::int64_t> have; ///< labelled and waiting sessions, by code
    std::vector<double> deficit; ///< distribution over codes with sessions to draw; all 0 where nobody is behind
    bool any = false;
};

/// For each segment: want = max(share × (labels + size), half of an equal part of the size), never more than there
/// are; deficit = what is wanted beyond what is there, over the values that still have sessions in the pool.
/// `selection` is the frame, `pool` the part of it that can be drawn.
std::vector<SegmentDeficit> coverageDeficits(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const population::Bitmap& pool,
    const std::vector<const population::SegmentColumn*>& segments, double size);

/// "first labels from surface voice (4.1 % of traffic, 0 % of labels)".
std::string coverageReason(const SegmentDeficit& segment, std::uint32_t code);

} // namespace turnout::queue
