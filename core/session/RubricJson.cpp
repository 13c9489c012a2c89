// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rubrics and answers as JSON; what makes a rubric sound is in RubricCheck.cpp.
#include "base/Json.h"
#include "session/Rubric.h"

#include <algorithm>
#include <charconv>
#include <simdjson.h>

namespace turnout::session {
namespace {

using simdjson::dom::element;

Error bad(std::string place, std::string text)
{
    return {ErrorCode::BadInput, std::move(text), std::move(place)};
}

std::string textOf(element from, const char* key)
{
    std::string_view text;
    return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// A value as text; a scale's may be a number.
std::string valueOf(element from)
{
    element value;
    if (from["value"].get(value) != simdjson::SUCCESS || !value.is_number())
        return textOf(from, "value");
    return jsonNumber(value.get_double().value_unsafe());
}

std::optional<double> numberIn(const std::string& text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Result<std::vector<std::string>> readTexts(element from, const char* key, const std::string& place)
{
    std::vector<std::string> texts;
    element value;
    if (from[key].get(value) != simdjson::SUCCESS || value.is_null())
        return texts;
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS)
        return bad(place, "\"" + std::string(key) + "\" must be a list of texts");
    for (const element item : list) {
        std::string_view text;
        if (item.get(text) != simdjson::SUCCESS)
            return bad(place, "\"" + std::string(key) + "\" must be a list of texts");
        texts.emplace_back(text);
    }
    return texts;
}

Result<Option> readOption(element from, QuestionKind kind, const std::string& place)
{
    Option option;
    option.value = valueOf(from);
    if (option.value.empty())
        return bad(place, "an option needs a \"value\"");
    option.title = textOf(from, "title");
    if (option.title.empty())
        option.title = option.value;
    option.key = textOf(from, "key");
    double number = 0;
    if (from["counts_as"].get(number) == simdjson::SUCCESS)
        option.countsAs = number;
    element scale;
    if (from["number"].get(number) == simdjson::SUCCESS)
        option.number = number;
    else if (kind == QuestionKind::Scale && from["number"].get(scale) != simdjson::SUCCESS)
        option.number = numberIn(option.value); // "number": null takes it off the scale
    return option;
}

/// Where a yes/no or a pairwise question names no options.
std::vector<Option> usualOptions(QuestionKind kind)
{
    if (kind == QuestionKind::YesNo)
        return {{"yes", "Yes", "1", std::nullopt}, {"no", "No", "2", std::nullopt}};
    if (kind == QuestionKind::Pairwise)
        return {{"1", "The first answer", "1", std::nullopt}, {"2", "The second answer", "2", std::nullopt},
            {"tie", "Both alike", "3", std::nullopt}};
    return {};
}

Result<void> readScope(element from, Question& question, const std::string& place)
{
    const std::string scope = textOf(from, "per");
    if (!scope.empty() && scope != "session" && scope != "turn")
        return bad(place, "\"per\" must be session or turn, not \"" + scope + "\"");
    if (scope == "turn" || (scope.empty() && question.kind == QuestionKind::Span))
        question.scope = QuestionScope::Turn;
    const std::string role = textOf(from, "role");
    if (role.empty())
        return {};
    question.role = roleFromName(role);
    if (!question.role)
        return bad(place, "\"role\" must be system, user, assistant or tool, not \"" + role + "\"");
    return {};
}

Result<void> readCondition(element from, Question& question, const std::string& place)
{
    element condition;
    if (from["shown_if"].get(condition) != simdjson::SUCCESS || condition.is_null())
        return {};
    auto values = readTexts(condition, "values", place + ", shown_if");
    if (!values)
        return values.error();
    question.shownIf = Condition{textOf(condition, "question"), std::move(*values)};
    return {};
}

Result<Question> readQuestion(element from, std::size_t number)
{
    std::string place = "question " + std::to_string(number);
    Question question;
    question.id = textOf(from, "id");
    if (question.id.empty())
        return bad(place, "a question needs an \"id\"");
    place += " (" + question.id + ")";
    question.title = textOf(from, "title");
    if (question.title.empty())
        question.title = question.id;
    question.help = textOf(from, "help");
    const std::string kind = textOf(from, "kind");
    const auto known = questionKindFromName(kind);
    if (!known)
        return bad(
            place, "\"kind\" must be single, multi, text, scale, yes_no, span or pairwise, not \"" + kind + "\"");
    question.kind = *known;
    bool required = false;
    if (from["required"].get(required) == simdjson::SUCCESS)
        question.required = required;
    auto examples = readTexts(from, "examples", place);
    if (!examples)
        return examples.error();
    question.examples = std::move(*examples);
    if (const auto read = readScope(from, question, place); !read)
        return read.error();
    if (const auto read = readCondition(from, question, place); !read)
        return read.error();
    simdjson::dom::array options;
    if (from["options"].get(options) == simdjson::SUCCESS)
        for (const auto item : options) {
            auto option = readOption(item, question.kind, place);
            if (!option)
                return option.error();
            question.options.push_back(std::move(*option));
        }
    if (question.options.empty())
        question.options = usualOptions(question.kind);
    return question;
}

void writeOption(JsonWriter& json, const Option& option, QuestionKind kind)
{
    json.beginObject().field("value", option.value).field("title", option.title).field("key", option.key);
    json.field("counts_as", option.countsAs);
    if (kind == QuestionKind::Scale)
        json.field("number", option.number);
    json.endObject();
}

void writeTexts(JsonWriter& json, const char* key, const std::vector<std::string>& texts)
{
    json.key(key).beginArray();
    for (const std::string& text : texts)
        json.value(text);
    json.endArray();
}

void writeQuestion(JsonWriter& json, const Question& q)
{
    json.beginObject().field("id", q.id).field("title", q.title).field("kind", questionKindName(q.kind));
    json.field("required", q.required).field("help", q.help);
    if (!q.examples.empty())
        writeTexts(json, "examples", q.examples);
    if (q.scope == QuestionScope::Turn)
        json.field("per", "turn");
    if (q.role)
        json.field("role", roleName(*q.role));
    if (q.shownIf) {
        json.key("shown_if").beginObject().field("question", q.shownIf->question);
        writeTexts(json, "values", q.shownIf->values);
        json.endObject();
    }
    if (!q.options.empty()) {
        json.key("options").beginArray();
        for (const Option& o : q.options)
            writeOption(json, o, q.kind);
        json.endArray();
    }
    json.endObject();
}

} // namespace

std::string rubricToJson(const Rubric& rubric, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("name", rubric.name).key("questions").beginArray();
    for (const Question& question : rubric.questions)
        writeQuestion(json, question);
    json.endArray().endObject();
    return json.take();
}

Result<Rubric> rubricFromJson(std::string_view text)
{
    simdjson::dom::parser parser;
    element root;
    if (const auto error = parser.parse(simdjson::padded_string(text)).get(root); error != simdjson::SUCCESS)
        return bad("rubric", std::string("this is not JSON: ") + simdjson::error_message(error));
    Rubric rubric;
    rubric.name = textOf(root, "name");
    simdjson::dom::array questions;
    if (root["questions"].get(questions) != simdjson::SUCCESS || questions.size() == 0)
        return bad("rubric", "a rubric needs a list of \"questions\"");
    for (const auto item : questions) {
        auto question = readQuestion(item, rubric.questions.size() + 1);
        if (!question)
            return question.error();
        rubric.questions.push_back(std::move(*question));
    }
    if (const auto sound = checkRubric(rubric); !sound)
        return sound.error();
    return rubric;
}

std::string answersToJson(const std::vector<Answer>& answers)
{
    JsonWriter json;
    json.beginArray();
    for (const Answer& answer : answers) {
        json.beginObject().field("question", answer.question);
        writeTexts(json, "values", answer.values);
        if (answer.turn)
            json.field("turn", *answer.turn);
        json.endObject();
    }
    json.endArray();
    return json.take();
}

Result<std::vector<Answer>> answersFromJson(std::string_view text)
{
    simdjson::dom::parser parser;
    simdjson::dom::array list;
    if (parser.parse(simdjson::padded_string(text)).get(list) != simdjson::SUCCESS)
        return bad("answers", "not a JSON list");
    std::vector<Answer> answers;
    for (const auto item : list) {
        Answer answer;
        answer.question = textOf(item, "question");
        simdjson::dom::array values;
        if (answer.question.empty() || item["values"].get(values) != simdjson::SUCCESS)
            return bad("answers", "an answer needs \"question\" and \"values\"");
        for (const auto value : values) {
            std::string_view v;
            if (value.get(v) != simdjson::SUCCESS)
                return bad("answers", "values must be text");
            answer.values.emplace_back(v);
        }
        std::int64_t turn = 0;
        if (item["turn"].get(turn) == simdjson::SUCCESS)
            answer.turn = static_cast<int>(turn);
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace turnout::session
