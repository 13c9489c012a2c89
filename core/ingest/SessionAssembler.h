// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/SessionIndex.h"
#include "ingest/Sink.h"
#include "ingest/Spill.h"

#include <string>
#include <vector>

namespace turnout::ingest {

/// Puts sessions together from observations that come in any order and possibly twice, of one file or of several that
/// belong together: a conversation may begin in one and go on in another.
///
/// The observations wait in a Spill (memory, then a temporary file), what says where they belong in a SessionIndex; a
/// session's are read one after another, in the order of their start, when all are known. Files in the same order make
/// the same transcripts; in another order, too, but for steps that begin in the same nanosecond.
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
    /// Everything is added: finds out what belongs together.
    Result<void> arrange();
    /// Hands on the sessions that the file is the first to mention, in the order in which it does; then what it says of
    /// sessions that are in none of the files, as events. Files are asked for in their order, each of them: what is not
    /// asked for is lost.
    Result<void> handOn(std::size_t file, const Out& out, ReadProgress& progress);

    [[nodiscard]] const Counts& counts(std::size_t file) const
    {
        return m_files[file];
    }

private:
    using Members = std::vector<IndexedObservation>;
    static void order(Members& members);
    Result<bool> emitSession(Members& members, const Out& out);
    Result<bool> emitNote(const IndexedObservation& entry, const Out& out);
    Result<void> load(const IndexedObservation& entry, Observation& out);

    bool m_knowSteps = false;
    Spill m_spill;
    SessionIndex m_index;
    std::string m_bytes;
    std::uint64_t m_added = 0;
    std::vector<Counts> m_files;
};

} // namespace turnout::ingest
