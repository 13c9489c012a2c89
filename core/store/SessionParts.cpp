// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionParts.h"

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
    Query query(connection, "SELECT external_id, source_id, turns FROM session WHERE id = ?", session);
    return query.step() ? There{query.string(0), query.id<SourceId>(1), query.int64(2)} : There{};
}

} // namespace

SessionParts::SessionParts(Connection& connection, SourceId source, EventIntake& events, EventIntake::Hooks hooks)
    : m_source(source)
    , m_events(events)
    , m_hooks(std::move(hooks))
    , m_keys(queryInt64(connection, "SELECT 1 FROM session_key LIMIT 1", 0) != 0)
{
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
    return first.source != m_source && (first.turns == 0 || part.session->turns.empty());
}

void SessionParts::fill(Connection& connection, SessionId there, const PreparedSession& part) const
{
    Query(connection, "UPDATE transcript SET turns = ? WHERE session_id = ?", part.turnsJson, there).run();
    Query(connection, "UPDATE session SET turns = ?, characters = ? WHERE id = ?", part.session->turns.size(),
        part.characters, there)
        .run();
    // Taking the import back empties them again.
    Query(connection, "UPDATE source SET marks = json_insert(marks, '$.filled[#]', ?) WHERE id = ?", there, m_source)
        .run();
}

std::string SessionParts::add(Connection& connection, SessionId there, const PreparedSession& part)
{
    const session::Session& session = *part.session;
    const There first = sessionOf(connection, there);
    std::string refused;
    const bool labeled
        = queryInt64(connection, "SELECT 1 FROM label_event WHERE session_id = ? LIMIT 1", 0, there) != 0;
    const bool known
        = Query(connection, "SELECT 1 FROM transcript WHERE session_id = ? AND turns = ?", there, part.turnsJson)
              .step();
    if (known || session.turns.empty())
        refused.clear(); // nothing new was said
    else if (first.turns > 0)
        refused = "this is another part of the session \"" + first.id
            + "\", which came with another file and has its conversation; read both files as one to put them together";
    else if (labeled)
        refused = "this is the conversation of the session \"" + first.id + "\", which was labelled without it";
    else
        fill(connection, there, part);
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
    m_events.addAll(connection, there, session, part.line);
    m_events.sessionCame(connection, there, keys);
    return refused;
}

} // namespace turnout::store
