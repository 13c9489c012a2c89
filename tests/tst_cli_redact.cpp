// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

/// JSON with ' for " and ` for an escaped quote (moc stumbles over both in a raw string).
std::string json(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '\'' ? "\"" : c == '`' ? "\\\"" : std::string(1, c);
    return out;
}

const std::string kSessions
    = json("{'id':'s-1','user':'jane@example.com','contact':'jane@example.com','turns':["
           "{'role':'user','text':'I am jane@example.com, call +49 170 1234567'},"
           "{'role':'assistant','text':'ok','tool_calls':[{'arguments':'{`to`:`jane@example.com`}'}]}]}\n"
           "{'id':'s-2','turns':'jane@example.com wrote KD-4711 here'}\n"
           "{'id':'s-3','turns':[{'role':'user','text':'card 4111 1111 1111 1111, customer KD-4711'}]}\n");

/// The bytes of a project's file and of what lies beside it.
std::string allBytes(const std::string& project)
{
    return testsupport::readAll(project) + testsupport::readAll(project + "-wal");
}

} // namespace

/// Personal data at the command line: what was replaced is nowhere.
class TestCliRedact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacedTextReachesNothing();
    void samePseudonymInEveryImport();
    void reportCountsAndKeeps();
    void offSaysNothing();
    void dryRunWritesNoKey();
    void wrongUse();
};

void TestCliRedact::replacedTextReachesNothing()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string rejects = dir.file("rejects.tsv");
    const CliRun run = runCli({"import", project, dir.write("s.jsonl", kSessions), "--redact", "replace",
        "--redact-pattern", "KD-\\d+", "--rejects", rejects, "--format", "json"});
    const QJsonObject redaction = run.json()["redaction"_L1].toObject();
    QCOMPARE(redaction["mode"_L1].toString(), u"replace"_s);
    QCOMPARE(redaction["records"_L1].toInt(), 3);
    const QJsonObject found = redaction["found"_L1].toObject();
    QCOMPARE(found["email"_L1].toInt(), 5);
    QCOMPARE(found["phone"_L1].toInt(), 1);
    QCOMPARE(found["card"_L1].toInt(), 1);
    QCOMPARE(found["pattern"_L1].toInt(), 2);
    QCOMPARE(found["iban"_L1].toInt(), 0);
    for (const std::string& text : {allBytes(project), testsupport::readAll(rejects), run.out, run.err}) {
        QVERIFY(!text.empty() || run.err.empty());
        for (const char* gone : {"jane", "1234567", "4111", "KD-4711"})
            QVERIFY2(text.find(gone) == std::string::npos, gone);
    }
    QVERIFY(testsupport::readAll(rejects).find("⟨email-") != std::string::npos);
    QCOMPARE(runCli({"verify", project}).code, 0);
}

void TestCliRedact::samePseudonymInEveryImport()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string sessions = dir.write("s.jsonl",
        R"({"id":"jane@example.com","turns":[{"role":"user","text":"hi"}]})"
        "\n");
    const std::string ratings = dir.write("r.jsonl",
        R"({"session":"Jane@Example.com","rating":"up"})"
        "\n");
    QCOMPARE(runCli({"import", project, sessions, "--redact", "replace"}).code, 0);
    const CliRun joined = runCli({"import", project, ratings, "--redact", "replace", "--format", "json"});
    QCOMPARE(joined.json()["events"_L1].toInt(), 1);
    QCOMPARE(joined.json()["orphans"_L1].toInt(), 0);
}

void TestCliRedact::reportCountsAndKeeps()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const CliRun run = runCli({"import", project, dir.write("s.jsonl", kSessions), "--redact", "report"});
    QVERIFY2(
        run.out.find("Personal data found and kept in 3 records: email (5), card (1), phone (1).") != std::string::npos,
        run.out.c_str());
    QVERIFY(allBytes(project).find("jane@example.com") != std::string::npos);
}

void TestCliRedact::offSaysNothing()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const CliRun run = runCli({"import", project, dir.write("s.jsonl", kSessions)});
    QVERIFY(run.out.find("Personal data") == std::string::npos);
}

void TestCliRedact::dryRunWritesNoKey()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string before = allBytes(project);
    const CliRun run = runCli({"import", project, dir.write("s.jsonl", kSessions), "--redact", "replace", "--dry-run"});
    QVERIFY(run.out.find("Personal data replaced in 3 records") != std::string::npos);
    QVERIFY(allBytes(project) == before);
}

void TestCliRedact::wrongUse()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string file = dir.write("s.jsonl", kSessions);
    QCOMPARE(runCli({"import", project, file, "--redact", "perhaps"}).code, 2);
    QCOMPARE(runCli({"import", project, file, "--redact-pattern", "x+"}).code, 2);
    const CliRun bad = runCli({"import", project, file, "--redact", "replace", "--redact-pattern", "("});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.find("regular expression") != std::string::npos, bad.err.c_str());
    QCOMPARE(runCli({"info", project, "--format", "json"}).json()["sessions"_L1].toInt(), 0);
}

TURNOUT_TEST_MAIN(TestCliRedact)
#include "tst_cli_redact.moc"
