// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/BalanceChart.h"
#include "common/CompositionChart.h"
#include "common/TurnoutChart.h"
#include "population/Compare.h"

#include <optional>
#include <vector>

/// From a comparison to the rows of the charts.
namespace turnout::ui {

/// Segments with more values than this are ids rather than segments: left out of the charts that show all segments.
inline constexpr std::size_t kChartValues = 50;

/// What a chart's row stands for, and back.
struct ValueKey {
    QString segment;
    QString value;
    [[nodiscard]] QString text() const;
    static std::optional<ValueKey> parse(const QString& key);
};

/// "not given" for the empty value.
QString valueTitle(const std::string& value);

/// The segments, the one whose values are furthest from the whole among the rated or the labeled first: what the
/// page's sentence names stands at the top.
std::vector<const population::SegmentComparison*> tellingSegments(const population::Comparison& comparison);

std::vector<common::TurnoutRow> turnoutRows(const population::Comparison& comparison);
std::vector<common::BalanceRow> balanceRows(const population::Comparison& comparison);
std::vector<common::CompositionRow> compositionRows(
    const population::Comparison& comparison, const population::SegmentComparison& segment);

/// The names of segments that the charts leave out, for the note under them.
QStringList leftOutSegments(const population::Comparison& comparison);

} // namespace turnout::ui
