// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventIntake.h"

#include "store/Query.h"

#include <algorithm>
#include <utility>

namespace turnout::store {

EventIntake::EventIntake(Connection& connection, Joiner& joiner, SourceId source, ImportCounts& counts, Hooks hooks)
    : m_joiner(joiner)
    , m_waiting(source)
    , m_source(source)
    , m_counts(counts)
    , m_hooks(std::move(hooks))
    , m_anyWait(WaitingEvents::any(connection))
{
}

/// The one session that is known by the key: by its own id, or by that of a trace of it.
EventIntake::Match EventIntake::matchKey(Connection& connection, std::string_view key) const
{
    Match found{m_hooks.find(connection, key), Waits::Absent, &JoinCounts::byTrace};
    Query query(connection, "SELECT session_id FROM session_key WHERE key = ? LIMIT 2", key);
    while (query.step()) {
        const auto other = query.id<SessionId>(0);
        if (found.session.valid() && found.session != other)
            return {{}, Waits::Ambiguous, found.how};
        found.session = other;
    }
    return found;
}

EventIntake::Match EventIntake::match(Connection& connection, const JoinEvent& event) const
{
    Match found;
    if (!event.session.empty()) {
        found.session = m_hooks.find(connection, event.session);
        if (!found.session.valid())
            found = matchKey(connection, event.session);
    }
    if (!found.session.valid() && !event.trace.empty())
        found = matchKey(connection, event.trace);
    return found;
}

Joiner::Joined EventIntake::put(
    Connection& connection, SessionId session, const EventPayload& payload, std::int64_t line, std::string_view record)
{
    const Joiner::Joined joined = m_joiner.join(connection, session, payload);
    switch (joined) {
    case Joiner::Joined::Added:
        ++m_counts.events;
        break;
    case Joiner::Joined::AlreadyThere:
        ++m_counts.duplicates;
        break;
    case Joiner::Joined::Conflict:
        m_hooks.reject(
            connection, line, "the session has another value for this score already; the first one stays", record);
        break;
    case Joiner::Joined::Unusable:
        m_hooks.reject(connection, line, "the value is not a number that can be used", record);
        break;
    }
    return joined;
}

void EventIntake::add(Connection& connection, const JoinEvent& event)
{
    const Match found = match(connection, event);
    if (found.session.valid()) {
        if (put(connection, found.session, event.payload, event.line, event.json) == Joiner::Joined::Added)
            ++(m_joins.*found.how);
        return;
    }
    // The same event may come again before its session does.
    if (m_waiting.keep(connection, event, found.waits)) {
        m_anyWait = true;
        ++m_counts.orphans;
    } else {
        ++m_counts.duplicates;
    }
}

void EventIntake::addAll(
    Connection& connection, SessionId session, const session::Session& from, std::int64_t line, bool filled)
{
    bool anyNew = filled || from.turns.empty();
    const auto each = [&](const auto& list) {
        for (const auto& entry : list) {
            const EventPayload payload = entry;
            if (Joiner::has(connection, session, payload))
                continue;
            anyNew = true;
            put(connection, session, payload, line, eventToJson(payload));
        }
    };
    each(from.ratings);
    each(from.signals);
    each(from.outcomes);
    each(from.scores);
    each(from.labels);
    anyNew = anyNew || std::any_of(from.gold.begin(), from.gold.end(), [&](const session::GoldAnswer& gold) {
        return !Joiner::has(connection, session, gold);
    });
    m_joiner.addGold(connection, session, from.gold);
    ++(anyNew ? m_joins.completed : m_counts.duplicates);
}

void EventIntake::joinWaiting(Connection& connection, const WaitingEvent& waiting, const Match& match)
{
    const std::optional<EventPayload> payload = eventFromJson(waiting.event);
    if (!payload)
        return;
    if (waiting.source == m_source) {
        --m_counts.orphans;
        if (put(connection, match.session, *payload, waiting.line, waiting.record) == Joiner::Joined::Added)
            ++(m_joins.*match.how);
    } else if (m_joiner.join(connection, match.session, *payload) == Joiner::Joined::Added) {
        ++m_joins.ofEarlier;
    }
    m_waiting.joined(connection, waiting);
}

void EventIntake::joinNaming(Connection& connection, std::string_view id, std::string_view ofSession)
{
    for (const WaitingEvent& waiting : WaitingEvents::naming(connection, id)) {
        Match found = matchKey(connection, id);
        if (id == ofSession)
            found.how = &JoinCounts::bySession;
        if (found.session.valid())
            joinWaiting(connection, waiting, found);
        else
            m_waiting.setWaits(connection, waiting, found.waits);
    }
}

void EventIntake::sessionCame(Connection& connection, SessionId session, const session::Session& from)
{
    if (!m_anyWait || !session.valid())
        return;
    joinNaming(connection, from.id, from.id);
    for (const std::string& trace : from.traces)
        if (trace != from.id)
            joinNaming(connection, trace, from.id);
}

void EventIntake::countJoinedByOthers(Connection& connection)
{
    m_joins.byLaterFile
        = queryInt64(connection, "SELECT count(*) FROM orphan WHERE source_id = ?1 AND joined_by <> ?1", 0, m_source);
    m_counts.orphans -= m_joins.byLaterFile;
    m_counts.events += m_joins.byLaterFile;
}

bool EventIntake::joinByUserStep(Connection& connection, TimeMs window)
{
    const auto found = m_byUser.step(connection, window);
    if (!found)
        return true;
    for (const UserJoin::Found& one : *found) {
        if (one.session.valid())
            joinWaiting(connection, one.event, {one.session, one.waits, &JoinCounts::byUser});
        else
            m_waiting.setWaits(connection, one.event, one.waits);
    }
    return false;
}

} // namespace turnout::store
