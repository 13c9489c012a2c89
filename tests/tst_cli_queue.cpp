// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliRun.h"
#include "support/MadeProject.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::sessionLines;
using testsupport::TempDir;

namespace {

/// The run, and a failed test with its message where the code is another.
#define RUN(variable, expected, ...)                                                                                   \
    const CliRun variable = runCli(__VA_ARGS__);                                                                       \
    QVERIFY2(variable.code == (expected), (variable.err + variable.out.substr(0, 500)).c_str())

std::vector<std::string> sessionsOf(const QJsonObject& handedOut)
{
    std::vector<std::string> names;
    for (const auto& name : handedOut["sessions"_L1].toArray())
        names.push_back(name.toString().toStdString());
    return names;
}

} // namespace

/// The shared queue and the ways to draw, as scripts use them.
class TestCliQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsOutToEachOnce();
    void picksPausesAndPutsOff();
    void asksAgain();
    void refusals();
    void waysToDraw();

private:
    std::unique_ptr<TempDir> m_dir;
    std::string m_project; ///< of 60 sessions
};

void TestCliQueue::init()
{
    m_dir = std::make_unique<TempDir>();
    m_project = m_dir->file("p.turnout");
    QCOMPARE(runCli({"new", m_project}).code, 0);
    QCOMPARE(runCli({"import", m_project, m_dir->write("s.jsonl", sessionLines(60))}).code, 0);
}

void TestCliQueue::handsOutToEachOnce()
{
    RUN(drawn, 0, {"draw", m_project, "--size", "10", "--double-share", "0.2"});
    const auto next = [&](const char* who, const char* count) {
        return sessionsOf(
            runCli({"queue", m_project, "next", "--annotator", who, "--count", count, "--format", "json"}).json());
    };
    const auto ada = next("ada", "6");
    QCOMPARE(ada.size(), std::size_t{6});
    QCOMPARE(next("ada", "6"), ada); // what is open comes again
    const auto bo = next("bo", "10");
    std::size_t both = 0;
    for (const std::string& session : bo)
        both += static_cast<std::size_t>(std::count(ada.begin(), ada.end(), session));
    QVERIFY2(both <= 2, "only what is asked twice is open at two desks");
    QCOMPARE(bo.size(), 4 + both);
    RUN(list, 0, {"queue", m_project, "list", "--format", "json"});
    const QJsonObject draw = list.json()["draws"_L1].toArray()[0].toObject();
    QCOMPARE(draw["sessions"_L1].toInt(), 10);
    QCOMPARE(draw["asked_twice"_L1].toInt(), 2);
    QCOMPARE(list.json()["open"_L1].toArray().size(), static_cast<qsizetype>(ada.size() + bo.size()));
    RUN(back, 0, {"queue", m_project, "release", "--annotator", "ada"});
    QCOMPARE(back.out, std::string("6 sessions given back.\n"));
    RUN(text, 0, {"queue", m_project, "list"});
    QVERIFY2(text.out.find("bo") != std::string::npos && text.out.find("ada") == std::string::npos, text.out.c_str());
}

void TestCliQueue::picksPausesAndPutsOff()
{
    RUN(drawn, 0, {"draw", m_project, "--size", "5", "--ids", m_dir->write("ids", "s-1\ns-2\r\n\ns-3\ns-4\ns-5\n")});
    RUN(picked, 0, {"queue", m_project, "pin", "s-17", "s-18", "--reason", "escalated"});
    QCOMPARE(picked.out, std::string("2 sessions picked by hand.\n"));
    // What is picked comes first.
    RUN(first, 0, {"queue", m_project, "next", "--annotator", "ada", "--count", "2"});
    QVERIFY2(
        first.out.find("s-17") != std::string::npos && first.out.find("s-18") != std::string::npos, first.out.c_str());
    RUN(unpicked, 0, {"queue", m_project, "unpin", "s-18"});
    RUN(later, 0, {"queue", m_project, "snooze", "s-1", "--minutes", "90", "--format", "json"});
    QCOMPARE(later.json()["changed"_L1].toInt(), 1);
    RUN(paused, 0, {"queue", m_project, "pause", "1"});
    RUN(nothing, 0, {"queue", m_project, "next", "--annotator", "bo"});
    QCOMPARE(nothing.out, std::string());
    QVERIFY2(nothing.err.find("nothing is free now") != std::string::npos, nothing.err.c_str());
    RUN(list, 0, {"queue", m_project, "list", "--format", "json"});
    QCOMPARE(list.json()["draws"_L1].toArray()[0].toObject()["paused"_L1].toBool(), true);
    QCOMPARE(list.json()["put_off"_L1].toArray()[0].toObject()["session"_L1].toString(), u"s-1"_s);
    QCOMPARE(list.json()["must_labels"_L1].toArray().size(), 1);
    QCOMPARE(list.json()["must_labels"_L1].toArray()[0].toObject()["reason"_L1].toString(), u"escalated"_s);
    RUN(resumed, 0, {"queue", m_project, "resume", "1"});
    RUN(goesOn, 0, {"queue", m_project, "next", "--annotator", "bo", "--count", "9", "--format", "json"});
    QCOMPARE(sessionsOf(goesOn.json()).size(), std::size_t{4}); // five drawn, one put off, the pick is ada's
}

void TestCliQueue::asksAgain()
{
    RUN(drawn, 0, {"draw", m_project, "--size", "3", "--ids", m_dir->write("ids", "s-1\ns-2\ns-3\n")});
    RUN(labeled, 0,
        {"label", m_project, m_dir->write("l.jsonl", R"({"session":"s-2","question":"verdict","value":"good"})"),
            "--annotator", "ada"});
    RUN(again, 1, {"queue", m_project, "requeue", "s-2", "s-3", "s-9", "s-nobody", "--format", "json"});
    QCOMPARE(again.json()["changed"_L1].toInt(), 1);
    const QJsonArray refused = again.json()["refused"_L1].toArray();
    QCOMPARE(refused.size(), 3);
    for (const char* words : {"still waits", "in no draw", "s-nobody"})
        QVERIFY2(again.err.find(words) != std::string::npos, again.err.c_str());
    // The label stands until another is given, and the session waits for that.
    RUN(list, 0, {"queue", m_project, "list", "--format", "json"});
    QCOMPARE(list.json()["draws"_L1].toArray()[0].toObject()["waiting"_L1].toInt(), 3);
    RUN(info, 0, {"info", m_project, "--format", "json"});
    QCOMPARE(info.json()["labeled"_L1].toInt(), 1);
}

void TestCliQueue::refusals()
{
    RUN(nobody, 2, {"queue", m_project, "next"});
    RUN(noNames, 2, {"queue", m_project, "pin"});
    QVERIFY2(noNames.err.find("--ids") != std::string::npos, noNames.err.c_str());
    RUN(noDraw, 1, {"queue", m_project, "pause", "7"});
    RUN(twice, 0, {"queue", m_project, "pin", "s-1"});
    RUN(again, 1, {"queue", m_project, "pin", "s-1"});
    RUN(notPicked, 1, {"queue", m_project, "unpin", "s-2"});
    // A draw made since counts the pick as certain: it cannot be taken back any more.
    RUN(drawn, 0, {"draw", m_project, "--size", "3"});
    RUN(tooLate, 1, {"queue", m_project, "unpin", "s-1"});
    QVERIFY2(tooLate.err.find("draw") != std::string::npos, tooLate.err.c_str());
}

void TestCliQueue::waysToDraw()
{
    for (const std::string method : {"systematic", "pivotal", "neyman"}) {
        RUN(drawn, 0, {"draw", m_project, "--size", "12", "--method", method, "--dry-run", "--format", "json"});
        QVERIFY2(drawn.json()["design"_L1].toString().startsWith(QString::fromStdString(method)), drawn.out.c_str());
        QCOMPARE(drawn.json()["items"_L1].toArray().size(), 12);
        double expected = 0;
        for (const auto& item : drawn.json()["items"_L1].toArray()) {
            const double p = item.toObject()["probability"_L1].toDouble();
            QVERIFY(p > 0 && p <= 1);
            expected += 1 / p;
        }
        QVERIFY2(expected > 30 && expected < 120, "the weights add up to about the 60 there are");
    }
    RUN(target, 0,
        {"draw", m_project, "--size", "20", "--target", "plan=pro:15", "--pair", "plan", "language", "--dry-run"});
    RUN(one, 0, {"draw", m_project, "--size", "8", "--duplicates", "one", "--dry-run", "--format", "json"});
    QVERIFY2(one.json()["design"_L1].toString().contains(u"near-duplicates"_s), one.out.c_str());
    RUN(preview, 0, {"draw", m_project, "--size", "20", "--preview", "--format", "json"});
    QVERIFY(preview.json().contains("effective_size"_L1));
    RUN(info, 0, {"info", m_project, "--format", "json"});
    QCOMPARE(info.json()["draws"_L1].toInt(), 0); // none of these saved anything
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{"--method", "lottery"},
             {"--target", "plan"}, {"--pair", "plan"}, {"--duplicates", "two"}, {"--double-share", "1.5"},
             {"--ids", m_dir->file("none")}, {"--pair", "plan", "colour"}}) {
        std::vector<std::string> words{"draw", m_project};
        words.insert(words.end(), wrong.begin(), wrong.end());
        const CliRun run = runCli(words);
        QVERIFY2(run.code == 1 || run.code == 2, (wrong[0] + " " + wrong[1]).c_str());
        const bool named = run.err.find(wrong.back().substr(0, 4)) != std::string::npos
            || run.err.find(wrong.front()) != std::string::npos;
        QVERIFY2(named, run.err.c_str());
    }
    RUN(stillNone, 0, {"info", m_project, "--format", "json"});
    QCOMPARE(stillNone.json()["draws"_L1].toInt(), 0);
}

TURNOUT_TEST_MAIN(TestCliQueue)
#include "tst_cli_queue.moc"
