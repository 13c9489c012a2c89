// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Plan.h"

#include "queue/DrawPolicy.h"
#include "stats/Planning.h"
#include "workbench/LearnedModel.h"
#include "workbench/Quality.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

using population::Bitmap;
using population::SegmentColumn;

constexpr double kStep = 50; ///< labels more
constexpr double kWorthIt = 0.0025; ///< a quarter of a point
constexpr std::int64_t kFewOfPart = 10; ///< labels; with fewer a part's share is taken from all
constexpr double kSurestShare = 0.95; ///< few labels that all agree do not make a share of 0 or 1

Result<std::vector<const SegmentColumn*>> columnsOf(const population::Frame& frame, const PlanRequest& request)
{
    std::vector<const SegmentColumn*> columns;
    for (const std::string& name : request.segments) {
        const SegmentColumn* column = frame.segment(name);
        if (column == nullptr)
            return Error{ErrorCode::BadInput, "there is no segment \"" + name + "\" to plan by", {}};
        columns.push_back(column);
    }
    if (request.segments.empty())
        for (const SegmentColumn& column : frame.segments)
            if (column.values.size() >= 3 && column.values.size() <= queue::kBalanceValues + 1)
                columns.push_back(&column);
    return columns;
}

/// What the labels say of these sessions now, with the model where there is one.
const estimate::Estimate* best(const estimate::Estimates& estimates)
{
    const estimate::Estimate* withModel = estimates.of(estimate::Method::PredictionPowered);
    const estimate::Estimate* byDesign = estimates.of(estimate::Method::Hajek);
    if (withModel != nullptr && withModel->status != estimate::Status::Refused)
        return withModel;
    return byDesign != nullptr && byDesign->status != estimate::Status::Refused ? byDesign : nullptr;
}

class Planner {
public:
    Planner(const Snapshot& snapshot, const LearnedModel* model, double within)
        : m_snapshot(snapshot)
        , m_model(model)
        , m_within(within)
    {
    }

    /// `whole`: the share to take where the part has too few labels.
    PlanPart part(const Bitmap& selection, std::optional<double> whole)
    {
        auto estimates = estimate::estimateQuality(*m_snapshot.frame, m_snapshot.labels, selection, *m_snapshot.draws);
        if (m_model != nullptr)
            estimate::addPredictionPowered(
                estimates, *m_snapshot.frame, m_snapshot.labels, selection, *m_snapshot.draws, m_model->good, {});
        PlanPart part;
        part.sessions = estimates.sessions;
        const estimate::Estimate* now = best(estimates);
        part.known = now != nullptr && now->n >= kFewOfPart;
        part.share = std::clamp(part.known ? now->value : whole.value_or(0.5), 1 - kSurestShare, kSurestShare);
        const stats::Precision precision = precisionOf(part);
        part.labels = now == nullptr ? 0
            : now->census            ? static_cast<double>(part.sessions)
                                     : stats::labelsOfEffective(now->effectiveN, precision);
        part.needed = stats::labelsFor(m_within, precision);
        part.more = std::max(0.0, part.needed - part.labels);
        part.halfNow = stats::halfWidth(part.labels, precision);
        part.halfWith50 = stats::halfWidth(part.labels + kStep, precision);
        return part;
    }
    [[nodiscard]] stats::Precision precisionOf(const PlanPart& part) const
    {
        const double explained = m_model == nullptr ? 0 : m_model->quality.explained;
        return {part.share, explained, static_cast<double>(part.sessions)};
    }

private:
    const Snapshot& m_snapshot;
    const LearnedModel* m_model;
    double m_within;
};

Result<std::optional<double>> medianSeconds(OpenProject& project)
{
    std::vector<double> seconds;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId id, const labeling::SessionLabel&) {
            for (const auto& event : fold.events(id))
                if (event.seconds && *event.seconds > 0)
                    seconds.push_back(*event.seconds);
        });
    });
    if (!read)
        return read.error();
    if (seconds.empty())
        return std::optional<double>();
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return std::optional(*middle);
}

} // namespace

Result<Plan> planLabels(
    OpenProject& project, const PlanRequest& request, const Progress& progress, const CancelToken& cancel)
{
    if (!(request.within >= 0.001 && request.within <= 0.5))
        return Error{ErrorCode::BadInput, "plan for between 0.1 and 50 points either way", {}};
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto columns = columnsOf(*snapshot.frame, request);
    if (!columns)
        return columns.error();
    const Bitmap selection = population::apply(request.filter, *snapshot.frame, snapshot.labels);
    if (selection.count() == 0)
        return Error{ErrorCode::Refused, "no session matches the filter, so there is nothing to plan for", {}};
    const auto model = learnModel(project, snapshot, {}, progress, cancel);
    const bool tooEarly
        = !model && (model.error().code == ErrorCode::Refused || model.error().code == ErrorCode::BadInput);
    if (!model && !tooEarly)
        return model.error();
    Plan plan;
    plan.filter = population::filterText(request.filter);
    plan.within = request.within;
    if (const session::Question* question = snapshot.rubric.estimated())
        plan.question = question->id;
    if (model)
        plan.explained = (*model)->quality.explained;
    else
        plan.whyNoModel = model.error().text;
    Planner planner(snapshot, model ? model->get() : nullptr, request.within);
    plan.all = planner.part(selection, std::nullopt);
    auto plain = planner.precisionOf(plan.all);
    plan.enough = stats::enoughLabels(kStep, kWorthIt, plain);
    plain.explained = 0;
    plan.withoutModel = stats::labelsFor(request.within, plain);
    for (const SegmentColumn* column : *columns) {
        std::vector<Bitmap> ofValue(column->values.size(), Bitmap(snapshot.frame->size()));
        selection.forEach([&](std::size_t row) { ofValue[column->codes[row]].set(row); });
        for (std::size_t code = 0; code < ofValue.size(); ++code) {
            if (ofValue[code].count() == 0)
                continue;
            PlanPart part = planner.part(ofValue[code], plan.all.known ? std::optional(plan.all.share) : std::nullopt);
            part.segment = column->name;
            part.value = column->values[code];
            plan.parts.push_back(std::move(part));
        }
    }
    const auto pace = medianSeconds(project);
    if (!pace)
        return pace.error();
    plan.secondsEach = *pace;
    return plan;
}

} // namespace turnout::workbench
