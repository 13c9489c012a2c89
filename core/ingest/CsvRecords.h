// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/CsvParser.h"
#include "ingest/LineSource.h"

#include <string>
#include <vector>

namespace turnout::ingest {

/// The rows of a table as JSON objects: each column a text under its name, empty cells left out. For exports that are
/// the same records as JSON elsewhere. Numbers are those of the rows' first lines.
class CsvRecords final : public RecordSource {
public:
    CsvRecords(ChunkBuffer& buffer, char delimiter)
        : RecordSource(buffer)
        , m_lines(buffer)
        , m_parser(delimiter)
    {
    }
    bool next(Line& line) override;
    void notJson(Line&) override { }
    [[nodiscard]] std::string_view unit() const override
    {
        return "row";
    }

private:
    bool nextRow(Line& line);
    void bad(Line& line, const std::string& why);

    LineSource m_lines;
    CsvParser m_parser;
    std::vector<std::string> m_header;
    std::string m_bytes; ///< of the row
    std::string m_json;
};

} // namespace turnout::ingest
