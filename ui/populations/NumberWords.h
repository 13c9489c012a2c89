// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/DensityChart.h"
#include "population/Numbers.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Numbers of sessions (length, turns, time, scores) in words, on axes, and as places one can click.
namespace turnout::ui {

/// "turns", "length (characters)", "score judge".
QString numberTitle(const std::string& name);
/// "1,204", "0.73", "2026-05-03".
QString numberText(population::NumberColumn::Kind kind, double value);
/// "from 120 to 180", "under 20", "900 and more".
QString zoneText(population::NumberColumn::Kind kind, const std::pair<double, double>& zone);
/// Where on the axis a number lies, 0…1.
double placeOn(const population::NumberGrid& grid, double value);
/// Round places with their words.
common::DensityAxis axisOf(const population::NumberGrid& grid, population::NumberColumn::Kind kind);

/// "<0.001", "0.042", or empty where it is not known.
QString pText(double p);
/// A number for a table; empty where it is not known.
QString cellText(double number, int decimals = 3);
/// A p value for a table: "0.0421", "3.1e-07", so that none reads as 0.
QString pCell(double p);
/// "few" where there are fewer sessions than can be trusted, else empty.
QString fewText(qint64 n);

/// The sessions of a zone: which number, and which zone of its grid.
struct ZoneKey {
    QString number;
    int zone = 0;
    [[nodiscard]] QString text() const;
    static std::optional<ZoneKey> parse(const QString& key);
};

/// The rows whose number lies in a zone of the grid.
population::Bitmap zoneRows(const population::Frame& frame, const std::vector<population::NumberColumn>& numbers,
    const std::string& name, const population::NumberGrid& grid, int zone);

} // namespace turnout::ui
