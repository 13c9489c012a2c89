// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Traces in several files of one import: a collector begins a new file wherever it likes.
#include "store/FrameReader.h"
#include "store/Query.h"
#include "store/SessionReader.h"
#include "support/MadeProject.h"
#include "support/TestSupport.h"
#include "tst_ingest_otlp_support.h"
#include "workbench/ImportRun.h"

#include <QFile>
#include <QTest>

using namespace turnout;
using namespace otlptest;
using testsupport::TempDir;
using workbench::ImportedFile;
using workbench::ImportTask;

namespace {

Progress silent(const std::string& /*path*/)
{
    return {};
}

/// A question and its answer in a conversation, in a trace of its own.
Span call(const std::string& conversation, int number, const std::string& question, const std::string& answer)
{
    Span span;
    span.id = "00000000000000a" + std::to_string(number);
    span.trace = "0000000000000000000000000000000" + std::to_string(number);
    span.start = "\"" + std::to_string(number) + "000000000\"";
    span.attributes = chat("[" + message("user", question) + "]", "[" + message("assistant", answer) + "]");
    span.attributes.emplace_back("gen_ai.conversation.id", conversation);
    return span;
}

std::string turnsOf(workbench::OpenProject& project, std::int64_t id)
{
    const auto connection = project.store().reader();
    const auto details = store::sessionDetails(**connection, SessionId(id));
    return details ? transcript(details->session) : details.error().message();
}

} // namespace

class TestImportTraces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_project = testsupport::openProject(m_dir->file("p.turnout"));
        QVERIFY(m_project != nullptr);
    }

    void aConversationGoesOnInTheNextFile_data()
    {
        QTest::addColumn<bool>("dry");
        QTest::newRow("import") << false;
        QTest::newRow("dry run") << true;
    }
    /// The later part comes first, a line of it is broken, and other files lie between.
    void aConversationGoesOnInTheNextFile()
    {
        QFETCH(bool, dry);
        const std::vector<std::string> paths{
            m_dir->write("2.jsonl",
                traces({call("talk", 3, "third", "c"), call("other", 4, "alone", "d")}) + "{\"resourceSpans\":7}\n"),
            m_dir->write("s.jsonl", testsupport::sessionLines(5)),
            m_dir->write("1.jsonl", traces({call("talk", 1, "first", "a"), call("talk", 2, "second", "b")}))};
        std::vector<ImportTask> tasks;
        for (const std::string& path : paths) {
            tasks.push_back({path, {}});
            tasks.back().options.dryRun = dry;
        }
        const auto files = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        const ImportedFile& late = (*files)[0];
        const ImportedFile& early = (*files)[2];
        QCOMPARE(late.report->counts.sessions, 2);
        QCOMPARE(late.report->counts.rejects, 1);
        QCOMPARE(late.report->firstRejects.front().line, 2);
        QCOMPARE((*files)[1].report->counts.sessions, 5);
        QCOMPARE(early.report->counts.sessions, 0);
        QCOMPARE(early.report->counts.rejects, 0);
        QCOMPARE(early.report->seen.units, 2);
        QCOMPARE(early.report->notes.back(),
            std::string("2 of its spans belong to sessions that another file of this import mentions first."));
        if (dry)
            return;
        QCOMPARE(turnsOf(*m_project, 1), std::string("u:first|a:a|u:second|a:b|u:third|a:c|"));
        QCOMPARE(turnsOf(*m_project, 2), std::string("u:alone|a:d|"));
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
        // Both files are known from now on, each by its own bytes.
        const auto again = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY(again.ok());
        for (const ImportedFile& file : *again)
            QVERIFY(file.report->alreadyImported);
    }

    /// What a conversation lacks cannot be added later: none of them is used until all can be read.
    void aFileThatBreaksOffHoldsTheOthersBack()
    {
        const std::string before = testsupport::dump(*m_project);
        const std::string packed = gzip(traces({call("talk", 2, "second", "b")}));
        std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", traces({call("talk", 1, "first", "a")})), {}},
            {m_dir->write("b.jsonl.gz", packed.substr(0, packed.size() - 6)), {}},
            {m_dir->write("c.jsonl", traces({call("talk", 3, "third", "c")})), {}},
            {m_dir->write("s.jsonl", testsupport::sessionLines(5)), {}}};
        const auto files = workbench::importFiles(*m_project, {tasks.data(), 3}, silent, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        for (const ImportedFile& file : *files)
            QVERIFY(!file.report);
        QVERIFY((*files)[0].error.text.find("b.jsonl.gz") != std::string::npos);
        QVERIFY((*files)[1].error.context.find("b.jsonl.gz") != std::string::npos);
        QVERIFY((*files)[2].error.text.find("It belongs with") == 0);
        QCOMPARE(testsupport::dump(*m_project), before);
        // What is not of traces does not wait for it.
        QCOMPARE(workbench::importFiles(*m_project, tasks, silent, {})->back().report->counts.sessions, 5);
        tasks[1].path = m_dir->write("b2.jsonl.gz", packed);
        QVERIFY(workbench::importFiles(*m_project, tasks, silent, {}).ok());
        QCOMPARE(turnsOf(*m_project, 6), std::string("u:first|a:a|u:second|a:b|u:third|a:c|"));
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
    }

    /// Read, and then gone or another: what it has of conversations would be missing in the others.
    void aFileThatChangesBehindItsReadingEndsTheImport_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("gone") << true;
        QTest::newRow("longer") << false;
    }
    void aFileThatChangesBehindItsReadingEndsTheImport()
    {
        QFETCH(bool, gone);
        const std::string before = testsupport::dump(*m_project);
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", traces({call("talk", 1, "first", "a")})), {}},
            {m_dir->write("b.jsonl", traces({call("talk", 2, "second", "b")})), {}}};
        int asked = 0;
        const auto change = [&](const std::string&) {
            if (++asked == 3 && gone) // both are read
                QFile::remove(QString::fromStdString(tasks[0].path));
            else if (asked == 3)
                std::ignore = m_dir->write("a.jsonl", traces({call("talk", 1, "first", "a"), call("x", 5, "y", "z")}));
            return Progress();
        };
        const auto files = workbench::importFiles(*m_project, tasks, change, {});
        QVERIFY(!files.ok());
        QVERIFY(files.error().message().find("changed while it was read") != std::string::npos);
        QCOMPARE(testsupport::dump(*m_project), before);
    }

    /// A mapping is for the tables among them; lines are those of the file the session is of; the later score stands.
    void besideATable()
    {
        ingest::CsvMapping mapping;
        mapping.id = "key";
        mapping.userText = "said";
        std::vector<ImportTask> tasks{
            {m_dir->write(
                 "a.jsonl", traces({call("other", 4, "alone", "d")}) + traces({call("talk", 2, "second", "b")})),
                {}},
            {m_dir->write("t.csv", "key,said\nk-1,hello\n"), {}},
            {m_dir->write("b.jsonl", traces({call("talk", 1, "first", "a")})), {}}};
        for (ImportTask& task : tasks)
            task.options.read.mapping = mapping;
        const auto files = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        for (const ImportedFile& file : *files)
            QCOMPARE(file.report ? file.report->counts.rejects : -1, 0);
        QCOMPARE(turnsOf(*m_project, 2), std::string("u:first|a:a|u:second|a:b|"));
        const auto connection = m_project->store().reader();
        QCOMPARE(store::queryInt64(**connection, "SELECT line FROM session WHERE external_id = 'talk'", 0), 2);
        QCOMPARE(testsupport::violationsOf(*m_project), std::string());
    }

    void cancelledAnywhereItIsAsIfNeverStarted_data()
    {
        QTest::addColumn<int>("asked");
        for (int asked = 0; asked < 4; ++asked) // both are read, then both are handed on
            QTest::addRow("at %d", asked) << asked;
    }
    void cancelledAnywhereItIsAsIfNeverStarted()
    {
        QFETCH(int, asked);
        const std::string before = testsupport::dump(*m_project);
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", traces({call("talk", 1, "first", "a")})), {}},
            {m_dir->write("b.jsonl", traces({call("talk", 2, "second", "b")})), {}}};
        const CancelToken cancel;
        int at = 0;
        const auto stop = [&](const std::string&) {
            if (at++ == asked)
                cancel.cancel();
            return Progress();
        };
        const auto files = workbench::importFiles(*m_project, tasks, stop, cancel);
        QVERIFY(!files.ok());
        QVERIFY(files.error().code == ErrorCode::Cancelled);
        QCOMPARE(testsupport::dump(*m_project), before);
        QVERIFY(workbench::importFiles(*m_project, tasks, silent, {}).ok());
        QCOMPARE(turnsOf(*m_project, 1), std::string("u:first|a:a|u:second|a:b|"));
    }

    /// Three of Langfuse's own files are of one session: in any order of files it has the same turns.
    void oneSessionOfThreeExports()
    {
        TURNOUT_NEEDS_SHARED(folder, "data/fixtures/langfuse");
        std::vector<std::string> paths;
        for (const char* name : {"autogen-2025-06-06", "llamaindex-2025-06-05", "pydantic-ai-2025-06-06"})
            paths.push_back(folder + "/" + name + ".trace.json");
        std::string want;
        do {
            m_project.reset();
            TempDir dir;
            m_project = testsupport::openProject(dir.file("p.turnout"));
            std::vector<ImportTask> tasks;
            for (const std::string& path : paths)
                tasks.push_back({path, {}});
            const auto files = workbench::importFiles(*m_project, tasks, silent, {});
            QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
            QCOMPARE(files->front().report->counts.sessions, 1);
            for (const ImportedFile& file : *files)
                QCOMPARE(file.report->counts.rejects, 0);
            const std::string turns = turnsOf(*m_project, 1);
            want = want.empty() ? turns : want;
            QCOMPARE(turns, want);
            m_project.reset();
        } while (std::next_permutation(paths.begin(), paths.end()));
        QVERIFY(!want.empty());
    }

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<workbench::OpenProject> m_project;
};

TURNOUT_TEST_MAIN(TestImportTraces)
#include "tst_import_traces.moc"
