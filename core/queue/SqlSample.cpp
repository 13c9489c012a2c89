// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/SqlSample.h"

#include "base/Json.h"

#include <algorithm>
#include <array>

namespace turnout::queue {
namespace {

constexpr std::array<std::string_view, 6> kNames{"postgres", "clickhouse", "bigquery", "snowflake", "duckdb", "spark"};
constexpr double kLeastRate = 1e-9; // beyond it 48 bits are too coarse for the weight to be 1 / rate
constexpr double kHashes = 281474976710656.0; // 2^48

Error wrong(std::string text, std::string place)
{
    return {ErrorCode::BadUsage, std::move(text), std::move(place)};
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

/// Where a backslash begins an escape inside quotes.
bool backslashEscapes(SqlDialect dialect)
{
    return dialect != SqlDialect::Postgres && dialect != SqlDialect::DuckDb;
}

std::string escaped(std::string_view text, char quote, bool backslash, bool doubled)
{
    std::string out(1, quote);
    for (const char c : text) {
        if (c == '\\' && backslash)
            out += '\\';
        else if (c == quote)
            out += doubled ? quote : '\\';
        out += c;
    }
    return out + quote;
}

/// schema.table, each part quoted; nothing where a part is empty or a quote is not closed.
std::optional<std::string> tableName(SqlDialect dialect, std::string_view table)
{
    std::string out;
    std::string part;
    bool quoted = false;
    const auto close = [&] {
        const bool empty = part.empty();
        out += (out.empty() ? "" : ".") + sqlName(dialect, part);
        part.clear();
        return !empty;
    };
    for (const char c : table) {
        if (c == '"')
            quoted = !quoted;
        else if (c != '.' || quoted)
            part += c;
        else if (!close())
            return std::nullopt;
    }
    return !quoted && close() ? std::optional(out) : std::nullopt;
}

std::string column(SqlDialect dialect, std::string_view name)
{
    return "t." + sqlName(dialect, name);
}

std::string asText(SqlDialect dialect, const std::string& expression)
{
    switch (dialect) {
    case SqlDialect::Postgres:
        return "CAST(" + expression + " AS text)";
    case SqlDialect::ClickHouse:
        return "toString(" + expression + ")";
    case SqlDialect::BigQuery:
    case SqlDialect::Spark:
        return "CAST(" + expression + " AS STRING)";
    case SqlDialect::Snowflake:
    case SqlDialect::DuckDb:
        break;
    }
    return "CAST(" + expression + " AS VARCHAR)";
}

/// The first 48 bits of MD5("seed:id") as a whole number.
std::string hashOf(const SqlSample& sample)
{
    const std::string seed = "'" + std::to_string(sample.seed) + ":'";
    const std::string id = asText(sample.dialect, column(sample.dialect, sample.id));
    switch (sample.dialect) {
    case SqlDialect::Postgres:
        return "CAST(CAST('x' || substr(md5(" + seed + " || " + id + "), 1, 12) AS bit(48)) AS bigint)";
    case SqlDialect::ClickHouse:
        return "reinterpretAsUInt64(reverse(substring(MD5(concat(" + seed + ", " + id + ")), 1, 6)))";
    case SqlDialect::BigQuery:
        return "CAST(CONCAT('0x', SUBSTR(TO_HEX(MD5(CONCAT(" + seed + ", " + id + "))), 1, 12)) AS INT64)";
    case SqlDialect::Snowflake:
        return "TO_NUMBER(SUBSTR(MD5(" + seed + " || " + id + "), 1, 12), 'XXXXXXXXXXXX')";
    case SqlDialect::DuckDb:
        return "CAST('0x' || substr(md5(" + seed + " || " + id + "), 1, 12) AS BIGINT)";
    case SqlDialect::Spark:
        break;
    }
    return "CAST(CONV(SUBSTR(MD5(CONCAT(" + seed + ", " + id + ")), 1, 12), 16, 10) AS BIGINT)";
}

/// CASE WHEN … THEN result(rate) … ELSE … END; the last stratum is the ELSE.
template <typename ResultOf>
std::string byStratum(const SqlSample& sample, ResultOf resultOf)
{
    const auto& strata = sample.rates.strata;
    if (strata.size() == 1)
        return resultOf(strata.front().rate);
    std::string out = "CASE";
    for (std::size_t i = 0; i + 1 < strata.size(); ++i) {
        std::string condition;
        for (std::size_t k = 0; k < sample.rates.segments.size(); ++k) {
            if (strata[i].values[k] == "*")
                continue;
            condition += condition.empty() ? "" : " AND ";
            condition += asText(sample.dialect, column(sample.dialect, sample.rates.segments[k])) + " = "
                + sqlText(sample.dialect, strata[i].values[k]);
        }
        out += "\n        WHEN " + condition + " THEN " + resultOf(strata[i].rate);
    }
    return out + "\n        ELSE " + resultOf(strata.back().rate) + "\n    END";
}

std::string thresholdText(double rate)
{
    return std::to_string(static_cast<std::int64_t>(rate * kHashes));
}

/// With a point, so that the column is no whole number anywhere.
std::string weightText(double rate)
{
    std::string out = jsonNumber(1 / rate);
    if (out.find_first_of(".e") == std::string::npos)
        out += ".0";
    return out;
}

Result<std::string> checkedTable(const SqlSample& sample)
{
    for (const std::string* name : {&sample.table, &sample.id})
        if (name->empty() || hasControl(*name))
            return wrong("a table and an id are needed, without control characters", *name);
    for (const std::string& segment : sample.rates.segments)
        if (segment.empty() || hasControl(segment))
            return wrong("segments are named by columns, without control characters", segment);
    const auto table = tableName(sample.dialect, sample.table);
    if (!table)
        return wrong("is not a table: write name, schema.name or \"a name.with dots\"", sample.table);
    return *table;
}

Result<void> checkRates(const session::StratumRates& rates)
{
    if (rates.strata.empty() || !session::takesEverything(rates.strata.back()))
        return wrong("some sessions have no rate: the last rate is for everything else, as a number alone", "--rate");
    for (std::size_t i = 0; i < rates.strata.size(); ++i) {
        const session::StratumRate& stratum = rates.strata[i];
        if (!(stratum.rate >= kLeastRate) || stratum.rate > 1)
            return wrong("a rate is at least 1e-9 and at most 1: what has no chance cannot be spoken for",
                jsonNumber(stratum.rate));
        if (stratum.values.size() != rates.segments.size())
            return wrong("each rate needs one value for each segment", "--rate");
        if (i + 1 < rates.strata.size() && session::takesEverything(stratum))
            return wrong("behind a rate for everything no other can follow", "--rate");
        for (const std::string& value : stratum.values)
            if (hasControl(value))
                return wrong("values cannot have control characters", "--rate");
    }
    return {};
}

} // namespace

std::string_view sqlDialectName(SqlDialect dialect)
{
    return kNames.at(static_cast<std::size_t>(dialect));
}

std::optional<SqlDialect> sqlDialectFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<SqlDialect>(i);
    return std::nullopt;
}

std::string sqlName(SqlDialect dialect, std::string_view name)
{
    switch (dialect) {
    case SqlDialect::ClickHouse:
    case SqlDialect::BigQuery:
        return escaped(name, '`', true, false);
    case SqlDialect::Spark:
        return escaped(name, '`', false, true);
    case SqlDialect::Postgres:
    case SqlDialect::Snowflake:
    case SqlDialect::DuckDb:
        break;
    }
    return escaped(name, '"', false, true);
}

std::string sqlText(SqlDialect dialect, std::string_view text)
{
    const bool backslash = backslashEscapes(dialect);
    return escaped(text, '\'', backslash, !backslash || dialect == SqlDialect::Snowflake);
}

Result<std::string> sampleSql(const SqlSample& sample)
{
    const auto table = checkedTable(sample);
    if (!table)
        return table.error();
    if (const auto checked = checkRates(sample.rates); !checked)
        return checked.error();
    const std::string hash = hashOf(sample);
    const std::string weight = byStratum(sample, weightText);
    const std::string below = byStratum(sample, thresholdText);
    return "-- A sample of sessions, drawn by a hash of the id: the same rows every time. Import it with its weights.\n"
           "SELECT t.*,\n    "
        + weight + " AS sampling_weight\nFROM " + *table + " AS t\nWHERE " + hash + "\n    < " + below + ";\n";
}

Result<std::string> marginsSql(const SqlSample& sample)
{
    const auto table = checkedTable(sample);
    if (!table)
        return table.error();
    if (sample.rates.segments.empty())
        return wrong("margins are counted by segments", "--by");
    std::string out = "-- How many sessions each value of each segment has: the margins to weight to.\n";
    for (std::size_t i = 0; i < sample.rates.segments.size(); ++i) {
        const std::string& segment = sample.rates.segments[i];
        const std::string value = asText(sample.dialect, column(sample.dialect, segment));
        out += i == 0 ? "" : "UNION ALL\n";
        out.append("SELECT ").append(sqlText(sample.dialect, segment)).append(" AS segment, ").append(value);
        out.append(" AS value, COUNT(*) AS sessions\nFROM ").append(*table).append(" AS t\nWHERE ");
        out.append(column(sample.dialect, sample.id)).append(" IS NOT NULL\nGROUP BY ").append(value).append("\n");
    }
    return out + "ORDER BY 1, 2;\n";
}

} // namespace turnout::queue
