// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionParts.h"

#include "store/PendingFills.h"
#include "store/Query.h"

#include <utility>

namespace turnout::store {
namespace {

struct There {
    std::string id;
    SourceId source;
    std::int64_t turns = 0;
};

There sessionOf(Connection& connection, SessionId session)
{
    There there;
    {
        Query query(connection, "SELECT external_id, source_id, turns FROM session WHERE id = ?", session);
        if (!query.step())
            return there;
        there = {query.string(0), query.id<SourceId>(1), query.int64(2)};
    }
    there.turns = pendingTurns(connection, session).value_or(there.turns);
    return there;
}

bool sameTurns(Connection& connection, SessionId session, const PreparedSession& part)
{
    return Query(connection, "SELECT 1 FROM transcript WHERE session_id = ? AND turns = ?", session, part.turnsJson)
               .step()
        || fillIsPending(connection, session, part.turnsJson);
}

/// Whether the part says otherwise what the session that is there says of itself.
bool contradicts(Connection& connection, SessionId there, const session::Session& part)
{
    {
        Query query(
            connection, "SELECT started_at, ended_at, coalesce(user, ''), weight FROM session WHERE id = ?", there);
        if (!query.step())
            return false;
        const auto other = [](const std::optional<TimeMs>& one, const std::optional<TimeMs>& two) {
            return one && two && *one != *two;
        };
        if (other(query.maybeInt64(0), part.startedAt) || other(query.maybeInt64(1), part.endedAt)
            || (!part.user.empty() && !query.text(2).empty() && query.text(2) != part.user)
            || (part.weight != 1 && query.real(3) != part.weight))
            return true;
    }
    for (const auto& [name, value] : part.segments)
        if (!session::isDerived(name)
            && queryInt64(connection,
                   "SELECT 1 FROM session, json_each('[' || segments || ']') AS code JOIN segment_value AS v "
                   "ON v.id = code.value JOIN segment AS s ON s.id = v.segment_id "
                   "WHERE session.id = ? AND s.name = ? AND v.value = ?",
                   0, there, name, value)
                == 0)
            return true;
    return false;
}

} // namespace

SessionParts::SessionParts(Connection& connection, SourceId source, EventIntake& events, EventIntake::Hooks hooks)
    : m_source(source)
    , m_events(events)
    , m_hooks(std::move(hooks))
    , m_keys(queryInt64(connection, "SELECT 1 FROM session_key LIMIT 1", 0) != 0)
{
    preparePendingFills(connection);
}

SessionId SessionParts::find(Connection& connection, const session::Session& session) const
{
    SessionId found;
    if (m_keys) {
        Query query(connection, "SELECT session_id FROM session_key WHERE key = ? LIMIT 2", session.id);
        if (query.step())
            found = query.id<SessionId>(0);
        if (query.step())
            return {};
    }
    for (std::size_t i = 0; i < session.traces.size() && !found.valid(); ++i)
        found = m_hooks.find(connection, session.traces[i]);
    // Of one file the reader knows better what belongs together.
    return found.valid() && sessionOf(connection, found).source != m_source ? found : SessionId();
}

bool SessionParts::fit(Connection& connection, SessionId there, const PreparedSession& part) const
{
    const There first = sessionOf(connection, there);
    return first.source != m_source
        && (first.turns == 0 || part.session->turns.empty() || sameTurns(connection, there, part));
}

std::string SessionParts::add(
    Connection& connection, SessionId there, const PreparedSession& part, const std::string& derivedSegments)
{
    const session::Session& session = *part.session;
    const There first = sessionOf(connection, there);
    std::string refused;
    bool filled = false;
    if (session.turns.empty()) {
        refused.clear(); // nothing new was said
    } else if (sameTurns(connection, there, part)) {
        if (session.id == first.id && contradicts(connection, there, session))
            refused
                = "a session with this id is already here, with other segments, times, user or weight; the first one "
                  "stays, and ratings, labels and scores it did not have are joined to it";
    } else if (first.turns > 0) {
        refused = "this is another part of the session \"" + first.id
            + "\", which came with another import and has its conversation; to put them together, import both into a "
              "new "
              "project at once";
    } else if (queryInt64(connection, "SELECT 1 FROM label_event WHERE session_id = ? LIMIT 1", 0, there) != 0) {
        refused = "this is the conversation of the session \"" + first.id + "\", which was labelled without it";
    } else {
        keepFill(connection, m_source, there, part, derivedSegments);
        filled = true;
    }
    session::Session keys;
    keys.id = first.id;
    if (session.id != first.id)
        keys.traces.push_back(session.id);
    for (const std::string& trace : session.traces)
        if (trace != first.id)
            keys.traces.push_back(trace);
    for (const std::string& key : keys.traces)
        Query(connection, "INSERT OR IGNORE INTO session_key (key, session_id, source_id) VALUES (?, ?, ?)", key, there,
            m_source)
            .run();
    m_keys = m_keys || !keys.traces.empty();
    m_events.addAll(connection, there, session, part.line, filled);
    m_events.sessionCame(connection, there, keys);
    return refused;
}

} // namespace turnout::store
