// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ratings are worth, on the command line: estimate --corrections, channel.
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QJsonArray>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

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
        for (const char* words : {"A bad session is", "ratings are worth", "read as quality", "This expires on",
                 "Assumes that a thumb says what a label would say"})
            QVERIFY2(text.out.find(words) != std::string::npos, (words + ("\n" + text.out)).c_str());
    }
};

QTEST_GUILESS_MAIN(TestCliCorrections)
#include "tst_cli_corrections.moc"
