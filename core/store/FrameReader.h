// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/Query.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the frame in memory is made of, streamed. Only complete sources are seen. The ranges let several threads, each
/// with a connection of its own, read one project: from 1 to lastVisible, cut anywhere.
namespace turnout::store {
/// Where the visible part of the project ends.
struct Visible {
    SessionId last; ///< no session above belongs to a complete source
    SourceId importing; ///< rows of this source and of later ones are not seen yet; above all others where none is
};
Result<Visible> visible(Connection& connection);
/// Whether some import is not complete.
Result<bool> importIsRunning(Connection& connection);
/// Refused where the session belongs to an import that is not complete (and may be taken back).
Result<void> checkVisible(Connection& connection, SessionId session);

/// A code and its words.
struct DictionaryEntry {
    std::int32_t id = 0;
    std::string name;
};
struct SegmentValueEntry {
    std::int32_t id = 0;
    std::int32_t segment = 0;
    std::string value;
};
/// Ids ascend, begin at 1 and may have gaps.
struct Dictionaries {
    std::vector<DictionaryEntry> segments;
    std::vector<SegmentValueEntry> values;
    std::vector<DictionaryEntry> signalKinds;
    std::vector<DictionaryEntry> scoreNames;
};
Result<Dictionaries> dictionaries(Connection& connection);

struct FrameSession {
    SessionId id;
    std::optional<TimeMs> startedAt;
    double weight = 1;
    int turns = 0;
    std::int64_t characters = 0;
    std::span<const std::int32_t> values; ///< ids of segment values, one a segment the session has
    bool observedKnown = false; ///< false: nothing is known of what was logged
    std::span<const std::int32_t> observed; ///< ids of signal kinds that were logged
};
struct FrameRating {
    SessionId session;
    double value = 0; ///< 0…1
    std::optional<int> turn;
    std::optional<TimeMs> at;
};
struct FrameSignal {
    SessionId session;
    std::int32_t kind = 0;
};
struct FrameScore {
    SessionId session;
    std::int32_t name = 0;
    double value = 0;
};
struct FrameOutcome {
    SessionId session;
    std::string_view kind; ///< valid during the call
    std::optional<double> value;
};

/// "3,17,40" into numbers, cleared first; stops at anything that is not a list.
void parseCodes(std::string_view text, std::vector<std::int32_t>& out);

/// The loops below run over the sessions `from` … `to` (both included) in order of id.
/// Each calls f(row) for every row; the row's views are valid during the call. On a connection that salvages a damaged
/// file they leave out what cannot be read, and go on behind it.

/// Runs scan(next), which moves `next` behind each row it has read.
template <typename Scan>
Result<void> scanRange(Connection& connection, SessionId from, SessionId to, Scan&& scan)
{
    std::int64_t next = from.value();
    std::int64_t gap = 1;
    for (;;) {
        const std::int64_t began = next;
        const Result<void> read = guarded([&]() -> Result<void> {
            scan(next);
            return {};
        });
        if (read || connection.mode() != Connection::Mode::Salvage || read.error().code != ErrorCode::Damaged)
            return read;
        // The page with the next rows is lost: steps lead out of it, soon longer ones, but shorter than a page's rows.
        gap = next == began ? std::min<std::int64_t>(gap * 2, 16) : 1;
        next += gap;
        if (next > to.value())
            return {};
    }
}

template <typename F>
Result<void> forEachSession(Connection& connection, SessionId from, SessionId to, F&& f)
{
    std::vector<std::int32_t> values;
    std::vector<std::int32_t> observed;
    return scanRange(connection, from, to, [&](std::int64_t& next) {
        Query query(connection,
            "SELECT id, started_at, weight, turns, characters, segments, observed FROM session "
            "WHERE id BETWEEN ? AND ? ORDER BY id",
            next, to.value());
        FrameSession row;
        while (query.step()) {
            row.id = SessionId(query.int64(0));
            row.startedAt = query.maybeInt64(1);
            row.weight = query.real(2);
            row.turns = query.int32(3);
            row.characters = query.int64(4);
            parseCodes(query.text(5), values);
            row.values = values;
            row.observedKnown = !query.isNull(6);
            parseCodes(query.text(6), observed);
            row.observed = observed;
            next = row.id.value() + 1;
            f(std::as_const(row));
        }
    });
}

/// Runs over the rows of a table of parts, which several of a session may be in; `make` makes a row of the columns
/// behind the session's id.
template <typename F, typename Make>
Result<void> forEachPart(
    Connection& connection, const char* sql, const Visible& seen, SessionId from, SessionId to, F&& f, Make&& make)
{
    return scanRange(connection, from, to, [&](std::int64_t& next) {
        Query query(connection, sql, next, to.value(), seen.importing.value());
        while (query.step()) {
            const SessionId session(query.int64(0));
            next = session.value() + 1;
            f(make(session, query));
        }
    });
}

template <typename F>
Result<void> forEachRating(Connection& connection, const Visible& seen, SessionId from, SessionId to, F&& f)
{
    return forEachPart(connection,
        "SELECT session_id, value, turn, at FROM rating WHERE session_id BETWEEN ? AND ? AND source_id < ? "
        "ORDER BY session_id, seq",
        seen, from, to, f, [](SessionId session, const Query& query) {
            return FrameRating{session, query.real(1), query.maybeInt32(2), query.maybeInt64(3)};
        });
}

template <typename F>
Result<void> forEachSignal(Connection& connection, const Visible& seen, SessionId from, SessionId to, F&& f)
{
    return forEachPart(connection,
        "SELECT session_id, kind_id FROM signal WHERE session_id BETWEEN ? AND ? AND source_id < ? "
        "ORDER BY session_id, seq",
        seen, from, to, f, [](SessionId session, const Query& query) {
            return FrameSignal{session, query.int32(1)};
        });
}

template <typename F>
Result<void> forEachScore(Connection& connection, const Visible& seen, SessionId from, SessionId to, F&& f)
{
    return forEachPart(connection,
        "SELECT session_id, name_id, value FROM score WHERE session_id BETWEEN ? AND ? AND source_id < ? "
        "ORDER BY session_id, name_id",
        seen, from, to, f, [](SessionId session, const Query& query) {
            return FrameScore{session, query.int32(1), query.real(2)};
        });
}

template <typename F>
Result<void> forEachOutcome(Connection& connection, const Visible& seen, SessionId from, SessionId to, F&& f)
{
    return forEachPart(connection,
        "SELECT session_id, kind, value FROM outcome WHERE session_id BETWEEN ? AND ? AND source_id < ? "
        "ORDER BY session_id, seq",
        seen, from, to, f, [](SessionId session, const Query& query) {
            return FrameOutcome{session, query.text(1), query.maybeReal(2)};
        });
}

} // namespace turnout::store
