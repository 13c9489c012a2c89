// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EvalSetStore.h"

#include "store/ContentHash.h"
#include "store/FrameReader.h"
#include "store/Query.h"

#include <algorithm>

namespace turnout::store {
namespace {

Error noSet(std::string_view name)
{
    return {ErrorCode::NotFound, "There is no evaluation set called \"" + std::string(name) + "\".", {}};
}

std::vector<FrozenVersion> versionsOf(Connection& connection, EvalSetId id)
{
    std::vector<FrozenVersion> versions;
    Query query(connection,
        "SELECT version, frozen_at, recipe, summary, hash, (SELECT count(*) FROM evaluation_set_item AS item "
        "WHERE item.set_id = v.set_id AND item.version = v.version) "
        "FROM evaluation_set_version AS v WHERE set_id = ? ORDER BY version",
        id.value());
    while (query.step())
        versions.push_back(
            {query.int64(0), query.int64(1), query.string(2), query.string(3), query.string(4), query.int64(5)});
    return versions;
}

EvalSet setOf(Connection& connection, const Query& query)
{
    const EvalSetId id = query.id<EvalSetId>(0);
    return {id, query.string(1), query.string(2), query.int64(3), versionsOf(connection, id)};
}

} // namespace

std::string itemHash(std::string_view item)
{
    return contentHash(std::as_bytes(std::span(item)));
}

std::string versionHash(const std::vector<FrozenItem>& items)
{
    std::string hashes;
    for (const FrozenItem& item : items)
        hashes.append(item.hash).append(1, '\n');
    return itemHash(hashes);
}

Result<EvalSetId> createEvalSet(Connection& connection, std::string_view name, std::string_view recipe, TimeMs at)
{
    return guarded([&]() -> Result<EvalSetId> {
        if (name.empty())
            return Error{ErrorCode::BadInput, "An evaluation set needs a name.", {}};
        if (queryInt64(connection, "SELECT id FROM evaluation_set WHERE name = ?", 0, name) != 0)
            return Error{ErrorCode::Refused,
                "There is an evaluation set called \"" + std::string(name) + "\" already. Choose another name.", {}};
        Query(connection, "INSERT INTO evaluation_set (name, recipe, created_at) VALUES (?, ?, ?)", name, recipe, at)
            .run();
        return EvalSetId(sqlite3_last_insert_rowid(connection.handle()));
    });
}

Result<void> setEvalSetRecipe(Connection& connection, EvalSetId id, std::string_view recipe)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "UPDATE evaluation_set SET recipe = ? WHERE id = ?", recipe, id).run();
        if (sqlite3_changes64(connection.handle()) == 0)
            return Error{ErrorCode::NotFound, "The evaluation set is not in the project.", {}};
        return {};
    });
}

Result<std::vector<EvalSet>> evalSets(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<EvalSet>> {
        std::vector<EvalSet> sets;
        Query query(connection, "SELECT id, name, recipe, created_at FROM evaluation_set ORDER BY name");
        while (query.step())
            sets.push_back(setOf(connection, query));
        return sets;
    });
}

Result<EvalSet> evalSetNamed(Connection& connection, std::string_view name)
{
    return guarded([&]() -> Result<EvalSet> {
        Query query(connection, "SELECT id, name, recipe, created_at FROM evaluation_set WHERE name = ?", name);
        if (!query.step())
            return noSet(name);
        return setOf(connection, query);
    });
}

Result<FrozenVersion> freezeVersion(Connection& connection, EvalSetId id, std::string_view recipe,
    std::string_view summary, const std::vector<FrozenItem>& items, TimeMs at)
{
    return guarded([&]() -> Result<FrozenVersion> {
        if (items.empty())
            return Error{ErrorCode::Refused, "There is nothing to freeze: the set has no sessions.", {}};
        std::vector<FrozenItem> hashed = items;
        SessionId last;
        for (FrozenItem& item : hashed) {
            item.hash = itemHash(item.item);
            last = std::max(last, item.session);
        }
        const Result<void> seen = checkVisible(connection, last);
        if (!seen)
            return seen.error();
        FrozenVersion version;
        version.version = queryInt64(
            connection, "SELECT coalesce(max(version), 0) + 1 FROM evaluation_set_version WHERE set_id = ?", 1, id);
        version.frozenAt = at;
        version.recipe = recipe;
        version.summary = summary;
        version.hash = versionHash(hashed);
        version.items = static_cast<std::int64_t>(hashed.size());
        Query(connection,
            "INSERT INTO evaluation_set_version (set_id, version, frozen_at, recipe, summary, hash) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            id, version.version, at, recipe, summary, version.hash)
            .run();
        Query insert(connection,
            "INSERT INTO evaluation_set_item (set_id, version, position, session_id, item, hash) "
            "VALUES (?, ?, ?, ?, ?, ?)");
        for (std::size_t i = 0; i < hashed.size(); ++i) {
            insert.rebind(id, version.version, i, hashed[i].session, hashed[i].item, hashed[i].hash);
            insert.run();
        }
        return version;
    });
}

Result<std::vector<FrozenItem>> frozenItems(Connection& connection, EvalSetId id, std::int64_t version)
{
    return guarded([&]() -> Result<std::vector<FrozenItem>> {
        std::vector<FrozenItem> items;
        Query query(connection,
            "SELECT session_id, item, hash FROM evaluation_set_item WHERE set_id = ? AND version = ? ORDER BY position",
            id, version);
        while (query.step())
            items.push_back({query.id<SessionId>(0), query.string(1), query.string(2)});
        if (items.empty())
            return Error{ErrorCode::NotFound, "There is no version " + std::to_string(version) + " of this set.", {}};
        return items;
    });
}

} // namespace turnout::store
