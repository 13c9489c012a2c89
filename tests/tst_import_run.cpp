// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several files are one import: all of them are seen at once, or none ever was.
#include "store/ImportWriter.h"
#include "store/SourceReader.h"
#include "support/MadeProject.h"
#include "support/TestSupport.h"
#include "workbench/ImportRun.h"

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
