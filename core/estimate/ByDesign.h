// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"

#include <span>

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
    double lambda = 0; ///< how much the predictions count; 0: not at all, this is Hájek's ratio
    double correlation = 0; ///< between predictions and labels, weighted by design
    std::int64_t open = 0; ///< of n, those whose annotators come to no consensus: they count by their posterior
    bool unansweredDraw = false; ///< an earlier draw, part of what a later one takes as known, has no answer at all
};

/// Hájek's ratio Σ(w y)/Σ(w) with the weights of queue::combineDraws (statistics §1.1, §1.4). Variance: per draw,
/// successive differences along the order it walked, on the linearised residual w (y − θ); parts of fewer than ten
/// sessions that were not certain say too little in differences and get Poisson's. Each residual is divided
/// by √(1 − h), h its share of Σw (HC2; MacKinnon & White 1985), and V's degrees of freedom (stats::varianceFreedom,
/// put together as Satterthwaite 1946 does) say how well it is known. Interval: Wilson on n_eff = θ(1−θ)/V, less what
/// Student's t takes of it (Korn & Graubard 1998): without the two, intervals of two draws of 100 covered 94.2 %,
/// and 92.4 % in 500 seeds of longer texts, because few large weights make V small as often as large. A session with
/// several opinions counts with the mean of its posterior, and the posterior's variance v (p (1 − p) for two answers)
/// adds Σ (w / Σw)² v: the variance between imputations where each session's answer is drawn from its posterior over
/// and over (Rubin 1987, ch. 3, with endless imputations). Exact where all sessions are answered, on the safe side in a
/// sample, and 0 where nobody answered twice. The bounds: skipped sessions stay in the denominator, once as all bad,
/// once as all good.
///
/// With `predictions` (by row, 0…1, of labelled sessions from labels of others) the difference estimator on top of it:
/// θ + λ (mean prediction of all sessions the draws speak about − the same estimated from the answered ones), so that
/// the model narrows the interval but cannot bend the estimate (Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453).
/// λ = Σ v (f − f̄)(y − ȳ) / Σ v (f − f̄)², v the design's variance of each answer, in 0…1; 0 with fewer than 30 labels
/// or a correlation of at most 1/√(n − 2), where it would harm (Mani et al. 2025, arXiv 2505.20178).
DesignEstimate estimateByDesign(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws,
    std::span<const float> predictions = {});

} // namespace turnout::estimate
