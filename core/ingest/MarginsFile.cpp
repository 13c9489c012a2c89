// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/MarginsFile.h"

#include "ingest/CsvParser.h"
#include "ingest/RecordContext.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace turnout::ingest {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"segment", "value", "sessions"};

Error atLine(std::size_t line, const std::string& text)
{
    return {ErrorCode::BadInput, text, "line " + std::to_string(line)};
}

/// Engines write names as they are spelled in the query, or all in capitals.
bool isName(std::string_view cell, std::string_view name)
{
    const std::string_view text = trimmedField(cell);
    return std::equal(text.begin(), text.end(), name.begin(), name.end(),
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; });
}

/// Where each of kColumns is.
Result<std::array<std::size_t, 3>> columnsOf(const CsvParser& header)
{
    std::array<std::size_t, 3> columns{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        std::size_t at = 0;
        while (at < header.size() && !isName(header.field(at), kColumns.at(i)))
            ++at;
        if (at == header.size())
            return atLine(1, "needs the columns segment, value and sessions; there is no " + inQuotes(kColumns.at(i)));
        columns.at(i) = at;
    }
    return columns;
}

/// One row into the margin of its segment.
Result<void> addRow(
    const CsvParser& row, const std::array<std::size_t, 3>& columns, std::size_t line, session::Margins& margins)
{
    const std::string segment(trimmedField(row.field(columns[0])));
    if (segment.empty())
        return atLine(line, "names no segment");
    const std::string_view number = trimmedField(row.field(columns[2]));
    double sessions = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), sessions);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || !(sessions >= 0)
        || !std::isfinite(sessions))
        return atLine(line, "\"sessions\" must be a number of sessions, 0 or more, this is " + shown(number));
    std::string_view value = trimmedField(row.field(columns[1]));
    if (value == "NULL" || value == "\\N")
        value = {};
    auto margin = std::find_if(margins.segments.begin(), margins.segments.end(),
        [&](const session::SegmentMargin& known) { return known.segment == segment; });
    if (margin == margins.segments.end())
        margin = margins.segments.insert(margin, {segment, {}});
    margin->values.push_back({std::string(value), sessions});
    return {};
}

Result<session::Margins> marginsFromTable(std::string_view csv)
{
    session::Margins margins;
    std::array<std::size_t, 3> columns{};
    CsvParser parser(sniffDelimiter(csv, true).value_or(','));
    std::size_t width = 0;
    for (std::size_t line = 1; !csv.empty(); ++line) {
        const std::size_t end = csv.find('\n');
        const std::string_view text = csv.substr(0, end);
        csv = end == std::string_view::npos ? std::string_view() : csv.substr(end + 1);
        if (trimmedField(text).empty())
            continue;
        if (parser.feed(text) != CsvParser::State::Complete)
            return atLine(line, "is not a row of a table");
        if (width == 0) {
            width = parser.size();
            const auto found = columnsOf(parser);
            if (!found)
                return found.error();
            columns = *found;
        } else if (parser.size() != width) {
            return atLine(line, "has another number of columns than the header");
        } else if (const auto added = addRow(parser, columns, line, margins); !added) {
            return added.error();
        }
    }
    if (margins.segments.empty())
        return Error{ErrorCode::BadInput,
            R"(needs {"total": …, "segments": …} as JSON, or a table with the columns segment, value and sessions)",
            "margins"};
    for (const session::MarginValue& value : margins.segments.front().values)
        margins.total += value.sessions;
    if (const auto arranged = session::arrangeMargins(margins); !arranged)
        return arranged.error();
    return margins;
}

} // namespace

Result<session::Margins> marginsFromText(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (!simdjson::validate_utf8(text))
        return Error{ErrorCode::BadInput, "this is not UTF-8", "margins"};
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '['))
        return session::marginsFromJson(text);
    return marginsFromTable(text);
}

} // namespace turnout::ingest
