// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "ingest/Rates.h"
#include "queue/SqlSample.h"

#include <charconv>

namespace turnout::cli {
namespace {

struct SqlSampleVerb : CommonOptions {
    std::string dialect;
    std::string table;
    std::string id;
    std::vector<std::string> by;
    std::vector<std::string> rates;
    std::string ratesFile;
    std::uint64_t seed = 1;
    bool margins = false;
};

Error badRate(const std::string& given)
{
    return {
        ErrorCode::BadUsage, "a rate is a number, or VALUE=NUMBER with one value for each segment (a/b=0.1)", given};
}

/// "0.01" is for everything else, "pro=0.5" and "pro/de=0.5" for a stratum; with one segment its value may have a "/".
Result<session::StratumRate> rateFromText(const std::string& text, std::size_t segments)
{
    session::StratumRate stratum;
    const std::size_t sign = text.rfind('=');
    const std::string number = sign == std::string::npos ? text : text.substr(sign + 1);
    const char* end = number.data() + number.size();
    if (std::from_chars(number.data(), end, stratum.rate).ptr != end || number.empty())
        return badRate(text);
    if (sign == std::string::npos) {
        stratum.values.assign(segments, "*");
        return stratum;
    }
    const std::string values = text.substr(0, sign);
    std::size_t begin = 0;
    while (segments > 1 && begin <= values.size() && stratum.values.size() + 1 < segments) {
        const std::size_t slash = values.find('/', begin);
        if (slash == std::string::npos)
            return badRate(text);
        stratum.values.push_back(values.substr(begin, slash - begin));
        begin = slash + 1;
    }
    stratum.values.push_back(values.substr(begin));
    if (stratum.values.size() != segments || (segments > 1 && stratum.values.back().find('/') != std::string::npos))
        return badRate(text);
    return stratum;
}

Result<session::StratumRates> ratesOf(const SqlSampleVerb& verb)
{
    if (!verb.ratesFile.empty()) {
        const auto text = readTextFile(verb.ratesFile);
        if (!text)
            return text.error();
        auto rates = ingest::ratesFromCsv(*text);
        if (!rates)
            return Error{rates.error().code, rates.error().message(), verb.ratesFile};
        return rates;
    }
    session::StratumRates rates;
    rates.segments = verb.by;
    std::optional<session::StratumRate> others;
    for (const std::string& text : verb.rates) {
        auto stratum = rateFromText(text, verb.by.size());
        if (!stratum)
            return stratum.error();
        const bool last = session::takesEverything(*stratum);
        if (last && others)
            return Error{ErrorCode::BadUsage, "is the second rate for everything else", text};
        if (last)
            others = *stratum;
        else
            rates.strata.push_back(*stratum);
    }
    if (others)
        rates.strata.push_back(*others);
    return rates;
}

Result<int> runSqlSample(const SqlSampleVerb& verb, Console& console)
{
    if (!verb.ratesFile.empty() && (!verb.rates.empty() || !verb.by.empty()))
        return Error{
            ErrorCode::BadUsage, "--rates FILE brings segments and rates: leave out --by and --rate", "sql-sample"};
    const auto rates = ratesOf(verb);
    if (!rates)
        return rates.error();
    const auto dialect = queue::sqlDialectFromName(verb.dialect);
    const queue::SqlSample sample{
        dialect.value_or(queue::SqlDialect::Postgres), verb.table, verb.id, *rates, verb.seed};
    const auto sql = verb.margins ? queue::marginsSql(sample) : queue::sampleSql(sample);
    if (!sql)
        return sql.error();
    console.out << *sql;
    return kDone;
}

} // namespace

void addSqlSample(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<SqlSampleVerb>();
    CLI::App* verb = addVerb(app, "sql-sample",
        "Print the SQL that draws a reproducible stratified sample with its weights, where the sessions live",
        "turnout-cli sql-sample --dialect postgres --table prod.sessions --id session_id --by plan "
        "--rate enterprise=0.5 0.01");
    verb->add_option("--dialect", options->dialect, "postgres, clickhouse, bigquery, snowflake, duckdb or spark")
        ->required()
        ->check(CLI::IsMember({"postgres", "clickhouse", "bigquery", "snowflake", "duckdb", "spark"}));
    verb->add_option("--table", options->table, "a table or view with one row a session")->required();
    verb->add_option("--id", options->id, "the column that names a session")->required();
    verb->add_option("--by", options->by, "columns that make the strata, with commas")->delimiter(',');
    verb->add_option("--rate", options->rates, "VALUE/VALUE=RATE for a stratum, RATE alone for everything else");
    verb->add_option("--rates", options->ratesFile, "or a CSV of segment values and rates; import takes the same file");
    verb->add_option("--seed", options->seed, "another seed is another sample")
        ->transform(wholeNumber(0))
        ->capture_default_str();
    verb->add_flag("--margins", options->margins, "print the query that counts the margins instead");
    setTask(*verb, task, options, runSqlSample);
}

} // namespace turnout::cli
