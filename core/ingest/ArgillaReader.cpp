// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ArgillaReader.h"

#include "ingest/FieldParsers.h"
#include "ingest/SessionReader.h"
#include "ingest/TaskText.h"
#include "ingest/TraceFields.h"

#include <algorithm>
#include <array>

namespace turnout::ingest {
namespace {

/// Argilla's own about a record, which says nothing of the session.
constexpr std::array<std::string_view, 6> kOwn{
    "id", "_server_id", "status", "external_id", "inserted_at", "updated_at"};
constexpr std::array<std::string_view, 5> kNested{"fields", "metadata", "suggestions", "responses", "vectors"};

template <std::size_t N>
bool isOneOf(std::string_view key, const std::array<std::string_view, N>& names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

bool isVector(Element value)
{
    simdjson::dom::array list;
    double number = 0;
    return value.get(list) == simdjson::SUCCESS && list.size() > 0 && list.at(0).get(number) == simdjson::SUCCESS;
}

/// The element at the place, of a list that goes with another; the whole where it is no list.
std::optional<Element> entryOf(const std::optional<Element>& value, std::size_t place)
{
    simdjson::dom::array list;
    if (!value || value->get(list) != simdjson::SUCCESS)
        return value;
    Element entry;
    return list.at(place).get(entry) == simdjson::SUCCESS ? std::optional(entry) : std::nullopt;
}

std::string textOrEmpty(const std::optional<Element>& value)
{
    std::string text;
    if (value && !value->is_null())
        scalarText(*value, text);
    return text;
}

} // namespace

void ArgillaReader::readField(std::string_view name, Element value, session::Session& out)
{
    if (isChat(value)) {
        m_messages.read(value, session::Role::User, out.turns);
        return;
    }
    std::string_view words;
    if (value.get(words) != simdjson::SUCCESS || words.empty())
        return;
    session::Turn& turn = out.turns.emplace_back();
    const TextField known = textFieldOf(name);
    turn.role = known == TextField::Answered ? session::Role::Assistant : session::Role::User;
    turn.text.assign(words);
    if (known == TextField::Other)
        turn.name.assign(name);
}

void ArgillaReader::readFields(simdjson::dom::object fields, session::Session& out)
{
    for (const auto field : fields)
        readField(field.key, field.value, out);
}

bool ArgillaReader::readMetadata(simdjson::dom::object metadata, session::Session& out)
{
    for (const auto field : metadata) {
        const auto text = segmentTextOf(field.value);
        if (text && !addSegment(out, field.key, *text, m_context))
            return false;
        if (!text && !field.value.is_null())
            m_context.extra.keep(field.key, field.value);
    }
    return true;
}

void ArgillaReader::addResponse(
    std::string_view question, Element value, const std::string& user, std::string_view status, session::Session& out)
{
    session::GivenLabel label;
    label.annotator = user;
    if (status == "discarded") {
        label.skipped = true;
        label.value = "discarded in Argilla";
        const bool there = std::any_of(out.labels.begin(), out.labels.end(),
            [&](const session::GivenLabel& other) { return other.skipped && other.annotator == user; });
        if (!there) // a record is discarded once, whatever its questions
            out.labels.push_back(std::move(label));
        return;
    }
    if (status == "draft" || status == "pending") {
        ++m_drafts;
        return;
    }
    label.question.assign(question);
    scalarText(value, label.value);
    if (!label.question.empty() && !value.is_null() && !label.value.empty())
        out.labels.push_back(std::move(label));
}

/// {"verdict":[{"value":"bad","user_id":"…"}]}, or a list of one response a user:
/// [{"values":{"verdict":{"value":"bad"}}, "user_id":"…","status":"submitted"}].
void ArgillaReader::readResponses(Element responses, session::Session& out)
{
    simdjson::dom::object byQuestion;
    if (responses.get(byQuestion) == simdjson::SUCCESS) {
        for (const auto field : byQuestion) {
            simdjson::dom::array list;
            if (field.value.get(list) != simdjson::SUCCESS)
                continue;
            for (const Element item : list) {
                simdjson::dom::object response;
                if (item.get(response) != simdjson::SUCCESS)
                    continue;
                Element value;
                if (response["value"].get(value) == simdjson::SUCCESS)
                    addResponse(field.key, value, textOf(response, {"user_id"}), textOf(response, {"status"}), out);
            }
        }
        return;
    }
    simdjson::dom::array byUser;
    if (responses.get(byUser) != simdjson::SUCCESS)
        return;
    for (const Element item : byUser) {
        simdjson::dom::object response;
        if (item.get(response) != simdjson::SUCCESS)
            continue;
        const std::string user = textOf(response, {"user_id"});
        const std::string status = textOf(response, {"status"});
        simdjson::dom::object values;
        if (response["values"].get(values) != simdjson::SUCCESS) {
            if (status == "discarded")
                addResponse({}, item, user, status, out);
            continue;
        }
        for (const auto field : values) {
            Element value;
            if (field.value["value"].get(value) == simdjson::SUCCESS)
                addResponse(field.key, value, user, status, out);
        }
    }
}

void ArgillaReader::readFlatResponses(
    simdjson::dom::object record, const std::string& key, std::string_view question, session::Session& out)
{
    Element value;
    if (record[key].get(value) != simdjson::SUCCESS || value.is_null())
        return;
    const auto users = fieldOf(record, {key + ".users"});
    const auto statuses = fieldOf(record, {key + ".status"});
    simdjson::dom::array list;
    // One answer that is itself a list (several choices) has no list of users beside it.
    const bool each = value.get(list) == simdjson::SUCCESS && (key.ends_with("s") || (users && users->is_array()));
    if (!each) {
        addResponse(question, value, textOrEmpty(entryOf(users, 0)), textOrEmpty(entryOf(statuses, 0)), out);
        return;
    }
    std::size_t place = 0;
    for (const Element item : list) {
        addResponse(question, item, textOrEmpty(entryOf(users, place)), textOrEmpty(entryOf(statuses, place)), out);
        ++place;
    }
}

bool ArgillaReader::addSuggestion(
    std::string_view question, std::optional<Element> score, const std::string& agent, session::Session& out)
{
    const auto number = numberOf(score);
    if (!number)
        return true;
    const std::string name = (agent.empty() ? std::string("suggestion") : agent) + "." + std::string(question);
    return addScore(out, name, *number, m_context);
}

/// {"verdict":{"value":"good","score":0.9,"agent":"judge-2"}}, or a list of them with "question_name".
bool ArgillaReader::readSuggestions(Element suggestions, session::Session& out)
{
    const auto read = [&](std::string_view question, Element item) {
        simdjson::dom::object suggestion;
        if (item.get(suggestion) != simdjson::SUCCESS)
            return true;
        const std::string agent = textOf(suggestion, {"agent"});
        // The score of a suggestion says how sure its agent is; where the suggestion is itself a number, that is the
        // score.
        const auto value = fieldOf(suggestion, {"value"});
        return addSuggestion(question, numberOf(value) ? value : fieldOf(suggestion, {"score"}), agent, out);
    };
    simdjson::dom::object byQuestion;
    simdjson::dom::array list;
    bool any = false;
    if (suggestions.get(byQuestion) == simdjson::SUCCESS) {
        for (const auto field : byQuestion) {
            any = true;
            if (!read(field.key, field.value))
                return false;
        }
    } else if (suggestions.get(list) == simdjson::SUCCESS) {
        for (const Element item : list) {
            any = true;
            simdjson::dom::object suggestion;
            if (item.get(suggestion) == simdjson::SUCCESS && !read(textOf(suggestion, {"question_name"}), item))
                return false;
        }
    }
    if (any)
        m_context.extra.keep("suggestions", suggestions);
    return true;
}

/// One vector is the session's embedding; of several nobody can say which is.
void ArgillaReader::keepVectors(simdjson::dom::object vectors)
{
    if (vectors.size() == 1) {
        for (const auto field : vectors)
            if (isVector(field.value))
                m_context.extra.keep("embedding", field.value);
        return;
    }
    for (const auto field : vectors)
        if (isVector(field.value))
            m_context.extra.keep("embedding." + std::string(field.key), field.value);
}

bool ArgillaReader::readNested(std::string_view key, Element value, session::Session& out)
{
    simdjson::dom::object object;
    if (key == "responses") {
        readResponses(value, out);
        return true;
    }
    if (key == "suggestions")
        return readSuggestions(value, out);
    if (value.get(object) != simdjson::SUCCESS)
        return value.is_null() || m_context.fail(inQuotes(key) + " must be an object");
    if (key == "metadata")
        return readMetadata(object, out);
    if (key == "vectors")
        keepVectors(object);
    else
        readFields(object, out);
    return true;
}

bool ArgillaReader::readFlat(simdjson::dom::object record, std::string_view key, Element value, session::Session& out)
{
    const std::size_t dot = key.find('.');
    const std::string_view question = key.substr(0, dot);
    const std::string_view part = dot == std::string_view::npos ? std::string_view() : key.substr(dot + 1);
    if (part == "suggestion") {
        if (!value.is_null())
            m_context.extra.keep(key, value);
        const std::string base(key);
        const auto agent = fieldOf(record, {base + ".agent"});
        return addSuggestion(question, fieldOf(record, {base + ".score"}), textOrEmpty(agent), out);
    }
    if (part == "response" || part == "responses") {
        readFlatResponses(record, std::string(key), question, out);
        return true;
    }
    if (part.starts_with("suggestion.") || part.starts_with("response") || value.is_null())
        return true;
    if (isVector(value)) {
        m_context.extra.keep("embedding", value);
        return true;
    }
    // Fields and metadata stand side by side: what is long, or has the name of a text, is what was said.
    const auto text = segmentTextOf(value);
    if (isChat(value) || !text || textFieldOf(key) != TextField::Other) {
        readField(key, value, out);
        return true;
    }
    return addSegment(out, key, *text, m_context);
}

bool ArgillaReader::read(simdjson::dom::object record, session::Session& out)
{
    resetSession(out, m_weight);
    out.turns.clear();
    m_context.extra.clear();
    out.id = textOf(record, {"id", "external_id", "_server_id"});
    if (out.id.empty())
        return m_context.fail("the record has no \"id\"");
    if (!checkId("id", out.id, m_context))
        return false;
    const bool nested = fieldOf(record, {"fields"}).has_value();
    for (const auto field : record) {
        if (isOneOf(field.key, kOwn))
            continue;
        const bool good = nested && isOneOf(field.key, kNested) ? readNested(field.key, field.value, out)
            : nested                                            ? true
                                                                : readFlat(record, field.key, field.value, out);
        if (!good)
            return false;
    }
    if (out.turns.empty())
        return m_context.fail("the record has no conversation in its fields: a list of messages, or a text");
    m_context.extra.copyTo(out.extra);
    return true;
}

} // namespace turnout::ingest
