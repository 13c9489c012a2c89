// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Connection.h"

#include <sqlite3.h>

namespace turnout::store {
namespace {

// A reader of a file whose writer is busy waits this long; the writer itself never meets another writer of ours.
constexpr int kBusyTimeoutMs = 5000;
// Pages kept by a connection, in KiB (negative: SQLite's way to say "not pages").
constexpr const char* kCacheSize = "PRAGMA cache_size = -16384";

int flagsOf(Connection::Mode mode)
{
    constexpr int kAlways = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    switch (mode) {
    case Connection::Mode::ReadWrite:
        return kAlways | SQLITE_OPEN_READWRITE;
    case Connection::Mode::Create:
        return kAlways | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    default:
        return kAlways | SQLITE_OPEN_READONLY;
    }
}

// A path is data: only as a URI is it safe from being taken for one ("file:x?mode=rw" is a possible file name).
std::string uriOf(const std::string& path, bool immutable)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string uri = "file:";
    if (path.starts_with('/'))
        uri += "//";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#' || c == '\\' || c == ':') {
            const auto code = static_cast<unsigned char>(c);
            uri += '%';
            uri += kHex[code >> 4U];
            uri += kHex[code & 15U];
        } else {
            uri += c;
        }
    }
    return immutable ? uri + "?immutable=1" : uri;
}

ErrorCode codeOf(int sqlite)
{
    switch (sqlite & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
        return ErrorCode::Damaged;
    case SQLITE_NOTADB:
        return ErrorCode::NotOurs;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Refused;
    case SQLITE_TOOBIG:
        return ErrorCode::BadInput;
    default:
        return ErrorCode::Io;
    }
}

std::string sentenceOf(ErrorCode code, const std::string& detail)
{
    switch (code) {
    case ErrorCode::NoSpace:
        return "The disk is full. Nothing that was saved is lost; make room and try again.";
    case ErrorCode::Busy:
        return "Another program is using the project file. Wait for it or close it, and try again.";
    case ErrorCode::ReadOnly:
        return "The project file cannot be written.";
    case ErrorCode::Damaged:
        return "The project file is damaged. Keep it, work on a copy, and save what can be read with: "
               "sqlite3 FILE .recover";
    case ErrorCode::NotOurs:
        return "This is not a Turnout project file.";
    case ErrorCode::Cancelled:
        return "Cancelled.";
    case ErrorCode::Refused:
        return "The project refuses this: " + detail + ".";
    case ErrorCode::BadInput:
        return "A value is too long for the project file (the limit is 1,000,000,000 bytes).";
    default:
        return "The project file could not be read or written (" + detail + ").";
    }
}

} // namespace

Connection::Connection(const std::string& target, int flags, Mode mode)
    : m_db(target, flags, kBusyTimeoutMs)
    , m_mode(mode)
{
    sqlite3* db = m_db.getHandle();
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, mode == Mode::Salvage ? 0 : 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    if (mode != Mode::ReadWrite && mode != Mode::Create)
        m_db.exec("PRAGMA query_only = ON");
    // SQLite refuses a file that is shorter than its header says unless the schema counts as writable.
    if (mode == Mode::Salvage)
        m_db.exec("PRAGMA writable_schema = ON");
}

Connection::~Connection()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Mode mode)
{
    try {
        return std::unique_ptr<Connection>(new Connection(uriOf(path, mode == Mode::Immutable), flagsOf(mode), mode));
    } catch (const SQLite::Exception& exception) {
        return errorOf(exception, path);
    }
}

sqlite3_stmt* Connection::prepared(const char* sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second;
    // Not before the first statement, because this reads the file; what is wrong with it is for that one to say.
    if (m_statements.empty())
        m_db.tryExec(kCacheSize);
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle(), code);
    m_statements.emplace(sql, statement);
    return statement;
}

void Connection::interrupt()
{
    sqlite3_interrupt(handle());
}

Error errorOf(const SQLite::Exception& exception, const std::string& context)
{
    const ErrorCode code = codeOf(exception.getErrorCode());
    return {code, sentenceOf(code, exception.what()), context};
}

} // namespace turnout::store
