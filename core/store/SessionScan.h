// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Job.h"
#include "base/Result.h"
#include "session/Session.h"
#include "store/Connection.h"

#include <functional>

namespace turnout::store {

/// Calls f(id, session) for every session of complete sources, in order of id, with what a session says by itself:
/// user, times, segments and turns; with `events` its signals and scores too. Ratings, outcomes, labels and what a
/// file had beside them stay empty. f may take the session's parts. Progress counts sessions. Cancelled →
/// ErrorCode::Cancelled.
Result<void> forEachWholeSession(Connection& connection, bool events,
    const std::function<void(SessionId, session::Session&)>& f, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::store
