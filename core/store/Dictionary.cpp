// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Dictionary.h"

#include "store/Query.h"

namespace turnout::store {
namespace {

template <typename... Values>
std::int32_t inserted(Connection& connection, const char* sql, const Values&... values)
{
    Query(connection, sql, values...).run();
    return static_cast<std::int32_t>(sqlite3_last_insert_rowid(connection.handle()));
}

std::int32_t codeOf(Connection& connection, CodeMap& codes, std::string_view name, const char* insert)
{
    const auto found = codes.find(name);
    if (found != codes.end())
        return found->second;
    const std::int32_t id = inserted(connection, insert, name);
    codes.emplace(name, id);
    return id;
}

} // namespace

void Dictionary::load(Connection& connection)
{
    std::unordered_map<std::int32_t, Segment*> byId;
    Query segments(connection, "SELECT id, name FROM segment");
    while (segments.step()) {
        Segment& segment = m_segments[segments.string(1)];
        segment.id = segments.int32(0);
        byId[segment.id] = &segment;
    }
    Query values(connection, "SELECT id, segment_id, value FROM segment_value");
    while (values.step())
        if (const auto segment = byId.find(values.int32(1)); segment != byId.end())
            segment->second->values.emplace(values.string(2), values.int32(0));
    Query kinds(connection, "SELECT id, name FROM signal_kind");
    while (kinds.step())
        m_signalKinds.emplace(kinds.string(1), kinds.int32(0));
    Query names(connection, "SELECT id, name FROM score_name");
    while (names.step())
        m_scoreNames.emplace(names.string(1), names.int32(0));
}

Dictionary::Segment& Dictionary::segment(Connection& connection, std::string_view name, std::size_t position)
{
    if (position < m_byPosition.size() && m_byPosition[position]->first == name)
        return m_byPosition[position]->second;
    auto found = m_segments.find(name);
    if (found == m_segments.end()) {
        const std::int32_t id = inserted(connection, "INSERT INTO segment (name) VALUES (?)", name);
        found = m_segments.emplace(name, Segment{id, {}}).first;
    }
    if (position < m_byPosition.size())
        m_byPosition[position] = &*found;
    else if (position == m_byPosition.size())
        m_byPosition.push_back(&*found);
    return found->second;
}

std::int32_t Dictionary::value(Connection& connection, Segment& segment, std::string_view text)
{
    const auto found = segment.values.find(text);
    if (found != segment.values.end())
        return found->second;
    const std::int32_t id
        = inserted(connection, "INSERT INTO segment_value (segment_id, value) VALUES (?, ?)", segment.id, text);
    segment.values.emplace(text, id);
    return id;
}

std::int32_t Dictionary::signalKind(Connection& connection, std::string_view name)
{
    return codeOf(connection, m_signalKinds, name, "INSERT INTO signal_kind (name) VALUES (?)");
}

std::int32_t Dictionary::scoreName(Connection& connection, std::string_view name)
{
    return codeOf(connection, m_scoreNames, name, "INSERT INTO score_name (name) VALUES (?)");
}

} // namespace turnout::store
