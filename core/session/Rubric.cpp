// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Rubric.h"

#include "base/Json.h"

#include <algorithm>
#include <array>
#include <set>
#include <simdjson.h>

namespace turnout::session {
namespace {

constexpr std::array<std::pair<std::string_view, QuestionKind>, 3> kKinds{{
    {"single", QuestionKind::Single},
    {"multi", QuestionKind::Multi},
    {"text", QuestionKind::Text},
}};

std::string_view kindName(QuestionKind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind)).first;
}

Error bad(std::string place, std::string text)
{
    return {ErrorCode::BadInput, std::move(text), std::move(place)};
}

std::string textOf(simdjson::dom::element element, const char* key)
{
    std::string_view text;
    return element[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

Result<Option> readOption(simdjson::dom::element element, const std::string& place)
{
    Option option;
    option.value = textOf(element, "value");
    if (option.value.empty())
        return bad(place, "an option needs a \"value\"");
    option.title = textOf(element, "title");
    if (option.title.empty())
        option.title = option.value;
    option.key = textOf(element, "key");
    double counts = 0;
    if (element["counts_as"].get(counts) == simdjson::SUCCESS) {
        if (!(counts >= 0 && counts <= 1))
            return bad(place, "\"counts_as\" of \"" + option.value + "\" must be between 0 and 1");
        option.countsAs = counts;
    }
    return option;
}

Result<Question> readQuestion(simdjson::dom::element element, std::size_t number)
{
    std::string place = "question " + std::to_string(number);
    Question question;
    question.id = textOf(element, "id");
    if (question.id.empty())
        return bad(place, "a question needs an \"id\"");
    place += " (" + question.id + ")";
    question.title = textOf(element, "title");
    if (question.title.empty())
        question.title = question.id;
    question.help = textOf(element, "help");
    const std::string kind = textOf(element, "kind");
    const auto* known = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& k) { return k.first == kind; });
    if (known == kKinds.end())
        return bad(place, "\"kind\" must be single, multi or text, not \"" + kind + "\"");
    question.kind = known->second;
    bool required = false;
    if (element["required"].get(required) == simdjson::SUCCESS)
        question.required = required;
    std::set<std::string> values;
    std::set<std::string> keys;
    simdjson::dom::array options;
    if (element["options"].get(options) == simdjson::SUCCESS) {
        for (const auto item : options) {
            auto option = readOption(item, place);
            if (!option)
                return option.error();
            if (!values.insert(option->value).second)
                return bad(place, "the value \"" + option->value + "\" is there twice");
            if (!option->key.empty() && !keys.insert(option->key).second)
                return bad(place, "the key \"" + option->key + "\" is there twice");
            question.options.push_back(std::move(*option));
        }
    }
    if (question.kind != QuestionKind::Text && question.options.empty())
        return bad(place, "a choice needs \"options\"");
    return question;
}

} // namespace

const Question* Rubric::question(std::string_view id) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

const Question* Rubric::estimated() const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [](const Question& q) {
        return q.kind == QuestionKind::Single
            && std::any_of(q.options.begin(), q.options.end(), [](const Option& o) { return o.countsAs.has_value(); });
    });
    return found == questions.end() ? nullptr : &*found;
}

Rubric defaultRubric()
{
    Rubric rubric;
    rubric.name = "session verdict";
    rubric.questions = {
        {"verdict", "Did it help the user?", QuestionKind::Single,
            {{"good", "Good", "1", 1.0}, {"acceptable", "Acceptable", "2", 1.0}, {"bad", "Bad", "3", 0.0},
                {"cant_tell", "Can't tell", "0", std::nullopt}},
            true,
            "Judge the whole session by what the user came for. Good: done, and well. Acceptable: done, with friction "
            "or small faults. Bad: not done, wrong, or harmful. Can't tell: the transcript does not show it."},
        {"failure_reasons", "What went wrong?", QuestionKind::Multi,
            {{"wrong_facts", "Wrong facts", "q", std::nullopt},
                {"missed_intent", "Missed the intent", "w", std::nullopt},
                {"incomplete", "Incomplete", "e", std::nullopt}, {"refused", "Refused wrongly", "r", std::nullopt},
                {"tool_error", "Tool failed", "t", std::nullopt}, {"tone", "Tone", "y", std::nullopt},
                {"unsafe", "Unsafe", "u", std::nullopt}},
            false, "Everything that applies; only where something went wrong."},
        {"note", "Note", QuestionKind::Text, {}, false, "For whoever reads this label later."},
    };
    return rubric;
}

std::optional<double> countsAs(const Question& question, const Answer& answer)
{
    if (answer.values.size() != 1 || answer.turn)
        return std::nullopt;
    for (const Option& option : question.options)
        if (option.value == answer.values.front())
            return option.countsAs;
    return std::nullopt;
}

std::string rubricToJson(const Rubric& rubric, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("name", rubric.name).key("questions").beginArray();
    for (const Question& q : rubric.questions) {
        json.beginObject().field("id", q.id).field("title", q.title).field("kind", kindName(q.kind));
        json.field("required", q.required).field("help", q.help);
        if (!q.options.empty()) {
            json.key("options").beginArray();
            for (const Option& o : q.options)
                json.beginObject()
                    .field("value", o.value)
                    .field("title", o.title)
                    .field("key", o.key)
                    .field("counts_as", o.countsAs)
                    .endObject();
            json.endArray();
        }
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

Result<Rubric> rubricFromJson(std::string_view text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (const auto error = parser.parse(simdjson::padded_string(text)).get(root); error != simdjson::SUCCESS)
        return bad("rubric", std::string("this is not JSON: ") + simdjson::error_message(error));
    Rubric rubric;
    rubric.name = textOf(root, "name");
    simdjson::dom::array questions;
    if (root["questions"].get(questions) != simdjson::SUCCESS || questions.size() == 0)
        return bad("rubric", "a rubric needs a list of \"questions\"");
    std::set<std::string> ids;
    for (const auto item : questions) {
        auto question = readQuestion(item, rubric.questions.size() + 1);
        if (!question)
            return question.error();
        if (!ids.insert(question->id).second)
            return bad("rubric", "the question id \"" + question->id + "\" is there twice");
        rubric.questions.push_back(std::move(*question));
    }
    return rubric;
}

std::string answersToJson(const std::vector<Answer>& answers)
{
    JsonWriter json;
    json.beginArray();
    for (const Answer& answer : answers) {
        json.beginObject().field("question", answer.question).key("values").beginArray();
        for (const std::string& value : answer.values)
            json.value(value);
        json.endArray();
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
