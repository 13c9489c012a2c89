// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Quality.h"

#include "estimate/ByDesign.h"
#include "estimate/Corrections.h"
#include "estimate/Groups.h"
#include "workbench/OtherAnswers.h"

#include <cmath>

namespace turnout::workbench {

Result<population::Filter> filterFromWords(OpenProject& project, const std::vector<std::string>& words)
{
    if (words.empty())
        return population::Filter{};
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    return population::parseFilter(words, *(*snapshot)->frame);
}

population::Comparison compareSnapshot(
    const Snapshot& snapshot, const population::Filter& filter, const std::vector<std::string>& segments)
{
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    auto comparison = population::compare(*snapshot.frame, snapshot.labels, selection, segments);
    comparison.filter = population::filterText(filter);
    return comparison;
}

Result<void> knownSegment(const population::Frame& frame, const std::string& name)
{
    if (frame.segment(name) != nullptr)
        return {};
    std::string said = "there is no segment \"" + name + "\"; there are: ";
    for (const auto& segment : frame.segments)
        said.append(&segment == &frame.segments.front() ? "" : ", ").append(segment.name);
    return Error{ErrorCode::BadInput, said, {}};
}

Result<population::Comparison> compareProject(
    OpenProject& project, const population::Filter& filter, const std::vector<std::string>& segments)
{
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    for (const std::string& name : segments)
        if (const auto known = knownSegment(*(*snapshot)->frame, name); !known)
            return known.error();
    return compareSnapshot(**snapshot, filter, segments);
}

estimate::Estimates estimateSnapshot(const Snapshot& snapshot, const population::Filter& filter)
{
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    const bool byLabels = filter.population == population::Population::Labeled;
    auto estimates = estimate::estimateQuality(*snapshot.frame, snapshot.labels, selection, *snapshot.draws,
        byLabels ? estimate::SelectedBy::Labels : estimate::SelectedBy::Production);
    estimates.filter = population::filterText(filter);
    if (const session::Question* question = snapshot.rubric.estimated())
        estimates.question = question->id;
    if (snapshot.truth) {
        double weight = 0;
        double good = 0;
        selection.forEach([&](std::size_t row) {
            const float value = (*snapshot.truth)[row];
            if (std::isnan(value))
                return;
            weight += snapshot.frame->weights[row];
            good += snapshot.frame->weights[row] * static_cast<double>(value);
        });
        if (weight > 0)
            estimates.truth = good / weight;
    }
    return estimates;
}

estimate::Estimates estimateSnapshot(const Snapshot& snapshot, const population::Filter& filter,
    const Result<std::shared_ptr<const LearnedModel>>& model)
{
    auto estimates = estimateSnapshot(snapshot, filter);
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    const auto predictions = model ? std::span<const float>((*model)->good) : std::span<const float>();
    estimate::addPredictionPowered(estimates, *snapshot.frame, snapshot.labels, selection, *snapshot.draws, predictions,
        model ? std::string() : model.error().text);
    return estimates;
}

Result<QualityView> qualitySnapshot(
    const Snapshot& snapshot, const QualityRequest& request, const Result<std::shared_ptr<const LearnedModel>>& model)
{
    if (!(request.target > 0 && request.target < 1))
        return Error{ErrorCode::BadInput, "a target is a share between 0 and 1, such as 0.8", {}};
    const population::Frame& frame = *snapshot.frame;
    const auto selection = population::apply(request.filter, frame, snapshot.labels);
    QualityView view;
    view.estimates = estimateSnapshot(snapshot, request.filter, model);
    if (const auto added = estimate::addCorrections(view.estimates, frame, selection, request.by); !added)
        return added.error();
    const auto groups = estimate::groupsOf(frame, snapshot.labels, selection, *snapshot.draws);
    view.channel = estimate::channelReport(
        frame, snapshot.labels, selection, *snapshot.draws, *estimate::bestByDesign(view.estimates), groups);
    view.sensitivity
        = estimate::sensitivityOf(frame, snapshot.labels, selection, *snapshot.draws, view.channel, request.target);
    if (request.filter.population == population::Population::Labeled)
        return view; // chosen by their labels: no part of them speaks for anybody
    view.segments = estimate::qualityBySegment(frame, snapshot.labels, groups, *snapshot.draws,
        estimate::estimateByDesign(frame, snapshot.labels, selection, *snapshot.draws));
    return view;
}

namespace {

/// The model, or why the labels do not make one yet. Anything else that goes wrong is an error.
Result<Result<std::shared_ptr<const LearnedModel>>> modelIfAny(
    OpenProject& project, const Snapshot& snapshot, const Progress& progress, const CancelToken& cancel)
{
    auto model = learnModel(project, snapshot, {}, progress, cancel);
    const bool tooEarly
        = !model && (model.error().code == ErrorCode::Refused || model.error().code == ErrorCode::BadInput);
    if (!model && !tooEarly)
        return model.error();
    return model;
}

/// Naive and label-based, with what a model adds where the labels are enough for one.
Result<estimate::Estimates> estimated(OpenProject& project, const Snapshot& snapshot, const population::Filter& filter,
    const Progress& progress, const CancelToken& cancel)
{
    const auto model = modelIfAny(project, snapshot, progress, cancel);
    if (!model)
        return model.error();
    return estimateSnapshot(snapshot, filter, *model);
}

} // namespace

Result<estimate::Estimates> estimateProject(
    OpenProject& project, const population::Filter& filter, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    return estimated(project, **taken, filter, progress, cancel);
}

Result<estimate::Estimates> correctedProject(OpenProject& project, const population::Filter& filter,
    const std::vector<std::string>& by, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    auto estimates = estimated(project, snapshot, filter, progress, cancel);
    if (!estimates)
        return estimates;
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    const auto added = estimate::addCorrections(*estimates, *snapshot.frame, selection, by);
    if (!added)
        return added.error();
    return estimates;
}

Result<estimate::ChannelReport> channelProject(
    OpenProject& project, const population::Filter& filter, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto estimates = estimated(project, snapshot, filter, progress, cancel);
    if (!estimates)
        return estimates.error();
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    return estimate::channelReport(
        *snapshot.frame, snapshot.labels, selection, *snapshot.draws, *estimate::bestByDesign(*estimates));
}

Result<QualityView> qualityProject(
    OpenProject& project, const QualityRequest& request, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const auto model = modelIfAny(project, **taken, progress, cancel);
    if (!model)
        return model.error();
    auto view = qualitySnapshot(**taken, request, *model);
    if (!view)
        return view;
    auto others = otherAnswersSentence(project);
    if (!others)
        return others.error();
    view->otherAnswers = std::move(*others);
    return view;
}

} // namespace turnout::workbench
