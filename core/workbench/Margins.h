// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "session/Margins.h"
#include "workbench/OpenProject.h"

#include <string>

/// Margins: known production counts that every number of the project is weighted to.
namespace turnout::workbench {

/// Weights the project to these margins from now on, in the place of those before. Refused, with nothing changed, where
/// they and the sessions do not fit.
Result<population::Raking> setMargins(
    OpenProject& project, const session::Margins& margins, const CancelToken& cancel = {});
/// Back to the sessions' own weights; false where there were no margins.
Result<bool> removeMargins(OpenProject& project);

/// Where the frame's weights come from, in a few words: "raked to the margins of plan, surface".
std::string weightsText(const population::Frame& frame);
/// What the margins did, in one line: how many sessions' worth is left, the largest weight.
std::string rakingSentence(const population::Raking& raking);
/// The margins beside what the sessions came with, as tables.
std::string rakingText(const population::Raking& raking);
/// The contract "margins", schema 1. Without margins in force, "segments" is empty; "problem" says why they are not
/// in the weights, otherwise null.
std::string marginsToJson(const population::Frame& frame, int indent = 2);

} // namespace turnout::workbench
