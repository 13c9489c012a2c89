// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <QString>

#include <vector>

namespace turnout::ui {

/// What is wrong with a rubric that is being written, and where: so that it can be said beside the field.
struct RubricProblem {
    enum class Field { Rubric, Id, Title, Kind, Options, ShownIf };
    int question = -1; ///< -1: of the rubric as a whole
    Field field = Field::Rubric;
    QString text; ///< a sentence
    bool serious = true; ///< false: it can be used like this
};

/// Everything that would be refused, and what works worse than it looks: keys that are the desk's own or two answers',
/// a question of the estimates that need not be answered.
std::vector<RubricProblem> rubricProblems(const session::Rubric& rubric);

/// The name of the desk's command with this key, or empty text where no command has it. Digits are the answers' own.
QString deskCommandWithKey(const QString& key);

} // namespace turnout::ui
