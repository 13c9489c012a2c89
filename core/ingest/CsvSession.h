// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/CsvParser.h"
#include "ingest/Import.h"
#include "ingest/RecordContext.h"

#include <optional>

namespace turnout::ingest {

/// Makes a session of one row of a table.
class CsvSession {
public:
    CsvSession(RecordContext& context, std::optional<double> weight);

    /// Finds the mapping's columns in the header; refuses with the name of one that is not there.
    Result<void> bind(const CsvMapping& mapping, const std::vector<std::string>& header);
    /// False where the row cannot be used; the context has the reason.
    bool read(const CsvParser& row, session::Session& out);

private:
    using Column = std::optional<std::size_t>;
    bool readRating(std::string_view cell, session::Session& out);
    bool readNumbers(const CsvParser& row, session::Session& out);
    bool readTurns(const CsvParser& row, session::Session& out);
    bool readTranscript(std::string_view cell, std::vector<session::Turn>& out);
    bool readDialogue(std::string_view cell, std::vector<session::Turn>& out);

    RecordContext& m_context;
    double m_weight;
    simdjson::dom::parser m_parser;
    CsvMapping m_mapping;
    std::vector<std::string> m_header;
    Column m_id;
    Column m_transcript;
    Column m_userText;
    Column m_assistantText;
    Column m_startedAt;
    Column m_user;
    Column m_weightColumn;
    Column m_rating;
    std::vector<std::size_t> m_segments;
    std::vector<std::size_t> m_scores;
    std::vector<std::size_t> m_rest; ///< not mapped
};

} // namespace turnout::ingest
