// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/WaitingEvents.h"

#include <functional>
#include <optional>
#include <vector>

namespace turnout::store {

/// Finds the sessions of waiting events that name them by user and time. There is no index on users, which every import
/// would pay for: the sessions of the users in question are looked up in one walk over all, and kept in a temporary
/// table. Functions throw SQLite::Exception. Thread: the writer's.
class UserJoin {
public:
    /// What one step came to.
    struct Found {
        WaitingEvent event;
        SessionId session; ///< none: it goes on waiting, for this reason
        Waits waits = Waits::Absent;
    };
    /// The next events and their sessions; nothing more when it answers nullopt. An event from `window` milliseconds
    /// behind the end of a session still belongs to it.
    std::optional<std::vector<Found>> step(Connection& connection, TimeMs window);

private:
    void begin(Connection& connection);
    void lookUp(Connection& connection);

    bool m_begun = false;
    std::int64_t m_lastSession = 0;
    std::int64_t m_session = 0; ///< looked at up to here
    std::int64_t m_event = 0;
};

/// Calls `take` for each session that names its user and says when it was. Thread: any, with its own connection.
Result<void> forEachUserSession(
    Connection& connection, const std::function<void(std::string_view user, TimeMs first, TimeMs last)>& take);

} // namespace turnout::store
