// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the desk keeps beside label events: flags, what came in sight, and what can be given again.
namespace turnout::store {

/// A session somebody wants to come back to, or have looked at by others.
struct Flag {
    SessionId session;
    AnnotatorId annotator;
    TimeMs at = 0; ///< put on then
    friend bool operator==(const Flag&, const Flag&) = default;
};

/// Puts this annotator's flag on the session or takes it off; where it is so already, nothing is written. It is later
/// than what was done before, even by a clock that was ahead. Inside a job of the writer. Refused for a session that is
/// not there.
Result<void> setFlag(Connection& connection, SessionId session, AnnotatorId annotator, bool flagged, TimeMs at);
/// All flags that are on now, in order of the session, then of the annotator.
Result<std::vector<Flag>> flags(Connection& connection);

/// A flag put on or taken off, as it was done. Of one annotator and session the latest counts, wherever it was done.
struct FlagEvent {
    SessionId session;
    AnnotatorId annotator;
    bool flagged = false;
    TimeMs at = 0;
    friend bool operator==(const FlagEvent&, const FlagEvent&) = default;
};
/// In the order they were noted here.
Result<std::vector<FlagEvent>> flagEvents(Connection& connection);
/// Adds one that was done in another file; false where it is here already. Inside a job of the writer.
Result<bool> addFlagEvent(Connection& connection, const FlagEvent& event);

/// Notes that these things came in sight, where they had not been before: answers of this annotator from now on were
/// given knowing them. Inside a job of the writer.
Result<void> noteSeen(
    Connection& connection, SessionId session, AnnotatorId annotator, const std::vector<std::string>& what, TimeMs at);
/// What this annotator has seen of the session, and the last label event before that, in order of the names.
struct Seen {
    std::string what;
    LabelEventId afterEvent;
    friend bool operator==(const Seen&, const Seen&) = default;
};
Result<std::vector<Seen>> seenOf(Connection& connection, SessionId session, AnnotatorId annotator);
/// The same of all sessions and annotators.
struct Sight {
    SessionId session;
    AnnotatorId annotator;
    std::string what;
    TimeMs at = 0;
};
Result<std::vector<Sight>> sights(Connection& connection);
/// What was in sight when each label was given; labels of which nothing is known are not in it.
Result<std::map<LabelEventId, std::vector<std::string>>> shownWithLabels(Connection& connection);
/// Notes what was in sight when a label was given in another file. Inside a job of the writer.
Result<void> noteShown(Connection& connection, LabelEventId event, const std::vector<std::string>& what);

/// An answer or skip that was taken back.
struct TakenBack {
    LabelEventId event;
    SessionId session;
};
/// The one this annotator took back last and may have again; nothing where there is none. An answer or skip given here
/// since ends that for all that was taken back before it.
Result<std::optional<TakenBack>> redoable(Connection& connection, AnnotatorId annotator);
/// What an undo or a redo of this answer or skip has to name: itself, or the last of the undos that hang on it.
Result<LabelEventId> chainEnd(Connection& connection, LabelEventId event);

} // namespace turnout::store
