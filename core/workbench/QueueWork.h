// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/OpenProject.h"

#include <cstdint>
#include <string>
#include <vector>

/// What is waiting to be labelled, and who decides on it.
namespace turnout::workbench {

/// Sessions by production's ids.
struct NamedSessions {
    std::vector<SessionId> found; ///< in the order named, each once
    std::vector<std::string> unknown;
};
Result<NamedSessions> sessionsNamed(OpenProject& project, const std::vector<std::string>& names);
/// One id a line; empty lines and a line's carriage return are left out.
std::vector<std::string> namesFromLines(const std::string& text);

/// The queue as whoever leads the work sees it.
struct QueueReport {
    struct Draw {
        DrawId id;
        std::string filter;
        bool paused = false;
        std::int64_t sessions = 0;
        std::int64_t answered = 0; ///< by as many as were asked
        std::int64_t skipped = 0;
        std::int64_t waiting = 0;
        std::int64_t held = 0; ///< waiting, but open somewhere, put off or paused
        std::int64_t doubled = 0; ///< of all: asked of more than one annotator
    };
    struct Must {
        std::string session;
        std::string by;
        std::string reason;
        bool waiting = false;
    };
    struct Open {
        std::string session;
        std::string annotator;
        TimeMs until = 0;
    };
    struct PutOff {
        std::string session;
        TimeMs until = 0;
    };
    std::vector<Must> musts;
    std::vector<Draw> draws;
    std::vector<Open> open;
    std::vector<PutOff> putOff;
};
Result<QueueReport> queueReport(OpenProject& project);
std::string queueText(const QueueReport& report);
/// The contract "queue", schema 1.
std::string queueToJson(const QueueReport& report, int indent = 2);

/// Sessions one annotator was given.
struct HandedOut {
    std::vector<std::string> sessions; ///< production's ids, in queue order; what is open already comes again
    std::int64_t held = 0; ///< more would wait, but not now
};
/// Takes up to `count` sessions for the annotator until so long from now.
Result<HandedOut> handOut(OpenProject& project, const std::string& annotator, std::int64_t count, TimeMs duration);

/// What became of a list of sessions: those that could not be changed do not stop the others.
struct QueueChange {
    std::int64_t changed = 0;
    struct Refused {
        std::string session;
        std::string reason;
    };
    std::vector<Refused> refused;
};
/// Picks sessions by hand, as must-labels: they come first in the queue and have no probability. A draw made before
/// does not see their labels; a draw made after leaves them out of what it draws from, and lets each stand for itself.
/// Refused one by one: what is not there, is labelled, or is in a draw or picked already.
Result<QueueChange> pinSessions(
    OpenProject& project, const std::vector<std::string>& names, const std::string& by, const std::string& reason);
/// Takes picks back. Refused where there is none, and where a draw was made since.
Result<QueueChange> unpinSessions(OpenProject& project, const std::vector<std::string>& names);
/// Asks for sessions of the queue again, of anybody; the labels they have stand until another is given. Refused where
/// the session is in no draw and no must-label, or still waits.
Result<QueueChange> requeueSessions(OpenProject& project, const std::vector<std::string>& names);
/// Nobody is given these sessions for so long; 0 ends that. Refused where the session is in no draw and no must-label.
Result<QueueChange> snoozeSessions(OpenProject& project, const std::vector<std::string>& names, TimeMs duration);
/// The annotator no longer has these sessions open; without names all they have.
Result<QueueChange> releaseSessions(
    OpenProject& project, const std::string& annotator, const std::vector<std::string>& names);
/// A paused draw is not handed out; its probabilities and the labels it has stay.
Result<void> pauseDraw(OpenProject& project, DrawId draw, bool paused);

} // namespace turnout::workbench
