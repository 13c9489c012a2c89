// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ChoiceQuestions.h"

#include "store/LabelStore.h"

namespace turnout::workbench {
namespace {

Error notMeasured(const session::Question* question, const std::string& id, const std::string& all)
{
    const bool isText = question != nullptr && question->kind == session::QuestionKind::Text;
    const std::string why = question == nullptr
        ? "there is no question \"" + id + "\""
        : "\"" + id + (isText ? "\" is answered in free text" : "\" is answered by marking text");
    return {ErrorCode::BadInput, why + "; agreement is measured on: " + all, {}};
}

} // namespace

Result<std::vector<session::Question>> choiceQuestions(
    const session::Rubric& rubric, const std::vector<std::string>& asked)
{
    std::vector<session::Question> questions;
    std::string all;
    for (const session::Question& question : rubric.questions) {
        if (!session::hasOptions(question.kind))
            continue;
        all.append(all.empty() ? "" : ", ").append(question.id);
        if (asked.empty())
            questions.push_back(question);
    }
    for (const std::string& id : asked) {
        const session::Question* question = rubric.question(id);
        if (question == nullptr || !session::hasOptions(question->kind))
            return notMeasured(question, id, all);
        questions.push_back(*question);
    }
    return questions;
}

Result<AnnotatorNames> annotatorNames(store::Connection& connection)
{
    const auto annotators = store::annotators(connection);
    if (!annotators)
        return annotators.error();
    AnnotatorNames names;
    for (const store::Annotator& annotator : *annotators)
        names.emplace(annotator.id, annotator.name);
    return names;
}

std::vector<std::string> namesOf(const agreement::Opinions& opinions, const AnnotatorNames& names)
{
    std::vector<std::string> result;
    for (const AnnotatorId id : opinions.annotators) {
        const auto name = names.find(id);
        result.push_back(name == names.end() ? std::to_string(id.value()) : name->second);
    }
    return result;
}

} // namespace turnout::workbench
