// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/EventIntake.h"

#include <string>

namespace turnout::store {

/// Brings together a session that came in several files, as when one has its traces and another, the logs, what was
/// said. Functions throw SQLite::Exception. Thread: the writer's.
class SessionParts {
public:
    SessionParts(Connection& connection, SourceId source, EventIntake& events, EventIntake::Hooks hooks);

    /// The session of an earlier file that this one is another part of, known by another id: that of a trace.
    SessionId find(Connection& connection, const session::Session& session) const;
    /// Puts what came into the session that is there: its conversation where that has none (with the codes of what was
    /// derived of it), and what was said about it. Empty, or what of the part cannot be used, and why.
    std::string add(
        Connection& connection, SessionId there, const PreparedSession& part, const std::string& derivedSegments);
    /// Whether they came with different files, and one has no conversation or both have the same.
    bool fit(Connection& connection, SessionId there, const PreparedSession& part) const;
    /// A session with other ids than its own was written.
    void keysCame()
    {
        m_keys = true;
    }

private:
    SourceId m_source;
    EventIntake& m_events;
    EventIntake::Hooks m_hooks;
    bool m_keys; ///< some session is known by another id than its own
};

} // namespace turnout::store
