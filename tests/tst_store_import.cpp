// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_store_support.h"

#include <QObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace storetest;

namespace {

JoinEvent about(const std::string& session, decltype(JoinEvent::payload) payload, std::int64_t line = 1)
{
    return {line, session, std::move(payload), R"({"session":")" + session + R"(","as":"it came"})"};
}

} // namespace

/// Imports: what comes in is what is there, once.
class TestStoreImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everythingComesBack_data();
    void everythingComesBack();
    void hostileText();
    void sameFileTwice();
    void sameFileTwiceOnPurpose();
    void sameSessionTwice_data();
    void sameSessionTwice();
    void laterFilesSayMoreOfASession();
    void eventsAreJoined();
    void sameEventTwice();
    void scoreWithAnotherValue();
    void orphansWaitForTheirSession();
    void orphansOfTheSameFile();
    void labelsComeWithTheFile();
    void rejectsAreKept();
    void unusableNumbers();
    void oneImportAtATime();
    void abandonLeavesNothing_data();
    void abandonLeavesNothing();
    void deskGoesOnDuringAnAbandonedImport();
    void frameReaderSeesAll();
    void pageOfRows();
    void truth();

private:
    [[nodiscard]] Writer& writer() const
    {
        return **m_project->writer();
    }
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Connection> m_reader;
};

void TestStoreImport::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
    auto project = Project::open(m_dir->file("a.turnout"), creating());
    MUST(project);
    m_project = std::move(project).value();
    auto reader = m_project->reader();
    MUST(reader);
    m_reader = std::move(reader).value();
}

void TestStoreImport::cleanup()
{
    if (m_reader && !QTest::currentTestFailed())
        QCOMPARE(violationsOf(*m_reader), std::string());
    m_reader.reset();
    m_project.reset();
    m_dir.reset();
}

// The first big import works without an index on the ids; both ways must do the same.
void TestStoreImport::everythingComesBack_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("small") << qint64(1000);
    QTest::newRow("big") << qint64(1'000'000'000);
}

void TestStoreImport::everythingComesBack()
{
    QFETCH(qint64, bytes);
    const auto sessions = fullSessions(1, 30);
    const auto counts = importSessions(writer(), "h1", sessions, {}, {}, nullptr, bytes);
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{30, 0, 0, 0, 0}));
    for (int i = 1; i <= 30; ++i) {
        const auto details = sessionDetails(*m_reader, SessionId(i));
        MUST(details);
        session::Session expected = sessions[static_cast<std::size_t>(i - 1)];
        QVERIFY(details->session == expected);
        QCOMPARE(details->sourceName, std::string("file-h1"));
        QCOMPARE(details->line, i);
        QVERIFY(!details->truth);
        const auto turns = transcript(*m_reader, SessionId(i));
        MUST(turns);
        QVERIFY(*turns == expected.turns);
        const auto found = findSession(*m_reader, expected.id);
        MUST(found);
        QCOMPARE(found->value(), SessionId(i));
    }
    QCOMPARE(codeOf(sessionDetails(*m_reader, SessionId(31))), code(ErrorCode::NotFound));
    QCOMPARE(codeOf(transcript(*m_reader, SessionId(0))), code(ErrorCode::NotFound));
    const auto list = sources(*m_reader);
    MUST(list);
    QCOMPARE(list->size(), std::size_t(1));
    const Source& source = list->front();
    QCOMPARE(source.info.format, std::string("turnout-sessions/1"));
    QCOMPARE(source.info.hash, std::string("h1"));
    QCOMPARE(source.finishedAt, 2000);
    QCOMPARE(source.firstSession, SessionId(1));
    QCOMPARE(source.lastSession, SessionId(30));
    QCOMPARE(source.notes, std::vector<std::string>{"a note"});
}

void TestStoreImport::hostileText()
{
    std::vector<session::Session> sessions;
    for (const std::string& id : {std::string("'; DROP TABLE session; --"), std::string("a\nb\r\t\"c\""),
             std::string("🙂"), std::string("nul\0inside", 10), std::string(100'000, 'x'),
             std::string("../../etc/passwd"), std::string("=HYPERLINK(1)"), std::string(" ")}) {
        session::Session s;
        s.id = id;
        s.turns = {{session::Role::User, id, id, {}, ""}};
        s.segments = {{id, id}};
        s.user = id;
        sessions.push_back(s);
    }
    session::Session bare;
    bare.id = "bare"; // no turns, no segments, nothing
    sessions.push_back(bare);
    const auto counts = importSessions(writer(), "h1", sessions);
    MUST(counts);
    QCOMPARE(counts->sessions, static_cast<std::int64_t>(sessions.size()));
    for (const session::Session& s : sessions) {
        const auto found = findSession(*m_reader, s.id);
        MUST(found);
        QVERIFY(found->has_value());
        const auto details = sessionDetails(*m_reader, **found);
        MUST(details);
        QVERIFY(details->session == s);
        const std::vector<SessionId> ids{**found};
        QCOMPARE(externalIds(*m_reader, ids)->front(), s.id);
    }
}

void TestStoreImport::sameFileTwice()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 5)));
    const std::string before = dump(*m_reader);
    ImportBegin again;
    MUST(importSessions(writer(), "h1", fullSessions(1, 5), {}, {}, &again));
    QVERIFY(!again.source.valid());
    QVERIFY(again.earlier.has_value());
    QCOMPARE(again.earlier->name, std::string("file-h1"));
    QCOMPARE(again.earlier->at, 1000);
    QCOMPARE(again.earlier->counts.sessions, 5);
    QCOMPARE(dump(*m_reader), before);
}

void TestStoreImport::sameFileTwiceOnPurpose()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 5)));
    ImportWriter import;
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"f", "x", "h1", 1, 1}, true);
        if (!begin)
            return begin.error();
        const session::Session s = fullSession(3);
        PreparedSession prepared;
        prepared.prepare(1, s);
        const Result<void> added = import.addSessions(connection, std::span(&prepared, 1));
        return added ? import.complete(connection, {}, 2) : added;
    }));
    QCOMPARE(import.counts(), (ImportCounts{0, 0, 0, 1, 0}));
}

void TestStoreImport::sameSessionTwice_data()
{
    everythingComesBack_data();
}

void TestStoreImport::sameSessionTwice()
{
    QFETCH(qint64, bytes);
    // In one file: the same, the same but for its order of segments, with other words, with a rating more.
    std::vector<session::Session> sessions = fullSessions(1, 2);
    sessions.push_back(fullSession(1));
    session::Session order = fullSession(1);
    std::reverse(order.segments.begin(), order.segments.end());
    sessions.push_back(order);
    session::Session words = fullSession(1);
    words.turns[0].text = "other words";
    sessions.push_back(words);
    session::Session rated = fullSession(2);
    rated.ratings.push_back({0, "\"down\"", {}, {}, ""});
    sessions.push_back(rated);
    const auto counts = importSessions(writer(), "h1", sessions, {}, {}, nullptr, bytes);
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{2, 0, 0, 2, 2}));
    QVERIFY(sessionDetails(*m_reader, SessionId(1))->session == fullSession(1));
    const auto kept = rejects(*m_reader, {}, 10, 0);
    MUST(kept);
    QCOMPARE(kept->size(), std::size_t(2));
    QCOMPARE(kept->front().line, 5);
    QVERIFY(kept->front().reason.find("a session with this id is already here") != std::string::npos);
    QVERIFY(kept->front().bytes.find("other words") != std::string::npos);

    // In another file.
    const auto second = importSessions(writer(), "h2", sessions);
    MUST(second);
    // A later file may say more of the same conversation: the rating is joined to the session that is there.
    QCOMPARE(*second, (ImportCounts{0, 1, 0, 4, 1}));
    QCOMPARE(sessionDetails(*m_reader, SessionId(2))->session.ratings.size(), fullSession(2).ratings.size() + 1);
}

void TestStoreImport::laterFilesSayMoreOfASession()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 2)));
    // As a labelling tool exports it: the same turns, no segments and no times, and what its people and models said.
    session::Session labelled;
    labelled.id = "s-1";
    labelled.turns = fullSession(1).turns;
    labelled.labels = {{"eve", "verdict", "bad", {}, 50, {}}};
    labelled.scores = {{"suggestion", 0.25}};
    labelled.gold = {{"verdict", "bad", "eve"}};
    const auto counts = importSessions(writer(), "h2", {labelled});
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{0, 2, 0, 0, 0}));
    QCOMPARE(labelEvents(*m_reader)->size(), std::size_t(1));
    QCOMPARE(projectCounts(*m_reader)->gold, 1);
    QCOMPARE(sessionDetails(*m_reader, SessionId(1))->session.segments, fullSession(1).segments);
    // The same export again adds nothing; with one answer more it adds that one.
    QCOMPARE(*importSessions(writer(), "h3", {labelled}), (ImportCounts{0, 0, 0, 1, 0}));
    labelled.labels.push_back({"ben", "verdict", "good", {}, 51, {}});
    QCOMPARE(*importSessions(writer(), "h4", {labelled}), (ImportCounts{0, 1, 0, 0, 0}));
    // One that contradicts the session keeps its reason, and still brings what is new.
    labelled.segments = {{"language", "xx"}};
    labelled.labels.push_back({"cleo", "verdict", "good", {}, 52, {}});
    QCOMPARE(*importSessions(writer(), "h5", {labelled}), (ImportCounts{0, 1, 0, 0, 1}));
    QCOMPARE(violationsOf(*m_reader), std::string());
}

void TestStoreImport::eventsAreJoined()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 3)));
    const std::vector<JoinEvent> events{
        about("s-1", session::Rating{0, "\"down\"", 2, 77, "hm"}),
        about("s-1", session::Signal{"escalate", 2, {}, 78}),
        about("s-2", session::Outcome{"refund", 12.5, {}}),
        about("s-3", session::Score{"toxicity", 0.01}),
        about("s-3", session::GivenLabel{"ada", "verdict", "bad", {}, 79, 21.5}),
    };
    const auto counts = importSessions(writer(), "h2", {}, events);
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{0, 5, 0, 0, 0}));
    const auto first = sessionDetails(*m_reader, SessionId(1))->session;
    QCOMPARE(first.ratings.size(), std::size_t(3));
    QVERIFY(first.ratings.back() == (session::Rating{0, "\"down\"", 2, 77, "hm"}));
    QVERIFY(first.signals.back() == (session::Signal{"escalate", 2, {}, 78}));
    QVERIFY(sessionDetails(*m_reader, SessionId(2))->session.outcomes.back() == (session::Outcome{"refund", 12.5, {}}));
    const auto labels = labelEventsOf(*m_reader, SessionId(3));
    MUST(labels);
    QCOMPARE(labels->size(), std::size_t(1));
    QVERIFY(labels->front().answers == (std::vector<session::Answer>{{"verdict", {"bad"}, {}}}));
    QCOMPARE(labels->front().at, 79);
    QCOMPARE(*labels->front().seconds, 21.5);
    QCOMPARE(labels->front().source, SourceId(2));
}

void TestStoreImport::sameEventTwice()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 3)));
    std::vector<JoinEvent> events;
    for (int copy = 0; copy < 2; ++copy) {
        events.push_back(about("s-1", session::Rating{0, "\"down\"", {}, {}, ""}));
        events.push_back(about("s-1", session::Rating{1, "\"up\"", 1, fullSession(1).ratings[0].at, "nice"}));
        events.push_back(about("s-1", session::Signal{"escalate", {}, {}, {}}));
        events.push_back(about("s-1", session::Outcome{"refund", {}, {}}));
        events.push_back(about("s-1", session::Score{"judge", 0.72}));
        events.push_back(about("s-1", session::GivenLabel{"ada", "reasons", R"(["wrong","slow"])", {}, {}, {}}));
        events.push_back(about("nobody", session::Score{"judge", 0.1}));
    }
    // The second rating and the score came with the session already.
    const auto counts = importSessions(writer(), "h2", {}, events);
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{0, 4, 1, 9, 0}));
    const auto again = importSessions(writer(), "h3", {}, events);
    MUST(again);
    QCOMPARE(*again, (ImportCounts{0, 0, 0, 14, 0}));
    const auto labels = labelEventsOf(*m_reader, SessionId(1));
    MUST(labels);
    QCOMPARE(labels->size(), std::size_t(1));
    QVERIFY(labels->front().answers.front().values == (std::vector<std::string>{"wrong", "slow"}));
}

void TestStoreImport::scoreWithAnotherValue()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 1)));
    const auto counts = importSessions(writer(), "h2", {}, {about("s-1", session::Score{"judge", 0.5}, 9)});
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{0, 0, 0, 0, 1}));
    QCOMPARE(sessionDetails(*m_reader, SessionId(1))->session.scores[0].value, 0.72);
    QCOMPARE(rejects(*m_reader, SourceId(2), 10, 0)->front().line, 9);
}

void TestStoreImport::orphansWaitForTheirSession()
{
    const session::Rating rating{0.25, R"({"value":2,"scale":[1,5]})", 2, 99, "wörds\n\"x\""};
    const session::GivenLabel given{"ada", "verdict", "good", 1, 98, 2.5};
    const auto counts = importSessions(writer(), "h1", fullSessions(1, 2),
        {about("s-8", rating, 4), about("s-8", session::Signal{"copy", {}, 1.5, {}}),
            about("s-9", session::Outcome{"refund", {}, 5}), about("s-8", given),
            about("s-8", session::Score{"x", 2})});
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{2, 0, 5, 0, 0}));
    auto waiting = orphans(*m_reader, 0, 10);
    MUST(waiting);
    QCOMPARE(waiting->size(), std::size_t(5));
    QCOMPARE(waiting->front().externalId, std::string("s-8"));
    QCOMPARE(waiting->front().line, 4);
    QVERIFY(waiting->front().json.find("it came") != std::string::npos);

    session::Session late;
    late.id = "s-8";
    late.turns = fullSession(8).turns;
    MUST(importSessions(writer(), "h2", {late}));
    const auto details = sessionDetails(*m_reader, SessionId(3));
    MUST(details);
    QVERIFY(details->session.ratings == std::vector<session::Rating>{rating});
    QVERIFY(details->session.signals == (std::vector<session::Signal>{{"copy", {}, 1.5, {}}}));
    QVERIFY(details->session.scores == (std::vector<session::Score>{{"x", 2}}));
    const auto labels = labelEventsOf(*m_reader, SessionId(3));
    MUST(labels);
    QCOMPARE(labels->size(), std::size_t(1));
    QCOMPARE(*labels->front().answers.front().turn, 1);
    waiting = orphans(*m_reader, 0, 10);
    QCOMPARE(waiting->size(), std::size_t(1));
    QCOMPARE(projectCounts(*m_reader)->orphans, 1);
    const auto notes = sources(*m_reader)->back().notes;
    QCOMPARE(notes.size(), std::size_t(2));
    QVERIFY(notes.back().find("4 events of earlier files") == 0);
}

void TestStoreImport::orphansOfTheSameFile()
{
    // Events before their session, in one import.
    ImportWriter import;
    const session::Session s = fullSession(1);
    PreparedSession prepared;
    prepared.prepare(2, s);
    const std::vector<JoinEvent> events{about("s-1", session::Signal{"copy", {}, {}, {}}),
        about("s-1", session::Rating{1, "\"up\"", 1, s.ratings[0].at, "nice"})};
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"f", "x", "h1", 1, 1});
        return begin ? import.addEvents(connection, events) : Result<void>(begin.error());
    }));
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const Result<void> added = import.addSessions(connection, std::span(&prepared, 1));
        return added ? import.complete(connection, {}, 2) : added;
    }));
    QCOMPARE(import.counts(), (ImportCounts{1, 1, 0, 1, 0}));
    QCOMPARE(sessionDetails(*m_reader, SessionId(1))->session.signals.size(), std::size_t(3));
}

void TestStoreImport::labelsComeWithTheFile()
{
    session::Session s = fullSession(1);
    s.labels = {{"ada", "verdict", "good", {}, 50, 3.0}, {"ben", "verdict", "bad", {}, {}, {}},
        {"ada", "note", "well done", {}, 60, {}}};
    MUST(importSessions(writer(), "h1", {s}));
    const auto labels = labelEvents(*m_reader);
    MUST(labels);
    QCOMPARE(labels->size(), std::size_t(2));
    QVERIFY(labels->front().answers
        == (std::vector<session::Answer>{{"verdict", {"good"}, {}}, {"note", {"well done"}, {}}}));
    QCOMPARE(labels->front().at, 60);
    QCOMPARE(labels->back().at, 1000); // when the import began
    QCOMPARE(annotators(*m_reader)->size(), std::size_t(2));
    MUST(importSessions(writer(), "h2", {s}));
    QCOMPARE(labelEvents(*m_reader)->size(), std::size_t(2));
}

void TestStoreImport::rejectsAreKept()
{
    const std::string bytes("\xff\0{broken", 9);
    MUST(importSessions(writer(), "h1", {}, {}, {{3, "not JSON", bytes}, {7, "no id", "{}"}}));
    const auto kept = rejects(*m_reader, SourceId(1), 10, 0);
    MUST(kept);
    QCOMPARE(kept->size(), std::size_t(2));
    QCOMPARE(kept->front().bytes, bytes);
    QCOMPARE(kept->front().reason, std::string("not JSON"));
    QCOMPARE(rejects(*m_reader, {}, 1, 1)->front().line, 7);
    QCOMPARE(projectCounts(*m_reader)->rejects, 2);
}

void TestStoreImport::unusableNumbers()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<session::Session> sessions = fullSessions(1, 4);
    sessions[0].weight = nan;
    sessions[1].ratings[0].value = 1.5;
    sessions[2].scores[0].value = std::numeric_limits<double>::infinity();
    const auto counts = importSessions(writer(), "h1", sessions,
        {about("s-4", session::Score{"y", nan}), about("s-4", session::Rating{nan, "1", {}, {}, ""})});
    MUST(counts);
    QCOMPARE(*counts, (ImportCounts{1, 0, 0, 0, 5}));
}

void TestStoreImport::oneImportAtATime()
{
    ImportWriter first;
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = first.begin(connection, {"f", "x", "h1", 1, 1});
        return begin ? Result<void>() : begin.error();
    }));
    const auto second = importSessions(writer(), "h2", fullSessions(1, 1));
    QCOMPARE(codeOf(second), code(ErrorCode::Busy));
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) { return first.complete(connection, {}, 2); }));
    MUST(importSessions(writer(), "h2", fullSessions(1, 1)));
}

void TestStoreImport::abandonLeavesNothing_data()
{
    QTest::addColumn<bool>("intoEmpty");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("into an empty project") << true << qint64(1000);
    QTest::newRow("big into an empty project") << true << qint64(1'000'000'000);
    QTest::newRow("into a full one") << false << qint64(1000);
}

void TestStoreImport::abandonLeavesNothing()
{
    QFETCH(bool, intoEmpty);
    QFETCH(qint64, bytes);
    if (!intoEmpty)
        MUST(importSessions(writer(), "h1", fullSessions(1, 20),
            {about("s-25", session::Rating{1, "\"up\"", {}, {}, ""}),
                about("s-26", session::GivenLabel{"cleo", "verdict", "good", {}, {}, {}})}));
    const std::string before = dump(*m_reader);
    ImportWriter import;
    std::vector<session::Session> sessions = fullSessions(15, 1200);
    for (session::Session& s : sessions) {
        s.segments.emplace_back("new segment", "new value " + s.id);
        s.signals.push_back({"new kind", {}, {}, {}});
        s.scores.push_back({"new score", 1});
        s.labels.push_back({"new annotator", "verdict", "good", {}, {}, {}});
    }
    std::vector<PreparedSession> prepared(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i)
        prepared[i].prepare(1, sessions[i]);
    const std::vector<JoinEvent> events{about("s-3", session::Rating{0, "\"down\"", {}, {}, ""}),
        about("s-3", session::GivenLabel{"dan", "verdict", "bad", {}, {}, {}}),
        about("nobody", session::Outcome{"x", {}, {}})};
    const std::vector<RejectedLine> lines{{1, "no", "{}"}};
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"f", "x", "h9", bytes, 1});
        if (!begin)
            return begin.error();
        Result<void> done = import.addSessions(connection, prepared);
        if (done)
            done = import.addEvents(connection, events);
        return done ? import.addRejects(connection, lines) : done;
    }));
    QVERIFY(dump(*m_reader) != before);
    int steps = 0;
    for (bool all = false; !all; ++steps)
        MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
            const auto step = import.abandonStep(connection);
            all = step && *step;
            return step ? Result<void>() : step.error();
        }));
    QVERIFY(steps > 1); // so that labels can pass
    QCOMPARE(dump(*m_reader), before);
    // And the same file can be imported then.
    MUST(importSessions(writer(), "h9", fullSessions(1, 30)));
}

void TestStoreImport::deskGoesOnDuringAnAbandonedImport()
{
    MUST(importSessions(writer(), "h1", fullSessions(1, 2)));
    ImportWriter import;
    session::Session s = fullSession(3);
    s.labels = {{"ada", "verdict", "good", {}, {}, {}}};
    PreparedSession prepared;
    prepared.prepare(1, s);
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"f", "x", "h9", 1, 1});
        return begin ? import.addSessions(connection, std::span(&prepared, 1)) : Result<void>(begin.error());
    }));
    // Ada sits down at the desk meanwhile; Eve too, and says nothing yet.
    const auto ada = makeAnnotator(writer(), "ada");
    const auto eve = makeAnnotator(writer(), "eve");
    MUST(ada);
    MUST(eve);
    for (bool all = false; !all;)
        MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
            const auto step = import.abandonStep(connection);
            all = step && *step;
            return step ? Result<void>() : step.error();
        }));
    MUST(label(writer(), answerTo(SessionId(1), *ada)));
    MUST(label(writer(), answerTo(SessionId(2), *eve)));
}

void TestStoreImport::frameReaderSeesAll()
{
    session::Session quiet;
    quiet.id = "quiet";
    quiet.turns = {{session::Role::User, "äöü", "", {}, ""}};
    std::vector<session::Session> sessions = fullSessions(1, 9);
    sessions.push_back(quiet);
    MUST(importSessions(writer(), "h1", sessions));
    const auto words = dictionaries(*m_reader);
    MUST(words);
    QCOMPARE(words->segments.size(), std::size_t(3));
    QCOMPARE(words->values.size(), std::size_t(4));
    QCOMPARE(words->signalKinds.size(), std::size_t(3));
    QCOMPARE(words->scoreNames.size(), std::size_t(2));
    const auto seen = visible(*m_reader);
    MUST(seen);
    QCOMPARE(seen->last, SessionId(10));
    std::vector<std::int64_t> ids;
    // In two ranges, as two threads would.
    for (const auto& [from, to] : {std::pair(1, 4), std::pair(5, 10)})
        MUST(forEachSession(*m_reader, SessionId(from), SessionId(to), [&](const FrameSession& row) {
            ids.push_back(row.id.value());
            const session::Session& s = sessions[ids.size() - 1];
            QCOMPARE(row.weight, s.weight);
            QCOMPARE(row.startedAt, s.startedAt);
            QCOMPARE(row.turns, static_cast<int>(s.turns.size()));
            QCOMPARE(row.values.size(), s.segments.size());
            QCOMPARE(row.observedKnown, !s.observed.empty());
            QCOMPARE(row.observed.size(), s.observed.size());
            if (s.id == "quiet")
                QCOMPARE(row.characters, 3);
            for (std::size_t i = 0; i < row.values.size(); ++i) {
                const SegmentValueEntry& value = words->values[static_cast<std::size_t>(row.values[i]) - 1];
                QCOMPARE(value.value, s.segments[i].second);
            }
        }));
    QCOMPARE(ids, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    int ratings = 0;
    int signals = 0;
    int scores = 0;
    int outcomes = 0;
    MUST(forEachRating(*m_reader, *seen, SessionId(1), seen->last, [&](const FrameRating&) { ++ratings; }));
    MUST(forEachSignal(*m_reader, *seen, SessionId(1), seen->last, [&](const FrameSignal&) { ++signals; }));
    MUST(forEachScore(*m_reader, *seen, SessionId(1), seen->last, [&](const FrameScore&) { ++scores; }));
    MUST(forEachOutcome(*m_reader, *seen, SessionId(1), seen->last, [&](const FrameOutcome&) { ++outcomes; }));
    QCOMPARE(ratings, 18);
    QCOMPARE(signals, 18);
    QCOMPARE(scores, 18);
    QCOMPARE(outcomes, 9);
}

void TestStoreImport::pageOfRows()
{
    session::Session s = fullSession(3);
    s.turns = {{session::Role::System, "be kind", "", {}, ""},
        {session::Role::User, "  \n Grüße\t\tan  alle " + std::string(300, 'x'), "", {}, ""}};
    MUST(importSessions(writer(), "h1", {fullSession(1), fullSession(2), s}));
    const std::vector<SessionId> ids{SessionId(3), SessionId(99), SessionId(1)};
    const auto rows = sessionRows(*m_reader, ids);
    MUST(rows);
    QCOMPARE(rows->size(), std::size_t(2));
    QCOMPARE(rows->front().externalId, std::string("s-3"));
    QCOMPARE(rows->front().turns, 2);
    QCOMPARE(rows->front().firstWords, "Grüße an alle " + std::string(kFirstWords - 14, 'x') + "…");
    QCOMPARE(rows->back().startedAt, fullSession(1).startedAt);
    QCOMPARE(externalIds(*m_reader, ids).value(), (std::vector<std::string>{"s-3", "", "s-1"}));
}

void TestStoreImport::truth()
{
    ImportWriter import;
    const auto sessions = fullSessions(1, 3);
    std::vector<PreparedSession> prepared(3);
    for (std::size_t i = 0; i < 3; ++i)
        prepared[i].prepare(1, sessions[i]);
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"demo", "demo", "h1", 1, 1});
        if (!begin)
            return begin.error();
        std::vector<SessionId> ids;
        Result<void> done = import.addSessions(connection, prepared, &ids);
        std::vector<Truth> truths;
        for (const SessionId id : ids)
            truths.push_back({id, "good", 0.25});
        if (done)
            done = putTruth(connection, truths);
        return done;
    }));
    QVERIFY(allTruth(*m_reader)->empty());
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) { return import.complete(connection, {}, 2); }));
    QCOMPARE(allTruth(*m_reader)->size(), std::size_t(3));
    QVERIFY(sessionDetails(*m_reader, SessionId(2))->truth == (Truth{SessionId(2), "good", 0.25}));
}

TURNOUT_TEST_MAIN(TestStoreImport)
#include "tst_store_import.moc"
