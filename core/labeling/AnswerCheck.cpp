// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/AnswerCheck.h"

#include "session/Span.h"

#include <algorithm>

namespace turnout::labeling {
namespace {

using session::Answer;
using session::Question;
using session::QuestionKind;
using session::QuestionScope;

Error bad(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

std::string optionList(const Question& question)
{
    std::string list;
    for (const session::Option& option : question.options)
        list += (list.empty() ? "" : ", ") + option.value;
    return list;
}

Result<void> checkValue(const Question& question, const std::string& value)
{
    if (question.kind == QuestionKind::Span && !session::spanFromValue(value))
        return bad("\"" + value + "\" is no span for \"" + question.id
            + "\": write where it begins and ends in bytes, and the text, as 12:17:these");
    if (session::hasOptions(question.kind) && question.option(value) == nullptr)
        return bad("\"" + value + "\" is no answer to \"" + question.id + "\"; there are: " + optionList(question));
    return {};
}

bool answered(const std::vector<Answer>& answers, const Question& question, std::optional<int> turn)
{
    return std::any_of(answers.begin(), answers.end(), [&](const Answer& a) {
        const bool here = question.kind == QuestionKind::Span ? a.turn.has_value() : a.turn == turn;
        return a.question == question.id && !a.values.empty() && here;
    });
}

} // namespace

Result<void> checkAnswer(const session::Rubric& rubric, const Answer& answer)
{
    const Question* question = rubric.question(answer.question);
    if (question == nullptr)
        return bad("the rubric has no question \"" + answer.question + "\"");
    // Of no turn, that there is no answer can be said: it takes nothing away.
    if (question->scope == QuestionScope::Turn && !answer.turn && !answer.values.empty())
        return bad("\"" + question->id + "\" is about one turn: say which");
    const bool several = question->kind == QuestionKind::Multi || question->kind == QuestionKind::Span;
    if (!several && answer.values.size() > 1)
        return bad("\"" + question->id + "\" takes one answer");
    for (const std::string& value : answer.values)
        if (const auto fine = checkValue(*question, value); !fine)
            return fine;
    return {};
}

MissingAnswer firstMissing(
    const session::Rubric& rubric, const std::vector<Answer>& answers, std::span<const session::Role> turns)
{
    for (const Question& question : rubric.questions) {
        if (!question.required)
            continue;
        if (question.scope == QuestionScope::Session) {
            if (!answered(answers, question, std::nullopt) && session::isShown(rubric, question, std::nullopt, answers))
                return {&question, std::nullopt};
            continue;
        }
        for (int turn = 0; turn < static_cast<int>(turns.size()); ++turn)
            if (question.asksAbout(turns[static_cast<std::size_t>(turn)]) && !answered(answers, question, turn)
                && session::isShown(rubric, question, turn, answers))
                return {&question, turn};
    }
    return {};
}

Result<void> checkAnswers(
    const session::Rubric& rubric, const std::vector<Answer>& answers, std::span<const session::Role> turns)
{
    for (const Answer& answer : answers) {
        if (const auto checked = checkAnswer(rubric, answer); !checked)
            return checked;
        const Question& question = *rubric.question(answer.question);
        const auto turn = static_cast<std::size_t>(std::max(0, answer.turn.value_or(0)));
        if (turn < turns.size() && question.scope == QuestionScope::Turn && !question.asksAbout(turns[turn]))
            return bad("\"" + question.title + "\" does not ask about turn " + std::to_string(turn + 1));
    }
    const MissingAnswer missing = firstMissing(rubric, answers, turns);
    if (missing.question == nullptr)
        return {};
    const std::string& title = missing.question->title;
    if (missing.question->kind == QuestionKind::Span)
        return bad("\"" + title + "\" needs at least one marked stretch of text");
    return bad("\"" + title + "\" needs an answer"
        + (missing.turn ? " for turn " + std::to_string(*missing.turn + 1) : std::string()));
}

} // namespace turnout::labeling
