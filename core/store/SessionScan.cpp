// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionScan.h"

#include "store/FrameReader.h"
#include "store/SessionReader.h"

#include <algorithm>
#include <unordered_map>

namespace turnout::store {
namespace {

constexpr std::int64_t kBatch = 2000; // ids read with one query a table

/// The words of the codes.
struct Words {
    std::unordered_map<std::int32_t, std::pair<std::string, std::string>> values; ///< segment's name, value
    std::unordered_map<std::int32_t, std::string> kinds;
    std::unordered_map<std::int32_t, std::string> scores;
};

Result<Words> readWords(Connection& connection)
{
    const auto read = dictionaries(connection);
    if (!read)
        return read.error();
    Words words;
    std::unordered_map<std::int32_t, const std::string*> names;
    for (const DictionaryEntry& segment : read->segments)
        names[segment.id] = &segment.name;
    for (const SegmentValueEntry& value : read->values)
        if (const auto name = names.find(value.segment); name != names.end())
            words.values.emplace(value.id, std::make_pair(*name->second, value.value));
    for (const DictionaryEntry& kind : read->signalKinds)
        words.kinds.emplace(kind.id, kind.name);
    for (const DictionaryEntry& score : read->scoreNames)
        words.scores.emplace(score.id, score.name);
    return words;
}

struct Read {
    SessionId id;
    session::Session session;
};

Result<void> readBatch(
    Connection& connection, const Words& words, std::int64_t from, std::int64_t to, std::vector<Read>& batch)
{
    return guarded([&]() -> Result<void> {
        Query query(connection,
            "SELECT id, started_at, ended_at, coalesce(user, ''), segments, transcript.turns FROM session "
            "JOIN transcript ON session_id = id WHERE id BETWEEN ? AND ? ORDER BY id",
            from, to);
        std::vector<std::int32_t> codes;
        while (query.step()) {
            Read& read = batch.emplace_back();
            read.id = query.id<SessionId>(0);
            read.session.startedAt = query.maybeInt64(1);
            read.session.endedAt = query.maybeInt64(2);
            read.session.user = query.string(3);
            parseCodes(query.text(4), codes);
            for (const std::int32_t code : codes)
                if (const auto value = words.values.find(code); value != words.values.end())
                    read.session.segments.push_back(value->second);
            auto turns = turnsFromJson(query.text(5));
            if (!turns)
                return Error{turns.error().code, turns.error().text, "session " + std::to_string(read.id.value())};
            read.session.turns = std::move(*turns);
        }
        return {};
    });
}

session::Session* find(std::vector<Read>& batch, SessionId id)
{
    const auto found = std::lower_bound(
        batch.begin(), batch.end(), id, [](const Read& read, SessionId wanted) { return read.id < wanted; });
    return found != batch.end() && found->id == id ? &found->session : nullptr;
}

Result<void> readEvents(Connection& connection, const Words& words, const Visible& seen, SessionId from, SessionId to,
    std::vector<Read>& batch)
{
    auto read = forEachSignal(connection, seen, from, to, [&](const FrameSignal& signal) {
        session::Session* session = find(batch, signal.session);
        const auto kind = words.kinds.find(signal.kind);
        if (session != nullptr && kind != words.kinds.end())
            session->signals.push_back({kind->second, {}, {}, {}});
    });
    if (!read)
        return read;
    return forEachScore(connection, seen, from, to, [&](const FrameScore& score) {
        session::Session* session = find(batch, score.session);
        const auto name = words.scores.find(score.name);
        if (session != nullptr && name != words.scores.end())
            session->scores.push_back({name->second, score.value});
    });
}

} // namespace

Result<void> forEachWholeSession(Connection& connection, bool events,
    const std::function<void(SessionId, session::Session&)>& f, const Progress& progress, const CancelToken& cancel)
{
    const auto seen = visible(connection);
    if (!seen)
        return seen.error();
    const auto words = readWords(connection);
    if (!words)
        return words.error();
    std::vector<Read> batch;
    for (std::int64_t from = 1; from <= seen->last.value(); from += kBatch) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        const std::int64_t to = std::min(from + kBatch - 1, seen->last.value());
        batch.clear();
        if (const auto read = readBatch(connection, *words, from, to, batch); !read)
            return read;
        if (events)
            if (const auto read = readEvents(connection, *words, *seen, SessionId(from), SessionId(to), batch); !read)
                return read;
        for (Read& read : batch)
            f(read.id, read.session);
        if (progress)
            progress({"sessions", to, seen->last.value(), to});
    }
    return {};
}

} // namespace turnout::store
