// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvParser.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace turnout::ingest {

void CsvParser::reset()
{
    m_open = false;
    m_text.clear();
    m_ends.clear();
}

/// From inside a quoted field to behind its closing quote.
CsvParser::Quoted CsvParser::takeQuoted(std::string_view line, std::size_t& at)
{
    for (;;) {
        const std::size_t quote = line.find('"', at);
        if (quote == std::string_view::npos) {
            m_text.append(line.substr(at));
            m_text += '\n';
            return Quoted::Open;
        }
        m_text.append(line.substr(at, quote - at));
        at = quote + 1;
        if (at >= line.size() || line[at] != '"')
            break;
        m_text += '"';
        ++at;
    }
    if (at == line.size() || line[at] == m_delimiter || (line[at] == '\r' && at + 1 == line.size()))
        return Quoted::Closed;
    return Quoted::Bad;
}

CsvParser::State CsvParser::feed(std::string_view line)
{
    std::size_t at = 0;
    bool quoted = m_open;
    if (!m_open)
        reset();
    for (;;) {
        if (!quoted && at < line.size() && line[at] == '"') {
            quoted = true;
            ++at;
        }
        if (quoted) {
            const Quoted end = takeQuoted(line, at);
            m_open = end == Quoted::Open;
            if (end != Quoted::Closed)
                return m_open ? State::Open : State::Bad;
            quoted = false;
        } else {
            std::size_t end = std::min(line.find(m_delimiter, at), line.size());
            const std::size_t next = end;
            if (end == line.size() && end > at && line[end - 1] == '\r')
                --end;
            m_text.append(line.substr(at, end - at));
            at = next;
        }
        m_ends.push_back(m_text.size());
        if (at >= line.size() || line[at] == '\r')
            return State::Complete;
        ++at; // the delimiter
    }
}

std::string_view trimmedField(std::string_view field)
{
    while (!field.empty() && (field.front() == ' ' || field.front() == '\t'))
        field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '\t' || field.back() == '\r'))
        field.remove_suffix(1);
    return field;
}

std::vector<CsvRow> csvSample(std::string_view head, bool isAll, char delimiter, std::size_t most)
{
    std::vector<CsvRow> rows;
    CsvParser parser(delimiter);
    while (!head.empty() && rows.size() < most) {
        const std::size_t end = head.find('\n');
        if (end == std::string_view::npos && !isAll)
            break;
        const std::string_view line = head.substr(0, end);
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
        if (parser.feed(line) != CsvParser::State::Complete)
            continue;
        if (parser.size() == 1 && parser.field(0).empty())
            continue;
        bool isText = true;
        for (std::size_t i = 0; i < parser.size(); ++i)
            isText = isText && simdjson::validate_utf8(parser.field(i));
        if (!isText) // the readers reject it
            continue;
        CsvRow& row = rows.emplace_back();
        for (std::size_t i = 0; i < parser.size(); ++i)
            row.emplace_back(parser.field(i));
    }
    return rows;
}

std::optional<char> sniffDelimiter(std::string_view head, bool isAll)
{
    constexpr std::size_t looked = 20;
    std::optional<char> best;
    std::size_t bestScore = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const auto rows = csvSample(head, isAll, delimiter, looked);
        if (rows.empty() || rows.front().size() < 2)
            continue;
        const std::size_t columns = rows.front().size();
        const auto agreeing = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](const CsvRow& row) { return row.size() == columns; }));
        // Agreement of all records counts more than many columns: commas inside words do not agree.
        const std::size_t score = (agreeing == rows.size() ? 100'000 : 0) + std::min<std::size_t>(columns, 99'999);
        if (score > bestScore) {
            bestScore = score;
            best = delimiter;
        }
    }
    return best;
}

} // namespace turnout::ingest
