// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/DensityChart.h"
#include "common/MarksChart.h"
#include "population/Contrast.h"
#include "population/WhoRates.h"

/// From measures to the rows, axes and tables of their charts.
namespace turnout::ui {

struct MarksContent {
    std::vector<common::MarksRow> rows;
    common::MarksAxis axis;
    common::ChartTable table;
};

struct CurvesContent {
    std::vector<common::DensityCurve> curves;
    common::DensityAxis axis;
    std::vector<common::DensityZone> zones;
    common::ChartTable table;
};

/// Each segment and number: how far the rated and the labeled are from everybody else. A row's key is that of the value
/// or zone in which they differ most.
MarksContent measureRows(const population::Comparison& comparison);
/// The strongest terms of who rates, as odds. A row's key is a ValueKey; of a term that is not one value of a segment,
/// a ZoneKey with the term's index for a zone.
MarksContent oddsRows(const population::WhoRates& who);
/// Raters and others by how likely they are to rate.
CurvesContent overlapCurves(const population::WhoRates& who);
CurvesContent numberCurves(const population::NumberComparison& number);

/// The values of two sides that differ most, and all of them in the table.
MarksContent contrastRows(const population::Contrast& contrast);
CurvesContent contrastCurves(const population::Contrast& contrast, const population::NumberContrast& number);

} // namespace turnout::ui
