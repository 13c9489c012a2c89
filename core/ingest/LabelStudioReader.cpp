// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/LabelStudioReader.h"

#include "base/Json.h"
#include "ingest/FieldParsers.h"
#include "ingest/SessionReader.h"
#include "ingest/TaskText.h"
#include "ingest/TraceFields.h"

#include <algorithm>
#include <array>

namespace turnout::ingest {
namespace {

constexpr std::array<std::string_view, 4> kIds{"ref_id", "session_id", "session", "id"};
bool isOneOf(std::string_view key, std::span<const std::string_view> names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

/// Whoever annotated, by e-mail where it is known.
std::string annotatorOf(simdjson::dom::object annotation)
{
    const auto who = fieldOf(annotation, {"completed_by"});
    simdjson::dom::object person;
    if (who && who->get(person) == simdjson::SUCCESS)
        return textOf(person, {"email", "id"});
    return textOf(annotation, {"completed_by"});
}

/// One choice as it is, several as their JSON list, a number as its JSON; empty for what is no answer (a box in an
/// image).
std::string answerOf(simdjson::dom::object value, std::string_view type)
{
    Element given;
    if (value[type].get(given) != simdjson::SUCCESS)
        return {};
    simdjson::dom::array list;
    std::string text;
    if (given.get(list) == simdjson::SUCCESS && list.size() == 1)
        given = list.at(0).value_unsafe();
    if (given.is_object())
        return {};
    scalarText(given, text);
    return text;
}

} // namespace

bool LabelStudioReader::readData(simdjson::dom::object data, session::Session& out)
{
    std::optional<Element> asked;
    std::optional<Element> answered;
    for (const auto field : data) {
        std::string_view words;
        if (out.turns.empty() && isChat(field.value)) {
            m_messages.read(field.value, session::Role::User, out.turns);
        } else if (textFieldOf(field.key) == TextField::Asked && field.value.get(words) == simdjson::SUCCESS) {
            asked = field.value;
        } else if (textFieldOf(field.key) == TextField::Answered && field.value.get(words) == simdjson::SUCCESS) {
            answered = field.value;
        } else if (isOneOf(field.key, kIds)) {
            continue;
        } else if (auto text = segmentTextOf(field.value); text) {
            if (!addSegment(out, field.key, std::move(*text), m_context))
                return false;
        }
    }
    if (out.turns.empty() && asked)
        m_messages.read(*asked, session::Role::User, out.turns);
    if (asked && answered && out.turns.size() == 1)
        m_messages.read(*answered, session::Role::Assistant, out.turns);
    return !out.turns.empty()
        || m_context.fail("the task has no conversation in its \"data\": a list of messages, or a text");
}

void LabelStudioReader::readResults(
    simdjson::dom::object annotation, const session::GivenLabel& common, session::Session& out)
{
    simdjson::dom::array results;
    if (annotation["result"].get(results) != simdjson::SUCCESS)
        return;
    for (const Element item : results) {
        simdjson::dom::object result;
        simdjson::dom::object value;
        if (item.get(result) != simdjson::SUCCESS || result["value"].get(value) != simdjson::SUCCESS)
            continue;
        session::GivenLabel label = common;
        label.question = textOf(result, {"from_name"});
        label.value = answerOf(value, textOf(result, {"type"}));
        if (!label.question.empty() && !label.value.empty())
            out.labels.push_back(std::move(label));
    }
}

bool LabelStudioReader::readAnnotation(simdjson::dom::object annotation, session::Session& out)
{
    const auto is = [&](std::string_view key) {
        bool yes = false;
        return annotation[key].get(yes) == simdjson::SUCCESS && yes;
    };
    session::GivenLabel common;
    common.annotator = annotatorOf(annotation);
    common.seconds = numberOf(fieldOf(annotation, {"lead_time"}));
    const auto created = fieldOf(annotation, {"created_at"});
    if (created && !readTime("created_at", *created, common.at, m_context))
        return false;
    if (is("was_cancelled")) {
        common.skipped = true;
        common.value = "cancelled in Label Studio";
        out.labels.push_back(std::move(common));
        return true;
    }
    const auto first = static_cast<std::ptrdiff_t>(out.labels.size());
    readResults(annotation, common, out);
    if (is("ground_truth"))
        for (auto label = out.labels.begin() + first; label != out.labels.end(); ++label)
            out.gold.push_back({label->question, label->value, label->annotator});
    return true;
}

bool LabelStudioReader::readPrediction(simdjson::dom::object prediction, session::Session& out)
{
    const auto score = numberOf(fieldOf(prediction, {"score"}));
    if (!score)
        return true;
    const std::string model = textOf(prediction, {"model_version"});
    return addScore(out, model.empty() ? "prediction" : model, *score, m_context);
}

bool LabelStudioReader::read(simdjson::dom::object record, session::Session& out)
{
    resetSession(out, m_weight);
    out.turns.clear();
    m_context.extra.clear();
    simdjson::dom::object data;
    if (record["data"].get(data) != simdjson::SUCCESS)
        return m_context.fail("\"data\" must be an object");
    out.id = textOf(data, {"ref_id", "session_id", "session", "id"});
    if (out.id.empty()) {
        const std::string task = textOf(record, {"id"});
        if (task.empty())
            return m_context.fail("the task has no \"id\"");
        out.id = "task-" + task;
    }
    if (!checkId("id", out.id, m_context) || !readData(data, out))
        return false;
    for (const std::string_view key : {"annotations", "predictions"}) {
        simdjson::dom::array list;
        if (record[key].get(list) != simdjson::SUCCESS)
            continue;
        if (key == "predictions" && list.size() > 0) // with the choices that the scores are of
            m_context.extra.keep(key, record[key].value_unsafe());
        for (const Element item : list) {
            simdjson::dom::object entry;
            if (item.get(entry) != simdjson::SUCCESS) // an id of something in another file
                continue;
            if (!(key == "annotations" ? readAnnotation(entry, out) : readPrediction(entry, out)))
                return false;
        }
    }
    m_context.extra.copyTo(out.extra);
    return true;
}

} // namespace turnout::ingest
