// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"
#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/Sink.h"
#include "ingest/Spill.h"

#include <unordered_map>

namespace turnout::ingest {

/// Puts sessions together from observations that come in any order and possibly twice, of one file or of several that
/// belong together: a conversation may begin in one and go on in another.
///
/// A session is what has the same id, the first there is of: the observation's conversation, the conversation of its
/// trace, the observation's session, the session named anywhere in its trace, the trace. Observations wait in a Spill
/// (memory, then a temporary file) and only an index entry of each stays in memory, so that a session's are read one
/// after another, in the order of their start, when all are known. The same file makes the same transcripts.
class SessionAssembler {
public:
    /// Where the sessions of a file go.
    struct Out {
        Sink& sink;
        RecordContext& context;
        double weight = 1; ///< of each
    };
    /// How many observations a file had, how many of them were there before, and how many of the rest are in sessions
    /// that another file mentions first.
    struct Counts {
        std::int64_t observations = 0;
        std::int64_t twice = 0;
        std::int64_t elsewhere = 0;
    };

    explicit SessionAssembler(std::size_t inMemory = Spill::kInMemory);

    /// Makes the ids of its steps, beside those of its traces, ids that a session is known by.
    void knowSteps(bool yes)
    {
        m_knowSteps = yes;
    }
    /// What is added from now on is of another file.
    void beginFile();
    [[nodiscard]] std::size_t files() const
    {
        return m_files.size();
    }
    /// Keeps the observation. An error is of the temporary file.
    Result<void> add(const Observation& observation);
    /// Forgets what the file begun last has said.
    void dropFile();
    /// Everything is added: finds out what belongs together.
    void arrange();
    /// Hands on the sessions that the file is the first to mention, in the order in which it does; then what it says of
    /// sessions that are in none of the files, as events. Files are asked for in their order.
    Result<void> handOn(std::size_t file, const Out& out, ReadProgress& progress);

    [[nodiscard]] const Counts& counts(std::size_t file) const
    {
        return m_files[file];
    }

private:
    using Id = std::uint32_t; ///< of a text in m_ids; 0 is none
    struct Entry {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint64_t uid = 0; ///< the same for a span delivered twice
        std::uint64_t span = 0; ///< hashes; 0 is none
        std::uint64_t parent = 0;
        std::uint64_t bareSpan = 0; ///< the span's hash without its trace: some notes name no trace
        std::int64_t start = 0;
        std::uint32_t anchor = 0; ///< the first part of the same span
        Id trace = 0;
        Id conversation = 0;
        Id session = 0;
        Id group = 0;
        std::uint32_t file = 0;
        Observation::Kind kind = Observation::Kind::Span;
        bool content = false;
        bool answers = false;
    };
    struct TraceIds {
        Id conversation = 0;
        Id session = 0;
    };

    Id idOf(const std::string& text);
    void dropDuplicates();
    void resolveGroups();
    void anchorParts();
    Result<bool> emitSession(const std::vector<std::uint32_t>& members, const Out& out);
    Result<bool> emitNote(const Entry& entry, const Out& out);
    Result<void> load(const Entry& entry, Observation& out);

    bool m_knowSteps = false;
    Spill m_spill;
    std::string m_bytes;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_order; ///< of the entries: session by session, each in the order of its steps
    std::size_t m_next = 0; ///< in m_order: what is handed on next
    std::vector<Counts> m_files;
    std::unordered_map<std::string, Id> m_index;
    std::vector<const std::string*> m_ids;
    std::unordered_map<Id, TraceIds> m_traces;
    std::unordered_map<std::uint64_t, std::uint32_t> m_bySpan;
    std::unordered_map<std::uint64_t, Id> m_groupOfSpan; ///< by bareSpan, filled where a note names no trace
};

} // namespace turnout::ingest
