// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/PackageStore.h"

#include "store/Query.h"

namespace turnout::store {
namespace {

#define TURNOUT_PACKAGE_COLUMNS "id, key, created_at, annotator_id, sessions FROM package "

Package packageOf(const Query& query)
{
    return {query.int64(0), query.string(1), query.int64(2), query.id<AnnotatorId>(3), query.int64(4)};
}

Result<LabelEventId> oneEvent(Connection& connection, const char* sql, auto value)
{
    return guarded([&]() -> Result<LabelEventId> { return LabelEventId(queryInt64(connection, sql, 0, value)); });
}

} // namespace

Result<std::int64_t> addPackage(
    Connection& connection, const Package& package, const std::vector<PackageItem>& items, TimeMs endsAt)
{
    return guarded([&]() -> Result<std::int64_t> {
        Query(connection, "INSERT INTO package (key, created_at, annotator_id, sessions) VALUES (?, ?, ?, ?)",
            package.key, package.createdAt, package.annotator, items.size())
            .run();
        const std::int64_t id = sqlite3_last_insert_rowid(connection.handle());
        Query add(connection, "INSERT INTO package_item (package_id, session_id, draw_id, repeat) VALUES (?, ?, ?, ?)");
        Query claim(connection,
            "INSERT OR REPLACE INTO claim (session_id, annotator_id, ends_at, package_id) VALUES (?, ?, ?, ?)");
        for (const PackageItem& item : items) {
            add.rebind(id, item.session, item.draw, static_cast<std::int64_t>(item.repeat));
            add.run();
            claim.rebind(item.session, package.annotator, endsAt, id);
            claim.run();
        }
        return id;
    });
}

Result<void> removePackage(Connection& connection, std::int64_t id)
{
    return guarded([&]() -> Result<void> {
        for (const char* sql : {"DELETE FROM claim WHERE package_id = ?",
                 "DELETE FROM package_item WHERE package_id = ?", "DELETE FROM package WHERE id = ?"})
            Query(connection, sql, id).run();
        return {};
    });
}

Result<std::vector<Package>> packages(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Package>> {
        std::vector<Package> result;
        Query query(connection, "SELECT " TURNOUT_PACKAGE_COLUMNS "ORDER BY id");
        while (query.step())
            result.push_back(packageOf(query));
        return result;
    });
}

Result<std::optional<Package>> packageWithKey(Connection& connection, std::string_view key)
{
    return guarded([&]() -> Result<std::optional<Package>> {
        Query query(connection, "SELECT " TURNOUT_PACKAGE_COLUMNS "WHERE key = ?", key);
        return query.step() ? std::optional(packageOf(query)) : std::nullopt;
    });
}

Result<std::vector<PackageItem>> packageItems(Connection& connection, std::int64_t id)
{
    return guarded([&]() -> Result<std::vector<PackageItem>> {
        std::vector<PackageItem> result;
        Query query(connection,
            "SELECT session_id, draw_id, repeat FROM package_item WHERE package_id = ? ORDER BY session_id", id);
        while (query.step())
            result.push_back({query.id<SessionId>(0), query.id<DrawId>(1), query.int64(2) != 0});
        return result;
    });
}

Result<std::int64_t> takenBackOf(Connection& connection, std::int64_t id)
{
    return guarded([&]() -> Result<std::int64_t> {
        return queryInt64(connection, "SELECT count(*) FROM label_event WHERE package_id = ?", 0, id);
    });
}

Result<LabelEventId> takenBack(Connection& connection, std::string_view origin)
{
    return oneEvent(connection, "SELECT event_id FROM taken_back WHERE origin = ?", origin);
}

Result<void> noteTakenBack(Connection& connection, std::string_view origin, LabelEventId event)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "INSERT INTO taken_back (origin, event_id) VALUES (?, ?)", origin, event).run();
        return {};
    });
}

Result<LabelEventId> undoOf(Connection& connection, LabelEventId event)
{
    return oneEvent(connection, "SELECT id FROM label_event WHERE undoes = ?", event);
}

} // namespace turnout::store
