// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Adjudication.h"

#include "base/Rng.h"
#include "labeling/AnswerCheck.h"
#include "queue/DesignWeights.h"
#include "store/GoldStore.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/DeskReading.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace turnout::workbench {
namespace {

using agreement::Unit;

/// What sessions stand for in the estimate; empty where none of `rows` has a part in one.
std::unordered_map<population::Row, double> estimateWeights(
    const Snapshot& snapshot, const std::vector<AdjudicationCase>& cases)
{
    const population::Bitmap all(snapshot.frame->size(), true);
    const auto design
        = queue::combineDraws(*snapshot.frame, snapshot.labels, all, *snapshot.draws, queue::Response::Answered);
    std::unordered_map<population::Row, double> weights;
    for (const auto& [row, weight] : queue::combinedWeights(*snapshot.frame, design))
        weights.emplace(row, weight);
    const bool any = std::any_of(
        cases.begin(), cases.end(), [&](const AdjudicationCase& one) { return weights.contains(one.unit.row); });
    if (!any)
        weights.clear();
    return weights;
}

void putInOrder(const Snapshot& snapshot, std::vector<AdjudicationCase>& cases)
{
    const auto weights = estimateWeights(snapshot, cases);
    double all = 0;
    for (AdjudicationCase& one : cases) {
        const auto found = weights.find(one.unit.row);
        one.weight
            = !weights.empty() ? (found == weights.end() ? 0 : found->second) : snapshot.frame->weights[one.unit.row];
        all += one.entropy * one.weight;
    }
    for (AdjudicationCase& one : cases)
        one.worth = all > 0 ? one.entropy * one.weight / all : 0;
    std::stable_sort(cases.begin(), cases.end(), [](const AdjudicationCase& a, const AdjudicationCase& b) {
        return std::pair(a.worth, a.entropy) > std::pair(b.worth, b.entropy);
    });
}

/// Each annotator's standing answers about the unit, by annotator.
std::map<AnnotatorId, std::vector<session::Answer>> answersAbout(const labeling::LabelFold& labels, const Unit& unit)
{
    std::map<AnnotatorId, std::vector<session::Answer>> answers;
    for (const session::LabelEvent& event : labels.events(unit.session)) {
        if (event.kind != session::LabelEventKind::Answer || event.adjudicated || labels.undone(event.id))
            continue;
        for (const session::Answer& answer : event.answers) {
            if (answer.turn && answer.turn != unit.turn)
                continue;
            auto& mine = answers[event.annotator];
            std::erase_if(mine, [&](const session::Answer& before) {
                return before.question == answer.question && before.turn == answer.turn;
            });
            if (!answer.values.empty())
                mine.push_back(answer);
        }
    }
    return answers;
}

std::size_t placeOf(const session::Question& question, const session::Answer& answer)
{
    const auto found = std::find_if(question.options.begin(), question.options.end(),
        [&](const session::Option& option) { return option.value == answer.values.front(); });
    return static_cast<std::size_t>(found - question.options.begin());
}

/// Chance decides who is A and who is B, the same each time the session is looked at.
void mixAndSort(std::vector<CaseOpinion>& opinions, const session::Question& question, const Unit& unit)
{
    Rng rng(static_cast<std::uint64_t>(unit.session.value()));
    for (std::size_t i = opinions.size(); i > 1; --i)
        std::swap(opinions[i - 1], opinions[rng.below(i)]);
    std::stable_sort(opinions.begin(), opinions.end(), [&](const CaseOpinion& a, const CaseOpinion& b) {
        return std::pair(placeOf(question, a.answer), a.answer.values)
            < std::pair(placeOf(question, b.answer), b.answer.values);
    });
}

/// The candidates as they stand on the desk in the place of the file's: what is stored by A is the second where B is
/// the first.
void nameByPlace(session::Rubric& rubric, bool swapped)
{
    for (session::Question& question : rubric.questions) {
        if (question.kind != session::QuestionKind::Pairwise || question.options.size() < 2)
            continue;
        session::Option& a = question.options[0];
        session::Option& b = question.options[1];
        if (swapped) {
            std::swap(a, b);
            std::swap(a.key, b.key);
        }
        a.title = "Answer A is better";
        b.title = "Answer B is better";
    }
}

} // namespace

std::optional<session::Answer> decisionOn(
    const labeling::LabelFold& labels, const std::string& question, const Unit& unit)
{
    if (const labeling::SessionLabel* label = labels.label(unit.session))
        for (const labeling::KeptAnswer& kept : label->answers)
            if (kept.adjudicated && kept.answer.question == question && kept.answer.turn == unit.turn)
                return kept.answer;
    return std::nullopt;
}

Result<AdjudicationQueue> adjudicationQueue(
    OpenProject& project, const population::Filter& filter, const std::string& question, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto questions = choiceQuestions(snapshot.rubric, {question});
    if (!questions)
        return questions.error();
    AdjudicationQueue result;
    result.rubric = snapshot.rubric;
    result.question = questions->front();
    const population::Bitmap all(snapshot.frame->size(), true);
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        const auto consensus = agreement::consensusOf(
            agreement::sharedOpinionsOn(result.question, fold, *snapshot.frame, all), snapshot.policy.method);
        for (const std::size_t i : agreement::disagreements(consensus.opinions)) {
            const Unit& unit = consensus.opinions.units[i];
            if (selection.test(unit.row) && !decisionOn(fold, question, unit))
                result.cases.push_back({unit, consensus.entropy(i), 0, 0});
        }
    });
    if (!read)
        return read.error();
    putInOrder(snapshot, result.cases);
    return result;
}

struct Adjudicator::Impl {
    explicit Impl(OpenProject& p)
        : project(p)
    {
    }
    OpenProject& project;
    AnnotatorId annotator;
    std::unique_ptr<store::Connection> connection;
};

Adjudicator::Adjudicator() = default;
Adjudicator::~Adjudicator() = default;

Result<std::unique_ptr<Adjudicator>> Adjudicator::open(OpenProject& project, const std::string& name)
{
    std::unique_ptr<Adjudicator> result(new Adjudicator);
    result->m_impl = std::make_unique<Impl>(project);
    const auto annotator = project.annotator(name);
    if (!annotator)
        return annotator.error();
    result->m_impl->annotator = *annotator;
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    result->m_impl->connection = std::move(*connection);
    return result;
}

Result<CaseView> Adjudicator::fetch(const session::Rubric& rubric, const session::Question& question, const Unit& unit)
{
    store::Connection& connection = *m_impl->connection;
    CaseView view;
    auto session = readForDesk(connection, unit.session, rubric);
    if (!session)
        return session.error();
    view.session = std::move(*session);
    view.rubric = rubric;
    if (view.session.pair)
        nameByPlace(view.rubric, view.session.pair->swapped);
    const auto gold = store::isGold(connection, unit.session, question.id);
    const auto names = annotatorNames(connection);
    if (!gold || !names)
        return gold ? names.error() : gold.error();
    view.gold = *gold;
    const auto read = m_impl->project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        for (const auto& [annotator, answers] : answersAbout(fold, unit)) {
            const auto name = names->find(annotator);
            CaseOpinion opinion{name == names->end() ? std::string() : name->second, {}, {}};
            for (const session::Answer& answer : answers)
                if (answer.question == question.id && answer.turn == unit.turn)
                    opinion.answer = answer;
                else
                    opinion.others.push_back(answer);
            if (!opinion.answer.values.empty())
                view.opinions.push_back(std::move(opinion));
        }
    });
    if (!read)
        return read.error();
    const session::Question* shown = view.rubric.question(question.id);
    mixAndSort(view.opinions, shown == nullptr ? question : *shown, unit);
    return view;
}

Result<LabelEventId> Adjudicator::decide(
    const Unit& unit, session::Answer answer, const std::string& comment, double seconds)
{
    answer.turn = unit.turn;
    Result<void> checked;
    const auto read = m_impl->project.withLabels([&](const labeling::LabelFold&, const labeling::Rubrics& rubrics) {
        if (!rubrics.empty())
            checked = labeling::checkAnswer(rubrics.rbegin()->second, answer);
    });
    if (!read)
        return read.error();
    if (!checked)
        return checked.error();
    session::LabelEvent event;
    event.session = unit.session;
    event.annotator = m_impl->annotator;
    event.kind = session::LabelEventKind::Answer;
    event.answers = {std::move(answer)};
    event.reason = comment;
    event.seconds = seconds;
    event.adjudicated = true;
    return m_impl->project.append(std::move(event));
}

Result<Adjudicator::TakenBack> Adjudicator::takeBack()
{
    std::optional<session::LabelEvent> last;
    const auto read = m_impl->project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        if (const session::LabelEvent* event = fold.lastAdjudication(m_impl->annotator))
            last = *event;
    });
    if (!read)
        return read.error();
    if (!last || last->answers.empty())
        return Error{ErrorCode::Refused, "there is no decision of yours left to take back", {}};
    session::LabelEvent event;
    event.kind = session::LabelEventKind::Undo;
    event.session = last->session;
    event.annotator = m_impl->annotator;
    event.undoes = last->id;
    const auto appended = m_impl->project.append(std::move(event));
    if (!appended)
        return appended.error();
    return TakenBack{{last->session, 0, last->answers.front().turn}, last->answers.front().question};
}

Result<void> Adjudicator::makeGold(LabelEventId decision)
{
    auto writer = m_impl->project.store().writer();
    if (!writer)
        return writer.error();
    return (*writer)->run(store::Writer::Kind::Durable,
        [&](store::Connection& connection) { return store::makeGold(connection, decision); });
}

} // namespace turnout::workbench
