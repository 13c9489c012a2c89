// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvRecords.h"

#include "base/Json.h"
#include "ingest/Sink.h"

#include <algorithm>
#include <simdjson.h>

namespace turnout::ingest {

void CsvRecords::bad(Line& line, const std::string& why)
{
    m_json = m_bytes.substr(0, kRejectBytes);
    m_json.reserve(m_json.size() + simdjson::SIMDJSON_PADDING);
    line.text = m_json;
    line.bad = why;
}

/// False at the end of the file. A row that is not one comes with its reason.
bool CsvRecords::nextRow(Line& line)
{
    Line physical;
    m_bytes.clear();
    line = {};
    while (m_lines.next(physical)) {
        if (line.number == 0) {
            if (physical.text.empty() || physical.text == "\r")
                continue;
            line.number = m_number = physical.number;
        } else {
            m_bytes += '\n';
        }
        m_number = physical.number;
        m_bytes += physical.text;
        if (physical.tooLong || m_bytes.size() > kLineLimit) {
            m_parser.reset();
            bad(line, "the row is longer than 64 MiB; a quoted field that begins in it is probably not closed");
            return true;
        }
        const CsvParser::State state = m_parser.feed(physical.text);
        if (state == CsvParser::State::Open)
            continue;
        if (!simdjson::validate_utf8(m_bytes))
            bad(line, "the row is not valid UTF-8");
        else if (state == CsvParser::State::Bad)
            bad(line, "there is text behind the closing quote of a field; a quote inside quotes is doubled");
        return true;
    }
    if (line.number == 0 || m_lines.error())
        return false;
    m_parser.reset();
    bad(line, "a quoted field that begins here is not closed up to the end of the file");
    return true;
}

bool CsvRecords::next(Line& line)
{
    if (m_header.empty()) {
        if (!nextRow(line) || !line.bad.empty())
            return !line.bad.empty();
        for (std::size_t i = 0; i < m_parser.size(); ++i)
            m_header.emplace_back(m_parser.field(i));
    }
    if (!nextRow(line))
        return false;
    if (!line.bad.empty())
        return true;
    if (m_parser.size() != m_header.size()) {
        bad(line,
            "the row has " + std::to_string(m_parser.size()) + " fields, the header has "
                + std::to_string(m_header.size()));
        return true;
    }
    m_json = "{";
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (m_parser.field(i).empty())
            continue;
        m_json += m_json.size() > 1 ? "," : "";
        appendJsonString(m_json, m_header[i]);
        m_json += ':';
        appendJsonString(m_json, m_parser.field(i));
    }
    m_json += '}';
    m_json.reserve(m_json.size() + simdjson::SIMDJSON_PADDING);
    line.text = m_json;
    return true;
}

} // namespace turnout::ingest
