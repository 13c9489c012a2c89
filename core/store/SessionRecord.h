// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Dictionary.h"
#include "store/ImportWriter.h"
#include "store/Joiner.h"

#include <cstdint>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace turnout::store {

/// Writes new sessions, the import's hot path: statements prepared once, values bound without copying.
/// Functions throw SQLite::Exception. Thread: the writer's.
class SessionRecord {
public:
    SessionRecord(Connection& connection, Dictionary& dictionary, Joiner& joiner, SourceId source);

    enum class Written { Added, IdIsThere };
    /// Writes the session under `id`, with everything that came with it; nothing where its external id is there.
    Written write(Connection& connection, SessionId id, const PreparedSession& prepared);

    /// Codes of the segments that were derived of the session, as the project keeps them ("3,17"); empty: none.
    std::string derivedSegments(Connection& connection, const session::Session& session);
    /// Whether all that came with this session is there already, beside the session `id` of the same external id.
    bool same(Connection& connection, SessionId id, const PreparedSession& prepared);

private:
    /// `derived`: with what was made of the transcript.
    void codes(Connection& connection, const session::Session& session, bool derived);
    void addKeys(Connection& connection, SessionId id, const session::Session& session);
    void parts(Connection& connection, SessionId id, const session::Session& session);
    void step(Connection& connection, sqlite3_stmt* statement) const;

    Dictionary& m_dictionary;
    Joiner& m_joiner;
    std::int64_t m_source;
    sqlite3_stmt* m_session;
    sqlite3_stmt* m_transcript;
    sqlite3_stmt* m_rating;
    sqlite3_stmt* m_signal;
    sqlite3_stmt* m_outcome;
    sqlite3_stmt* m_score;
    std::string m_segments; ///< of the session at hand, as stored
    std::string m_observed;
    std::vector<std::uint32_t> m_lastUse; ///< of a segment, by its id: the session that had it last
    std::uint32_t m_serial = 0;
};

/// The first number of a session that cannot be stored, as a reason; empty where all is well.
std::string_view unusableNumber(const session::Session& session);

} // namespace turnout::store
