// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"

#include <string>
#include <vector>

namespace turnout::workbench {

/// Whether a draw balances the segment, and a plan goes by it, without being asked: 2 to queue::kBalanceValues values.
bool balancedUnasked(const population::SegmentColumn& column);

/// The segments of these names; none: all that are balanced unasked. BadInput where one is not there: "there is no
/// segment "x" PURPOSE".
Result<std::vector<const population::SegmentColumn*>> chosenSegments(
    const population::Frame& frame, const std::vector<std::string>& names, const std::string& purpose);

} // namespace turnout::workbench
