// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/WorkQueue.h"

#include "workbench/UnseenChecks.h"

#include <algorithm>
#include <climits>

namespace turnout::workbench {
namespace {

/// By what stands for the session, whoever said it.
QueueState standingState(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, SessionId session)
{
    const auto* label = fold.label(session);
    if (label == nullptr)
        return QueueState::Waiting;
    if (labeling::labelValue(*label, rubrics).answered)
        return QueueState::Answered;
    return label->skipped ? QueueState::Skipped : QueueState::Waiting;
}

void firstOf(LabelEventId& first, LabelEventId id)
{
    if (!first.valid() || id < first)
        first = id;
}

} // namespace

WorkQueue::WorkQueue(OpenProject& project, AnnotatorId annotator, TimeMs claimFor)
    : m_project(project)
    , m_annotator(annotator)
    , m_claimFor(claimFor)
    , m_writable(project.report().writable)
{
}

WorkQueue::~WorkQueue()
{
    releaseAllBut();
    if (m_released.valid())
        m_released.wait(); // whoever comes next finds them free
}

Result<void> WorkQueue::refresh()
{
    if (m_connection == nullptr) {
        auto connection = m_project.store().reader();
        if (!connection)
            return connection.error();
        m_connection = std::move(*connection);
    }
    auto items = store::queueItems(*m_connection);
    if (!items)
        return items.error();
    m_items = std::move(*items);
    m_why.assign(m_items.size(), Why::Queue);
    m_holds.clear();
    if (const auto read = takeItems(); !read)
        return read;
    return mixUnseen();
}

/// Entries for all items, as they stand.
Result<void> WorkQueue::takeItems()
{
    m_entries.clear();
    m_entryOf.clear();
    m_waiting = 0;
    for (const store::QueueItem& item : m_items) {
        m_entryOf.emplace(item.session, m_entries.size());
        m_entries.push_back({item.session, item.draw, QueueState::Answered, {}, {}});
    }
    if (const auto read = readHolds(); !read)
        return read;
    return m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry)
            look(fold, rubrics, entry);
    });
}

Result<void> WorkQueue::mixUnseen()
{
    const auto gold = goldToMixIn(*m_connection);
    if (!gold)
        return gold.error();
    UnseenPlan plan;
    const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        plan = planUnseen(fold, m_annotator, m_project.clock().now(), m_items, m_entries, *gold);
    });
    if (!read || plan.order.empty())
        return read;
    std::vector<store::QueueItem> items;
    m_why.clear();
    for (const UnseenPlan::Place& place : plan.order) {
        const auto known = m_entryOf.find(place.session);
        items.push_back(known == m_entryOf.end() ? store::QueueItem{place.session, {}, 1, {}, false, false}
                                                 : m_items[known->second]);
        m_why.push_back(place.gold ? Why::Gold : place.repeat ? Why::Repeat : Why::Queue);
    }
    m_items = std::move(items);
    return takeItems();
}

Result<std::optional<std::size_t>> WorkQueue::askAgain()
{
    std::optional<std::size_t> asked;
    const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        for (const std::size_t entry : dueAgain(fold, m_annotator, m_project.clock().now(), m_items)) {
            if (m_entries[entry].state != QueueState::Answered || m_why[entry] != Why::Queue)
                continue;
            m_why[entry] = Why::Repeat;
            look(fold, rubrics, entry);
            if (m_entries[entry].state == QueueState::Waiting) {
                asked = entry;
                return;
            }
        }
    });
    if (!read)
        return read.error();
    return asked;
}

Result<void> WorkQueue::readHolds()
{
    const auto now = store::holds(*m_connection, m_project.clock().now());
    if (!now)
        return now.error();
    std::vector<std::size_t> changed;
    const auto note = [&]() {
        for (const auto& [session, holds] : m_holds)
            if (const auto entry = find(session))
                changed.push_back(*entry);
    };
    note();
    m_holds.clear();
    for (const store::Hold& hold : *now)
        if (hold.annotator != m_annotator || hold.handedOut)
            m_holds[hold.session].push_back(hold);
    note();
    return m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        for (const std::size_t entry : changed)
            look(fold, rubrics, entry);
    });
}

Result<void> WorkQueue::update(std::size_t entry)
{
    const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        // Without a first answer, which may have been taken back, nothing is asked again.
        if (m_why[entry] == Why::Repeat && !opinionsOf(fold, entry).mine.valid())
            m_why[entry] = Why::Queue;
        look(fold, rubrics, entry);
    });
    const QueueState state = m_entries[entry].state;
    if (state == QueueState::Answered || state == QueueState::Skipped)
        m_claimed.erase(m_entries[entry].session); // the label ended it
    return read;
}

void WorkQueue::noteAnswered(std::size_t entry, LabelEventId label)
{
    set(entry, QueueState::Answered);
    LabelEventId& given = isRepeat(entry) ? m_entries[entry].second : m_entries[entry].first;
    if (!given.valid())
        given = label;
    m_claimed.erase(m_entries[entry].session);
}

std::optional<std::size_t> WorkQueue::find(SessionId session) const
{
    const auto found = m_entryOf.find(session);
    return found == m_entryOf.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> WorkQueue::nextWaiting(std::size_t from) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const std::size_t at = (from + i) % m_entries.size();
        if (m_entries[at].state == QueueState::Waiting)
            return at;
    }
    return std::nullopt;
}

std::optional<WorkQueue::ClaimRequest> WorkQueue::claimRequest(std::size_t entry) const
{
    const SessionId session = m_entries[entry].session;
    const TimeMs now = m_project.clock().now();
    const auto mine = m_claimed.find(session);
    // Renewed in its second half only: the disk is asked once a session.
    if (!m_writable || (mine != m_claimed.end() && mine->second - now > m_claimFor / 2))
        return std::nullopt;
    int others = 0;
    const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        others = openToOthers(opinionsOf(fold, entry), entry);
    });
    return read ? std::optional(ClaimRequest{session, m_annotator, now, now + m_claimFor, others}) : std::nullopt;
}

Result<bool> WorkQueue::write(OpenProject& project, const ClaimRequest& request)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    bool taken = false;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              const auto claimed = store::claimSession(
                  connection, request.session, request.annotator, request.now, request.endsAt, request.others);
              if (!claimed)
                  return claimed.error();
              taken = *claimed;
              return {};
          });
    if (!written)
        return written.error();
    return taken;
}

Result<bool> WorkQueue::noteClaim(const ClaimRequest& request, bool taken)
{
    if (taken)
        m_claimed[request.session] = request.endsAt;
    const auto entry = find(request.session);
    if (!entry)
        return taken;
    if (const auto holds = readHolds(); !holds)
        return holds.error();
    // A colleague may have answered between the look at the labels and the claim.
    if (const auto updated = update(*entry); !updated)
        return updated.error();
    const QueueState state = m_entries[*entry].state;
    if (taken && (state == QueueState::Waiting || state == QueueState::Held))
        return true;
    if (taken) {
        release({request.session});
    } else if (state == QueueState::Waiting) {
        set(*entry, QueueState::Held); // whoever has it took it after the holds were read
    }
    return false;
}

Result<bool> WorkQueue::claim(std::size_t entry)
{
    const auto request = claimRequest(entry);
    if (!request)
        return true;
    const auto taken = write(m_project, *request);
    return taken ? noteClaim(*request, *taken) : taken;
}

Result<std::optional<std::size_t>> WorkQueue::takeNext(std::size_t from)
{
    if (const auto read = readHolds(); !read)
        return read.error();
    auto next = nextWaiting(from);
    // Between others, and what is left of it when nothing else is.
    if (!next || comesAgainBefore(m_annotator, m_entries[*next].session)) {
        const auto again = askAgain();
        if (!again)
            return again.error();
        next = *again ? *again : next;
    }
    for (; next; next = nextWaiting(*next + 1)) {
        if (const auto updated = update(*next); !updated)
            return updated.error();
        if (m_entries[*next].state != QueueState::Waiting)
            continue;
        const auto taken = claim(*next);
        if (!taken)
            return taken.error();
        if (*taken)
            return next;
    }
    return next;
}

void WorkQueue::releaseAllBut(SessionId keep)
{
    std::vector<SessionId> released;
    for (const auto& [session, ends] : m_claimed)
        if (session != keep)
            released.push_back(session);
    for (const SessionId session : released)
        m_claimed.erase(session);
    release(released);
}

/// Claims that cannot be given up end by themselves.
void WorkQueue::release(std::vector<SessionId> sessions)
{
    if (sessions.empty())
        return;
    if (auto writer = m_project.store().writer())
        m_released = (*writer)->submit(store::Writer::Kind::Durable,
            [annotator = m_annotator, sessions = std::move(sessions)](
                store::Connection& connection) { return store::releaseClaims(connection, annotator, sessions); });
}

std::optional<TimeMs> WorkQueue::nextFree() const
{
    std::optional<TimeMs> next;
    for (const auto& [session, holds] : m_holds) {
        const auto entry = find(session);
        if (!entry || m_entries[*entry].state != QueueState::Held || m_items[*entry].paused)
            continue;
        for (const store::Hold& hold : holds)
            next = next ? std::min(*next, hold.endsAt) : hold.endsAt;
    }
    return next;
}

/// Who has answered or skipped the session since it was asked for.
WorkQueue::Opinions WorkQueue::opinionsOf(const labeling::LabelFold& fold, std::size_t entry) const
{
    const store::QueueItem& item = m_items[entry];
    Opinions opinions;
    std::vector<AnnotatorId> others;
    for (const session::LabelEvent& event : fold.events(item.session)) {
        if (event.kind == session::LabelEventKind::Undo || event.id <= item.askedAfter || fold.undone(event.id))
            continue;
        if (event.annotator == m_annotator)
            firstOf(event.repeat ? opinions.repeated : opinions.mine, event.id);
        else if (std::find(others.begin(), others.end(), event.annotator) == others.end())
            others.push_back(event.annotator);
    }
    opinions.others = static_cast<int>(others.size());
    return opinions;
}

int WorkQueue::openToOthers(const Opinions& opinions, std::size_t entry) const
{
    // Whose answers are compared with what is known, or with their own, is in nobody's way.
    if (m_why[entry] != Why::Queue)
        return INT_MAX;
    return std::max(0, m_items[entry].annotators - opinions.others - 1);
}

bool WorkQueue::heldBack(std::size_t entry, const std::vector<store::Hold>& holds) const
{
    int open = 0;
    int others = 0;
    std::ignore = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        others = openToOthers(opinionsOf(fold, entry), entry);
    });
    for (const store::Hold& hold : holds) {
        if (!hold.annotator.valid() || hold.annotator == m_annotator)
            return true;
        ++open;
    }
    return open > others;
}

QueueState WorkQueue::judge(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, std::size_t entry,
    const Opinions& opinions) const
{
    const store::QueueItem& item = m_items[entry];
    const bool asked = m_why[entry] == Why::Queue;
    const bool mine = m_why[entry] == Why::Repeat ? opinions.repeated.valid() : opinions.mine.valid();
    const bool said = mine || (asked && opinions.others >= item.annotators);
    // One answer asked for once is there however it came; otherwise annotators are counted.
    const bool anyone = asked && item.annotators == 1 && !item.askedAfter.valid();
    const QueueState state = said || anyone ? standingState(fold, rubrics, item.session) : QueueState::Waiting;
    if (state != QueueState::Waiting)
        return state;
    int open = 0;
    if (const auto holds = m_holds.find(item.session); holds != m_holds.end())
        for (const store::Hold& hold : holds->second) {
            if (!hold.annotator.valid() || hold.annotator == m_annotator) // put off, or in a package of theirs
                return QueueState::Held;
            ++open;
        }
    return item.paused || open > openToOthers(opinions, entry) ? QueueState::Held : QueueState::Waiting;
}

void WorkQueue::look(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, std::size_t entry)
{
    const Opinions opinions = opinionsOf(fold, entry);
    m_entries[entry].first = opinions.mine;
    m_entries[entry].second = opinions.repeated;
    m_entries[entry].again = isRepeat(entry) || opinions.repeated.valid();
    set(entry, judge(fold, rubrics, entry, opinions));
}

void WorkQueue::set(std::size_t entry, QueueState state)
{
    if (m_entries[entry].state == QueueState::Waiting)
        --m_waiting;
    m_entries[entry].state = state;
    if (state == QueueState::Waiting)
        ++m_waiting;
}

} // namespace turnout::workbench
