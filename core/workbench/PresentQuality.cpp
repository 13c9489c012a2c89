// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PresentQuality.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

constexpr std::int64_t kFewOfPart = 10; ///< labels; with fewer a part's share is taken from all
constexpr double kSurestShare = 0.95; ///< few labels that all agree do not make a share of 0 or 1

/// What the labels say now, with the model where there is one.
const estimate::Estimate* best(const estimate::Estimates& estimates)
{
    const estimate::Estimate* withModel = estimates.of(estimate::Method::PredictionPowered);
    const estimate::Estimate* byDesign = estimates.of(estimate::Method::Hajek);
    if (withModel != nullptr && withModel->status != estimate::Status::Refused)
        return withModel;
    return byDesign != nullptr && byDesign->status != estimate::Status::Refused ? byDesign : nullptr;
}

} // namespace

PresentQuality presentQuality(const Snapshot& snapshot, const population::Bitmap& selection, const LearnedModel* model,
    std::optional<double> whole)
{
    auto estimates = estimate::estimateQuality(*snapshot.frame, snapshot.labels, selection, *snapshot.draws);
    if (model != nullptr)
        estimate::addPredictionPowered(
            estimates, *snapshot.frame, snapshot.labels, selection, *snapshot.draws, model->good, {});
    PresentQuality quality;
    quality.sessions = estimates.sessions;
    quality.explained = model == nullptr ? 0 : model->quality.explained;
    const estimate::Estimate* now = best(estimates);
    quality.estimated = now != nullptr;
    quality.known = now != nullptr && now->n >= kFewOfPart;
    quality.share = std::clamp(quality.known ? now->value : whole.value_or(0.5), 1 - kSurestShare, kSurestShare);
    quality.census = now != nullptr && now->census;
    quality.effective = now == nullptr ? 0 : now->effectiveN;
    return quality;
}

} // namespace turnout::workbench
