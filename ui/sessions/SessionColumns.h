// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/SessionQuery.h"

#include <optional>
#include <QString>
#include <vector>

namespace turnout::ui {

/// A column of the sessions table.
struct SessionColumn {
    enum class Kind { Id, FirstWords, Started, Turns, Characters, Rating, Label, Score, Segment, Weight };
    Kind kind = Kind::Id;
    std::size_t index = 0; ///< of the frame's score or segment
    QString key; ///< what settings remember: "segment:language"
    QString title; ///< safe to show
    bool numeric = false;
    bool usual = true; ///< shown unless the user said otherwise
    friend bool operator==(const SessionColumn&, const SessionColumn&) = default;
};

/// Every column the frame can fill, in the order of the table.
std::vector<SessionColumn> allColumns(const workbench::Snapshot& snapshot);

/// What the table can be sorted by in this column; nothing for the words, which lie in the file.
std::optional<workbench::SortKey> sortKey(const workbench::Snapshot& snapshot, const SessionColumn& column);

/// The cell as text. Id and first words lie in the file, and the label is GivenAnswers': empty here.
QString cellText(const workbench::Snapshot& snapshot, population::Row row, const SessionColumn& column);

/// Where a row without a final label stands: "waiting", "skipped", "open" (several answers, no consensus), or nothing.
QString labelState(const workbench::Snapshot& snapshot, population::Row row);

/// The filter with one more condition taken from a cell, and how to say it: "Only language: de".
struct CellFilter {
    population::Filter filter;
    QString text;
};
/// Nothing where the cell's column is no condition a filter has.
std::optional<CellFilter> filterByCell(const population::Filter& filter, const workbench::Snapshot& snapshot,
    population::Row row, const SessionColumn& column);

/// "2026-05-01 10:00", UTC; empty for none.
QString shortTime(std::optional<TimeMs> time);
/// A rating as people read it: "up", "down", "0.75".
QString ratingText(double value);

} // namespace turnout::ui
