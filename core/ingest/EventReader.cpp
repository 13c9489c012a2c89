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
        if (isTarget(field.key) && field.key != "at") // the label's own time too
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

bool EventReader::isTarget(std::string_view key)
{
    return key == "session" || key == "trace" || key == "trace_id" || key == "user" || key == "at";
}

bool EventReader::readTarget(std::string_view key, Element value)
{
    if (value.is_null())
        return true;
    if (key == "session")
        return readId(key, value, m_target.session, m_context);
    if (key == "user")
        return readId(key, value, m_target.user, m_context);
    if (key == "at")
        return readTime(key, value, m_target.at, m_context);
    return readId(key, value, m_target.trace, m_context);
}

bool EventReader::checkTarget()
{
    if (!m_target.session.empty() || !m_target.trace.empty() || (!m_target.user.empty() && m_target.at))
        return true;
    return m_context.fail(m_target.user.empty()
            ? R"(an event needs the id of its "session", a "trace" of it, or its "user" and the time ("at"))"
            : R"(an event that names its session by the "user" needs the time too ("at"))");
}

/// An exact id says which session it is, whoever its user was.
void EventReader::aim(Event& event) const
{
    event.session = m_target.session;
    event.trace = m_target.trace;
    if (event.session.empty() && event.trace.empty()) {
        event.user = m_target.user;
        event.at = m_target.at;
    }
    const auto date = [&](auto& payload) {
        if constexpr (requires { payload.at; })
            payload.at = payload.at ? payload.at : m_target.at;
    };
    std::visit(date, event.payload);
}

bool EventReader::read(simdjson::dom::object record, std::string_view line, std::vector<Event>& out)
{
    out.clear();
    m_target = {};
    bool parts = false;
    bool question = false;
    for (const auto field : record) {
        if (isTarget(field.key)) {
            if (!readTarget(field.key, field.value))
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
    if (!m_target.at && !m_target.user.empty())
        takeTime(out);
    if (!checkTarget() || (!parts && !readFlatLabel(record, out)))
        return false;
    for (const auto field : record)
        if (parts && !isTarget(field.key) && !isPart(field.key))
            m_context.notes.unknownEventKey(field.key);
    for (Event& event : out) {
        aim(event);
        if (out.size() == 1)
            event.json.assign(line);
        else // each of several events must stand alone, or an orphan would be joined twice
            closeJson(event);
    }
    return true;
}

/// The time may stand in what is said: {"user":"u-1","rating":{"value":"up","at":"…"}}.
void EventReader::takeTime(const std::vector<Event>& events)
{
    for (const Event& event : events)
        std::visit(
            [&](const auto& payload) {
                if constexpr (requires { payload.at; })
                    m_target.at = m_target.at ? m_target.at : payload.at;
            },
            event.payload);
}

/// Adds what names the session to {"rating":{…}.
void EventReader::closeJson(Event& event)
{
    const auto add = [&](std::string_view key, std::string_view value) {
        if (value.empty())
            return;
        event.json.append(",\"").append(key).append("\":");
        appendJsonString(event.json, value);
    };
    add("session", event.session);
    add("trace", event.trace);
    add("user", event.user);
    if (event.at)
        add("at", formatTime(*event.at));
    event.json += '}';
}

} // namespace turnout::ingest
