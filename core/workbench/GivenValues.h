// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <string_view>

namespace turnout::workbench {

/// A span as scripts write it, as the value of an answer: {"begin":12,"end":17} in bytes of the turn's text,
/// {"text":"these"} or the words alone where the turn has them once, or the value itself ("12:17:these"). BadInput
/// where the turn has no such stretch.
Result<std::string> spanFromGiven(std::string_view given, std::string_view turnText);

/// What else scripts write for an answer: true and false of a yes/no question.
void toRubricValues(const session::Question& question, session::Answer& answer);

} // namespace turnout::workbench
