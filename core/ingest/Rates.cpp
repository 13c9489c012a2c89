// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Rates.h"

#include "ingest/CsvParser.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace turnout::ingest {
namespace {

Error atLine(std::size_t line, const std::string& text)
{
    return {ErrorCode::BadInput, text, "line " + std::to_string(line)};
}

std::optional<double> rateOf(std::string_view text)
{
    const std::string_view number = trimmedField(text);
    double value = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || !(value > 0) || value > 1)
        return std::nullopt;
    return value;
}

} // namespace

Result<session::StratumRates> ratesFromCsv(std::string_view csv)
{
    constexpr std::size_t kMost = 100000;
    if (csv.starts_with("\xef\xbb\xbf"))
        csv.remove_prefix(3);
    if (!simdjson::validate_utf8(csv))
        return Error{ErrorCode::BadInput, "this is not UTF-8", ""};
    const std::vector<CsvRow> rows = csvSample(csv, true, sniffDelimiter(csv, true).value_or(','), kMost);
    if (rows.size() < 2)
        return Error{ErrorCode::BadInput, "needs a header with segments and \"rate\", and a line for each stratum", ""};
    session::StratumRates rates;
    std::size_t rateColumn = rows[0].size();
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
        const std::string name(trimmedField(rows[0][i]));
        if (name == "rate" && rateColumn == rows[0].size())
            rateColumn = i;
        else if (name.empty() || std::count(rates.segments.begin(), rates.segments.end(), name) > 0)
            return atLine(1, "every column needs a name of its own");
        else
            rates.segments.push_back(name);
    }
    if (rateColumn == rows[0].size())
        return atLine(1, "has no column \"rate\"");
    for (std::size_t line = 1; line < rows.size(); ++line) {
        const CsvRow& row = rows[line];
        if (row.size() != rows[0].size())
            return atLine(line + 1, "has another number of columns than the header");
        if (!rates.strata.empty() && session::takesEverything(rates.strata.back()))
            return atLine(line + 1, "stands behind a line that takes everything, so it would never be used");
        session::StratumRate stratum;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (i != rateColumn)
                stratum.values.emplace_back(trimmedField(row[i]));
        const auto rate = rateOf(row[rateColumn]);
        if (!rate)
            return atLine(line + 1, "the rate must be a number over 0 and at most 1");
        stratum.rate = *rate;
        for (const session::StratumRate& known : rates.strata)
            if (known.values == stratum.values)
                return atLine(line + 1, "this stratum has a rate already");
        rates.strata.push_back(std::move(stratum));
    }
    return rates;
}

} // namespace turnout::ingest
