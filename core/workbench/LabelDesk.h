// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LabelEvent.h"
#include "session/Session.h"
#include "workbench/DeskSettings.h"
#include "workbench/OpenProject.h"
#include "workbench/WorkQueue.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

/// A session as the desk shows it. What could lead the annotator (ratings, scores, arm, reason) is not in here.
struct DeskSession {
    SessionId id;
    std::string externalId;
    std::optional<TimeMs> startedAt;
    std::vector<session::Turn> turns;
    /// Where the session carries two candidate answers and the rubric asks which is better: where A and B are. What
    /// file and order say of them is not in `turns`, and half of all sessions have the second as A.
    struct Pair {
        std::vector<int> a; ///< places in `turns`
        std::vector<int> b;
        bool swapped = false; ///< A is the second candidate of the file
    };
    std::optional<Pair> pair;
    /// By place in `turns`: the turn as everything but the desk counts it. Empty: the same.
    std::vector<int> places;
};

/// What may be shown once the session is answered, as far as the project allows it.
struct Revealed {
    std::string arm; ///< empty: of a must-label
    std::string reason;
    double probability = 0; ///< 0: of a must-label, which has none
    std::vector<session::Rating> ratings;
    std::vector<session::Signal> signals;
    std::vector<session::Score> scores;
    std::optional<double> expected; ///< P(good) by the quality model, where one was learned
    std::vector<std::pair<std::string, std::string>> segments;
    struct Colleague {
        std::string name; ///< empty: names are not shown
        std::string said; ///< "Did it help? Bad", "skip: too long"
    };
    std::vector<Colleague> colleagues;
    std::string truth; ///< of a demo project
    std::set<Leading> allowed; ///< what is left out of the above because the project does not allow it is not in here
};

/// One thing that was said about a session.
struct HistoryEntry {
    TimeMs at = 0;
    bool mine = false;
    std::string who; ///< empty: mine, or names are not shown
    std::string what; ///< "Did it help? Bad; note: …", "skip: too long"
    bool takenBack = false;
    bool adjudicated = false;
    bool imported = false;
    std::vector<std::string> shown; ///< mine: what was in sight when it was given, by the names of Leading
};

/// The annotator's desk without a window: the queue of all open draws, submit, skip, undo, redo. One per window; its
/// functions are quick (one indexed read, or one durable write) and may be called on the GUI thread, but for open,
/// refresh and what reading() gives, which read whole tables. The next session should be fetched ahead with prefetch.
/// Thread: one at a time.
class LabelDesk {
public:
    static Result<std::unique_ptr<LabelDesk>> open(OpenProject& project, const std::string& annotator);
    ~LabelDesk();

    [[nodiscard]] const session::Rubric& rubric() const;
    [[nodiscard]] const DeskSettings& settings() const;
    [[nodiscard]] const std::string& annotator() const;
    /// Must-labels, then all drawn sessions in order of draw and position, with where they stand for this annotator.
    [[nodiscard]] const std::vector<QueueEntry>& queue() const;
    /// Entries this annotator could be given now.
    [[nodiscard]] std::size_t waiting() const;
    /// Until when nobody is given the entry; nothing where it was not put off.
    [[nodiscard]] std::optional<TimeMs> putOffUntil(std::size_t entry) const;
    /// Entries that wait, but not now, and when the first of them may be free again.
    struct Held {
        std::size_t entries = 0;
        std::optional<TimeMs> nextFree; ///< nothing: when somebody resumes a draw
    };
    [[nodiscard]] Held held() const;
    /// Reads the queue, the rubric and the settings again (after a draw, say).
    Result<void> refresh();
    /// The same in two steps: what reading() gives may be called on another thread, as long as the project is open;
    /// adopt takes what it read, with what was done at the desk meanwhile. The place of a session in the queue may be
    /// another then.
    struct Fresh;
    [[nodiscard]] std::function<Result<std::shared_ptr<Fresh>>()> reading();
    Result<void> adopt(const std::shared_ptr<Fresh>& fresh);

    /// Index of the first waiting entry at or after `from`, going round once; nothing when all is done.
    [[nodiscard]] std::optional<std::size_t> nextWaiting(std::size_t from) const;
    /// The same, and takes it: no colleague is given it until it is answered, left, or kClaimFor has passed.
    Result<std::optional<std::size_t>> takeNext(std::size_t from);
    /// The session for the desk; one that is not answered yet is taken, and what was taken before is given up. Busy
    /// where a colleague has it open.
    Result<DeskSession> fetch(SessionId session);
    /// Reads and takes ahead, so that the following fetch of this session costs nothing.
    void prefetch(SessionId session);

    /// This annotator's answers that stand for a session, and whether they skipped it (with the reason). What
    /// colleagues said is never in it, nor what was adjudicated: their answers would be sent off as one's own. Of a
    /// session that still waits: only what was said since it was asked for.
    struct Standing {
        std::vector<session::Answer> answers;
        bool skipped = false;
        std::string skipReason;
    };
    [[nodiscard]] Standing standing(SessionId session) const;

    /// Saves the answers: on disk when this returns. Refused where a required question has no answer, or an answer
    /// is none of its question's options, naming the question. Questions not answered are cleared. What was revealed
    /// of the session before is on disk before the label is (store/DeskStore.h).
    Result<void> submit(std::size_t entry, std::vector<session::Answer> answers, double seconds);
    Result<void> skip(std::size_t entry, const std::string& reason, double seconds);
    /// Nobody is given the session for so long.
    Result<void> putOff(std::size_t entry, TimeMs duration);
    /// As if it had not been put off.
    Result<void> takeUp(std::size_t entry);
    /// Takes back this annotator's last event that stands, without limit, across restarts. Returns the entry it
    /// belonged to (nothing where its session is in no draw), or Refused when there is nothing left.
    struct Undone {
        SessionId session;
        std::optional<std::size_t> entry;
        std::string what; ///< "verdict: bad", "skip"
        std::vector<session::Answer> answers; ///< what had been answered, to be put back into the form
    };
    Result<Undone> undo();
    /// Makes what was taken back last stand again, without limit, across restarts: until the next answer or skip, which
    /// ends it. Refused when there is nothing.
    Result<Undone> redo();

    /// Only for a session that is answered, by this annotator where several are asked: Refused before.
    Result<Revealed> reveal(SessionId session);
    /// What was said about the session, oldest first, taken back or not. Colleagues' part only of an answered session
    /// and where the project allows it; of one that waits only this annotator's since it was asked for.
    std::vector<HistoryEntry> history(SessionId session);

    /// This annotator's flag.
    [[nodiscard]] bool flagged(SessionId session) const;
    [[nodiscard]] std::size_t flaggedCount() const;
    Result<void> setFlag(SessionId session, bool flagged);

    /// Median seconds a session of this annotator's, breaks left out; nothing before three labels.
    [[nodiscard]] std::optional<double> pace() const;
    /// Sessions this annotator answered today; one that was corrected counts once.
    [[nodiscard]] std::int64_t answeredToday() const;

private:
    LabelDesk();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::workbench
