// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

struct sqlite3;

namespace turnout::store {

/// One configured SQLite connection (foreign keys, busy timeout, trusted schema off). Inside the store statements
/// throw SQLite::Exception; every public function of the store catches it at its edge with `errorOf`.
/// Thread: the one that opened it.
class Connection {
public:
    enum class Mode { ReadOnly, ReadWrite, Create };
    static Result<std::unique_ptr<Connection>> open(const std::string& path, Mode mode);

    [[nodiscard]] SQLite::Database& db()
    {
        return m_db;
    }
    [[nodiscard]] sqlite3* handle()
    {
        return m_db.getHandle();
    }
    /// A prepared statement, kept for the next call with the same text; reset and cleared of bindings.
    SQLite::Statement& statement(const char* sql);
    /// Stops whatever this connection is doing; for cancelling from another thread.
    void interrupt();

private:
    Connection(const std::string& path, int flags);
    SQLite::Database m_db;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// The error a person can act on: "the disk is full", "the project is busy", "damaged" …
Error errorOf(const SQLite::Exception& exception, const std::string& context = {});

} // namespace turnout::store
