// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"
#include "queue/DrawPolicy.h"

#include <deque>
#include <vector>

namespace turnout::queue {

/// A segment to cover, or a pair of them, with how many labels its values are to have at least.
struct BalancedSegment {
    const population::SegmentColumn* column = nullptr;
    std::vector<double> least; ///< labels by code, from the policy's targets; empty where it has none
};

/// What a policy balances.
struct Balance {
    std::vector<BalancedSegment> segments;
    std::deque<population::SegmentColumn> pairs; ///< columns made here: "language × plan" with "de × pro"
};

/// The segments the policy names, or all with 2 to kBalanceValues values, those it has targets for, and its pairs.
/// BadInput where a segment, or the value of a target, is not there.
Result<Balance> balanceOf(const population::Frame& frame, const DrawPolicy& policy);

} // namespace turnout::queue
