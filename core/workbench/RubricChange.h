// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "labeling/CarryOver.h"
#include "workbench/OpenProject.h"

#include <string>

/// Changing the questions of a project: what would become of its labels, and the change itself.
namespace turnout::workbench {

struct RubricChange {
    RubricId version; ///< in use now
    bool changes = false; ///< false: the project has exactly this rubric
    session::Rubric present;
    labeling::CarryOver carry;
};

/// What setting this rubric would do, without doing it. BadInput for a rubric that is not sound.
Result<RubricChange> previewRubric(OpenProject& project, const session::Rubric& rubric);

/// Makes it the project's rubric, as a new version: on disk when this returns. Labels given before stay as they are,
/// with the version they were given under. `expected`: the version the change was looked at against; Refused where
/// another one came in between. Nothing changes for the rubric that is in use.
Result<RubricId> setRubric(OpenProject& project, const session::Rubric& rubric, RubricId expected = {});

/// The rubric of a version; of none the one in use. NotFound names the versions there are.
Result<std::pair<RubricId, session::Rubric>> rubricOfVersion(OpenProject& project, RubricId version = {});

/// What carries over, in sentences and a table, for a terminal.
std::string carryOverText(const labeling::CarryOver& carry);
/// One sentence: "412 answers of 180 sessions carry over; 12 will no longer be counted." Nothing where there is none.
std::string carryOverSentence(const labeling::CarryOver& carry);
/// Writes it as the value of a key.
void carryOverToJson(JsonWriter& json, const labeling::CarryOver& carry);

} // namespace turnout::workbench
