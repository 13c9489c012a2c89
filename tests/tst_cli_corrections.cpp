// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ratings are worth, on the command line: estimate --corrections, channel.
#include "support/WrongUse.h"

#include <QJsonArray>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(testsupport::Wrong)

class TestCliCorrections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void correctionsSideBySide()
    {
        const testsupport::TempDir dir;
        const std::string p = dir.file("p.turnout");
        const std::string truth = dir.file("truth.jsonl");
        QCOMPARE(testsupport::runCli({"demo", p, "--sessions", "6000", "--seed", "7", "--truth", truth}).code, 0);
        QCOMPARE(testsupport::runCli({"draw", p, "--size", "200", "--seed", "7"}).code, 0);
        QCOMPARE(testsupport::runCli({"label", p, truth, "--annotator", "me", "--only-waiting"}).code, 0);
        const auto json = testsupport::runCli({"estimate", p, "--corrections", "--format", "json"});
        QVERIFY2(json.code == 0, json.err.c_str());
        std::map<QString, QJsonObject> by;
        for (const auto& entry : json.json()["estimates"_L1].toArray())
            by[entry.toObject()["method"_L1].toString()] = entry.toObject();
        QCOMPARE(by.size(), std::size_t(9));
        for (const char* method : {"post_stratified", "raked", "propensity", "doubly_robust", "shrinkage"}) {
            const QJsonObject e = by[QString::fromUtf8(method)];
            QVERIFY2(e["light"_L1].toString() == u"red", method);
            QVERIFY(e["assumption"_L1].toString().contains(u"missing at random"));
        }
        QVERIFY(by[u"hajek"_s]["light"_L1].toString() == u"green");
        const auto text = testsupport::runCli({"estimate", p, "--corrections", "--by", "plan,tenure"});
        QVERIFY2(text.code == 0, text.err.c_str());
        QVERIFY2(text.out.find("Go by the labels") != std::string::npos, text.out.c_str());
        QVERIFY2(text.out.find("alike in plan × tenure") != std::string::npos
                || text.out.find("alike in tenure × plan") != std::string::npos,
            text.out.c_str());
        QCOMPARE(testsupport::runCli({"estimate", p, "--by", "plan"}).code, 2);
        QCOMPARE(testsupport::runCli({"estimate", p, "--corrections", "--by", "nothing"}).code, 1);
    }
    void theChannel()
    {
        const testsupport::TempDir dir;
        const std::string p = dir.file("p.turnout");
        const std::string truth = dir.file("truth.jsonl");
        QCOMPARE(testsupport::runCli({"demo", p, "--sessions", "6000", "--seed", "7", "--truth", truth}).code, 0);
        const auto early = testsupport::runCli({"channel", p});
        QCOMPARE(early.code, 1);
        QVERIFY2(early.err.find("no draw has been made yet") != std::string::npos, early.err.c_str());
        QCOMPARE(testsupport::runCli({"draw", p, "--size", "200", "--seed", "7"}).code, 0);
        QCOMPARE(testsupport::runCli({"label", p, truth, "--annotator", "me", "--only-waiting"}).code, 0);
        const auto json = testsupport::runCli({"channel", p, "--format", "json"});
        QVERIFY2(json.code == 0, json.err.c_str());
        const QJsonObject channel = json.json()["channel"_L1].toObject();
        // The demo's thumbs make 6 of its κ of 6.
        QVERIFY(channel["low"_L1].toDouble() < 6 && channel["high"_L1].toDouble() > 6);
        QVERIFY(!json.json()["months"_L1].toArray().isEmpty());
        QVERIFY(json.json()["expires"_L1].isString());
        const auto text = testsupport::runCli({"channel", p});
        for (const char* words : {"a bad session is", "ratings are worth", "read as quality", "This expires on",
                 "Assumes that a thumb says what a label would say"})
            QVERIFY2(text.out.find(words) != std::string::npos, (words + ("\n" + text.out)).c_str());
    }
    void sensitivityAndParts()
    {
        const testsupport::TempDir dir;
        const std::string p = dir.file("p.turnout");
        const std::string truth = dir.file("truth.jsonl");
        QCOMPARE(testsupport::runCli({"demo", p, "--sessions", "3000", "--seed", "7", "--truth", truth}).code, 0);
        const auto early = testsupport::runCli({"estimate", p, "--sensitivity"});
        QCOMPARE(early.code, 0);
        QVERIFY2(early.out.find("Whether bad sessions are rated more often is not in the ratings") != std::string::npos,
            early.out.c_str());
        QVERIFY2(early.out.find("under the 80 % asked for") != std::string::npos, early.out.c_str());
        QCOMPARE(testsupport::runCli({"draw", p, "--size", "300", "--seed", "7"}).code, 0);
        QCOMPARE(testsupport::runCli({"label", p, truth, "--annotator", "me", "--only-waiting"}).code, 0);
        const auto json
            = testsupport::runCli({"estimate", p, "--sensitivity", "--segments", "--target", "60", "--format", "json"});
        QVERIFY2(json.code == 0, json.err.c_str());
        QCOMPARE(json.json()["schema"_L1].toInt(), 1);
        QCOMPARE(json.json()["estimates"_L1].toArray().size(), 9);
        const QJsonObject s = json.json()["sensitivity"_L1].toObject();
        QCOMPARE(s["target"_L1].toDouble(), 0.6);
        // Thumbs say far less than the 60 % that everyone got, and the labels know why.
        QVERIFY(s["up"_L1].toDouble() < 0.6);
        QCOMPARE(s["conclusion"_L1].toString(), u"falls"_s);
        QVERIFY(s["kappa"_L1].toObject()["low"_L1].toDouble() > s["tipping_point"_L1].toDouble());
        QVERIFY(s["rated"_L1].toObject()["bad_by_labels"_L1].toObject()["value"_L1].toDouble()
            > s["rated"_L1].toObject()["good_by_labels"_L1].toObject()["value"_L1].toDouble());
        QCOMPARE(s["curve"_L1].toArray().size(), 49);
        const QJsonArray segments = json.json()["segments"_L1].toArray();
        QCOMPARE(segments.first().toObject()["segment"_L1].toString(), u"model"_s);
        const QJsonObject value = segments.first().toObject()["values"_L1].toArray().first().toObject();
        QVERIFY(value["pooled"_L1].isDouble() && value["differs"_L1].isBool());
        QVERIFY(json.json()["values_compared"_L1].toInt() > 10);
        const auto text = testsupport::runCli({"estimate", p, "--sensitivity", "--segments", "--target", "60"});
        for (const char* words : {"the conclusion does not stand", "E-value", "by drawn labels alone", "Part by part",
                 "small ones shrunk", "month"})
            QVERIFY2(text.out.find(words) != std::string::npos, (words + ("\n" + text.out)).c_str());
        const auto channel = testsupport::runCli({"channel", p, "--format", "json"});
        QVERIFY(channel.json()["tables"_L1].isArray());
        QCOMPARE(testsupport::runCli({"estimate", p, "--sensitivity", "--target", "100"}).code, 2);
    }
    void wrongUseGetsWords_data()
    {
        QTest::addColumn<testsupport::Wrong>("wrong");
        QTest::newRow("no ratings") << testsupport::Wrong::NoRatings;
        QTest::newRow("no labels") << testsupport::Wrong::NoLabels;
        QTest::newRow("labels without a draw") << testsupport::Wrong::LabelsWithoutADraw;
        QTest::newRow("margins that do not fit") << testsupport::Wrong::MarginsThatDoNotFit;
        QTest::newRow("weights of nothing") << testsupport::Wrong::WeightsOfNothing;
        QTest::newRow("a thousand values") << testsupport::Wrong::AThousandValues;
    }
    void wrongUseGetsWords()
    {
        QFETCH(testsupport::Wrong, wrong);
        const testsupport::TempDir dir;
        const std::string p = testsupport::wrongProject(dir, wrong);
        const char* words = testsupport::wordsFor(wrong);
        const auto text = testsupport::runCli({"estimate", p, "--sensitivity", "--segments"});
        QVERIFY2(text.code == 0, text.err.c_str());
        QVERIFY2(text.out.find(words) != std::string::npos, (words + ("\n" + text.out)).c_str());
        QVERIFY2(
            text.out.find("nan") == std::string::npos && text.out.find("inf ") == std::string::npos, text.out.c_str());
        // No method is without its assumption, and nothing that is not there is called corrected.
        QVERIFY2(text.out.find("assumes ;") == std::string::npos, text.out.c_str());
        const bool rated = wrong != testsupport::Wrong::NoRatings && wrong != testsupport::Wrong::WeightsOfNothing;
        QCOMPARE(text.out.find("There is nothing to correct: ") != std::string::npos, !rated);
        const auto compared = testsupport::runCli({"compare", p});
        QCOMPARE(compared.code, wrong == testsupport::Wrong::WeightsOfNothing ? 1 : 0);
        if (wrong == testsupport::Wrong::WeightsOfNothing)
            QVERIFY2(compared.err.find("add up to nothing") != std::string::npos, compared.err.c_str());
        if (wrong == testsupport::Wrong::AThousandValues)
            QVERIFY2(compared.out.find("an id rather than a segment") < 6000, compared.out.c_str());
        // The report of it is made, and says the same.
        QCOMPARE(testsupport::runCli({"report", p, "--to", dir.file("r.html")}).code, 0);
        QCOMPARE(testsupport::runCli({"report", p, "--to", dir.file("r.pdf")}).code, 0);
        QVERIFY(testsupport::readAll(dir.file("r.html")).find(std::string(words).substr(0, 20)) != std::string::npos);
        if (wrong == testsupport::Wrong::AThousandValues) {
            const auto named = testsupport::runCli({"estimate", p, "--corrections", "--by", "user"});
            QCOMPARE(named.code, 1);
            QVERIFY2(named.err.find("more than 200 values") != std::string::npos, named.err.c_str());
        }
        if (wrong == testsupport::Wrong::LabelsWithoutADraw || wrong == testsupport::Wrong::WeightsOfNothing
            || wrong == testsupport::Wrong::NoRatings) {
            const auto channel = testsupport::runCli({"channel", p});
            QCOMPARE(channel.code, 1);
            QVERIFY2(channel.err.find(words) != std::string::npos, channel.err.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliCorrections)
#include "tst_cli_corrections.moc"
