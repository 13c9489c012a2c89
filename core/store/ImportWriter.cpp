// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ImportWriter.h"

#include "base/Json.h"
#include "store/IdIndex.h"
#include "store/Query.h"
#include "store/SessionParts.h"
#include "store/SessionRecord.h"
#include "store/TextIndex.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

namespace turnout::store {
namespace {

// An import of at least this size into an empty project makes the index on the ids at its end; ids are looked up in
// memory until then, as long as they are no more than this.
constexpr std::int64_t kDeferBytes = 16 * 1024 * 1024;
constexpr std::size_t kDeferSessions = 6'000'000;
constexpr std::size_t kRejectBytes = 64 * 1024;

constexpr const char* kDropIndex = "DROP INDEX session_by_external_id";
constexpr const char* kMakeIndex = "CREATE UNIQUE INDEX session_by_external_id ON session (external_id)";

// Different in each process, so that no file can be made whose ids all fall on one place.
std::uint64_t hashSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return static_cast<std::uint64_t>(device()) << 32U | device();
    }();
    return seed;
}

std::uint64_t hashOf(std::string_view id)
{
    return XXH3_64bits_withSeed(id.data(), id.size(), hashSeed());
}

/// Bytes that do not continue a character, eight at a time.
std::int64_t charactersIn(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::size_t continuing = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t x = 0;
        std::memcpy(&x, text.data() + i, sizeof x);
        if ((x & ones << 7U) == 0)
            continue; // the ordinary case
        continuing += (((x >> 7U) & ~(x >> 6U) & ones) * ones) >> 56U; // the sum of its bytes
    }
    for (; i < text.size(); ++i)
        continuing += (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U ? 1U : 0U;
    return static_cast<std::int64_t>(text.size() - continuing);
}

std::string bytesOf(const PreparedSession& prepared)
{
    std::string bytes = "{\"id\":";
    appendJsonString(bytes, prepared.session->id);
    bytes += ",\"turns\":";
    bytes += prepared.turnsJson;
    bytes += '}';
    bytes.resize(std::min(bytes.size(), kRejectBytes));
    return bytes;
}

} // namespace

void PreparedSession::prepare(std::int64_t lineNumber, const session::Session& from)
{
    line = lineNumber;
    session = &from;
    turnsJson.clear();
    session::appendTurnsJson(turnsJson, from.turns);
    characters = 0;
    for (const session::Turn& turn : from.turns)
        characters += charactersIn(turn.text);
    idHash = hashOf(from.id);
}

struct ImportWriter::Impl {
    SourceId source;
    std::int64_t firstSession = 0;
    std::int64_t nextSession = 0;
    ImportCounts counts;
    bool deferred = false; ///< there is no index on the ids
    Dictionary dictionary;
    std::optional<Joiner> joiner;
    std::optional<SessionRecord> record;
    std::optional<EventIntake> events;
    std::optional<SessionParts> parts;
    IdIndex ids; ///< while deferred

    std::optional<ImportBegin::Earlier> earlier(Connection& connection, const std::string& hash) const;
    void start(Connection& connection, const SourceInfo& info);
    SessionId addSession(Connection& connection, const PreparedSession& prepared);
    void addPart(Connection& connection, SessionId whole, const PreparedSession& part);
    SessionId findSession(Connection& connection, std::string_view externalId, std::uint64_t hash) const;
    void addReject(Connection& connection, std::int64_t line, std::string_view reason, std::string_view bytes);
    void makeIndex(Connection& connection);
};

ImportWriter::ImportWriter()
    : m_impl(std::make_unique<Impl>())
{
}

ImportWriter::~ImportWriter() = default;

SourceId ImportWriter::source() const
{
    return m_impl->source;
}

const ImportCounts& ImportWriter::counts() const
{
    return m_impl->counts;
}

const JoinCounts& ImportWriter::joins() const
{
    static const JoinCounts none;
    return m_impl->events ? m_impl->events->joins() : none;
}

Result<ImportBegin> ImportWriter::begin(
    Connection& connection, const SourceInfo& info, bool evenIfImported, std::size_t held)
{
    return guarded([&]() -> Result<ImportBegin> {
        if (queryInt64(connection, "SELECT count(*) FROM source WHERE state = 'importing'", 0)
            > static_cast<std::int64_t>(held))
            return Error{
                ErrorCode::Busy, "Another import into this project is running. Wait until it is done.", info.name};
        if (!evenIfImported && !info.hash.empty())
            if (auto earlier = m_impl->earlier(connection, info.hash))
                return ImportBegin{{}, std::move(earlier)};
        m_impl->start(connection, info);
        return ImportBegin{m_impl->source, std::nullopt};
    });
}

std::optional<ImportBegin::Earlier> ImportWriter::Impl::earlier(Connection& connection, const std::string& hash) const
{
    Query query(connection,
        "SELECT id, name, started_at, sessions, events, orphans, duplicates, rejects FROM source "
        "WHERE hash = ? AND state = 'complete' ORDER BY id LIMIT 1",
        hash);
    if (!query.step())
        return std::nullopt;
    return ImportBegin::Earlier{query.id<SourceId>(0), query.string(1), query.int64(2),
        {query.int64(3), query.int64(4), query.int64(5), query.int64(6), query.int64(7)}};
}

void ImportWriter::Impl::start(Connection& connection, const SourceInfo& info)
{
    const bool empty = queryInt64(connection, "SELECT 1 FROM session LIMIT 1", 0) == 0;
    firstSession = queryInt64(connection, "SELECT max(id) FROM session", 0) + 1;
    nextSession = firstSession;
    Query(connection,
        "INSERT INTO source (name, format, hash, bytes, started_at, state, first_session, marks) VALUES "
        "(?, ?, ?, ?, ?, 'importing', ?, json_object("
        "'segments', (SELECT coalesce(max(id), 0) FROM segment), "
        "'values', (SELECT coalesce(max(id), 0) FROM segment_value), "
        "'kinds', (SELECT coalesce(max(id), 0) FROM signal_kind), "
        "'scores', (SELECT coalesce(max(id), 0) FROM score_name), 'annotators', json_array(), 'filled', json_array()))",
        info.name, info.format, info.hash, info.bytes, info.startedAt, firstSession)
        .run();
    source = SourceId(sqlite3_last_insert_rowid(connection.handle()));
    dictionary.load(connection);
    joiner.emplace(dictionary, source, info.startedAt);
    record.emplace(connection, dictionary, *joiner, source);
    const EventIntake::Hooks hooks{
        [this](Connection& on, std::string_view id) { return findSession(on, id, deferred ? hashOf(id) : 0); },
        [this](Connection& on, std::int64_t line, std::string_view reason, std::string_view bytes) {
            addReject(on, line, reason, bytes);
        }};
    events.emplace(connection, *joiner, source, counts, hooks);
    parts.emplace(connection, source, *events, hooks);
    deferred = empty && info.bytes >= kDeferBytes;
    if (deferred)
        connection.db().exec(kDropIndex);
}

Result<void> ImportWriter::addSessions(
    Connection& connection, std::span<const PreparedSession> sessions, std::vector<SessionId>* ids)
{
    return guarded([&]() -> Result<void> {
        if (ids != nullptr)
            ids->clear();
        for (const PreparedSession& prepared : sessions) {
            const SessionId id = m_impl->addSession(connection, prepared);
            if (ids != nullptr)
                ids->push_back(id);
        }
        if (m_impl->deferred && m_impl->ids.size() > kDeferSessions)
            m_impl->makeIndex(connection);
        return {};
    });
}

SessionId ImportWriter::Impl::addSession(Connection& connection, const PreparedSession& prepared)
{
    const session::Session& session = *prepared.session;
    if (const std::string_view reason = unusableNumber(session); !reason.empty()) {
        addReject(connection, prepared.line, reason, bytesOf(prepared));
        return {};
    }
    const SessionId id(nextSession);
    if (const SessionId whole = parts->find(connection, session); whole.valid()) {
        addPart(connection, whole, prepared);
        return {};
    }
    SessionId there;
    if (deferred)
        there = findSession(connection, session.id, prepared.idHash);
    if (!there.valid() && record->write(connection, id, prepared) == SessionRecord::Written::IdIsThere)
        there = findSession(connection, session.id, prepared.idHash);
    if (there.valid()) {
        if (record->same(connection, there, prepared))
            ++counts.duplicates;
        else if (parts->fit(connection, there, prepared))
            addPart(connection, there, prepared);
        else
            addReject(connection, prepared.line,
                "a session with this id is already here, with other content; the first one stays", bytesOf(prepared));
        return {};
    }
    ++nextSession;
    ++counts.sessions;
    if (deferred)
        ids.insert(prepared.idHash, static_cast<std::uint32_t>(id.value() - firstSession + 1));
    if (!session.traces.empty())
        parts->keysCame();
    events->sessionCame(connection, id, session);
    return id;
}

void ImportWriter::Impl::addPart(Connection& connection, SessionId whole, const PreparedSession& part)
{
    const std::string refused = parts->add(connection, whole, part);
    if (!refused.empty())
        addReject(connection, part.line, refused, bytesOf(part));
}

SessionId ImportWriter::Impl::findSession(Connection& connection, std::string_view externalId, std::uint64_t hash) const
{
    if (!deferred)
        return SessionId(queryInt64(connection, "SELECT id FROM session WHERE external_id = ?", 0, externalId));
    const std::uint32_t row = ids.find(hash, [&](std::uint32_t candidate) {
        Query query(connection, "SELECT external_id FROM session WHERE id = ?", firstSession + candidate - 1);
        return query.step() && query.text(0) == externalId;
    });
    return row == 0 ? SessionId() : SessionId(firstSession + row - 1);
}

Result<void> ImportWriter::addEvents(Connection& connection, std::span<const JoinEvent> events)
{
    return guarded([&]() -> Result<void> {
        for (const JoinEvent& event : events)
            m_impl->events->add(connection, event);
        return {};
    });
}

Result<void> ImportWriter::addRejects(Connection& connection, std::span<const RejectedLine> rejects)
{
    return guarded([&]() -> Result<void> {
        for (const RejectedLine& reject : rejects)
            m_impl->addReject(connection, reject.line, reject.reason, reject.bytes);
        return {};
    });
}

void ImportWriter::Impl::addReject(
    Connection& connection, std::int64_t line, std::string_view reason, std::string_view bytes)
{
    Query(connection, "INSERT INTO reject (source_id, line, reason, bytes) VALUES (?, ?, ?, ?)", source, line, reason,
        std::as_bytes(std::span(bytes)))
        .run();
    ++counts.rejects;
}

void ImportWriter::Impl::makeIndex(Connection& connection)
{
    connection.db().exec(kMakeIndex);
    deferred = false;
    ids = {};
}

Result<void> ImportWriter::hold(
    Connection& connection, const std::vector<std::string>& notes, TimeMs finishedAt, const std::string& hash)
{
    return guarded([&]() -> Result<void> {
        Impl& impl = *m_impl;
        if (impl.deferred)
            impl.makeIndex(connection);
        if (queryInt64(
                connection, "SELECT json_array_length(marks, '$.filled') FROM source WHERE id = ?", 0, impl.source)
            > 0)
            forgetIndex(connection);
        JsonWriter json;
        json.beginArray();
        for (const std::string& note : notes)
            json.value(note);
        if (impl.events->joins().ofEarlier > 0)
            json.value(std::to_string(impl.events->joins().ofEarlier)
                + " events of earlier files were waiting for sessions of this one and were joined");
        json.endArray();
        Query(connection,
            "UPDATE source SET hash = iif(hash = '', ?1, hash), finished_at = ?2, "
            "last_session = iif(?4 > 0, ?3, NULL), sessions = ?4, events = ?5, orphans = ?6, duplicates = ?7, "
            "rejects = ?8, notes = ?9 WHERE id = ?10",
            hash, finishedAt, impl.nextSession - 1, impl.counts.sessions, impl.counts.events, impl.counts.orphans,
            impl.counts.duplicates, impl.counts.rejects, json.text(), impl.source)
            .run();
        return {};
    });
}

Result<void> ImportWriter::complete(
    Connection& connection, const std::vector<std::string>& notes, TimeMs finishedAt, const std::string& hash)
{
    if (const auto held = hold(connection, notes, finishedAt, hash); !held)
        return held;
    return completeSources(connection, std::array{m_impl->source});
}

Result<void> completeSources(Connection& connection, std::span<const SourceId> sources)
{
    return guarded([&]() -> Result<void> {
        for (const SourceId source : sources)
            Query(connection,
                "UPDATE source SET state = 'complete', marks = NULL, "
                "first_session = iif(last_session IS NULL, NULL, first_session) WHERE id = ?",
                source)
                .run();
        return {};
    });
}

Result<bool> ImportWriter::joinByUserStep(Connection& connection, TimeMs window)
{
    return guarded([&]() -> Result<bool> { return m_impl->events->joinByUserStep(connection, window); });
}

Result<bool> ImportWriter::abandonStep(Connection& connection)
{
    return undoSourceStep(connection, m_impl->source);
}

} // namespace turnout::store
