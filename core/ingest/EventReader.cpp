// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/EventReader.h"

#include "base/Json.h"
#include "ingest/FieldParsers.h"

#include <cmath>

namespace turnout::ingest {
namespace {

bool isPart(std::string_view key)
{
    return key == "rating" || key == "signal" || key == "outcome" || key == "score" || key == "label";
}

} // namespace

template <typename Parser, typename Payload>
bool EventReader::readPayload(Element value, std::vector<Event>& out)
{
    Payload payload;
    const auto leave = [&](std::string_view key, Element) { m_context.notes.unknownEventKey(key); };
    if (!readEntry(value, Parser{payload}, leave, m_context))
        return false;
    std::string json;
    json.append("{\"").append(Parser::kName).append("\":");
    appendJson(json, value);
    out.push_back({0, {}, std::move(payload), std::move(json)});
    return true;
}

bool EventReader::readScoreNumber(std::string_view name, Element value, std::vector<Event>& out)
{
    double number = 0;
    if (name.empty())
        return m_context.fail("a score needs its \"name\"");
    if (value.get(number) != simdjson::SUCCESS || !std::isfinite(number))
        return m_context.fail("\"score\": " + shown(name) + " must be a finite number");
    if (out.size() >= kNameLimit)
        return m_context.fail("\"score\" has more than 256 names");
    JsonWriter json;
    json.beginObject().key("score").beginObject().field("name", name).field("value", number).endObject();
    out.push_back({0, {}, session::Score{std::string(name), number}, json.take()});
    return true;
}

/// {"name":"judge","value":0.7}, or {"judge":0.7,"confidence":0.4}.
bool EventReader::readScore(Element value, std::vector<Event>& out)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return m_context.fail("a score must be an object with \"name\" and \"value\"");
    std::string_view name;
    if (Element number;
        object["name"].get(name) == simdjson::SUCCESS && object["value"].get(number) == simdjson::SUCCESS) {
        for (const auto field : object)
            if (field.key != "name" && field.key != "value")
                m_context.notes.unknownEventKey(field.key);
        return readScoreNumber(name, number, out);
    }
    for (const auto field : object)
        if (!readScoreNumber(field.key, field.value, out))
            return false;
    return object.size() != 0 || m_context.fail("a score must be an object with \"name\" and \"value\"");
}

bool EventReader::readPart(std::string_view key, Element value, std::vector<Event>& out)
{
    if (key == "rating")
        return readPayload<RatingParser, session::Rating>(value, out);
    if (key == "signal")
        return readPayload<SignalParser, session::Signal>(value, out);
    if (key == "outcome")
        return readPayload<OutcomeParser, session::Outcome>(value, out);
    if (key == "label")
        return readPayload<LabelParser, session::GivenLabel>(value, out);
    return readScore(value, out);
}

bool EventReader::readFlatLabel(simdjson::dom::object record, std::vector<Event>& out)
{
    session::GivenLabel label;
    LabelParser parser{label};
    for (const auto field : record) {
        if (field.key == "session")
            continue;
        const KeyUse use = parser.field(field.key, field.value, m_context);
        if (use == KeyUse::Bad)
            return false;
        if (use == KeyUse::Unknown)
            m_context.notes.unknownEventKey(field.key);
    }
    if (!parser.finish(m_context))
        return false;
    out.push_back({0, {}, std::move(label), {}});
    return true;
}

bool EventReader::read(simdjson::dom::object record, std::string_view line, std::vector<Event>& out)
{
    out.clear();
    std::string session;
    bool parts = false;
    bool question = false;
    for (const auto field : record) {
        if (field.key == "session") {
            if (!readId(field.key, field.value, session, m_context))
                return false;
        } else if (isPart(field.key) && !field.value.is_null()) {
            parts = true;
            if (!readPart(field.key, field.value, out))
                return false;
        } else {
            question = question || field.key == "question";
        }
    }
    if (!parts && !question)
        return m_context.fail("an event needs one of \"rating\", \"signal\", \"outcome\", \"score\" and \"label\"");
    if (!parts && !readFlatLabel(record, out))
        return false;
    for (const auto field : record)
        if (parts && field.key != "session" && !isPart(field.key))
            m_context.notes.unknownEventKey(field.key);
    for (Event& event : out) {
        event.session = session;
        if (out.size() == 1) {
            event.json.assign(line);
        } else { // each of several events must stand alone, or an orphan would be joined twice
            event.json += ",\"session\":";
            appendJsonString(event.json, session);
            event.json += '}';
        }
    }
    return true;
}

} // namespace turnout::ingest
