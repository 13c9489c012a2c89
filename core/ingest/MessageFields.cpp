// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/MessageFields.h"

#include <algorithm>

namespace turnout::ingest {

using session::Role;
using session::Turn;

namespace {

std::string_view textOf(const std::optional<Element>& value)
{
    std::string_view text;
    return value && value->get(text) == simdjson::SUCCESS ? text : std::string_view();
}

bool isList(const std::optional<Element>& value)
{
    return value && value->is_array();
}

bool isObject(const std::optional<Element>& value)
{
    return value && value->is_object();
}

} // namespace

MessageReader::Fields::Fields(Element element)
{
    simdjson::dom::object object;
    if (element.get(object) == simdjson::SUCCESS)
        for (const auto field : object)
            take(field.key, field.value);
}

MessageReader::Fields::Fields(simdjson::dom::object object)
{
    for (const auto field : object)
        take(field.key, field.value);
}

void MessageReader::Fields::take(std::string_view key, Element element)
{
    static constexpr std::array<std::pair<std::string_view, Field Fields::*>, 46> keys{{
        {"role", &Fields::roleName},
        {"type", &Fields::type},
        {"content", &Fields::content},
        {"parts", &Fields::parts},
        {"text", &Fields::text},
        {"name", &Fields::name},
        {"value", &Fields::value},
        {"tool_calls", &Fields::toolCalls},
        {"toolCalls", &Fields::toolCalls},
        {"function_call", &Fields::functionCall},
        {"functionCall", &Fields::functionCall},
        {"function_response", &Fields::functionResponse},
        {"functionResponse", &Fields::functionResponse},
        {"additional_kwargs", &Fields::additional},
        {"refusal", &Fields::refusal},
        {"response", &Fields::response},
        {"result", &Fields::result},
        {"output", &Fields::output},
        {"input", &Fields::input},
        {"call_id", &Fields::callId},
        {"arguments", &Fields::arguments},
        {"messages", &Fields::messages},
        {"choices", &Fields::choices},
        {"candidates", &Fields::candidates},
        {"contents", &Fields::contents},
        {"generations", &Fields::generations},
        {"message", &Fields::message},
        {"delta", &Fields::message},
        {"new_message", &Fields::newMessage},
        {"kwargs", &Fields::kwargs},
        {"id", &Fields::lcId},
        {"system", &Fields::system},
        {"system_instruction", &Fields::system},
        {"systemInstruction", &Fields::system},
        {"instructions", &Fields::system},
        {"config", &Fields::config},
        {"prompt", &Fields::prompt},
        {"prompts", &Fields::prompt},
        {"question", &Fields::prompt},
        {"query", &Fields::prompt},
        {"answer", &Fields::prompt},
        {"completion", &Fields::prompt},
        {"user_input", &Fields::prompt},
        {"chat_history", &Fields::messages},
        {"message_content", &Fields::content},
        {"raw", &Fields::prompt},
    }};
    if (element.is_null())
        return;
    for (const auto& [spelled, field] : keys)
        if (spelled == key && (!(this->*field) || spelled != "raw"))
            this->*field = element;
}

std::optional<Role> MessageReader::Fields::role(Role bare) const
{
    if (const std::string_view named = textOf(roleName); !named.empty())
        return roleOf(named, bare);
    const std::string_view kind = textOf(type);
    if (kind == "human" || kind == "ai" || kind == "system" || kind == "tool" || kind == "AIMessageChunk"
        || kind == "user" || kind == "assistant")
        return roleOf(kind, bare);
    simdjson::dom::array path;
    if (kwargs && lcId && lcId->get(path) == simdjson::SUCCESS) {
        std::string_view last;
        for (const Element step : path)
            last = textOf(step);
        return roleOf(last, bare);
    }
    return std::nullopt;
}

bool MessageReader::Fields::isMessage() const
{
    const std::string_view kind = textOf(type);
    const bool says = content || parts || toolCalls || text || functionCall || additional;
    return (says && role(Role::User)) || isObject(kwargs) || kind == "function_call" || kind == "function_call_output"
        || kind == "reasoning";
}

bool MessageReader::Fields::isEnvelope() const
{
    return messages || isList(choices) || isList(candidates) || contents || isList(generations) || isObject(message)
        || isObject(newMessage) || isObject(content);
}

bool MessageReader::Fields::isPart() const
{
    return type || text || functionCall || functionResponse || content;
}

bool MessageReader::readObject(simdjson::dom::object object, Role bare, std::vector<Turn>& out)
{
    const Fields fields(object);
    const std::string_view kind = textOf(fields.type);
    if (kind == "reasoning" && !fields.roleName)
        return true;
    if (kind == "function_call" && fields.name) {
        out.emplace_back();
        out.back().role = Role::Assistant;
        appendToolCall(out.back().toolCalls, object);
        return true;
    }
    if (kind == "function_call_output" && fields.output) {
        out.emplace_back();
        out.back().role = Role::Tool;
        if (fields.output->is_string())
            out.back().text = textOf(fields.output);
        else
            appendJson(out.back().text, *fields.output);
        return true;
    }
    if (isObject(fields.kwargs) && !fields.roleName) {
        const Fields inner(*fields.kwargs);
        readMessage(inner, fields.role(bare).value_or(inner.role(bare).value_or(bare)), out);
        return true;
    }
    if (fields.isMessage()) {
        readMessage(fields, fields.role(bare).value_or(bare), out);
        return true;
    }
    return readEnvelope(fields, bare, out);
}

/// What messages come wrapped in. Of several answers the first counts, as it does for the user.
bool MessageReader::readEnvelope(const Fields& fields, Role bare, std::vector<Turn>& out)
{
    const auto first = [](const Fields::Field& list) {
        simdjson::dom::array items;
        Element item;
        const bool there = list && list->get(items) == simdjson::SUCCESS && items.at(0).get(item) == simdjson::SUCCESS;
        return there ? Fields::Field(item) : std::nullopt;
    };
    const auto readSystem = [&] {
        Fields::Field system = fields.system;
        if (!system && fields.config)
            system = Fields(*fields.config).system;
        if (system)
            readParsed(*system, Role::System, out);
    };
    const std::size_t before = out.size();
    if (fields.messages || fields.contents) {
        readSystem();
        return readParsed(fields.messages ? *fields.messages : *fields.contents, bare, out) || out.size() > before;
    }
    for (const auto& list : {fields.choices, fields.candidates, fields.generations})
        if (const auto item = first(list)) {
            const Fields::Field inner = item->is_array() ? first(item) : item;
            return inner && readParsed(*inner, Role::Assistant, out);
        }
    for (const auto& inner : {fields.message, fields.newMessage})
        if (isObject(inner))
            return readParsed(*inner, bare, out);
    if (isObject(fields.content)) {
        const Fields inner(*fields.content);
        return readParsed(*fields.content, inner.role(bare).value_or(bare), out);
    }
    if (fields.parts || fields.content) {
        readMessage(fields, bare, out);
        return true;
    }
    if (isList(fields.output) || isObject(fields.output))
        return readParsed(*fields.output, bare, out);
    if (isList(fields.input) || isObject(fields.input)) {
        readSystem();
        return readParsed(*fields.input, bare, out) || out.size() > before;
    }
    for (const auto& words :
        {fields.text, fields.output, fields.response, fields.result, fields.message, fields.prompt, fields.input})
        if (words && words->is_string()) {
            readText(textOf(words), bare, out);
            return true;
        }
    return isList(fields.prompt) && readParsed(*fields.prompt, bare, out);
}

} // namespace turnout::ingest
