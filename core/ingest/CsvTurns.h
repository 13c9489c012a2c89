// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/CsvSession.h"
#include "ingest/ReadProgress.h"
#include "ingest/Spill.h"

#include <unordered_map>

namespace turnout::ingest {

/// Puts sessions together from a table with a row a turn. The rows of a session may be anywhere: they wait in a Spill
/// (memory, then a temporary file) with an index entry of each in memory, as the observations of traces do. Turns are
/// in the order of their times where each has one, else in that of the file.
class CsvTurns {
public:
    CsvTurns(CsvSession& maker, Sink& sink, RecordContext& context, std::size_t inMemory = Spill::kInMemory)
        : m_maker(maker)
        , m_sink(sink)
        , m_context(context)
        , m_spill(inMemory)
    {
    }
    /// False where the row cannot be used; the context has the reason. An error is of the temporary file.
    Result<bool> add(CsvCells row, std::int64_t line);
    /// Hands on the sessions in the order in which the file first mentions them. One with a row that cannot be used is
    /// a reject as a whole: with a turn missing it would be another conversation.
    Result<void> finish(ReadProgress& progress);

private:
    struct Entry {
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
        std::uint32_t session = 0; ///< by first mention
        std::int64_t line = 0;
        std::optional<TimeMs> at;
    };
    Result<bool> emit(std::span<const Entry> rows);
    Result<void> load(const Entry& entry);

    CsvSession& m_maker;
    Sink& m_sink;
    RecordContext& m_context;
    Spill m_spill;
    std::string m_bytes;
    std::string m_id;
    std::vector<std::string_view> m_cells; ///< of the row in m_bytes
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::uint32_t> m_index;
    std::vector<const std::string*> m_ids;
    session::Session m_session;
};

} // namespace turnout::ingest
