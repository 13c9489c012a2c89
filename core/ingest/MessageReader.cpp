// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/MessageReader.h"

#include "ingest/FieldParsers.h"
#include "ingest/MessageFields.h"
#include "ingest/RecordParser.h"

#include <algorithm>
#include <cctype>

namespace turnout::ingest {

using session::Role;
using session::Turn;

/// One message while its parts are read: what it says, and the tool results that came wrapped in it.
struct MessageReader::Message {
    Turn turn;
    std::vector<Turn> results;
    std::size_t nesting = 0;

    void words(std::string_view text)
    {
        if (text.empty())
            return;
        if (!turn.text.empty())
            turn.text += '\n';
        turn.text += text;
    }
    void result(Element value, std::string_view name);
};

namespace {

constexpr std::size_t kDeepestParts = 16;

std::string_view textOf(const std::optional<Element>& value)
{
    std::string_view text;
    return value && value->get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// What a tool answered: its words, or its JSON.
void appendResult(std::string& out, Element value, std::size_t nesting)
{
    std::string_view text;
    simdjson::dom::array parts;
    simdjson::dom::object object;
    if (value.get(text) == simdjson::SUCCESS) {
        out += text;
        return;
    }
    if (nesting < kDeepestParts && value.get(parts) == simdjson::SUCCESS && parts.size() > 0) {
        const bool words = std::all_of(parts.begin(), parts.end(), [](Element part) {
            std::string_view type;
            return part["type"].get(type) == simdjson::SUCCESS && part["text"].is_string();
        });
        if (words) {
            for (const Element part : parts)
                out.append(out.empty() ? "" : "\n").append(textOf(part["text"].value_unsafe()));
            return;
        }
    }
    if (!value.is_null())
        appendJson(out, value);
}

} // namespace

void MessageReader::Message::result(Element value, std::string_view name)
{
    Turn answer;
    answer.role = Role::Tool;
    answer.name = name;
    appendResult(answer.text, value, nesting);
    results.push_back(std::move(answer));
}

Role MessageReader::roleOf(std::string_view name, Role bare)
{
    const std::size_t dot = name.rfind('.');
    std::string low(name.substr(dot == std::string_view::npos ? 0 : dot + 1));
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const std::string_view tail : {"messagechunk", "message"})
        if (low.size() > tail.size() && low.ends_with(tail))
            low.resize(low.size() - tail.size());
    return session::roleFromName(low).value_or(bare);
}

/// A part of a message's content: words, a call, a tool's answer, or the kind of what cannot be shown in brackets.
void MessageReader::readPart(Element part, Message& message)
{
    std::string_view words;
    simdjson::dom::object object;
    if (part.get(words) == simdjson::SUCCESS)
        return message.words(words);
    if (part.get(object) != simdjson::SUCCESS)
        return;
    const Fields fields(object);
    const std::string_view type = textOf(fields.type);
    if (fields.functionCall)
        return appendToolCall(message.turn.toolCalls, *fields.functionCall);
    if (fields.functionResponse) {
        const Fields answer(*fields.functionResponse);
        return message.result(answer.response.value_or(*fields.functionResponse), textOf(answer.name));
    }
    if (type == "tool_call" || type == "tool_use" || type == "tool-call" || type == "function_call")
        return appendToolCall(message.turn.toolCalls, part);
    if (type == "tool_call_response" || type == "tool_result" || type == "tool-result") {
        for (const auto& answer : {fields.response, fields.result, fields.content, fields.output})
            if (answer)
                return message.result(*answer, textOf(fields.name));
        message.results.emplace_back(); // an answer without words is an answer
        message.results.back().role = Role::Tool;
        return;
    }
    if (type == "thinking" || type == "reasoning" || type == "redacted_thinking")
        return;
    for (const auto& text : {fields.text, fields.content, fields.refusal})
        if (text && text->get(words) == simdjson::SUCCESS)
            return message.words(words);
    if (fields.text && fields.text->is_object())
        return message.words(textOf(Fields(*fields.text).value));
    message.words("[" + std::string(type.empty() ? "part" : type) + "]");
}

void MessageReader::readContent(Element content, Message& message)
{
    simdjson::dom::array parts;
    simdjson::dom::object object;
    std::string_view words;
    if (++message.nesting > kDeepestParts)
        return;
    if (content.get(words) == simdjson::SUCCESS) {
        message.words(words);
    } else if (content.get(parts) == simdjson::SUCCESS) {
        for (const Element part : parts)
            readPart(part, message);
    } else if (content.get(object) == simdjson::SUCCESS) {
        const Fields fields(object);
        if (fields.parts)
            readContent(*fields.parts, message);
        else
            readPart(content, message);
    } else if (!content.is_null()) {
        std::string text;
        scalarText(content, text);
        message.words(text);
    }
    --message.nesting;
}

void MessageReader::readMessage(const Fields& fields, Role role, std::vector<Turn>& out)
{
    if (role == Role::Tool && fields.content && fields.content->is_object()
        && textOf(Fields(*fields.content).type) == "function") // what the model may call, not what was said
        return;
    Message message;
    message.turn.role = role;
    message.turn.name = textOf(fields.name);
    if (role == Role::Tool && fields.content && !fields.content->is_array())
        appendResult(message.turn.text, *fields.content, 0);
    else if (fields.content)
        readContent(*fields.content, message);
    if (fields.parts)
        readContent(*fields.parts, message);
    if (message.turn.text.empty() && !fields.content && fields.text)
        readContent(*fields.text, message);
    if (message.turn.text.empty())
        message.words(textOf(fields.refusal));
    std::optional<Element> calls = fields.toolCalls;
    std::optional<Element> call = fields.functionCall;
    if (fields.additional) { // LangChain keeps what the provider said here
        const Fields more(*fields.additional);
        simdjson::dom::array own;
        if (!calls || (calls->get(own) == simdjson::SUCCESS && own.size() == 0))
            calls = more.toolCalls;
        call = call ? call : more.functionCall;
    }
    simdjson::dom::array list;
    if (calls && calls->get(list) == simdjson::SUCCESS)
        for (const Element one : list)
            appendToolCall(message.turn.toolCalls, one);
    if (call && message.turn.toolCalls.empty())
        appendToolCall(message.turn.toolCalls, *call);
    if (role == Role::Tool && message.turn.text.empty() && !message.results.empty()) {
        for (Turn& result : message.results)
            if (result.name.empty())
                result.name = message.turn.name;
        message.turn.toolCalls.clear();
    }
    const bool silent = role == Role::Tool && message.results.empty(); // an answer without words is an answer
    std::move(message.results.begin(), message.results.end(), std::back_inserter(out));
    if (silent || !message.turn.text.empty() || !message.turn.toolCalls.empty())
        out.push_back(std::move(message.turn));
}

/// A list of messages, or of the parts of one.
bool MessageReader::readList(simdjson::dom::array items, Role bare, std::vector<Turn>& out)
{
    Message parts;
    parts.turn.role = bare;
    bool any = false;
    simdjson::dom::array inner;
    if (items.size() > 0 && items.at(0).get(inner) == simdjson::SUCCESS) // batches: the first is the call
        return readList(inner, bare, out);
    for (const Element item : items) {
        simdjson::dom::object object;
        std::string_view words;
        if (item.get(words) == simdjson::SUCCESS) {
            parts.words(words);
            any = true;
            continue;
        }
        if (item.get(object) != simdjson::SUCCESS)
            continue;
        const Fields fields(object);
        if (!fields.isMessage() && !fields.isEnvelope()) {
            if (fields.isPart()) {
                readPart(item, parts);
                any = true;
            }
            continue;
        }
        any = readObject(object, bare, out) || any;
    }
    std::move(parts.results.begin(), parts.results.end(), std::back_inserter(out));
    if (!parts.turn.text.empty() || !parts.turn.toolCalls.empty())
        out.push_back(std::move(parts.turn));
    return any;
}

bool MessageReader::readTextAsJson(std::string_view text, Role bare, std::vector<Turn>& out)
{
    if (m_depth >= kDeepest || text.empty() || (text[0] != '{' && text[0] != '[' && text[0] != '"'))
        return false;
    auto& parser = m_parsers[m_depth];
    if (!parser)
        parser = std::make_unique<simdjson::dom::parser>();
    Element root;
    if (parser->parse(text.data(), text.size()).get(root) != simdjson::SUCCESS)
        return false;
    ++m_depth;
    const bool done = readParsed(root, bare, out);
    --m_depth;
    if (text.size() > std::size_t{8} * 1024 * 1024)
        parser.reset();
    return done;
}

/// "system: …\nuser: …": some instrumentations write the messages as one text.
bool MessageReader::readWordsWithRoles(std::string_view text, std::vector<Turn>& out)
{
    static constexpr std::array<std::string_view, 6> names{
        "system: ", "developer: ", "user: ", "assistant: ", "tool: ", "function: "};
    const auto roleAt = [](std::string_view rest) {
        const auto* const found
            = std::find_if(names.begin(), names.end(), [&](std::string_view name) { return rest.starts_with(name); });
        return found == names.end() ? std::string_view() : *found;
    };
    if (roleAt(text).empty())
        return false;
    std::vector<Turn> turns;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::string_view name = roleAt(line);
        if (!name.empty()) {
            turns.emplace_back();
            turns.back().role = roleOf(name.substr(0, name.size() - 2), Role::User);
            turns.back().text = line.substr(name.size());
        } else {
            turns.back().text.append("\n").append(line);
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    std::move(turns.begin(), turns.end(), std::back_inserter(out));
    return true;
}

void MessageReader::readText(std::string_view text, Role bare, std::vector<Turn>& out)
{
    const std::string_view words = trimmed(text);
    if (words.empty() || words == "null" || readTextAsJson(words, bare, out) || readWordsWithRoles(words, out))
        return;
    out.emplace_back();
    out.back().role = bare;
    out.back().text = text;
}

bool MessageReader::readParsed(Element value, Role bare, std::vector<Turn>& out)
{
    std::string_view words;
    simdjson::dom::array items;
    simdjson::dom::object object;
    if (m_nesting > kDeepestParts)
        return false;
    ++m_nesting;
    bool done = true;
    if (value.get(words) == simdjson::SUCCESS)
        readText(words, bare, out);
    else if (value.get(items) == simdjson::SUCCESS)
        done = items.size() == 0 || readList(items, bare, out);
    else if (value.get(object) == simdjson::SUCCESS)
        done = readObject(object, bare, out);
    else
        done = value.is_null();
    --m_nesting;
    return done;
}

void MessageReader::read(Element value, Role bare, std::vector<Turn>& out)
{
    if (readParsed(value, bare, out))
        return;
    out.emplace_back();
    out.back().role = bare;
    scalarText(value, out.back().text);
}

} // namespace turnout::ingest
