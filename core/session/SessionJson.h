// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <string>

namespace turnout::session {

/// The session as one line of turnout-sessions/1, without a line end. Ratings are left out where `ratings` is false,
/// as when they live in another system.
std::string sessionToJson(const Session& session, bool ratings = true);

/// One rating as a line of an event file: {"session":"…","rating":{…}}.
std::string ratingEventToJson(const std::string& sessionId, const Rating& rating);

} // namespace turnout::session
