// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SessionReader.h"
#include "workbench/OpenProject.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the sessions table asks for.
namespace turnout::workbench {

/// A column the table can be sorted by.
struct SortKey {
    enum class Column { Loaded, Started, Turns, Characters, Weight, Rating, Label, Segment, Score };
    Column column = Column::Loaded;
    std::string name; ///< of the segment or score
    bool descending = false;
    friend bool operator==(const SortKey&, const SortKey&) = default;
};

/// The rows of `selection` in the order asked for; equal ones and those without a value keep the loaded order, the
/// latter at the end. Segment values sort by text.
std::shared_ptr<const std::vector<population::Row>> sortedRows(
    const Snapshot& snapshot, const population::Bitmap& selection, const SortKey& key);

/// Sessions whose transcript has these words (upper and lower case alike), as they are found, not in order. The
/// full-text index answers for the sessions it has, where it can; all others are looked through. Hits come on the
/// searching threads, one call at a time. Hits outside `selection` (may be null) are left out. Returns how many there
/// were. A false answer of `hits` stops.
Result<std::int64_t> searchSessions(OpenProject& project, const std::string& text, const population::Bitmap* selection,
    const Snapshot& snapshot, const std::function<bool(std::span<const population::Row>)>& hits,
    const CancelToken& cancel);

/// A page of the table: production's ids and first words of these sessions.
Result<std::vector<store::SessionRow>> sessionPage(OpenProject& project, std::span<const SessionId> ids);
/// Everything of one session.
Result<store::SessionDetails> sessionDetails(OpenProject& project, SessionId id);
/// The session with production's id; NotFound, naming it, where there is none.
Result<SessionId> sessionNamed(OpenProject& project, std::string_view externalId);

} // namespace turnout::workbench
