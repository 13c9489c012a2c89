// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "queue/DrawPolicy.h"
#include "queue/Uncertainty.h"
#include "workbench/OpenProject.h"

#include <string>

namespace turnout::workbench {

/// What a draw goes by.
struct Doubts {
    queue::Uncertainty uncertainty;
    queue::DrawPolicy policy; ///< as it will be used: who says what is uncertain, and the audit share
    std::string note; ///< why the policy is not the one asked for; empty where it is
};

/// A model that does not know yet where it is wrong must not lead: this much of a draw is audit then.
inline constexpr double kColdAuditShare = 0.5;

/// Asks who the policy names: the model (learned now where it is not there yet), the scores, one score, nobody; without
/// a name the model where labels are enough for one, otherwise the scores.
Result<Doubts> doubtsOf(OpenProject& project, const Snapshot& snapshot, const queue::DrawPolicy& policy,
    const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
