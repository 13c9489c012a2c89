// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SessionReader.h"

#include "ingest/FieldParsers.h"
#include "ingest/TurnReader.h"

#include <algorithm>
#include <cmath>

namespace turnout::ingest {

using session::Session;

/// One comparison or two a key, by its length.
SessionReader::Key SessionReader::keyOf(std::string_view key)
{
    const auto is = [&](std::string_view name, Key meant) { return key == name ? meant : Key::Unknown; };
    switch (key.size()) {
    case 2:
        return is("id", Key::Id);
    case 4:
        return is("user", Key::User);
    case 5:
        return key[0] == 'm' ? is("model", Key::Model)
            : key[1] == 'u'  ? is("turns", Key::Turns)
                             : is("trace", Key::Trace);
    case 6:
        return key[0] == 'w' ? is("weight", Key::Weight)
            : key[0] == 's'  ? is("scores", Key::Scores)
            : key[0] == 't'  ? is("traces", Key::Traces)
                             : is("labels", Key::Labels);
    case 7:
        return key[0] == 'r' ? is("ratings", Key::Ratings)
            : key[0] == 's'  ? is("signals", Key::Signals)
                             : is("created", Key::Created);
    case 8:
        switch (key[1]) {
        case 'e':
            return key[0] == 's' ? is("segments", Key::Segments)
                : key[2] == 's'  ? is("messages", Key::Messages)
                                 : is("metadata", Key::Metadata);
        case 'b':
            return is("observed", Key::Observed);
        case 'u':
            return is("outcomes", Key::Outcomes);
        case 'r':
            return is("trace_id", Key::Trace);
        default:
            return is("ended_at", Key::EndedAt);
        }
    case 10:
        return key[1] == 't' ? is("started_at", Key::StartedAt)
            : key[0] == 's'  ? is("session_id", Key::SessionId)
                             : is("created_at", Key::Created);
    case 15:
        return is("conversation_id", Key::ConversationId);
    default:
        return Key::Unknown;
    }
}

void resetSession(Session& session, double weight)
{
    session.id.clear();
    session.startedAt.reset();
    session.endedAt.reset();
    session.user.clear();
    session.weight = weight;
    session.segments.clear();
    session.ratings.clear();
    session.signals.clear();
    session.observed.clear();
    session.scores.clear();
    session.outcomes.clear();
    session.labels.clear();
    session.gold.clear();
    session.traces.clear();
    session.extra.clear();
    // The turns stay: their reader overwrites them in place, and a session without turns is never handed on.
}

void SessionReader::begin(Session& out)
{
    resetSession(out, m_weight);
    m_context.extra.clear();
    m_hasId = m_hasTurns = false;
    m_idRank = 0;
}

template <typename Parser, typename Entry>
bool SessionReader::readEntries(std::string_view name, Element value, std::vector<Entry>& out)
{
    out.clear();
    simdjson::dom::array items;
    if (value.get(items) != simdjson::SUCCESS)
        return value.is_null()
            || m_context.fail(inQuotes(name) + " must be a list, this is " + std::string(kindOf(value)));
    if (items.size() > kListLimit)
        return m_context.fail(inQuotes(name) + " has more than 100000 entries");
    out.reserve(items.size());
    for (const Element item : items) {
        const std::size_t index = out.size();
        const auto keep = [&](std::string_view key, Element foreign) {
            m_context.notes.unknownKey(name, key);
            m_context.extra.keepInside(name, index, key, foreign);
        };
        if (!readEntry(item, Parser{out.emplace_back()}, keep, m_context)) {
            m_context.reason
                = inQuotes(name) + ": entry " + std::to_string(index) + " (counting from 0): " + m_context.reason;
            return false;
        }
    }
    m_context.extra.endList();
    return true;
}

bool SessionReader::readScores(Element value, Session& out)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return value.is_null() || m_context.fail("\"scores\" must be an object of names and numbers");
    for (const auto field : object) {
        if (field.value.is_null())
            continue;
        double number = 0;
        if (field.value.get(number) != simdjson::SUCCESS || !std::isfinite(number))
            return m_context.fail("\"scores\": " + shown(field.key) + " must be a finite number");
        if (!addScore(out, field.key, number, m_context))
            return false;
    }
    return true;
}

bool SessionReader::readObserved(Element value, Session& out)
{
    out.observed.clear();
    simdjson::dom::array kinds;
    if (value.get(kinds) != simdjson::SUCCESS)
        return value.is_null() || m_context.fail("\"observed\" must be a list of signal kinds");
    if (kinds.size() > kListLimit)
        return m_context.fail("\"observed\" has more than 100000 entries");
    for (const Element kind : kinds) {
        std::string_view text;
        if (kind.get(text) != simdjson::SUCCESS || text.empty())
            return m_context.fail("\"observed\" must be a list of signal kinds");
        out.observed.emplace_back(text);
    }
    return true;
}

bool SessionReader::readTraces(Element value, Session& out)
{
    simdjson::dom::array ids;
    if (value.get(ids) != simdjson::SUCCESS)
        return value.is_null() || m_context.fail("\"traces\" must be a list of ids");
    if (ids.size() > kListLimit)
        return m_context.fail("\"traces\" has more than 100000 entries");
    for (const Element id : ids)
        if (!readId("traces", id, out.traces.emplace_back(), m_context))
            return false;
    return true;
}

bool SessionReader::unknown(std::string_view name, Element value)
{
    m_context.notes.unknownKey({}, name);
    m_context.extra.keep(name, value);
    return true;
}

bool SessionReader::readField(Key key, std::string_view name, Element value, Session& out)
{
    switch (key) {
    case Key::Id:
        if (value.is_null())
            return true;
        m_hasId = true;
        return readId(name, value, out.id, m_context);
    case Key::StartedAt:
        return readTime(name, value, out.startedAt, m_context);
    case Key::EndedAt:
        return readTime(name, value, out.endedAt, m_context);
    case Key::User:
        return readName(name, value, out.user, m_context);
    case Key::Weight:
        return value.is_null() || readWeight(value, out.weight, m_context);
    case Key::Segments:
        return readSegments(name, value, out, m_context);
    case Key::Turns:
        m_hasTurns = true;
        return readTurns(value, out.turns, m_context);
    case Key::Ratings:
        return readEntries<RatingParser>(name, value, out.ratings);
    case Key::Signals:
        return readEntries<SignalParser>(name, value, out.signals);
    case Key::Observed:
        return readObserved(value, out);
    case Key::Scores:
        return readScores(value, out);
    case Key::Outcomes:
        return readEntries<OutcomeParser>(name, value, out.outcomes);
    case Key::Labels:
        return readEntries<LabelParser>(name, value, out.labels);
    case Key::Trace:
        if (value.is_object() || value.is_array()) // not an id but a whole trace somebody put there
            return unknown(name, value);
        return value.is_null() || readId(name, value, out.traces.emplace_back(), m_context);
    case Key::Traces:
        return readTraces(value, out);
    default:
        return unknown(name, value);
    }
}

/// A turn that a rating, signal or label names must be there.
bool SessionReader::checkTurnIndexes(const Session& session)
{
    const auto beyond = [&](const auto& entries) {
        return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
            return entry.turn && static_cast<std::size_t>(*entry.turn) >= session.turns.size();
        });
    };
    for (const auto& [name, bad] : {std::pair("ratings", beyond(session.ratings)),
             std::pair("signals", beyond(session.signals)), std::pair("labels", beyond(session.labels))})
        if (bad)
            return m_context.fail(inQuotes(name) + " names a \"turn\" behind the last one; the session has "
                + std::to_string(session.turns.size()) + ", counted from 0");
    return true;
}

bool SessionReader::finish(Session& out)
{
    if (!m_hasId)
        return m_context.fail("\"id\" is missing");
    if (!m_hasTurns)
        return m_context.fail("\"turns\" is missing");
    if (!checkTurnIndexes(out))
        return false;
    m_context.extra.copyTo(out.extra);
    return true;
}

bool SessionReader::read(simdjson::dom::object record, Session& out)
{
    begin(out);
    return eachField(record, [&](std::string_view name, Element value) {
        return readField(keyOf(name), name, value, out);
    }) && finish(out);
}

} // namespace turnout::ingest
