// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DrawStore.h"
#include "store/EvalSetStore.h"
#include "store/FrameReader.h"
#include "store/ImportWriter.h"
#include "store/LabelStore.h"
#include "store/Project.h"
#include "store/SessionReader.h"
#include "store/SourceReader.h"
#include "store/TruthStore.h"
#include "store/Verify.h"
#include "support/TestSupport.h"

#include <string>
#include <vector>

/// What the tests of the store share.
namespace storetest {

using namespace turnout;
using namespace turnout::store;

/// Fails the test where the result is an error, with its words; the functions below return early then.
#define MUST(expression)                                                                                               \
    do {                                                                                                               \
        const auto& must_ = (expression);                                                                              \
        QVERIFY2(must_.ok(), must_.ok() ? "" : must_.error().message().c_str());                                       \
    } while (false)

/// The code of an expected error, or −1 where there is none.
template <typename T>
int codeOf(const Result<T>& result)
{
    return result.ok() ? -1 : static_cast<int>(result.error().code);
}
inline int code(ErrorCode code)
{
    return static_cast<int>(code);
}

inline OpenOptions creating()
{
    OpenOptions options;
    options.create = true;
    return options;
}

/// A session with something of everything; `number` makes it different.
inline session::Session fullSession(int number)
{
    const std::string n = std::to_string(number);
    session::Session s;
    s.id = "s-" + n;
    s.startedAt = 1'700'000'000'000 + number * 1000;
    s.endedAt = *s.startedAt + 500;
    s.user = "u-" + std::to_string(number % 7);
    s.weight = 1 + number % 3;
    s.segments = {{"plan", number % 2 == 0 ? "free" : "pro"}, {"language", "de"}, {"odd'\"\n", "va\tlue🙂"}};
    s.turns = {{session::Role::User, "Hello " + n + ", where is my ÄRGERLICH order?", "", s.startedAt, ""},
        {session::Role::Assistant, "Let me look.\n\"Quoted\" \\ and 日本語", "", {}, R"([{"name":"lookup"}])"},
        {session::Role::Tool, "found " + n, "lookup", {}, ""}};
    s.ratings = {{1, "\"up\"", 1, *s.startedAt + 1, "nice"}, {0.25, R"({"value":2,"scale":[1,5]})", {}, {}, ""}};
    s.signals = {{"retry", 1, {}, *s.startedAt}, {"dwell", {}, 42.5, {}}};
    s.observed = {"retry", "dwell", "copy"};
    s.scores = {{"judge", 0.72}, {"confidence", 0.41}};
    s.outcomes = {{"ticket_reopened", 1, *s.startedAt}};
    s.extra = R"({"embedding":[0.1,0.2]})";
    return s;
}

/// One import from begin to complete, in jobs of the writer; the answer of begin in `began`.
inline Result<ImportCounts> importSessions(Writer& writer, const std::string& hash,
    const std::vector<session::Session>& sessions, const std::vector<JoinEvent>& events = {},
    const std::vector<RejectedLine>& rejects = {}, ImportBegin* began = nullptr, std::int64_t bytes = 1000)
{
    ImportWriter import;
    ImportBegin begin;
    const auto bulk = [&](const Writer::Job& job) { return writer.run(Writer::Kind::Bulk, job); };
    Result<void> done = bulk([&](Connection& connection) -> Result<void> {
        auto result = import.begin(connection, {"file-" + hash, "turnout-sessions/1", hash, bytes, 1000}, false);
        if (!result)
            return result.error();
        begin = *result;
        return {};
    });
    if (!done)
        return done.error();
    if (began != nullptr)
        *began = begin;
    if (!begin.source.valid())
        return ImportCounts{};
    std::vector<PreparedSession> prepared(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i)
        prepared[i].prepare(static_cast<std::int64_t>(i) + 1, sessions[i]);
    constexpr std::size_t kAJob = 8;
    const std::span<const PreparedSession> all(prepared);
    for (std::size_t i = 0; done && i < all.size(); i += kAJob)
        done = bulk([&](Connection& connection) {
            return import.addSessions(connection, all.subspan(i, std::min(kAJob, all.size() - i)));
        });
    if (done)
        done = bulk([&](Connection& connection) { return import.addEvents(connection, events); });
    if (done)
        done = bulk([&](Connection& connection) { return import.addRejects(connection, rejects); });
    if (done)
        done = bulk([&](Connection& connection) { return import.complete(connection, {"a note"}, 2000); });
    if (done)
        return import.counts();
    for (bool all_ = false; !all_;) {
        const Result<void> undone = bulk([&](Connection& connection) -> Result<void> {
            auto step = import.abandonStep(connection);
            if (!step)
                return step.error();
            all_ = *step;
            return {};
        });
        if (!undone)
            return done.error();
    }
    return done.error();
}

inline std::vector<session::Session> fullSessions(int from, int to)
{
    std::vector<session::Session> sessions;
    for (int i = from; i <= to; ++i)
        sessions.push_back(fullSession(i));
    return sessions;
}

/// A draw of the first `size` of `frame` sessions with equal probabilities.
inline DrawRecord smallDraw(std::int32_t frame, std::int32_t size, std::int32_t from = 1)
{
    DrawRecord draw;
    draw.createdAt = 5000;
    draw.createdBy = "me";
    draw.frame.filter = "{}";
    draw.frame.weight = frame;
    draw.seed = 0xFFFF'FFFF'FFFF'FFFFU; // all bits survive
    draw.asked = size;
    draw.design = "systematic";
    draw.policy = "{}";
    draw.pool = frame;
    draw.poolWeight = frame;
    const double probability = static_cast<double>(size) / frame;
    for (std::int32_t i = 0; i < frame; ++i) {
        draw.frame.sessions.push_back(from + i);
        draw.probabilities.push_back(probability);
    }
    for (std::int32_t i = 0; i < size; ++i)
        draw.items.push_back({SessionId(from + i), probability, probability, 0, 0, "audit", "by chance"});
    return draw;
}

/// An answer of the only annotator to the default rubric.
inline session::LabelEvent answerTo(SessionId session, AnnotatorId annotator, const std::string& verdict = "good")
{
    session::LabelEvent event;
    event.session = session;
    event.annotator = annotator;
    event.rubric = RubricId(1);
    event.answers = {{"verdict", {verdict}, {}}};
    event.seconds = 3.5;
    event.at = 7000;
    return event;
}

inline Result<AnnotatorId> makeAnnotator(Writer& writer, const std::string& name)
{
    AnnotatorId id;
    const Result<void> done = writer.run(Writer::Kind::Durable, [&](Connection& connection) -> Result<void> {
        auto made = annotatorNamed(connection, name);
        if (!made)
            return made.error();
        id = *made;
        return {};
    });
    if (!done)
        return done.error();
    return id;
}

inline Result<LabelEventId> label(Writer& writer, const session::LabelEvent& event)
{
    LabelEventId id;
    const Result<void> done = writer.run(Writer::Kind::Durable, [&](Connection& connection) -> Result<void> {
        auto appended = appendLabel(connection, event);
        if (!appended)
            return appended.error();
        id = *appended;
        return {};
    });
    if (!done)
        return done.error();
    return id;
}

/// Everything verify finds, a line each; empty where the file is sound.
inline std::string violationsOf(Connection& connection)
{
    const auto violations = verify(connection, {}, {});
    if (!violations)
        return violations.error().message();
    std::string text;
    for (const Violation& violation : *violations)
        text += violation.check + ": " + violation.text + "\n";
    return text;
}
inline std::string violationsOf(const Project& project)
{
    auto reader = project.reader();
    return reader ? violationsOf(**reader) : reader.error().message();
}

/// All rows of all tables, as text, to compare states of a project.
inline std::string dump(Connection& connection)
{
    std::string text;
    const auto objects = schemaObjects(connection);
    if (!objects)
        return objects.error().message();
    for (const SchemaObject& object : *objects) {
        text += object.type + " " + object.name + "\n";
        // Of the full-text index the tables behind it.
        if (object.type != "table" || object.sql.starts_with("CREATE VIRTUAL"))
            continue;
        SQLite::Statement rows(connection.db(), "SELECT * FROM \"" + object.name + "\" ORDER BY 1, 2");
        while (rows.executeStep()) {
            for (int column = 0; column < rows.getColumnCount(); ++column)
                text += rows.getColumn(column).getString() + "|";
            text += "\n";
        }
    }
    return text;
}
inline std::string dump(const Project& project)
{
    auto reader = project.reader();
    return reader ? dump(**reader) : reader.error().message();
}

/// The schema's version, and what the copy taken before a step beyond it is called.
inline const int kVersion = static_cast<int>(knownMigrations().size());
inline std::string backupEnding()
{
    return ".v" + std::to_string(kVersion) + ".backup";
}

/// Changes a file behind the store's back: what its triggers forbid too.
inline void doctor(const std::string& path, const std::string& sql)
{
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec(sql);
}

} // namespace storetest
