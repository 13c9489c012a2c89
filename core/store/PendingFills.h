// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/ImportWriter.h"

#include <cstdint>
#include <string>

/// Conversations of sessions that came without one in an earlier file. They wait in a temporary table of the writer's
/// connection until the import that brings them is complete: nobody sees them before, taking the import back has
/// nothing to mend, and a crash leaves nothing. Functions throw SQLite::Exception. Thread: the writer's.
namespace turnout::store {

/// Makes the table where it is not there.
void preparePendingFills(Connection& connection);

/// Keeps what `part` says for the session. `derivedSegments`: codes of what was derived of this conversation ("3,17").
void keepFill(Connection& connection, SourceId source, SessionId session, const PreparedSession& part,
    const std::string& derivedSegments);
/// Turns that wait for the session; nothing where none do.
std::optional<std::int64_t> pendingTurns(Connection& connection, SessionId session);
/// Whether exactly this conversation waits for the session.
bool fillIsPending(Connection& connection, SessionId session, std::string_view turnsJson);
/// Puts them into the sessions, those of a source. One that was labelled meanwhile keeps what was judged, and the
/// conversation becomes a reject.
void applyFills(Connection& connection, SourceId source);
void dropFills(Connection& connection, SourceId source);

} // namespace turnout::store
