// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Joiner.h"
#include "store/UserJoin.h"
#include "store/WaitingEvents.h"

#include <functional>

namespace turnout::store {

/// Brings an import's events to their sessions, and keeps those that find none until it comes.
/// Functions throw SQLite::Exception. Thread: the writer's.
class EventIntake {
public:
    /// What the import does for it: finds a session by production's id, and keeps a record that cannot be used.
    struct Hooks {
        std::function<SessionId(Connection&, std::string_view id)> find;
        std::function<void(Connection&, std::int64_t line, std::string_view reason, std::string_view bytes)> reject;
    };
    EventIntake(Connection& connection, Joiner& joiner, SourceId source, ImportCounts& counts, Hooks hooks);

    void add(Connection& connection, const JoinEvent& event);
    /// What a part of a session that is there says about it. A part with nothing new is a duplicate, unless its
    /// conversation was (`filled`).
    void addAll(
        Connection& connection, SessionId session, const session::Session& from, std::int64_t line, bool filled);
    /// A new session: joins what waits for it.
    void sessionCame(Connection& connection, SessionId session, const session::Session& from);
    /// As ImportWriter::joinByUserStep.
    bool joinByUserStep(Connection& connection, TimeMs window);
    /// Counts what waited and was joined by imports that are to be completed together with this one.
    void countJoinedByOthers(Connection& connection);
    [[nodiscard]] const JoinCounts& joins() const
    {
        return m_joins;
    }

private:
    /// The session an event names by an id, and how.
    struct Match {
        SessionId session;
        Waits waits = Waits::Absent; ///< where there is none
        std::int64_t JoinCounts::*how = &JoinCounts::bySession;
    };
    Match match(Connection& connection, const JoinEvent& event) const;
    Match matchKey(Connection& connection, std::string_view key) const;
    void joinNaming(Connection& connection, std::string_view id, std::string_view ofSession);
    void joinWaiting(Connection& connection, const WaitingEvent& waiting, const Match& match);
    Joiner::Joined put(Connection& connection, SessionId session, const EventPayload& payload, std::int64_t line,
        std::string_view record);

    Joiner& m_joiner;
    WaitingEvents m_waiting;
    UserJoin m_byUser;
    SourceId m_source;
    ImportCounts& m_counts;
    Hooks m_hooks;
    JoinCounts m_joins;
    bool m_anyWait;
};

} // namespace turnout::store
