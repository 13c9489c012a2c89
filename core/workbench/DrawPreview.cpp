// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DrawPreview.h"

#include "stats/Anticipated.h"
#include "stats/Interval.h"
#include "workbench/ChosenSegments.h"
#include "workbench/DrawPlan.h"
#include "workbench/PresentQuality.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

using population::Bitmap;
using population::Row;

constexpr double kLeastDoubt = 0.02; ///< of f (1 − f): a model that is sure is wrong now and then

const Error kStopped{ErrorCode::Cancelled, "stopped", {}};

/// The sessions that can be drawn, as columns.
struct Pool {
    std::vector<Row> rows;
    std::vector<double> weights;
    std::vector<double> probabilities;
};

Pool poolOf(const queue::Draw& draw, const population::Frame& frame)
{
    Pool pool;
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        if (!(draw.probabilities[i] > 0))
            continue; // labelled or waiting, or of weight 0
        pool.rows.push_back(draw.order[i]);
        pool.weights.push_back(frame.weights[draw.order[i]]);
        pool.probabilities.push_back(draw.probabilities[i]);
    }
    return pool;
}

/// How far a label is from what is predicted of its session, squared: Q(1 − Q)(1 − R²) on average; where a model is
/// fit to be trusted, spread as f(1 − f).
std::vector<double> squaredErrors(const Pool& pool, const PresentQuality& quality, const LearnedModel* model)
{
    const double level = quality.share * (1 - quality.share) * (1 - quality.explained);
    std::vector<double> errors(pool.rows.size(), level);
    if (model == nullptr || !model->quality.trusted())
        return errors;
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const auto f = static_cast<double>(model->good[pool.rows[i]]);
        errors[i] = std::max(kLeastDoubt, f * (1 - f));
        sum += pool.weights[i] * errors[i];
        weight += pool.weights[i];
    }
    for (double& error : errors)
        error *= level * weight / sum;
    return errors;
}

/// What part the new draw's answer has in the estimate, by session of the pool: draws that speak about a session share
/// it by answers × √number (queue::combineDraws).
std::vector<double> factorsOf(const Pool& pool, const Snapshot& snapshot, std::int64_t size)
{
    const auto& draws = *snapshot.draws;
    std::vector<double> strength;
    for (std::size_t b = 0; b < draws.size(); ++b)
        strength.push_back(
            static_cast<double>(queue::answeredOf(draws[b], snapshot.labels)) * std::sqrt(static_cast<double>(b + 1)));
    const double mine = static_cast<double>(size) * std::sqrt(static_cast<double>(draws.size() + 1));
    std::vector<double> factors;
    factors.reserve(pool.rows.size());
    for (const Row row : pool.rows) {
        double all = mine;
        for (std::size_t b = 0; b < draws.size(); ++b)
            all += strength[b] > 0 && draws[b].frame.test(row) ? strength[b] : 0;
        factors.push_back(mine / all);
    }
    return factors;
}

PreviewInterval intervalOf(double share, double variance)
{
    const double n = variance > 0 ? share * (1 - share) / variance : 0;
    const auto interval = stats::wilson(share, n);
    return variance > 0 ? PreviewInterval{interval.low, interval.high} : PreviewInterval{share, share};
}

void addPrecision(DrawPreview& preview, const Pool& pool, const Snapshot& snapshot, const PresentQuality& quality,
    double frameWeight, const LearnedModel* model)
{
    preview.effectiveSize = stats::expectedEffectiveSize(pool.weights, pool.probabilities);
    preview.share = quality.share;
    preview.shareKnown = quality.known;
    preview.explained = quality.explained;
    const double spread = quality.share * (1 - quality.share);
    const double before
        = quality.estimated && !quality.census && quality.effective > 0 ? spread / quality.effective : 0;
    if (quality.estimated)
        preview.now = intervalOf(quality.share, before);
    const auto errors = squaredErrors(pool, quality, model);
    // Without an estimate today the new draw speaks alone, whatever was answered elsewhere.
    const auto factors
        = before > 0 ? factorsOf(pool, snapshot, preview.size) : std::vector<double>(pool.rows.size(), 1);
    double mine = 0;
    double weight = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        mine += factors[i] * pool.weights[i];
        weight += pool.weights[i];
    }
    const double theirs = weight > 0 ? 1 - mine / weight : 0;
    preview.after = intervalOf(quality.share,
        stats::anticipatedVariance(pool.weights, pool.probabilities, errors, factors) / (frameWeight * frameWeight)
            + theirs * theirs * before);
}

std::vector<PreviewPart> partsOf(const population::SegmentColumn& column, const Snapshot& snapshot,
    const Bitmap& selection, const Pool& pool, double frameWeight)
{
    std::vector<PreviewPart> byCode(column.values.size());
    selection.forEach([&](std::size_t row) {
        PreviewPart& part = byCode[column.codes[row]];
        ++part.sessions;
        part.frameShare += snapshot.frame->weights[row] / frameWeight;
        part.labeled += snapshot.labels.labeled.test(row) || snapshot.labels.waiting.test(row) ? 1 : 0;
    });
    double drawn = 0;
    for (std::size_t i = 0; i < pool.rows.size(); ++i) {
        byCode[column.codes[pool.rows[i]]].expected += pool.probabilities[i];
        drawn += pool.probabilities[i];
    }
    std::vector<PreviewPart> parts;
    for (std::size_t code = 0; code < byCode.size(); ++code) {
        if (byCode[code].sessions == 0)
            continue;
        byCode[code].segment = column.name;
        byCode[code].value = column.values[code];
        byCode[code].drawShare = drawn > 0 ? byCode[code].expected / drawn : 0;
        parts.push_back(std::move(byCode[code]));
    }
    return parts;
}

DrawPreview outlineOf(const queue::Draw& draw, const std::string& note)
{
    DrawPreview preview;
    preview.frame = static_cast<std::int64_t>(draw.order.size());
    preview.pool = static_cast<std::int64_t>(draw.pool);
    preview.asked = draw.policy.size;
    preview.size = static_cast<std::int64_t>(draw.items.size());
    preview.design = draw.design;
    preview.auditShare = draw.policy.auditShare;
    preview.coverageShare = draw.coverageShare;
    preview.uncertainShare = std::max(0.0, 1 - preview.auditShare - preview.coverageShare);
    for (const auto& item : draw.items) {
        ++preview.arms[std::string(queue::armName(item.arm))];
        preview.answers += item.annotators * (item.repeats ? 2 : 1);
    }
    preview.by = draw.policy.by;
    preview.goal = draw.policy.model.empty() ? std::string() : std::string(queue::goalName(draw.policy.goal));
    preview.model = draw.policy.model;
    preview.note = note;
    preview.largestWeight = draw.largestWeight;
    preview.weightBound = draw.weightBound;
    return preview;
}

bool byModel(const queue::DrawPolicy& policy)
{
    return policy.by.empty() || policy.by == "model";
}

/// The estimate is narrowed by the model whoever chose the sessions; null where there is none.
Result<std::shared_ptr<const LearnedModel>> modelFor(
    OpenProject& project, const Snapshot& snapshot, bool learn, const Progress& progress, const CancelToken& cancel)
{
    if (!learn)
        return knownModel(project, snapshot, {});
    auto model = learnModel(project, snapshot, {}, progress, cancel);
    const bool tooEarly
        = !model && (model.error().code == ErrorCode::Refused || model.error().code == ErrorCode::BadInput);
    return tooEarly ? std::shared_ptr<const LearnedModel>() : std::move(model);
}

} // namespace

std::optional<double> DrawPreview::seconds() const
{
    return pace ? std::optional(pace->seconds * static_cast<double>(answers)) : std::nullopt;
}

Result<DrawPreview> previewDraw(
    OpenProject& project, const PreviewRequest& request, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const bool waits = !request.learn && byModel(request.draw.policy) && !knownModel(project, snapshot, {});
    DrawRequest asked = request.draw;
    if (waits) {
        asked.policy.by = "scores";
        asked.policy.goal = queue::Goal::Estimate;
    }
    const auto planned = planDraw(project, snapshot, asked, progress, cancel);
    if (!planned)
        return planned.error();
    const queue::Draw& draw = planned->draw;
    const auto columns = chosenSegments(*snapshot.frame, draw.policy.balance, "to balance");
    if (!columns)
        return columns.error();
    if (cancel.cancelled())
        return kStopped;
    DrawPreview preview = outlineOf(draw, planned->note);
    preview.waitsForModel = waits;
    preview.filter = planned->frameText;
    const Bitmap& selection = planned->selection;
    double frameWeight = 0;
    selection.forEach([&](std::size_t row) { frameWeight += snapshot.frame->weights[row]; });
    const Pool pool = poolOf(draw, *snapshot.frame);
    const auto model = modelFor(project, snapshot, request.learn, progress, cancel);
    if (!model)
        return model.error();
    addPrecision(preview, pool, snapshot, presentQuality(snapshot, selection, model->get()), frameWeight, model->get());
    for (const population::SegmentColumn* column : *columns)
        for (PreviewPart& part : partsOf(*column, snapshot, selection, pool, frameWeight))
            preview.parts.push_back(std::move(part));
    const auto pace = paceOf(project);
    if (!pace)
        return pace.error();
    preview.pace = *pace;
    return preview;
}

} // namespace turnout::workbench
