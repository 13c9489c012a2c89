// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/LearnedModel.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::workbench {

/// What the model is worth, in one sentence: "Right order for 83 of 100 pairs …", or that it is not better than
/// guessing yet.
std::string modelSentence(const LearnedModel& model);
/// What the model says against what labels say, of sessions it says about the same of; by ascending prediction.
struct CalibrationPoint {
    double predicted = 0; ///< mean
    double observed = 0; ///< mean
    double low = 0; ///< 95 % of observed, Wilson
    double high = 0;
    std::int64_t n = 0;
    std::vector<population::Row> rows; ///< of the model's frame
};
std::vector<CalibrationPoint> calibrationPoints(const LearnedModel& model);

/// The model's quality on held-out labels, for people.
std::string modelText(const LearnedModel& model);
/// The contract "model", schema 1.
std::string modelToJson(const LearnedModel& model, int indent = 2);

} // namespace turnout::workbench
