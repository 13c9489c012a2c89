// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several files are one import: all of them are seen at once, or none ever was.
#include "store/FrameReader.h"
#include "store/ImportWriter.h"
#include "store/SessionReader.h"
#include "store/SourceReader.h"
#include "support/MadeProject.h"
#include "support/TestSupport.h"
#include "workbench/ImportRun.h"

#include <QFile>
#include <QTest>

using namespace turnout;
using testsupport::TempDir;
using workbench::ImportTask;

namespace {

const std::string kRatings = R"({"session":"s-1","rating":{"value":1,"given":"up"}})"
                             "\n"
                             R"({"session":"nobody","rating":{"value":0,"given":"down"}})"
                             "\n";

Progress silent(const std::string& /*path*/)
{
    return {};
}

store::ProjectCounts countsOf(workbench::OpenProject& project)
{
    const auto connection = project.store().reader();
    return connection ? store::projectCounts(**connection).value() : store::ProjectCounts{};
}

} // namespace

class TestImportRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        auto project = testsupport::openProject(m_dir->file("p.turnout"));
        QVERIFY(project != nullptr);
        m_project = std::move(project);
    }

    void nothingIsSeenBeforeAllAreIn()
    {
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", testsupport::sessionLines(40)), {}},
            {m_dir->write("bad.jsonl", "{\"neither\":1}\n"), {}}, {m_dir->write("r.jsonl", kRatings), {}},
            {m_dir->write("b.jsonl", testsupport::sessionLines(30, 40)), {}}};
        int asked = 0;
        const auto watch = [&](const std::string&) {
            ++asked;
            const store::ProjectCounts counts = countsOf(*m_project);
            if (counts.sessions + counts.ratings + counts.orphans + counts.sources != 0)
                asked = 1000;
            return Progress();
        };
        const auto files = workbench::importFiles(*m_project, tasks, watch, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        QCOMPARE(asked, 4);
        QCOMPARE(files->size(), std::size_t{4});
        QCOMPARE((*files)[0].report->counts.sessions, 40);
        QVERIFY((*files)[3].report.has_value());
        const store::ProjectCounts counts = countsOf(*m_project);
        QCOMPARE(counts.sessions, 70);
        QCOMPARE(counts.ratings, 1);
        QCOMPARE(counts.orphans, 1);
        QCOMPARE((*m_project->snapshot())->frame->size(), std::size_t{70});
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
    }

    void aFileThatCannotBeUsedCostsItself()
    {
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", testsupport::sessionLines(5)), {}},
            {m_dir->file("absent.jsonl"), {}}, {m_dir->write("b.jsonl", testsupport::sessionLines(5, 5)), {}}};
        const auto files = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY(files.ok());
        QVERIFY(!(*files)[1].report);
        QVERIFY((*files)[1].error.context.find("absent.jsonl") != std::string::npos);
        QCOMPARE(countsOf(*m_project).sessions, 10);
    }

    void cancelledAnywhereItIsAsIfNeverStarted_data()
    {
        QTest::addColumn<int>("file");
        for (int file = 0; file < 3; ++file)
            QTest::addRow("in file %d", file) << file;
    }
    void cancelledAnywhereItIsAsIfNeverStarted()
    {
        QFETCH(int, file);
        const std::string before = testsupport::dump(*m_project);
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", testsupport::sessionLines(2000)), {}},
            {m_dir->write("r.jsonl", kRatings), {}},
            {m_dir->write("b.jsonl", testsupport::sessionLines(3000, 2000)), {}}};
        const CancelToken cancel;
        int at = 0;
        const auto stop = [&](const std::string&) {
            if (at++ == file)
                cancel.cancel();
            return Progress();
        };
        const auto files = workbench::importFiles(*m_project, tasks, stop, cancel);
        QVERIFY(!files.ok());
        QVERIFY(files.error().code == ErrorCode::Cancelled);
        QCOMPARE(testsupport::dump(*m_project), before);
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
        // And it goes through the second time, with nothing "imported before".
        const auto again = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY(again.ok());
        QVERIFY(!again->front().report->alreadyImported);
        QCOMPARE(countsOf(*m_project).sessions, 5000);
    }

    void theOrderOfFilesDoesNotMatter_data()
    {
        QTest::addColumn<bool>("dry");
        QTest::newRow("import") << false;
        QTest::newRow("dry run") << true;
    }
    /// Ratings come before their sessions, and an event that two sessions of its user fit waits in any order.
    void theOrderOfFilesDoesNotMatter()
    {
        QFETCH(bool, dry);
        const std::string a = m_dir->write("a.jsonl",
            R"({"id":"A","user":"u","started_at":"2026-05-01T10:00:00Z","ended_at":"2026-05-01T10:10:00Z","turns":[{"role":"user","text":"x"}]})"
            "\n");
        const std::string b = m_dir->write("b.jsonl",
            R"({"id":"B","user":"u","started_at":"2026-05-01T10:05:00Z","ended_at":"2026-05-01T10:15:00Z","turns":[{"role":"user","text":"y"}]})"
            "\n");
        const std::string r = m_dir->write("r.jsonl",
            R"({"user":"u","at":"2026-05-01T10:07:00Z","signal":{"kind":"copy"}})"
            "\n"
            R"({"session":"B","rating":{"value":1,"given":"up"}})"
            "\n");
        workbench::ImportOptions options;
        options.dryRun = dry;
        for (const auto& order : {std::vector{a, r, b}, std::vector{r, b, a}, std::vector{b, a, r}}) {
            m_project.reset();
            QFile::remove(QString::fromStdString(m_dir->file("p.turnout")));
            m_project = testsupport::openProject(m_dir->file("p.turnout"));
            std::vector<ImportTask> tasks;
            for (const std::string& path : order)
                tasks.push_back({path, options});
            const auto files = workbench::importFiles(*m_project, tasks, silent, {});
            QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
            for (const auto& file : *files) {
                if (file.path != r)
                    continue;
                QCOMPARE(file.report->counts.events, 1);
                QCOMPARE(file.report->counts.orphans, 1);
                QCOMPARE(file.report->unjoined.first.size(), std::size_t{1});
                QCOMPARE(file.report->unjoined.first.front().waits, std::string("ambiguous"));
            }
            QCOMPARE(countsOf(*m_project).orphans, dry ? 0 : 1);
            QCOMPARE(countsOf(*m_project).ratings, dry ? 0 : 1);
            QCOMPARE(testsupport::violationsOf(*m_project), std::string());
        }
    }

    void aFileThatSaidNothingIsReadAgain()
    {
        const std::string table = m_dir->write("t.csv", "key,said\nk-1,hello\n");
        ImportTask task{table, {}};
        task.options.read.mapping.emplace();
        task.options.read.mapping->id = "said";
        task.options.read.mapping->transcript = "key";
        task.options.read.mapping->rating = "said"; // no rating: the row is refused
        const auto wrong = workbench::importFiles(*m_project, {&task, 1}, silent, {});
        QVERIFY(wrong.ok());
        QCOMPARE(wrong->front().report->counts.rejects, 1);
        task.options.read.mapping->rating.clear();
        task.options.read.mapping->id = "key";
        task.options.read.mapping->transcript.clear();
        task.options.read.mapping->userText = "said";
        const auto right = workbench::importFiles(*m_project, {&task, 1}, silent, {});
        QVERIFY(right.ok());
        QVERIFY(!right->front().report->alreadyImported);
        QCOMPARE(countsOf(*m_project).sessions, 1);
    }

    /// What a held file says is nobody's to see: its words, its annotators, and conversations for sessions there are.
    void whatIsHeldIsNotSeen()
    {
        const auto first
            = workbench::importFile(*m_project, m_dir->write("e.jsonl", "{\"id\":\"s-1\",\"turns\":[]}\n"), {}, {}, {});
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().message().c_str());
        const std::string before = testsupport::dump(*m_project);
        const std::vector<ImportTask> tasks{
            {m_dir->write("f.jsonl",
                 R"({"id":"s-1","segments":{"shop":"x"},"turns":[{"role":"user","text":"hello"}],"labels":[{"annotator":"ada","question":"verdict","value":"good"}]})"
                 "\n"),
                {}},
            {m_dir->write("g.jsonl", testsupport::sessionLines(3)), {}}};
        const CancelToken cancel;
        AnnotatorId ada;
        const auto watch = [&](const std::string& path) {
            if (path.ends_with("g.jsonl")) {
                ada = m_project->annotator("ada").value(); // sits down at the desk meanwhile
                const auto connection = m_project->store().reader();
                if (store::dictionaries(**connection)->segments.empty()
                    && store::sessionDetails(**connection, SessionId(1))->session.turns.empty())
                    cancel.cancel();
            }
            return Progress();
        };
        const auto files = workbench::importFiles(*m_project, tasks, watch, cancel);
        QVERIFY(!files.ok());
        QVERIFY(files.error().code == ErrorCode::Cancelled);
        // All is as before, but for ada, who is somebody's name now.
        QCOMPARE(m_project->annotator("ada").value(), ada);
        std::string after = testsupport::dump(*m_project);
        const std::string row = std::to_string(ada.value()) + "|ada|\n";
        QVERIFY(after.find(row) != std::string::npos);
        after.erase(after.find(row), row.size());
        QCOMPARE(after, before);
        // And when all is in, the session has its conversation.
        const auto again = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY(again.ok());
        const auto connection = m_project->store().reader();
        QCOMPARE(store::sessionDetails(**connection, SessionId(1))->session.turns.size(), std::size_t{1});
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
    }

    void theSameFileTwiceIsReadOnce()
    {
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", testsupport::sessionLines(5)), {}},
            {m_dir->write("copy.jsonl", testsupport::sessionLines(5)), {}}};
        const auto files = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY(files.ok());
        QVERIFY((*files)[1].report->alreadyImported);
        QVERIFY((*files)[1].report->earlier.find("a.jsonl") != std::string::npos);
        QCOMPARE(countsOf(*m_project).sources, 1);
    }

    /// The program dies between two files: opening takes back all that waited, the latest first.
    void whatWasHeldIsTakenBackAtOpening()
    {
        const std::string before = testsupport::dump(*m_project);
        session::Session session;
        const auto hold = [&](const std::string& id, std::size_t held) {
            return [&session, id, held](store::Connection& connection) -> Result<void> {
                store::ImportWriter import;
                const auto begun = import.begin(connection, {id, "turnout-sessions/1", id, 1, 1}, false, held);
                if (!begun)
                    return begun.error();
                session.id = id;
                store::PreparedSession prepared;
                prepared.prepare(1, session);
                if (const auto added = import.addSessions(connection, {&prepared, 1}); !added)
                    return added;
                return import.hold(connection, {}, 2);
            };
        };
        auto writer = m_project->store().writer();
        QVERIFY(writer.ok());
        QVERIFY((*writer)->run(store::Writer::Kind::Bulk, hold("one", 0)).ok());
        QVERIFY((*writer)->run(store::Writer::Kind::Bulk, hold("two", 1)).ok());
        // Another import is not let in beside them.
        QVERIFY((*writer)->run(store::Writer::Kind::Bulk, hold("three", 0)).error().code == ErrorCode::Busy);
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
        QCOMPARE(countsOf(*m_project).sessions, 0);
        m_project.reset();
        m_project = testsupport::openProject(m_dir->file("p.turnout"));
        QVERIFY(m_project != nullptr);
        QCOMPARE(testsupport::dump(*m_project), before);
    }

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<workbench::OpenProject> m_project;
};

TURNOUT_TEST_MAIN(TestImportRun)
#include "tst_import_run.moc"
