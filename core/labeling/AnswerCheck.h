// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Rubric.h"

#include <span>
#include <vector>

namespace turnout::labeling {

/// Whether these answers can be given to this rubric: every value one of its question's options, one value for all
/// kinds but multi and span; and every required question that is asked where these answers stand is answered: one about
/// turns for each turn it asks about, a span at least once. `turns`: the roles of the session's turns; without them
/// nothing about turns is required. The error names the question, and the turn counted from 1.
Result<void> checkAnswers(const session::Rubric& rubric, const std::vector<session::Answer>& answers,
    std::span<const session::Role> turns = {});

/// What is not answered yet and has to be.
struct MissingAnswer {
    const session::Question* question = nullptr; ///< null: nothing is missing
    std::optional<int> turn; ///< the first, of a question about turns
};
MissingAnswer firstMissing(const session::Rubric& rubric, const std::vector<session::Answer>& answers,
    std::span<const session::Role> turns = {});

/// One answer alone, for labels that come a question at a time.
Result<void> checkAnswer(const session::Rubric& rubric, const session::Answer& answer);

} // namespace turnout::labeling
