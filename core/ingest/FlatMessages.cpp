// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/FlatMessages.h"

#include "base/Json.h"

#include <charconv>

namespace turnout::ingest {

using session::Role;
using session::Turn;

namespace {

bool take(std::string_view& path, std::string_view step)
{
    if (!path.starts_with(step))
        return false;
    path.remove_prefix(step.size());
    return true;
}

} // namespace

std::optional<std::size_t> takeIndex(std::string_view& path)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
    const auto used = static_cast<std::size_t>(end - path.data());
    if (error != std::errc() || used == 0 || used >= path.size() || path[used] != '.')
        return std::nullopt;
    path.remove_prefix(used + 1);
    return number;
}

void FlatMessages::add(std::string_view path, const std::string& text)
{
    const auto index = takeIndex(path);
    if (!index)
        return;
    take(path, "message.");
    Message& message = m_messages[*index];
    if (path == "role") {
        message.role = text;
    } else if (path == "content") {
        message.content = text;
    } else if (path == "name") {
        message.name = text;
    } else if (take(path, "contents.")) {
        const auto part = takeIndex(path);
        take(path, "message_content.");
        if (part && path == "text")
            message.parts[*part] = text;
        else if (part && path == "type" && text != "text")
            message.parts.try_emplace(*part, "[" + text + "]");
    } else if (take(path, "tool_calls.")) {
        const auto call = takeIndex(path);
        if (!call)
            return;
        take(path, "tool_call.");
        take(path, "function.");
        if (path == "id")
            message.calls[*call].id = text;
        else if (path == "name")
            message.calls[*call].name = text;
        else if (path == "arguments")
            message.calls[*call].arguments = text;
    } else if (path == "function_call_name" || path == "function_call.name") {
        message.calls[0].name = text;
    } else if (path == "function_call_arguments_json" || path == "function_call.arguments") {
        message.calls[0].arguments = text;
    }
}

void FlatMessages::turns(Role bare, MessageReader& reader, std::vector<Turn>& out) const
{
    for (const auto& [index, message] : m_messages) {
        Turn turn;
        turn.role = MessageReader::roleOf(message.role, bare);
        turn.name = message.name;
        turn.text = message.content;
        if (message.content.starts_with('[') && turn.role != Role::Tool) { // parts as JSON
            std::vector<Turn> parts;
            reader.readText(message.content, turn.role, parts);
            if (parts.size() == 1 && parts[0].role == turn.role) {
                turn.text = parts[0].text;
                turn.toolCalls = parts[0].toolCalls;
            }
        }
        for (const auto& [place, words] : message.parts)
            turn.text.append(turn.text.empty() ? "" : "\n").append(words);
        for (const auto& [place, call] : message.calls) {
            std::string arguments;
            if (!call.arguments.empty())
                appendJsonString(arguments, call.arguments);
            appendToolCall(turn.toolCalls, call.id, call.name, arguments);
        }
        if (!turn.text.empty() || !turn.toolCalls.empty())
            out.push_back(std::move(turn));
    }
}

} // namespace turnout::ingest
