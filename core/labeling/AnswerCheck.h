// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Rubric.h"

#include <vector>

namespace turnout::labeling {

/// Whether these answers can be given to this rubric: required questions answered, every value one of its question's
/// options, one value for single choices and text. The error names the question.
Result<void> checkAnswers(const session::Rubric& rubric, const std::vector<session::Answer>& answers);

/// One answer alone, for labels that come a question at a time.
Result<void> checkAnswer(const session::Rubric& rubric, const session::Answer& answer);

} // namespace turnout::labeling
