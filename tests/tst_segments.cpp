// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Derived segments of a project: by rules, and made anew for sessions that are there already.
#include "ingest/SegmentRules.h"
#include "store/ImportWriter.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"
#include "workbench/Segments.h"

#include <QJsonArray>
#include <QObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

const std::string kRules = R"({"rules":[
    {"segment":"topic","value":"refund","when":{"field":"text.user","matches":"refund|money\\s+back"}},
    {"segment":"topic","value":"other"},
    {"segment":"mood","value":"angry","when":{"field":"score.judge","below":0.3}}]})";

std::string line(const std::string& id, const std::string& words, const std::string& more = {})
{
    return R"({"id":")" + id + R"(","user":"u","segments":{"plan":"pro"},)" + more
        + R"("turns":[{"role":"user","text":")" + words + R"("},{"role":"assistant","text":"refund it is"}]})" + "\n";
}

/// "value=sessions" of one segment of the project, the most frequent first.
QString segmentOf(const std::string& project, const char* name)
{
    const CliRun run = runCli({"segments", project, "--format", "json"});
    for (const QJsonValue& segment : run.json()["segments"_L1].toArray()) {
        if (segment["segment"_L1].toString() != QLatin1String(name))
            continue;
        QStringList values;
        for (const QJsonValue& value : segment["values"_L1].toArray())
            values << value["value"_L1].toString() + u'=' + QString::number(value["sessions"_L1].toInt());
        return values.join(u' ');
    }
    return u"not there"_s;
}

session::Session made()
{
    session::Session session;
    session.id = "s";
    session.user = "u-7";
    session.segments = {{"plan", "pro"}};
    session.turns = {{session::Role::User, "I want my Money  back", {}, {}, {}},
        {session::Role::Assistant, "Certainly", {}, {}, {}}};
    session.scores = {{"judge", 0.25}};
    session.signals = {{"retry", {}, {}, {}}, {"retry", {}, {}, {}}};
    return session;
}

} // namespace

class TestSegments final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conditions_data();
    void conditions();
    void refusals_data();
    void refusals();
    void firstRuleWins();
    void madeAnew();
    void laterImportsHaveThem();
    void derivedIsNoPartOfWhatWasSent();
    void cancelledChangesNothing();
    void notWhileAnImportRuns();
    void labelsAndDrawsStay();
};

void TestSegments::conditions_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char* when, bool holds) { QTest::newRow(when) << QByteArray(when) << holds; };
    row(R"({"field":"text","matches":"money\\s+back"})", true);
    row(R"({"field":"text.assistant","matches":"money"})", false);
    row(R"({"field":"text.user","matches":"^i want"})", true);
    row(R"({"field":"text.tool","matches":""})", false);
    row(R"({"field":"user","is":"u-7"})", true);
    row(R"({"field":"user","matches":"^v"})", false);
    row(R"({"field":"segment.plan","is":["free","pro"]})", true);
    row(R"({"field":"segment.plan","is":["free","pro"],"not":true})", false);
    row(R"({"field":"segment.region","is":""})", true);
    row(R"({"field":"turns","above":2})", false);
    row(R"({"field":"turns","at_least":2})", true);
    row(R"({"field":"turns","below":3})", true);
    row(R"({"field":"turns","at_most":1})", false);
    row(R"({"field":"characters","above":20})", true);
    row(R"({"field":"score.judge","below":0.3})", true);
    row(R"({"field":"score.other","below":0.3})", false);
    row(R"({"field":"score.other","above":-1e9})", false);
    row(R"({"field":"signal.retry","at_least":2})", true);
    row(R"({"field":"signal.copy","at_most":0})", true);
    row(R"([{"field":"turns","above":1},{"field":"turns","above":5}])", false);
    row(R"([])", true);
}

void TestSegments::conditions()
{
    QFETCH(QByteArray, when);
    QFETCH(bool, holds);
    const auto rules = ingest::SegmentRules::fromJson(
        R"({"rules":[{"segment":"x","value":"yes","when":)" + when.toStdString() + "}]}");
    QVERIFY2(rules.ok(), rules ? "" : rules.error().message().c_str());
    session::Session session = made();
    rules->apply(session);
    QCOMPARE(session.segments.size() == 2, holds);
    if (holds)
        QVERIFY(session.segments.back() == std::make_pair(std::string("derived.x"), std::string("yes")));
}

void TestSegments::refusals_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("says");
    const auto row
        = [](const char* rules, const char* says) { QTest::newRow(says) << QByteArray(rules) << QByteArray(says); };
    row("", "The file is empty");
    row("{\"rules\":", "The rules are not JSON");
    row("[]", "Rules are an object with a list");
    row(R"({"rules":[3]})", "rules[0]: must be an object");
    row(R"({"rules":[{"value":"a"}]})", "rules[0]: needs the name of a \"segment\"");
    row(R"({"rules":[{"segment":"a"}]})", "rules[0]: needs the \"value\"");
    row(R"({"rules":[{"segment":"a","value":"b"},{"segment":"a","value":"b","if":1}]})",
        "rules[1]: has the unknown key \"if\"");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"matches":"x"}}]})", "rules[0].when: needs a \"field\"");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"colour","is":"x"}}]})", "unknown field \"colour\"");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"text.robot","matches":"x"}}]})",
        "unknown field \"text.robot\"");
    row(R"({"rules":[{"segment":"a","value":"b","when":[{"field":"text","matches":"("}]}]})",
        "rules[0].when[0]: \"(\" is not a regular expression");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"text"}}]})", "needs a test");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"turns","above":1,"below":3}}]})", "has two tests");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"turns","matches":"1"}}]})", "\"turns\" is a number");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"text","above":1}}]})", "\"text\" is words");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"turns","above":"many"}}]})",
        "\"above\" must be a number");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"user","is":[]}}]})", "\"is\" must be a text");
    row(R"({"rules":[{"segment":"a","value":"b","when":{"field":"user","is":"x","not":"no"}}]})",
        "\"not\" must be true or false");
}

void TestSegments::refusals()
{
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, says);
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string file = dir.write("rules.json", rules.toStdString());
    const CliRun run = runCli({"segments", project, "--rules", file});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.find(says.toStdString()) != std::string::npos, run.err.c_str());
    QVERIFY2(run.err.find("rules.json") != std::string::npos, run.err.c_str());
}

void TestSegments::firstRuleWins()
{
    const auto rules = ingest::SegmentRules::fromJson(kRules);
    QVERIFY(rules.ok());
    session::Session session = made();
    rules->apply(session);
    QCOMPARE(session.segments.size(), std::size_t{3});
    QCOMPARE(session.segments[1].second, std::string("refund"));
    QCOMPARE(session.segments[2].second, std::string("angry"));
    rules->apply(session);
    QCOMPARE(session.segments.size(), std::size_t{3}); // once
}

void TestSegments::madeAnew()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string file = dir.write("s.jsonl",
        line("a", "I want a refund") + line("b", "hello there") + line("c", "give me my MONEY back now please"));
    QCOMPARE(runCli({"import", project, file}).code, 0);
    QCOMPARE(segmentOf(project, "derived.topic"), u"not there"_s);

    const std::string rules = dir.write("rules.json", kRules);
    const CliRun run = runCli({"segments", project, "--rules", rules});
    QVERIFY2(run.code == 0, run.err.c_str());
    QVERIFY2(run.out.find("Looked at 3 sessions; 3 have other segments now.") == 0, run.out.c_str());
    QVERIFY2(run.out.find("derived.topic (derived)") != std::string::npos, run.out.c_str());
    QCOMPARE(segmentOf(project, "derived.topic"), u"refund=2 other=1"_s);
    QCOMPARE(segmentOf(project, "derived.mood"), u"not there"_s);
    QCOMPARE(segmentOf(project, "plan"), u"pro=3"_s);

    // A score that came later counts when they are made again.
    const std::string events = dir.write("e.jsonl", R"({"session":"b","score":{"name":"judge","value":0.1}})");
    QCOMPARE(runCli({"import", project, events}).code, 0);
    QVERIFY(runCli({"segments", project, "--again"}).out.find("1 have other segments now") != std::string::npos);
    QCOMPARE(segmentOf(project, "derived.mood"), u"=2 angry=1"_s);

    QCOMPARE(runCli({"segments", project, "--derive", "on"}).code, 0);
    QCOMPARE(segmentOf(project, "derived.user"), u"returning=2 first=1"_s);
    QCOMPARE(segmentOf(project, "derived.topic"), u"refund=2 other=1"_s);
    QCOMPARE(runCli({"verify", project}).code, 0);

    // Without rules and built-in ones nothing is left of them, not even their names.
    const std::string none = dir.write("none.json", R"({"rules":[]})");
    QCOMPARE(runCli({"segments", project, "--rules", none, "--derive", "off"}).code, 0);
    const QJsonArray left = runCli({"segments", project, "--format", "json"}).json()["segments"_L1].toArray();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first()["segment"_L1].toString(), u"plan"_s);
    QCOMPARE(runCli({"verify", project}).code, 0);
}

void TestSegments::laterImportsHaveThem()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    QCOMPARE(runCli({"segments", project, "--derive", "on", "--rules", dir.write("rules.json", kRules)}).code, 0);
    QCOMPARE(runCli({"import", project, dir.write("a.jsonl", line("a", "a refund please"))}).code, 0);
    QCOMPARE(segmentOf(project, "derived.topic"), u"refund=1"_s);
    QCOMPARE(segmentOf(project, "derived.user"), u"first=1"_s);
    // The user of the second file is known from the first.
    QCOMPARE(runCli({"import", project, dir.write("b.jsonl", line("b", "good morning"))}).code, 0);
    QCOMPARE(segmentOf(project, "derived.topic"), u"refund=1 other=1"_s);
    QCOMPARE(segmentOf(project, "derived.user"), u"first=1 returning=1"_s);
}

void TestSegments::derivedIsNoPartOfWhatWasSent()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const std::string a = line("a", "I want to talk to a human");
    QCOMPARE(runCli({"import", project, dir.write("a.jsonl", a), "--derive", "signals,segments"}).code, 0);
    // The same session in another file, with and without deriving: the same session still.
    const CliRun plain = runCli({"import", project, dir.write("b.jsonl", a + line("b", "hi")), "--format", "json"});
    QVERIFY2(plain.code == 0, plain.err.c_str());
    QCOMPARE(plain.json()["duplicates"_L1].toInt(), 1);
    const CliRun derived = runCli({"import", project, dir.write("c.jsonl", line("b", "hi") + a + line("c", "hi")),
        "--derive", "signals,segments", "--format", "json"});
    QVERIFY2(derived.code == 0, derived.err.c_str());
    QCOMPARE(derived.json()["duplicates"_L1].toInt(), 2);
    // What production sent counts as before.
    std::string other = a;
    other.replace(other.find("pro"), 3, "max");
    QCOMPARE(runCli({"import", project, dir.write("d.jsonl", other)}).code, 1);
}

void TestSegments::cancelledChangesNothing()
{
    const TempDir dir;
    const std::string path = dir.file("p.turnout");
    QCOMPARE(runCli({"new", path}).code, 0);
    QCOMPARE(runCli({"import", path, dir.write("a.jsonl", line("a", "a refund"))}).code, 0);
    const CancelToken cancel;
    cancel.cancel();
    const auto project = workbench::OpenProject::open(path);
    QVERIFY(project.ok());
    const auto made = workbench::makeSegments(**project, {true, kRules}, {}, cancel);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
    const auto settings = workbench::segmentSettings(**project);
    QVERIFY(settings.ok());
    QVERIFY(*settings == workbench::SegmentSettings());
    const auto info = workbench::segmentsInfo(**project);
    QVERIFY(info.ok());
    QCOMPARE(info->segments.size(), std::size_t{1});
    QVERIFY(!info->unfinished);
}

void TestSegments::notWhileAnImportRuns()
{
    const TempDir dir;
    const std::string path = dir.file("p.turnout");
    QCOMPARE(runCli({"new", path}).code, 0);
    QCOMPARE(runCli({"import", path, dir.write("a.jsonl", line("a", "a refund"))}).code, 0);
    const auto project = workbench::OpenProject::open(path);
    QVERIFY(project.ok());
    const auto writer = (*project)->store().writer();
    QVERIFY(writer.ok());
    store::ImportWriter import;
    const auto began = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        const auto begin = import.begin(connection, {"x.jsonl", "turnout-sessions/1", "hash", 1, 1});
        return begin ? Result<void>() : begin.error();
    });
    QVERIFY(began.ok());
    const auto made = workbench::makeSegments(**project, {true, {}}, {}, {});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Busy);
    const auto settings = workbench::segmentSettings(**project);
    QVERIFY(settings.ok());
    QVERIFY(!settings->builtIn);
}

void TestSegments::labelsAndDrawsStay()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"demo", project, "--sessions", "400", "--seed", "3"}).code, 0);
    QCOMPARE(runCli({"draw", project, "--size", "40", "--seed", "3"}).code, 0);
    const CliRun before = runCli({"estimate", project, "--format", "json"});
    QCOMPARE(runCli({"segments", project, "--derive", "on"}).code, 0);
    const CliRun after = runCli({"estimate", project, "--format", "json"});
    const auto numbers = [](const CliRun& run) {
        QStringList all;
        for (const QJsonValue& estimate : run.json()["estimates"_L1].toArray())
            for (const char* key : {"value", "low", "high", "n", "n_effective"})
                all << QString::number(estimate[QLatin1String(key)].toDouble(), 'g', 17);
        return all;
    };
    QCOMPARE(numbers(after), numbers(before));
    QVERIFY(numbers(after).size() >= 15);
    QCOMPARE(runCli({"verify", project}).code, 0);
    const CliRun compared = runCli({"compare", project, "--by", "derived.language", "--format", "json"});
    QVERIFY2(compared.code == 0, compared.err.c_str());
    QVERIFY(compared.json()["segments"_L1].toArray().first()["values"_L1].toArray().size() >= 4);
}

TURNOUT_TEST_MAIN(TestSegments)
#include "tst_segments.moc"
