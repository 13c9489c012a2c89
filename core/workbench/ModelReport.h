// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/LearnedModel.h"

#include <string>

namespace turnout::workbench {

/// What the model is worth, in one sentence: "Right order for 83 of 100 pairs …", or that it is not better than
/// guessing yet.
std::string modelSentence(const LearnedModel& model);
/// The model's quality on held-out labels, for people.
std::string modelText(const LearnedModel& model);
/// The contract "model", schema 1.
std::string modelToJson(const LearnedModel& model, int indent = 2);

} // namespace turnout::workbench
