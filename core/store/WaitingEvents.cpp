// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/WaitingEvents.h"

#include "store/Query.h"

namespace turnout::store {
namespace {

std::optional<std::string_view> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

} // namespace

std::string_view waitsName(Waits waits)
{
    switch (waits) {
    case Waits::Absent:
        return "absent";
    case Waits::Elsewhen:
        return "elsewhen";
    case Waits::Ambiguous:
        return "ambiguous";
    }
    return {};
}

bool WaitingEvents::any(Connection& connection)
{
    return queryInt64(connection, "SELECT 1 FROM orphan WHERE joined_by IS NULL LIMIT 1", 0) != 0;
}

bool WaitingEvents::keep(Connection& connection, const JoinEvent& event, Waits waits) const
{
    const std::string payload = eventToJson(event.payload);
    const auto trace = orNull(event.trace);
    const auto user = orNull(event.user);
    // One statement for each key, so that each is found by the key's index.
    const char* same = !event.session.empty()
        ? "SELECT 1 FROM orphan WHERE external_id = ?1 AND joined_by IS NULL AND event = ?5 AND trace IS ?2 AND "
          "user IS ?3 AND at IS ?4"
        : !event.trace.empty() ? "SELECT 1 FROM orphan WHERE trace = ?2 AND joined_by IS NULL AND event = ?5 AND "
                                 "external_id = ?1 AND user IS ?3 AND at IS ?4"
                               : "SELECT 1 FROM orphan WHERE user = ?3 AND joined_by IS NULL AND event = ?5 AND "
                                 "external_id = ?1 AND trace IS ?2 AND at IS ?4";
    if (Query query(connection, same, event.session, trace, user, event.at, payload); query.step())
        return false;
    Query(connection,
        "INSERT INTO orphan (source_id, line, external_id, record, event, trace, user, at, waits) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_source, event.line, event.session, event.json, payload, trace, user, event.at, waitsName(waits))
        .run();
    return true;
}

std::vector<WaitingEvent> WaitingEvents::naming(Connection& connection, std::string_view id)
{
    std::vector<WaitingEvent> found;
    Query query(connection,
        "SELECT id, source_id, line, record, event, waits FROM orphan WHERE external_id = ?1 AND joined_by IS NULL "
        "UNION SELECT id, source_id, line, record, event, waits FROM orphan WHERE trace = ?1 AND joined_by IS NULL "
        "ORDER BY id",
        id);
    while (query.step())
        found.push_back({query.int64(0), query.id<SourceId>(1), query.int64(2), query.string(3), query.string(4), {}, 0,
            query.string(5)});
    return found;
}

void WaitingEvents::setWaits(Connection& connection, const WaitingEvent& event, Waits waits) const
{
    // What an earlier import said of its events stays until they are joined: this import may yet be taken back.
    if (event.source == m_source && event.waits != waitsName(waits))
        Query(connection, "UPDATE orphan SET waits = ? WHERE id = ?", waitsName(waits), event.id).run();
}

void WaitingEvents::joined(Connection& connection, const WaitingEvent& event) const
{
    if (event.source == m_source)
        Query(connection, "DELETE FROM orphan WHERE id = ?", event.id).run();
    else
        Query(connection, "UPDATE orphan SET joined_by = ? WHERE id = ?", m_source, event.id).run();
}

} // namespace turnout::store
