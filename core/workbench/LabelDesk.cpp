// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/AnswerCheck.h"
#include "labeling/OwnAnswers.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/SessionReader.h"
#include "workbench/DeskReading.h"
#include "workbench/LabelDeskParts.h"
#include "workbench/UnseenChecks.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

/// Reads what a desk knows of the project. Thread: any.
Result<std::shared_ptr<LabelDesk::Fresh>> readFresh(OpenProject& project, AnnotatorId annotator)
{
    auto fresh = std::make_shared<LabelDesk::Fresh>();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto settings = deskSettings(**connection);
    if (!settings)
        return settings.error();
    fresh->settings = std::move(*settings);
    const auto flags = store::flags(**connection);
    if (!flags)
        return flags.error();
    for (const store::Flag& flag : *flags)
        if (flag.annotator == annotator)
            fresh->flagged.insert(flag.session);
    const auto annotators = store::annotators(**connection);
    if (!annotators)
        return annotators.error();
    for (const store::Annotator& one : *annotators)
        fresh->names.emplace(one.id, one.name);
    fresh->queue = std::make_unique<WorkQueue>(project, annotator);
    if (const auto read = fresh->queue->refresh(); !read)
        return read.error();
    const auto read = project.withLabels([&](const labeling::LabelFold&, const labeling::Rubrics& rubrics) {
        if (!rubrics.empty())
            fresh->rubric = rubrics.rbegin()->second;
    });
    if (!read)
        return read.error();
    return fresh;
}

} // namespace

Result<LabelEventId> LabelDesk::Impl::append(const QueueEntry& entry, session::LabelEvent event)
{
    event.session = entry.session;
    event.draw = entry.draw;
    event.annotator = annotator;
    touched.insert(entry.session);
    return project.append(std::move(event));
}

void LabelDesk::Impl::settle()
{
    if (!aheadResult.valid())
        return;
    Ahead result = aheadResult.get();
    if (result.session)
        ready = std::move(*result.session);
    if (aheadRequest && result.taken)
        std::ignore = now.queue->noteClaim(*aheadRequest, *result.taken); // otherwise it is asked for again
    ahead = {};
}

void LabelDesk::Impl::eachOfMine(const std::function<bool(const session::LabelEvent&)>& f)
{
    std::ignore = project.withLabels(
        [&](const labeling::LabelFold& fold, const labeling::Rubrics&) { fold.forEachUndoable(annotator, f); });
}

bool LabelDesk::Impl::open(SessionId session) const
{
    const auto entry = now.queue->find(session);
    const QueueState state = entry ? now.queue->entries()[*entry].state : QueueState::Answered;
    return state == QueueState::Waiting || state == QueueState::Held;
}

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
    const auto fresh = readFresh(project, *id);
    if (!fresh)
        return fresh.error();
    desk->m_impl->now = std::move(**fresh);
    return desk;
}

const session::Rubric& LabelDesk::rubric() const
{
    return m_impl->now.rubric;
}

const DeskSettings& LabelDesk::settings() const
{
    return m_impl->now.settings;
}

const std::string& LabelDesk::annotator() const
{
    return m_impl->name;
}

const std::vector<QueueEntry>& LabelDesk::queue() const
{
    return m_impl->now.queue->entries();
}

std::size_t LabelDesk::waiting() const
{
    return m_impl->now.queue->waiting();
}

std::optional<TimeMs> LabelDesk::putOffUntil(std::size_t entry) const
{
    return m_impl->now.queue->putOffUntil(entry);
}

LabelDesk::Held LabelDesk::held() const
{
    const auto& entries = m_impl->now.queue->entries();
    const auto held = std::count_if(
        entries.begin(), entries.end(), [](const QueueEntry& entry) { return entry.state == QueueState::Held; });
    return {static_cast<std::size_t>(held), m_impl->now.queue->nextFree()};
}

Result<void> LabelDesk::refresh()
{
    const auto fresh = reading()();
    return fresh ? adopt(*fresh) : Result<void>(fresh.error());
}

std::function<Result<std::shared_ptr<LabelDesk::Fresh>>()> LabelDesk::reading()
{
    m_impl->touched.clear();
    return [&project = m_impl->project, annotator = m_impl->annotator] { return readFresh(project, annotator); };
}

Result<void> LabelDesk::adopt(const std::shared_ptr<Fresh>& fresh)
{
    Impl& d = *m_impl;
    d.settle();
    fresh->queue->takeClaimsOf(*d.now.queue);
    // A flag put on meanwhile is on disk; what was read may be older.
    for (const SessionId session : d.touched) {
        if (d.now.flagged.contains(session))
            fresh->flagged.insert(session);
        else
            fresh->flagged.erase(session);
    }
    d.now = std::move(*fresh);
    d.ready.reset(); // read for the rubric before
    if (const auto read = d.now.queue->readHolds(); !read)
        return read;
    for (const SessionId session : d.touched)
        if (const auto entry = d.now.queue->find(session))
            if (const auto updated = d.now.queue->update(*entry); !updated)
                return updated;
    return {};
}

std::optional<std::size_t> LabelDesk::nextWaiting(std::size_t from) const
{
    return m_impl->now.queue->nextWaiting(from);
}

Result<std::optional<std::size_t>> LabelDesk::takeNext(std::size_t from)
{
    m_impl->settle();
    return m_impl->now.queue->takeNext(from);
}

void LabelDesk::prefetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session)
        return;
    d.settle();
    d.ready.reset();
    d.ahead = session;
    const auto entry = d.now.queue->find(session);
    const bool waits = entry && d.now.queue->entries()[*entry].state == QueueState::Waiting;
    d.aheadRequest = waits ? d.now.queue->claimRequest(*entry) : std::nullopt;
    d.aheadResult = std::async(std::launch::async,
        [&project = d.project, session, request = d.aheadRequest, rubric = d.now.rubric]() -> Impl::Ahead {
            Result<bool> taken = request ? WorkQueue::write(project, *request) : Result<bool>(false);
            auto connection = project.store().reader();
            if (!connection)
                return {connection.error(), std::move(taken)};
            return {readForDesk(**connection, session, rubric), std::move(taken)};
        });
}

Result<DeskSession> LabelDesk::fetch(SessionId session)
{
    Impl& d = *m_impl;
    if (d.ahead == session)
        d.settle();
    if (const auto entry = d.now.queue->find(session)) {
        const QueueState state = d.now.queue->entries()[*entry].state;
        if (state == QueueState::Waiting || state == QueueState::Held) {
            const auto taken = d.now.queue->claim(*entry);
            if (!taken)
                return taken.error();
            const bool held = d.now.queue->entries()[*entry].state == QueueState::Held;
            if (!*taken && held)
                return Error{ErrorCode::Busy, "somebody else has this session open", {}};
        }
    }
    d.now.queue->releaseAllBut(session);
    auto read = d.ready && d.ready->id == session ? Result<DeskSession>(*std::exchange(d.ready, std::nullopt))
                                                  : readForDesk(*d.connection, session, d.now.rubric);
    if (read) {
        d.shown = {session, rolesOf(*read)};
        d.pairSwapped = read->pair ? std::optional(read->pair->swapped) : std::nullopt;
    }
    return read;
}

LabelDesk::Standing LabelDesk::standing(SessionId session) const
{
    const Impl& d = *m_impl;
    const auto entry = d.now.queue->find(session);
    const bool open = d.open(session);
    Standing standing;
    std::ignore = d.project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        // Asked again: what they said the first time would lead them.
        if (entry && d.now.queue->isRepeat(*entry)) {
            if (const session::LabelEvent* second = secondAnswer(fold, d.annotator, session); second != nullptr)
                standing = {second->answers, second->kind == session::LabelEventKind::Skip, second->reason};
            return;
        }
        const auto own = labeling::ownLabel(fold, session, d.annotator);
        if (!own)
            return;
        for (const auto& kept : own->answers)
            if (!open || kept.event > d.now.queue->askedAfter(*entry))
                standing.answers.push_back(kept.answer);
        standing.skipped = own->skipped && !open;
        standing.skipReason = open ? std::string() : own->skipReason;
    });
    return standing;
}

bool LabelDesk::Impl::answeredByMe(SessionId session) const
{
    bool answered = false;
    std::ignore = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        answered = !open(session) && labeling::ownLabel(fold, session, annotator).has_value();
    });
    return answered;
}

Result<void> LabelDesk::submit(std::size_t entry, std::vector<session::Answer> answers, double seconds)
{
    Impl& d = *m_impl;
    const SessionId session = d.now.queue->entries()[entry].session;
    const auto roles
        = d.shown.first == session ? std::span<const session::Role>(d.shown.second) : std::span<const session::Role>();
    if (const auto checked = labeling::checkAnswers(d.now.rubric, answers, roles); !checked)
        return checked;
    // What was answered before and is not now must go: a question left open is an answer with no values.
    for (const session::Question& question : d.now.rubric.questions) {
        const bool there = std::any_of(answers.begin(), answers.end(),
            [&](const session::Answer& a) { return a.question == question.id && !a.turn; });
        if (!there && question.scope == session::QuestionScope::Session)
            answers.push_back({question.id, {}, std::nullopt});
    }
    for (const session::Answer& before : standing(session).answers) {
        const bool there = std::any_of(answers.begin(), answers.end(),
            [&](const session::Answer& a) { return a.question == before.question && a.turn == before.turn; });
        if (!there && before.turn && d.now.rubric.question(before.question) != nullptr)
            answers.push_back({before.question, {}, before.turn});
    }
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Answer;
    event.answers = std::move(answers);
    event.seconds = seconds;
    event.repeat = d.now.queue->isRepeat(entry);
    const auto appended = d.append(d.now.queue->entries()[entry], std::move(event));
    if (!appended)
        return appended.error();
    d.now.queue->noteAnswered(entry, *appended);
    return {};
}

Result<void> LabelDesk::skip(std::size_t entry, const std::string& reason, double seconds)
{
    Impl& d = *m_impl;
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Skip;
    event.reason = reason;
    event.seconds = seconds;
    event.repeat = d.now.queue->isRepeat(entry);
    const auto appended = d.append(d.now.queue->entries()[entry], std::move(event));
    if (!appended)
        return appended.error();
    return d.now.queue->update(entry);
}

Result<void> LabelDesk::putOff(std::size_t entry, TimeMs duration)
{
    const TimeMs until = m_impl->project.clock().now() + duration;
    return m_impl->writeHold(
        [session = m_impl->now.queue->entries()[entry].session, until](
            store::Connection& connection) { return store::snoozeSession(connection, session, until); });
}

Result<void> LabelDesk::takeUp(std::size_t entry)
{
    return m_impl->writeHold([session = m_impl->now.queue->entries()[entry].session](
                                 store::Connection& connection) { return store::endSnooze(connection, session); });
}

Result<void> LabelDesk::Impl::writeHold(const store::Writer::Job& job)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    const auto written = (*writer)->run(store::Writer::Kind::Durable, job);
    if (!written)
        return written;
    return now.queue->readHolds();
}

} // namespace turnout::workbench
