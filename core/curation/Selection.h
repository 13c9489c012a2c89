// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Recipe.h"
#include "curation/Summary.h"
#include "population/Frame.h"

#include <vector>

namespace turnout::curation {

/// The sessions a recipe chooses.
struct Selection {
    std::vector<population::Row> rows; ///< in order of session
    /// Of each: eligible / chosen sessions among those that are alike for the quotas (1 without quotas).
    std::vector<double> factors;
    population::Bitmap traffic; ///< what matches the filter, labelled or not
    std::int64_t labeled = 0; ///< of traffic, with a final label
    std::int64_t leftOutOpen = 0; ///< of traffic, answered by several who come to no final label
    std::int64_t leftOutUncounted = 0;
    std::int64_t leftOutByQuota = 0;
    std::int64_t outsideQuotas = 0;
    std::int64_t notRepresented = 0;
    std::vector<Shortfall> shortfalls;
};

/// Chooses by the recipe. Every session has a random number that depends on the seed and its place among all loaded
/// sessions only (permanent random numbers, Ohlsson 1995); a quota takes the eligible sessions with the smallest ones.
/// So a later label changes the choice by one session and not altogether, sessions that satisfy several quotas count
/// for each, and sessions that satisfy the same quotas have the same chance. Every quota is met or exhausted; where
/// quotas overlap, one may get more than it asked for.
/// Refused: a filter or a segment that is not there, a segment with too many values for a quota for each.
Result<Selection> selectSessions(
    const Recipe& recipe, const population::Frame& frame, const population::LabelColumns& labels);

} // namespace turnout::curation
