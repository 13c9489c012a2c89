// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "estimate/Estimate.h"

#include <string>
#include <vector>

/// Corrections side by side: what ratings say of everybody once they are corrected for who rates, beside what labels
/// say, each with a light that checks drive.
namespace turnout::estimate {

/// Adds the corrections of ratings behind the naive share, and checks and lights to all estimates that are there (the
/// label-based ones are best added before). `by`: segments to correct by; empty: all that can be used. Refused where a
/// named segment is not there or has too many values; where only one method cannot do, that one is refused.
///
/// Lights. A correction of ratings is red where the labels contradict it (the 95 % interval of the difference leaves
/// out 0: Newcombe 1998, square and add), where raters stay more than 0.25 standard deviations off in a segment or
/// their ratings count less than 30; amber where nothing checks it (no labels, or too few to see 10 points), with more
/// than 0.1 deviations, with 2 % of the sessions out of reach, with ratings that count less than 100 or less than a
/// third of their number, one that counts a tenth of all, or a model that tells raters from others too well (AUC over
/// 0.9). Otherwise green, which takes labels. Label-based ones are green where nothing is doubtful, else amber. The
/// worst check counts.
Result<void> addCorrections(Estimates& estimates, const population::Frame& frame, const population::Bitmap& selection,
    const std::vector<std::string>& by);

/// What corrections make of the thumbs, and whether they get to what the labels say: to follow estimateSentence().
/// Plain text.
std::string correctionsSentence(const Estimates& estimates);

/// Whether it rests on ratings, corrected or not; else on labels.
bool fromRatings(Method method);

/// What one more correction moves, on the way from the naive share to what labels say.
struct CorrectionStep {
    Method method = Method::RatingShare;
    double from = 0; ///< where the step before ended
    double to = 0;
    stats::Interval interval; ///< of `to`
    std::string what; ///< "raked: every segment has its share"
};

/// The naive share, then post-stratified, raked, by propensity, doubly robust and, last, what labels by design say;
/// each goes by more than the one before. What is refused is no step (refusedSteps). Empty without a naive share.
std::vector<CorrectionStep> correctionSteps(const Estimates& estimates);
/// Which of these steps are not there because they were refused, and why; empty where none is.
std::string refusedSteps(const Estimates& estimates);

} // namespace turnout::estimate
