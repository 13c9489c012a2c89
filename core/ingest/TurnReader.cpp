// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TurnReader.h"

#include "ingest/FieldParsers.h"

#include <algorithm>

namespace turnout::ingest {
namespace {

using session::Turn;

enum class Key { Role, Text, Name, At, ToolCalls, Content, FunctionCall, Refusal, Unknown };

Key keyOf(std::string_view key)
{
    switch (key.size()) {
    case 2:
        return key == "at" ? Key::At : Key::Unknown;
    case 4:
        return key == "role" ? Key::Role : key == "text" ? Key::Text : key == "name" ? Key::Name : Key::Unknown;
    case 7:
        return key == "content" ? Key::Content : key == "refusal" ? Key::Refusal : Key::Unknown;
    case 10:
        return key == "tool_calls" ? Key::ToolCalls : Key::Unknown;
    case 13:
        return key == "function_call" ? Key::FunctionCall : Key::Unknown;
    default:
        return Key::Unknown;
    }
}

/// Which keys mean something: one reader for two spellings of a message.
struct Dialect {
    std::string_view list; ///< the key of the list
    std::string_view text; ///< the key of the words
    bool chat;
};
constexpr Dialect kTurnout{"turns", "text", false};
constexpr Dialect kChat{"messages", "content", true};

class TurnReader {
public:
    TurnReader(const Dialect& dialect, RecordContext& context)
        : m_dialect(dialect)
        , m_context(context)
    {
    }
    bool read(simdjson::dom::array items, std::vector<Turn>& out);

private:
    bool readTurn(Element item, Turn& turn);
    bool readField(Key key, std::string_view name, Element value, Turn& turn);
    bool readRole(Element value, Turn& turn);
    bool readWords(Element value, Turn& turn);
    bool readPart(Element part, std::string& text);
    bool readToolCalls(Element value, Turn& turn);
    bool fail(const std::string& what);

    const Dialect& m_dialect;
    RecordContext& m_context;
    std::size_t m_index = 0;
    bool m_hasRole = false;
    bool m_hasWords = false;
};

bool TurnReader::fail(const std::string& what)
{
    return m_context.fail(
        inQuotes(m_dialect.list) + ": entry " + std::to_string(m_index) + " (counting from 0) " + what);
}

bool TurnReader::readRole(Element value, Turn& turn)
{
    std::string_view name;
    if (value.get(name) != simdjson::SUCCESS)
        return fail("has a \"role\" that is not text");
    const auto role = session::roleFromName(name);
    if (!role)
        return fail("has the \"role\" " + shown(name) + "; known are system, user, assistant and tool");
    turn.role = *role;
    m_hasRole = true;
    return true;
}

/// A part of a message's content: its text, or the kind of what cannot be shown as text in brackets.
bool TurnReader::readPart(Element part, std::string& text)
{
    std::string_view words;
    if (part.get(words) == simdjson::SUCCESS) {
        text += words;
        return true;
    }
    simdjson::dom::object object;
    if (part.get(object) != simdjson::SUCCESS)
        return fail("has a \"content\" part that is neither text nor an object");
    std::string_view type = "part";
    bool found = false;
    for (const auto field : object) {
        if (field.key == "type")
            type = field.value.is_string() ? field.value.get_string().value_unsafe() : type;
        else if ((field.key == "text" || field.key == "refusal") && !found)
            found = field.value.get(words) == simdjson::SUCCESS;
    }
    if (found)
        text += words;
    else
        text.append("[").append(type).append("]");
    return true;
}

bool TurnReader::readWords(Element value, Turn& turn)
{
    using simdjson::dom::element_type;
    m_hasWords = true;
    switch (value.type()) {
    case element_type::STRING:
        turn.text.assign(value.get_string().value_unsafe());
        return true;
    case element_type::NULL_VALUE:
        m_hasWords = m_dialect.chat;
        return true;
    case element_type::ARRAY: {
        if (!m_dialect.chat)
            break;
        const simdjson::dom::array parts = value.get_array().value_unsafe();
        for (const Element part : parts) {
            if (!turn.text.empty())
                turn.text += '\n';
            if (!readPart(part, turn.text))
                return false;
        }
        return true;
    }
    case element_type::OBJECT:
        break;
    default: // a bare true, false or number: what a model answered, written by something that was too clever
        m_context.notes.turnTextNotText();
        scalarText(value, turn.text);
        return true;
    }
    return fail("has a " + inQuotes(m_dialect.text) + " that is " + std::string(kindOf(value)) + ", not text");
}

bool TurnReader::readToolCalls(Element value, Turn& turn)
{
    turn.toolCalls.clear();
    if (value.is_null())
        return true;
    if (!value.is_array())
        return fail("has \"tool_calls\" that are not a list");
    if (value.get_array().value_unsafe().size() != 0)
        appendJson(turn.toolCalls, value);
    return true;
}

bool TurnReader::readField(Key key, std::string_view name, Element value, Turn& turn)
{
    switch (key) {
    case Key::Role:
        return readRole(value, turn);
    case Key::Name:
        return readText(name, value, turn.name, m_context) || fail("has a \"name\" that is not text");
    case Key::At:
        return readTime(name, value, turn.at, m_context);
    case Key::ToolCalls:
        return readToolCalls(value, turn);
    case Key::Text:
    case Key::Content:
        if (name == m_dialect.text)
            return readWords(value, turn);
        break;
    case Key::FunctionCall: // the older spelling of one tool call
        if (!m_dialect.chat)
            break;
        if (!value.is_null() && turn.toolCalls.empty()) {
            turn.toolCalls += '[';
            appendJson(turn.toolCalls, value);
            turn.toolCalls += ']';
        }
        return true;
    case Key::Refusal:
        if (!m_dialect.chat)
            break;
        if (std::string_view words; turn.text.empty() && value.get(words) == simdjson::SUCCESS) {
            turn.text.assign(words);
            m_hasWords = true;
        }
        return true;
    case Key::Unknown:
        break;
    }
    m_context.notes.unknownKey("turns", name);
    m_context.extra.keepInside("turns", m_index, name, value);
    return true;
}

bool TurnReader::readTurn(Element item, Turn& turn)
{
    turn.text.clear();
    turn.name.clear();
    turn.toolCalls.clear();
    turn.at.reset();
    m_hasRole = m_hasWords = false;
    simdjson::dom::object object;
    if (item.get(object) != simdjson::SUCCESS)
        return fail("is " + std::string(kindOf(item)) + ", not an object");
    const bool read = eachField(
        object, [&](std::string_view name, Element value) { return readField(keyOf(name), name, value, turn); });
    if (!read)
        return false;
    if (!m_hasRole)
        return fail("has no \"role\"");
    return m_hasWords || !turn.toolCalls.empty() || fail("has no " + inQuotes(m_dialect.text));
}

bool TurnReader::read(simdjson::dom::array items, std::vector<Turn>& out)
{
    if (items.size() > kListLimit)
        return m_context.fail(inQuotes(m_dialect.list) + " has more than 100000 entries");
    out.resize(items.size());
    for (const Element item : items) {
        if (!readTurn(item, out[m_index]))
            return false;
        ++m_index;
    }
    m_context.extra.endList();
    return true;
}

bool readList(const Dialect& dialect, Element value, std::vector<Turn>& out, RecordContext& context)
{
    simdjson::dom::array items;
    if (value.get(items) != simdjson::SUCCESS)
        return context.fail(inQuotes(dialect.list) + " must be a list, this is " + std::string(kindOf(value)));
    if (items.size() == 0) // a session that was opened and in which nobody said anything is still a session
        context.notes.sessionWithoutTurns();
    return TurnReader(dialect, context).read(items, out);
}

} // namespace

bool readTurns(Element value, std::vector<Turn>& out, RecordContext& context)
{
    return readList(kTurnout, value, out, context);
}

bool readMessages(Element value, std::vector<Turn>& out, RecordContext& context)
{
    return readList(kChat, value, out, context);
}

} // namespace turnout::ingest
