// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"
#include "common/EstimateChart.h"
#include "common/PartsChart.h"
#include "common/StepChart.h"
#include "common/TiltChart.h"
#include "workbench/Quality.h"

#include <QString>

#include <vector>

/// What core says of quality as rows of charts and tables.
namespace turnout::ui {

/// Between the parts of a key that names a segment and a value.
inline constexpr QChar kKeyBreak(0x1F);

std::vector<common::EstimateRow> estimateRows(const estimate::Estimates& estimates);
std::vector<common::StepRow> stepRows(const estimate::Estimates& estimates);
/// Keys: segment, value and, of months, "month" for a third.
std::vector<common::PartRow> partRows(const estimate::QualityBySegment& parts);

std::vector<common::TiltPoint> tiltPoints(const estimate::Sensitivity& sensitivity);
/// Keys are those of estimateRows.
common::TiltMarks tiltMarks(const estimate::Sensitivity& sensitivity);

/// Thumbs of each month read as quality through the channel; keys are those of partRows.
common::ChartTable channelMonthTable(const estimate::ChannelReport& channel);
/// κ of each part that has enough ratings and labels; keys likewise.
common::ChartTable channelPartTable(const estimate::ChannelReport& channel);
/// Thumbs against labels: all rated sessions with a drawn label, then by segment. Keys as in partRows, empty for all.
common::ChartTable thumbTable(const estimate::ChannelReport& channel);
/// The columns of it that are the four cells.
enum class ThumbColumn { UpGood = 1, UpBad, DownGood, DownBad };

/// What speaks against each number, a line each.
QString doubtsText(const estimate::Estimates& estimates);

} // namespace turnout::ui
