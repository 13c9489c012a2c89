// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/UnseenChecks.h"

#include "base/Rng.h"
#include "store/GoldStore.h"
#include "workbench/WorkQueue.h"

#include <algorithm>
#include <unordered_set>

namespace turnout::workbench {
namespace {

constexpr double kRepeatsAmong = 0.2; ///< waiting entries that one which is due again stands before

/// A number in 0…1 that belongs to this annotator and session, whatever else happens.
double luck(AnnotatorId annotator, SessionId session, std::uint64_t salt)
{
    Rng rng(static_cast<std::uint64_t>(annotator.value()) * 0x9E3779B97F4A7C15U
        ^ static_cast<std::uint64_t>(session.value()) * 0xBF58476D1CE4E5B9U ^ salt);
    return rng.uniform();
}

/// The annotator's answer that would be repeated; null where there is none, or it was repeated already.
const session::LabelEvent* answeredOnce(const labeling::LabelFold& fold, AnnotatorId annotator, SessionId session)
{
    const session::LabelEvent* first = nullptr;
    for (const session::LabelEvent& event : fold.events(session)) {
        if (event.annotator != annotator || event.adjudicated || event.kind == session::LabelEventKind::Undo
            || fold.undone(event.id))
            continue;
        if (event.repeat)
            return nullptr;
        if (event.kind == session::LabelEventKind::Answer && !event.source.valid())
            first = &event;
    }
    return first;
}

} // namespace

Result<GoldMix> goldToMixIn(store::Connection& connection)
{
    GoldMix mix;
    const auto share = store::goldShare(connection);
    if (!share)
        return share.error();
    mix.share = *share;
    if (mix.share == 0)
        return mix;
    const auto gold = store::goldAnswers(connection);
    if (!gold)
        return gold.error();
    for (const store::StoredGold& one : *gold)
        if (mix.sessions.empty() || mix.sessions.back() != one.session)
            mix.sessions.push_back(one.session);
    return mix;
}

std::vector<std::size_t> dueAgain(
    const labeling::LabelFold& fold, AnnotatorId annotator, TimeMs now, const std::vector<store::QueueItem>& items)
{
    std::vector<std::size_t> due;
    if (std::none_of(items.begin(), items.end(), [](const store::QueueItem& item) { return item.repeats; }))
        return due;
    std::vector<LabelEventId> mine; // newest first
    fold.forEachUndoable(annotator, [&](const session::LabelEvent& event) {
        mine.push_back(event.id);
        return true;
    });
    for (std::size_t i = 0; i < items.size(); ++i) {
        const session::LabelEvent* first = items[i].repeats ? answeredOnce(fold, annotator, items[i].session) : nullptr;
        if (first == nullptr)
            continue;
        const auto since = std::find(mine.begin(), mine.end(), first->id) - mine.begin();
        if (std::cmp_greater_equal(since, kRepeatAfter) || now - first->at >= kRepeatAfterTime)
            due.push_back(i);
    }
    return due;
}

bool comesAgainBefore(AnnotatorId annotator, SessionId session)
{
    return luck(annotator, session, 4) < kRepeatsAmong;
}

const session::LabelEvent* secondAnswer(const labeling::LabelFold& fold, AnnotatorId annotator, SessionId session)
{
    const session::LabelEvent* second = nullptr;
    for (const session::LabelEvent& event : fold.events(session))
        if (event.repeat && event.annotator == annotator && !fold.undone(event.id))
            second = &event;
    return second;
}

UnseenPlan planUnseen(const labeling::LabelFold& fold, AnnotatorId annotator, TimeMs now,
    const std::vector<store::QueueItem>& items, const std::vector<QueueEntry>& entries, const GoldMix& gold)
{
    UnseenPlan plan;
    std::unordered_set<SessionId> taken;
    std::vector<SessionId> again;
    for (const std::size_t i : dueAgain(fold, annotator, now, items))
        if (entries[i].state == QueueState::Answered) {
            again.push_back(items[i].session);
            taken.insert(items[i].session);
        }
    // What waits for this annotator anyhow needs no mixing in; what they answered is answered.
    std::unordered_set<SessionId> notNeeded(taken);
    for (const QueueEntry& entry : entries)
        if (entry.state == QueueState::Waiting || entry.state == QueueState::Held)
            notNeeded.insert(entry.session);
    std::unordered_set<SessionId> asked;
    for (const QueueEntry& entry : entries)
        asked.insert(entry.session);
    std::vector<SessionId> fresh;
    for (const SessionId session : gold.sessions) {
        bool mine = false;
        bool atDesk = false;
        for (const session::LabelEvent& event : fold.events(session))
            if (event.annotator == annotator && event.kind != session::LabelEventKind::Undo && !fold.undone(event.id)) {
                mine = true;
                atDesk = atDesk || (!event.source.valid() && !event.adjudicated);
            }
        if (!mine && !notNeeded.contains(session))
            fresh.push_back(session);
        if (atDesk && !asked.contains(session))
            plan.order.push_back({session, true, false});
    }
    if (again.empty() && fresh.empty() && plan.order.empty())
        return plan;
    const auto byLuck = [&](std::uint64_t salt) {
        return
            [annotator, salt](SessionId a, SessionId b) { return luck(annotator, a, salt) < luck(annotator, b, salt); };
    };
    std::sort(again.begin(), again.end(), byLuck(1));
    std::sort(fresh.begin(), fresh.end(), byLuck(2));
    // Which of the gold come is known before the walk: what is left out keeps the place it has.
    const double goldBefore = gold.share / (1 - gold.share);
    std::size_t golden = 0;
    for (const QueueEntry& entry : entries)
        if (entry.state == QueueState::Waiting && luck(annotator, entry.session, 3) < goldBefore
            && golden < fresh.size())
            taken.insert(fresh[golden++]);
    std::size_t nextGold = 0;
    std::size_t nextAgain = 0;
    for (const QueueEntry& entry : entries) {
        if (taken.contains(entry.session))
            continue;
        if (entry.state == QueueState::Waiting) {
            if (luck(annotator, entry.session, 3) < goldBefore && nextGold < golden)
                plan.order.push_back({fresh[nextGold++], true, false});
            if (comesAgainBefore(annotator, entry.session) && nextAgain < again.size())
                plan.order.push_back({again[nextAgain++], false, true});
        }
        plan.order.push_back({entry.session, false, false});
    }
    while (nextAgain < again.size())
        plan.order.push_back({again[nextAgain++], false, true});
    return plan;
}

} // namespace turnout::workbench
