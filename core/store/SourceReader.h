// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/ImportWriter.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What was imported. Only complete sources are seen.
namespace turnout::store {

struct Source {
    SourceId id;
    SourceInfo info;
    TimeMs finishedAt = 0;
    SessionId firstSession; ///< none where it brought no sessions
    SessionId lastSession;
    ImportCounts counts;
    std::vector<std::string> notes;
};

struct Orphan {
    std::int64_t id = 0;
    SourceId source;
    std::int64_t line = 0;
    std::string externalId; ///< of the session it names, or empty
    std::string json; ///< the record as it came
    std::string trace; ///< or this trace
    std::string user; ///< or this user …
    std::optional<TimeMs> at; ///< … at this time
    std::string waits; ///< "absent", "elsewhen" or "ambiguous", see WaitingEvents.h
};
/// What it names its session by: `session "s-1"`, `trace "5b8e"`, `user "u-9" at 2026-05-01T10:00:00Z`.
std::string orphanKey(const Orphan& orphan);
/// Why it waits, as part of a sentence: "several sessions of this user fit its time".
std::string_view orphanReason(const Orphan& orphan);

/// In order of import.
Result<std::vector<Source>> sources(Connection& connection);
/// Hands on every reject of one source, also of one that is not complete yet, in the order they came.
Result<void> forEachReject(Connection& connection, SourceId source, const std::function<void(const RejectedLine&)>& f);
/// Rejected lines of one source, or of all (none), a page at a time.
Result<std::vector<RejectedLine>> rejects(
    Connection& connection, SourceId source, std::int64_t limit, std::int64_t offset);
/// Events that still wait for their session, a page at a time: those with an id above `after`.
Result<std::vector<Orphan>> orphans(Connection& connection, std::int64_t after, std::int64_t limit);

/// What one source left waiting.
struct Unjoined {
    std::vector<std::pair<std::string, std::int64_t>> reasons; ///< orphanReason and how many, most first
    std::vector<Orphan> first; ///< without their records
};
Result<Unjoined> unjoined(Connection& connection, SourceId source, std::int64_t limit);

/// How much of everything is in the project.
struct ProjectCounts {
    std::int64_t sessions = 0;
    std::int64_t sources = 0;
    std::int64_t ratings = 0;
    std::int64_t ratedSessions = 0;
    std::int64_t signals = 0;
    std::int64_t scores = 0;
    std::int64_t outcomes = 0;
    std::int64_t labelEvents = 0;
    std::int64_t gold = 0; ///< answers known to be right
    std::int64_t orphans = 0; ///< still waiting
    std::int64_t rejects = 0;
    std::int64_t duplicates = 0;
    std::int64_t draws = 0;
    std::int64_t evaluationSets = 0;
};
Result<ProjectCounts> projectCounts(Connection& connection);

} // namespace turnout::store
