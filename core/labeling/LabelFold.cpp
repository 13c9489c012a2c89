// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/LabelFold.h"

#include <algorithm>
#include <tuple>

namespace turnout::labeling {
namespace {

void keep(SessionLabel& label, const session::LabelEvent& event, const session::Answer& answer)
{
    const auto same = [&](const KeptAnswer& kept) {
        return kept.answer.question == answer.question && kept.answer.turn == answer.turn;
    };
    const auto before = std::find_if(label.answers.begin(), label.answers.end(), same);
    if (before != label.answers.end()) {
        const bool weaker = event.source.valid() && !before->imported;
        if (!event.adjudicated && (before->adjudicated || weaker))
            return;
        label.answers.erase(before);
    }
    if (!answer.values.empty())
        label.answers.push_back(
            {answer, event.rubric, event.id, event.annotator, event.at, event.source.valid(), event.adjudicated});
}

/// The answer or skip that an undo, by way of other undos perhaps, is about; null where it is not there.
const session::LabelEvent* saidAtRoot(const std::vector<session::LabelEvent>& events, const session::LabelEvent& undo)
{
    const auto find = [&](LabelEventId id) {
        const auto at = std::find_if(
            events.begin(), events.end(), [&](const session::LabelEvent& event) { return event.id == id; });
        return at == events.end() ? nullptr : &*at;
    };
    const session::LabelEvent* said = find(undo.undoes);
    while (said != nullptr && said->kind == session::LabelEventKind::Undo)
        said = find(said->undoes);
    return said;
}

/// Puts events into the order they were done in. What was done here is in order already, whatever the clock said;
/// between places, copies of one package among them, only clocks can tell.
void sortByDoing(std::vector<session::LabelEvent>& events)
{
    struct Place {
        TimeMs at = 0;
        std::int64_t package = 0;
        LabelEventId id;
        std::size_t index = 0;
    };
    std::vector<Place> places;
    std::optional<TimeMs> latest; // of what was done here
    std::vector<std::size_t> byId(events.size());
    for (std::size_t i = 0; i < byId.size(); ++i)
        byId[i] = i;
    std::sort(byId.begin(), byId.end(), [&](std::size_t a, std::size_t b) { return events[a].id < events[b].id; });
    for (const std::size_t i : byId) {
        const session::LabelEvent& event = events[i];
        if (event.package == 0)
            latest = std::max(latest.value_or(event.at), event.at);
        places.push_back({event.package == 0 ? *latest : event.at, event.package, event.id, i});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.at, a.package, a.id) < std::tie(b.at, b.package, b.id);
    });
    std::vector<session::LabelEvent> sorted;
    sorted.reserve(events.size());
    for (const Place& place : places)
        sorted.push_back(std::move(events[place.index]));
    events = std::move(sorted);
}

} // namespace

const KeptAnswer* SessionLabel::answer(std::string_view question) const
{
    for (const KeptAnswer& kept : answers)
        if (kept.answer.question == question && !kept.answer.turn)
            return &kept;
    return nullptr;
}

void LabelFold::add(const session::LabelEvent& event)
{
    m_lastEvent = std::max(m_lastEvent, event.id);
    std::vector<session::LabelEvent>& all = m_events[event.session];
    all.push_back(event);
    if (std::any_of(all.begin(), all.end(), [](const session::LabelEvent& e) { return e.package != 0; }))
        sortByDoing(all);
    if (event.kind == session::LabelEventKind::Undo) {
        const session::LabelEvent* said = saidAtRoot(m_events[event.session], event);
        const LabelEventId root = said == nullptr ? event.undoes : said->id;
        const bool adjudicated = said != nullptr && said->adjudicated;
        auto& standing = (adjudicated ? m_adjudications : m_undoable)[event.annotator];
        if (m_undone.insert(root).second) {
            standing.erase(root);
        } else { // an undo was undone: it stands again, in its old place
            m_undone.erase(root);
            standing.emplace(root, event.session);
        }
    } else {
        (event.adjudicated ? m_adjudications : m_undoable)[event.annotator].emplace(event.id, event.session);
    }
    refold(event.session);
}

void LabelFold::refold(SessionId session)
{
    SessionLabel label;
    AnnotatorId first;
    for (const session::LabelEvent& event : m_events[session]) {
        if (!counts(event))
            continue;
        label.skipped = event.kind == session::LabelEventKind::Skip;
        label.skipReason = event.reason;
        label.last = event.id;
        label.annotator = event.annotator;
        if (event.draw.valid())
            label.draw = event.draw;
        if (event.kind == session::LabelEventKind::Answer && !event.adjudicated) {
            label.several = label.several || (first.valid() && first != event.annotator);
            first = event.annotator;
        }
        for (const session::Answer& answer : event.answers)
            keep(label, event, answer);
    }
    if (label.last.valid())
        m_labels[session] = std::move(label);
    else
        m_labels.erase(session);
}

const SessionLabel* LabelFold::label(SessionId session) const
{
    const auto found = m_labels.find(session);
    return found == m_labels.end() ? nullptr : &found->second;
}

void LabelFold::forEachUndoable(AnnotatorId annotator, const std::function<bool(const session::LabelEvent&)>& f) const
{
    const auto mine = m_undoable.find(annotator);
    if (mine == m_undoable.end())
        return;
    for (auto at = mine->second.rbegin(); at != mine->second.rend(); ++at) {
        if (!f(event(at->first, at->second)))
            return;
    }
}

const session::LabelEvent& LabelFold::event(LabelEventId id, SessionId session) const
{
    const auto& all = m_events.at(session);
    return *std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.id == id; });
}

const session::LabelEvent* LabelFold::lastAdjudication(AnnotatorId annotator) const
{
    const auto mine = m_adjudications.find(annotator);
    if (mine == m_adjudications.end() || mine->second.empty())
        return nullptr;
    const auto& [id, session] = *mine->second.rbegin();
    return &event(id, session);
}

const std::vector<session::LabelEvent>& LabelFold::events(SessionId session) const
{
    static const std::vector<session::LabelEvent> none;
    const auto found = m_events.find(session);
    return found == m_events.end() ? none : found->second;
}

bool LabelFold::undone(LabelEventId event) const
{
    return m_undone.contains(event);
}

bool LabelFold::counts(const session::LabelEvent& event) const
{
    if (event.kind == session::LabelEventKind::Undo || undone(event.id))
        return false;
    if (!event.repeat)
        return true;
    const auto& all = events(event.session);
    return std::none_of(all.begin(), all.end(), [&](const session::LabelEvent& first) {
        return first.annotator == event.annotator && !first.repeat && !first.adjudicated && counts(first);
    });
}

void LabelFold::forEach(const std::function<void(SessionId, const SessionLabel&)>& f) const
{
    for (const auto& [session, label] : m_labels)
        f(session, label);
}

bool answersCarry(const session::Question& before, const session::Question& after)
{
    using session::QuestionKind;
    const bool pairs = (before.kind == QuestionKind::Pairwise) == (after.kind == QuestionKind::Pairwise);
    const bool ofOne = session::isChoiceOfOne(before.kind) && session::isChoiceOfOne(after.kind) && pairs;
    return before.scope == after.scope && (before.kind == after.kind || ofOne);
}

LabelValue labelValue(const SessionLabel& label, const Rubrics& rubrics)
{
    if (rubrics.empty())
        return {};
    const session::Rubric& rubric = rubrics.rbegin()->second;
    const session::Question* question = rubric.estimated();
    const auto answers = [&](const std::string& id) {
        return std::any_of(
            label.answers.begin(), label.answers.end(), [&](const KeptAnswer& k) { return k.answer.question == id; });
    };
    if (question == nullptr)
        return {
            std::any_of(rubric.questions.begin(), rubric.questions.end(), [&](const auto& q) { return answers(q.id); }),
            std::nullopt};
    const LabelValue value = labelValue(label, rubrics, question->id);
    if (!value.answered && question->shownIf && !isShown(label, rubric, *question, std::nullopt))
        return {answers(question->shownIf->question), std::nullopt};
    return value;
}

bool isShown(const SessionLabel& label, const session::Rubric& rubric, const session::Question& question,
    std::optional<int> turn)
{
    return session::isShown(rubric, question, turn, [&](const std::function<void(const session::Answer&)>& f) {
        for (const KeptAnswer& kept : label.answers)
            f(kept.answer);
    });
}

LabelValue labelValue(const SessionLabel& label, const Rubrics& rubrics, std::string_view id)
{
    if (rubrics.empty())
        return {};
    const session::Rubric& rubric = rubrics.rbegin()->second;
    const session::Question* question = rubric.question(id);
    const KeptAnswer* kept = question == nullptr ? nullptr : label.answer(question->id);
    if (kept == nullptr || kept->answer.values.size() != 1 || !isShown(label, rubric, *question, std::nullopt))
        return {};
    const auto has
        = [&](const session::Question* q) { return q != nullptr && q->option(kept->answer.values.front()) != nullptr; };
    const auto version = rubrics.find(kept->rubric);
    const session::Question* then = version == rubrics.end() ? nullptr : version->second.question(question->id);
    if (then != nullptr && !answersCarry(*then, *question))
        return {};
    if (has(question))
        return {true, session::countsAs(*question, kept->answer)};
    if (has(then))
        return {true, session::countsAs(*then, kept->answer)};
    return {};
}

} // namespace turnout::labeling
