// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/LabelDesk.h"

#include "labeling/AnswerCheck.h"
#include "store/DrawStore.h"
#include "store/LabelStore.h"
#include "store/SessionReader.h"

#include <algorithm>
#include <future>
#include <unordered_map>
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
    std::vector<QueueEntry> queue;
    std::unordered_map<SessionId, std::size_t> entryOf;
    std::size_t waiting = 0;
    SessionId ahead;
    std::future<Result<DeskSession>> aheadResult;

    Result<LabelEventId> append(const QueueEntry& entry, session::LabelEvent event)
    {
        event.session = entry.session;
        event.draw = entry.draw;
        event.annotator = annotator;
        return project.append(std::move(event));
    }
    void set(std::size_t entry, QueueState state)
    {
        if (queue[entry].state == QueueState::Waiting)
            --waiting;
        queue[entry].state = state;
        if (state == QueueState::Waiting)
            ++waiting;
    }
    [[nodiscard]] static QueueState stateOf(
        const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, SessionId id)
    {
        const auto* label = fold.label(id);
        if (label == nullptr)
            return QueueState::Waiting;
        if (labeling::labelValue(*label, rubrics).answered)
            return QueueState::Answered;
        return label->skipped ? QueueState::Skipped : QueueState::Waiting;
    }
    /// Calls f(event) for this annotator's events that stand, newest first; f answers whether to go on.
    void eachOfMine(const std::function<bool(const session::LabelEvent&)>& f)
    {
        std::ignore = project.withLabels(
            [&](const labeling::LabelFold& fold, const labeling::Rubrics&) { fold.forEachUndoable(annotator, f); });
    }
};

LabelDesk::LabelDesk() = default;
LabelDesk::~LabelDesk() = default;

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
    return m_impl->queue;
}

std::size_t LabelDesk::waiting() const
{
    return m_impl->waiting;
}

Result<void> LabelDesk::refresh()
{
    Impl& d = *m_impl;
    const auto draws = store::draws(*d.connection);
    if (!draws)
        return draws.error();
    d.queue.clear();
    d.entryOf.clear();
    for (const auto& draw : *draws) {
        const auto items = store::drawItems(*d.connection, draw.id);
        if (!items)
            return items.error();
        for (const auto& item : *items) {
            d.entryOf.emplace(item.session, d.queue.size());
            d.queue.push_back({item.session, draw.id, QueueState::Waiting});
        }
    }
    return d.project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        if (!rubrics.empty())
            d.rubric = rubrics.rbegin()->second;
        d.waiting = 0;
        for (QueueEntry& entry : d.queue) {
            entry.state = Impl::stateOf(fold, rubrics, entry.session);
            d.waiting += entry.state == QueueState::Waiting ? 1 : 0;
        }
    });
}

std::optional<std::size_t> LabelDesk::nextWaiting(std::size_t from) const
{
    const auto& queue = m_impl->queue;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const std::size_t at = (from + i) % queue.size();
        if (queue[at].state == QueueState::Waiting)
            return at;
    }
    return std::nullopt;
}

void LabelDesk::prefetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session)
        return;
    d.ahead = session;
    d.aheadResult = std::async(std::launch::async, [&project = d.project, session]() -> Result<DeskSession> {
        auto connection = project.store().reader();
        if (!connection)
            return connection.error();
        return readSession(**connection, session);
    });
}

Result<DeskSession> LabelDesk::fetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session && d.aheadResult.valid()) {
        auto result = d.aheadResult.get();
        d.ahead = {};
        if (result)
            return result;
    }
    return readSession(*d.connection, session);
}

LabelDesk::Standing LabelDesk::standing(SessionId session) const
{
    Standing standing;
    std::ignore = m_impl->project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        const auto* label = fold.label(session);
        if (label == nullptr)
            return;
        for (const auto& kept : label->answers)
            standing.answers.push_back(kept.answer);
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
    const auto appended = d.append(d.queue[entry], std::move(event));
    if (!appended)
        return appended.error();
    d.set(entry, QueueState::Answered);
    return {};
}

Result<void> LabelDesk::skip(std::size_t entry, const std::string& reason, double seconds)
{
    Impl& d = *m_impl;
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Skip;
    event.reason = reason;
    event.seconds = seconds;
    const auto appended = d.append(d.queue[entry], std::move(event));
    if (!appended)
        return appended.error();
    return refreshEntry(entry);
}

Result<void> LabelDesk::refreshEntry(std::size_t entry)
{
    return m_impl->project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        m_impl->set(entry, Impl::stateOf(fold, rubrics, m_impl->queue[entry].session));
    });
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
    if (const auto found = d.entryOf.find(last->session); found != d.entryOf.end()) {
        undone.entry = found->second;
        if (const auto refreshed = refreshEntry(found->second); !refreshed)
            return refreshed.error();
    }
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
    const auto found = d.entryOf.find(session);
    const bool answered = found != d.entryOf.end() && d.queue[found->second].state == QueueState::Answered;
    if (!answered)
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
    const auto items = store::drawItems(*d.connection, d.queue[found->second].draw);
    if (!items)
        return items.error();
    for (const auto& item : *items)
        if (item.session == session) {
            revealed.arm = item.arm;
            revealed.reason = item.reason;
            revealed.probability = item.probability;
        }
    return revealed;
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
