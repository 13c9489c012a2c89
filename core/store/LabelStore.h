// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "session/LabelEvent.h"
#include "session/Rubric.h"
#include "store/Connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Label events, annotators and rubrics. What writes belongs inside a Durable job.
namespace turnout::store {

/// Adds the event (its own id is ignored) and returns its id; an annotator's answer or skip ends their claim and
/// whatever put the session off. An undo of an undo makes what that took back stand again. Refused: an undo of what is
/// not this annotator's, not of this session, or taken back already; anything that names what is not there.
Result<LabelEventId> appendLabel(Connection& connection, const session::LabelEvent& event);
/// All events after `after` (none: from the beginning), in order of id; those of an import that is not complete are
/// not seen.
Result<std::vector<session::LabelEvent>> labelEvents(Connection& connection, LabelEventId after = {});
Result<std::vector<session::LabelEvent>> labelEventsOf(Connection& connection, SessionId session);

struct Annotator {
    AnnotatorId id;
    std::string name;
    friend bool operator==(const Annotator&, const Annotator&) = default;
};
/// The annotator of this name, made where there is none. BadInput for an empty name.
Result<AnnotatorId> annotatorNamed(Connection& connection, std::string_view name);
Result<std::vector<Annotator>> annotators(Connection& connection);

struct StoredRubric {
    RubricId id;
    TimeMs createdAt = 0;
    session::Rubric rubric;
};
/// The newest.
Result<StoredRubric> currentRubric(Connection& connection);
/// All versions, oldest first: old labels keep the questions they answered.
Result<std::vector<StoredRubric>> rubrics(Connection& connection);
/// Adds a version; the one there is where it is the same as the newest.
Result<RubricId> addRubric(Connection& connection, const session::Rubric& rubric, TimeMs at);

} // namespace turnout::store
