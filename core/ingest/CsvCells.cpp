// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvCells.h"

#include "ingest/FieldParsers.h"
#include "ingest/RecordParser.h"

#include <charconv>
#include <cmath>

namespace turnout::ingest {

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return low;
}

std::optional<double> cellNumber(std::string_view cell)
{
    cell = trimmed(cell);
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

bool readNumberCell(std::string_view column, std::string_view cell, std::optional<double>& out, RecordContext& context)
{
    out = cellNumber(cell);
    return out || trimmed(cell).empty() || context.fail(inQuotes(column) + " must be a number, this is " + shown(cell));
}

bool readTimeCell(std::string_view column, std::string_view cell, std::optional<TimeMs>& out, RecordContext& context)
{
    cell = trimmed(cell);
    out.reset();
    if (cell.empty())
        return true;
    const bool longNumber = cell.size() > 8 && cellNumber(cell).has_value();
    if (!longNumber)
        return readTimeText(column, cell, out, context);
    out = timeFromNumber(*cellNumber(cell));
    return out || context.fail(inQuotes(column) + " is too large for a time");
}

} // namespace turnout::ingest
