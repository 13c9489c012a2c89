// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/CarryOver.h"

#include "labeling/OwnAnswers.h"

#include <algorithm>
#include <array>
#include <set>

namespace turnout::labeling {
namespace {

using session::Question;
using State = QuestionCarried::State;

QuestionCarried questionCarried(const Question* before, const Question* after)
{
    const Question& shown = after != nullptr ? *after : *before;
    QuestionCarried carried;
    carried.id = shown.id;
    carried.title = shown.title;
    carried.hasValues = session::hasOptions(shown.kind);
    carried.state = after == nullptr     ? State::Gone
        : before == nullptr              ? State::New
        : !answersCarry(*before, *after) ? State::Incompatible
        : *before == *after              ? State::Same
                                         : State::Changed;
    const auto countsIn = [](const Question* question, const std::string& value) {
        const session::Option* option = question == nullptr ? nullptr : question->option(value);
        return option == nullptr ? std::nullopt : option->countsAs;
    };
    const auto add = [&](const session::Option& option) {
        const bool known = std::any_of(carried.values.begin(), carried.values.end(),
            [&](const ValueCarried& value) { return value.value == option.value; });
        if (known)
            return;
        const bool there = after != nullptr && after->option(option.value) != nullptr;
        const bool was = before != nullptr && before->option(option.value) != nullptr;
        const bool carries = carried.state == State::Same || carried.state == State::Changed;
        const Carried what = there && !(was && carries) ? Carried::New
            : there                                     ? Carried::Kept
            : carries                                   ? Carried::AsGiven
                                                        : Carried::NotCounted;
        carried.values.push_back(
            {option.value, option.title, what, 0, countsIn(before, option.value), countsIn(after, option.value)});
    };
    for (const Question* question : {after, before})
        if (question != nullptr && session::hasOptions(question->kind))
            for (const session::Option& option : question->options)
                add(option);
    return carried;
}

/// The question an answer was given to, by its own version.
const Question* asked(const KeptAnswer& kept, const Rubrics& rubrics)
{
    const auto version = rubrics.find(kept.rubric);
    return version == rubrics.end() ? nullptr : version->second.question(kept.answer.question);
}

/// What becomes of one answer.
Carried fateOf(const KeptAnswer& kept, const SessionLabel& label, const Rubrics& rubrics, const session::Rubric& next)
{
    const Question* after = next.question(kept.answer.question);
    const Question* then = asked(kept, rubrics);
    if (after == nullptr || (then != nullptr && !answersCarry(*then, *after))
        || !isShown(label, next, *after, kept.answer.turn))
        return Carried::NotCounted;
    if (!session::hasOptions(after->kind))
        return Carried::Kept;
    const bool there = std::all_of(kept.answer.values.begin(), kept.answer.values.end(),
        [&](const std::string& value) { return after->option(value) != nullptr; });
    if (there)
        return Carried::Kept;
    const bool known = then != nullptr
        && std::all_of(kept.answer.values.begin(), kept.answer.values.end(),
            [&](const auto& v) { return then->option(v) != nullptr || after->option(v) != nullptr; });
    return known ? Carried::AsGiven : Carried::NotCounted;
}

void count(QuestionCarried& question, const KeptAnswer& kept, Carried fate)
{
    ++question.answers;
    ++(fate == Carried::Kept ? question.kept : fate == Carried::AsGiven ? question.asGiven : question.notCounted);
    if (!question.hasValues)
        return;
    for (const std::string& value : kept.answer.values) {
        const auto known = std::find_if(question.values.begin(), question.values.end(),
            [&](const ValueCarried& one) { return one.value == value; });
        if (known != question.values.end())
            ++known->answers;
        else // of an earlier version
            question.values.push_back({value, value, fate, 1, std::nullopt, std::nullopt});
    }
}

/// What each annotator said of the session, and what was decided on it.
std::vector<SessionLabel> everybodys(const LabelFold& labels, SessionId session, const SessionLabel& label)
{
    std::set<AnnotatorId> people;
    bool decided = false;
    for (const session::LabelEvent& event : labels.events(session)) {
        decided = decided || event.adjudicated;
        if (!event.adjudicated && event.kind != session::LabelEventKind::Undo)
            people.insert(event.annotator);
    }
    if (people.size() < 2 && !decided)
        return {label};
    std::vector<SessionLabel> all;
    for (const AnnotatorId annotator : people)
        if (auto own = ownLabel(labels, session, annotator))
            all.push_back(std::move(*own));
    SessionLabel decisions = label;
    std::erase_if(decisions.answers, [](const KeptAnswer& kept) { return !kept.adjudicated; });
    all.push_back(std::move(decisions));
    return all;
}

} // namespace

std::string_view carriedName(Carried carried)
{
    constexpr std::array<std::string_view, 4> kNames{"kept", "as_given", "not_counted", "new"};
    return kNames.at(static_cast<std::size_t>(carried));
}

std::string_view questionStateName(State state)
{
    constexpr std::array<std::string_view, 5> kNames{"same", "changed", "incompatible", "gone", "new"};
    return kNames.at(static_cast<std::size_t>(state));
}

CarryOver carryOver(const LabelFold& labels, const Rubrics& rubrics, const session::Rubric& next)
{
    CarryOver result;
    static const session::Rubric none;
    const session::Rubric& present = rubrics.empty() ? none : rubrics.rbegin()->second;
    for (const Question& question : next.questions)
        result.questions.push_back(questionCarried(present.question(question.id), &question));
    for (const Question& question : present.questions)
        if (next.question(question.id) == nullptr)
            result.questions.push_back(questionCarried(&question, nullptr));
    const auto carriedOf = [&](const KeptAnswer& kept) -> QuestionCarried& {
        const auto found = std::find_if(result.questions.begin(), result.questions.end(),
            [&](const QuestionCarried& one) { return one.id == kept.answer.question; });
        if (found != result.questions.end())
            return *found;
        QuestionCarried gone; // with an earlier version already
        gone.id = gone.title = kept.answer.question;
        gone.state = State::Gone;
        return result.questions.emplace_back(std::move(gone));
    };
    Rubrics after = rubrics;
    after.emplace(RubricId(rubrics.empty() ? 1 : rubrics.rbegin()->first.value() + 1), next);
    const auto name = [](const session::Rubric& rubric) {
        return rubric.estimated() == nullptr ? std::string() : rubric.estimated()->id;
    };
    result.estimatedBefore = name(present);
    result.estimatedAfter = name(next);
    labels.forEach([&](SessionId session, const SessionLabel& label) {
        result.sessions += label.answers.empty() ? 0 : 1;
        for (const SessionLabel& one : everybodys(labels, session, label))
            for (const KeptAnswer& kept : one.answers)
                count(carriedOf(kept), kept, fateOf(kept, one, rubrics, next));
        const LabelValue was = labelValue(label, rubrics);
        const LabelValue is = labelValue(label, after);
        result.countedBefore += was.answered ? 1 : 0;
        result.countedAfter += is.answered ? 1 : 0;
        result.valuesChanged += was.answered && is.answered && was.value != is.value ? 1 : 0;
    });
    for (const QuestionCarried& question : result.questions) {
        result.answers += question.answers;
        result.kept += question.kept;
        result.asGiven += question.asGiven;
        result.notCounted += question.notCounted;
    }
    return result;
}

} // namespace turnout::labeling
