// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/BySegment.h"
#include "estimate/ChannelReport.h"
#include "estimate/Estimate.h"
#include "estimate/Sensitivity.h"
#include "population/Compare.h"
#include "workbench/LearnedModel.h"
#include "workbench/OpenProject.h"

#include <string>
#include <vector>

namespace turnout::workbench {

/// A filter from words as typed ("language=de", "population=rated"), checked against the project.
Result<population::Filter> filterFromWords(OpenProject& project, const std::vector<std::string>& words);

/// Refused, with those there are, where the frame has no segment of this name.
Result<void> knownSegment(const population::Frame& frame, const std::string& name);

/// Populations side by side. Unknown segment names are refused by name.
Result<population::Comparison> compareProject(
    OpenProject& project, const population::Filter& filter, const std::vector<std::string>& segments);

/// Naive and label-based quality, with the truth beside it in a demo project, and what a quality model adds: it is
/// learned for this where labels are enough. Cancelled where asked to stop.
Result<estimate::Estimates> estimateProject(OpenProject& project, const population::Filter& filter,
    const Progress& progress = {}, const CancelToken& cancel = {});

/// The same with corrections of the ratings between them, a light and its checks to each (estimate::addCorrections).
/// `by`: segments to correct by, empty for all that can be used; refused by name where they cannot.
Result<estimate::Estimates> correctedProject(OpenProject& project, const population::Filter& filter,
    const std::vector<std::string>& by, const Progress& progress = {}, const CancelToken& cancel = {});

/// What the ratings are worth and what they say once labels have measured who rates, with the better of the label-based
/// estimates. Where there is none the report says why.
Result<estimate::ChannelReport> channelProject(OpenProject& project, const population::Filter& filter,
    const Progress& progress = {}, const CancelToken& cancel = {});

/// Everything that is said of quality, at once: the Quality workspace, and what the report is made of.
struct QualityView {
    estimate::Estimates estimates; ///< corrected, each with its light
    estimate::ChannelReport channel;
    estimate::Sensitivity sensitivity;
    estimate::QualityBySegment segments;
    std::string otherAnswers; ///< otherAnswersSentence; empty from qualitySnapshot, which has no project
};
struct QualityRequest {
    population::Filter filter;
    std::vector<std::string> by; ///< segments to correct by; empty: all that can be used
    double target
        = estimate::Sensitivity::kTarget; ///< the share of good sessions a conclusion is about, over 0, under 1
};
/// With the model of today's labels, which is learned for this where they are enough.
Result<QualityView> qualityProject(
    OpenProject& project, const QualityRequest& request, const Progress& progress = {}, const CancelToken& cancel = {});
/// With what a model of just this snapshot's labels adds, or why there is none. Refused where a segment to correct by
/// is not there or has too many values.
Result<QualityView> qualitySnapshot(
    const Snapshot& snapshot, const QualityRequest& request, const Result<std::shared_ptr<const LearnedModel>>& model);

/// The same on a snapshot already at hand, without a model.
population::Comparison compareSnapshot(
    const Snapshot& snapshot, const population::Filter& filter, const std::vector<std::string>& segments);
estimate::Estimates estimateSnapshot(const Snapshot& snapshot, const population::Filter& filter);
/// With what a model of just this snapshot's labels adds, or why there is none.
estimate::Estimates estimateSnapshot(const Snapshot& snapshot, const population::Filter& filter,
    const Result<std::shared_ptr<const LearnedModel>>& model);

} // namespace turnout::workbench
