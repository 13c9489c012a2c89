// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TableHead.h"

#include "ingest/CsvParser.h"
#include "ingest/CsvReader.h"
#include "ingest/Detect.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

namespace turnout::ingest {
namespace {

constexpr std::size_t kRowsLookedAt = 100;
constexpr std::size_t kExamples = 3;
constexpr std::size_t kExampleBytes = 120;

/// Not in the middle of a character.
std::string beginning(std::string_view text)
{
    std::size_t end = std::min(text.size(), kExampleBytes);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end));
}

std::vector<std::string> examplesOf(const std::vector<CsvRow>& rows, std::size_t column)
{
    std::vector<std::string> examples;
    for (std::size_t i = 1; i < rows.size() && examples.size() < kExamples; ++i) {
        if (column >= rows[i].size() || rows[i][column].empty())
            continue;
        std::string example = beginning(rows[i][column]);
        if (std::find(examples.begin(), examples.end(), example) == examples.end())
            examples.push_back(std::move(example));
    }
    return examples;
}

std::optional<double> numberOf(const std::string& text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<std::pair<double, double>> scaleOf(const std::vector<CsvRow>& rows, std::size_t column)
{
    std::optional<std::pair<double, double>> seen;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (column >= rows[i].size() || rows[i][column].empty())
            continue;
        const auto number = numberOf(rows[i][column]);
        if (!number)
            return std::nullopt;
        seen = seen ? std::pair(std::min(seen->first, *number), std::max(seen->second, *number))
                    : std::pair(*number, *number);
    }
    constexpr std::array<std::pair<double, double>, 4> scales{{{0, 1}, {1, 5}, {0, 10}, {0, 100}}};
    for (const auto& scale : scales)
        if (seen && scale.first <= seen->first && seen->second <= scale.second)
            return scale;
    return std::nullopt;
}

} // namespace

Result<TableHead> tableHead(const std::string& path)
{
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    const Progress nobody;
    const CancelToken never;
    ReadProgress progress(nobody, never);
    ChunkBuffer buffer(std::move(*source), progress);
    if (const auto started = buffer.start(); !started)
        return started.error();
    const auto content = lookAtContent(buffer.rest(), buffer.atEnd(), false);
    if (!content)
        return content.error();
    if (content->format != Format::Csv)
        return Error{ErrorCode::BadInput, "This is no table that needs a mapping.", path};
    const auto rows = csvSample(buffer.rest(), buffer.atEnd(), content->delimiter, kRowsLookedAt);
    if (rows.empty())
        return Error{ErrorCode::BadInput, "The header line of this table cannot be read.", path};
    TableHead head;
    for (std::size_t i = 0; i < rows.front().size(); ++i)
        head.columns.push_back({rows.front()[i], examplesOf(rows, i), scaleOf(rows, i)});
    head.likely = likelyMapping(rows);
    for (const TableColumn& column : head.columns)
        if (column.name == head.likely.rating && column.scale)
            std::tie(head.likely.ratingLow, head.likely.ratingHigh) = *column.scale;
    return head;
}

} // namespace turnout::ingest
