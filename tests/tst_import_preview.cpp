// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TableHead.h"
#include "store/Meta.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"
#include "workbench/ImportPreview.h"
#include "workbench/ImportSettings.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;
using workbench::ImportOptions;
using workbench::previewImport;

namespace {

std::shared_ptr<workbench::OpenProject> newProject(const TempDir& dir)
{
    store::OpenOptions options;
    options.create = true;
    auto project = workbench::OpenProject::open(dir.file("p.turnout"), options);
    if (!project)
        qFatal("no project: %s", project.error().message().c_str());
    return std::move(project).value();
}

std::string sessionLines(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += R"({"id":"s-)" + std::to_string(i)
            + R"(","turns":[{"role":"user","text":"mail a@b.org about KD-47"},{"role":"assistant","text":"sorry, I cannot do that"}]})"
            + "\n";
    return lines;
}

const std::string kTable = "key,question,reply,when,plan,stars,essay\n"
                           "r-1,hello,hi,2026-05-01,pro,5,\"a long text with many words in it\"\n"
                           "r-2,why,because,2026-05-02,free,1,\"another long text with many words\"\n"
                           "r-2,broken row\n";

/// The bytes of a project's file and of what lies beside it.
std::string allBytes(const workbench::OpenProject& project)
{
    return testsupport::readAll(project.path()) + testsupport::readAll(project.path() + "-wal");
}

} // namespace

/// What is seen of a file before it is imported, and what the project remembers of how.
class TestImportPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstSessionsAsTheyWouldBeKept();
    void previewWritesNothing();
    void patternsAreCountedOneByOne();
    void tableNeedsItsColumns();
    void tracesFromTheirBeginning();
    void cancelled();
    void mappingFileGoesRound();
    void seenIsInTheReport();
    void rejectsHaveTheirLines();
    void dryRunKnowsTheFile();
    void settingsAreKept();
};

void TestImportPreview::firstSessionsAsTheyWouldBeKept()
{
    const TempDir dir;
    const auto project = newProject(dir);
    ImportOptions options;
    options.read.weight = 12.5;
    options.derive = {true, true};
    options.redact.mode = ingest::RedactionMode::Replace;
    const auto preview = previewImport(*project, dir.write("s.jsonl", "{broken\n" + sessionLines(50)), options, {});
    QVERIFY(preview.ok());
    QCOMPARE(preview->sessions.size(), workbench::kPreviewSessions);
    QVERIFY(preview->partly);
    QCOMPARE(preview->rejects, 1);
    QCOMPARE(preview->firstRejects.front().line, 1);
    const session::Session& first = preview->sessions.front();
    QCOMPARE(first.id, std::string("s-0"));
    QCOMPARE(first.weight, 12.5);
    QVERIFY(first.turns[0].text.find("a@b.org") == std::string::npos);
    QVERIFY(first.turns[0].text.find("email-") != std::string::npos);
    QCOMPARE(preview->redacted.total(), 20);
    QVERIFY(!first.signals.empty());
    QVERIFY(!first.segments.empty());
    // A short file is there as a whole.
    const auto all = previewImport(*project, dir.write("t.jsonl", sessionLines(3)), {}, {});
    QVERIFY(all.ok());
    QCOMPARE(all->sessions.size(), std::size_t{3});
    QVERIFY(!all->partly);
    const auto events
        = previewImport(*project, dir.write("r.jsonl", "{\"session\":\"s-1\",\"rating\":\"up\"}\n"), {}, {});
    QVERIFY(events.ok());
    QCOMPARE(events->events, 1);
    const auto none = previewImport(*project, dir.file("gone.jsonl"), {}, {});
    QVERIFY(!none.ok());
    QVERIFY(none.error().code == ErrorCode::NotFound);
}

void TestImportPreview::previewWritesNothing()
{
    const TempDir dir;
    const auto project = newProject(dir);
    const std::string before = allBytes(*project);
    ImportOptions options;
    options.redact.mode = ingest::RedactionMode::Replace; // not even the key of the pseudonyms
    QVERIFY(previewImport(*project, dir.write("s.jsonl", sessionLines(5)), options, {}).ok());
    QVERIFY(allBytes(*project) == before);
}

void TestImportPreview::patternsAreCountedOneByOne()
{
    const TempDir dir;
    const auto project = newProject(dir);
    const std::string file = dir.write("s.jsonl", sessionLines(4));
    ImportOptions options;
    options.redact.mode = ingest::RedactionMode::Report;
    options.redact.patterns = {"KD-\\d+", "nobody", "mail|about"};
    const auto preview = previewImport(*project, file, options, {});
    QVERIFY(preview.ok());
    QCOMPARE(preview->patternMatches, (std::vector<std::int64_t>{4, 0, 8}));
    QVERIFY(preview->sessions.front().turns[0].text.find("KD-47") != std::string::npos); // counted, not replaced
    options.redact.patterns = {"KD-("};
    const auto bad = previewImport(*project, file, options, {});
    QVERIFY(!bad.ok());
    QVERIFY(bad.error().code == ErrorCode::BadUsage);
    QVERIFY(bad.error().message().find("KD-(") != std::string::npos);
}

void TestImportPreview::tableNeedsItsColumns()
{
    const TempDir dir;
    const auto project = newProject(dir);
    const std::string file = dir.write("t.csv", kTable);
    const auto head = ingest::tableHead(file);
    QVERIFY(head.ok());
    QCOMPARE(head->columns.size(), std::size_t{7});
    QCOMPARE(head->columns[4].name, std::string("plan"));
    QCOMPARE(head->columns[4].examples, (std::vector<std::string>{"pro", "free"}));
    // What is recognised is filled in, the rest is left to the user; long texts are no segments.
    QVERIFY(head->likely.id.empty());
    QCOMPARE(head->likely.userText, std::string("question"));
    QCOMPARE(head->likely.rating, std::string("stars"));
    QCOMPARE(head->likely.ratingLow, 1.0); // the scale its numbers fit
    QCOMPARE(head->likely.ratingHigh, 5.0);
    QVERIFY(!head->columns[4].scale);
    QVERIFY(std::count(head->likely.segments.begin(), head->likely.segments.end(), "plan") == 1);
    QVERIFY(std::count(head->likely.segments.begin(), head->likely.segments.end(), "essay") == 0);
    ImportOptions options;
    options.read.mapping = head->likely;
    const auto refused = previewImport(*project, file, options, {});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().text.find("needs \"id\"") != std::string::npos, refused.error().text.c_str());
    options.read.mapping->id = "key";
    const auto preview = previewImport(*project, file, options, {});
    QVERIFY(preview.ok());
    QCOMPARE(preview->sessions.size(), std::size_t{2});
    QCOMPARE(preview->sessions[0].turns[1].text, std::string("hi"));
    QCOMPARE(preview->sessions[0].ratings.front().value, 1.0);
    QCOMPARE(preview->firstRejects.front().line, 4);
    QVERIFY(!ingest::tableHead(dir.write("s.jsonl", sessionLines(1))).ok());
    // An example is short and ends between two characters.
    std::string wide = "id,text\n1,";
    for (int i = 0; i < 100; ++i)
        wide += "\xe2\x82\xac";
    const auto cut = ingest::tableHead(dir.write("w.csv", wide + "\n"));
    QVERIFY(cut.ok());
    QCOMPARE(cut->columns[1].examples.front().size(), std::size_t{120});
}

void TestImportPreview::tracesFromTheirBeginning()
{
    TURNOUT_NEEDS_SHARED(file, "data/fixtures/otlp/genai_sessions.json");
    const TempDir dir;
    const auto project = newProject(dir);
    const auto preview = previewImport(*project, file, {}, {});
    QVERIFY(preview.ok());
    QVERIFY(preview->format == ingest::Format::Otlp);
    QCOMPARE(preview->sessions.size(), workbench::kPreviewSessions);
    QVERIFY(!preview->sessions.front().turns.empty());
}

void TestImportPreview::cancelled()
{
    const TempDir dir;
    const auto project = newProject(dir);
    const CancelToken cancel;
    cancel.cancel();
    const auto preview = previewImport(*project, dir.write("s.jsonl", sessionLines(2000)), {}, cancel);
    if (!preview) // it may have had its twenty before it looked
        QVERIFY(preview.error().code == ErrorCode::Cancelled);
    std::string many;
    for (int i = 0; i < 900; ++i)
        many += "{\"session\":\"s\",\"rating\":\"up\"}\n";
    const auto slow = previewImport(*project, dir.write("r.jsonl", many), {}, cancel);
    QVERIFY(!slow.ok());
    QVERIFY(slow.error().code == ErrorCode::Cancelled);
}

void TestImportPreview::mappingFileGoesRound()
{
    ingest::CsvMapping mapping;
    mapping.id = "the \"key\"";
    mapping.userText = "q";
    mapping.rating = "stars";
    mapping.ratingLow = 1;
    mapping.ratingHigh = 5;
    mapping.segments = {"plan", "language"};
    mapping.scores = {"judge"};
    const std::string json = ingest::csvMappingToJson(mapping);
    const auto read = ingest::csvMappingFromJson(json);
    QVERIFY2(read.ok(), json.c_str());
    QVERIFY(*read == mapping);
    QVERIFY(json.find("transcript") == std::string::npos); // what is not mapped is not said
    for (const ingest::CsvMappingField& field : ingest::csvMappingFields()) {
        ingest::CsvMapping one;
        one.id = "i";
        one.role = "r"; // neither of the two without the other
        one.text = "t";
        one.*field.column = "x";
        const auto back = ingest::csvMappingFromJson(ingest::csvMappingToJson(one));
        QVERIFY(back.ok() && *back == one);
    }
}

void TestImportPreview::seenIsInTheReport()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string table = dir.write("t.csv", "id,question,answer\nr-1,hello,hi\nr-2,why,because\n");
    const CliRun json = runCli({"import", project, table, "--dry-run", "--format", "json"});
    const QJsonObject seen = json.json()["seen"_L1].toObject();
    QCOMPARE(seen["what"_L1].toString(), u"CSV table"_s);
    QCOMPARE(seen["unit"_L1].toString(), u"rows"_s);
    QCOMPARE(seen["units"_L1].toInt(), 2);
    QCOMPARE(seen["sessions"_L1].toInt(), 2);
    QCOMPARE(seen["columns"_L1].toArray(), (QJsonArray{u"id"_s, u"question"_s, u"answer"_s}));
    const CliRun text = runCli({"import", project, table, "--dry-run"});
    QVERIFY2(text.out.find("Seen: CSV table, 3 columns, 2 rows → 2 sessions.") != std::string::npos, text.out.c_str());
    const std::string events = dir.write("r.jsonl", "{\"session\":\"r-1\",\"rating\":\"up\"}\n");
    const CliRun rating = runCli({"import", project, events, "--dry-run"});
    QVERIFY2(rating.out.find("Seen: turnout-sessions/1, 1 record → 1 event.") != std::string::npos, rating.out.c_str());
    TURNOUT_NEEDS_SHARED(traces, "data/fixtures/otlp/genai_sessions.json");
    const CliRun otlp = runCli({"import", project, traces, "--dry-run", "--format", "json"});
    const QJsonObject spans = otlp.json()["seen"_L1].toObject();
    QCOMPARE(spans["what"_L1].toString(), u"OTLP traces"_s);
    QCOMPARE(spans["dialect"_L1].toString(), u"GenAI 1.37 attributes"_s);
    QCOMPARE(spans["units"_L1].toInt(), 706);
    QCOMPARE(spans["sessions"_L1].toInt(), 30);
}

void TestImportPreview::rejectsHaveTheirLines()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    std::string lines = sessionLines(1);
    for (int i = 0; i < 30; ++i)
        lines += "broken\n";
    const CliRun run = runCli({"import", project, dir.write("s.jsonl", lines), "--format", "json"});
    const QJsonArray rejects = run.json()["first_rejects"_L1].toArray();
    QCOMPARE(run.json()["rejects"_L1].toInt(), 30);
    QCOMPARE(rejects.size(), 20);
    QCOMPARE(rejects[0].toObject()["line"_L1].toInt(), 2);
    QVERIFY(rejects[0].toObject()["reason"_L1].toString().startsWith(u"not valid JSON"_s));
}

void TestImportPreview::dryRunKnowsTheFile()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string file = dir.write("s.jsonl", sessionLines(2));
    QCOMPARE(runCli({"import", project, file}).code, 0);
    const CliRun again = runCli({"import", project, file, "--dry-run", "--format", "json"});
    QVERIFY(again.json()["already_imported"_L1].toBool());
    const CliRun text = runCli({"import", project, file, "--dry-run"});
    QVERIFY2(text.out.find("nothing to add, these bytes were imported on") != std::string::npos, text.out.c_str());
}

void TestImportPreview::settingsAreKept()
{
    const TempDir dir;
    const auto project = newProject(dir);
    const auto first = workbench::importSettings(*project);
    QVERIFY(first.ok());
    QVERIFY(first->redaction == ingest::RedactionMode::Off);
    QVERIFY(!first->derive.signals);
    workbench::ImportSettings settings;
    settings.redaction = ingest::RedactionMode::Replace;
    settings.patterns = {"KD-\\d+", "\"quoted\""};
    settings.derive.segments = true;
    QVERIFY(workbench::keepImportSettings(*project, settings).ok());
    const auto kept = workbench::importSettings(*project);
    QVERIFY(kept.ok());
    QVERIFY(kept->redaction == ingest::RedactionMode::Replace);
    QCOMPARE(kept->patterns, settings.patterns);
    QVERIFY(kept->derive.segments && !kept->derive.signals);
    // What somebody else wrote there is refused, not believed.
    auto writer = project->store().writer();
    QVERIFY(writer.ok());
    QVERIFY((*writer)
                ->run(store::Writer::Kind::Bulk,
                    [](store::Connection& connection) -> Result<void> {
                        store::setMeta(connection, "import_settings", "{\"redaction\":\"shred\"}");
                        return {};
                    })
                .ok());
    const auto damaged = workbench::importSettings(*project);
    QVERIFY(!damaged.ok());
    QVERIFY(damaged.error().code == ErrorCode::Damaged);
}

TURNOUT_TEST_MAIN(TestImportPreview)
#include "tst_import_preview.moc"
