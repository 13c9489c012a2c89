// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OpenCheck.h"

#include "store/Query.h"

#include <algorithm>
#include <array>
#include <string>

namespace turnout::store {
namespace {

Error damaged(const std::string& what)
{
    return {ErrorCode::Damaged,
        "The project file is damaged (" + what
            + "). Keep it, work on a copy, and save what can be read with: sqlite3 FILE .recover",
        {}};
}

void touchTable(Connection& connection, const std::string& table)
{
    Query kind(connection, "SELECT type, wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", table);
    // The tables of the full-text index can all be made anew, and a search can do without them.
    if (!kind.step() || kind.text(0) != "table")
        return;
    const bool hasRowid = kind.int64(1) == 0;
    const std::string from = "FROM \"" + table + "\" NOT INDEXED ";
    // Of a table with rowids no columns, so that long values stay unread. The key of every other one begins with its
    // first two columns, and asking for all columns keeps SQLite from answering out of another index.
    const std::string last = hasRowid ? "SELECT rowid " + from + "ORDER BY rowid DESC LIMIT 1"
                                      : "SELECT * " + from + "ORDER BY 1 DESC, 2 DESC LIMIT 1";
    const std::string first
        = hasRowid ? "SELECT rowid " + from + "ORDER BY rowid LIMIT 1" : "SELECT * " + from + "ORDER BY 1, 2 LIMIT 1";
    Query(connection, first.c_str()).step();
    Query(connection, last.c_str()).step();
}

Result<void> checkTables(Connection& connection, std::span<const Migration> migrations)
{
    const auto expected = expectedSchema(migrations);
    if (!expected)
        return expected.error();
    const auto found = schemaObjects(connection);
    if (!found)
        return found.error();
    for (const SchemaObject& object : *expected) {
        if (object.type != "table")
            continue;
        const bool there = std::any_of(found->begin(), found->end(),
            [&](const SchemaObject& other) { return other.type == "table" && other.name == object.name; });
        if (!there)
            return damaged("the table " + object.name + " is missing");
        touchTable(connection, object.name);
    }
    return {};
}

} // namespace

Result<int> schemaVersion(Connection& connection)
{
    return guarded([&]() -> Result<int> { return static_cast<int>(queryInt64(connection, "PRAGMA user_version", 0)); });
}

Result<void> checkQuickly(Connection& connection, std::span<const Migration> migrations)
{
    Result<void> checked = guarded([&]() -> Result<void> {
        // SQLite itself compares the header's length with the file's here.
        if (queryInt64(connection, "SELECT count(*) FROM sqlite_schema", 0) == 0)
            return damaged("it has no tables");
        return checkTables(connection, migrations);
    });
    // A file that has our mark but is "not a database" is one that was.
    if (!checked && checked.error().code == ErrorCode::NotOurs)
        return damaged("its header is broken");
    return checked;
}

bool canSalvage(Connection& connection)
{
    constexpr std::array<const char*, 3> kReads{"SELECT 1 FROM session NOT INDEXED LIMIT 1",
        "SELECT 1 FROM transcript NOT INDEXED LIMIT 1", "SELECT 1 FROM label_event NOT INDEXED LIMIT 1"};
    return std::any_of(kReads.begin(), kReads.end(), [&](const char* sql) {
        const Result<bool> row = guarded([&]() -> Result<bool> { return Query(connection, sql).step(); });
        return row && *row;
    });
}

} // namespace turnout::store
