// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "ingest/RecordContext.h"
#include "ingest/Sink.h"

#include <optional>
#include <span>

namespace turnout::ingest {

/// The cells of a row, in the order of the header.
using CsvCells = std::span<const std::string_view>;

/// Makes a session of one row of a table, or of several that are its turns, or events.
class CsvSession {
public:
    CsvSession(RecordContext& context, std::optional<double> weight);

    /// Finds the mapping's columns in the header; refuses with the name of one that is not there.
    Result<void> bind(const CsvMapping& mapping, const std::vector<std::string>& header);
    /// False where the row cannot be used; the context has the reason.
    bool read(CsvCells row, session::Session& out);

    /// Of a table with a row a turn: the session the row belongs to, and when the turn was (none where it cannot be
    /// read, which readTurn says).
    [[nodiscard]] bool readTurnKey(CsvCells row, std::string& id, std::optional<TimeMs>& at) const;
    /// Empties a session for its rows.
    void beginTurns(const std::string& id, session::Session& out);
    /// Adds a row's turn, and what the row says of the session where no row before it did.
    bool readTurn(CsvCells row, session::Session& out);
    void endTurns(session::Session& out);

    /// Appends the row's events to `out`; none where it says nothing.
    bool readEvents(CsvCells row, std::int64_t line, std::vector<Event>& out);

private:
    using Column = std::optional<std::size_t>;
    bool readRating(std::string_view cell, session::Session& out);
    bool readAbout(CsvCells row, session::Session& out);
    bool readNumbers(CsvCells row, session::Session& out);
    bool readTurns(CsvCells row, session::Session& out);
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
    Column m_role;
    Column m_text;
    Column m_at;
    Column m_trace;
    std::vector<std::size_t> m_segments;
    std::vector<std::size_t> m_scores;
    std::vector<std::size_t> m_outcomes;
    std::vector<std::size_t> m_rest; ///< not mapped
};

} // namespace turnout::ingest
