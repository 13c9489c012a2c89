// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "labeling/LabelFold.h"
#include "store/QueueStore.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace turnout::workbench {

/// Where a queue entry stands for one annotator.
enum class QueueState : std::uint8_t {
    Waiting,
    Answered, ///< by as many as were asked, or by this annotator
    Skipped,
    Held, ///< waits, but not now: a colleague has it open, it was put off, or its draw is paused
};

/// What the annotator may know of an entry: not how many are asked, nor why it was chosen.
struct QueueEntry {
    SessionId session;
    DrawId draw; ///< none: a must-label
    QueueState state = QueueState::Waiting;
    LabelEventId first; ///< this annotator's first label since it was asked for, or none
    LabelEventId second; ///< and the one they gave when they were asked again, unseen
    bool again = false; ///< they are asked again, or were
};

/// A claim that nobody renews ends after this: who has a session open longer went away, or crashed.
inline constexpr TimeMs kClaimFor = 30LL * 60 * 1000;

/// The queue as one annotator has it: must-labels in the order they were asked for, then draws in the order they were
/// made. Within a draw the order is random and stays so for everybody: what is answered first is a random part of the
/// draw, which estimates rest on while it is not answered to the end; so what helps most next is whatever comes next.
/// An item goes to as many annotators as it asks for, to each once. Unseen among them (see UnseenChecks.h) come
/// sessions whose answer is known, and some of the annotator's own again; the entries do not tell them apart.
/// Thread: one at a time.
class WorkQueue {
public:
    /// Where the project cannot be written nothing is claimed.
    WorkQueue(OpenProject& project, AnnotatorId annotator, TimeMs claimFor = kClaimFor);
    ~WorkQueue(); ///< gives up what is claimed
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    /// Reads everything again.
    Result<void> refresh();
    /// Reads who has what open and what is put off, and looks at these again: claims end by themselves.
    Result<void> readHolds();
    /// Looks at the labels of one entry again.
    Result<void> update(std::size_t entry);
    /// This annotator just answered it, with whatever the rubric asked for.
    void noteAnswered(std::size_t entry, LabelEventId label);

    [[nodiscard]] const std::vector<QueueEntry>& entries() const
    {
        return m_entries;
    }
    [[nodiscard]] std::size_t waiting() const
    {
        return m_waiting;
    }
    [[nodiscard]] std::optional<std::size_t> find(SessionId session) const;
    /// Index of the first waiting entry at or after `from`, going round once.
    [[nodiscard]] std::optional<std::size_t> nextWaiting(std::size_t from) const;
    /// The last label that does not count for this entry, because it was asked for again after it; or none.
    [[nodiscard]] LabelEventId askedAfter(std::size_t entry) const
    {
        return m_items[entry].askedAfter;
    }
    /// Whether this annotator is asked a second time, and may not see what they said the first time.
    [[nodiscard]] bool isRepeat(std::size_t entry) const
    {
        return m_why[entry] == Why::Repeat;
    }
    /// Until when nobody is given the entry's session; nothing where it was not put off.
    [[nodiscard]] std::optional<TimeMs> putOffUntil(std::size_t entry) const
    {
        if (const auto found = m_holds.find(m_items[entry].session); found != m_holds.end())
            for (const store::Hold& hold : found->second)
                if (!hold.annotator.valid() && !hold.handedOut)
                    return hold.endsAt;
        return std::nullopt;
    }
    /// Whether others who have the entry's session open, or what it was put off for, keep it from this annotator.
    [[nodiscard]] bool heldBack(std::size_t entry, const std::vector<store::Hold>& holds) const;
    /// How many annotators are asked for an answer of their own. Not for annotators to see.
    [[nodiscard]] int annotators(std::size_t entry) const
    {
        return m_items[entry].annotators;
    }

    /// Takes an entry that waits, also one that is only put off or paused, for this annotator. False where it is
    /// answered by now or somebody else has it open; its state says so then.
    Result<bool> claim(std::size_t entry);
    /// The same in three steps, of which the second waits for the disk and may be taken on another thread. Nothing to
    /// do where there is no request.
    struct ClaimRequest {
        SessionId session;
        AnnotatorId annotator;
        TimeMs now = 0;
        TimeMs endsAt = 0;
        int others = 0; ///< who may have it open too
    };
    [[nodiscard]] std::optional<ClaimRequest> claimRequest(std::size_t entry) const;
    static Result<bool> write(OpenProject& project, const ClaimRequest& request);
    Result<bool> noteClaim(const ClaimRequest& request, bool taken);
    /// The next entry at or after `from` that could be taken, taken; nothing where none is left.
    Result<std::optional<std::size_t>> takeNext(std::size_t from);
    /// Gives up all claims made here but that of `keep`, without waiting for the disk: nobody's next session is late
    /// for the sake of one that is done with.
    void releaseAllBut(SessionId keep = {});
    /// Has what the other one claimed from now on; the other one has nothing any more.
    void takeClaimsOf(WorkQueue& other)
    {
        m_claimed.merge(other.m_claimed);
        other.m_claimed.clear();
    }
    /// Claims made here stay until they end, also when this goes.
    void keepClaims()
    {
        m_claimed.clear();
    }

    /// When the first of what is held may be free, or nothing where only a paused draw holds things.
    [[nodiscard]] std::optional<TimeMs> nextFree() const;

private:
    struct Opinions {
        LabelEventId mine; ///< the first
        LabelEventId repeated; ///< the first of when this annotator was asked a second time
        int others = 0;
    };
    /// Why an entry is asked.
    enum class Why : std::uint8_t { Queue, Gold, Repeat };
    Result<void> takeItems();
    Result<void> mixUnseen();
    /// What this annotator answered long enough ago waits again: one session of it, where it stands, or nothing.
    Result<std::optional<std::size_t>> askAgain();
    [[nodiscard]] int openToOthers(const Opinions& opinions, std::size_t entry) const;
    [[nodiscard]] Opinions opinionsOf(const labeling::LabelFold& fold, std::size_t entry) const;
    [[nodiscard]] QueueState judge(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, std::size_t entry,
        const Opinions& opinions) const;
    /// Looks at what is said of the entry, and sets what it is now.
    void look(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, std::size_t entry);
    void set(std::size_t entry, QueueState state);
    void release(std::vector<SessionId> sessions);

    OpenProject& m_project;
    AnnotatorId m_annotator;
    TimeMs m_claimFor;
    bool m_writable;
    std::unique_ptr<store::Connection> m_connection;
    std::vector<store::QueueItem> m_items;
    std::vector<QueueEntry> m_entries; ///< one for each item
    std::vector<Why> m_why; ///< likewise
    std::unordered_map<SessionId, std::size_t> m_entryOf;
    std::unordered_map<SessionId, std::vector<store::Hold>> m_holds; ///< of others, or of nobody
    std::size_t m_waiting = 0;
    std::unordered_map<SessionId, TimeMs> m_claimed; ///< here, and when that ends
    std::future<Result<void>> m_released; ///< the last claims given up
};

} // namespace turnout::workbench
