// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionReader.h"

#include "store/FrameReader.h"
#include "store/Query.h"

#include <simdjson.h>

#include <unordered_map>

namespace turnout::store {
namespace {

using session::Session;

// Session rows above belong to an import that is not complete.
constexpr const char* kLastVisible = "SELECT coalesce(max(last_session), 0) FROM source WHERE state = 'complete'";

std::int64_t lastVisible(Connection& connection)
{
    return queryInt64(connection, kLastVisible, 0);
}

Error notThere(SessionId id)
{
    return {ErrorCode::NotFound, "There is no session number " + std::to_string(id.value()) + " in the project.", {}};
}

std::string toolCallsOf(simdjson::dom::element turn)
{
    simdjson::dom::element calls;
    return turn["tool_calls"].get(calls) == simdjson::SUCCESS ? simdjson::minify(calls) : std::string();
}

std::string textOf(simdjson::dom::element object, std::string_view name)
{
    std::string_view text;
    return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

void readSegments(Connection& connection, std::string_view list, Session& session)
{
    std::vector<std::int32_t> codes;
    parseCodes(list, codes);
    for (const std::int32_t code : codes) {
        Query query(connection,
            "SELECT segment.name, value FROM segment_value JOIN segment ON segment.id = segment_id "
            "WHERE segment_value.id = ?",
            code);
        if (query.step())
            session.segments.emplace_back(query.string(0), query.string(1));
    }
}

void readObserved(Connection& connection, std::string_view list, Session& session)
{
    std::vector<std::int32_t> codes;
    parseCodes(list, codes);
    for (const std::int32_t code : codes) {
        Query query(connection, "SELECT name FROM signal_kind WHERE id = ?", code);
        if (query.step())
            session.observed.push_back(query.string(0));
    }
}

void readParts(Connection& connection, SessionId id, SourceId importing, Session& session)
{
    const std::int64_t hidden = importing.value();
    Query ratings(connection,
        "SELECT value, given, turn, at, coalesce(comment, '') FROM rating "
        "WHERE session_id = ? AND source_id < ? ORDER BY seq",
        id, hidden);
    while (ratings.step())
        session.ratings.push_back(
            {ratings.real(0), ratings.string(1), ratings.maybeInt32(2), ratings.maybeInt64(3), ratings.string(4)});
    Query signals(connection,
        "SELECT name, turn, value, at FROM signal JOIN signal_kind ON signal_kind.id = kind_id "
        "WHERE session_id = ? AND source_id < ? ORDER BY seq",
        id, hidden);
    while (signals.step())
        session.signals.push_back(
            {signals.string(0), signals.maybeInt32(1), signals.maybeReal(2), signals.maybeInt64(3)});
    Query scores(connection,
        "SELECT name, value FROM score JOIN score_name ON score_name.id = name_id "
        "WHERE session_id = ? AND source_id < ? ORDER BY name_id",
        id, hidden);
    while (scores.step())
        session.scores.push_back({scores.string(0), scores.real(1)});
    Query outcomes(connection,
        "SELECT kind, value, at FROM outcome WHERE session_id = ? AND source_id < ? ORDER BY seq", id, hidden);
    while (outcomes.step())
        session.outcomes.push_back({outcomes.string(0), outcomes.maybeReal(1), outcomes.maybeInt64(2)});
}

// The text in one line, cut after kFirstWords characters.
std::string firstLine(std::string_view text)
{
    std::string line;
    std::size_t characters = 0;
    bool blank = true; // also leaves out blanks at the beginning
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code <= 0x20 || code == 0x7f) {
            if (!blank) {
                line += ' ';
                ++characters;
            }
            blank = true;
            continue;
        }
        const bool begins = (code & 0xC0U) != 0x80U;
        if (begins && characters >= kFirstWords)
            return line + "…";
        characters += begins ? 1 : 0;
        line += c;
        blank = false;
    }
    return line;
}

std::string firstUserWords(simdjson::dom::parser& parser, std::string_view turns)
{
    simdjson::dom::array array;
    if (parser.parse(turns.data(), turns.size()).get(array) != simdjson::SUCCESS)
        return {};
    for (const simdjson::dom::element turn : array) {
        std::string_view role;
        std::string_view text;
        if (turn["role"].get(role) == simdjson::SUCCESS && role == session::roleName(session::Role::User)
            && turn["text"].get(text) == simdjson::SUCCESS)
            return firstLine(text);
    }
    return {};
}

} // namespace

Result<std::vector<session::Turn>> turnsFromJson(std::string_view json)
{
    const Error wrong{ErrorCode::BadInput, "A stored transcript cannot be read.", {}};
    simdjson::dom::parser parser;
    simdjson::dom::array array;
    if (parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS)
        return wrong;
    std::vector<session::Turn> turns;
    for (const simdjson::dom::element element : array) {
        std::string_view role;
        std::string_view text;
        if (element["role"].get(role) != simdjson::SUCCESS || element["text"].get(text) != simdjson::SUCCESS)
            return wrong;
        const std::optional<session::Role> known = session::roleFromName(role);
        if (!known)
            return wrong;
        std::int64_t at = 0;
        const bool timed = element["at"].get(at) == simdjson::SUCCESS;
        turns.push_back({*known, std::string(text), textOf(element, "name"),
            timed ? std::optional<TimeMs>(at) : std::nullopt, toolCallsOf(element)});
    }
    return turns;
}

Result<SessionDetails> sessionDetails(Connection& connection, SessionId id)
{
    return guarded([&]() -> Result<SessionDetails> {
        auto seen = visible(connection);
        if (!seen)
            return seen.error();
        Query query(connection,
            "SELECT external_id, source_id, source.name, line, session.started_at, ended_at, coalesce(user, ''), "
            "weight, segments, observed, transcript.turns, coalesce(extra, '') "
            "FROM session JOIN source ON source.id = source_id LEFT JOIN transcript ON session_id = session.id "
            "WHERE session.id = ? AND session.id <= ?",
            id.value(), seen->last.value());
        if (!query.step())
            return notThere(id);
        SessionDetails details;
        details.id = id;
        details.source = query.id<SourceId>(1);
        details.sourceName = query.string(2);
        details.line = query.int64(3);
        Session& session = details.session;
        session.id = query.string(0);
        session.startedAt = query.maybeInt64(4);
        session.endedAt = query.maybeInt64(5);
        session.user = query.string(6);
        session.weight = query.real(7);
        session.extra = query.string(11);
        auto turns = turnsFromJson(query.text(10));
        if (!turns)
            return Error{ErrorCode::Damaged, turns.error().text, session.id};
        session.turns = std::move(turns).value();
        readSegments(connection, query.text(8), session);
        readObserved(connection, query.text(9), session);
        readParts(connection, id, seen->importing, session);
        auto truth = truthOf(connection, id);
        if (!truth)
            return truth.error();
        details.truth = std::move(truth).value();
        return details;
    });
}

Result<std::vector<session::Turn>> transcript(Connection& connection, SessionId id)
{
    return guarded([&]() -> Result<std::vector<session::Turn>> {
        if (id.value() > lastVisible(connection))
            return notThere(id);
        Query query(connection, "SELECT turns FROM transcript WHERE session_id = ?", id);
        if (!query.step())
            return notThere(id);
        return turnsFromJson(query.text(0));
    });
}

Result<std::vector<SessionRow>> sessionRows(Connection& connection, std::span<const SessionId> ids)
{
    return guarded([&]() -> Result<std::vector<SessionRow>> {
        const std::int64_t last = lastVisible(connection);
        std::vector<SessionRow> rows;
        rows.reserve(ids.size());
        simdjson::dom::parser parser;
        Query query(connection,
            "SELECT external_id, started_at, session.turns, transcript.turns FROM session "
            "LEFT JOIN transcript ON session_id = id WHERE id = ?");
        for (const SessionId id : ids) {
            if (id.value() > last)
                continue;
            query.rebind(id.value());
            if (query.step())
                rows.push_back(
                    {id, query.string(0), query.maybeInt64(1), query.int32(2), firstUserWords(parser, query.text(3))});
        }
        return rows;
    });
}

Result<std::optional<SessionId>> findSession(Connection& connection, std::string_view externalId)
{
    return guarded([&]() -> Result<std::optional<SessionId>> {
        Query query(connection, "SELECT id FROM session WHERE external_id = ? AND id <= ?", externalId,
            lastVisible(connection));
        return query.step() ? std::optional(query.id<SessionId>(0)) : std::nullopt;
    });
}

Result<std::vector<SessionId>> sessionsOfKey(Connection& connection, std::string_view key)
{
    return guarded([&]() -> Result<std::vector<SessionId>> {
        std::vector<SessionId> sessions;
        Query query(connection, "SELECT session_id FROM session_key WHERE key = ? AND session_id <= ?", key,
            lastVisible(connection));
        while (query.step())
            sessions.push_back(query.id<SessionId>(0));
        return sessions;
    });
}

Result<std::vector<std::string>> externalIds(Connection& connection, std::span<const SessionId> ids)
{
    return guarded([&]() -> Result<std::vector<std::string>> {
        const std::int64_t last = lastVisible(connection);
        std::vector<std::string> result(ids.size());
        Query query(connection, "SELECT external_id FROM session WHERE id = ?");
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i].value() > last)
                continue;
            query.rebind(ids[i].value());
            if (query.step())
                result[i] = query.string(0);
        }
        return result;
    });
}

} // namespace turnout::store
