// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Rubric.h"

#include <algorithm>
#include <array>

namespace turnout::session {
namespace {

constexpr std::array<std::pair<std::string_view, QuestionKind>, 7> kKinds{{
    {"single", QuestionKind::Single},
    {"multi", QuestionKind::Multi},
    {"text", QuestionKind::Text},
    {"scale", QuestionKind::Scale},
    {"yes_no", QuestionKind::YesNo},
    {"span", QuestionKind::Span},
    {"pairwise", QuestionKind::Pairwise},
}};

} // namespace

std::string_view questionKindName(QuestionKind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind)).first;
}

std::optional<QuestionKind> questionKindFromName(std::string_view name)
{
    for (const auto& [known, kind] : kKinds)
        if (known == name)
            return kind;
    return std::nullopt;
}

bool isChoiceOfOne(QuestionKind kind)
{
    return hasOptions(kind) && kind != QuestionKind::Multi;
}

bool hasOptions(QuestionKind kind)
{
    return kind != QuestionKind::Text && kind != QuestionKind::Span;
}

const Option* Question::option(std::string_view value) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.value == value; });
    return found == options.end() ? nullptr : &*found;
}

const Question* Rubric::question(std::string_view id) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

const Question* Rubric::estimated() const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [](const Question& q) {
        return isChoiceOfOne(q.kind) && q.scope == QuestionScope::Session
            && std::any_of(q.options.begin(), q.options.end(), [](const Option& o) { return o.countsAs.has_value(); });
    });
    return found == questions.end() ? nullptr : &*found;
}

std::optional<double> countsAs(const Question& question, const Answer& answer)
{
    if (answer.values.size() != 1 || answer.turn || !hasOptions(question.kind))
        return std::nullopt;
    const Option* option = question.option(answer.values.front());
    return option == nullptr ? std::nullopt : option->countsAs;
}

bool isShown(const Rubric& rubric, const Question& question, std::optional<int> turn, const EachAnswer& each)
{
    if (!question.shownIf)
        return true;
    const Question* on = rubric.question(question.shownIf->question);
    if (on == nullptr)
        return true;
    const auto& wanted = question.shownIf->values;
    const bool anyTurn = question.scope == QuestionScope::Session;
    bool met = false;
    each([&](const Answer& answer) {
        if (met || answer.question != on->id)
            return;
        if (on->scope == QuestionScope::Session ? answer.turn.has_value() : !anyTurn && answer.turn != turn)
            return;
        const bool has = std::any_of(answer.values.begin(), answer.values.end(),
            [&](const std::string& value) { return std::find(wanted.begin(), wanted.end(), value) != wanted.end(); });
        met = has && isShown(rubric, *on, answer.turn, each); // conditions look upwards only: this ends
    });
    return met;
}

bool isShown(
    const Rubric& rubric, const Question& question, std::optional<int> turn, const std::vector<Answer>& answers)
{
    return isShown(rubric, question, turn, [&](const std::function<void(const Answer&)>& f) {
        for (const Answer& answer : answers)
            f(answer);
    });
}

} // namespace turnout::session
