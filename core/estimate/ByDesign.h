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
    double effectiveN = 0; ///< θ(1−θ)/V: as many plain random labels from an endless frame would be as precise
    double largestWeight = 0; ///< of one session, in production sessions
    bool census = false; ///< every session of the selection is answered: nothing is left to chance
    SkipBounds skips;
    std::vector<DrawId> draws;
    double covered = 0; ///< weighted share of the selection that the draws' frames hold
    std::int64_t pending = 0; ///< drawn, not answered and not skipped
    bool unansweredDraw = false; ///< an earlier draw, part of what a later one takes as known, has no answer at all
};

/// Hájek's ratio Σ(w y)/Σ(w) with the weights of queue::combineDraws (statistics §1.1, §1.4). Variance: per draw,
/// successive differences along the order it walked, on the linearised residual w (y − θ); parts of fewer than ten
/// sessions that were not certain say too little in differences and get Poisson's. Interval: Wilson on
/// n_eff = θ(1−θ)/V.
/// The bounds: skipped sessions stay in the denominator, once as all bad, once as all good.
DesignEstimate estimateByDesign(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws);

} // namespace turnout::estimate
