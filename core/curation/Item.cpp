// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Item.h"

#include "base/Json.h"
#include "session/Span.h"

#include <simdjson.h>

#include <algorithm>
#include <tuple>

namespace turnout::curation {
namespace {

using labeling::KeptAnswer;
using labeling::Rubrics;

/// Where a question stands in the current rubric; questions of earlier versions follow.
std::size_t place(const session::Rubric& rubric, const std::string& question)
{
    const auto& all = rubric.questions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& q) { return q.id == question; });
    return static_cast<std::size_t>(found - all.begin());
}

void putInOrder(std::vector<KeptAnswer>& answers, const session::Rubric& rubric)
{
    const auto key = [&](const KeptAnswer& kept) {
        return std::make_tuple(
            kept.answer.turn.value_or(-1), place(rubric, kept.answer.question), std::cref(kept.answer.question));
    };
    std::sort(answers.begin(), answers.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

/// The answer to the question that stands for each annotator.
std::map<AnnotatorId, std::vector<std::string>> answersByAnnotator(
    const labeling::LabelFold& fold, SessionId session, const std::string& question)
{
    std::map<AnnotatorId, std::vector<std::string>> answers;
    for (const session::LabelEvent& event : fold.events(session)) {
        if (event.kind != session::LabelEventKind::Answer || event.adjudicated || fold.undone(event.id))
            continue;
        for (const session::Answer& answer : event.answers)
            if (answer.question == question && !answer.turn)
                answers[event.annotator] = answer.values;
    }
    std::erase_if(answers, [](const auto& entry) { return entry.second.empty(); });
    return answers;
}

std::optional<double> pairAgreement(const std::map<AnnotatorId, std::vector<std::string>>& answers)
{
    if (answers.size() < 2)
        return std::nullopt;
    std::int64_t pairs = 0;
    std::int64_t agreeing = 0;
    for (auto a = answers.begin(); a != answers.end(); ++a)
        for (auto b = std::next(a); b != answers.end(); ++b) {
            ++pairs;
            agreeing += a->second == b->second ? 1 : 0;
        }
    return static_cast<double>(agreeing) / static_cast<double>(pairs);
}

const session::Question* questionOf(const KeptAnswer& kept, const Rubrics& rubrics)
{
    const auto version = rubrics.find(kept.rubric);
    if (version != rubrics.end())
        if (const session::Question* question = version->second.question(kept.answer.question))
            return question;
    return rubrics.empty() ? nullptr : rubrics.rbegin()->second.question(kept.answer.question);
}

/// Marked text as whoever trains on it needs it: where it is in the turn, in bytes of UTF-8, and what it says.
void writeSpans(JsonWriter& json, const std::vector<std::string>& values)
{
    json.beginArray();
    for (const std::string& value : values) {
        const auto span = session::spanFromValue(value);
        if (!span) {
            json.value(value);
            continue;
        }
        json.beginObject().field("begin", span->begin).field("end", span->end).field("text", span->quote).endObject();
    }
    json.endArray();
}

void writeValues(JsonWriter& json, const KeptAnswer& kept, const Rubrics& rubrics)
{
    const session::Question* question = questionOf(kept, rubrics);
    if (question != nullptr && question->kind == session::QuestionKind::Span) {
        writeSpans(json, kept.answer.values);
        return;
    }
    const bool several = question != nullptr && question->kind == session::QuestionKind::Multi;
    if (!several && kept.answer.values.size() == 1) {
        json.value(kept.answer.values.front());
        return;
    }
    json.beginArray();
    for (const std::string& value : kept.answer.values)
        json.value(value);
    json.endArray();
}

/// Tool calls are kept as they came, line breaks between their parts included; what is no JSON becomes a text.
void writeToolCalls(JsonWriter& json, const std::string& calls)
{
    simdjson::dom::parser parser;
    if (parser.parse(simdjson::padded_string(calls)).error() != simdjson::SUCCESS) {
        json.value(calls);
        return;
    }
    std::string line = calls;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    json.raw(line);
}

void writeTurns(JsonWriter& json, const std::vector<session::Turn>& turns)
{
    json.key("turns").beginArray();
    for (const session::Turn& turn : turns) {
        json.beginObject().field("role", session::roleName(turn.role)).field("text", turn.text);
        if (!turn.name.empty())
            json.field("name", turn.name);
        if (!turn.toolCalls.empty()) {
            json.key("tool_calls");
            writeToolCalls(json, turn.toolCalls);
        }
        json.endObject();
    }
    json.endArray();
}

void writeLabel(JsonWriter& json, const ItemLabel& label, const Rubrics& rubrics)
{
    json.key("label").beginObject();
    bool ofTurns = false;
    for (const KeptAnswer& kept : label.answers) {
        if (kept.answer.turn) {
            ofTurns = true;
            continue;
        }
        json.key(kept.answer.question);
        writeValues(json, kept, rubrics);
    }
    json.endObject();
    if (ofTurns) {
        json.key("turn_labels").beginArray();
        for (const KeptAnswer& kept : label.answers) {
            if (!kept.answer.turn)
                continue;
            json.beginObject().field("turn", *kept.answer.turn).field("question", kept.answer.question).key("value");
            writeValues(json, kept, rubrics);
            json.endObject();
        }
        json.endArray();
    }
    json.field("label_value", label.countsAs).field("annotators", label.annotators);
    json.field("agreement", label.agreement);
}

void writeDesign(JsonWriter& json, const Item& item)
{
    const bool drawn = item.design.draw.valid();
    json.key("weight");
    drawn ? json.value(item.design.weight) : json.null();
    json.field("sampling_weight", item.session.weight).key("inclusion_probability");
    drawn ? json.value(item.design.probability) : json.null();
    json.key("arm");
    drawn ? json.value(item.arm) : json.null();
    json.key("draw");
    drawn ? json.value(item.design.draw.value()) : json.null();
    json.field("must_label", !drawn);
}

void writeSignsOfQuality(JsonWriter& json, const session::Session& session)
{
    if (!session.ratings.empty()) {
        json.key("ratings").beginArray();
        for (const session::Rating& rating : session.ratings) {
            json.beginObject().field("value", rating.value).field("turn", rating.turn);
            json.field("comment", rating.comment).endObject();
        }
        json.endArray();
    }
    if (!session.scores.empty()) {
        json.key("scores").beginObject();
        for (const session::Score& score : session.scores)
            json.field(score.name, score.value);
        json.endObject();
    }
}

} // namespace

std::optional<ItemLabel> itemLabel(
    const labeling::LabelFold& fold, const Rubrics& rubrics, const labeling::SettledAnswers& settled, SessionId session)
{
    const labeling::SessionLabel* latest = fold.label(session);
    if (latest == nullptr || rubrics.empty())
        return std::nullopt;
    const auto opinions = settled.find(session);
    const labeling::SessionLabel label
        = opinions == settled.end() ? *latest : labeling::settle(*latest, opinions->second);
    const labeling::LabelValue value = labeling::labelValue(label, rubrics);
    const session::Rubric& current = rubrics.rbegin()->second;
    const session::Question* question = current.estimated();
    const KeptAnswer* kept = question == nullptr ? nullptr : label.answer(question->id);
    if (!value.answered || kept == nullptr || !labeling::isShown(label, current, *question, std::nullopt))
        return std::nullopt;
    ItemLabel result;
    for (const KeptAnswer& answer : label.answers) {
        // What is not asked where the other answers stand is no part of the label.
        const session::Question* asked = current.question(answer.answer.question);
        if (asked == nullptr || labeling::isShown(label, current, *asked, answer.answer.turn))
            result.answers.push_back(answer);
    }
    putInOrder(result.answers, current);
    result.rubric = kept->rubric;
    result.value = kept->answer.values.front();
    result.countsAs = value.value;
    const auto byAnnotator = answersByAnnotator(fold, session, question->id);
    result.annotators = static_cast<int>(byAnnotator.size());
    result.agreement = pairAgreement(byAnnotator);
    return result;
}

std::string itemToJson(const Item& item, const Rubrics& rubrics)
{
    JsonWriter json;
    json.beginObject().field("id", item.session.id);
    writeTurns(json, item.session.turns);
    auto segments = item.session.segments;
    std::sort(segments.begin(), segments.end());
    json.key("segments").beginObject();
    for (const auto& [name, value] : segments)
        json.field(name, value);
    json.endObject();
    writeLabel(json, item.label, rubrics);
    writeDesign(json, item);
    json.key("started_at");
    item.session.startedAt ? json.value(formatTime(*item.session.startedAt)) : json.null();
    json.key("source").beginObject().field("file", item.sourceFile).field("line", item.sourceLine).endObject();
    writeSignsOfQuality(json, item.session);
    json.endObject();
    return json.take();
}

} // namespace turnout::curation
