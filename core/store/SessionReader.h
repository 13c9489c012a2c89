// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "session/Session.h"
#include "store/Connection.h"
#include "store/TruthStore.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Sessions one at a time or a page at a time. Only complete sources are seen.
namespace turnout::store {

/// Everything the project has of one session but its labels' history (LabelStore).
struct SessionDetails {
    SessionId id;
    session::Session session; ///< `labels` stays empty
    SourceId source;
    std::string sourceName;
    std::int64_t line = 0; ///< of the source
    std::optional<Truth> truth; ///< in a demo project only
};

/// A row of the sessions table.
struct SessionRow {
    SessionId id;
    std::string externalId;
    std::optional<TimeMs> startedAt;
    int turns = 0;
    std::string firstWords; ///< of the first user turn, one line, at most kFirstWords characters
};
inline constexpr std::size_t kFirstWords = 120;

/// NotFound where there is no such session.
Result<SessionDetails> sessionDetails(Connection& connection, SessionId id);
Result<std::vector<session::Turn>> transcript(Connection& connection, SessionId id);
/// The rows of these ids in their order; ids that are not there are left out.
Result<std::vector<SessionRow>> sessionRows(Connection& connection, std::span<const SessionId> ids);

/// The session with production's id, or nothing.
Result<std::optional<SessionId>> findSession(Connection& connection, std::string_view externalId);
/// The sessions that are known by this id beside their own: that of a trace, or of a run in one.
Result<std::vector<SessionId>> sessionsOfKey(Connection& connection, std::string_view key);
/// Production's ids in the order asked for; empty text for an id that is not there.
Result<std::vector<std::string>> externalIds(Connection& connection, std::span<const SessionId> ids);

/// Turns as stored, back to values; BadInput where it is not such an array.
Result<std::vector<session::Turn>> turnsFromJson(std::string_view json);

} // namespace turnout::store
