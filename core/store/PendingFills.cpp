// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/PendingFills.h"

#include "store/FeatureStore.h"
#include "store/Query.h"
#include "store/TextIndex.h"

namespace turnout::store {

// Labels that came with the import itself were given by somebody who saw the conversation.
#define TURNOUT_MEANWHILE                                                                                              \
    "(e.source_id IS NULL OR e.source_id NOT IN (SELECT id FROM source WHERE state = 'importing'))"

void preparePendingFills(Connection& connection)
{
    connection.db().exec("CREATE TEMP TABLE IF NOT EXISTS pending_fill (session_id INTEGER PRIMARY KEY, "
                         "source_id INTEGER NOT NULL, line INTEGER NOT NULL, turns TEXT NOT NULL, n INTEGER NOT NULL, "
                         "characters INTEGER NOT NULL, derived TEXT, user TEXT, started_at INTEGER, ended_at INTEGER)");
}

void keepFill(Connection& connection, SourceId source, SessionId session, const PreparedSession& part,
    const std::string& derivedSegments)
{
    const session::Session& said = *part.session;
    Query(connection, "INSERT INTO temp.pending_fill VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?)",
        session, source, part.line, part.turnsJson, said.turns.size(), part.characters, derivedSegments, said.user,
        said.startedAt, said.endedAt)
        .run();
}

std::optional<std::int64_t> pendingTurns(Connection& connection, SessionId session)
{
    Query query(connection, "SELECT n FROM temp.pending_fill WHERE session_id = ?", session);
    return query.step() ? query.maybeInt64(0) : std::nullopt;
}

bool fillIsPending(Connection& connection, SessionId session, std::string_view turnsJson)
{
    return Query(connection, "SELECT 1 FROM temp.pending_fill WHERE session_id = ? AND turns = ?", session, turnsJson)
        .step();
}

void applyFills(Connection& connection, SourceId source)
{
    preparePendingFills(connection);
    Query(connection,
        "INSERT INTO reject (source_id, line, reason, bytes) SELECT source_id, line, "
        "'this is the conversation of a session that was labelled without it meanwhile', "
        "CAST(substr(turns, 1, 65536) AS BLOB) FROM temp.pending_fill AS f WHERE source_id = ?1 "
        "AND EXISTS (SELECT 1 FROM label_event AS e WHERE e.session_id = f.session_id AND " TURNOUT_MEANWHILE ")",
        source)
        .run();
    Query(connection, "UPDATE source SET rejects = rejects + ? WHERE id = ?",
        static_cast<std::int64_t>(sqlite3_changes64(connection.handle())), source)
        .run();
    Query(connection,
        "DELETE FROM temp.pending_fill WHERE source_id = ?1 "
        "AND EXISTS (SELECT 1 FROM label_event AS e WHERE e.session_id = pending_fill.session_id AND " TURNOUT_MEANWHILE
        ")",
        source)
        .run();
    Query(connection,
        "UPDATE transcript SET turns = f.turns FROM temp.pending_fill AS f "
        "WHERE f.session_id = transcript.session_id AND f.source_id = ?",
        source)
        .run();
    const bool any = sqlite3_changes64(connection.handle()) > 0;
    // What was derived of no conversation gives way to what was derived of this one.
    Query(connection,
        "UPDATE session SET turns = f.n, characters = f.characters, user = coalesce(session.user, f.user), "
        "started_at = coalesce(session.started_at, f.started_at), ended_at = coalesce(session.ended_at, f.ended_at), "
        "segments = iif(f.derived IS NULL, segments, coalesce((SELECT group_concat(code.value) || ',' "
        "FROM json_each('[' || session.segments || ']') AS code JOIN segment_value AS v ON v.id = code.value "
        "JOIN segment AS s ON s.id = v.segment_id WHERE s.name NOT GLOB 'derived.*'), '') || f.derived) "
        "FROM temp.pending_fill AS f WHERE f.session_id = session.id AND f.source_id = ?",
        source)
        .run();
    if (any) {
        forgetIndex(connection);
        forgetFeatures(connection,
            SessionId(queryInt64(
                connection, "SELECT min(session_id) FROM temp.pending_fill WHERE source_id = ?", 0, source)));
    }
    dropFills(connection, source);
}

void dropFills(Connection& connection, SourceId source)
{
    preparePendingFills(connection);
    Query(connection, "DELETE FROM temp.pending_fill WHERE source_id = ?", source).run();
}

} // namespace turnout::store
