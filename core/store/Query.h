// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "store/Connection.h"

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace turnout::store {

/// A blob to bind, or one that was read.
using Bytes = std::span<const std::byte>;

/// One run of a prepared statement, forward only. Resets the statement when it goes, so that no half-read SELECT
/// keeps an old state of the file alive. Bound text and blobs are not copied: they must outlive the run.
/// Throws SQLite::Exception.
///
///     Query query(connection, "SELECT id, name FROM segment WHERE id > ?", last);
///     while (query.step())
///         use(query.int64(0), query.text(1));
class Query {
public:
    template <typename... Values>
    explicit Query(Connection& connection, const char* sql, const Values&... values)
        : m_db(connection.handle())
        , m_statement(connection.prepared(sql))
    {
        int index = 0;
        (bind(++index, values), ...);
    }
    ~Query()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int index, std::string_view text)
    {
        // A null pointer would bind NULL, and an empty view may have one.
        const char* data = text.empty() ? "" : text.data();
        check(sqlite3_bind_text64(m_statement, index, data, text.size(), nullptr, SQLITE_UTF8));
    }
    void bind(int index, const std::string& text)
    {
        bind(index, std::string_view(text));
    }
    void bind(int index, const char* text)
    {
        bind(index, std::string_view(text));
    }
    void bind(int index, Bytes blob)
    {
        const void* data = blob.empty() ? static_cast<const void*>("") : blob.data();
        check(sqlite3_bind_blob64(m_statement, index, data, blob.size(), nullptr));
    }
    template <typename T>
    requires std::is_integral_v<T>
    void bind(int index, T value)
    {
        check(sqlite3_bind_int64(m_statement, index, static_cast<sqlite3_int64>(value)));
    }
    void bind(int index, double value)
    {
        check(sqlite3_bind_double(m_statement, index, value));
    }
    void bind(int index, std::nullopt_t)
    {
        check(sqlite3_bind_null(m_statement, index));
    }
    /// An id; none becomes NULL.
    template <typename Tag>
    void bind(int index, Id<Tag> id)
    {
        if (id.valid())
            bind(index, id.value());
        else
            bind(index, std::nullopt);
    }
    template <typename T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, std::nullopt);
    }

    /// Begins a new run with these values, in the order of the parameters.
    template <typename... Values>
    void rebind(const Values&... values)
    {
        check(sqlite3_reset(m_statement));
        int index = 0;
        (bind(++index, values), ...);
    }

    /// True when there is a row.
    bool step()
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE)
            throw SQLite::Exception(m_db, code);
        return false;
    }
    /// Runs a statement that answers nothing; may be bound and run again.
    void run()
    {
        step();
        check(sqlite3_reset(m_statement));
    }

    [[nodiscard]] bool isNull(int column) const
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t int64(int column) const
    {
        return sqlite3_column_int64(m_statement, column);
    }
    [[nodiscard]] int int32(int column) const
    {
        return sqlite3_column_int(m_statement, column);
    }
    [[nodiscard]] double real(int column) const
    {
        return sqlite3_column_double(m_statement, column);
    }
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const
    {
        // The order matters: sqlite3_column_text may convert, and the length is that of the converted text.
        const void* data = sqlite3_column_text(m_statement, column);
        if (data == nullptr)
            return {};
        return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }
    [[nodiscard]] std::string string(int column) const
    {
        return std::string(text(column));
    }
    /// Valid until the next step.
    [[nodiscard]] Bytes blob(int column) const
    {
        const void* data = sqlite3_column_blob(m_statement, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
        return {static_cast<const std::byte*>(data), data == nullptr ? 0 : size};
    }
    template <typename IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType(int64(column));
    }
    [[nodiscard]] std::optional<std::int64_t> maybeInt64(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(int64(column));
    }
    [[nodiscard]] std::optional<int> maybeInt32(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(int32(column));
    }
    [[nodiscard]] std::optional<double> maybeReal(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(real(column));
    }

private:
    void check(int code) const
    {
        if (code != SQLITE_OK)
            throw SQLite::Exception(m_db, code);
    }

    sqlite3* m_db;
    sqlite3_stmt* m_statement;
};

/// The first column of the first row, or `otherwise` where there is no row.
template <typename... Values>
std::int64_t queryInt64(Connection& connection, const char* sql, std::int64_t otherwise, const Values&... values)
{
    Query query(connection, sql, values...);
    return query.step() ? query.int64(0) : otherwise;
}

} // namespace turnout::store
