// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Margins: raking against published tables and R survey, every way in which margins can be wrong, and what a project
// with margins says.
#include "ingest/MarginsFile.h"
#include "population/Raking.h"
#include "stats/Interval.h"
#include "stats/Raking.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <map>
#include <sstream>

using namespace turnout;
using testsupport::runCli;

namespace {

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

/// 60 free and 40 pro sessions, the first half of each in German; thumbs of the pro ones are down.
std::string sessions()
{
    std::string lines;
    for (int i = 0; i < 100; ++i) {
        const bool pro = i >= 60;
        const bool german = pro ? i < 80 : i < 30;
        lines += R"({"id":"s-)" + std::to_string(i) + R"(","segments":{"plan":")" + (pro ? "pro" : "free")
            + R"(","language":")" + (german ? "de" : "en")
            + R"("},"turns":[{"role":"user","text":"hello"}],"ratings":[)"
            + (i % 2 == 0 ? std::string(R"({"value":")") + (pro ? "down" : "up") + "\"}" : "") + "]}\n";
    }
    return lines;
}

constexpr const char* kMargins = R"({"total": 10000, "segments": {"plan": {"free": 9000, "pro": 1000}}})";

} // namespace

class TestMargins : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demingAndStephan()
    {
        // A 4 × 4 table (weights) to known rows and columns, as iterative proportional fitting gives it.
        const std::vector<double> seed{40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50};
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> columns;
        for (std::uint32_t i = 0; i < 16; ++i) {
            rows.push_back(i / 4);
            columns.push_back(i % 4);
        }
        const std::vector<double> rowTotals{150, 300, 400, 150};
        const std::vector<double> columnTotals{200, 300, 400, 100};
        const std::vector<stats::RakingMargin> margins{{rows, rowTotals}, {columns, columnTotals}};
        const auto raked = stats::rake(seed, margins);
        QVERIFY(raked.converged);
        for (const auto& [at, expected] : std::map<std::size_t, double>{
                 {0, 64.55851}, {1, 46.23246}, {2, 35.384298}, {3, 3.824732}, {4, 49.967919}, {7, 25.37418}})
            QVERIFY2(near(raked.weights[at], expected, 1e-5), qPrintable(QString::number(raked.weights[at], 'g', 12)));
    }
    void rakingAndPostStratificationOfACluster()
    {
        TURNOUT_NEEDS_SHARED(path, "known_answers/apiclus1.csv");
        std::istringstream csv(testsupport::readAll(path));
        std::string line;
        std::getline(csv, line);
        std::vector<std::uint32_t> types;
        std::vector<std::uint32_t> wide;
        std::vector<double> weights;
        std::vector<double> api;
        while (std::getline(csv, line)) {
            const auto cells = QString::fromStdString(line).remove(u'"').split(u',');
            types.push_back(cells[0] == u"E" ? 0 : cells[0] == u"H" ? 1 : 2);
            wide.push_back(cells[1] == u"No" ? 0 : 1);
            weights.push_back(cells[3].toDouble());
            api.push_back(cells[4].toDouble());
        }
        const std::vector<double> typeTotals{4421, 755, 1018};
        const std::vector<double> wideTotals{1072, 5122};
        const auto mean = [&](const std::vector<double>& w) {
            double sum = 0;
            double of = 0;
            for (std::size_t i = 0; i < w.size(); ++i) {
                sum += w[i] * api[i];
                of += w[i];
            }
            return sum / of;
        };
        // R survey's rake() with its default tolerance of one session, so a little looser than ours.
        const std::vector<stats::RakingMargin> both{{types, typeTotals}, {wide, wideTotals}};
        const auto raked = stats::rake(weights, both);
        QVERIFY(raked.converged);
        QVERIFY2(
            near(mean(raked.weights), 641.230247, 1e-5), qPrintable(QString::number(mean(raked.weights), 'g', 12)));
        double sum = 0;
        double squares = 0;
        for (const double w : raked.weights) {
            sum += w;
            squares += w * w;
        }
        QVERIFY(near(sum, 6194, 1e-8));
        QVERIFY(near(stats::effectiveN(sum, squares), 174.010528, 1e-5));
        // One margin: R survey's postStratify().
        const auto stratified = stats::rake(weights, std::vector<stats::RakingMargin>{{types, typeTotals}});
        QVERIFY(stratified.converged);
        QCOMPARE(stratified.rounds, 1);
        QVERIFY(near(mean(stratified.weights), 642.310788));
    }
    void totalsThatCannotBeMet()
    {
        // Both halves of one margin lie in one class of the other, which is to have less.
        const std::vector<double> weights{1, 1, 0};
        const std::vector<std::uint32_t> a{0, 1, 1};
        const std::vector<std::uint32_t> b{0, 0, 1};
        const std::vector<double> totals{50, 50};
        const auto raked = stats::rake(weights, std::vector<stats::RakingMargin>{{a, totals}, {b, totals}});
        QVERIFY(!raked.converged);
        QVERIFY(raked.gap > 0.1);
        QCOMPARE(raked.worstMargin, std::size_t{1});
    }
    void filesThatAreRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* json, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(says);
        };
        row("not JSON", "{plan,free,1", "not a JSON object");
        row("no total", R"({"segments":{"plan":{"free":1}}})", "\"total\" must be there");
        row("no segments", R"({"total":5})", "\"segments\" must be there");
        row("unknown key", R"({"total":5,"segment":{}})", "\"segment\" is not known");
        row("a list", R"({"total":5,"segments":[1]})", "must be an object of segments");
        row("a number for values", R"({"total":5,"segments":{"plan":5}})", "segment \"plan\": must be an object");
        row("below nothing", R"({"total":5,"segments":{"plan":{"free":6,"pro":-1}}})", "the count of \"pro\"");
        row("words", R"({"total":5,"segments":{"plan":{"free":"many"}}})", "the count of \"free\"");
        row("no values", R"({"total":5,"segments":{"plan":{}}})", "has no values");
        row("twice", R"({"total":5,"segments":{"plan":{"free":2,"free":3}}})", "\"free\" is there twice");
        row("segment twice", R"({"total":5,"segments":{"plan":{"free":5},"plan":{"free":5}}})",
            "segment is there twice");
        row("sums", R"({"total":6,"segments":{"plan":{"free":2,"pro":3}}})", "add up to 5, but the total is 6");
        row("nothing", "", "or a table with the columns segment, value and sessions");
        row("header only", "segment,value,sessions\n", "or a table with the columns");
        row("column lacks", "segment,value,n\nplan,free,1\n", "line 1: needs the columns segment, value and sessions");
        row("no number", "segment,value,sessions\nplan,free,many\n", "line 2: \"sessions\" must be a number");
        row("below nothing in a row", "segment,value,sessions\nplan,free,-1\n", "line 2");
        row("no name", "segment,value,sessions\n\n ,free,1\n", "line 3: names no segment");
        row("fields", "segment,value,sessions\nplan,free,1,2\n", "line 2: has another number of columns");
        row("row twice", "segment,value,sessions\nplan,free,1\nplan,free,1\n", "\"free\" is there twice");
        row("totals differ", "segment,value,sessions\nplan,free,5\ntier,a,6\n", "add up to 6, but the total is 5");
        row("quotes", "segment,value,sessions\n\"plan,free,1\n", "is not a row of a table");
    }
    void filesThatAreRefused()
    {
        QFETCH(QString, json);
        QFETCH(QString, says);
        const auto margins = ingest::marginsFromText(json.toStdString());
        QVERIFY(!margins);
        QVERIFY2(QString::fromStdString(margins.error().message()).contains(says), margins.error().message().c_str());
    }
    /// What `sql-sample --margins` counts, as engines write it.
    void tables()
    {
        const auto json = ingest::marginsFromText(
            R"({"total":10,"segments":{"plan":{"free":6,"pro":3,"":1},"surface":{"voice, old":10}}})");
        QVERIFY(json.ok());
        for (const char* table :
            {"segment,value,sessions\nplan,free,6\nplan,pro,3\nplan,,1\nsurface,\"voice, old\",10\n",
                "\xef\xbb\xbfSEGMENT;VALUE;SESSIONS\r\nsurface;voice, "
                "old;10\r\nplan;NULL;1\r\nplan;pro;3\r\nplan;free;6\r\n",
                "sessions\tsegment\tvalue\n10\tsurface\tvoice, old\n6\tplan\tfree\n3\tplan\tpro\n1.0\tplan\t\\N"}) {
            const auto margins = ingest::marginsFromText(table);
            QVERIFY2(margins.ok(), margins ? "" : margins.error().message().c_str());
            QCOMPARE(*margins, *json);
        }
        QVERIFY(!ingest::marginsFromText("segment,value,sessions\nplan,fr\xe9,1\n"));
    }
    void whatDoesNotFitTheSessions_data()
    {
        QTest::addColumn<QString>("segments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* segments, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(segments) << QString::fromUtf8(says);
        };
        row("no such segment", R"({"tier":{"free":100}})", "\"tier\": the sessions have no such segment");
        row("no such value", R"({"plan":{"free":60,"pro":30,"team":10}})",
            "no session has \"team\", and its margin is 10");
        row("a value lacks", R"({"plan":{"free":100}})", "40 sessions have \"pro\", which has no margin");
        row("counted as none", R"({"plan":{"free":100,"pro":0}})", "40 sessions have \"pro\", and its margin is 0");
        row("not given", R"({"plan":{"free":60,"pro":30,"":10}})", "no session has no value");
        row("weigh nothing", R"({"state":{"old":50,"new":50}})", "weights that add up to nothing");
        row("cannot be met", R"({"plan":{"free":60,"pro":40},"tied":{"a":10,"b":90}})", "cannot all be met");
    }
    void whatDoesNotFitTheSessions()
    {
        QFETCH(QString, segments);
        QFETCH(QString, says);
        const testsupport::TempDir dir;
        const std::string project = dir.file("a.turnout");
        const auto line = QStringLiteral("{'id':'s-%1','weight':%2,'segments':{'plan':'%3','tied':'%4','state':'%5'},"
                                         "'turns':[{'role':'user','text':'hi'}]}\n")
                              .replace(u'\'', u'"');
        QString lines;
        for (int i = 0; i < 100; ++i)
            lines += line.arg(i)
                         .arg(i == 0 ? 0 : 2)
                         .arg(i < 60 ? u"free" : u"pro", i < 60 ? u"a" : u"b", i == 0 ? u"old" : u"new");
        QCOMPARE(runCli({"new", project}).code, 0);
        const auto imported = runCli({"import", project, dir.write("s.jsonl", lines.toStdString())});
        QVERIFY2(imported.code == 0, imported.err.c_str());
        const std::string file = dir.write("m.json", R"({"total":100,"segments":)" + segments.toStdString() + "}");
        const auto run = runCli({"margins", project, file});
        QCOMPARE(run.code, 1);
        QVERIFY2(QString::fromStdString(run.err).contains(says), run.err.c_str());
        QVERIFY2(run.err.find("m.json") != std::string::npos, run.err.c_str());
        QVERIFY(runCli({"margins", project}).out.find("There are no margins") != std::string::npos);
    }
    void everyNumberSpeaksAboutProduction()
    {
        const testsupport::TempDir dir;
        const std::string project = dir.file("a.turnout");
        QCOMPARE(runCli({"new", project}).code, 0);
        QVERIFY(runCli({"import", project, dir.write("s.jsonl", sessions())}).out.find("No sampling weights were given")
            != std::string::npos);
        const auto ratingShare = [&](const std::vector<std::string>& more) {
            std::vector<std::string> arguments{"estimate", project, "--format", "json"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            return runCli(arguments).json()[u"estimates"].toArray()[0].toObject()[u"value"].toDouble();
        };
        QCOMPARE(ratingShare({}), 0.6);
        const auto set = runCli({"margins", project, dir.write("m.json", kMargins), "--format", "json"});
        QVERIFY2(set.code == 0, set.err.c_str());
        // 60 sessions of weight 150 and 40 of 25: (Σw)²/Σw² = 10000² / (60·150² + 40·25²).
        QCOMPARE(set.json()[u"total"].toDouble(), 10000.0);
        QCOMPARE(set.json()[u"largest_weight"].toDouble(), 150.0);
        QCOMPARE(set.json()[u"effective_n"].toDouble(), 1e8 / (60 * 22500 + 40 * 625));
        QCOMPARE(ratingShare({}), 0.9);
        // A part of the frame keeps the weights raked over all sessions.
        const auto part = runCli({"compare", project, "--by", "plan", "--filter", "language=de", "--format", "json"});
        const auto values = part.json()[u"segments"].toArray()[0].toObject()[u"values"].toArray();
        QCOMPARE(values[0].toObject()[u"value"].toString(), u"free");
        QVERIFY(near(values[0].toObject()[u"frame"].toObject()[u"share"].toDouble(), 4500.0 / 5000));
        const auto info = runCli({"info", project});
        QVERIFY2(info.out.find("raked to the margins of plan") != std::string::npos, info.out.c_str());
        QVERIFY2(info.out.find("100 sessions stand for 10,000 and carry as much as 73") != std::string::npos,
            info.out.c_str());
        QCOMPARE(runCli({"verify", project}).code, 0);
        QCOMPARE(runCli({"margins", project, "--remove"}).code, 0);
        QCOMPARE(ratingShare({}), 0.6);
        QCOMPARE(runCli({"margins", project, "--remove", "m.json"}).code, 2);
    }
    void importBringsThemAlong()
    {
        const testsupport::TempDir dir;
        const std::string project = dir.file("a.turnout");
        QCOMPARE(runCli({"new", project}).code, 0);
        const std::string file = dir.write("s.jsonl", sessions());
        const std::string margins = dir.write("m.json", kMargins);
        const auto dry = runCli({"import", project, file, "--margins", margins, "--dry-run"});
        QVERIFY2(dry.code == 0, dry.err.c_str());
        QVERIFY(dry.out.find("No sampling weights") == std::string::npos);
        QVERIFY(runCli({"margins", project}).out.find("There are no margins") != std::string::npos);
        const auto run = runCli({"import", project, file, "--margins", margins});
        QVERIFY2(run.code == 0, run.err.c_str());
        QVERIFY2(run.out.find("Weighted to the project's margins: 100 sessions stand for 10,000") != std::string::npos,
            run.out.c_str());
        QVERIFY(run.out.find("No sampling weights") == std::string::npos);
        // More sessions of known values: raked again, and said.
        const std::string more = R"({"id":"m-1","segments":{"plan":"pro"},"turns":[{"role":"user","text":"x"}]})";
        const auto second = runCli({"import", project, dir.write("more.jsonl", more), "--format", "json"});
        QCOMPARE(second.json()[u"weighting"].toObject()[u"from"].toString(), u"margins");
        // A value the margins do not know: everything is in, nothing is weighted to them, and all of it says so.
        const std::string strange = R"({"id":"m-2","segments":{"plan":"team"},"turns":[{"role":"user","text":"x"}]})";
        const auto third = runCli({"import", project, dir.write("strange.jsonl", strange)});
        QCOMPARE(third.code, 0);
        QVERIFY2(third.out.find("Warning: the project's margins are not in the weights") != std::string::npos,
            third.out.c_str());
        QVERIFY(runCli({"info", project}).out.find("\"team\", which has no margin") != std::string::npos);
        const auto estimate
            = runCli({"estimate", project, "--format", "json"}).json()[u"estimates"].toArray()[0].toObject();
        QCOMPARE(estimate[u"status"].toString(), u"caution");
        QVERIFY(estimate[u"reason"].toString().contains(u"not weighted to the project's margins"));
        // Margins that do not fit what came with them: the sessions are in, the reason is told.
        const std::string other = dir.file("b.turnout");
        QCOMPARE(runCli({"new", other}).code, 0);
        const std::string wrong = dir.write("w.json", R"({"total":5,"segments":{"plan":{"free":5}}})");
        const auto refused = runCli({"import", other, file, "--margins", wrong});
        QCOMPARE(refused.code, 1);
        QVERIFY2(
            refused.err.find("the sessions are in, these margins are not") != std::string::npos, refused.err.c_str());
        QCOMPARE(runCli({"info", other, "--format", "json"}).json()[u"sessions"].toInt(), 100);
    }
};

TURNOUT_TEST_MAIN(TestMargins)
#include "tst_margins.moc"
