// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"
#include "queue/Balance.h"

#include <string>
#include <vector>

namespace turnout::queue {

/// How far each value of one segment is behind among the labels.
struct SegmentDeficit {
    const population::SegmentColumn* column = nullptr;
    std::vector<double> share; ///< weighted share of the frame, by code
    std::vector<double> labeledShare; ///< share among labelled and waiting sessions, by code
    std::vector<std::int64_t> have; ///< labelled and waiting sessions, by code
    std::vector<double> least; ///< labels asked for by a target, by code; empty where there is none
    std::vector<double> deficit; ///< distribution over codes with sessions to draw; all 0 where nobody is behind
    bool any = false;
};

/// For each segment: want = max(share × (labels + size), half of an equal part of the size, the target), never more
/// than there are; deficit = what is wanted beyond what is there, over the values that still have sessions in the pool.
/// `selection` is the frame, `pool` the part of it that can be drawn.
std::vector<SegmentDeficit> coverageDeficits(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const population::Bitmap& pool, const std::vector<BalancedSegment>& segments,
    double size);

/// "first labels from surface voice (4.1 % of traffic, none labeled; 40 wanted)".
std::string coverageReason(const SegmentDeficit& segment, std::uint32_t code);

/// The targets that a draw with these probabilities (by place in `order`; negative: not drawn from) is not expected to
/// reach: "language ja: 12 labels are to be expected, 40 are wanted". The first few, and how many more there are.
std::vector<std::string> shortOfTargets(const population::LabelColumns& labels, const population::Bitmap& selection,
    const std::vector<BalancedSegment>& segments, const std::vector<population::Row>& order,
    const std::vector<double>& probabilities);

} // namespace turnout::queue
