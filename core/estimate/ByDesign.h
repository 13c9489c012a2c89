// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"

namespace turnout::estimate {

/// The label-based estimate over all draws, before it is put into words.
struct DesignEstimate {
    bool usable = false;
    double value = 0;
    stats::Interval interval;
    std::int64_t n = 0; ///< drawn sessions that were answered and count
    double effectiveN = 0;
    double largestWeight = 0;
    SkipBounds skips;
    std::vector<DrawId> draws;
    double covered = 0; ///< weighted share of the selection that the draws' frames hold
    std::int64_t pending = 0; ///< drawn, of these draws, not answered and not skipped
    bool unansweredDraw = false; ///< an earlier draw, part of what a later one takes as known, has no answer at all
};

/// Hájek's ratio Σ(w y)/Σ(w) over each draw, w = sampling weight / π, plus what was known when the draw was made
/// (labelled before, or drawn before: known sessions count once, their unanswered part by their answered part); draws
/// are combined with weights fixed beforehand, size × √(number) (Owen & Zhou 2019, 1901.02976; statistics §1.4), so
/// that adaptive later draws stay unbiased. Variance: successive differences along the order each draw walked, on the
/// linearised residual (y − θ), interval: Wilson on n_eff = θ(1−θ)/V. A draw answered in part counts as a random part
/// of itself, because its queue is in random order.
DesignEstimate estimateByDesign(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<DesignedDraw>& draws);

} // namespace turnout::estimate
