// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FeatureStore.h"
#include "store/ImportWriter.h"
#include "store/PendingFills.h"
#include "store/Query.h"

#include <algorithm>
#include <array>

namespace turnout::store {
namespace {

// So much goes in one job: labels wait for at most this.
constexpr std::int64_t kSessionsAStep = 1000;
constexpr std::int64_t kRowsAStep = 5000;

// Where more may be left.
bool deletedAll(Connection& connection)
{
    return sqlite3_changes64(connection.handle()) < kRowsAStep;
}

bool undoLabels(Connection& connection, SourceId source)
{
    Query(connection,
        "DELETE FROM label_event WHERE id IN "
        "(SELECT id FROM label_event WHERE source_id = ? ORDER BY id DESC LIMIT ?)",
        source, kRowsAStep)
        .run();
    return deletedAll(connection);
}

bool undoSessions(Connection& connection, std::int64_t first)
{
    constexpr std::array<const char*, 9> kDeletes{
        "DELETE FROM session_key WHERE session_id >= ?",
        "DELETE FROM gold WHERE session_id >= ?",
        "DELETE FROM rating WHERE session_id >= ?",
        "DELETE FROM signal WHERE session_id >= ?",
        "DELETE FROM outcome WHERE session_id >= ?",
        "DELETE FROM score WHERE session_id >= ?",
        "DELETE FROM demo_truth WHERE session_id >= ?",
        "DELETE FROM transcript WHERE session_id >= ?",
        "DELETE FROM session WHERE id >= ?",
    };
    const std::int64_t last = queryInt64(connection, "SELECT max(id) FROM session", 0);
    const std::int64_t from = std::max(first, last - kSessionsAStep + 1);
    forgetFeatures(connection, SessionId(from));
    for (const char* sql : kDeletes)
        Query(connection, sql, from).run();
    return from == first;
}

bool undoJoined(Connection& connection, SourceId source)
{
    constexpr std::array<const char*, 6> kDeletes{
        "DELETE FROM session_key WHERE (key, session_id) IN "
        "(SELECT key, session_id FROM session_key WHERE source_id = ? LIMIT ?)",
        "DELETE FROM gold WHERE (session_id, question, answer) IN "
        "(SELECT session_id, question, answer FROM gold WHERE source_id = ? LIMIT ?)",
        "DELETE FROM rating WHERE (session_id, seq) IN "
        "(SELECT session_id, seq FROM rating WHERE source_id = ? LIMIT ?)",
        "DELETE FROM signal WHERE (session_id, seq) IN "
        "(SELECT session_id, seq FROM signal WHERE source_id = ? LIMIT ?)",
        "DELETE FROM outcome WHERE (session_id, seq) IN "
        "(SELECT session_id, seq FROM outcome WHERE source_id = ? LIMIT ?)",
        "DELETE FROM score WHERE (session_id, name_id) IN "
        "(SELECT session_id, name_id FROM score WHERE source_id = ? LIMIT ?)",
    };
    for (const char* sql : kDeletes) {
        Query(connection, sql, source, kRowsAStep).run();
        if (!deletedAll(connection))
            return false;
    }
    return true;
}

bool undoOrphansAndRejects(Connection& connection, SourceId source)
{
    Query(connection, "UPDATE orphan SET joined_by = NULL WHERE joined_by = ?", source).run();
    Query(connection, "DELETE FROM orphan WHERE id IN (SELECT id FROM orphan WHERE source_id = ? LIMIT ?)", source,
        kRowsAStep)
        .run();
    if (!deletedAll(connection))
        return false;
    Query(connection, "DELETE FROM reject WHERE rowid IN (SELECT rowid FROM reject WHERE source_id = ? LIMIT ?)",
        source, kRowsAStep)
        .run();
    return deletedAll(connection);
}

void undoDictionaries(Connection& connection, SourceId source)
{
    constexpr std::array<const char*, 5> kDeletes{
        "DELETE FROM segment_value WHERE id > (SELECT json_extract(marks, '$.values') FROM source WHERE id = ?)",
        "DELETE FROM segment WHERE id > (SELECT json_extract(marks, '$.segments') FROM source WHERE id = ?)",
        "DELETE FROM signal_kind WHERE id > (SELECT json_extract(marks, '$.kinds') FROM source WHERE id = ?)",
        "DELETE FROM score_name WHERE id > (SELECT json_extract(marks, '$.scores') FROM source WHERE id = ?)",
        "DELETE FROM annotator WHERE id IN "
        "(SELECT value FROM json_each((SELECT json_extract(marks, '$.annotators') FROM source WHERE id = ?))) "
        "AND id NOT IN (SELECT annotator_id FROM label_event)",
    };
    for (const char* sql : kDeletes)
        Query(connection, sql, source).run();
}

} // namespace

Result<std::vector<SourceId>> unfinishedSources(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<SourceId>> {
        std::vector<SourceId> sources;
        Query query(connection, "SELECT id FROM source WHERE state = 'importing' ORDER BY id DESC");
        while (query.step())
            sources.push_back(query.id<SourceId>(0));
        return sources;
    });
}

Result<bool> undoSourceStep(Connection& connection, SourceId source)
{
    return guarded([&]() -> Result<bool> {
        const std::int64_t first = queryInt64(
            connection, "SELECT first_session FROM source WHERE id = ? AND state = 'importing'", 0, source);
        if (first == 0)
            return true;
        if (!undoLabels(connection, source) || !undoSessions(connection, first)
            || !undoOrphansAndRejects(connection, source) || !undoJoined(connection, source))
            return false;
        dropFills(connection, source);
        undoDictionaries(connection, source);
        // The first import into an empty project works without this index.
        connection.db().exec("CREATE UNIQUE INDEX IF NOT EXISTS session_by_external_id ON session (external_id)");
        Query(connection, "DELETE FROM source WHERE id = ?", source).run();
        return true;
    });
}

} // namespace turnout::store
