// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DrawStore.h"

#include "store/Blob.h"
#include "store/ContentHash.h"
#include "store/FrameReader.h"
#include "store/Query.h"

#include <algorithm>

namespace turnout::store {
namespace {

#define TURNOUT_DRAW_COLUMNS                                                                                           \
    "draw.id, draw.created_at, created_by, frame_id, hash, frame_snapshot.size, weight, filter, seed, draw.size, "     \
    "asked, design, policy, pool, pool_weight, paused FROM draw JOIN frame_snapshot ON frame_snapshot.id = frame_id "

DrawInfo infoOf(const Query& query)
{
    DrawInfo info;
    info.id = query.id<DrawId>(0);
    info.createdAt = query.int64(1);
    info.createdBy = query.string(2);
    info.frameId = query.int64(3);
    info.frameHash = query.string(4);
    info.frameSize = query.int64(5);
    info.frameWeight = query.real(6);
    info.filter = query.string(7);
    info.seed = static_cast<std::uint64_t>(query.int64(8));
    info.size = query.int64(9);
    info.asked = query.int64(10);
    info.design = query.string(11);
    info.policy = query.string(12);
    info.pool = query.int64(13);
    info.poolWeight = query.real(14);
    info.paused = query.int64(15) != 0;
    return info;
}

Error notThere(DrawId id)
{
    return {ErrorCode::NotFound, "There is no draw number " + std::to_string(id.value()) + " in the project.", {}};
}

std::int64_t saveFrame(Connection& connection, const FrameSnapshot& frame, TimeMs at)
{
    const std::string hash = frameHash(frame.sessions);
    const std::int64_t same = queryInt64(connection,
        "SELECT id FROM frame_snapshot WHERE hash = ? AND filter = ? AND size = ? AND weight = ?", 0, hash,
        frame.filter, frame.sessions.size(), frame.weight);
    if (same != 0)
        return same;
    Query(connection,
        "INSERT INTO frame_snapshot (hash, filter, size, weight, sessions, created_at) VALUES (?, ?, ?, ?, ?, ?)", hash,
        frame.filter, frame.sessions.size(), frame.weight, blobOf(frame.sessions), at)
        .run();
    return sqlite3_last_insert_rowid(connection.handle());
}

void saveItems(Connection& connection, DrawId draw, const std::vector<DrawItemRecord>& items)
{
    Query query(connection,
        "INSERT INTO draw_item (draw_id, position, session_id, probability, audit, uncertain, coverage, arm, reason, "
        "annotators, repeats) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const DrawItemRecord& item = items[i];
        query.rebind(draw, i, item.session, item.probability, item.audit, item.uncertain, item.coverage, item.arm,
            item.reason, item.annotators, static_cast<std::int64_t>(item.repeats));
        query.run();
    }
}

template <typename T>
Result<std::vector<T>> numbers(Connection& connection, const char* sql, DrawId id)
{
    return guarded([&]() -> Result<std::vector<T>> {
        Query query(connection, sql, id.value());
        if (!query.step())
            return notThere(id);
        return numbersOf<T>(query.blob(0));
    });
}

} // namespace

std::string frameHash(const std::vector<std::int32_t>& sessions)
{
    return contentHash(blobOf(sessions));
}

Result<DrawId> saveDraw(Connection& connection, const DrawRecord& draw)
{
    return guarded([&]() -> Result<DrawId> {
        if (draw.probabilities.size() != draw.frame.sessions.size())
            return Error{ErrorCode::BadInput, "The draw has not one probability for each session of its frame.", {}};
        const auto last = std::max_element(draw.frame.sessions.begin(), draw.frame.sessions.end());
        if (last != draw.frame.sessions.end()) {
            const Result<void> seen = checkVisible(connection, SessionId(*last));
            if (!seen)
                return seen.error();
        }
        const std::int64_t frame = saveFrame(connection, draw.frame, draw.createdAt);
        Query(connection,
            "INSERT INTO draw (created_at, created_by, frame_id, seed, size, asked, design, policy, pool, pool_weight, "
            "probabilities) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            draw.createdAt, draw.createdBy, frame, draw.seed, draw.items.size(), draw.asked, draw.design, draw.policy,
            draw.pool, draw.poolWeight, blobOf(draw.probabilities))
            .run();
        const DrawId id(sqlite3_last_insert_rowid(connection.handle()));
        saveItems(connection, id, draw.items);
        return id;
    });
}

Result<std::vector<DrawInfo>> draws(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<DrawInfo>> {
        std::vector<DrawInfo> result;
        Query query(connection, "SELECT " TURNOUT_DRAW_COLUMNS "ORDER BY draw.id");
        while (query.step())
            result.push_back(infoOf(query));
        return result;
    });
}

Result<DrawInfo> drawInfo(Connection& connection, DrawId id)
{
    return guarded([&]() -> Result<DrawInfo> {
        Query query(connection, "SELECT " TURNOUT_DRAW_COLUMNS "WHERE draw.id = ?", id.value());
        if (!query.step())
            return notThere(id);
        return infoOf(query);
    });
}

Result<std::vector<DrawItemRecord>> drawItems(Connection& connection, DrawId id)
{
    return guarded([&]() -> Result<std::vector<DrawItemRecord>> {
        std::vector<DrawItemRecord> items;
        Query query(connection,
            "SELECT session_id, probability, audit, uncertain, coverage, arm, reason, annotators, repeats FROM "
            "draw_item "
            "WHERE draw_id = ? ORDER BY position",
            id.value());
        while (query.step())
            items.push_back({query.id<SessionId>(0), query.real(1), query.real(2), query.real(3), query.real(4),
                query.string(5), query.string(6), query.int32(7), query.int64(8) != 0});
        return items;
    });
}

Result<std::vector<double>> drawProbabilities(Connection& connection, DrawId id)
{
    return numbers<double>(connection, "SELECT probabilities FROM draw WHERE id = ?", id);
}

Result<FrameSnapshot> drawFrame(Connection& connection, DrawId id)
{
    return guarded([&]() -> Result<FrameSnapshot> {
        Query query(connection,
            "SELECT filter, weight, sessions FROM frame_snapshot WHERE id = (SELECT frame_id FROM draw WHERE id = ?)",
            id.value());
        if (!query.step())
            return notThere(id);
        return FrameSnapshot{query.string(0), query.real(1), numbersOf<std::int32_t>(query.blob(2))};
    });
}

Result<std::vector<WaitingItem>> waitingItems(Connection& connection, DrawId draw)
{
    return guarded([&]() -> Result<std::vector<WaitingItem>> {
        std::vector<WaitingItem> items;
        Query query(connection,
            "WITH asked (draw_id, position, session_id, annotators) AS ("
            "SELECT draw_id, position, session_id, annotators FROM draw_item WHERE ?1 = 0 OR draw_id = ?1 "
            "UNION ALL SELECT 0, row_number() OVER (ORDER BY created_at, session_id) - 1, session_id, 1 "
            "FROM must_label WHERE ?1 = 0 AND session_id NOT IN (SELECT session_id FROM draw_item)) "
            "SELECT draw_id, position, session_id FROM asked WHERE annotators > ("
            "SELECT count(DISTINCT annotator_id) FROM label_event AS said WHERE said.session_id = asked.session_id "
            "AND said.kind <> 'undo' AND said.id > coalesce("
            "(SELECT after_event FROM requeue WHERE requeue.session_id = asked.session_id), 0) "
            "AND said.id NOT IN (SELECT id FROM label_taken_back)) "
            "ORDER BY draw_id, position",
            draw.value());
        while (query.step())
            items.push_back({query.id<DrawId>(0), query.int64(1), query.id<SessionId>(2)});
        return items;
    });
}

} // namespace turnout::store
