// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Meta.h"

#include "store/Query.h"

namespace turnout::store {

Result<std::optional<std::string>> meta(Connection& connection, std::string_view key)
{
    return guarded([&]() -> Result<std::optional<std::string>> {
        Query query(connection, "SELECT value FROM meta WHERE key = ?", key);
        return query.step() ? std::optional(query.string(0)) : std::nullopt;
    });
}

void setMeta(Connection& connection, std::string_view key, std::string_view value)
{
    Query(connection,
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key,
        value)
        .run();
}

} // namespace turnout::store
