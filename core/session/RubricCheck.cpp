// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a rubric sound; every refusal names its place.
#include "session/Rubric.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace turnout::session {
namespace {

Error bad(const std::string& place, std::string text)
{
    return {ErrorCode::BadInput, std::move(text), place};
}

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

Result<void> checkOptions(const Question& question, const std::string& place)
{
    std::set<std::string> values;
    std::set<std::string> keys;
    for (const Option& option : question.options) {
        if (option.value.empty())
            return bad(place, "an option needs a \"value\"");
        if (option.countsAs && !(*option.countsAs >= 0 && *option.countsAs <= 1))
            return bad(place, "\"counts_as\" of " + quoted(option.value) + " must be between 0 and 1");
        if (!values.insert(option.value).second)
            return bad(place, "the value " + quoted(option.value) + " is there twice");
        if (!option.key.empty() && !keys.insert(option.key).second)
            return bad(place, "the key " + quoted(option.key) + " is there twice");
    }
    return {};
}

/// Places on a scale go up or down all the way.
Result<void> checkScale(const Question& question, const std::string& place)
{
    std::vector<double> numbers;
    for (const Option& option : question.options)
        if (option.number) {
            if (!std::isfinite(*option.number))
                return bad(place, "\"number\" of " + quoted(option.value) + " must be a number");
            numbers.push_back(*option.number);
        }
    if (numbers.size() < 2)
        return bad(place, "a scale needs two options or more with a \"number\"");
    const auto same = [](double a, double b) { return a == b; };
    const bool twice = std::adjacent_find(numbers.begin(), numbers.end(), same) != numbers.end();
    const bool inOrder = std::is_sorted(numbers.begin(), numbers.end())
        || std::is_sorted(numbers.begin(), numbers.end(), std::greater<>());
    if (twice || !inOrder)
        return bad(place, "the options of a scale must be in the order of their \"number\", each another one");
    return {};
}

Result<void> checkKind(const Question& question, const std::string& place)
{
    if (hasOptions(question.kind) && question.options.empty())
        return bad(place, "a choice needs \"options\"");
    switch (question.kind) {
    case QuestionKind::Scale:
        return checkScale(question, place);
    case QuestionKind::YesNo:
        if (question.option("yes") == nullptr || question.option("no") == nullptr)
            return bad(place, "a yes/no question needs the values \"yes\" and \"no\"");
        return {};
    case QuestionKind::Span:
        if (!question.options.empty())
            return bad(place, "a span of text has no \"options\"");
        if (question.scope != QuestionScope::Turn)
            return bad(place, "a span of text is marked in a turn: \"per\" must be turn");
        return {};
    case QuestionKind::Pairwise:
        if (question.options.size() < 2)
            return bad(place, "a pairwise question needs an option for each of the two candidates");
        if (question.scope != QuestionScope::Session)
            return bad(place, "a pairwise question is about two candidates of a session: \"per\" must be session");
        return {};
    case QuestionKind::Single:
    case QuestionKind::Multi:
    case QuestionKind::Text:
        return {};
    }
    return {};
}

/// `above`: the questions that stand before it.
Result<void> checkCondition(const Question& question, std::span<const Question> above, const std::string& place)
{
    if (!question.shownIf)
        return {};
    const Condition& condition = *question.shownIf;
    const auto on = std::find_if(
        above.begin(), above.end(), [&](const Question& other) { return other.id == condition.question; });
    if (on == above.end())
        return bad(place, "\"shown_if\" must name a question that stands above, not " + quoted(condition.question));
    if (!hasOptions(on->kind))
        return bad(place, "\"shown_if\" must name a question with options, and " + quoted(on->id) + " has none");
    if (condition.values.empty())
        return bad(place, "\"shown_if\" needs \"values\" of " + quoted(on->id));
    for (const std::string& value : condition.values)
        if (on->option(value) == nullptr)
            return bad(place, "\"shown_if\" asks for " + quoted(value) + ", which is no answer to " + quoted(on->id));
    return {};
}

} // namespace

Result<void> checkRubric(const Rubric& rubric)
{
    if (rubric.questions.empty())
        return bad("rubric", "a rubric needs a list of \"questions\"");
    std::set<std::string> ids;
    for (std::size_t i = 0; i < rubric.questions.size(); ++i) {
        const Question& question = rubric.questions[i];
        std::string place = "question " + std::to_string(i + 1);
        if (question.id.empty())
            return bad(place, "a question needs an \"id\"");
        place += " (" + question.id + ")";
        if (!ids.insert(question.id).second)
            return bad("rubric", "the question id " + quoted(question.id) + " is there twice");
        if (question.role && question.scope != QuestionScope::Turn)
            return bad(place, "\"role\" goes with questions about turns: \"per\" must be turn");
        if (const auto fine = checkOptions(question, place); !fine)
            return fine;
        if (const auto fine = checkKind(question, place); !fine)
            return fine;
        if (const auto fine = checkCondition(question, std::span(rubric.questions).first(i), place); !fine)
            return fine;
    }
    return {};
}

} // namespace turnout::session
