// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Rates.h"
#include "ingest/Weighting.h"
#include "support/CliRun.h"
#include "tst_ingest_support.h"

#include <QJsonArray>
#include <QObject>

using namespace ingesttest;
using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

std::string line(const std::string& id, const std::string& plan, const std::string& more = {})
{
    return "{\"id\":\"" + id + "\",\"segments\":{\"plan\":\"" + plan + "\",\"language\":\"de\"}," + more
        + "\"turns\":[{\"role\":\"user\",\"text\":\"hi\"}]}\n";
}

} // namespace

/// Upstream sampling: the rates a sample was taken with become weights, and what they leave open is said.
class TestIngestRates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRates();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void firstThatFitsDecides();
    void importWithRates();
    void constantAndNone();
};

void TestIngestRates::readsRates()
{
    const auto rates = ratesFromCsv("\xef\xbb\xbfplan;rate;language\r\n\"a;b\";0.5;de\r\n*; 0.01 ;*\r\n");
    QVERIFY2(rates.ok(), rates ? "" : rates.error().message().c_str());
    QVERIFY(rates->segments == (std::vector<std::string>{"plan", "language"}));
    QCOMPARE(rates->strata.size(), std::size_t(2));
    QVERIFY(rates->strata[0] == (session::StratumRate{{"a;b", "de"}, 0.5}));
    QVERIFY(rates->strata[1] == (session::StratumRate{{"*", "*"}, 0.01}));
}

void TestIngestRates::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray("") << QByteArray("header");
    QTest::newRow("header alone") << QByteArray("plan,rate\n") << QByteArray("header");
    QTest::newRow("no rate") << QByteArray("plan,share\na,0.5\n") << QByteArray("no column \"rate\"");
    QTest::newRow("zero") << QByteArray("plan,rate\na,0\n") << QByteArray("line 2");
    QTest::newRow("over one") << QByteArray("plan,rate\na,0.5\nb,1.01\n") << QByteArray("line 3");
    QTest::newRow("not a number") << QByteArray("plan,rate\na,half\n") << QByteArray("line 2");
    QTest::newRow("nan") << QByteArray("plan,rate\na,nan\n") << QByteArray("line 2");
    QTest::newRow("twice") << QByteArray("plan,rate\na,0.5\na,0.4\n") << QByteArray("already");
    QTest::newRow("behind everything") << QByteArray("plan,rate\n*,0.5\na,0.4\n") << QByteArray("never be used");
    QTest::newRow("same name") << QByteArray("plan,plan,rate\na,b,0.5\n") << QByteArray("name of its own");
    QTest::newRow("short row") << QByteArray("plan,language,rate\na,0.5\n") << QByteArray("number of columns");
}

void TestIngestRates::refusesWhatCannotBeMeant()
{
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, says);
    const auto rates = ratesFromCsv(csv.toStdString());
    QVERIFY(!rates);
    QVERIFY2(rates.error().message().find(says.toStdString()) != std::string::npos, rates.error().message().c_str());
}

void TestIngestRates::firstThatFitsDecides()
{
    session::StratumRates rates;
    rates.segments = {"plan", "language"};
    rates.strata = {{{"pro", "*"}, 0.5}, {{"*", "de"}, 0.25}, {{"", ""}, 0.1}};
    Collector collector;
    WeightingSink sink(collector, rates);
    const auto weightOf = [&](std::vector<std::pair<std::string, std::string>> segments, double weight = kNoWeight) {
        session::Session s;
        s.weight = weight;
        s.segments = std::move(segments);
        sink.session(1, std::move(s));
        return collector.sessions.back().weight;
    };
    QCOMPARE(weightOf({{"plan", "pro"}, {"language", "de"}}), 2.0);
    QCOMPARE(weightOf({{"language", "de"}}), 4.0);
    QCOMPARE(weightOf({{"language", "de"}, {"plan", "free"}}), 4.0);
    QCOMPARE(weightOf({}), 10.0);
    QCOMPARE(weightOf({{"plan", "free"}}), 1.0);
    QCOMPARE(weightOf({{"plan", "free"}}), 1.0);
    QCOMPARE(weightOf({{"plan", "pro"}}, 7), 7.0);
    QCOMPARE(weightOf({{"plan", "pro"}}, 1), 1.0);
    QVERIFY(sink.counts().sessions == (std::vector<std::int64_t>{1, 2, 1}));
    QCOMPARE(sink.counts().own, 2);
    QCOMPARE(sink.counts().unmatched, 2);
    QCOMPARE(sink.counts().examples.size(), std::size_t(1));
    QCOMPARE(sink.counts().examples[0], std::string("plan \"free\", language \"\""));
}

void TestIngestRates::importWithRates()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    std::string lines;
    for (int i = 0; i < 10; ++i)
        lines += line("p" + std::to_string(i), "pro");
    for (int i = 0; i < 5; ++i)
        lines += line("f" + std::to_string(i), "free");
    lines += line("x", "trial") + line("own", "pro", "\"weight\":3,");
    const std::string sessions = dir.write("s.jsonl", lines);
    const std::string rates = dir.write("r.csv", "plan,rate\npro,0.5\nfree,0.01\n");
    const CliRun run = runCli({"import", project, sessions, "--rates", rates, "--format", "json"});
    QVERIFY2(run.code == 0, run.err.c_str());
    const QJsonObject weighting = run.json()["weighting"_L1].toObject();
    QCOMPARE(weighting["from"_L1].toString(), u"rates"_s);
    QCOMPARE(weighting["own"_L1].toInt(), 1);
    QCOMPARE(weighting["unmatched"_L1].toInt(), 1);
    const QJsonArray strata = weighting["strata"_L1].toArray();
    QCOMPARE(strata.size(), 2);
    QCOMPARE(strata[0].toObject()["values"_L1].toObject()["plan"_L1].toString(), u"pro"_s);
    QCOMPARE(strata[0].toObject()["rate"_L1].toDouble(), 0.5);
    QCOMPARE(strata[0].toObject()["sessions"_L1].toInt(), 10);
    QCOMPARE(strata[1].toObject()["sessions"_L1].toInt(), 5);
    // 10 × 2 + 5 × 100 + 1 + 3: carried on to every share.
    const CliRun compared = runCli({"compare", project, "--by", "plan", "--format", "json"});
    for (const auto& entry : compared.json()["segments"_L1].toArray().first().toObject()["values"_L1].toArray()) {
        const QJsonObject value = entry.toObject();
        const double weight = value["value"_L1] == u"pro"_s ? 23 : value["value"_L1] == u"free"_s ? 500 : 1;
        QVERIFY(std::abs(value["frame"_L1].toObject()["share"_L1].toDouble() - weight / 524) < 1e-9);
    }
    const CliRun text = runCli({"import", project, dir.write("t.jsonl", lines + line("y", "pro")), "--rates", rates});
    QVERIFY2(text.out.find("plan free: rate 0.01, 5 sessions") != std::string::npos, text.out.c_str());
    QVERIFY2(text.out.find("Warning: 1 session fits no line of the rates and each counts once: plan \"trial\".")
            != std::string::npos,
        text.out.c_str());
    QCOMPARE(runCli({"import", project, sessions, "--rates", rates, "--weight", "2"}).code, 2);
    const CliRun bad = runCli({"import", project, sessions, "--rates", dir.write("b.csv", "plan,rate\npro,2\n")});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.err.find("line 2") != std::string::npos, bad.err.c_str());
}

void TestIngestRates::constantAndNone()
{
    const TempDir dir;
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    const CliRun constant = runCli({"import", project, dir.write("a.jsonl", line("a", "pro")), "--weight", "50"});
    QVERIFY2(constant.out.find("Sampling weights: 50 for each session that brings none.") != std::string::npos,
        constant.out.c_str());
    const CliRun none = runCli({"import", project, dir.write("b.jsonl", line("b", "pro"))});
    QVERIFY(none.out.find("No sampling weights were given") != std::string::npos);
    const CliRun own
        = runCli({"import", project, dir.write("c.jsonl", line("c", "pro", "\"weight\":3,")), "--format", "json"});
    QCOMPARE(own.json()["weighting"_L1].toObject()["from"_L1].toString(), u"file"_s);
    QCOMPARE(own.json()["weighting"_L1].toObject()["missing"_L1].toInt(), 0);
    const CliRun some = runCli({"import", project,
        dir.write(
            "d.jsonl", line("d", "pro", "\"weight\":3,") + line("e", "pro", "\"weight\":1,") + line("f", "pro"))});
    QVERIFY2(some.out.find("Warning: 1 session brings no sampling weight, beside others that do") != std::string::npos,
        some.out.c_str());
}

TURNOUT_TEST_MAIN(TestIngestRates)
#include "tst_ingest_rates.moc"
