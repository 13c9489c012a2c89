// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/HashSet.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Making the full-text index, a batch at a time: the reader of transcripts is a job on the pool, the writing a small
/// job of the writer's, so that labels pass between. What is indexed is indexed for good, unless a session
/// that had no conversation gets one (forgetIndex).
namespace turnout::store {

/// The index has the sessions up to here, of complete sources all of them; none: it has nothing yet.
Result<SessionId> indexedTo(Connection& connection);

/// Some sessions and their words, on the way from the reader to the writer.
struct IndexBatch {
    struct Entry {
        SessionId session;
        std::string words; ///< different ones, with blanks between
    };
    SessionId after; ///< the index goes to here before …
    SessionId last; ///< … and to here with it
    std::vector<Entry> entries;
    std::string fresh; ///< words that may be new to the index, between line feeds
};

/// Reads transcripts and takes their words. Keeps some 40 MB at most, whatever the project's size. Thread: one.
class IndexBatches {
public:
    explicit IndexBatches(Connection& reader);
    ~IndexBatches();
    IndexBatches(const IndexBatches&) = delete;
    IndexBatches& operator=(const IndexBatches&) = delete;
    /// The batch behind `after`, up to `to`; no entries where there is nothing.
    Result<IndexBatch> next(SessionId after, SessionId to);

private:
    void takeTurns(std::string_view turns, IndexBatch& batch, std::string& words);
    void takeText(std::string_view text, IndexBatch& batch, std::string& words);

    Connection& m_reader;
    std::uint64_t m_seed; ///< by chance, so that no text can be made to collide with another
    HashSet m_inSession; ///< of words
    HashSet m_known; ///< … that are in the index; forgotten where they get too many
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

/// Throws the index away, to be made anew: a session got its conversation after it was indexed. For a writer's job.
/// Throws SQLite::Exception.
void forgetIndex(Connection& connection);

/// Adds a batch; for a writer's job. Refused where the index does not end where the batch begins: somebody else went on
/// with it. Throws SQLite::Exception.
Result<void> addToIndex(Connection& connection, const IndexBatch& batch);

/// One step of merging what batches added, some milliseconds; for a writer's job. True when there is nothing more to
/// do. Throws SQLite::Exception.
bool mergeIndexStep(Connection& connection);

} // namespace turnout::store
