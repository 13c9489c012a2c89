// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Plan.h"

#include "queue/DrawPolicy.h"
#include "stats/Planning.h"
#include "workbench/ChosenSegments.h"
#include "workbench/LearnedModel.h"
#include "workbench/PresentQuality.h"
#include "workbench/Quality.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

using population::Bitmap;
using population::SegmentColumn;

constexpr double kStep = 50; ///< labels more
constexpr double kWorthIt = 0.0025; ///< a quarter of a point

using Model = Result<std::shared_ptr<const LearnedModel>>;

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
        const PresentQuality now = presentQuality(m_snapshot, selection, m_model, whole);
        const stats::Precision precision = now.precision();
        PlanPart part;
        part.sessions = now.sessions;
        part.known = now.known;
        part.share = now.share;
        part.labels
            = now.census ? static_cast<double>(part.sessions) : stats::labelsOfEffective(now.effective, precision);
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
    const auto columns = chosenSegments(*snapshot.frame, request.segments, "to plan by");
    if (!columns)
        return columns.error();
    const Bitmap selection = population::apply(request.filter, *snapshot.frame, snapshot.labels);
    if (selection.count() == 0)
        return Error{ErrorCode::Refused, "no session matches the filter, so there is nothing to plan for", {}};
    const auto known = request.learn ? nullptr : knownModel(project, snapshot, {});
    const auto model = known ? Model(known)
        : request.learn      ? learnModel(project, snapshot, {}, progress, cancel)
                             : Model(Error{ErrorCode::Refused, "it is being learned", {}});
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
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, "stopped", {}};
            PlanPart part = planner.part(ofValue[code], plan.all.known ? std::optional(plan.all.share) : std::nullopt);
            part.segment = column->name;
            part.value = column->values[code];
            plan.parts.push_back(std::move(part));
        }
    }
    const auto pace = paceOf(project);
    if (!pace)
        return pace.error();
    plan.pace = *pace;
    return plan;
}

} // namespace turnout::workbench
