// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/JournalMode.h"

#include "store/Query.h"

namespace turnout::store {
namespace {

// Commits wait for readers where there is no write-ahead log, and a search may take long.
constexpr int kPatienceMs = 60'000;

std::string pragma(Connection& connection, const char* sql)
{
    const Result<std::string> answer = guarded([&]() -> Result<std::string> {
        Query query(connection, sql);
        return query.step() ? query.string(0) : std::string();
    });
    return answer ? *answer : std::string();
}

} // namespace

bool askForWal(Connection& connection)
{
    if (pragma(connection, "PRAGMA journal_mode = WAL") == "wal")
        return true;
    pragma(connection, "PRAGMA journal_mode = DELETE");
    sqlite3_busy_timeout(connection.handle(), kPatienceMs);
    return false;
}

void leaveWal(Connection& connection)
{
    pragma(connection, "PRAGMA locking_mode = EXCLUSIVE");
    pragma(connection, "PRAGMA journal_mode = DELETE");
    pragma(connection, "PRAGMA locking_mode = NORMAL");
}

} // namespace turnout::store
