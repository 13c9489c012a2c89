// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/LabelDesk.h"

#include "labeling/AnswerCheck.h"
#include "store/DrawStore.h"
#include "store/LabelStore.h"
#include "store/SessionReader.h"
#include "workbench/UnseenChecks.h"

#include <algorithm>
#include <future>
#include <unordered_set>

namespace turnout::workbench {
namespace {

constexpr double kIdleSeconds = 300; ///< longer is a break, not work
constexpr std::size_t kPaceNeeds = 3;
constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;

Result<DeskSession> readSession(store::Connection& connection, SessionId id)
{
    DeskSession session;
    session.id = id;
    auto turns = store::transcript(connection, id);
    if (!turns)
        return turns.error();
    session.turns = std::move(*turns);
    const auto rows = store::sessionRows(connection, std::span(&id, 1));
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, "there is no such session", std::to_string(id.value())};
    session.externalId = rows->front().externalId;
    session.startedAt = rows->front().startedAt;
    return session;
}

/// Why the session was chosen.
Result<Revealed> addWhy(store::Connection& connection, const QueueEntry& entry, Revealed revealed)
{
    if (!entry.draw.valid()) {
        const auto musts = store::mustLabels(connection);
        if (!musts)
            return musts.error();
        revealed.reason = "picked by hand"; // gold too: which it is stays unseen
        for (const auto& must : *musts)
            if (must.session == entry.session && !must.reason.empty())
                revealed.reason += ": " + must.reason;
        return revealed;
    }
    const auto items = store::drawItems(connection, entry.draw);
    if (!items)
        return items.error();
    for (const auto& item : *items)
        if (item.session == entry.session) {
            revealed.arm = item.arm;
            revealed.reason = item.reason + (item.annotators > 1 ? "; asked of several annotators, by chance" : "");
            revealed.probability = item.probability;
        }
    return revealed;
}

} // namespace

struct LabelDesk::Impl {
    explicit Impl(OpenProject& p)
        : project(p)
    {
    }
    OpenProject& project;
    std::string name;
    AnnotatorId annotator;
    session::Rubric rubric;
    std::unique_ptr<store::Connection> connection;
    std::unique_ptr<WorkQueue> queue;

    /// What was read, and perhaps taken, before it was asked for.
    struct Ahead {
        Result<DeskSession> session;
        Result<bool> taken;
    };
    SessionId ahead;
    std::optional<WorkQueue::ClaimRequest> aheadRequest;
    std::future<Ahead> aheadResult;
    std::optional<DeskSession> ready; ///< read ahead

    Result<LabelEventId> append(const QueueEntry& entry, session::LabelEvent event)
    {
        event.session = entry.session;
        event.draw = entry.draw;
        event.annotator = annotator;
        return project.append(std::move(event));
    }
    /// Waits for what is being read ahead and notes what was taken.
    void settle()
    {
        if (!aheadResult.valid())
            return;
        Ahead result = aheadResult.get();
        if (result.session)
            ready = std::move(*result.session);
        if (aheadRequest && result.taken)
            std::ignore = queue->noteClaim(*aheadRequest, *result.taken); // otherwise it is asked for again
        ahead = {};
    }
    /// Calls f(event) for this annotator's events that stand, newest first; f answers whether to go on.
    void eachOfMine(const std::function<bool(const session::LabelEvent&)>& f)
    {
        std::ignore = project.withLabels(
            [&](const labeling::LabelFold& fold, const labeling::Rubrics&) { fold.forEachUndoable(annotator, f); });
    }
};

LabelDesk::LabelDesk() = default;
LabelDesk::~LabelDesk()
{
    if (m_impl != nullptr)
        m_impl->settle(); // what was taken ahead is given up with the queue
}

Result<std::unique_ptr<LabelDesk>> LabelDesk::open(OpenProject& project, const std::string& annotator)
{
    std::unique_ptr<LabelDesk> desk(new LabelDesk);
    desk->m_impl = std::make_unique<Impl>(project);
    const auto id = project.annotator(annotator);
    if (!id)
        return id.error();
    desk->m_impl->annotator = *id;
    desk->m_impl->name = annotator;
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    desk->m_impl->connection = std::move(*connection);
    desk->m_impl->queue = std::make_unique<WorkQueue>(project, *id);
    if (const auto read = desk->refresh(); !read)
        return read.error();
    return desk;
}

const session::Rubric& LabelDesk::rubric() const
{
    return m_impl->rubric;
}

const std::string& LabelDesk::annotator() const
{
    return m_impl->name;
}

const std::vector<QueueEntry>& LabelDesk::queue() const
{
    return m_impl->queue->entries();
}

std::size_t LabelDesk::waiting() const
{
    return m_impl->queue->waiting();
}

LabelDesk::Held LabelDesk::held() const
{
    const auto& entries = m_impl->queue->entries();
    const auto held = std::count_if(
        entries.begin(), entries.end(), [](const QueueEntry& entry) { return entry.state == QueueState::Held; });
    return {static_cast<std::size_t>(held), m_impl->queue->nextFree()};
}

Result<void> LabelDesk::refresh()
{
    Impl& d = *m_impl;
    d.settle();
    if (const auto read = d.queue->refresh(); !read)
        return read;
    return d.project.withLabels([&](const labeling::LabelFold&, const labeling::Rubrics& rubrics) {
        if (!rubrics.empty())
            d.rubric = rubrics.rbegin()->second;
    });
}

std::optional<std::size_t> LabelDesk::nextWaiting(std::size_t from) const
{
    return m_impl->queue->nextWaiting(from);
}

Result<std::optional<std::size_t>> LabelDesk::takeNext(std::size_t from)
{
    m_impl->settle();
    return m_impl->queue->takeNext(from);
}

void LabelDesk::prefetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session)
        return;
    d.settle();
    d.ready.reset();
    d.ahead = session;
    const auto entry = d.queue->find(session);
    const bool waits = entry && d.queue->entries()[*entry].state == QueueState::Waiting;
    d.aheadRequest = waits ? d.queue->claimRequest(*entry) : std::nullopt;
    d.aheadResult
        = std::async(std::launch::async, [&project = d.project, session, request = d.aheadRequest]() -> Impl::Ahead {
              Result<bool> taken = request ? WorkQueue::write(project, *request) : Result<bool>(false);
              auto connection = project.store().reader();
              if (!connection)
                  return {connection.error(), std::move(taken)};
              return {readSession(**connection, session), std::move(taken)};
          });
}

Result<DeskSession> LabelDesk::fetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session)
        d.settle();
    if (const auto entry = d.queue->find(session)) {
        const QueueState state = d.queue->entries()[*entry].state;
        if (state == QueueState::Waiting || state == QueueState::Held) {
            const auto taken = d.queue->claim(*entry);
            if (!taken)
                return taken.error();
            const bool held = d.queue->entries()[*entry].state == QueueState::Held;
            if (!*taken && held)
                return Error{ErrorCode::Busy, "somebody else has this session open", {}};
        }
    }
    if (const auto released = d.queue->releaseAllBut(session); !released)
        return released.error();
    if (d.ready && d.ready->id == session)
        return *std::exchange(d.ready, std::nullopt);
    return readSession(*d.connection, session);
}

LabelDesk::Standing LabelDesk::standing(SessionId session) const
{
    const Impl& d = *m_impl;
    const auto entry = d.queue->find(session);
    const QueueState state = entry ? d.queue->entries()[*entry].state : QueueState::Answered;
    const bool open = state == QueueState::Waiting || state == QueueState::Held;
    Standing standing;
    std::ignore = d.project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        const auto* label = fold.label(session);
        if (label == nullptr)
            return;
        // Asked again: what they said the first time would lead them.
        const bool again = entry && d.queue->isRepeat(*entry);
        const session::LabelEvent* second = again ? secondAnswer(fold, d.annotator, session) : nullptr;
        if (second != nullptr)
            standing = {second->answers, second->kind == session::LabelEventKind::Skip, second->reason};
        for (const auto& kept : label->answers)
            if (!again && (!open || (kept.annotator == d.annotator && kept.event > d.queue->askedAfter(*entry))))
                standing.answers.push_back(kept.answer);
        if (open || again)
            return;
        standing.skipped = label->skipped;
        standing.skipReason = label->skipReason;
    });
    return standing;
}

Result<void> LabelDesk::submit(std::size_t entry, std::vector<session::Answer> answers, double seconds)
{
    Impl& d = *m_impl;
    if (const auto checked = labeling::checkAnswers(d.rubric, answers); !checked)
        return checked;
    // What was answered before and is not now must go: a question left open is an answer with no values.
    for (const session::Question& question : d.rubric.questions) {
        const bool there = std::any_of(answers.begin(), answers.end(),
            [&](const session::Answer& a) { return a.question == question.id && !a.turn; });
        if (!there)
            answers.push_back({question.id, {}, std::nullopt});
    }
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Answer;
    event.answers = std::move(answers);
    event.seconds = seconds;
    event.repeat = d.queue->isRepeat(entry);
    const auto appended = d.append(d.queue->entries()[entry], std::move(event));
    if (!appended)
        return appended.error();
    d.queue->noteAnswered(entry);
    return {};
}

Result<void> LabelDesk::skip(std::size_t entry, const std::string& reason, double seconds)
{
    Impl& d = *m_impl;
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Skip;
    event.reason = reason;
    event.seconds = seconds;
    event.repeat = d.queue->isRepeat(entry);
    const auto appended = d.append(d.queue->entries()[entry], std::move(event));
    if (!appended)
        return appended.error();
    return d.queue->update(entry);
}

Result<void> LabelDesk::putOff(std::size_t entry, TimeMs duration)
{
    Impl& d = *m_impl;
    auto writer = d.project.store().writer();
    if (!writer)
        return writer.error();
    const SessionId session = d.queue->entries()[entry].session;
    const auto written = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) {
        return store::snoozeSession(connection, session, d.project.clock().now() + duration);
    });
    if (!written)
        return written;
    return d.queue->readHolds();
}

Result<LabelDesk::Undone> LabelDesk::undo()
{
    Impl& d = *m_impl;
    std::optional<session::LabelEvent> last;
    d.eachOfMine([&](const session::LabelEvent& event) {
        last = event;
        return false;
    });
    if (!last)
        return Error{ErrorCode::Refused, "there is nothing of yours left to take back", {}};
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Undo;
    event.undoes = last->id;
    const auto appended = d.append({last->session, last->draw, QueueState::Waiting}, std::move(event));
    if (!appended)
        return appended.error();
    Undone undone;
    undone.session = last->session;
    undone.entry = d.queue->find(last->session);
    if (undone.entry)
        if (const auto updated = d.queue->update(*undone.entry); !updated)
            return updated.error();
    undone.what = last->kind == session::LabelEventKind::Skip ? "skip" : std::string();
    for (const session::Answer& answer : last->answers)
        if (!answer.values.empty()) {
            undone.answers.push_back(answer);
            if (undone.what.empty())
                undone.what = answer.question + ": " + answer.values.front();
        }
    return undone;
}

Result<Revealed> LabelDesk::reveal(SessionId session)
{
    Impl& d = *m_impl;
    const auto found = d.queue->find(session);
    if (!found || d.queue->entries()[*found].state != QueueState::Answered)
        return Error{ErrorCode::Refused, "this is shown once the session is answered", {}};
    const auto details = store::sessionDetails(*d.connection, session);
    if (!details)
        return details.error();
    Revealed revealed;
    revealed.ratings = details->session.ratings;
    revealed.signals = details->session.signals;
    revealed.scores = details->session.scores;
    revealed.segments = details->session.segments;
    revealed.truth = details->truth ? details->truth->verdict : std::string();
    return addWhy(*d.connection, d.queue->entries()[*found], std::move(revealed));
}

std::optional<double> LabelDesk::pace() const
{
    constexpr std::size_t kLast = 200;
    std::vector<double> seconds;
    m_impl->eachOfMine([&](const session::LabelEvent& event) {
        if (event.seconds && *event.seconds > 0 && *event.seconds <= kIdleSeconds)
            seconds.push_back(*event.seconds);
        return seconds.size() < kLast;
    });
    if (seconds.size() < kPaceNeeds)
        return std::nullopt;
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return *middle;
}

std::int64_t LabelDesk::answeredToday() const
{
    const TimeMs today = m_impl->project.clock().now() / kDay;
    std::unordered_set<SessionId> sessions;
    m_impl->eachOfMine([&](const session::LabelEvent& event) {
        if (event.at / kDay != today)
            return false;
        if (event.kind == session::LabelEventKind::Answer)
            sessions.insert(event.session);
        return true;
    });
    return static_cast<std::int64_t>(sessions.size());
}

} // namespace turnout::workbench
