// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk knows of sessions that were answered: undo and redo, what is revealed, history, flags, pace.
#include "store/DeskStore.h"
#include "store/DrawStore.h"
#include "store/GoldStore.h"
#include "store/SessionReader.h"
#include "workbench/DeskWork.h"
#include "workbench/LabelDeskParts.h"
#include "workbench/LearnedModel.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;

/// Why the session was chosen.
Result<Revealed> addWhy(store::Connection& connection, const QueueEntry& entry, Revealed revealed)
{
    if (!entry.draw.valid()) {
        const auto musts = store::mustLabels(connection);
        if (!musts)
            return musts.error();
        revealed.reason = "picked by hand";
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
            revealed.reason = item.reason; // not whether others are asked too: nobody should know
            revealed.probability = item.probability;
        }
    return revealed;
}

/// What the model expects of the session, by its labels of others; nothing where none was learned.
std::optional<double> expectedOf(const OpenProject& project, SessionId session)
{
    const auto model = project.model({});
    if (model == nullptr || model->frame == nullptr)
        return std::nullopt;
    const auto row = model->frame->row(session);
    return row ? std::optional<double>(model->good[*row]) : std::nullopt;
}

} // namespace

/// A value in the words it has at the desk. Of a pair these are about A and B, which are the file's second and first in
/// half of the sessions.
std::string LabelDesk::Impl::valueText(
    const session::Question& question, const std::string& value, SessionId session) const
{
    const auto option = std::find_if(
        question.options.begin(), question.options.end(), [&](const session::Option& o) { return o.value == value; });
    if (option == question.options.end())
        return value;
    const auto place = option - question.options.begin();
    if (question.kind == session::QuestionKind::Pairwise && shown.first == session && pairSwapped && place < 2)
        return (place == 1) == *pairSwapped ? "Answer A is better" : "Answer B is better";
    return option->title;
}

std::string LabelDesk::Impl::answerText(const session::Answer& answer, SessionId session) const
{
    const session::Question* question = now.rubric.question(answer.question);
    std::string text = question == nullptr ? answer.question : question->title;
    if (answer.turn)
        text += " (turn " + std::to_string(*answer.turn + 1) + ")";
    text += text.ends_with('?') ? " " : ": ";
    for (std::size_t i = 0; i < answer.values.size(); ++i)
        text += (i == 0 ? "" : " + ")
            + (question == nullptr ? answer.values[i] : valueText(*question, answer.values[i], session));
    return text;
}

std::string LabelDesk::Impl::saidText(const session::LabelEvent& event) const
{
    if (event.kind == session::LabelEventKind::Skip)
        return event.reason.empty() ? "skip" : "skip: " + event.reason;
    std::string text;
    for (const session::Answer& answer : event.answers)
        if (!answer.values.empty())
            text += (text.empty() ? "" : "; ") + answerText(answer, event.session);
    return text.empty() ? "no answer" : text;
}

void LabelDesk::Impl::noteSeen(SessionId session, const std::set<Leading>& what)
{
    const auto writer = project.store().writer();
    if (!writer || what.empty())
        return;
    // Of the kind that labels are, so that it is written before the next of them; nobody waits for it.
    std::ignore = (*writer)->submit(store::Writer::Kind::Durable,
        [session, who = annotator, names = leadingNames(what), at = project.clock().now()](
            store::Connection& writing) { return store::noteSeen(writing, session, who, names, at); });
}

Result<LabelDesk::Undone> LabelDesk::Impl::turn(const session::LabelEvent& said)
{
    const auto target = store::chainEnd(*connection, said.id);
    if (!target)
        return target.error();
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Undo;
    event.undoes = *target;
    const auto appended = append({said.session, said.draw, QueueState::Waiting, {}, {}}, std::move(event));
    if (!appended)
        return appended.error();
    Undone undone;
    undone.session = said.session;
    undone.entry = now.queue->find(said.session);
    if (undone.entry)
        if (const auto updated = now.queue->update(*undone.entry); !updated)
            return updated.error();
    undone.what = said.kind == session::LabelEventKind::Skip ? "skip" : std::string();
    for (const session::Answer& answer : said.answers)
        if (!answer.values.empty()) {
            undone.answers.push_back(answer);
            if (undone.what.empty())
                undone.what = answerText(answer, said.session);
        }
    return undone;
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
    return d.turn(*last);
}

Result<LabelDesk::Undone> LabelDesk::redo()
{
    Impl& d = *m_impl;
    const auto last = store::redoable(*d.connection, d.annotator);
    if (!last)
        return last.error();
    if (!*last)
        return Error{ErrorCode::Refused, "there is nothing that was taken back and could stand again", {}};
    std::optional<session::LabelEvent> said;
    const auto read = d.project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        for (const session::LabelEvent& event : fold.events((*last)->session))
            if (event.id == (*last)->event)
                said = event;
    });
    if (!read)
        return read.error();
    if (!said)
        return Error{ErrorCode::NotFound, "what was taken back is not in the project any more", {}};
    return d.turn(*said);
}

Result<Revealed> LabelDesk::reveal(SessionId session)
{
    Impl& d = *m_impl;
    const auto found = d.now.queue->find(session);
    const bool done = found && d.now.queue->entries()[*found].state == QueueState::Answered;
    if (!done || !d.answeredByMe(session))
        return Error{ErrorCode::Refused, "this is shown to those who have answered the session", {}};
    auto details = store::sessionDetails(*d.connection, session);
    if (!details)
        return details.error();
    const std::set<Leading>& allowed = d.now.settings.revealed;
    Revealed revealed;
    revealed.allowed = allowed;
    if (allowed.contains(Leading::Ratings))
        revealed.ratings = std::move(details->session.ratings);
    if (allowed.contains(Leading::Signals))
        revealed.signals = std::move(details->session.signals);
    if (allowed.contains(Leading::Scores))
        revealed.scores = std::move(details->session.scores);
    if (allowed.contains(Leading::Segments))
        revealed.segments = std::move(details->session.segments);
    if (allowed.contains(Leading::Suggestions))
        revealed.expected = expectedOf(d.project, session);
    if (allowed.contains(Leading::Labels))
        for (const HistoryEntry& entry : history(session))
            if (!entry.mine && !entry.takenBack)
                revealed.colleagues.push_back({entry.who, entry.what});
    revealed.truth = details->truth ? details->truth->verdict : std::string();
    std::set<Leading> seen = allowed;
    seen.erase(Leading::Labels); // noted by the history, where there were any
    d.noteSeen(session, seen);
    if (!allowed.contains(Leading::Arm))
        return revealed;
    // Gold has no arm and no probability: where it is mixed in, whoever saw those of the others would know it by that.
    const auto goldShare = store::goldShare(*d.connection);
    if (!goldShare || *goldShare > 0)
        return goldShare ? Result<Revealed>(std::move(revealed)) : Result<Revealed>(goldShare.error());
    return addWhy(*d.connection, d.now.queue->entries()[*found], std::move(revealed));
}

std::vector<HistoryEntry> LabelDesk::history(SessionId session)
{
    Impl& d = *m_impl;
    const bool open = d.open(session);
    const auto entry = d.now.queue->find(session);
    const bool others = d.now.settings.revealed.contains(Leading::Labels) && d.answeredByMe(session);
    bool anybodys = false;
    const auto seen = store::seenOf(*d.connection, session, d.annotator);
    std::vector<HistoryEntry> history;
    std::ignore = d.project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        for (const session::LabelEvent& event : fold.events(session)) {
            const bool mine = event.annotator == d.annotator && !event.adjudicated;
            const bool before = open && entry
                && (event.id <= d.now.queue->askedAfter(*entry) || (d.now.queue->isRepeat(*entry) && !event.repeat));
            if (event.kind == session::LabelEventKind::Undo || before || (!mine && !others))
                continue;
            anybodys = anybodys || !mine;
            const auto name = d.now.names.find(event.annotator);
            const bool named = !mine && d.now.settings.names && name != d.now.names.end();
            history.push_back({event.at, mine, named ? name->second : std::string(), d.saidText(event),
                fold.undone(event.id), event.adjudicated, event.source.valid(), {}});
            if (!mine || !seen)
                continue;
            for (const store::Seen& one : *seen)
                if (one.afterEvent < event.id)
                    history.back().shown.push_back(one.what);
        }
    });
    if (anybodys)
        d.noteSeen(session, {Leading::Labels});
    return history;
}

bool LabelDesk::flagged(SessionId session) const
{
    return m_impl->now.flagged.contains(session);
}

std::size_t LabelDesk::flaggedCount() const
{
    return m_impl->now.flagged.size();
}

Result<void> LabelDesk::setFlag(SessionId session, bool flagged)
{
    Impl& d = *m_impl;
    auto writer = d.project.store().writer();
    if (!writer)
        return writer.error();
    const auto written = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) {
        return store::setFlag(connection, session, d.annotator, flagged, d.project.clock().now());
    });
    if (!written)
        return written;
    d.touched.insert(session);
    if (flagged)
        d.now.flagged.insert(session);
    else
        d.now.flagged.erase(session);
    return {};
}

std::optional<double> LabelDesk::pace() const
{
    constexpr std::size_t kLast = 200;
    std::vector<double> seconds;
    m_impl->eachOfMine([&](const session::LabelEvent& event) {
        if (const auto worked = workSeconds(event))
            seconds.push_back(*worked);
        return seconds.size() < kLast;
    });
    return medianPace(std::move(seconds));
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
