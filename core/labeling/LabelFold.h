// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LabelEvent.h"

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace turnout::labeling {

/// An answer that counts now, and where it came from.
struct KeptAnswer {
    session::Answer answer;
    RubricId rubric; ///< the version it was given under
    LabelEventId event;
    AnnotatorId annotator;
    TimeMs at = 0;
    bool imported = false; ///< it came with a file of sessions or events, nobody gave it here
    bool adjudicated = false; ///< it decides between annotators
};

/// What stands for one session after all events: the latest answer to each question (and turn).
struct SessionLabel {
    std::vector<KeptAnswer> answers;
    bool skipped = false; ///< the last thing done was a skip
    std::string skipReason;
    LabelEventId last; ///< the last event that counts
    AnnotatorId annotator; ///< who did it
    DrawId draw; ///< the draw that asked for it
    bool several = false; ///< more than one annotator has answered something, adjudications aside

    [[nodiscard]] const KeptAnswer* answer(std::string_view question) const; ///< session-level
};

/// Folds the append-only events into what stands. Events come in order of id; an undone event is as if it had never
/// been, without limit. An answer with no values takes the earlier answer to that question away. An imported answer
/// never replaces one that was given here: a file that arrives later knows less than the expert a draw asked. An
/// adjudicated answer is replaced by another adjudicated one only. An answer to a repeat counts only where what it
/// repeats was taken back. What came back with packages is put in by the time it was done at, so that it does not
/// matter which came back first. Thread: one at a time.
class LabelFold {
public:
    void add(const session::LabelEvent& event);

    /// What stands for the session; nothing where no event counts.
    [[nodiscard]] const SessionLabel* label(SessionId session) const;
    /// Calls f(event) for this annotator's answers and skips that stand, newest first, as long as f answers true. The
    /// first is the one that "take back" takes back at the desk. Adjudications are taken back where they were made.
    void forEachUndoable(AnnotatorId annotator, const std::function<bool(const session::LabelEvent&)>& f) const;
    /// This annotator's last adjudication that stands, or null.
    [[nodiscard]] const session::LabelEvent* lastAdjudication(AnnotatorId annotator) const;
    /// All events of a session, in order of doing, undone ones too (its history).
    [[nodiscard]] const std::vector<session::LabelEvent>& events(SessionId session) const;
    [[nodiscard]] bool undone(LabelEventId event) const;
    /// Whether the event is an answer or skip that stands; a repeat does not, beside what it repeats.
    [[nodiscard]] bool counts(const session::LabelEvent& event) const;
    /// Calls f(session, label) for every session with a label or skip that stands, in no order.
    void forEach(const std::function<void(SessionId, const SessionLabel&)>& f) const;
    [[nodiscard]] LabelEventId lastEvent() const
    {
        return m_lastEvent;
    }

private:
    void refold(SessionId session);
    [[nodiscard]] const session::LabelEvent& event(LabelEventId id, SessionId session) const;

    std::unordered_map<SessionId, std::vector<session::LabelEvent>> m_events;
    std::unordered_map<SessionId, SessionLabel> m_labels;
    std::unordered_set<LabelEventId> m_undone;
    using BySession = std::map<LabelEventId, SessionId>;
    std::unordered_map<AnnotatorId, BySession> m_undoable;
    std::unordered_map<AnnotatorId, BySession> m_adjudications; ///< that stand
    LabelEventId m_lastEvent;
};

/// The rubrics of a project by version; the last is the current one.
using Rubrics = std::map<RubricId, session::Rubric>;

/// Whether answers to a question as it was are answers to it as it is: of the same kind and about the same. Choices of
/// one value are among each other, but for pairs.
bool answersCarry(const session::Question& before, const session::Question& after);

/// What the session's label counts as (0…1) for the current rubric's estimated question. Where the current rubric no
/// longer has the option, the version it was answered under decides. An answer to a question that is not asked where
/// the session's other answers stand does not count.
struct LabelValue {
    bool answered = false; ///< the question has an answer
    std::optional<double> value; ///< nothing: excluded ("can't tell")
};
/// Answered is also a session whose other answers say that the estimated question is not asked, and under a rubric that
/// estimates nothing one with any answer to it.
LabelValue labelValue(const SessionLabel& label, const Rubrics& rubrics);
/// Whether the question is asked where the label's answers stand.
bool isShown(const SessionLabel& label, const session::Rubric& rubric, const session::Question& question,
    std::optional<int> turn);
/// The same for a question of the current rubric by its id.
LabelValue labelValue(const SessionLabel& label, const Rubrics& rubrics, std::string_view question);

} // namespace turnout::labeling
