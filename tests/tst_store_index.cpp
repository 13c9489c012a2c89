// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FrameReader.h"
#include "store/IndexWords.h"
#include "store/TextIndex.h"
#include "store/TextSearch.h"
#include "support/CliRun.h"
#include "tst_store_support.h"
#include "workbench/DemoProject.h"
#include "workbench/SessionQuery.h"
#include "workbench/TextIndexing.h"
#include "workbench/Workbench.h"

#include "base/Rng.h"
#include "base/Typing.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <set>
#include <thread>

using namespace storetest;
using testsupport::TempDir;
using workbench::indexState;
using workbench::indexText;
using workbench::OpenProject;

namespace {

session::Session saying(int id, const std::string& user, const std::string& assistant)
{
    session::Session s;
    s.id = std::to_string(id);
    s.turns = {{session::Role::User, user, "", {}, ""},
        {session::Role::Assistant, assistant, "toolname", {}, R"([{"name":"hidden_in_a_call"}])"}};
    return s;
}

/// Sessions of few letters, words, signs and scripts, so that everything meets everything.
std::vector<session::Session> madeSessions(int count, std::uint64_t seed)
{
    static const std::vector<std::string> kPieces{"refund", "Fund", "REF", "a", "b", "ab", "ä", "Ä", "straße", "k", "K",
        "\u212A", "s", "ſ", "7", "42", "日", "本", "ไทย", "🙂", " ", " ", "-", ", ", "\n", "\"", "\\", "é", "e\u0301",
        "Заказ", "…", std::string(70, 'x'), "\x01"};
    Rng rng(seed);
    const auto text = [&] {
        std::string made;
        for (std::uint64_t left = rng.below(12); left > 0; --left)
            made += kPieces[rng.below(kPieces.size())];
        return made;
    };
    std::vector<session::Session> sessions;
    for (int i = 1; i <= count; ++i)
        sessions.push_back(saying(i, text(), text()));
    return sessions;
}

std::string needleOf(const session::Session& session, Rng& rng)
{
    const std::string& text = session.turns[rng.below(2)].text;
    if (text.empty())
        return "a";
    // Between characters, not within one.
    const auto boundary = [&](std::size_t at) {
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            ++at;
        return at;
    };
    const std::size_t from = boundary(rng.below(text.size()));
    const std::string needle = text.substr(from, boundary(from + 1 + rng.below(9)) - from);
    return needle.empty() ? "b" : needle;
}

using Found = std::vector<std::int64_t>;

template <typename Search>
Result<Found> idsOf(Search&& search)
{
    Found ids;
    const auto result = search([&](std::span<const SessionId> hits) {
        for (const SessionId id : hits)
            ids.push_back(id.value());
        return true;
    });
    if (!result)
        return result.error();
    return ids;
}

/// The project with its sessions imported, and a session that is asked for by all tests.
std::unique_ptr<OpenProject> projectWith(const std::string& path, const std::vector<session::Session>& sessions)
{
    auto project = OpenProject::open(path, creating());
    if (!project || !importSessions(**(*project)->store().writer(), "h1", sessions))
        return nullptr;
    return std::move(*project);
}

std::set<std::int64_t> searched(OpenProject& project, const std::string& text)
{
    std::set<std::int64_t> ids;
    const auto snapshot = project.snapshot().value();
    const auto found = workbench::searchSessions(project, text, nullptr, *snapshot,
        [&](std::span<const population::Row> rows) {
            for (const population::Row row : rows)
                ids.insert(snapshot->frame->ids[row].value());
            return true;
        },
        {});
    if (!found || *found != static_cast<std::int64_t>(ids.size()))
        ids.insert(-1);
    return ids;
}

} // namespace

/// The full-text index: it finds what looking through everything finds, at every stage of its making, and nothing that
/// people do waits for it.
class TestStoreIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsWords_data();
    void cutsWords();
    void findsWhatTheScanFinds();
    void manyWordsAreLeftToTheScan();
    void growsAndGoesOn();
    void cancelledAtAnyMoment();
    void labelsPass();
    void restsWhileSomebodyTypes();
    void twoBuilders();
    void isNotThereYet();
    void damagedIndexIsNoIndex();
    void readOnly();
    void commandLine();
    void desktopIndexesLargeProjects();
};

void TestStoreIndex::cutsWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("words");
    const auto row
        = [](const char* text, const QList<QByteArray>& words) { QTest::newRow(text) << QByteArray(text) << words; };
    row("", {});
    row(" ,.…\n", {});
    row("It's 5 o'clock", {"it", "s", "5", "o", "clock"});
    row("snake_case-X1", {"snake", "case", "x1"});
    row("ÄRGER Straße ЗАКАЗ", {"ärger", "straße", "заказ"});
    row("日本go語", {"日", "本", "go", "語"});
    row("ไทย", {"ไ", "ท", "ย"});
    row("e\u0301t\u00e9", {"e\u0301t\u00e9"});
    row("𐐀 🙂!", {"𐐨", "🙂"});
    row("हिन्दी", {"हिन्दी"});
}

void TestStoreIndex::cutsWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, words);
    const std::string whole = text.toStdString();
    QList<QByteArray> got;
    store::IndexWords cut(whole);
    for (IndexWord word; cut.next(word);) {
        got.append(QByteArray::fromStdString(std::string(word.text)));
        QVERIFY(word.begin < word.end && word.end <= whole.size());
    }
    QCOMPARE(got, words);
}

void TestStoreIndex::findsWhatTheScanFinds()
{
    const TempDir dir;
    const auto sessions = madeSessions(1500, 3);
    const auto project = projectWith(dir.file("a.turnout"), sessions);
    QVERIFY(project);
    const auto state = indexText(*project, {}, {});
    MUST(state);
    QCOMPARE(state->indexed, 1500);
    auto reader = project->store().reader();
    MUST(reader);
    Rng rng(5);
    int byIndex = 0;
    std::vector<std::string> needles{"a", "K", "\u212A", "s", "ſ", "refundref", "日本", "本", "🙂", "…", "xxx",
        std::string(70, 'x'), std::string(71, 'x'), "role", "toolname", "hidden_in_a_call", "text\":", "nobody", "\\n",
        "\xff", "a\xc3", "-", " ", "a a", "日 本"};
    for (int i = 0; i < 1200; ++i)
        needles.push_back(needleOf(sessions[rng.below(sessions.size())], rng));
    for (const std::string& needle : needles) {
        const auto from = SessionId(1 + static_cast<std::int64_t>(rng.below(200)));
        const SearchRequest request{needle, from, SessionId(1500)};
        const auto scanned = idsOf([&](const SearchHits& hits) { return searchText(**reader, request, hits, {}); });
        MUST(scanned);
        bool helped = false;
        const auto indexed = idsOf([&](const SearchHits& hits) {
            const auto result = searchIndexed(**reader, request, hits, {});
            helped = result && result->has_value();
            return result;
        });
        MUST(indexed);
        if (!helped)
            continue;
        ++byIndex;
        QVERIFY2(*indexed == *scanned, needle.c_str());
    }
    QVERIFY2(byIndex > 900, qPrintable(QString::number(byIndex)));
    QCOMPARE(violationsOf(project->store()), std::string());
}

void TestStoreIndex::manyWordsAreLeftToTheScan()
{
    const TempDir dir;
    std::vector<session::Session> sessions;
    for (int i = 0; i < 3000; ++i)
        sessions.push_back(saying(i, "order w" + std::to_string(i), "hi"));
    const auto project = projectWith(dir.file("a.turnout"), sessions);
    QVERIFY(project);
    MUST(indexText(*project, {}, {}));
    auto reader = project->store().reader();
    MUST(reader);
    const auto none = [](std::span<const SessionId>) { return true; };
    const SessionId last(3000);
    const auto common = searchIndexed(**reader, {"w", SessionId(1), last}, none, {});
    MUST(common);
    QVERIFY(!common->has_value());
    // Beside another word it is no hindrance.
    const auto two = searchIndexed(**reader, {"order w299", SessionId(1), last}, none, {});
    MUST(two);
    QVERIFY(two->has_value());
    QCOMPARE((*two)->found, 11); // w299, w2990 … w2999
    QCOMPARE(searched(*project, "w").size(), std::size_t{3000});
    QCOMPARE(codeOf(searchIndexed(**reader, {"", SessionId(1), last}, none, {})), code(ErrorCode::BadInput));
    const CancelToken cancel;
    cancel.cancel();
    QCOMPARE(codeOf(searchIndexed(**reader, {"order", SessionId(1), last}, none, cancel)), code(ErrorCode::Cancelled));
}

void TestStoreIndex::growsAndGoesOn()
{
    const TempDir dir;
    const std::string path = dir.file("a.turnout");
    auto sessions = madeSessions(1000, 7);
    for (auto& session : sessions)
        session.turns[0].text += " everywhere";
    std::set<std::int64_t> all;
    for (std::int64_t id = 1; id <= 1000; ++id)
        all.insert(id);
    {
        const auto project = projectWith(path, sessions);
        QVERIFY(project);
        // Stopped after a few batches.
        auto reader = project->store().reader();
        MUST(reader);
        IndexBatches batches(**reader);
        for (SessionId to; to.value() < 500;) {
            const auto batch = batches.next(to, SessionId(1000));
            MUST(batch);
            MUST((*project->store().writer())->run(Writer::Kind::Bulk, [&](Connection& connection) {
                return addToIndex(connection, *batch);
            }));
            to = batch->last;
            // Usable while it grows.
            QCOMPARE(searched(*project, "everywhere"), all);
        }
        MUST(indexState(*project));
        QVERIFY(indexState(*project)->indexed < 1000);
    }
    // The next day, with more sessions.
    auto project = OpenProject::open(path);
    MUST(project);
    std::vector<session::Session> more;
    for (int i = 1001; i <= 1300; ++i)
        more.push_back(saying(i, "everywhere too", ""));
    MUST(importSessions(**(*project)->store().writer(), "h2", more));
    (*project)->frameChanged();
    QCOMPARE(searched(**project, "everywhere too").size(), std::size_t{300});
    const auto state = indexText(**project, {}, {});
    MUST(state);
    QCOMPARE(state->indexed, 1300);
    QCOMPARE(state->sessions, 1300);
    QCOMPARE(searched(**project, "everywhere too").size(), std::size_t{300});
    QCOMPARE(searched(**project, "everywhere").size(), std::size_t{1300});
    MUST(indexText(**project, {}, {})); // nothing more to do
    QCOMPARE(violationsOf((*project)->store()), std::string());
}

void TestStoreIndex::cancelledAtAnyMoment()
{
    const TempDir dir;
    const auto sessions = madeSessions(2000, 9);
    const auto project = projectWith(dir.file("a.turnout"), sessions);
    QVERIFY(project);
    Rng rng(1);
    std::int64_t before = 0;
    for (int i = 0; before < 2000; ++i) {
        QVERIFY(i < 10000);
        const CancelToken cancel;
        std::thread stopping([&, wait = rng.below(30)] {
            std::this_thread::sleep_for(std::chrono::milliseconds(wait));
            cancel.cancel();
        });
        const auto state = indexText(*project, {}, cancel);
        stopping.join();
        QVERIFY(state || state.error().code == ErrorCode::Cancelled);
        const auto now = indexState(*project);
        MUST(now);
        QVERIFY(now->indexed >= before); // what is done stays done
        before = now->indexed;
    }
    auto reader = project->store().reader();
    MUST(reader);
    for (const char* needle : {"refund", "ab", "日", "заказ"}) {
        const SearchRequest request{needle, SessionId(1), SessionId(2000)};
        const auto scanned = idsOf([&](const SearchHits& hits) { return searchText(**reader, request, hits, {}); });
        MUST(scanned);
        const std::set<std::int64_t> expected(scanned->begin(), scanned->end());
        QCOMPARE(searched(*project, needle), expected);
    }
}

void TestStoreIndex::labelsPass()
{
    const TempDir dir;
    auto sessions = madeSessions(3000, 11);
    const auto project = projectWith(dir.file("a.turnout"), sessions);
    QVERIFY(project);
    const auto annotator = makeAnnotator(**project->store().writer(), "ada");
    MUST(annotator);
    std::atomic<bool> ended{false};
    std::thread indexing([&] {
        std::ignore = indexText(*project, {}, {});
        ended = true;
    });
    int during = 0;
    for (int i = 1; i <= 3000 && !ended; ++i, ++during)
        if (const auto done = label(**project->store().writer(), answerTo(SessionId(i), *annotator)); !done)
            break;
    indexing.join();
    // One after the other, a batch or a merge at most between two.
    QVERIFY2(during > 10, qPrintable(QString::number(during)));
    auto reader = project->store().reader();
    MUST(reader);
    QCOMPARE(labelEvents(**reader)->size(), static_cast<std::size_t>(during));
    QCOMPARE(indexState(*project)->indexed, 3000);
}

void TestStoreIndex::restsWhileSomebodyTypes()
{
    const TempDir dir;
    const auto project = projectWith(dir.file("a.turnout"), madeSessions(300, 19));
    QVERIFY(project);
    noteTyping();
    const auto typed = std::chrono::steady_clock::now();
    MUST(indexText(*project, {}, {}));
    QVERIFY(std::chrono::steady_clock::now() - typed >= std::chrono::milliseconds(300)); // it began when they paused
    QCOMPARE(indexState(*project)->indexed, 300);
    // Whoever stops it does not wait for the pause.
    noteTyping();
    const CancelToken cancel;
    cancel.cancel();
    restWhileTyping(cancel);
    QVERIFY(!indexText(*projectWith(dir.file("b.turnout"), madeSessions(300, 19)), {}, cancel));
}

void TestStoreIndex::twoBuilders()
{
    const TempDir dir;
    const auto project = projectWith(dir.file("a.turnout"), madeSessions(500, 13));
    QVERIFY(project);
    auto reader = project->store().reader();
    MUST(reader);
    IndexBatches batches(**reader);
    const auto batch = batches.next({}, SessionId(500));
    MUST(batch);
    const auto add = [&] {
        return (*project->store().writer())->run(Writer::Kind::Bulk, [&](Connection& connection) {
            return addToIndex(connection, *batch);
        });
    };
    MUST(add());
    QCOMPARE(codeOf(add()), code(ErrorCode::Refused));
}

void TestStoreIndex::isNotThereYet()
{
    // What is being imported, and may be taken back, is in no index.
    const TempDir dir;
    const auto project = projectWith(dir.file("a.turnout"), madeSessions(300, 15));
    QVERIFY(project);
    Writer& writer = **project->store().writer();
    ImportWriter import;
    std::vector<session::Session> more{saying(301, "unfinished", "")};
    std::vector<PreparedSession> prepared(1);
    prepared[0].prepare(1, more[0]);
    MUST(writer.run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        const auto begun = import.begin(connection, {"file", "turnout-sessions/1", "h2", 1000, 1000}, false);
        return begun ? import.addSessions(connection, prepared) : begun.error();
    }));
    const auto state = indexText(*project, {}, {});
    MUST(state);
    QCOMPARE(state->indexed, 300);
    QVERIFY(searched(*project, "unfinished").empty());
}

void TestStoreIndex::damagedIndexIsNoIndex()
{
    const TempDir dir;
    const std::string path = dir.file("a.turnout");
    const auto sessions = madeSessions(400, 17);
    {
        const auto project = projectWith(path, sessions);
        QVERIFY(project);
        MUST(indexText(*project, {}, {}));
    }
    std::size_t expected = 0;
    {
        auto project = OpenProject::open(path);
        MUST(project);
        expected = searched(**project, "refund").size();
        QVERIFY(expected > 0);
    }
    doctor(path, "UPDATE transcript_index_data SET block = x'00' WHERE id > 10");
    auto project = OpenProject::open(path);
    MUST(project);
    QCOMPARE(searched(**project, "refund").size(), expected);
}

void TestStoreIndex::readOnly()
{
    const TempDir dir;
    const std::string path = dir.file("a.turnout");
    QVERIFY(projectWith(path, madeSessions(10, 19)));
    OpenOptions options;
    options.readOnly = true;
    auto project = OpenProject::open(path, options);
    MUST(project);
    QCOMPARE(codeOf(indexText(**project, {}, {})), code(ErrorCode::ReadOnly));
}

void TestStoreIndex::commandLine()
{
    const TempDir dir;
    const std::string path = dir.file("a.turnout");
    QVERIFY(projectWith(path, madeSessions(250, 21)));
    const auto done = testsupport::runCli({"index", path, "--format", "json"});
    QVERIFY2(done.code == 0, done.err.c_str());
    QCOMPARE(done.json()[QStringLiteral("indexed")].toInt(), 250);
    QCOMPARE(done.json()[QStringLiteral("added")].toInt(), 250);
    const auto again = testsupport::runCli({"index", path});
    QVERIFY2(again.code == 0, again.err.c_str());
    QVERIFY2(again.out.find("250") != std::string::npos, again.out.c_str());
    QCOMPARE(testsupport::runCli({"verify", path}).code, 0);
}

void TestStoreIndex::desktopIndexesLargeProjects()
{
    const TempDir dir;
    const auto sessions = madeSessions(2000, 23);
    std::shared_ptr<OpenProject> project = projectWith(dir.file("a.turnout"), sessions);
    QVERIFY(project);
    {
        workbench::Workbench small;
        small.setProject(project);
        QTRY_VERIFY(small.snapshot() != nullptr);
        QVERIFY(!small.indexing());
    }
    QCOMPARE(indexState(*project)->indexed, 0);
    workbench::Workbench bench;
    bench.setIndexFrom(1000);
    const QSignalSpy ended(&bench, &workbench::Workbench::indexingEnded);
    bench.setProject(project);
    // A job comes first: the index waits until it has ended.
    std::promise<void> done;
    bool ran = false;
    bench.runJob(
        QStringLiteral("job"),
        [wait = done.get_future().share()](const Progress&, const CancelToken&) {
            wait.wait();
            return Result<void>();
        },
        &bench, [&](const Result<void>&) { ran = true; });
    QTRY_VERIFY(bench.snapshot() != nullptr);
    QVERIFY(!bench.indexing());
    QCOMPARE(indexState(*project)->indexed, 0);
    done.set_value();
    QTRY_VERIFY(ran);
    QTRY_COMPARE(indexState(*project)->indexed, 2000);
    QTRY_VERIFY(!ended.isEmpty());
    bench.setProject(nullptr);
    QVERIFY(!bench.indexing());
}

TURNOUT_TEST_MAIN(TestStoreIndex)
#include "tst_store_index.moc"
