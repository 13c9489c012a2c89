// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "session/Session.h"
#include "store/Connection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace turnout::store {

/// The file an import reads.
struct SourceInfo {
    std::string name; ///< as the user knows it
    std::string format; ///< "turnout-sessions/1" …
    std::string hash; ///< of its bytes: the same file twice adds nothing; empty where complete tells it
    std::int64_t bytes = 0;
    TimeMs startedAt = 0;
};

/// What an import has done.
struct ImportCounts {
    std::int64_t sessions = 0; ///< new in the project
    std::int64_t events = 0; ///< joined to a session
    std::int64_t orphans = 0; ///< events kept until their session comes
    std::int64_t duplicates = 0; ///< sessions and events that were here already, the same
    std::int64_t rejects = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

/// A session with what can be worked out on the parsing thread. `session` must live until it is added.
struct PreparedSession {
    std::int64_t line = 0;
    const session::Session* session = nullptr;
    std::string turnsJson;
    std::int64_t characters = 0; ///< Unicode characters in all turns' texts
    std::uint64_t idHash = 0;

    /// Fills all of it, reusing the capacity of `turnsJson`. Thread: any.
    void prepare(std::int64_t lineNumber, const session::Session& from);
};

/// Something about a session that came in a record of its own. It names its session by id, by a trace, or by both; or
/// else by its user and the time.
struct JoinEvent {
    std::int64_t line = 0;
    std::string session; ///< production's id, or empty
    std::variant<session::Rating, session::Signal, session::Outcome, session::Score, session::GivenLabel> payload;
    std::string json; ///< the record as it came
    std::string trace{}; ///< another id of the session, or empty
    std::string user{}; ///< or empty
    std::optional<TimeMs> at{}; ///< with `user`
};

/// How an import's events found their sessions.
struct JoinCounts {
    std::int64_t bySession = 0;
    std::int64_t byTrace = 0;
    std::int64_t byUser = 0; ///< and the time
    std::int64_t ofEarlier = 0; ///< events of earlier files that waited for sessions of this one
    std::int64_t completed = 0; ///< sessions of earlier files that got their conversation, or whose other part this was
    friend bool operator==(const JoinCounts&, const JoinCounts&) = default;
};

/// An event that names its session by user and time belongs to the session of that user it happened in, or that ended
/// at most so many milliseconds before.
inline constexpr TimeMs kJoinWindow = TimeMs{30} * 60 * 1000;

/// A record that could not be used.
struct RejectedLine {
    std::int64_t line = 0;
    std::string reason;
    std::string bytes;
};

/// What begin found.
struct ImportBegin {
    SourceId source; ///< none where the file was imported before
    /// The earlier import of a file with the same bytes.
    struct Earlier {
        SourceId source;
        std::string name;
        TimeMs at = 0;
        ImportCounts counts;
    };
    std::optional<Earlier> earlier;
};

/// One import, from begin to complete or abandon. Every function that takes a Connection belongs inside a Bulk job of
/// the project's Writer, in a job of some 2 MB, so that labels can pass between them. Nothing of it is seen by
/// readers before complete. After an error only abandon makes sense.
/// Thread: the writer's.
class ImportWriter {
public:
    ImportWriter();
    ~ImportWriter();
    ImportWriter(const ImportWriter&) = delete;
    ImportWriter& operator=(const ImportWriter&) = delete;

    /// Starts the import. Where a complete source has the same hash nothing is begun (unless `evenIfImported`) and
    /// the answer names it. Refused while another import is not finished, but for those that wait to be completed
    /// together with this one, `held` of them.
    Result<ImportBegin> begin(
        Connection& connection, const SourceInfo& info, bool evenIfImported = false, std::size_t held = 0);

    /// Adds sessions in their order. A session whose id is here already is counted as a duplicate where its content
    /// is here too, and kept as a reject where it differs; the first one stays. `ids` (may be null) gets the id of
    /// each, none for those that were not added.
    Result<void> addSessions(
        Connection& connection, std::span<const PreparedSession> sessions, std::vector<SessionId>* ids = nullptr);
    /// Joins events to their sessions; keeps as orphans those whose session is not here, and, until joinByUserStep,
    /// those that name it by user and time.
    Result<void> addEvents(Connection& connection, std::span<const JoinEvent> events);
    Result<void> addRejects(Connection& connection, std::span<const RejectedLine> rejects);

    /// One small part of joining what waits for a session of its user at its time; true when that is done. Run it in
    /// jobs until then, when everything is added: what comes before and what behind is then told apart from several
    /// that fit.
    Result<bool> joinByUserStep(Connection& connection, TimeMs window);

    /// Ends the import: it only waits for completeSources to be seen. The notes are kept with the source, and the hash
    /// where begin had none.
    Result<void> hold(
        Connection& connection, const std::vector<std::string>& notes, TimeMs finishedAt, const std::string& hash = {});
    /// The same, and makes all of it visible at once.
    Result<void> complete(
        Connection& connection, const std::vector<std::string>& notes, TimeMs finishedAt, const std::string& hash = {});

    /// Takes back one small part of the import; true when nothing of it is left. Run it in jobs until then.
    Result<bool> abandonStep(Connection& connection);

    [[nodiscard]] SourceId source() const;
    [[nodiscard]] const ImportCounts& counts() const;
    [[nodiscard]] const JoinCounts& joins() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Makes imports that were held visible, all at once.
Result<void> completeSources(Connection& connection, std::span<const SourceId> sources);
/// Imports that were interrupted: state 'importing' while nobody imports. The latest first, as they are to be taken
/// back.
Result<std::vector<SourceId>> unfinishedSources(Connection& connection);
/// One small part of taking such a source back; true when nothing of it is left.
Result<bool> undoSourceStep(Connection& connection, SourceId source);

} // namespace turnout::store
