// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "session/LabelEvent.h"
#include "store/Dictionary.h"
#include "store/EventJson.h"

#include <span>
#include <string>
#include <vector>

namespace turnout::store {

/// Puts ratings, signals, outcomes, scores and labels beside sessions that are in the project.
/// Functions throw SQLite::Exception. Thread: the writer's.
class Joiner {
public:
    /// Rows belong to `source`; labels without a time of their own get `at`.
    Joiner(Dictionary& dictionary, SourceId source, TimeMs at);

    enum class Joined {
        Added,
        AlreadyThere, ///< the same is there
        Conflict, ///< a score of this name with another value is there
        Unusable, ///< not a number where one is needed
    };
    /// Adds the event unless it is there.
    Joined join(Connection& connection, SessionId session, const EventPayload& payload);
    /// Whether the same is there.
    static bool has(Connection& connection, SessionId session, const EventPayload& payload);

    /// Adds the labels that came with a new session, one event for each annotator.
    void addLabels(Connection& connection, SessionId session, std::span<const session::GivenLabel> labels);

    /// Adds the answers that a file says are right.
    void addGold(Connection& connection, SessionId session, std::span<const session::GoldAnswer> gold) const;
    static bool has(Connection& connection, SessionId session, const session::GoldAnswer& gold);

private:
    AnnotatorId annotator(Connection& connection, std::string_view name);
    void appendAnswers(Connection& connection, SessionId session, AnnotatorId annotator,
        const std::vector<session::Answer>& answers, const session::GivenLabel& from);
    void appendSkip(Connection& connection, SessionId session, AnnotatorId annotator, const session::GivenLabel& from);
    void insert(Connection& connection, SessionId session, const EventPayload& payload);

    Dictionary& m_dictionary;
    SourceId m_source;
    TimeMs m_at;
};

} // namespace turnout::store
