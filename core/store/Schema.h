// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a project file looks like, and how it becomes so.
namespace turnout::store {

/// "TRNT" in the header of the file.
inline constexpr std::int32_t kApplicationId = 0x54524E54;

/// One step of the schema: what resources/schema/NNN_name.sql holds. The steps' count is the schema's version.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// The steps this program knows, in order.
std::span<const Migration> knownMigrations();

/// Makes everything in an empty file, in one transaction: the tables, the identity and the default rubric.
Result<void> createSchema(Connection& connection, std::span<const Migration> migrations, const Clock& clock);

/// Takes the steps from version `from` (PRAGMA user_version) on, each in a transaction of its own. After an error the
/// file has the version of the last step that worked.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations, int from);

/// Copies the open file, page by page, to "<path>.v<version>.backup" (never over anything that is there; then
/// "….backup-2" and so on) and returns the copy's path.
Result<std::string> backUp(Connection& connection, const std::string& path, int version);

/// One table, index, trigger or view, as sqlite_schema describes it.
struct SchemaObject {
    std::string type;
    std::string name;
    std::string sql;
    friend auto operator<=>(const SchemaObject&, const SchemaObject&) = default;
};

/// What is in the file, sorted; SQLite's own objects left out.
Result<std::vector<SchemaObject>> schemaObjects(Connection& connection);
/// What the migrations make, sorted.
Result<std::vector<SchemaObject>> expectedSchema(std::span<const Migration> migrations);

} // namespace turnout::store
