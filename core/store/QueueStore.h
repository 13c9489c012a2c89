// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What is to be labelled in which order, and what holds it back. What writes belongs inside a Durable job.
namespace turnout::store {

/// A session that is or was to be labelled.
struct QueueItem {
    SessionId session;
    DrawId draw; ///< none: a must-label
    int annotators = 1; ///< asked for an answer of their own
    LabelEventId askedAfter; ///< asked for again: labels up to this one do not count for the queue; or none
    bool paused = false; ///< its draw is
    bool repeats = false; ///< asked of whoever answers it again, later
    friend bool operator==(const QueueItem&, const QueueItem&) = default;
};
/// Must-labels in the order they were asked for, then draws in order of position. A session once.
Result<std::vector<QueueItem>> queueItems(Connection& connection);

/// Why a session is not handed out now.
struct Hold {
    SessionId session;
    AnnotatorId annotator; ///< who has it open; none: put off for everybody
    TimeMs endsAt = 0;
    bool handedOut = false; ///< in a package: nobody has it open here
    friend bool operator==(const Hold&, const Hold&) = default;
};
/// Those that end after `now`, by session.
Result<std::vector<Hold>> holds(Connection& connection, TimeMs now);

/// The annotator takes the session until `endsAt`, or keeps it until then; false where more than `others` others have
/// it at `now`. Claims that have ended are removed.
Result<bool> claimSession(
    Connection& connection, SessionId session, AnnotatorId annotator, TimeMs now, TimeMs endsAt, int others);
/// The annotator no longer has these open.
Result<void> releaseClaims(Connection& connection, AnnotatorId annotator, std::span<const SessionId> sessions);
/// Nobody gets the session before `endsAt`.
Result<void> snoozeSession(Connection& connection, SessionId session, TimeMs endsAt);
/// As if it had not been put off.
Result<void> endSnooze(Connection& connection, SessionId session);
/// The session is asked for again, at once: what was said of it so far stands, but does not count for the queue.
Result<void> requeueSession(Connection& connection, SessionId session);
/// NotFound where there is no such draw.
Result<void> pauseDraw(Connection& connection, DrawId draw, bool paused);

/// A session somebody picked by hand.
struct MustLabel {
    SessionId session;
    TimeMs createdAt = 0;
    std::string createdBy;
    std::string reason; ///< in the words of whoever picked it; may be empty
    DrawId afterDraw; ///< the last draw there was then
    friend bool operator==(const MustLabel&, const MustLabel&) = default;
};
/// In the order they were asked for.
Result<std::vector<MustLabel>> mustLabels(Connection& connection);
/// `afterDraw` is filled in. Refused where the session is one already, or is in a draw: that asks for it, with a
/// probability.
Result<void> addMustLabel(Connection& connection, const MustLabel& must);
/// Refused where it is none, and where a draw was made since: that one counts on the answer.
Result<void> removeMustLabel(Connection& connection, SessionId session);

} // namespace turnout::store
