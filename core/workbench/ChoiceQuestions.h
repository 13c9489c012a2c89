// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Opinions.h"
#include "store/Connection.h"

#include <string>
#include <unordered_map>
#include <vector>

/// What reports on several annotators share: the questions they can speak of, and the annotators' names.
namespace turnout::workbench {

/// Questions of the rubric by id; of none asked for, all that have choices. BadInput for one there is not, and for one
/// that is answered in free text or by marking text.
Result<std::vector<session::Question>> choiceQuestions(
    const session::Rubric& rubric, const std::vector<std::string>& asked);

using AnnotatorNames = std::unordered_map<AnnotatorId, std::string>;
Result<AnnotatorNames> annotatorNames(store::Connection& connection);
/// By position in opinions.annotators.
std::vector<std::string> namesOf(const agreement::Opinions& opinions, const AnnotatorNames& names);

} // namespace turnout::workbench
