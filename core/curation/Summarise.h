// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Item.h"
#include "curation/Selection.h"
#include "curation/Summary.h"
#include "curation/Weights.h"

#include <span>
#include <string>
#include <vector>

namespace turnout::curation {

/// What is known of the chosen sessions, each list in the order of selection.rows.
struct SummaryInput {
    const population::Frame& frame;
    const Selection& selection;
    const Recipe& recipe;
    std::span<const ItemDesign> designs;
    std::span<const ItemLabel> labels;
    std::span<const std::string> arms;
    const labeling::Rubrics& rubrics;
    std::vector<DrawUsed> draws; ///< all draws of the project; those without items are left out of the summary
};

/// The summary of a choice. Coverage is by every segment with 2 … queue::kBalanceValues values and every one with a
/// quota.
Summary summarise(SummaryInput input);

} // namespace turnout::curation
