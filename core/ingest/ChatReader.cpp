// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/FieldParsers.h"
#include "ingest/HashText.h"
#include "ingest/SessionReader.h"
#include "ingest/TurnReader.h"

#include <algorithm>
#include <array>

namespace turnout::ingest {
namespace {

/// A chat has its id under one of several keys; the first of these that is there counts.
constexpr std::array<std::string_view, 4> kMetadataIds{"id", "session_id", "conversation_id", "thread_id"};
constexpr int kRankId = 10;
constexpr int kRankSessionId = 9;
constexpr int kRankConversationId = 8;
constexpr int kRankMetadata = 4; ///< and downwards

/// The same line always gets the same id, so that reading a file twice adds nothing.
std::string idOfLine(std::string_view line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    return "chat-" + hashText(XXH3_128bits(line.data(), line.size()));
}

/// Messages, or the words of one.
bool readWords(
    simdjson::dom::element value, session::Role role, std::vector<session::Turn>& out, RecordContext& context)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return readMessages(value, out, context);
    session::Turn turn;
    turn.role = role;
    turn.text.assign(text);
    out.push_back(std::move(turn));
    return true;
}

} // namespace

/// Takes the id from here unless a better key had one.
bool SessionReader::offerChatId(int rank, std::string_view name, Element value, session::Session& out)
{
    if (value.is_null() || rank <= m_idRank)
        return true;
    m_idRank = rank;
    m_hasId = true;
    return readId(name, value, out.id, m_context);
}

/// The scalar values of `metadata` are segments, except the one that is the id; the rest is kept.
bool SessionReader::readChatMetadata(Element value, session::Session& out)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return value.is_null() || unknown("metadata", value);
    for (const auto field : object) {
        const auto* const found = std::find(kMetadataIds.begin(), kMetadataIds.end(), field.key);
        if (found != kMetadataIds.end()) {
            const int rank = kRankMetadata - static_cast<int>(found - kMetadataIds.begin());
            if (!offerChatId(rank, field.key, field.value, out))
                return false;
        } else if (field.value.is_object() || field.value.is_array()) {
            m_context.notes.unknownKey("metadata", field.key);
            m_context.extra.keep(field.key, field.value);
        } else if (!field.value.is_null()) {
            std::string text;
            scalarText(field.value, text);
            if (!addSegment(out, field.key, std::move(text), m_context))
                return false;
        }
    }
    return true;
}

bool SessionReader::readChatField(Key key, std::string_view name, Element value, session::Session& out)
{
    switch (key) {
    case Key::Id:
        return offerChatId(kRankId, name, value, out);
    case Key::SessionId:
        return offerChatId(kRankSessionId, name, value, out);
    case Key::ConversationId:
        return offerChatId(kRankConversationId, name, value, out);
    case Key::Messages:
        m_hasTurns = true;
        return readMessages(value, out.turns, m_context);
    case Key::Metadata:
        return readChatMetadata(value, out);
    case Key::Model: {
        if (value.is_null())
            return true;
        std::string text;
        scalarText(value, text);
        return addSegment(out, name, std::move(text), m_context);
    }
    case Key::Created:
        return readTime(name, value, out.startedAt, m_context);
    default:
        return readField(key, name, value, out);
    }
}

bool SessionReader::readChat(simdjson::dom::object record, std::string_view line, session::Session& out)
{
    begin(out);
    for (const auto field : record)
        if (!readChatField(keyOf(field.key), field.key, field.value, out))
            return false;
    takeChatId(line, out);
    return finish(out);
}

bool SessionReader::readPair(simdjson::dom::object record, std::string_view line, session::Session& out)
{
    begin(out);
    out.turns.clear();
    std::vector<session::Turn> preferred;
    std::vector<session::Turn> other;
    for (const auto field : record) {
        bool good = true;
        simdjson::dom::object input;
        if (field.key == "preferred_output" || field.key == "chosen") {
            good = readWords(field.value, session::Role::Assistant, preferred, m_context);
        } else if (field.key == "non_preferred_output" || field.key == "rejected") {
            good = readWords(field.value, session::Role::Assistant, other, m_context);
        } else if (field.key == "prompt" || field.key == "messages") {
            good = readWords(field.value, session::Role::User, out.turns, m_context);
        } else if (field.key == "input" && field.value.get(input) == simdjson::SUCCESS) {
            for (const auto part : input)
                good = good
                    && (part.key == "messages" ? readMessages(part.value, out.turns, m_context)
                                               : unknown(part.key, part.value));
        } else {
            good = readChatField(keyOf(field.key), field.key, field.value, out);
        }
        if (!good)
            return false;
    }
    if (preferred.empty() || other.empty())
        return m_context.fail(R"(a pair needs its "preferred_output" and its "non_preferred_output")"
                              R"( (or "chosen" and "rejected"))");
    // Where both answers bring the conversation before them along, it is the input.
    if (out.turns.empty()) {
        const auto [end, ignored] = std::mismatch(preferred.begin(), preferred.end(), other.begin(), other.end());
        const auto shared = end - preferred.begin();
        out.turns.assign(preferred.begin(), end);
        preferred.erase(preferred.begin(), end);
        other.erase(other.begin(), other.begin() + shared);
        if (preferred.empty() || other.empty())
            return m_context.fail("the two answers of the pair are the same");
    }
    const auto append = [&](std::vector<session::Turn>& answer, std::string_view called) {
        for (session::Turn& turn : answer) {
            turn.name.assign(called);
            out.turns.push_back(std::move(turn));
        }
    };
    append(preferred, "preferred");
    append(other, "non-preferred");
    m_hasTurns = true;
    takeChatId(line, out);
    return finish(out);
}

/// A chat without an id gets one that is made of its line.
void SessionReader::takeChatId(std::string_view line, session::Session& out)
{
    if (m_hasId)
        return;
    out.id = idOfLine(line);
    m_context.notes.chatWithoutId();
    m_hasId = true;
}

} // namespace turnout::ingest
