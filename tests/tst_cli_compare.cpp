// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// compare on the command line: measures, who rates, two sides, two segments crossed, real sessions.
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::runCli;

class TestCliCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_project = m_dir.file("p.turnout");
        QCOMPARE(runCli({"demo", m_project, "--sessions", "4000", "--seed", "7"}).code, 0);
        QCOMPARE(runCli({"draw", m_project, "--size", "50", "--seed", "7"}).code, 0);
        QCOMPARE(runCli({"draw", m_project, "--size", "60", "--seed", "8", "--filter", "plan=free"}).code, 0);
    }
    void theContractHasMeasures()
    {
        const auto run = runCli({"compare", m_project, "--by", "plan", "--format", "json"});
        QVERIFY2(run.code == 0, run.err.c_str());
        const QJsonObject json = run.json();
        QCOMPARE(json["schema"_L1].toInt(), 1);
        const QJsonObject plan = json["segments"_L1].toArray()[0].toObject();
        const QJsonObject rated = plan["measures"_L1].toObject()["rated"_L1].toObject();
        for (const auto& key : {"chi_square"_L1, "p_adjusted"_L1, "cramers_v_corrected"_L1, "jensen_shannon"_L1,
                 "psi"_L1, "psi_by_chance"_L1, "hellinger"_L1, "overlap"_L1})
            QVERIFY2(rated[key].isDouble(), qPrintable(QString(key)));
        QVERIFY(plan["measures"_L1].toObject()["labeled"_L1].toObject()["p"_L1].isNull()); // nothing is labeled
        const QJsonObject value = plan["values"_L1].toArray()[0].toObject()["rated"_L1].toObject();
        QVERIFY(value["difference_low"_L1].toDouble() < value["difference"_L1].toDouble());
        QVERIFY(value["difference_high"_L1].toDouble() > value["difference"_L1].toDouble());
        QVERIFY(value["smd_weighted"_L1].isDouble());
        const QJsonObject who = json["who_rates"_L1].toObject();
        QVERIFY(who["auc"_L1].toDouble() > 0.5 && who["refused"_L1].isNull());
        QVERIFY(!json["numbers"_L1].toArray().isEmpty());
        const auto text = runCli({"compare", m_project, "--by", "plan"});
        for (const char* words : {"adj. p", "Rao & Scott", "Can a model tell raters from everybody else?", "median"})
            QVERIFY2(text.out.find(words) != std::string::npos, (words + ("\n" + text.out)).c_str());
    }
    void twoDrawsTwoValuesTwoTimes()
    {
        const auto draws = runCli(
            {"compare", m_project, "--by", "plan", "--first", "draw=1", "--second", "draw=2", "--format", "json"});
        QVERIFY2(draws.code == 0, draws.err.c_str());
        QCOMPARE(draws.json()["first"_L1].toObject()["n"_L1].toInt(), 50);
        QCOMPARE(draws.json()["second"_L1].toObject()["n"_L1].toInt(), 60);
        for (const auto& each : draws.json()["segments"_L1].toArray()[0].toObject()["values"_L1].toArray())
            if (each.toObject()["value"_L1].toString() == u"free")
                QCOMPARE(each.toObject()["second"_L1].toObject()["share"_L1].toDouble(), 1.0);
        const auto plans = runCli({"compare", m_project, "--first", "plan=free", "--second", "plan=pro"});
        QVERIFY2(plans.code == 0, plans.err.c_str());
        QVERIFY2(plans.out.find("plan=free has ") == 0, plans.out.c_str());
        // What the sides were chosen by is no finding.
        QVERIFY2(plans.out.find("differ most in plan") == std::string::npos, plans.out.c_str());
        const auto rest = runCli({"compare", m_project, "--first", "until=2020-01-01"});
        QVERIFY2(rest.code == 0, rest.err.c_str());
        QVERIFY2(rest.out.find("No session is in until=2020-01-01") == 0, rest.out.c_str());
    }
    void whichSideIsBetter()
    {
        const std::string project = m_dir.file("labeled.turnout");
        const std::string truth = m_dir.file("truth.jsonl");
        QCOMPARE(runCli({"demo", project, "--sessions", "4000", "--seed", "7", "--truth", truth}).code, 0);
        QCOMPARE(runCli({"draw", project, "--size", "200", "--seed", "7"}).code, 0);
        QCOMPARE(runCli({"label", project, truth, "--annotator", "me", "--only-waiting"}).code, 0);
        const std::vector<std::string> asked{"compare", project, "--first", "plan=free", "--second", "plan=pro"};
        const auto text = runCli(asked);
        QVERIFY2(text.out.find("\nBy the labels ") != std::string::npos, text.out.c_str());
        QVERIFY(text.out.find("of plan=free are good and ") != std::string::npos);
        auto withJson = asked;
        withJson.insert(withJson.end(), {"--format", "json"});
        const QJsonObject quality = runCli(withJson).json()["quality"_L1].toObject();
        const auto value
            = [&](const char* side) { return quality[QLatin1StringView(side)].toObject()["value"_L1].toDouble(); };
        const QJsonObject apart = quality["difference"_L1].toObject();
        QCOMPARE(apart["value"_L1].toDouble(), value("first") - value("second"));
        QVERIFY(apart["low"_L1].toDouble() < value("difference") && value("difference") < apart["high"_L1].toDouble());
    }
    void wrongSidesAreRefused()
    {
        const auto refused = [&](const std::vector<std::string>& more, const std::string& words) {
            std::vector<std::string> arguments{"compare", m_project};
            arguments.insert(arguments.end(), more.begin(), more.end());
            const auto run = runCli(arguments);
            return run.code == 1 && run.err.find(words) != std::string::npos;
        };
        QVERIFY(refused({"--first", "draw=9", "--second", "draw=1"}, "there are: 1, 2"));
        QVERIFY(refused({"--first", "draw=x", "--second", "draw=1"}, "there is no draw \"x\""));
        QVERIFY(refused({"--first", "draw=1", "--second", "draw=1"}, "both sides are the same"));
        QVERIFY(refused({"--second", "draw=1"}, "--second needs --first"));
        QVERIFY(refused({"--first", "tier=x"}, "tier"));
        QVERIFY(refused({"--cross", "plan"}, "takes two segments"));
        QVERIFY(refused({"--cross", "plan,tier"}, "\"tier\""));
    }
    void twoSegmentsCrossed()
    {
        const auto text = runCli({"compare", m_project, "--cross", "plan,surface"});
        QVERIFY2(text.code == 0, text.err.c_str());
        QVERIFY2(text.out.find("combinations have the labels they need") != std::string::npos, text.out.c_str());
        const auto json = runCli({"compare", m_project, "--cross", "plan,surface", "--format", "json"}).json();
        qint64 n = 0;
        for (const auto& cell : json["cells"_L1].toArray())
            n += cell.toObject()["n"_L1].toInteger();
        QCOMPARE(n, 4000);
    }
    void theAirline()
    {
        TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
        const std::string p = m_dir.file("airline.turnout");
        QCOMPARE(runCli({"new", p}).code, 0);
        QCOMPARE(runCli({"import", p, sessions, testsupport::sharedData("data/agents_airline.ratings.jsonl")}).code, 0);
        const auto run = runCli({"compare", p, "--format", "json"});
        QVERIFY2(run.code == 0, run.err.c_str());
        const QJsonObject who = run.json()["who_rates"_L1].toObject();
        QVERIFY(who["auc"_L1].toDouble() > 0.5 && who["auc"_L1].toDouble() < 1);
        QVERIFY(who["n_effective"_L1].toDouble() <= who["raters"_L1].toDouble());
    }

private:
    testsupport::TempDir m_dir;
    std::string m_project;
};

TURNOUT_TEST_MAIN(TestCliCompare)
#include "tst_cli_compare.moc"
