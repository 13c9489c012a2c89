// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "ingest/MessageReader.h"

namespace turnout::ingest {
namespace {

std::string_view textOf(Element value)
{
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

struct CallParts {
    std::string_view id;
    std::string_view name;
    std::string arguments;

    void take(simdjson::dom::object call, bool outer)
    {
        for (const auto field : call) {
            simdjson::dom::object inner;
            const bool wraps = field.key == "function" || field.key == "tool_call" || field.key == "function_call"
                || field.key == "functionCall";
            if (wraps && outer && field.value.get(inner) == simdjson::SUCCESS)
                take(inner, field.key == "tool_call");
            else if (field.key == "call_id" || (field.key == "id" && id.empty()))
                id = textOf(field.value);
            else if (field.key == "name" || field.key == "tool_name")
                name = textOf(field.value);
            else if (field.key == "arguments" || field.key == "args" || field.key == "input") {
                arguments.clear();
                appendJson(arguments, field.value);
            }
        }
    }
};

} // namespace

void appendToolCall(std::string& calls, std::string_view id, std::string_view name, std::string_view argumentsJson)
{
    if (calls.empty())
        calls = "[";
    else
        calls.back() = ',';
    calls += '{';
    if (!id.empty()) {
        calls += "\"id\":";
        appendJsonString(calls, id);
        calls += ',';
    }
    calls += "\"name\":";
    appendJsonString(calls, name);
    if (!argumentsJson.empty())
        calls.append(",\"arguments\":").append(argumentsJson);
    calls += "}]";
}

void appendToolCall(std::string& calls, simdjson::dom::object call)
{
    CallParts parts;
    parts.take(call, true);
    appendToolCall(calls, parts.id, parts.name, parts.arguments);
}

void appendToolCall(std::string& calls, Element call)
{
    simdjson::dom::object object;
    if (call.get(object) == simdjson::SUCCESS)
        appendToolCall(calls, object);
}

} // namespace turnout::ingest
