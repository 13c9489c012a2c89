// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/StratumRates.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace turnout::queue {

/// The engines a sample can be drawn in, where the billions of rows live.
enum class SqlDialect : std::uint8_t { Postgres, ClickHouse, BigQuery, Snowflake, DuckDb, Spark };

/// "postgres", "clickhouse", "bigquery", "snowflake", "duckdb", "spark".
std::string_view sqlDialectName(SqlDialect dialect);
std::optional<SqlDialect> sqlDialectFromName(std::string_view name);

/// What to draw from: a table or view with one row a session.
struct SqlSample {
    SqlDialect dialect = SqlDialect::Postgres;
    std::string table; ///< "sessions", "schema.sessions"; a part with a dot in it in double quotes
    std::string id; ///< the column that names a session; rows where it is null are not drawn
    session::StratumRates rates; ///< segments are columns; the last stratum takes everything
    std::uint64_t seed = 1;
};

/// A query for a stratified sample in which every row is drawn on its own with the rate of its stratum (Poisson
/// sampling by hash), and "sampling_weight" = 1 / rate beside the table's columns. A row is in when the first 48 bits
/// of MD5("seed:id") lie below rate × 2⁴⁸: the same rows on every run and on every engine that writes the id as the
/// same text; another seed is another sample, and a higher rate adds rows to the same one. Names and values are quoted
/// as the engine wants it; on Snowflake names are case-sensitive then: give them as they are stored. BadUsage for a
/// rate outside [1e-9, 1], a stratum without a rate, an empty name, and names or values with control characters.
Result<std::string> sampleSql(const SqlSample& sample);

/// A query for the margins to weight to: segment, value, sessions.
Result<std::string> marginsSql(const SqlSample& sample);

/// A name as an identifier of the engine, quoted and escaped, whatever it contains.
std::string sqlName(SqlDialect dialect, std::string_view name);
/// A text as a literal of the engine.
std::string sqlText(SqlDialect dialect, std::string_view text);

} // namespace turnout::queue
