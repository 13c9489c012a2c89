// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TranscriptReader.h"

#include "store/FrameReader.h"
#include "store/Query.h"

#include <simdjson.h>

#include <algorithm>

namespace turnout::store {
namespace {

/// Reads stored transcripts one after the other into the same memory.
class Turns {
public:
    std::span<const session::TurnText> of(std::string_view json)
    {
        m_turns.clear();
        simdjson::dom::array array;
        if (m_parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS)
            return m_turns;
        for (const simdjson::dom::element element : array) {
            std::string_view role;
            session::TurnText turn;
            if (element["role"].get(role) != simdjson::SUCCESS || element["text"].get(turn.text) != simdjson::SUCCESS)
                continue;
            turn.role = session::roleFromName(role).value_or(session::Role::System);
            m_turns.push_back(turn);
        }
        return m_turns;
    }

private:
    simdjson::dom::parser m_parser;
    std::vector<session::TurnText> m_turns;
};

} // namespace

Result<void> forEachTranscript(Connection& connection, SessionId from, SessionId to, const TranscriptSink& sink)
{
    const auto seen = visible(connection);
    if (!seen)
        return seen.error();
    Turns turns;
    bool stopped = false;
    return scanRange(connection, from, std::min(to, seen->last), [&](std::int64_t& next) {
        Query query(connection,
            "SELECT session_id, turns, coalesce(extra, '') FROM transcript WHERE session_id BETWEEN ? AND ? "
            "ORDER BY session_id",
            next, std::min(to, seen->last).value());
        while (!stopped && query.step()) {
            const auto id = query.id<SessionId>(0);
            next = id.value() + 1;
            stopped = !sink(id, {turns.of(query.text(1)), query.text(2)});
        }
    });
}

Result<void> transcriptsOf(Connection& connection, std::span<const SessionId> ids, const TranscriptSink& sink)
{
    const auto seen = visible(connection);
    if (!seen)
        return seen.error();
    return guarded([&]() -> Result<void> {
        Turns turns;
        Query query(
            connection, "SELECT turns, coalesce(extra, '') FROM transcript WHERE session_id = ? AND session_id <= ?");
        for (const SessionId id : ids) {
            query.rebind(id, seen->last);
            if (query.step() && !sink(id, {turns.of(query.text(0)), query.text(1)}))
                break;
        }
        return {};
    });
}

Result<std::vector<std::string>> usersOf(Connection& connection, std::span<const SessionId> ids)
{
    return guarded([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> users;
        Query query(connection, "SELECT coalesce(user, '') FROM session WHERE id = ?");
        for (const SessionId id : ids) {
            query.rebind(id);
            users.push_back(query.step() ? query.string(0) : std::string());
        }
        return users;
    });
}

} // namespace turnout::store
