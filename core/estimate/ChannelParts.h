// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ChannelReport.h"
#include "estimate/Groups.h"

#include <span>
#include <utility>
#include <vector>

namespace turnout::estimate {

/// κ of each value of each segment, and of each month, that has 20 ratings and 20 drawn labels at least.
std::vector<ChannelPart> channelParts(const population::Frame& frame, const population::LabelColumns& labels,
    const GroupedSelection& groups, const std::vector<queue::DesignedDraw>& draws, const stats::Channel& all);

/// Thumbs against labels of these rows of the selection; `weights` as queue::combinedWeights gives them.
ThumbTable thumbTable(const population::Frame& frame, const population::LabelColumns& labels,
    std::span<const population::Row> answered, std::span<const std::pair<population::Row, double>> weights);
/// Of each value of each segment that has rated sessions with a label.
std::vector<ThumbPart> thumbParts(const population::Frame& frame, const population::LabelColumns& labels,
    const GroupedSelection& groups, std::span<const std::pair<population::Row, double>> weights);

} // namespace turnout::estimate
