// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Meta.h"
#include "tst_store_support.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <thread>

using namespace storetest;
using session::LabelEvent;
using session::LabelEventKind;

namespace {

template <typename F>
auto durable(Writer& writer, F&& f) -> decltype(f(std::declval<Connection&>()))
{
    using Answer = decltype(f(std::declval<Connection&>()));
    std::optional<Answer> answer;
    const Result<void> done = writer.run(Writer::Kind::Durable, [&](Connection& connection) -> Result<void> {
        answer.emplace(f(connection));
        return answer->ok() ? Result<void>() : answer->error();
    });
    if (!done)
        return done.error();
    return *answer;
}

} // namespace

/// Labels, draws, evaluation sets and what verify says of them.
class TestStoreWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void labelIsThereForOthersAtOnce();
    void labelsComeBackAsGiven();
    void clockRunsBackwards();
    void undo();
    void undoRefusals();
    void labelOfWhatIsNotThere();
    void nothingIsDoneWithAnUnfinishedImport();
    void triggersHoldHistory();
    void annotatorNames();
    void rubricVersions();
    void drawComesBack();
    void drawRefusals();
    void framesAreShared();
    void waiting();
    void evalSets();
    void metaFacts();
    void writerKeepsOrderAndErrors();
    void labelsPassBulkWork();
    void longBulkWorkReachesTheFile();
    void verifyFinds_data();
    void verifyFinds();
    void verifyIsCancelled();

private:
    [[nodiscard]] Writer& writer() const
    {
        return **m_project->writer();
    }
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Connection> m_reader;
    AnnotatorId m_ada;
    bool m_sound = true; ///< whether the project must be sound at the end
};

void TestStoreWork::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
    auto project = Project::open(m_dir->file("a.turnout"), creating());
    MUST(project);
    m_project = std::move(project).value();
    auto reader = m_project->reader();
    MUST(reader);
    m_reader = std::move(reader).value();
    MUST(importSessions(writer(), "h1", fullSessions(1, 10)));
    const auto ada = makeAnnotator(writer(), "ada");
    MUST(ada);
    m_ada = *ada;
    m_sound = true;
}

void TestStoreWork::cleanup()
{
    if (m_sound && m_reader && !QTest::currentTestFailed())
        QCOMPARE(violationsOf(*m_reader), std::string());
    m_reader.reset();
    m_project.reset();
    m_dir.reset();
}

void TestStoreWork::labelIsThereForOthersAtOnce()
{
    MUST(label(writer(), answerTo(SessionId(4), m_ada)));
    // A copy of the files at this moment, as a crash would leave them.
    const std::string copy = m_dir->write("copy.turnout", testsupport::readAll(m_project->path()));
    (void)m_dir->write("copy.turnout-wal", testsupport::readAll(m_project->path() + "-wal"));
    auto project = Project::open(copy, {});
    MUST(project);
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE(labelEvents(**reader)->size(), std::size_t(1));
    QCOMPARE(violationsOf(**reader), std::string());
}

void TestStoreWork::labelsComeBackAsGiven()
{
    LabelEvent first = answerTo(SessionId(4), m_ada);
    first.answers = {{"verdict", {"bad"}, {}}, {"reasons", {"wrong", "rude \"quoted\""}, 2}, {"note", {"日本\n"}, {}}};
    LabelEvent second;
    second.session = SessionId(5);
    second.annotator = m_ada;
    second.rubric = RubricId(1);
    second.kind = LabelEventKind::Skip;
    second.reason = "not my language";
    second.at = 8000;
    const auto firstId = label(writer(), first);
    const auto secondId = label(writer(), second);
    MUST(firstId);
    MUST(secondId);
    first.id = *firstId;
    second.id = *secondId;
    const auto all = labelEvents(*m_reader);
    MUST(all);
    QVERIFY(*all == (std::vector<LabelEvent>{first, second}));
    QVERIFY(*labelEvents(*m_reader, *firstId) == std::vector<LabelEvent>{second});
    QVERIFY(*labelEventsOf(*m_reader, SessionId(4)) == std::vector<LabelEvent>{first});
}

void TestStoreWork::clockRunsBackwards()
{
    LabelEvent event = answerTo(SessionId(1), m_ada, "good");
    event.at = 9000;
    MUST(label(writer(), event));
    event.answers = {{"verdict", {"bad"}, {}}};
    event.at = 1;
    MUST(label(writer(), event));
    const auto all = labelEventsOf(*m_reader, SessionId(1));
    QCOMPARE(all->back().at, 1);
    QCOMPARE(all->back().answers.front().values.front(), std::string("bad"));
}

void TestStoreWork::undo()
{
    // Without limit, and across closing and opening.
    std::vector<LabelEventId> ids;
    for (int i = 1; i <= 5; ++i) {
        const auto id = label(writer(), answerTo(SessionId(i), m_ada));
        MUST(id);
        ids.push_back(*id);
    }
    m_reader.reset();
    m_project.reset();
    auto project = Project::open(m_dir->file("a.turnout"), {});
    MUST(project);
    m_project = std::move(project).value();
    m_reader = std::move(m_project->reader()).value();
    for (int i = 5; i >= 1; --i) {
        LabelEvent event;
        event.session = SessionId(i);
        event.annotator = m_ada;
        event.rubric = RubricId(1);
        event.kind = LabelEventKind::Undo;
        event.undoes = ids[static_cast<std::size_t>(i) - 1];
        event.at = 1;
        MUST(label(writer(), event));
    }
    QCOMPARE(labelEvents(*m_reader)->size(), std::size_t(10));
}

void TestStoreWork::undoRefusals()
{
    const auto ben = makeAnnotator(writer(), "ben");
    const auto said = label(writer(), answerTo(SessionId(1), m_ada));
    LabelEvent event;
    event.session = SessionId(1);
    event.annotator = m_ada;
    event.rubric = RubricId(1);
    event.kind = LabelEventKind::Undo;
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused)); // of nothing
    event.undoes = LabelEventId(999);
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused));
    event.undoes = *said;
    event.annotator = *ben;
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused)); // of somebody else's
    event.annotator = m_ada;
    event.session = SessionId(2);
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused)); // of another session's
    event.session = SessionId(1);
    const auto undone = label(writer(), event);
    MUST(undone);
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused)); // twice
    event.undoes = *undone;
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused)); // of an undo
    QCOMPARE(labelEvents(*m_reader)->size(), std::size_t(2));
}

void TestStoreWork::labelOfWhatIsNotThere()
{
    QCOMPARE(codeOf(label(writer(), answerTo(SessionId(77), m_ada))), code(ErrorCode::Refused));
    QCOMPARE(codeOf(label(writer(), answerTo(SessionId(1), AnnotatorId(77)))), code(ErrorCode::Refused));
    LabelEvent event = answerTo(SessionId(1), m_ada);
    event.rubric = RubricId(77);
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused));
    event.rubric = RubricId(1);
    event.draw = DrawId(77);
    QCOMPARE(codeOf(label(writer(), event)), code(ErrorCode::Refused));
    QVERIFY(labelEvents(*m_reader)->empty());
}

void TestStoreWork::nothingIsDoneWithAnUnfinishedImport()
{
    ImportWriter import;
    const session::Session s = fullSession(11);
    PreparedSession prepared;
    prepared.prepare(1, s);
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"f", "x", "h2", 1, 1});
        return begin ? import.addSessions(connection, std::span(&prepared, 1)) : Result<void>(begin.error());
    }));
    QCOMPARE(codeOf(label(writer(), answerTo(SessionId(11), m_ada))), code(ErrorCode::Refused));
    QCOMPARE(codeOf(durable(writer(), [&](Connection& c) { return saveDraw(c, smallDraw(11, 2)); })),
        code(ErrorCode::Refused));
    const auto set = durable(writer(), [](Connection& c) { return createEvalSet(c, "set", "{}", 1); });
    QCOMPARE(codeOf(durable(writer(),
                 [&](Connection& c) {
                     return freezeVersion(c, *set, "{}", "{}", {{SessionId(11), "{}", ""}}, 2);
                 })),
        code(ErrorCode::Refused));
    MUST(writer().run(Writer::Kind::Bulk, [&](Connection& connection) { return import.complete(connection, {}, 2); }));
    MUST(label(writer(), answerTo(SessionId(11), m_ada)));
}

void TestStoreWork::triggersHoldHistory()
{
    session::Session s = fullSession(50);
    s.labels = {{"file", "verdict", "good", {}, {}, {}}};
    MUST(importSessions(writer(), "h2", {s}));
    MUST(label(writer(), answerTo(SessionId(1), m_ada)));
    const auto set = durable(writer(), [](Connection& c) { return createEvalSet(c, "set", "{}", 1); });
    MUST(set);
    MUST(durable(writer(), [&](Connection& c) {
        return freezeVersion(c, *set, "{}", "{}", {{SessionId(1), "{}", ""}}, 2);
    }));
    for (const char* sql :
        {"UPDATE label_event SET answers = '[]'", "DELETE FROM label_event", "DELETE FROM label_event WHERE id = 1",
            "UPDATE evaluation_set_version SET summary = 'x'", "DELETE FROM evaluation_set_version",
            "UPDATE evaluation_set_item SET item = 'x'", "DELETE FROM evaluation_set_item"}) {
        const std::string before = dump(*m_reader);
        const Result<void> done = writer().run(Writer::Kind::Durable, [&](Connection& connection) -> Result<void> {
            connection.db().exec(sql);
            return {};
        });
        QVERIFY2(!done, sql);
        QCOMPARE(codeOf(done), code(ErrorCode::Refused));
        QCOMPARE(dump(*m_reader), before);
    }
}

void TestStoreWork::annotatorNames()
{
    QCOMPARE(makeAnnotator(writer(), "ada").value(), m_ada);
    QCOMPARE(codeOf(makeAnnotator(writer(), "")), code(ErrorCode::BadInput));
    const auto odd = makeAnnotator(writer(), "'; DROP TABLE annotator; --🙂");
    MUST(odd);
    QCOMPARE(annotators(*m_reader)->back().name, std::string("'; DROP TABLE annotator; --🙂"));
}

void TestStoreWork::rubricVersions()
{
    session::Rubric changed = session::defaultRubric();
    changed.questions.front().title = "Was it good?";
    const auto second = durable(writer(), [&](Connection& c) { return addRubric(c, changed, 5); });
    MUST(second);
    QCOMPARE(*second, RubricId(2));
    QCOMPARE(durable(writer(), [&](Connection& c) { return addRubric(c, changed, 6); }).value(), RubricId(2));
    QVERIFY(currentRubric(*m_reader)->rubric == changed);
    const auto all = rubrics(*m_reader);
    MUST(all);
    QCOMPARE(all->size(), std::size_t(2));
    QVERIFY(all->front().rubric == session::defaultRubric());
    session::Rubric broken;
    broken.questions = {{"a", "A", session::QuestionKind::Single, {}, false, ""}};
    QVERIFY(!durable(writer(), [&](Connection& c) { return addRubric(c, broken, 6); }));
}

void TestStoreWork::drawComesBack()
{
    DrawRecord draw = smallDraw(10, 4);
    draw.probabilities = {0.5, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4, 0.4, -1};
    draw.pool = 9;
    draw.items.clear();
    for (const int session : {5, 1, 9, 2})
        draw.items.push_back({SessionId(session), draw.probabilities[static_cast<std::size_t>(session) - 1], 0.2,
            draw.probabilities[static_cast<std::size_t>(session) - 1] - 0.3, 0.1, "coverage", "few of them 🙂"});
    const auto id = durable(writer(), [&](Connection& c) { return saveDraw(c, draw); });
    MUST(id);
    const auto info = drawInfo(*m_reader, *id);
    MUST(info);
    QCOMPARE(info->seed, draw.seed);
    QCOMPARE(info->size, 4);
    QCOMPARE(info->asked, 4);
    QCOMPARE(info->pool, 9);
    QCOMPARE(info->frameSize, 10);
    QCOMPARE(info->frameHash, frameHash(draw.frame.sessions));
    QCOMPARE(info->createdBy, std::string("me"));
    QVERIFY(*draws(*m_reader) == std::vector<DrawInfo>{*info});
    QVERIFY(*drawItems(*m_reader, *id) == draw.items);
    QVERIFY(*drawProbabilities(*m_reader, *id) == draw.probabilities);
    QVERIFY(*drawFrame(*m_reader, *id) == draw.frame);
    QCOMPARE(codeOf(drawInfo(*m_reader, DrawId(9))), code(ErrorCode::NotFound));
    QCOMPARE(codeOf(drawProbabilities(*m_reader, DrawId(9))), code(ErrorCode::NotFound));
    // The hash of a known list, so that the format cannot change unseen: XXH3-128 of 01000000 02000000.
    QCOMPARE(frameHash({1, 2}).size(), std::size_t(32));
    QVERIFY(frameHash({1, 2}) != frameHash({2, 1}));
}

void TestStoreWork::drawRefusals()
{
    DrawRecord draw = smallDraw(10, 4);
    draw.probabilities.pop_back();
    QCOMPARE(codeOf(durable(writer(), [&](Connection& c) { return saveDraw(c, draw); })), code(ErrorCode::BadInput));
    draw = smallDraw(10, 4);
    draw.items[1].session = draw.items[0].session;
    QCOMPARE(codeOf(durable(writer(), [&](Connection& c) { return saveDraw(c, draw); })), code(ErrorCode::Refused));
    draw = smallDraw(10, 4);
    draw.items[1].session = SessionId(99);
    QVERIFY(!durable(writer(), [&](Connection& c) { return saveDraw(c, draw); }));
    draw = smallDraw(10, 4);
    draw.items[1].probability = 1.5;
    QVERIFY(!durable(writer(), [&](Connection& c) { return saveDraw(c, draw); }));
    QVERIFY(draws(*m_reader)->empty());
}

void TestStoreWork::framesAreShared()
{
    DrawRecord first = smallDraw(6, 2);
    DrawRecord second = smallDraw(6, 2);
    second.items[0].session = SessionId(3);
    second.items[1].session = SessionId(4);
    MUST(durable(writer(), [&](Connection& c) { return saveDraw(c, first); }));
    MUST(durable(writer(), [&](Connection& c) { return saveDraw(c, second); }));
    const auto all = draws(*m_reader);
    QCOMPARE(all->size(), std::size_t(2));
    QCOMPARE(all->front().frameId, all->back().frameId);
}

void TestStoreWork::waiting()
{
    const auto id = durable(writer(), [&](Connection& c) { return saveDraw(c, smallDraw(10, 3)); });
    MUST(id);
    const auto sessions = [&] {
        std::vector<std::int64_t> result;
        const auto items = waitingItems(*m_reader, *id);
        for (const WaitingItem& item : *items)
            result.push_back(item.session.value());
        return result;
    };
    QCOMPARE(sessions(), (std::vector<std::int64_t>{1, 2, 3}));
    const auto said = label(writer(), answerTo(SessionId(2), m_ada));
    LabelEvent skip;
    skip.session = SessionId(1);
    skip.annotator = m_ada;
    skip.rubric = RubricId(1);
    skip.kind = LabelEventKind::Skip;
    skip.reason = "x";
    MUST(label(writer(), skip));
    QCOMPARE(sessions(), (std::vector<std::int64_t>{3}));
    LabelEvent undo = skip;
    undo.kind = LabelEventKind::Undo;
    undo.session = SessionId(2);
    undo.undoes = *said;
    MUST(label(writer(), undo));
    QCOMPARE(sessions(), (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(waitingItems(*m_reader)->size(), std::size_t(2));
    QVERIFY(waitingItems(*m_reader, DrawId(9))->empty());
}

void TestStoreWork::evalSets()
{
    const auto id = durable(writer(), [](Connection& c) { return createEvalSet(c, "Väl 1", R"({"a":1})", 10); });
    MUST(id);
    QCOMPARE(codeOf(durable(writer(), [](Connection& c) { return createEvalSet(c, "Väl 1", "{}", 10); })),
        code(ErrorCode::Refused));
    QCOMPARE(codeOf(durable(writer(), [](Connection& c) { return createEvalSet(c, "", "{}", 10); })),
        code(ErrorCode::BadInput));
    QCOMPARE(codeOf(durable(writer(), [&](Connection& c) { return freezeVersion(c, *id, "{}", "{}", {}, 1); })),
        code(ErrorCode::Refused));
    const std::vector<FrozenItem> items{
        {SessionId(3), R"({"id":"s-3","text":"日本"})", ""}, {SessionId(1), R"({"id":"s-1"})", ""}};
    const auto first = durable(
        writer(), [&](Connection& c) { return freezeVersion(c, *id, R"({"a":1})", R"({"n":2})", items, 20); });
    MUST(first);
    QCOMPARE(first->version, 1);
    QCOMPARE(first->items, 2);
    MUST(durable(writer(), [&](Connection& c) { return setEvalSetRecipe(c, *id, R"({"a":2})"); }));
    const auto second = durable(
        writer(), [&](Connection& c) { return freezeVersion(c, *id, R"({"a":2})", "{}", {items.back()}, 30); });
    MUST(second);
    QCOMPARE(second->version, 2);
    const auto set = evalSetNamed(*m_reader, "Väl 1");
    MUST(set);
    QCOMPARE(set->recipe, std::string(R"({"a":2})"));
    QVERIFY(set->versions == (std::vector<FrozenVersion>{*first, *second}));
    const auto frozen = frozenItems(*m_reader, *id, 1);
    MUST(frozen);
    QCOMPARE(frozen->front().item, items.front().item);
    QCOMPARE(frozen->front().hash, itemHash(items.front().item));
    QCOMPARE(versionHash(*frozen), first->hash);
    QCOMPARE(codeOf(frozenItems(*m_reader, *id, 3)), code(ErrorCode::NotFound));
    QCOMPARE(codeOf(evalSetNamed(*m_reader, "no")), code(ErrorCode::NotFound));
    QCOMPARE(store::evalSets(*m_reader)->size(), std::size_t(1));
    // Half a version is no version: the second item's session is not there.
    const std::string before = dump(*m_reader);
    QVERIFY(!durable(writer(), [&](Connection& c) {
        return freezeVersion(c, *id, "{}", "{}", {items.front(), {SessionId(99), "{}", ""}}, 40);
    }));
    QCOMPARE(dump(*m_reader), before);
}

void TestStoreWork::metaFacts()
{
    QVERIFY(!meta(*m_reader, "theme")->has_value());
    MUST(writer().run(Writer::Kind::Durable, [](Connection& connection) -> Result<void> {
        setMeta(connection, "theme", "a");
        setMeta(connection, "theme", "b");
        return {};
    }));
    QCOMPARE(meta(*m_reader, "theme")->value(), std::string("b"));
    QCOMPARE(meta(*m_reader, "project_id")->value().size(), std::size_t(32));
}

void TestStoreWork::writerKeepsOrderAndErrors()
{
    std::vector<int> order;
    std::vector<std::future<Result<void>>> futures;
    for (int i = 0; i < 50; ++i)
        futures.push_back(writer().submit(Writer::Kind::Bulk, [&order, i](Connection& connection) -> Result<void> {
            setMeta(connection, "n", std::to_string(i));
            order.push_back(i);
            if (i % 10 == 3)
                return Error{ErrorCode::BadInput, "no", {}};
            if (i % 10 == 7)
                throw std::runtime_error("a bug");
            return {};
        }));
    int failed = 0;
    for (auto& future : futures)
        failed += future.get().ok() ? 0 : 1;
    QCOMPARE(failed, 10);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QCOMPARE(order.size(), std::size_t(50));
    QCOMPARE(meta(*m_reader, "n")->value(), std::string("49"));
    QCOMPARE(codeOf(writer().run(Writer::Kind::Durable,
                 [](Connection& connection) -> Result<void> {
                     connection.db().exec("SELEKT");
                     return {};
                 })),
        code(ErrorCode::Io));
}

void TestStoreWork::labelsPassBulkWork()
{
    std::atomic<int> bulkDone{0};
    std::vector<std::future<Result<void>>> bulk;
    for (int i = 0; i < 40; ++i)
        bulk.push_back(writer().submit(Writer::Kind::Bulk, [&](Connection&) -> Result<void> {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            ++bulkDone;
            return {};
        }));
    MUST(label(writer(), answerTo(SessionId(1), m_ada)));
    QVERIFY2(bulkDone < 40, "the label waited for the import");
    for (auto& future : bulk)
        QVERIFY(future.get().ok());
}

void TestStoreWork::longBulkWorkReachesTheFile()
{
    // More than twice what the log may hold: without passes that end the writer would wait for ever.
    constexpr int kMegabytes = 600;
    const std::string path = m_dir->file("a.turnout");
    const auto bulk = [&](const char* sql) {
        return writer().run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
            connection.db().exec(sql);
            return {};
        });
    };
    MUST(bulk("CREATE TABLE ballast (bytes BLOB)"));
    std::uintmax_t longest = 0;
    for (int i = 0; i < kMegabytes; ++i) {
        MUST(bulk("INSERT INTO ballast VALUES (zeroblob(1048576))"));
        longest = std::max(longest, std::filesystem::file_size(path + "-wal"));
    }
    const auto text = [](std::uintmax_t bytes) { return std::to_string(bytes >> 20U) + " MB"; };
    const std::uintmax_t inFile = std::filesystem::file_size(path);
    QVERIFY2(longest < std::uintmax_t{300} << 20U, ("the log grew to " + text(longest)).c_str());
    QVERIFY2(inFile > std::uintmax_t{250} << 20U, ("in the file are " + text(inFile)).c_str());
    MUST(bulk("DROP TABLE ballast"));
}

void TestStoreWork::verifyFinds_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("check");
    const auto row = [](const char* name, const char* sql, const char* check) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(check);
    };
    row("application id", "PRAGMA application_id = 5", "file");
    row("fact", "DELETE FROM meta WHERE key = 'project_id'", "file");
    row("trigger", "DROP TRIGGER label_event_is_never_changed", "schema");
    row("index", "DROP INDEX session_by_external_id", "schema");
    row("other trigger", "CREATE TRIGGER mine AFTER INSERT ON label_event BEGIN SELECT 1; END", "schema");
    row("reference", "DELETE FROM session WHERE id = 3", "references");
    row("count", "UPDATE source SET sessions = 11", "sources");
    row("range", "UPDATE source SET last_session = 9", "sources");
    row("orphan",
        "INSERT INTO orphan VALUES (1, 1, 1, 's-1', '{}', '{\"score\":{}}', NULL, NULL, NULL, NULL, 'absent')",
        "sources");
    row("unreadable orphan", "INSERT INTO orphan VALUES (1, 1, 1, 'x', '{}', '{}', NULL, NULL, NULL, NULL, 'absent')",
        "sources");
    row("orphan of nothing",
        "INSERT INTO orphan VALUES (1, 1, 1, '', '{}', '{\"score\":{}}', NULL, NULL, 'u', NULL, 'absent')", "sources");
    row("unreadable gold", "INSERT INTO gold VALUES (1, 'verdict', 'good', '', 1, NULL)", "sessions");
    row("joined orphan",
        "INSERT INTO orphan VALUES (1, 1, 1, 'x', '{}', '{\"score\":{}}', 1, NULL, NULL, NULL, 'absent')", "sources");
    row("segment", "UPDATE session SET segments = '1,99' WHERE id = 1", "sessions");
    row("segment twice", "UPDATE session SET segments = '1,1' WHERE id = 1", "sessions");
    row("observed", "UPDATE session SET observed = 'x' WHERE id = 1", "sessions");
    row("turns", "UPDATE session SET turns = 4 WHERE id = 1", "sessions");
    row("transcript", "UPDATE transcript SET turns = '[{\"role\":\"user\"' WHERE session_id = 1", "sessions");
    row("no transcript", "DELETE FROM transcript WHERE session_id = 1", "sessions");
    row("frame", "UPDATE frame_snapshot SET sessions = x'01000000'", "draws");
    row("probabilities", "UPDATE draw SET probabilities = zeroblob(80)", "draws");
    row("pool", "UPDATE draw SET pool = 3", "draws");
    row("size", "UPDATE draw SET size = 3", "draws");
    row("item's probability", "UPDATE draw_item SET probability = 0.31 WHERE position = 2", "draws");
    row("item's parts", "UPDATE draw_item SET audit = audit + 0.00001 WHERE position = 2", "draws");
    row("position", "UPDATE draw_item SET position = 9 WHERE position = 2", "draws");
    row("missing item", "DELETE FROM draw_item WHERE position = 2", "draws");
    row("foreign undo",
        "INSERT INTO label_event (session_id, annotator_id, rubric_id, kind, undoes, at) "
        "VALUES (2, 1, 1, 'undo', 1, 1)",
        "labels");
    row("not drawn",
        "INSERT INTO label_event (session_id, annotator_id, rubric_id, draw_id, kind, at) "
        "VALUES (9, 1, 1, 1, 'skip', 1)",
        "labels");
    row("answers",
        "INSERT INTO label_event (session_id, annotator_id, rubric_id, kind, answers, at) "
        "VALUES (9, 1, 1, 'answer', '[', 1)",
        "labels");
    row("rubric", "UPDATE rubric SET definition = '{'", "labels");
    row("item", "DROP TRIGGER frozen_item_is_never_changed; UPDATE evaluation_set_item SET item = '{\"a\":2}'", "sets");
    row("version", "DROP TRIGGER frozen_version_is_never_changed; UPDATE evaluation_set_version SET hash = 'x'",
        "sets");
}

void TestStoreWork::verifyFinds()
{
    QFETCH(QString, sql);
    QFETCH(QString, check);
    MUST(durable(writer(), [&](Connection& c) { return saveDraw(c, smallDraw(10, 4)); }));
    MUST(label(writer(), answerTo(SessionId(1), m_ada)));
    const auto set = durable(writer(), [](Connection& c) { return createEvalSet(c, "set", "{}", 1); });
    MUST(durable(writer(), [&](Connection& c) {
        return freezeVersion(c, *set, "{}", "{}", {{SessionId(1), R"({"a":1})", ""}}, 2);
    }));
    QCOMPARE(violationsOf(*m_reader), std::string());
    m_sound = false;
    m_reader.reset();
    m_project.reset();
    doctor(m_dir->file("a.turnout"), sql.toStdString());
    auto connection = Connection::open(m_dir->file("a.turnout"), Connection::Mode::ReadOnly);
    MUST(connection);
    const auto violations = verify(**connection, {}, {});
    MUST(violations);
    const bool found = std::any_of(violations->begin(), violations->end(),
        [&](const Violation& violation) { return violation.check == check.toStdString(); });
    QVERIFY2(found, violationsOf(**connection).c_str());
}

void TestStoreWork::verifyIsCancelled()
{
    const CancelToken cancel;
    std::vector<std::int64_t> steps;
    const auto stopped = verify(
        *m_reader,
        [&](const ProgressUpdate& update) {
            steps.push_back(update.done);
            if (update.done == 4)
                cancel.cancel();
        },
        cancel);
    QCOMPARE(codeOf(stopped), code(ErrorCode::Cancelled));
    QCOMPARE(steps, (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
}

TURNOUT_TEST_MAIN(TestStoreWork)
#include "tst_store_work.moc"
