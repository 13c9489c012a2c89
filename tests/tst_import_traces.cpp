// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Traces in several files of one import: a collector begins a new file wherever it likes.
#include "store/FrameReader.h"
#include "store/SessionReader.h"
#include "support/MadeProject.h"
#include "support/TestSupport.h"
#include "tst_ingest_otlp_support.h"
#include "workbench/ImportRun.h"

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
            std::string("2 of its spans are in sessions that an earlier file of this import mentions first."));
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

    /// What breaks off says so and takes nothing with it, not even what it had said before it broke off.
    void aFileThatBreaksOffCostsItself()
    {
        const std::string whole = traces({call("talk", 1, "first", "a")});
        std::string broken = gzip(traces({call("talk", 2, "second", "b")}));
        broken.resize(broken.size() - 6);
        const std::vector<ImportTask> tasks{{m_dir->write("a.jsonl", whole), {}},
            {m_dir->write("b.jsonl.gz", broken), {}},
            {m_dir->write("c.jsonl", traces({call("talk", 3, "third", "c")})), {}}};
        const auto files = workbench::importFiles(*m_project, tasks, silent, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        QVERIFY(!(*files)[1].report);
        QVERIFY((*files)[1].error.context.find("b.jsonl.gz") != std::string::npos);
        QCOMPARE(turnsOf(*m_project, 1), std::string("u:first|a:a|u:third|a:c|"));
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
