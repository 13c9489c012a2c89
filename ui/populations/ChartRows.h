// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/BalanceChart.h"
#include "common/CompositionChart.h"
#include "common/CoverageChart.h"
#include "common/TurnoutChart.h"
#include "population/Compare.h"
#include "population/CoverageMap.h"

#include <optional>
#include <vector>

/// From a comparison to the rows of the charts.
namespace turnout::ui {

/// What a chart's row stands for, and back.
struct ValueKey {
    QString segment;
    QString value;
    [[nodiscard]] QString text() const;
    static std::optional<ValueKey> parse(const QString& key);
};

/// A combination of two values.
struct CellKey {
    ValueKey down;
    ValueKey across;
    [[nodiscard]] QString text() const;
    static std::optional<CellKey> parse(const QString& key);
};

struct MapContent {
    QString across;
    QStringList columns;
    QString down;
    QStringList rows;
    std::vector<common::MapCell> cells;
};
MapContent mapCells(const population::CoverageMap& map);

/// "not given" for the empty value.
QString valueTitle(const std::string& value);

/// The segments, the one whose values are furthest from the whole among the rated or the labeled first: what the
/// page's sentence names stands at the top.
std::vector<const population::SegmentComparison*> tellingSegments(const population::Comparison& comparison);

std::vector<common::TurnoutRow> turnoutRows(const population::Comparison& comparison);
std::vector<common::BalanceRow> balanceRows(const population::Comparison& comparison);
/// What the table of the balance chart has beside it: n, shares, differences with intervals and tests.
QStringList balanceColumns();
std::vector<bool> balanceNumeric();
std::vector<common::CompositionRow> compositionRows(
    const population::Comparison& comparison, const population::SegmentComparison& segment);

/// The names of segments that the charts leave out, for the note under them.
QStringList leftOutSegments(const population::Comparison& comparison);

} // namespace turnout::ui
