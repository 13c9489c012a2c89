// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rubrics at the command line: ready ones, what carries over before it happens, labels of every kind.
#include "session/Rubric.h"
#include "support/CliRun.h"
#include "support/MadeProject.h"

#include <QJsonArray>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

#define RUN(variable, expected, ...)                                                                                   \
    const CliRun variable = runCli(__VA_ARGS__);                                                                       \
    QVERIFY2(variable.code == (expected), (variable.err + variable.out.substr(0, 500)).c_str())

constexpr const char* kAllKinds = R"({"name":"all","questions":[
    {"id":"verdict","kind":"single","required":true,"options":[{"value":"good","counts_as":1},{"value":"bad","counts_as":0}]},
    {"id":"ease","kind":"scale","options":[{"value":1},{"value":2},{"value":3}]},
    {"id":"safe","kind":"yes_no"},
    {"id":"words","kind":"span","role":"assistant","shown_if":{"question":"verdict","values":["bad"]}},
    {"id":"step","kind":"single","per":"turn","options":[{"value":"right"},{"value":"wrong"}]}]})";

std::string line(const std::string& session, const std::string& question, const std::string& value, int turn = -1)
{
    return R"({"session":")" + session + R"(","question":")" + question + R"(","value":)" + value
        + (turn < 0 ? "" : ",\"turn\":" + std::to_string(turn)) + "}\n";
}

} // namespace

class TestCliRubric : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readyOnes();
    void dryRunChangesNothing();
    void keysOfTheDeskAreWarnedOf();
    void earlierVersions();
    void labelsOfEveryKind();
};

void TestCliRubric::readyOnes()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(list, 0, {"rubric", p, "ready", "--format", "json"});
    const QJsonArray all = list.json()["rubrics"_L1].toArray();
    QCOMPARE(all.size(), qsizetype(5));
    for (const auto& one : all) {
        const std::string id = one.toObject()["id"_L1].toString().toStdString();
        RUN(json, 0, {"rubric", p, "ready", id, "--format", "json"});
        RUN(used, 0, {"rubric", p, "use", id, "--format", "json"});
        RUN(shown, 0, {"rubric", p, "show", "--format", "json"});
        QCOMPARE(shown.out, json.out);
        // What is shown can be set: export and import are the same text.
        RUN(same, 0, {"rubric", p, "set", dir.write("same.json", shown.out), "--format", "json"});
        QCOMPARE(same.json()["changes"_L1].toBool(true), false);
        QCOMPARE(same.json()["warnings"_L1].toArray().size(), qsizetype(0));
        QCOMPARE(same.err, std::string());
    }
    RUN(text, 0, {"rubric", p, "ready"});
    QVERIFY(text.out.find("rag-faithfulness") != std::string::npos);
    RUN(unknown, 1, {"rubric", p, "use", "nonsense"});
    QVERIFY(unknown.err.find("agent-task-success") != std::string::npos);
    RUN(told, 0, {"rubric", p, "ready", "helpful-harmless-honest"});
    QVERIFY2(told.out.find("span, of each assistant turn, only where honest is 1 or 2 or 3") != std::string::npos,
        told.out.c_str());
}

void TestCliRubric::dryRunChangesNothing()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0, {"import", p, dir.write("s.jsonl", testsupport::sessionLines(3))});
    RUN(labeled, 0, {"label", p, "-", "--annotator", "a"},
        line("s-0", "verdict", "\"good\"") + line("s-1", "verdict", "\"acceptable\"") + line("s-1", "note", "\"n\""));
    auto rubric = session::defaultRubric();
    rubric.questions[0].options.erase(rubric.questions[0].options.begin() + 1);
    rubric.questions.pop_back();
    const std::string file = dir.write("r.json", session::rubricToJson(rubric));
    for (const std::vector<std::string>& words :
        std::vector<std::vector<std::string>>{{"rubric", p, "set", file, "--dry-run", "--format", "json"},
            {"rubric", p, "check", file, "--format", "json"}}) {
        RUN(dry, 0, words);
        const QJsonObject told = dry.json();
        QCOMPARE(told["version"_L1].toInt(), 1);
        QCOMPARE(told["changes"_L1].toBool(), true);
        const QJsonObject carry = told["carry_over"_L1].toObject();
        QCOMPARE(carry["answers"_L1].toInt(), 3);
        QCOMPARE(carry["kept"_L1].toInt(), 1);
        QCOMPARE(carry["as_given"_L1].toInt(), 1);
        QCOMPARE(carry["not_counted"_L1].toInt(), 1);
        QCOMPARE(carry["labeled_after"_L1].toInt(), 2);
    }
    RUN(text, 0, {"rubric", p, "set", file, "--dry-run"});
    QVERIFY2(text.out.find("1 answer of 3 (2 sessions) carry over; 1 with values that are no longer offered count as "
                           "they did; 1 will no longer be counted.")
            != std::string::npos,
        text.out.c_str());
    QVERIFY(text.out.find("Nothing was changed") != std::string::npos);
    RUN(still, 0, {"rubric", p, "show", "--format", "json"});
    QCOMPARE(session::rubricFromJson(still.out).value() == session::defaultRubric(), true);
    RUN(set, 0, {"rubric", p, "set", file});
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["labeled"_L1].toInt(), 2); // as it was said
}

void TestCliRubric::keysOfTheDeskAreWarnedOf()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    auto rubric = session::defaultRubric();
    rubric.questions[0].options[0].key = "n";
    rubric.questions[0].options[1].key = "g";
    rubric.questions[0].options[2].key = "b"; // nothing on the desk
    const std::string file = dir.write("r.json", session::rubricToJson(rubric));
    for (const char* verb : {"check", "set"}) {
        RUN(text, 0, {"rubric", p, verb, file});
        QVERIFY2(text.err.find("question verdict: N is \"Note\" on the desk: \"Good\" is then reached by Tab only")
                != std::string::npos,
            text.err.c_str());
        QVERIFY2(text.err.find("G is \"Guidelines\"") != std::string::npos, text.err.c_str());
        QVERIFY2(text.err.find("B is") == std::string::npos, text.err.c_str());
        RUN(json, 0, {"rubric", p, verb, file, "--format", "json"});
        QCOMPARE(json.json()["warnings"_L1].toArray().size(), qsizetype(2));
    }
}

void TestCliRubric::earlierVersions()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(used, 0, {"rubric", p, "use", "agent task success"});
    RUN(first, 0, {"rubric", p, "show", "--version", "1"});
    QVERIFY(first.out.find("verdict") != std::string::npos);
    RUN(now, 0, {"rubric", p, "show"});
    QVERIFY(now.out.find("Version 2: agent task success") != std::string::npos);
    RUN(none, 1, {"rubric", p, "show", "--version", "9"});
    QVERIFY(none.err.find("there are: 1, 2") != std::string::npos);
}

void TestCliRubric::labelsOfEveryKind()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0,
        {"import", p,
            dir.write("s.jsonl",
                R"({"id":"s","turns":[{"role":"user","text":"Wo?"},{"role":"assistant","text":"Grüße. Es kam an."}]})")});
    RUN(set, 0, {"rubric", p, "set", dir.write("r.json", kAllKinds)});
    RUN(labeled, 0, {"label", p, "-", "--annotator", "a"},
        line("s", "verdict", "\"bad\"") + line("s", "ease", "2") + line("s", "safe", "true")
            + line("s", "words", R"(["Es kam an.", {"begin":0,"end":7}])", 1) + line("s", "step", "\"wrong\"", 1));
    for (const auto& [bad, says] : std::vector<std::pair<std::string, std::string>>{
             {line("s", "ease", "4"), "there are: 1, 2, 3"}, {line("s", "safe", "\"maybe\""), "yes, no"},
             {line("s", "words", "\"Es kam\""), "say which"}, {line("s", "words", "\"nie\"", 1), "does not have"},
             {line("s", "step", "\"right\""), "say which"}, {line("s", "step", "\"right\"", 7), "no turn 7"}}) {
        RUN(refused, 1, {"label", p, "-", "--annotator", "a"}, bad);
        QVERIFY2(refused.err.find(says) != std::string::npos, refused.err.c_str());
    }
    RUN(agreement, 0, {"agreement", p, "--format", "json"}); // one annotator: nothing to compare, and no crash
    RUN(created, 0, {"evalset", p, "create", "all"});
    RUN(frozen, 0, {"evalset", p, "freeze", "all"});
    RUN(exported, 0, {"export", p, "--evalset", "all", "--to", "jsonl", dir.file("out")});
    QString text;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir.file("out")))
        if (entry.is_regular_file())
            text += QString::fromStdString(testsupport::readAll(entry.path().string()));
    QVERIFY2(text.contains(uR"({"begin":9,"end":19,"text":"Es kam an."},{"begin":0,"end":7,"text":"Grüße"})"_s),
        qPrintable(text));
    QVERIFY2(text.contains(R"("safe":"yes")"_L1), qPrintable(text));
}

TURNOUT_TEST_MAIN(TestCliRubric)
#include "tst_cli_rubric.moc"
