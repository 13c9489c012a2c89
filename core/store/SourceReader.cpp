// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SourceReader.h"

#include "store/FrameReader.h"
#include "store/Query.h"

#include <simdjson.h>

namespace turnout::store {
namespace {

std::vector<std::string> notesOf(std::string_view json)
{
    std::vector<std::string> notes;
    simdjson::dom::parser parser;
    simdjson::dom::array array;
    if (parser.parse(json.data(), json.size()).get(array) == simdjson::SUCCESS)
        for (const simdjson::dom::element note : array)
            if (std::string_view text; note.get(text) == simdjson::SUCCESS)
                notes.emplace_back(text);
    return notes;
}

std::string textOf(Bytes bytes)
{
    std::string text(bytes.size(), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        text[i] = static_cast<char>(bytes[i]);
    return text;
}

constexpr std::string_view kNoSession = "no session with this id is here";
constexpr std::string_view kNoTrace = "no session with this trace is here";
constexpr std::string_view kNoUser = "no session of this user is here, or none that says when it was";
constexpr std::string_view kOtherTime = "no session of this user at this time, or shortly before, is here";
constexpr std::string_view kManyTraces = "several sessions have this trace";
constexpr std::string_view kManyTimes = "several sessions of this user fit this time";

std::string inQuotes(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

} // namespace

std::string orphanKey(const Orphan& orphan)
{
    std::string key;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            key.append(key.empty() ? "" : ", ").append(name).append(" ").append(inQuotes(value));
    };
    add("session", orphan.externalId);
    add("trace", orphan.trace);
    add("user", orphan.user);
    return orphan.at ? key + " at " + formatTime(*orphan.at) : key;
}

std::string_view orphanReason(const Orphan& orphan)
{
    const bool byUser = !orphan.user.empty();
    if (orphan.waits == "ambiguous")
        return byUser ? kManyTimes : kManyTraces;
    if (orphan.waits == "elsewhen")
        return kOtherTime;
    return byUser ? kNoUser : orphan.externalId.empty() ? kNoTrace : kNoSession;
}

Result<std::vector<Source>> sources(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Source>> {
        std::vector<Source> result;
        Query query(connection,
            "SELECT id, name, format, hash, bytes, started_at, finished_at, first_session, last_session, sessions, "
            "events, orphans, duplicates, rejects, notes FROM source WHERE state = 'complete' ORDER BY id");
        while (query.step()) {
            Source source;
            source.id = query.id<SourceId>(0);
            source.info = {query.string(1), query.string(2), query.string(3), query.int64(4), query.int64(5)};
            source.finishedAt = query.int64(6);
            source.firstSession = query.id<SessionId>(7);
            source.lastSession = query.id<SessionId>(8);
            source.counts = {query.int64(9), query.int64(10), query.int64(11), query.int64(12), query.int64(13)};
            source.notes = notesOf(query.text(14));
            result.push_back(std::move(source));
        }
        return result;
    });
}

Result<std::vector<RejectedLine>> rejects(
    Connection& connection, SourceId source, std::int64_t limit, std::int64_t offset)
{
    return guarded([&]() -> Result<std::vector<RejectedLine>> {
        std::vector<RejectedLine> result;
        Query query(connection,
            "SELECT line, reason, reject.bytes FROM reject JOIN source ON source.id = source_id "
            "WHERE source_id = ?1 OR (?1 = 0 AND state = 'complete') ORDER BY reject.rowid LIMIT ? OFFSET ?",
            source.value(), limit, offset);
        while (query.step())
            result.push_back({query.int64(0), query.string(1), textOf(query.blob(2))});
        return result;
    });
}

Result<std::vector<Orphan>> orphans(Connection& connection, std::int64_t after, std::int64_t limit)
{
    return guarded([&]() -> Result<std::vector<Orphan>> {
        const auto seen = visible(connection);
        if (!seen)
            return seen.error();
        std::vector<Orphan> result;
        Query query(connection,
            "SELECT id, source_id, line, external_id, record, coalesce(trace, ''), coalesce(user, ''), at, waits "
            "FROM orphan WHERE id > ?1 AND source_id < ?2 "
            "AND (joined_by IS NULL OR joined_by >= ?2) ORDER BY id LIMIT ?3",
            after, seen->importing.value(), limit);
        while (query.step())
            result.push_back({query.int64(0), query.id<SourceId>(1), query.int64(2), query.string(3), query.string(4),
                query.string(5), query.string(6), query.maybeInt64(7), query.string(8)});
        return result;
    });
}

Result<Unjoined> unjoined(Connection& connection, SourceId source, std::int64_t limit)
{
    return guarded([&]() -> Result<Unjoined> {
        Unjoined result;
        Query reasons(connection,
            "SELECT waits, external_id <> '', user IS NOT NULL, count(*) FROM orphan "
            "WHERE source_id = ? AND joined_by IS NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3",
            source);
        while (reasons.step()) {
            Orphan kind;
            kind.waits = reasons.string(0);
            kind.externalId = reasons.int64(1) != 0 ? "x" : "";
            kind.user = reasons.int64(2) != 0 ? "x" : "";
            result.reasons.emplace_back(orphanReason(kind), reasons.int64(3));
        }
        Query query(connection,
            "SELECT id, source_id, line, external_id, coalesce(trace, ''), coalesce(user, ''), at, waits FROM orphan "
            "WHERE source_id = ? AND joined_by IS NULL ORDER BY id LIMIT ?",
            source, limit);
        while (query.step())
            result.first.push_back({query.int64(0), query.id<SourceId>(1), query.int64(2), query.string(3), {},
                query.string(4), query.string(5), query.maybeInt64(6), query.string(7)});
        return result;
    });
}

Result<ProjectCounts> projectCounts(Connection& connection)
{
    return guarded([&]() -> Result<ProjectCounts> {
        const auto seen = visible(connection);
        if (!seen)
            return seen.error();
        const std::int64_t last = seen->last.value();
        const std::int64_t hidden = seen->importing.value();
        const auto joined = [&](const char* sql) { return queryInt64(connection, sql, 0, last, hidden); };
        ProjectCounts counts;
        Query sources(connection,
            "SELECT count(*), coalesce(sum(sessions), 0), coalesce(sum(duplicates), 0), coalesce(sum(rejects), 0) "
            "FROM source WHERE state = 'complete'");
        if (sources.step()) {
            counts.sources = sources.int64(0);
            counts.sessions = sources.int64(1);
            counts.duplicates = sources.int64(2);
            counts.rejects = sources.int64(3);
        }
        counts.ratings = joined("SELECT count(*) FROM rating WHERE session_id <= ? AND source_id < ?");
        counts.ratedSessions
            = joined("SELECT count(DISTINCT session_id) FROM rating WHERE session_id <= ? AND source_id < ?");
        counts.signals = joined("SELECT count(*) FROM signal WHERE session_id <= ? AND source_id < ?");
        counts.scores = joined("SELECT count(*) FROM score WHERE session_id <= ? AND source_id < ?");
        counts.outcomes = joined("SELECT count(*) FROM outcome WHERE session_id <= ? AND source_id < ?");
        counts.labelEvents = queryInt64(
            connection, "SELECT count(*) FROM label_event WHERE source_id IS NULL OR source_id < ?", 0, hidden);
        counts.gold = joined("SELECT count(*) FROM gold WHERE session_id <= ? AND coalesce(source_id, -1) < ? "
                             "AND (event_id IS NULL OR event_id NOT IN "
                             "(SELECT undoes FROM label_event WHERE undoes IS NOT NULL))");
        counts.orphans = queryInt64(connection,
            "SELECT count(*) FROM orphan WHERE source_id < ?1 AND (joined_by IS NULL OR joined_by >= ?1)", 0, hidden);
        counts.draws = queryInt64(connection, "SELECT count(*) FROM draw", 0);
        counts.evaluationSets = queryInt64(connection, "SELECT count(*) FROM evaluation_set", 0);
        return counts;
    });
}

} // namespace turnout::store
