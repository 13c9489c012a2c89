// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/QueueStore.h"

#include "store/FrameReader.h"
#include "store/Query.h"

namespace turnout::store {
namespace {

Error refused(std::string text)
{
    return {ErrorCode::Refused, std::move(text), {}};
}

} // namespace

Result<std::vector<QueueItem>> queueItems(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<QueueItem>> {
        std::vector<QueueItem> items;
        Query query(connection,
            "SELECT must_label.session_id, NULL, 1, after_event, 0 FROM must_label LEFT JOIN requeue USING "
            "(session_id) "
            "WHERE must_label.session_id NOT IN (SELECT session_id FROM draw_item) ORDER BY created_at, 1");
        while (query.step())
            items.push_back({query.id<SessionId>(0), {}, 1, query.id<LabelEventId>(3), false});
        Query drawn(connection,
            "SELECT draw_item.session_id, draw_id, annotators, after_event, paused, repeats FROM draw_item "
            "JOIN draw ON draw.id = draw_id LEFT JOIN requeue ON requeue.session_id = draw_item.session_id "
            "ORDER BY draw_id, position");
        while (drawn.step())
            items.push_back({drawn.id<SessionId>(0), drawn.id<DrawId>(1), static_cast<int>(drawn.int64(2)),
                drawn.id<LabelEventId>(3), drawn.int64(4) != 0, drawn.int64(5) != 0});
        return items;
    });
}

Result<std::vector<Hold>> holds(Connection& connection, TimeMs now)
{
    return guarded([&]() -> Result<std::vector<Hold>> {
        std::vector<Hold> result;
        Query query(connection,
            "SELECT session_id, annotator_id, ends_at, package_id IS NOT NULL FROM claim WHERE ends_at > ?1 "
            "UNION ALL SELECT session_id, NULL, ends_at, 0 FROM snooze WHERE ends_at > ?1 ORDER BY 1, 2",
            now);
        while (query.step())
            result.push_back({query.id<SessionId>(0), query.id<AnnotatorId>(1), query.int64(2), query.int64(3) != 0});
        return result;
    });
}

Result<bool> claimSession(
    Connection& connection, SessionId session, AnnotatorId annotator, TimeMs now, TimeMs endsAt, int others)
{
    return guarded([&]() -> Result<bool> {
        Query(connection, "DELETE FROM claim WHERE ends_at <= ?", now).run();
        const std::int64_t taken = queryInt64(
            connection, "SELECT count(*) FROM claim WHERE session_id = ? AND annotator_id <> ?", 0, session, annotator);
        if (taken > others)
            return false;
        Query(connection, "INSERT OR REPLACE INTO claim (session_id, annotator_id, ends_at) VALUES (?, ?, ?)", session,
            annotator, endsAt)
            .run();
        return true;
    });
}

Result<void> releaseClaims(Connection& connection, AnnotatorId annotator, std::span<const SessionId> sessions)
{
    return guarded([&]() -> Result<void> {
        Query query(connection, "DELETE FROM claim WHERE session_id = ? AND annotator_id = ?");
        for (const SessionId session : sessions) {
            query.rebind(session, annotator);
            query.run();
        }
        return {};
    });
}

Result<void> snoozeSession(Connection& connection, SessionId session, TimeMs endsAt)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "INSERT OR REPLACE INTO snooze (session_id, ends_at) VALUES (?, ?)", session, endsAt).run();
        return {};
    });
}

Result<void> endSnooze(Connection& connection, SessionId session)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "DELETE FROM snooze WHERE session_id = ?", session).run();
        return {};
    });
}

Result<void> requeueSession(Connection& connection, SessionId session)
{
    return guarded([&]() -> Result<void> {
        Query(connection,
            "INSERT OR REPLACE INTO requeue (session_id, after_event) "
            "VALUES (?, (SELECT coalesce(max(id), 0) FROM label_event))",
            session)
            .run();
        Query(connection, "DELETE FROM snooze WHERE session_id = ?", session).run();
        return {};
    });
}

Result<void> pauseDraw(Connection& connection, DrawId draw, bool paused)
{
    return guarded([&]() -> Result<void> {
        if (queryInt64(connection, "SELECT count(*) FROM draw WHERE id = ?", 0, draw) == 0)
            return Error{ErrorCode::NotFound,
                "There is no draw number " + std::to_string(draw.value()) + " in the project.", {}};
        Query(connection, "UPDATE draw SET paused = ? WHERE id = ?", paused ? 1 : 0, draw).run();
        return {};
    });
}

Result<std::vector<MustLabel>> mustLabels(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<MustLabel>> {
        std::vector<MustLabel> result;
        Query query(connection,
            "SELECT session_id, created_at, created_by, reason, nullif(after_draw, 0) FROM must_label "
            "ORDER BY created_at, session_id");
        while (query.step())
            result.push_back(
                {query.id<SessionId>(0), query.int64(1), query.string(2), query.string(3), query.id<DrawId>(4)});
        return result;
    });
}

Result<void> addMustLabel(Connection& connection, const MustLabel& must)
{
    return guarded([&]() -> Result<void> {
        if (const auto seen = checkVisible(connection, must.session); !seen)
            return seen.error();
        if (queryInt64(connection, "SELECT count(*) FROM must_label WHERE session_id = ?", 0, must.session) != 0)
            return refused("The session is a must-label already.");
        if (queryInt64(connection, "SELECT count(*) FROM draw_item WHERE session_id = ?", 0, must.session) != 0)
            return refused("The session is in a draw already, which asks for its label with a known probability.");
        Query(connection,
            "INSERT INTO must_label (session_id, created_at, created_by, reason, after_draw) "
            "VALUES (?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM draw))",
            must.session, must.createdAt, must.createdBy, must.reason)
            .run();
        return {};
    });
}

Result<void> removeMustLabel(Connection& connection, SessionId session)
{
    return guarded([&]() -> Result<void> {
        const std::int64_t after
            = queryInt64(connection, "SELECT after_draw FROM must_label WHERE session_id = ?", -1, session);
        if (after < 0)
            return refused("The session is no must-label.");
        if (queryInt64(connection, "SELECT count(*) FROM draw WHERE id > ?", 0, after) != 0)
            return refused("A draw was made since, which counts on its label.");
        Query(connection, "DELETE FROM must_label WHERE session_id = ?", session).run();
        return {};
    });
}

} // namespace turnout::store
