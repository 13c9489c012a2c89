// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/AnswerCheck.h"

#include <algorithm>

namespace turnout::labeling {
namespace {

Error bad(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

std::string optionList(const session::Question& question)
{
    std::string list;
    for (const session::Option& option : question.options)
        list += (list.empty() ? "" : ", ") + option.value;
    return list;
}

} // namespace

Result<void> checkAnswer(const session::Rubric& rubric, const session::Answer& answer)
{
    const session::Question* question = rubric.question(answer.question);
    if (question == nullptr)
        return bad("the rubric has no question \"" + answer.question + "\"");
    if (question->kind != session::QuestionKind::Multi && answer.values.size() > 1)
        return bad("\"" + question->id + "\" takes one answer");
    if (question->kind == session::QuestionKind::Text)
        return {};
    for (const std::string& value : answer.values) {
        const bool known = std::any_of(question->options.begin(), question->options.end(),
            [&](const session::Option& o) { return o.value == value; });
        if (!known)
            return bad(
                "\"" + value + "\" is no answer to \"" + question->id + "\"; there are: " + optionList(*question));
    }
    return {};
}

Result<void> checkAnswers(const session::Rubric& rubric, const std::vector<session::Answer>& answers)
{
    for (const session::Answer& answer : answers)
        if (const auto checked = checkAnswer(rubric, answer); !checked)
            return checked;
    for (const session::Question& question : rubric.questions) {
        const bool answered = std::any_of(answers.begin(), answers.end(),
            [&](const session::Answer& a) { return a.question == question.id && !a.values.empty() && !a.turn; });
        if (question.required && !answered)
            return bad("\"" + question.title + "\" needs an answer");
    }
    return {};
}

} // namespace turnout::labeling
