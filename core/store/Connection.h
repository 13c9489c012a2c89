// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace turnout::store {

/// One configured SQLite connection (foreign keys, busy timeout, trusted schema off). Inside the store statements
/// throw SQLite::Exception; every public function of the store catches it at its edge with `errorOf`.
/// Thread: the one that opened it (interrupt: any).
class Connection {
public:
    enum class Mode {
        ReadOnly,
        ReadWrite,
        Create, ///< ReadWrite, and makes the file where there is none
        Immutable, ///< reading from where nothing can be written, not even SQLite's shared memory file
        Salvage, ///< ReadOnly, for a damaged file: reads what is there although the file is shorter than it says
    };
    static Result<std::unique_ptr<Connection>> open(const std::string& path, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] SQLite::Database& db()
    {
        return m_db;
    }
    [[nodiscard]] sqlite3* handle() const
    {
        return m_db.getHandle();
    }
    [[nodiscard]] Mode mode() const
    {
        return m_mode;
    }
    /// The prepared statement of this text, made once and kept; throws SQLite::Exception where the text is wrong.
    /// Use it through `Query`, which resets it.
    sqlite3_stmt* prepared(const char* sql);
    /// Stops whatever this connection is doing with ErrorCode::Cancelled.
    void interrupt();

private:
    Connection(const std::string& target, int flags, Mode mode);
    SQLite::Database m_db;
    Mode m_mode;
    std::unordered_map<std::string, sqlite3_stmt*> m_statements;
};

/// The error a person can act on: "the disk is full", "the project is busy", "damaged" …
Error errorOf(const SQLite::Exception& exception, const std::string& context = {});

/// Runs `body` (which returns a Result) and turns what it throws into its error.
template <typename F>
auto guarded(F&& body) -> decltype(body())
{
    try {
        return body();
    } catch (const SQLite::Exception& exception) {
        return errorOf(exception);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Io, "There is not enough memory for this.", {}};
    }
}

} // namespace turnout::store
