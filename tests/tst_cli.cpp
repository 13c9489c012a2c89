// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>

using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

/// The run, and a failed test with its message where the code is another.
#define RUN(variable, expected, ...)                                                                                   \
    const CliRun variable = runCli(__VA_ARGS__);                                                                       \
    QVERIFY2(variable.code == (expected), (variable.err + variable.out.substr(0, 500)).c_str())

bool hasKeys(const QJsonObject& object, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (!object.contains(QLatin1StringView(key))) {
            qWarning("no \"%s\"", key);
            return false;
        }
    return true;
}

QJsonObject estimateOf(const QJsonObject& estimates, QLatin1StringView method)
{
    for (const auto& entry : estimates["estimates"_L1].toArray())
        if (entry.toObject()["method"_L1].toString() == method)
            return entry.toObject();
    return {};
}

/// One line of JSON a session: two segments, a score.
std::string sessionLines(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"s-)" + n + R"(","segments":{"plan":")" + (i % 3 == 0 ? "pro" : "free") + R"(","language":")"
            + (i % 2 == 0 ? "de" : "en") + R"("},"turns":[{"role":"user","text":"hello )" + n
            + R"("},{"role":"assistant","text":"hi"}],"scores":{"confidence":0.)" + std::to_string(1 + i % 9) + "}}\n";
    }
    return lines;
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mainJobOnRealData();
    void sameDrawInTwoProjects();
    void demoKnowsItsTruth();
    void draw();
    void labelsFromStandardInput();
    void rubric();
    void importsFolders();
    void importSaysWhatItDid();
    void evaluationSets();
    void helpAndVersion();
    void interrupt();
};

void TestCli::mainJobOnRealData()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    TURNOUT_NEEDS_SHARED(ratings, "data/agents_airline.ratings.jsonl");
    TURNOUT_NEEDS_SHARED(truth, "data/agents_airline.truth.jsonl");
    const TempDir dir;
    const std::string p = dir.file("airline.turnout");
    RUN(made, 0, {"new", p});
    RUN(first, 0, {"import", p, sessions, "--format", "json"});
    QCOMPARE(first.json()["sessions"_L1].toInt(), 850);
    RUN(second, 0, {"import", p, ratings, "--format", "json"});
    QCOMPARE(second.json()["events"_L1].toInt(), 122);
    QCOMPARE(second.json()["orphans"_L1].toInt(), 0);
    RUN(again, 0, {"import", p, sessions, "--format", "json"});
    QCOMPARE(again.json()["already_imported"_L1].toBool(), true);

    RUN(drawn, 0, {"draw", p, "--size", "200", "--seed", "7", "--format", "json"});
    QCOMPARE(drawn.json()["frame"_L1].toInt(), 850);
    QCOMPARE(drawn.json()["size"_L1].toInt(), 200);
    RUN(labeled, 0, {"label", p, truth, "--annotator", "a1", "--draw", "1", "--format", "json"});
    QCOMPARE(labeled.json()["labels"_L1].toInt(), 200);
    QCOMPARE(labeled.json()["left_out"_L1].toInt(), 650);
    RUN(info, 0, {"info", p, "--format", "json"});
    QVERIFY(hasKeys(info.json(),
        {"schema", "sessions", "rated", "labeled", "skipped", "waiting", "rejects", "orphans", "duplicates", "draws",
            "evaluation_sets", "segments", "sources", "demo", "open"}));
    QCOMPARE(info.json()["sessions"_L1].toInt(), 850);
    QCOMPARE(info.json()["rated"_L1].toInt(), 122);
    QCOMPARE(info.json()["labeled"_L1].toInt(), 200);
    QCOMPARE(info.json()["waiting"_L1].toInt(), 0);

    RUN(compared, 0, {"compare", p, "--by", "model,agent", "--format", "json"});
    const QJsonArray segments = compared.json()["segments"_L1].toArray();
    QCOMPARE(segments.size(), 2);
    const QJsonObject value = segments[0].toObject()["values"_L1].toArray()[0].toObject();
    QVERIFY(hasKeys(value, {"value", "frame", "rated", "unrated", "labeled"}));
    QVERIFY(hasKeys(value["rated"_L1].toObject(), {"n", "share", "low", "high", "smd"}));

    RUN(estimated, 0, {"estimate", p, "--format", "json"});
    const QJsonObject hajek = estimateOf(estimated.json(), "hajek"_L1);
    QVERIFY(hasKeys(hajek, {"method", "value", "low", "high", "n", "n_effective", "status", "assumption", "reason"}));
    QCOMPARE(hajek["n"_L1].toInt(), 200);
    QVERIFY(std::abs(hajek["value"_L1].toDouble() - 0.318) < 0.1); // the truth; one draw of 200 is within ±7 points
    QVERIFY(hajek["low"_L1].toDouble() < hajek["value"_L1].toDouble());
    QVERIFY(hajek["high"_L1].toDouble() > hajek["value"_L1].toDouble());
    QVERIFY(!estimated.json().contains("truth"_L1));
    QCOMPARE(estimateOf(estimated.json(), "rating_share"_L1)["n"_L1].toInt(), 122);

    const QJsonObject powered = estimateOf(estimated.json(), "prediction_powered"_L1);
    QCOMPARE(powered["n"_L1].toInt(), 200);
    QVERIFY(powered["reason"_L1].toString().contains(u"predictions count"));

    RUN(model, 0, {"model", p, "--format", "json"});
    QVERIFY(hasKeys(model.json(),
        {"schema", "question", "fingerprint", "labels", "better_than_guessing", "calibrated", "auc", "brier", "r2",
            "calibration", "sentence"}));
    QVERIFY(model.json()["better_than_guessing"_L1].toBool());
    RUN(same, 0, {"model", p, "--question", "verdict", "--format", "json"});
    QCOMPARE(same.json()["fingerprint"_L1], model.json()["fingerprint"_L1]);
    RUN(forPeople, 0, {"model", p});
    QVERIFY(forPeople.out.find("AUC 0.") != std::string::npos);
    RUN(plan, 0, {"plan", p, "--within", "0.03", "--by", "model", "--format", "json"});
    const QJsonObject whole = plan.json()["all"_L1].toObject();
    QVERIFY(whole["needed"_L1].toDouble() < whole["needed_without_model"_L1].toDouble());
    QVERIFY(whole["half_width_with_50_more"_L1].toDouble() < whole["half_width"_L1].toDouble());
    QVERIFY(plan.json()["segments"_L1].toArray().size() > 5);
    RUN(byModel, 0, {"draw", p, "--size", "50", "--dry-run", "--format", "json"});
    QCOMPARE(byModel.json()["by"_L1].toString(), u"model"_s);
    QCOMPARE(byModel.json()["model"_L1], model.json()["fingerprint"_L1]);
    QVERIFY(byModel.json()["largest_weight"_L1].toDouble() <= byModel.json()["weight_bound"_L1].toDouble() + 1e-9);

    RUN(created, 0, {"evalset", p, "create", "release"});
    RUN(frozen, 0, {"evalset", p, "freeze", "release", "--format", "json"});
    const std::string out = dir.file("release-1");
    RUN(exported, 0, {"export", p, "--evalset", "release", "--to", "jsonl", out, "--format", "json"});
    QCOMPARE(exported.json()["items"_L1].toInt(), 200);
    const std::string items = testsupport::readAll(out + "/items.jsonl");
    QCOMPARE(std::count(items.begin(), items.end(), '\n'), std::ptrdiff_t(200));
    QVERIFY(QFileInfo::exists(QString::fromStdString(out + "/manifest.json")));
    RUN(report, 0, {"report", p, "--to", dir.file("airline.html")});
    QVERIFY(testsupport::readAll(dir.file("airline.html")).starts_with("<!DOCTYPE html>"));
    RUN(verified, 0, {"verify", p, "--format", "json"});
    QCOMPARE(verified.json()["sound"_L1].toBool(), true);
}

void TestCli::sameDrawInTwoProjects()
{
    const TempDir dir;
    const std::string lines = dir.write("sessions.jsonl", sessionLines(300));
    std::vector<std::string> draws;
    for (const char* name : {"a.turnout", "b.turnout"}) {
        const std::string p = dir.file(name);
        RUN(made, 0, {"new", p});
        RUN(imported, 0, {"import", p, lines});
        RUN(drawn, 0, {"draw", p, "--size", "60", "--seed", "7", "--format", "json"});
        draws.push_back(drawn.out);
    }
    QCOMPARE(draws[0], draws[1]);
}

void TestCli::demoKnowsItsTruth()
{
    const TempDir dir;
    const std::string p = dir.file("demo.turnout");
    const std::string truth = dir.file("truth.jsonl");
    RUN(made, 0,
        {"demo", p, "--sessions", "1000", "--seed", "3", "--jsonl", dir.file("sessions.jsonl"), "--ratings",
            dir.file("ratings.jsonl"), "--truth", truth, "--format", "json"});
    QCOMPARE(made.json()["sessions"_L1].toInt(), 1000);
    const double known = made.json()["truth"_L1].toDouble();
    QVERIFY(known > 0 && known < 1);
    RUN(exists, 1, {"demo", p, "--sessions", "1000"});

    RUN(drawn, 0, {"draw", p, "--size", "100", "--seed", "7"});
    RUN(labeled, 0, {"label", p, truth, "--annotator", "a1", "--only-waiting", "--format", "json"});
    QCOMPARE(labeled.json()["labels"_L1].toInt(), 100);
    RUN(estimated, 0, {"estimate", p, "--format", "json"});
    QVERIFY(std::abs(estimated.json()["truth"_L1].toDouble() - known) < 1e-9);
    RUN(shown, 0, {"estimate", p});
    QVERIFY(shown.out.find("The truth") != std::string::npos);
    RUN(compared, 0, {"compare", p});
    QVERIFY(compared.out.starts_with("Ratings come from"));
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["demo"_L1].toBool(), true);

    // The files it wrote make the same project again, but for the truth.
    const std::string q = dir.file("again.turnout");
    RUN(fresh, 0, {"new", q});
    RUN(imported, 0, {"import", q, dir.file("sessions.jsonl"), dir.file("ratings.jsonl")});
    RUN(infoAgain, 0, {"info", q, "--format", "json"});
    QCOMPARE(infoAgain.json()["rated"_L1], info.json()["rated"_L1]);
    QCOMPARE(infoAgain.json()["demo"_L1].toBool(), false);
    RUN(verified, 0, {"verify", p});
    QVERIFY(verified.out.find("sound") != std::string::npos);
}

void TestCli::draw()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0, {"import", p, dir.write("sessions.jsonl", sessionLines(100))});
    RUN(preview, 0, {"draw", p, "--size", "10", "--dry-run", "--format", "json"});
    QVERIFY(preview.json()["draw"_L1].isNull());
    RUN(drawn, 0,
        {"draw", p, "--size", "40", "--seed", "5", "--filter", "language=de", "plan=free,pro", "--format", "json"});
    const QJsonObject json = drawn.json();
    QVERIFY(hasKeys(json, {"schema", "draw", "seed", "frame", "size", "arms", "items"}));
    QCOMPARE(json["frame"_L1].toInt(), 50);
    QVERIFY(hasKeys(json["arms"_L1].toObject(), {"audit", "uncertain", "coverage"}));
    for (const auto& entry : json["items"_L1].toArray()) {
        const QJsonObject item = entry.toObject();
        QVERIFY(hasKeys(item, {"session", "probability", "parts", "arm", "reason"}));
        const QJsonObject parts = item["parts"_L1].toObject();
        const double sum
            = parts["audit"_L1].toDouble() + parts["uncertain"_L1].toDouble() + parts["coverage"_L1].toDouble();
        QVERIFY(std::abs(sum - item["probability"_L1].toDouble()) < 1e-9);
    }
    RUN(zero, 0,
        {"draw", p, "--size", "010", "--seed", "005", "--filter", "language=en", "--dry-run", "--format", "json"});
    QCOMPARE(zero.json()["seed"_L1].toInt(), 5); // not octal
    QCOMPARE(zero.json()["size"_L1].toInt(), 10);
    // An audit share of 1 takes the coverage part with it instead of contradicting the default.
    const std::string policy
        = dir.write("policy.json", R"({"audit_share":0.5,"coverage_share":0.1,"balance":["plan"]})");
    RUN(explained, 0, {"draw", p, "--size", "20", "--policy", policy, "--explain"});
    QVERIFY(explained.out.find("audit share 50 %") != std::string::npos);
    QVERIFY(explained.out.find("probability") != std::string::npos);
    RUN(audit, 0, {"draw", p, "--size", "20", "--audit-share", "1", "--balance", "plan,language"});
    // 40 + 20 + 20 are waiting, 20 are left.
    RUN(rest, 0, {"draw", p, "--size", "50", "--format", "json"});
    QCOMPARE(rest.json()["size"_L1].toInt(), 20);
    RUN(nothing, 1, {"draw", p, "--size", "5"});
    QVERIFY(nothing.err.find("waiting already") != std::string::npos);
}

void TestCli::labelsFromStandardInput()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0, {"import", p, dir.write("sessions.jsonl", sessionLines(6))});
    const std::string good = R"({"session":"s-0","question":"verdict","value":"good","turn":null,"seconds":21.5})"
                             "\n\n"
                             R"({"session":"s-0","question":"failure_reasons","value":["tone","incomplete"]})"
                             "\n"
                             R"({"session":"s-1","question":"note","value":"odd","turn":1,"annotator":"b"})";
    RUN(labeled, 0, {"label", p, "-", "--annotator", "a", "--ack"}, good);
    QVERIFY(labeled.out.starts_with("ok 1 s-0\nok 3 s-0\nok 4 s-1\n"));

    const std::string turnedBack = R"({"session":"s-3","question":"verdict","value":"bad"})"
                                   "\n"
                                   R"({"session":"s-4","skip":"not in a language I read"})"
                                   "\n"
                                   R"({"undo":true})"
                                   "\n"
                                   R"({"undo":true,"annotator":"nobody yet"})";
    RUN(undone, 1, {"label", p, "-", "--annotator", "c", "--ack"}, turnedBack);
    QVERIFY2(undone.out.starts_with("ok 1 s-3\nok 2 s-4\nok 3 s-4\n"), undone.out.c_str());
    QVERIFY(undone.err.find("nothing of this annotator left") != std::string::npos);
    RUN(skips, 0, {"info", p, "--format", "json"});
    QCOMPARE(skips.json()["skipped"_L1].toInt(), 0);
    RUN(skipped, 0, {"label", p, "-", "--annotator", "c"}, R"({"session":"s-4","skip":"not in a language I read"})");
    RUN(one, 0, {"info", p, "--format", "json"});
    QCOMPARE(one.json()["skipped"_L1].toInt(), 1);

    const std::vector<std::pair<std::string, std::string>> bad{
        {"nonsense", "not JSON"},
        {"[1]", "a label is a JSON object"},
        {R"({"question":"verdict","value":"good"})", "\"session\" is missing"},
        {R"({"session":"s-0","value":"good"})", "\"question\" is missing"},
        {R"({"session":"s-0","question":"verdict","value":null})", "\"value\" is missing"},
        {R"({"session":"s-9","question":"verdict","value":"good"})", "no session has the id \"s-9\""},
        {R"({"session":"s-0","question":"mood","value":"good"})", "no question \"mood\""},
        {R"({"session":"s-0","question":"verdict","value":"superb"})", "superb"},
        {R"({"session":"s-0","question":"verdict","value":["good","bad"]})", "one"},
        {R"({"session":"s-0","question":"verdict","value":"good","turn":2})", "there is no turn 2"},
        {R"({"session":"s-0","question":"verdict","value":"good","turn":-1})", "\"turn\""},
        {R"({"session":"s-0","question":"verdict","value":"good","seconds":-1})", "\"seconds\""},
        {R"({"session":"s-0","question":"verdict","value":{"a":1}})", "is no answer to \"verdict\""},
    };
    std::string lines;
    for (const auto& [line, reason] : bad)
        lines += line + "\n";
    RUN(refused, 1, {"label", p, "-", "--annotator", "a", "--format", "json"},
        lines + R"({"session":"s-2","question":"verdict","value":"bad"})");
    QCOMPARE(refused.json()["labels"_L1].toInt(), 1); // the bad ones do not stop the good one
    const QJsonArray list = refused.json()["refused"_L1].toArray();
    QCOMPARE(list.size(), qsizetype(bad.size()));
    for (qsizetype i = 0; i < list.size(); ++i) {
        QCOMPARE(list[i].toObject()["line"_L1].toInt(), int(i) + 1);
        const std::string reason = list[i].toObject()["reason"_L1].toString().toStdString();
        QVERIFY2(reason.find(bad[std::size_t(i)].second) != std::string::npos, reason.c_str());
    }
    QVERIFY(refused.err.find("line 1: not JSON") != std::string::npos);
    RUN(nobody, 1, {"label", p, "-"}, R"({"session":"s-2","question":"verdict","value":"bad"})");
    QVERIFY(nobody.err.find("annotator") != std::string::npos);
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["labeled"_L1].toInt(), 3);
}

void TestCli::rubric()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(shown, 0, {"rubric", p, "show"});
    QVERIFY(shown.out.find("verdict") != std::string::npos);
    RUN(json, 0, {"rubric", p, "show", "--format", "json"});
    const std::string same = dir.write("same.json", json.out);
    RUN(unchanged, 0, {"rubric", p, "set", same, "--format", "json"});
    QCOMPARE(unchanged.json()["changes"_L1].toBool(), false);
    const std::string other = dir.write("other.json",
        R"({"name":"solved","questions":[{"id":"solved","title":"Solved?","kind":"single","required":true,)"
        R"("options":[{"value":"yes","key":"1","counts_as":1},{"value":"no","key":"2","counts_as":0}]}]})");
    RUN(checked, 0, {"rubric", p, "check", other, "--format", "json"});
    QCOMPARE(checked.json()["estimated"_L1].toString(), u"solved"_s);
    RUN(imported, 0, {"import", p, dir.write("s.jsonl", sessionLines(1))});
    RUN(labeled, 0, {"label", p, "-", "--annotator", "a"}, R"({"session":"s-0","question":"verdict","value":"good"})");
    RUN(set, 0, {"rubric", p, "set", other});
    QVERIFY2(
        set.err.find("1 of 1 labeled sessions have no answer to the question") != std::string::npos, set.err.c_str());
    RUN(after, 0, {"rubric", p, "show"});
    QVERIFY(after.out.find("solved") != std::string::npos);
    const std::string broken = dir.write("broken.json", R"({"questions":[{"id":"a","kind":"single"}]})");
    RUN(refused, 1, {"rubric", p, "set", broken});
    QVERIFY(refused.err.find("broken.json") != std::string::npos);
    QVERIFY(refused.err.find("\"options\"") != std::string::npos);
}

void TestCli::importsFolders()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    std::filesystem::create_directories(dir.file("in/below"));
    dir.write("in/2.jsonl", sessionLines(3));
    dir.write("in/below/1.jsonl", R"({"id":"deep","turns":[{"role":"user","text":"hi"}]})");
    dir.write("in/.hidden.jsonl", R"({"id":"hidden","turns":[]})");
    dir.write("in/picture.png", "\x89PNG\r\n\x1a\n");
    // What is no session file is said, and the others are in.
    RUN(done, 1, {"import", p, dir.file("in")});
    QVERIFY2(done.err.find("picture.png") != std::string::npos, done.err.c_str());
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["sessions"_L1].toInt(), 4);
    std::filesystem::create_directories(dir.file("empty"));
    RUN(refused, 1, {"import", p, dir.file("empty")});
    QVERIFY(refused.err.find("no file to import") != std::string::npos);
}

void TestCli::importSaysWhatItDid()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    const std::string file = dir.write("s.jsonl", sessionLines(3) + "{broken\n");
    RUN(made, 0, {"new", p});
    RUN(dry, 1, {"import", p, file, "--dry-run", "--format", "json"});
    QVERIFY(hasKeys(dry.json(), {"schema", "file", "format", "dry_run", "sessions", "events", "orphans", "rejects"}));
    QCOMPARE(dry.json()["sessions"_L1].toInt(), 3);
    RUN(empty, 0, {"info", p, "--format", "json"});
    QCOMPARE(empty.json()["sessions"_L1].toInt(), 0);
    RUN(done, 1, {"import", p, file, "--rejects", dir.file("rejects.tsv"), "--weight", "12.5"});
    QVERIFY2(done.err.find("1 record refused and kept with the reason, all others are in; line 4") != std::string::npos,
        done.err.c_str());
    QVERIFY(done.out.find("line 4") != std::string::npos);
    QVERIFY(testsupport::readAll(dir.file("rejects.tsv")).starts_with("4\t"));
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["rejects"_L1].toInt(), 1);
    RUN(estimated, 0, {"estimate", p, "--format", "json"});
    QCOMPARE(estimated.json()["frame"_L1].toObject()["weight"_L1].toDouble(), 37.5);
    const std::string table = dir.write("t.csv", "key,question,reply,plan\nr-1,hello,hi,pro\n");
    const std::string map
        = dir.write("map.json", R"({"id":"key","user_text":"question","assistant_text":"reply","segments":["plan"]})");
    RUN(csv, 0, {"import", p, table, "--map", map});
    RUN(named, 0, {"label", p, "-", "--annotator", "a"}, R"({"session":"r-1","question":"verdict","value":"good"})");
}

void TestCli::evaluationSets()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0, {"import", p, dir.write("sessions.jsonl", sessionLines(20))});
    std::string labels;
    for (int i = 0; i < 12; ++i)
        labels += R"({"session":"s-)" + std::to_string(i) + R"(","question":"verdict","value":"good"})" + "\n";
    RUN(labeled, 0, {"label", p, "-", "--annotator", "a"}, labels);
    RUN(created, 0, {"evalset", p, "create", "small", "--quota", "language=each:3", "--filter", "plan=free"});
    RUN(frozen, 0, {"evalset", p, "freeze", "small", "--format", "json"});
    RUN(checked, 0, {"evalset", p, "check", "small"});
    RUN(more, 0, {"label", p, "-", "--annotator", "a"}, R"({"session":"s-1","question":"verdict","value":"bad"})");
    RUN(second, 0, {"evalset", p, "freeze", "small"});
    RUN(diff, 0, {"evalset", p, "diff", "small", "1", "2", "--format", "json"});
    QVERIFY(hasKeys(diff.json(), {"schema", "added", "removed", "relabelled"}));
    RUN(list, 0, {"evalset", p, "list"});
    QVERIFY(list.out.find("small") != std::string::npos);
    RUN(first, 0, {"export", p, "--evalset", "small", "--version", "1", "--to", "csv", dir.file("one")});
    QVERIFY(QFileInfo::exists(QString::fromStdString(dir.file("one/items.csv"))));
}

void TestCli::helpAndVersion()
{
    RUN(version, 0, {"--version"});
    QVERIFY(version.out.starts_with("turnout-cli "));
    RUN(help, 0, {"--help"});
    for (const char* verb : {"demo", "new", "info", "verify", "import", "rubric", "draw", "label", "compare",
             "estimate", "evalset", "export", "report"}) {
        QVERIFY(help.out.find(verb) != std::string::npos);
        RUN(one, 0, {verb, "--help"});
        QVERIFY2(one.out.find(std::string("turnout-cli ") + verb) != std::string::npos, verb);
    }
}

void TestCli::interrupt()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    RUN(imported, 0, {"import", p, dir.write("sessions.jsonl", sessionLines(3))});
    QProcess process;
    process.start(QString::fromStdString(testsupport::cli()),
        {u"label"_s, QString::fromStdString(p), u"-"_s, u"--annotator"_s, u"a"_s, u"--ack"_s});
    QVERIFY(process.waitForStarted(60000));
    process.write(R"({"session":"s-0","question":"verdict","value":"good"})"
                  "\n");
    while (!process.canReadLine())
        QVERIFY(process.waitForReadyRead(60000));
    QCOMPARE(process.readLine(), QByteArray("ok 1 s-0\n"));
    process.write(R"({"session":"s-1","quest)"); // half a line is no label
    process.waitForBytesWritten();
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("cancelled"));
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["labeled"_L1].toInt(), 1);
    RUN(verified, 0, {"verify", p});
}

TURNOUT_TEST_MAIN(TestCli)
#include "tst_cli.moc"
