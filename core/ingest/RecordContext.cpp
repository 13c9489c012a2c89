// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/RecordContext.h"

#include "base/Json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace turnout::ingest {
namespace {

constexpr std::size_t kNamesNoted = 20;
constexpr std::size_t kNameNoted = 200; ///< bytes of a name

template <typename Integer>
void appendInteger(std::string& out, Integer number)
{
    std::array<char, 24> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    out.append(buffer.data(), end);
}

} // namespace

void ReadNotes::Names::note(std::string_view list, std::string_view key)
{
    key = key.substr(0, kNameNoted);
    const bool known = std::any_of(
        seen.begin(), seen.end(), [&](const auto& name) { return name.second == key && name.first == list; });
    if (known)
        return;
    if (seen.size() < kNamesNoted)
        seen.emplace_back(list, key);
    else
        more = true;
}

std::string ReadNotes::Names::joined() const
{
    std::string text;
    for (const auto& [list, key] : seen) {
        if (!text.empty())
            text += ", ";
        std::string name = list;
        if (!name.empty())
            name += '.';
        text += shown(name.append(key));
    }
    return more ? text + " and others" : text;
}

void ReadNotes::unknownKey(std::string_view list, std::string_view key)
{
    m_unknown.note(list, key);
}

void ReadNotes::unknownEventKey(std::string_view key)
{
    m_unknownOfEvents.note({}, key);
}

std::vector<std::string> ReadNotes::sentences() const
{
    std::vector<std::string> all = m_sentences;
    if (!m_unknown.seen.empty())
        all.push_back("Unknown keys were kept under \"extra\": " + m_unknown.joined() + ".");
    if (!m_unknownOfEvents.seen.empty())
        all.push_back("Unknown keys of events were left out: " + m_unknownOfEvents.joined() + ".");
    if (m_timeWithoutZone)
        all.emplace_back("Times without a zone were read as UTC.");
    if (m_turnTextNotText)
        all.emplace_back("Some turns have a number or true/false for their text; it was kept as it is written.");
    if (m_chatsWithoutId != 0)
        all.push_back("Chats without an id got one made from their text, so that chats that are word for word the same "
                      "count once: "
            + std::to_string(m_chatsWithoutId) + ".");
    if (m_withoutTurns != 0)
        all.push_back("Sessions without any turn, kept as they are: " + std::to_string(m_withoutTurns) + ".");
    return all;
}

void ExtraKeys::clear()
{
    m_json.clear();
    m_list.clear();
}

void ExtraKeys::key(std::string_view name)
{
    m_json += m_json.empty() ? '{' : ',';
    appendJsonString(m_json, name);
    m_json += ':';
}

void ExtraKeys::keep(std::string_view name, Element value)
{
    key(name);
    appendJson(m_json, value);
}

void ExtraKeys::keepText(std::string_view name, std::string_view value)
{
    key(name);
    appendJsonString(m_json, value);
}

void ExtraKeys::keyInside(std::string_view list, std::size_t index, std::string_view name)
{
    if (m_list.empty()) {
        appendJsonString(m_list, list);
        m_list += ":{";
    } else if (index == m_index) {
        m_list += ',';
    } else {
        m_list += "},";
    }
    if (m_list.back() == '{' || index != m_index) {
        m_list += '"';
        appendInteger(m_list, index);
        m_list += "\":{";
    }
    m_index = index;
    appendJsonString(m_list, name);
    m_list += ':';
}

void ExtraKeys::keepInside(std::string_view list, std::size_t index, std::string_view name, Element value)
{
    keyInside(list, index, name);
    appendJson(m_list, value);
}

void ExtraKeys::keepTextInside(std::string_view list, std::size_t index, std::string_view name, std::string_view value)
{
    keyInside(list, index, name);
    appendJsonString(m_list, value);
}

void ExtraKeys::endList()
{
    if (m_list.empty())
        return;
    m_json += m_json.empty() ? '{' : ',';
    m_json += m_list;
    m_json += "}}";
    m_list.clear();
}

void ExtraKeys::copyTo(std::string& out)
{
    out.assign(m_json);
    if (!out.empty())
        out += '}';
}

void appendJson(std::string& out, Element value)
{
    using simdjson::dom::element_type;
    switch (value.type()) {
    case element_type::ARRAY: {
        char separator = '[';
        const simdjson::dom::array items = value.get_array().value_unsafe();
        for (const Element item : items) {
            out += separator;
            appendJson(out, item);
            separator = ',';
        }
        out += separator == '[' ? "[]" : "]";
        return;
    }
    case element_type::OBJECT: {
        char separator = '{';
        const simdjson::dom::object fields = value.get_object().value_unsafe();
        for (const auto field : fields) {
            out += separator;
            appendJsonString(out, field.key);
            out += ':';
            appendJson(out, field.value);
            separator = ',';
        }
        out += separator == '{' ? "{}" : "}";
        return;
    }
    case element_type::INT64:
        appendInteger(out, value.get_int64().value_unsafe());
        return;
    case element_type::UINT64:
        appendInteger(out, value.get_uint64().value_unsafe());
        return;
    case element_type::DOUBLE:
        out += jsonNumber(value.get_double().value_unsafe());
        return;
    case element_type::STRING:
        appendJsonString(out, value.get_string().value_unsafe());
        return;
    case element_type::BOOL:
        out += value.get_bool().value_unsafe() ? "true" : "false";
        return;
    case element_type::NULL_VALUE:
        out += "null";
        return;
    }
}

std::string inQuotes(std::string_view name)
{
    std::string text;
    text.reserve(name.size() + 2);
    text += '"';
    text += name;
    text += '"';
    return text;
}

std::string shown(std::string_view text)
{
    constexpr std::size_t longest = 40;
    std::size_t size = std::min(text.size(), longest);
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        --size; // not inside a character
    std::string out = inQuotes(text.substr(0, size));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    if (size < text.size())
        out.insert(out.size() - 1, "…");
    return out;
}

std::string_view kindOf(Element value)
{
    using simdjson::dom::element_type;
    switch (value.type()) {
    case element_type::ARRAY:
        return "a list";
    case element_type::OBJECT:
        return "an object";
    case element_type::STRING:
        return "text";
    case element_type::BOOL:
        return "true or false";
    case element_type::NULL_VALUE:
        return "null";
    default:
        return "a number";
    }
}

} // namespace turnout::ingest
