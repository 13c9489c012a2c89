// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "store/EventJson.h"

#include <string>
#include <vector>

namespace turnout::store {

/// Why an event waits.
enum class Waits {
    Absent, ///< no session is known by its id, trace or user
    Elsewhen, ///< its user has sessions, but none at its time
    Ambiguous, ///< several sessions fit
};
/// "absent", "elsewhen", "ambiguous".
std::string_view waitsName(Waits waits);

/// An event that was kept because its session was not there (a row of the table orphan).
struct WaitingEvent {
    std::int64_t id = 0;
    SourceId source;
    std::int64_t line = 0;
    std::string record; ///< as it came
    std::string event; ///< as it was understood
    std::string user;
    TimeMs at = 0;
    std::string waits;
};

/// The events that wait for their session, as the import of `source` sees them.
/// Functions throw SQLite::Exception. Thread: the writer's.
class WaitingEvents {
public:
    explicit WaitingEvents(SourceId source)
        : m_source(source)
    {
    }
    static bool any(Connection& connection);

    /// Keeps the event; false where the same waits already.
    bool keep(Connection& connection, const JoinEvent& event, Waits waits) const;
    /// Those that name this id as their session or trace.
    static std::vector<WaitingEvent> naming(Connection& connection, std::string_view id);
    void setWaits(Connection& connection, const WaitingEvent& event, Waits waits) const;
    /// The event was joined: one of this import goes, one of an earlier is marked.
    void joined(Connection& connection, const WaitingEvent& event) const;

private:
    SourceId m_source;
};

} // namespace turnout::store
