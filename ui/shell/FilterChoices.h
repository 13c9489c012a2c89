// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChipBar.h"
#include "workbench/OpenProject.h"

#include <QString>
#include <string>
#include <vector>

/// The shared filter in words and choices, without a widget.
namespace turnout::ui {

/// What a condition can be about.
struct FilterField {
    enum class Kind { Segment, Population, Signal, Started };
    Kind kind = Kind::Segment;
    std::string name; ///< of the segment
    QString title; ///< safe to show
    QString note; ///< "6 values"
};
/// Every field this project has something for.
std::vector<FilterField> filterFields(const workbench::Snapshot& snapshot);

/// One value a field can have, with the sessions it would leave.
struct FilterChoice {
    std::string value;
    QString title;
    qint64 count = -1; ///< below 0: not counted
    bool chosen = false;
};
/// The choices of a field, largest first, counted among the sessions that match the filter's other conditions. One
/// pass over the frame. Thread: any.
std::vector<FilterChoice> filterChoices(
    const workbench::Snapshot& snapshot, const population::Filter& filter, const FilterField& field);
/// The dates a typed text means: "2026-05-01" gives "from" and "before"; nothing for anything else.
std::vector<FilterChoice> dateChoices(const QString& typed);

/// The filter with this choice put in or, where it is in already, taken out. Segments may have several values.
population::Filter toggled(population::Filter filter, const FilterField& field, const std::string& value);

/// A chip for each condition: "language: de, fr".
std::vector<common::ChipSpec> filterChips(const population::Filter& filter);
/// The filter without the condition of a chip.
population::Filter withoutChip(population::Filter filter, const QString& key);
/// The field a chip's condition is about.
FilterField fieldOfChip(const QString& key);

} // namespace turnout::ui
