// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/UserJoin.h"

#include "store/FrameReader.h"
#include "store/Query.h"

namespace turnout::store {
namespace {

// So much goes in one job: labels wait for at most this.
constexpr std::int64_t kSessionsAStep = 20000;
constexpr std::int64_t kEventsAStep = 1000;

// A session says when it began and ended, or its turns do; one without any time cannot be found by time.
constexpr std::string_view kTimes
    = "SELECT user, id, "
      "coalesce(started_at, (SELECT min(json_extract(value, '$.at')) FROM transcript, json_each(transcript.turns) "
      "WHERE session_id = session.id)) AS first, "
      "coalesce(ended_at, (SELECT max(json_extract(value, '$.at')) FROM transcript, json_each(transcript.turns) "
      "WHERE session_id = session.id), started_at) AS last FROM session";

} // namespace

Result<void> forEachUserSession(
    Connection& connection, const std::function<void(std::string_view user, TimeMs first, TimeMs last)>& take)
{
    return guarded([&]() -> Result<void> {
        static const std::string sql = "SELECT user, first, max(first, last) FROM (" + std::string(kTimes)
            + " WHERE user IS NOT NULL AND id <= ?) WHERE first IS NOT NULL AND last IS NOT NULL";
        const auto seen = visible(connection);
        if (!seen)
            return seen.error();
        Query query(connection, sql.c_str(), seen->last);
        while (query.step())
            take(query.text(0), query.int64(1), query.int64(2));
        return {};
    });
}

void UserJoin::begin(Connection& connection)
{
    m_begun = true;
    if (queryInt64(connection, "SELECT 1 FROM orphan WHERE user IS NOT NULL AND joined_by IS NULL LIMIT 1", 0) == 0)
        return;
    connection.db().exec("CREATE TEMP TABLE IF NOT EXISTS user_session (user TEXT, session_id INTEGER, first INTEGER, "
                         "last INTEGER, PRIMARY KEY (user, session_id)) WITHOUT ROWID; DELETE FROM user_session");
    m_lastSession = queryInt64(connection, "SELECT max(id) FROM session", 0);
}

void UserJoin::lookUp(Connection& connection)
{
    static const std::string sql = "INSERT INTO user_session SELECT user, id, first, max(first, last) FROM ("
        + std::string(kTimes)
        + " WHERE id > ? AND id <= ? AND user IS NOT NULL AND "
          "EXISTS (SELECT 1 FROM orphan WHERE orphan.user = session.user AND joined_by IS NULL)) "
          "WHERE first IS NOT NULL AND last IS NOT NULL";
    const std::int64_t to = m_session + kSessionsAStep;
    Query(connection, sql.c_str(), m_session, to).run();
    m_session = to;
}

std::optional<std::vector<UserJoin::Found>> UserJoin::step(Connection& connection, TimeMs window)
{
    if (!m_begun)
        begin(connection);
    std::vector<Found> found;
    if (m_session < m_lastSession) {
        lookUp(connection);
        return found;
    }
    {
        Query query(connection,
            "SELECT id, source_id, line, record, event, user, at, waits FROM orphan "
            "WHERE id > ? AND user IS NOT NULL AND at IS NOT NULL AND joined_by IS NULL ORDER BY id LIMIT ?",
            m_event, kEventsAStep);
        while (query.step())
            found.push_back({{query.int64(0), query.id<SourceId>(1), query.int64(2), query.string(3), query.string(4),
                                 query.string(5), query.int64(6), query.string(7)},
                {}, Waits::Absent});
    }
    if (found.empty()) {
        if (m_lastSession > 0)
            connection.db().exec("DELETE FROM user_session");
        return std::nullopt;
    }
    m_event = found.back().event.id;
    if (m_lastSession == 0)
        return found;
    for (Found& one : found) {
        Query query(connection,
            "SELECT session_id FROM user_session WHERE user = ? AND first <= ? AND last >= ? LIMIT 2", one.event.user,
            one.event.at, one.event.at - window);
        if (query.step()) {
            const auto session = query.id<SessionId>(0);
            if (query.step())
                one.waits = Waits::Ambiguous;
            else
                one.session = session;
        } else if (Query any(connection, "SELECT 1 FROM user_session WHERE user = ?", one.event.user); any.step()) {
            one.waits = Waits::Elsewhen;
        }
    }
    return found;
}

} // namespace turnout::store
