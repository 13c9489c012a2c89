// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Doubts.h"

#include "workbench/LearnedModel.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

std::string percent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

/// Why the model does not lead yet; empty where it does.
std::string whyCold(const learn::HeldOut& quality)
{
    if (!quality.betterThanGuessing)
        return "the quality model is not yet better than guessing";
    if (quality.cold)
        return "the quality model rests on " + std::to_string(quality.n) + " labels, fewer than "
            + std::to_string(learn::HeldOut::kWarm);
    if (quality.moved)
        return "quality has moved since the earlier labels: those of the latest draw are "
            + std::to_string(std::lround(std::abs(quality.movedBy) * 100)) + " points "
            + (quality.movedBy < 0 ? "worse" : "better") + " beside the model's predictions than those before";
    if (!quality.calibrated)
        return "the quality model's chances do not fit its held-out labels";
    return {};
}

Doubts fromModel(const Snapshot& snapshot, const LearnedModel& model, queue::DrawPolicy policy)
{
    Doubts doubts;
    policy.by = "model";
    policy.model = model.fingerprint;
    const std::string why = whyCold(model.quality);
    if (!why.empty() && policy.auditShare < kColdAuditShare) {
        doubts.note = why + ": the audit share is raised from " + percent(policy.auditShare) + " to "
            + percent(kColdAuditShare);
        policy.auditShare = kColdAuditShare;
        policy.coverageShare = std::min(policy.coverageShare, 1 - policy.auditShare);
    }
    doubts.uncertainty = queue::uncertaintyFromModel(*snapshot.frame, model.good, policy.goal);
    doubts.policy = std::move(policy);
    return doubts;
}

Doubts fromScores(const Snapshot& snapshot, queue::DrawPolicy policy)
{
    policy.by = "scores";
    return {queue::uncertaintyFromScores(*snapshot.frame), std::move(policy), {}};
}

} // namespace

Result<Doubts> doubtsOf(OpenProject& project, const Snapshot& snapshot, const queue::DrawPolicy& policy,
    const Progress& progress, const CancelToken& cancel)
{
    if (const auto checked = queue::checkPolicy(policy); !checked)
        return checked.error();
    queue::DrawPolicy asked = policy;
    asked.model.clear();
    if (asked.by.empty() || asked.by == "model") {
        const auto model = learnModel(project, snapshot, {}, progress, cancel);
        if (model)
            return fromModel(snapshot, **model, std::move(asked));
        const bool tooEarly = model.error().code == ErrorCode::Refused || model.error().code == ErrorCode::BadInput;
        if (!asked.by.empty() || !tooEarly)
            return model.error();
    }
    if (asked.goal != queue::Goal::Estimate)
        return Error{ErrorCode::Refused,
            "the goal \"" + std::string(queue::goalName(asked.goal))
                + "\" takes a quality model: it says which labels a model learns most from",
            {}};
    if (asked.by == "none")
        return Doubts{queue::noUncertainty(*snapshot.frame), std::move(asked), {}};
    const auto name = queue::scoreOfBy(asked.by);
    if (!name)
        return fromScores(snapshot, std::move(asked));
    auto uncertainty = queue::uncertaintyFromScore(*snapshot.frame, *name);
    if (!uncertainty)
        return uncertainty.error();
    return Doubts{std::move(*uncertainty), std::move(asked), {}};
}

} // namespace turnout::workbench
