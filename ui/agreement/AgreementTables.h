// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"
#include "workbench/AgreementReport.h"

#include <QString>

/// The numbers of the Agreement page as tables of text.
namespace turnout::ui {

/// "0.49"; a dash where it is not defined.
QString coefficientText(const stats::Coefficient& coefficient);
/// "0.46 – 0.52".
QString intervalText(const stats::Coefficient& coefficient);

/// An answer as people are shown it: the option's title, or the value itself.
QString answerTitle(const workbench::QuestionReport& report, std::size_t value);

common::ChartTable annotatorTable(const workbench::QuestionReport& report);
common::ChartTable pairTable(const workbench::QuestionReport& report);
common::ChartTable answerTable(const workbench::QuestionReport& report);
common::ChartTable segmentTable(const workbench::SegmentPart& part);
/// Who said what stays out of it: only how the answers are split.
common::ChartTable disagreementTable(const workbench::QuestionReport& report);

} // namespace turnout::ui
