// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"
#include "estimate/RatingCorrection.h"

#include <string>
#include <vector>

/// What is looked at before a number gets its light; the limits stand with addCorrections.
namespace turnout::estimate {

/// Of a correction of ratings, without what the labels say.
std::vector<Check> checksOf(const RatingCorrection& correction, const RatedFrame& rated);
/// Of the naive share, and of label-based estimates.
std::vector<Check> checksOfOthers(const Estimate& e, const RatedFrame& rated, const Estimate* labels);
/// What labels by design say to an estimate from ratings; `labels` is null where there are none.
Check againstLabels(const Estimate& e, const Estimate* labels);
/// Whether that check went against it.
bool contradictedByLabels(const Estimate& e);
/// Refused is red.
Light worstOf(const Estimate& e);
/// The checks that are not green, in words.
std::string doubtsOf(const Estimate& e);

} // namespace turnout::estimate
