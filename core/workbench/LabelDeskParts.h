// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/LabelDesk.h"

#include <functional>
#include <future>
#include <map>
#include <unordered_set>

/// What LabelDesk is made of; for its own sources only.
namespace turnout::workbench {

/// What a desk has read of the project.
struct LabelDesk::Fresh {
    std::unique_ptr<WorkQueue> queue;
    session::Rubric rubric;
    DeskSettings settings;
    std::unordered_set<SessionId> flagged;
    std::map<AnnotatorId, std::string> names;
};

struct LabelDesk::Impl {
    explicit Impl(OpenProject& p)
        : project(p)
    {
    }
    OpenProject& project;
    std::string name;
    AnnotatorId annotator;
    std::unique_ptr<store::Connection> connection;
    Fresh now;
    std::unordered_set<SessionId> touched; ///< since reading() was asked for

    /// What was read, and perhaps taken, before it was asked for.
    struct Ahead {
        Result<DeskSession> session;
        Result<bool> taken;
    };
    SessionId ahead;
    std::optional<WorkQueue::ClaimRequest> aheadRequest;
    std::future<Ahead> aheadResult;
    std::optional<DeskSession> ready; ///< read ahead
    std::pair<SessionId, std::vector<session::Role>> shown; ///< the last that was fetched, and the roles of its turns

    std::optional<bool> pairSwapped; ///< of that session, where it shows two candidates

    Result<LabelEventId> append(const QueueEntry& entry, session::LabelEvent event);
    /// Waits for what is being read ahead and notes what was taken.
    void settle();
    /// Calls f(event) for this annotator's events that stand, newest first; f answers whether to go on.
    void eachOfMine(const std::function<bool(const session::LabelEvent&)>& f);
    /// Whether the session still waits for this annotator, in whatever way.
    [[nodiscard]] bool open(SessionId session) const;
    /// Whether it does not wait and this annotator has answered or skipped it.
    [[nodiscard]] bool answeredByMe(SessionId session) const;
    /// "Did it help? Bad; note: …", "skip: too long": in the words of the desk.
    [[nodiscard]] std::string saidText(const session::LabelEvent& event) const;
    [[nodiscard]] std::string answerText(const session::Answer& answer, SessionId session) const;
    [[nodiscard]] std::string valueText(
        const session::Question& question, const std::string& value, SessionId session) const;
    /// Changes what holds sessions back, and looks at the queue again.
    Result<void> writeHold(const store::Writer::Job& job);
    /// Notes, before any label that follows, what came in sight of a session.
    void noteSeen(SessionId session, const std::set<Leading>& what);
    /// Appends an undo or a redo of what `said` answered or skipped, and looks at its entry again.
    Result<Undone> turn(const session::LabelEvent& said);
};

} // namespace turnout::workbench
