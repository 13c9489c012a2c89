// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/OtlpReader.h"

#include "base/Json.h"
#include "ingest/OtlpValue.h"
#include "ingest/Sink.h"

#include <array>

namespace turnout::ingest {

using Kind = Observation::Kind;
using session::Role;

namespace {

constexpr std::string_view kDetails = "gen_ai.client.inference.operation.details";
constexpr std::string_view kEvaluation = "gen_ai.evaluation.result";

/// The list under the first of the names that is there: protocol buffers' JSON has two spellings of each.
std::optional<simdjson::dom::array> listOf(Element object, std::string_view name, std::string_view other = {})
{
    simdjson::dom::array list;
    if (object[name].get(list) == simdjson::SUCCESS || (!other.empty() && object[other].get(list) == simdjson::SUCCESS))
        return list;
    return std::nullopt;
}

std::optional<Element> fieldOf(Element object, std::string_view name, std::string_view other = {})
{
    Element value;
    if (object[name].get(value) == simdjson::SUCCESS
        || (!other.empty() && object[other].get(value) == simdjson::SUCCESS))
        return value;
    return std::nullopt;
}

std::string bytesOf(Element value)
{
    std::string json;
    appendJson(json, value);
    return json.substr(0, kRejectBytes);
}

} // namespace

bool OtlpReader::read(simdjson::dom::object record, TraceOut& out)
{
    bool known = false;
    for (const auto field : record) {
        const bool resources = field.key == "resourceSpans" || field.key == "resourceLogs"
            || field.key == "resource_spans" || field.key == "resource_logs";
        known = known || resources || field.key == "resourceMetrics";
        simdjson::dom::array list;
        if (!resources)
            continue;
        if (field.value.get(list) != simdjson::SUCCESS)
            return m_context.fail(inQuotes(field.key) + " must be a list, this is " + std::string(kindOf(field.value)));
        for (const Element resource : list)
            readResource(resource, out);
    }
    return known
        || m_context.fail("\"resourceSpans\" or \"resourceLogs\" is missing, as every record of OTLP has them");
}

void OtlpReader::readResource(Element resource, TraceOut& out)
{
    Attributes attributes;
    if (const auto about = fieldOf(resource, "resource"))
        attributes = listOf(*about, "attributes");
    std::optional<simdjson::dom::array> scopes;
    for (const std::string_view name :
        {"scopeSpans", "scopeLogs", "scope_spans", "scope_logs", "instrumentationLibrarySpans"})
        if (!scopes)
            scopes = listOf(resource, name);
    if (!scopes)
        return;
    for (const Element scope : *scopes) {
        if (const auto spans = listOf(scope, "spans"))
            for (const Element span : *spans) {
                m_spans = true;
                if (!readSpan(span, attributes, out))
                    out.rejectPart(m_context.reason, bytesOf(span));
            }
        if (const auto logs = listOf(scope, "logRecords", "log_records"))
            for (const Element log : *logs) {
                m_logs = true;
                if (!readLog(log, attributes, out))
                    out.rejectPart(m_context.reason, bytesOf(log));
            }
    }
}

bool OtlpReader::readSpan(Element span, Attributes resource, TraceOut& out)
{
    if (!span.is_object())
        return m_context.fail("a span must be an object, this is " + std::string(kindOf(span)));
    Observation observation;
    const auto id = [&](std::string_view name, std::string_view other) {
        const auto value = fieldOf(span, name, other);
        return value ? otlp::idOf(*value) : std::string();
    };
    observation.trace = id("traceId", "trace_id");
    observation.span = id("spanId", "span_id");
    observation.parent = id("parentSpanId", "parent_span_id");
    if (observation.trace.empty())
        return m_context.fail("a span has no \"traceId\"");
    if (observation.span.empty())
        return m_context.fail("a span has no \"spanId\"");
    if (const auto time = fieldOf(span, "startTimeUnixNano", "start_time_unix_nano"))
        observation.start = otlp::nanosOf(*time);
    if (const auto time = fieldOf(span, "endTimeUnixNano", "end_time_unix_nano"))
        observation.end = otlp::nanosOf(*time);
    OtlpAttributes attributes(observation, m_messages, m_context, m_seen);
    if (const auto own = listOf(span, "attributes"))
        attributes.take(*own);
    if (const auto events = listOf(span, "events"))
        for (const Element event : *events)
            readSpanEvent(event, observation);
    if (resource)
        attributes.takeResource(*resource);
    attributes.finish();
    out.observation(std::move(observation));
    return true;
}

void OtlpReader::readSpanEvent(Element event, Observation& span)
{
    std::string_view name;
    const auto attributes = listOf(event, "attributes");
    if (event["name"].get(name) != simdjson::SUCCESS || !attributes)
        return;
    if (name == kEvaluation) {
        OtlpAttributes::takeEvaluation(*attributes, span);
        return;
    }
    if (name == kDetails || name == "gen_ai.content.prompt" || name == "gen_ai.content.completion") {
        Observation details;
        OtlpAttributes reader(details, m_messages, m_context, m_seen);
        reader.take(*attributes);
        reader.finish();
        std::move(details.input.begin(), details.input.end(), std::back_inserter(span.input));
        std::move(details.output.begin(), details.output.end(), std::back_inserter(span.output));
        return;
    }
    readMessageEvent(name, std::nullopt, attributes, span);
}

/// One message of GenAI up to 1.36: its words are in the body, or in the attributes. False where the event is none.
bool OtlpReader::readMessageEvent(
    std::string_view name, std::optional<Element> body, Attributes attributes, Observation& out)
{
    static constexpr std::array<std::pair<std::string_view, Role>, 5> names{{
        {"gen_ai.system.message", Role::System},
        {"gen_ai.user.message", Role::User},
        {"gen_ai.assistant.message", Role::Assistant},
        {"gen_ai.tool.message", Role::Tool},
        {"gen_ai.choice", Role::Assistant},
    }};
    for (const auto& [event, role] : names) {
        if (name != event)
            continue;
        m_seen.genAi = m_seen.messageEvents = true;
        if (out.kind == Kind::Span)
            out.kind = Kind::Generation;
        std::string json;
        if (body && otlp::inside(*body)) {
            otlp::appendPlainJson(json, *body);
        } else if (attributes) {
            json = "{";
            for (const Element attribute : *attributes) {
                std::string_view key;
                Element value;
                if (attribute["key"].get(key) != simdjson::SUCCESS
                    || attribute["value"].get(value) != simdjson::SUCCESS)
                    continue;
                const std::string_view text = otlp::textOf(value);
                const bool isJson = (key == "tool_calls" || key == "message")
                    && (text.starts_with('[') || text.starts_with('{'))
                    && m_parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS;
                json += json.size() > 1 ? "," : "";
                appendJsonString(json, key == "gen_ai.event.content" ? "content" : key);
                json += ':';
                if (isJson)
                    json += text;
                else
                    otlp::appendPlainJson(json, value);
            }
            json += '}';
        }
        m_messages.readText(json, role, event == "gen_ai.choice" ? out.output : out.input);
        return true;
    }
    return false;
}

bool OtlpReader::readLog(Element log, Attributes resource, TraceOut& out)
{
    if (!log.is_object())
        return m_context.fail("a log record must be an object, this is " + std::string(kindOf(log)));
    Observation observation;
    if (const auto id = fieldOf(log, "traceId", "trace_id"))
        observation.trace = otlp::idOf(*id);
    if (const auto id = fieldOf(log, "spanId", "span_id"))
        observation.span = otlp::idOf(*id);
    for (const auto& [name, other] :
        {std::pair("timeUnixNano", "time_unix_nano"), std::pair("observedTimeUnixNano", "observed_time_unix_nano")})
        if (const auto time = fieldOf(log, name, other); time && !observation.start)
            observation.start = otlp::nanosOf(*time);
    const auto own = listOf(log, "attributes");
    const auto body = fieldOf(log, "body");
    std::string name;
    if (const auto given = fieldOf(log, "eventName", "event_name"); given && given->is_string())
        name = given->get_string().value_unsafe();
    if (own && name.empty())
        for (const Element attribute : *own)
            if (std::string_view key; attribute["key"].get(key) == simdjson::SUCCESS && key == "event.name")
                if (Element value; attribute["value"].get(value) == simdjson::SUCCESS)
                    name = otlp::textOf(value);
    OtlpAttributes attributes(observation, m_messages, m_context, m_seen);
    if (own)
        attributes.take(*own);
    if (name == kEvaluation && own)
        OtlpAttributes::takeEvaluation(*own, observation);
    const bool message = readMessageEvent(name, body, own, observation);
    if (resource)
        attributes.takeResource(*resource);
    attributes.finish();
    const bool says = !observation.input.empty() || !observation.output.empty();
    const bool found = !observation.ratings.empty() || !observation.scores.empty() || !observation.labels.empty();
    observation.kind = message ? Kind::Part : says && name == kDetails ? Kind::Generation : Kind::Note;
    if (observation.kind == Kind::Note && !found)
        return true; // an ordinary log line
    if (observation.trace.empty() && observation.conversation.empty() && observation.session.empty())
        return m_context.fail("a log record names neither a trace nor a conversation");
    if (observation.kind == Kind::Generation) { // beside the span of the same id, not instead of it
        observation.parent = observation.span;
        observation.span.append("/log");
    }
    out.observation(std::move(observation));
    return true;
}

std::string OtlpReader::what() const
{
    return m_spans && m_logs ? "OTLP traces and logs" : m_logs ? "OTLP logs" : "OTLP traces";
}

std::string OtlpReader::dialect() const
{
    const bool words = m_seen.messages || m_seen.messageEvents || m_seen.prompts;
    std::string names;
    for (const auto& [is, name] : {std::pair(m_seen.messages, "GenAI 1.37"), std::pair(m_seen.prompts, "GenAI 1.27"),
             std::pair(m_seen.genAi && !words, "GenAI"), std::pair(m_seen.openInference, "OpenInference"),
             std::pair(m_seen.traceloop, "OpenLLMetry")})
        if (is)
            names.append(names.empty() ? "" : " and ").append(name);
    if (!m_seen.messageEvents)
        return (names.empty() ? "no known" : names) + " attributes";
    return (names.empty() ? "" : names + " attributes and ") + "GenAI 1.36 message events";
}

} // namespace turnout::ingest
