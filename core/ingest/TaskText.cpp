// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TaskText.h"

#include "ingest/FieldParsers.h"

#include <algorithm>
#include <array>

namespace turnout::ingest {

TextField textFieldOf(std::string_view name)
{
    constexpr std::array<std::string_view, 7> asked{
        "prompt", "question", "input", "text", "query", "instruction", "user"};
    constexpr std::array<std::string_view, 7> answered{
        "response", "answer", "output", "completion", "reply", "generation", "assistant"};
    if (std::find(asked.begin(), asked.end(), name) != asked.end())
        return TextField::Asked;
    return std::find(answered.begin(), answered.end(), name) != answered.end() ? TextField::Answered : TextField::Other;
}

bool isChat(Element value)
{
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS || list.size() == 0)
        return false;
    simdjson::dom::object first;
    if (list.at(0).get(first) != simdjson::SUCCESS)
        return false;
    const bool who = first["role"].error() == simdjson::SUCCESS || first["author"].error() == simdjson::SUCCESS;
    const bool what = first["content"].error() == simdjson::SUCCESS || first["text"].error() == simdjson::SUCCESS;
    return who && what;
}

std::optional<std::string> segmentTextOf(Element value)
{
    if (value.is_object() || value.is_array() || value.is_null())
        return std::nullopt;
    std::string text;
    scalarText(value, text);
    return text.size() <= kSegmentBytes ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace turnout::ingest
