// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "session/TurnText.h"
#include "store/Connection.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The words of many sessions, for what learns from them. Only complete sources are seen.
namespace turnout::store {

/// What is read of a session, valid during the call.
struct Transcript {
    std::span<const session::TurnText> turns;
    std::string_view extra; ///< keys that nobody knew, as a JSON object, or empty
};
/// Takes one session; false stops.
using TranscriptSink = std::function<bool(SessionId, const Transcript&)>;

/// The transcripts of the sessions `from` … `to` (both included), by id. A session whose transcript cannot be read has
/// no turns.
Result<void> forEachTranscript(Connection& connection, SessionId from, SessionId to, const TranscriptSink& sink);
/// Those of these sessions, in their order; ids that are not there are left out.
Result<void> transcriptsOf(Connection& connection, std::span<const SessionId> ids, const TranscriptSink& sink);

/// Who had these sessions: production's name of the user, empty where it is not known; by session, in the order given.
Result<std::vector<std::string>> usersOf(Connection& connection, std::span<const SessionId> ids);

} // namespace turnout::store
