// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/PackageFile.h"

#include "store/LabelStore.h"
#include "store/Meta.h"
#include "store/Project.h"
#include "store/Query.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <unordered_map>

namespace turnout::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatch = 256; ///< sessions a transaction

/// The facts, the rubric, and the one source all sessions are of.
Result<void> writeHead(Connection& to, const PackageContent& content, const std::string& of, TimeMs now)
{
    setMeta(to, "package_of", of);
    setMeta(to, "package_for", content.annotator);
    if (const auto rubric = addRubric(to, content.rubric, now); !rubric)
        return rubric.error();
    if (const auto annotator = annotatorNamed(to, content.annotator); !annotator)
        return annotator.error();
    const auto count = static_cast<std::int64_t>(content.sessions.size());
    Query(to,
        "INSERT INTO source (name, format, hash, bytes, started_at, finished_at, state, first_session, last_session, "
        "sessions) VALUES ('handed out', 'package', '', 0, ?1, ?1, 'complete', 1, ?2, ?2)",
        now, count)
        .run();
    return {};
}

/// A session keeps the number it has in the queue, so that the order of must-labels is the order of the queue.
Result<void> copySessions(
    Connection& from, Connection& to, const PackageContent& content, std::size_t begin, std::size_t end, TimeMs now)
{
    Query read(from,
        "SELECT external_id, started_at, session.turns, characters, transcript.turns, "
        // Which turns are candidates is asked about; nothing else of what came beside the turns is.
        "(SELECT json_object('turns', json_group_object(key, json_object('candidate', "
        "CASE WHEN type = 'object' THEN value -> '$.candidate' END))) FROM json_each(extra, '$.turns') "
        "WHERE CASE WHEN type = 'object' THEN value -> '$.candidate' END IS NOT NULL HAVING count(*) > 0) "
        "FROM session JOIN transcript ON session_id = id WHERE id = ?");
    Query session(to,
        "INSERT INTO session (id, external_id, source_id, line, started_at, weight, turns, characters, segments) "
        "VALUES (?1, ?2, 1, ?1, ?3, 1, ?4, ?5, '')");
    Query transcript(to, "INSERT INTO transcript (session_id, turns, extra) VALUES (?, ?, ?)");
    Query must(to,
        "INSERT INTO must_label (session_id, created_at, created_by, reason, after_draw) "
        "VALUES (?, ?, 'handed out', 'handed out', 0)");
    for (std::size_t i = begin; i < end; ++i) {
        read.rebind(content.sessions[i]);
        if (!read.step())
            return Error{ErrorCode::NotFound, "A session that should be handed out is not there any more.", {}};
        const auto id = static_cast<std::int64_t>(i + 1);
        const std::optional<std::int64_t> startedAt
            = read.isNull(1) ? std::nullopt : std::optional<std::int64_t>(read.int64(1));
        session.rebind(id, read.text(0), startedAt, read.int64(2), read.int64(3));
        session.run();
        transcript.rebind(
            id, read.text(4), read.isNull(5) ? std::nullopt : std::optional<std::string_view>(read.text(5)));
        transcript.run();
        must.rebind(id, now);
        must.run();
    }
    return {};
}

/// What the annotator has flagged and seen of the sessions, which are all there by now.
Result<void> copyDesk(Connection& to, const PackageContent& content)
{
    const auto who = annotatorNamed(to, content.annotator);
    if (!who)
        return who.error();
    std::unordered_map<SessionId, SessionId> places;
    for (std::size_t i = 0; i < content.sessions.size(); ++i)
        places.emplace(content.sessions[i], SessionId(static_cast<std::int64_t>(i + 1)));
    for (const FlagEvent& flag : content.flags)
        if (const auto added = addFlagEvent(to, {places.at(flag.session), *who, flag.flagged, flag.at}); !added)
            return added.error();
    for (const Sight& sight : content.sights)
        if (const auto noted = noteSeen(to, places.at(sight.session), *who, {sight.what}, sight.at); !noted)
            return noted;
    return {};
}

Result<std::string> fill(Connection& from, Project& package, const PackageContent& content, const Progress& progress,
    const CancelToken& cancel)
{
    auto writer = package.writer();
    if (!writer)
        return writer.error();
    const auto of = meta(from, "project_id");
    if (!of)
        return of.error();
    const TimeMs now = package.clock().now();
    std::string key;
    const auto head = (*writer)->run(Writer::Kind::Durable, [&](Connection& to) -> Result<void> {
        const auto id = meta(to, "project_id");
        if (!id)
            return id.error();
        key = id->value_or("");
        return writeHead(to, content, of->value_or(""), now);
    });
    if (!head)
        return head.error();
    for (std::size_t begin = 0; begin < content.sessions.size(); begin += kBatch) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped", {}};
        const std::size_t end = std::min(content.sessions.size(), begin + kBatch);
        const auto copied = (*writer)->run(
            Writer::Kind::Durable, [&](Connection& to) { return copySessions(from, to, content, begin, end, now); });
        if (!copied)
            return copied.error();
        if (progress)
            progress({"sessions", static_cast<std::int64_t>(end), static_cast<std::int64_t>(content.sessions.size()),
                static_cast<std::int64_t>(end)});
    }
    const auto desk = (*writer)->run(Writer::Kind::Durable, [&](Connection& to) { return copyDesk(to, content); });
    if (!desk)
        return desk.error();
    return key;
}

} // namespace

Result<std::string> writePackage(Connection& from, const std::string& path, const PackageContent& content,
    const Clock& clock, const Progress& progress, const CancelToken& cancel)
{
    return guarded([&]() -> Result<std::string> {
        OpenOptions options;
        options.create = true;
        options.clock = &clock;
        auto package = Project::open(path, options);
        if (!package)
            return package.error();
        auto key = fill(from, **package, content, progress, cancel);
        package->reset(); // the log goes into the file
        std::error_code ignored;
        for (const char* tail : {"-lock", "-wal", "-shm"})
            fs::remove(path + tail, ignored);
        if (!key)
            fs::remove(path, ignored);
        return key;
    });
}

Error packageDamaged(const std::string& path)
{
    return {ErrorCode::Damaged, "The file is damaged, or not all of it is there yet. Copy it again.", path};
}

Result<void> checkWhole(Connection& connection, const std::string& path)
{
    const Error damaged = packageDamaged(path);
    // SQLite reads a file that lost its last pages until it comes to them. Page size and number of pages are at 16 and
    // 28 of the header, big-endian.
    std::array<char, 32> header{};
    std::ifstream file(path, std::ios::binary);
    if (!file.read(header.data(), header.size()))
        return damaged;
    const auto byte
        = [&](std::size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(header.at(at))); };
    const std::uint64_t size = byte(16) << 8U | byte(17);
    const std::uint64_t pages = byte(28) << 24U | byte(29) << 16U | byte(30) << 8U | byte(31);
    constexpr std::uint64_t kLargestPage = 65536; // written as 1
    std::error_code code;
    const std::uint64_t bytes = fs::file_size(path, code);
    if (code || bytes < pages * (size == 1 ? kLargestPage : size))
        return damaged;
    return guarded([&]() -> Result<void> {
        Query check(connection, "PRAGMA quick_check(1)");
        if (!check.step() || check.text(0) != "ok")
            return damaged;
        return {};
    });
}

Result<std::optional<PackageLabel>> packageLabel(Connection& connection)
{
    const auto of = meta(connection, "package_of");
    if (!of)
        return of.error();
    if (!of->has_value())
        return std::optional<PackageLabel>();
    const auto key = meta(connection, "project_id");
    if (!key)
        return key.error();
    const auto annotator = meta(connection, "package_for");
    if (!annotator)
        return annotator.error();
    return std::optional(PackageLabel{key->value_or(""), **of, annotator->value_or("")});
}

} // namespace turnout::store
