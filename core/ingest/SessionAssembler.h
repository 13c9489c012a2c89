// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"
#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/Sink.h"
#include "ingest/Spill.h"

#include <optional>
#include <unordered_map>

namespace turnout::ingest {

/// Puts sessions together from observations that come in any order and possibly twice.
///
/// A session is what has the same id, the first there is of: the observation's conversation, the conversation of its
/// trace, the observation's session, the session named anywhere in its trace, the trace. Observations wait in a Spill
/// (memory, then a temporary file) and only an index entry of each stays in memory, so that a session's are read one
/// after another, in the order of their start, when all are known. The same file makes the same transcripts.
class SessionAssembler {
public:
    SessionAssembler(
        Sink& sink, RecordContext& context, std::optional<double> weight, std::size_t inMemory = Spill::kInMemory);

    /// Makes the ids of its steps, beside those of its traces, ids that a session is known by.
    void knowSteps(bool yes)
    {
        m_knowSteps = yes;
    }
    /// Keeps the observation. An error is of the temporary file.
    Result<void> add(const Observation& observation);
    /// Hands on the sessions in the order in which the file first mentions them, then what belongs to none as events.
    Result<void> finish(ReadProgress& progress);

    [[nodiscard]] std::int64_t observations() const
    {
        return static_cast<std::int64_t>(m_entries.size());
    }
    [[nodiscard]] std::int64_t duplicates() const
    {
        return m_duplicates;
    }
    [[nodiscard]] std::int64_t sessions() const
    {
        return m_sessions;
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
        Observation::Kind kind = Observation::Kind::Span;
        bool content = false;
    };
    struct TraceIds {
        Id conversation = 0;
        Id session = 0;
    };

    Id idOf(const std::string& text);
    void dropDuplicates();
    void resolveGroups();
    void anchorParts();
    Result<bool> emitSession(const std::vector<std::uint32_t>& members);
    Result<bool> emitNote(const Entry& entry);
    Result<void> load(const Entry& entry, Observation& out);

    Sink& m_sink;
    RecordContext& m_context;
    double m_weight;
    bool m_knowSteps = false;
    Spill m_spill;
    std::string m_bytes;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, Id> m_index;
    std::vector<const std::string*> m_ids;
    std::unordered_map<Id, TraceIds> m_traces;
    std::unordered_map<std::uint64_t, std::uint32_t> m_bySpan;
    std::unordered_map<std::uint64_t, Id> m_groupOfSpan; ///< by bareSpan, filled where a note names no trace
    std::int64_t m_duplicates = 0;
    std::int64_t m_sessions = 0;
};

} // namespace turnout::ingest
