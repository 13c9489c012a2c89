// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <cstdint>
#include <string>
#include <variant>

namespace turnout::ingest {

/// Something about a session that came in a record of its own. It names its session by id, by a trace, or by both;
/// or else by its user and the time.
struct Event {
    std::int64_t line = 0;
    std::string session; ///< production's id of the session, or empty
    std::variant<session::Rating, session::Signal, session::Outcome, session::Score, session::GivenLabel> payload;
    std::string json; ///< the record as it came, kept when the session is not there (an orphan)
    std::string trace{}; ///< id of a trace of the session, or of a run in it
    std::string user{};
    std::optional<TimeMs> at{}; ///< with `user`: during the session, or soon after
};

/// A record that could not be used: it keeps its place, its reason and its bytes.
struct Reject {
    std::int64_t line = 0; ///< counts from 1
    std::string reason;
    std::string bytes; ///< as read; only the first kRejectBytes of a longer record
};
inline constexpr std::size_t kRejectBytes = std::size_t{64} * 1024;

/// Where a reader puts what it found. Called from the reader's thread, in file order. A false answer stops the read.
class Sink {
public:
    virtual ~Sink() = default;
    virtual bool session(std::int64_t line, session::Session&& session) = 0;
    virtual bool event(Event&& event) = 0;
    virtual bool reject(Reject&& reject) = 0;
};

} // namespace turnout::ingest
