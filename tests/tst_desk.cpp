// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk without its window: give again as an event, flags, what is revealed and noted, who did how much; and the
// same by command line.
#include "base/Rng.h"
#include "labeling/LabelFold.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/Query.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"
#include "workbench/DemoProject.h"
#include "workbench/DeskSettings.h"
#include "workbench/DeskWork.h"
#include "workbench/DrawSessions.h"
#include "workbench/LabelDesk.h"
#include "workbench/ProjectInfo.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace turnout;
using namespace turnout::workbench;

namespace {

std::unique_ptr<OpenProject> made(const std::string& path, const Clock& clock = Clock::system())
{
    auto project = OpenProject::open(path, {.create = true, .clock = &clock});
    DemoRequest request;
    request.options.sessions = 1000;
    DrawRequest draw;
    draw.policy.size = 20;
    if (!project || !makeDemo(**project, request, {}, {}) || !drawSessions(**project, draw))
        qFatal("no project");
    return std::move(*project);
}

std::unique_ptr<LabelDesk> deskOf(OpenProject& project, const std::string& annotator)
{
    auto desk = LabelDesk::open(project, annotator);
    if (!desk)
        qFatal("%s", desk.error().message().c_str());
    return std::move(*desk);
}

std::vector<session::Answer> verdict(const char* value)
{
    return {{"verdict", {value}, std::nullopt}};
}

/// What stands, "" where nothing does.
std::string standing(const LabelDesk& desk, std::size_t entry)
{
    const auto stands = desk.standing(desk.queue()[entry].session);
    return stands.skipped ? "skipped" : stands.answers.empty() ? "" : stands.answers.front().values.front();
}

} // namespace

class TestDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
        m_path = m_dir->file("desk.turnout");
    }
    /// Any walk of answers, skips, undos and redos against a plain list of states; the project is opened again in
    /// between, and what a fresh fold makes of the events is what stood.
    void redoIsAWalkThroughStates()
    {
        auto project = made(m_path);
        auto desk = deskOf(*project, "ada");
        Rng rng(5);
        using State = std::map<std::size_t, std::string>;
        std::vector<State> past;
        std::vector<State> future;
        State now;
        for (int step = 0; step < 300; ++step) {
            const auto what = rng.below(8);
            const auto entry = std::size_t{rng.below(20)};
            if (what < 2) {
                past.push_back(now);
                const char* value = rng.below(2) == 0 ? "good" : "bad";
                QVERIFY(desk->submit(entry, verdict(value), 5));
                now[entry] = value;
                future.clear();
            } else if (what == 2) {
                // Of one that is answered the answer stays below the skip; here only of those that are not.
                if (now[entry].empty()) {
                    past.push_back(now);
                    QVERIFY(desk->skip(entry, "why not", 5));
                    now[entry] = "skipped";
                    future.clear();
                }
            } else if (what < 5) {
                const auto undone = desk->undo();
                QCOMPARE(static_cast<bool>(undone), !past.empty());
                if (!past.empty()) {
                    future.push_back(now);
                    now = past.back();
                    past.pop_back();
                }
            } else if (what < 7) {
                const auto again = desk->redo();
                QCOMPARE(static_cast<bool>(again), !future.empty());
                if (!future.empty()) {
                    past.push_back(now);
                    now = future.back();
                    future.pop_back();
                }
            } else if (step % 5 == 0) {
                desk.reset();
                project.reset();
                project = OpenProject::open(m_path).value();
                desk = deskOf(*project, "ada");
            }
            for (std::size_t i = 0; i < 20; ++i)
                QCOMPARE(standing(*desk, i), now[i]);
        }
        QVERIFY(past.size() > 5);
        const auto violations = verifyProject(*project, {}, {});
        QVERIFY(violations);
        QVERIFY2(violations->empty(), violations->empty() ? "" : violations->front().text.c_str());
    }
    void takenBackAndGivenAgainCountsAsGiven()
    {
        auto project = made(m_path);
        auto desk = deskOf(*project, "ada");
        QVERIFY(desk->submit(0, verdict("bad"), 5));
        for (int round = 0; round < 3; ++round) {
            QVERIFY(desk->undo());
            QCOMPARE(desk->waiting(), std::size_t{20});
            QVERIFY(desk->redo());
            QCOMPARE(desk->waiting(), std::size_t{19});
        }
        auto ben = deskOf(*project, "ben");
        QCOMPARE(ben->redo().error().code, ErrorCode::Refused); // nobody gives again what a colleague took back
        QCOMPARE(ben->undo().error().code, ErrorCode::Refused);
        const auto snapshot = project->snapshot();
        QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t{1});
        const auto reader = project->store().reader();
        const auto events = store::labelEvents(**reader);
        QCOMPARE(events->size(), std::size_t{7}); // nothing was changed or deleted
        for (std::size_t i = 1; i < events->size(); ++i)
            QVERIFY((*events)[i].undoes == (*events)[i - 1].id);
    }
    void flagsArePerAnnotatorAndLast()
    {
        {
            auto project = made(m_path);
            auto ada = deskOf(*project, "ada");
            auto ben = deskOf(*project, "ben");
            const SessionId first = ada->queue()[0].session;
            const SessionId second = ada->queue()[1].session;
            QVERIFY(ada->setFlag(first, true));
            QVERIFY(ada->setFlag(second, true));
            QVERIFY(ada->setFlag(second, false));
            QVERIFY(ada->setFlag(second, false));
            QVERIFY(ben->setFlag(first, true));
            QVERIFY(!deskOf(*project, "cid")->flagged(first));
            QCOMPARE(ada->setFlag(SessionId(999999), true).error().code, ErrorCode::Refused);
        }
        const auto project = OpenProject::open(m_path).value();
        auto ada = deskOf(*project, "ada");
        QVERIFY(ada->flagged(ada->queue()[0].session) && !ada->flagged(ada->queue()[1].session));
        QCOMPARE(flaggedSessions(*project)->size(), std::size_t{2});
        QCOMPARE(flaggedSessions(*project, "ben")->size(), std::size_t{1});
        const auto reader = project->store().reader();
        QCOMPARE(store::queryInt64(**reader, "SELECT count(*) FROM flag_event", 0), std::int64_t{4});
    }
    void nothingIsRevealedBeforeAndOnlyWhatIsAllowedAfter()
    {
        auto project = made(m_path);
        auto desk = deskOf(*project, "ada");
        const SessionId first = desk->queue()[0].session;
        QCOMPARE(desk->reveal(first).error().code, ErrorCode::Refused);
        const auto ben = project->annotator("ben");
        session::LabelEvent event;
        event.session = first;
        event.annotator = *ben;
        event.kind = session::LabelEventKind::Skip;
        event.reason = "too long";
        QVERIFY(desk->submit(0, verdict("good"), 5));
        QVERIFY(project->append(event));
        auto revealed = desk->reveal(first);
        QVERIFY(revealed && !revealed->reason.empty() && revealed->colleagues.empty());
        QCOMPARE(desk->history(first).size(), std::size_t{1});
        DeskSettings settings;
        settings.revealed = {Leading::Labels};
        QVERIFY(setDeskSettings(*project, settings));
        QVERIFY(desk->refresh());
        revealed = desk->reveal(first);
        QVERIFY(revealed && revealed->reason.empty() && revealed->segments.empty() && revealed->ratings.empty());
        QCOMPARE(revealed->colleagues.size(), std::size_t{1});
        QCOMPARE(revealed->colleagues.front().said, std::string("skip: too long"));
        QCOMPARE(revealed->colleagues.front().name, std::string());
        QVERIFY(desk->submit(0, verdict("bad"), 5));
        const auto history = desk->history(first);
        QCOMPARE(history.size(), std::size_t{3});
        QVERIFY(history[0].mine && history[0].shown.empty());
        QVERIFY(!history[1].mine && history[1].who.empty());
        // The reason was seen under the settings before, colleagues under these.
        const auto& shown = history[2].shown;
        QVERIFY(std::find(shown.begin(), shown.end(), "arm") != shown.end());
        QVERIFY(std::find(shown.begin(), shown.end(), "labels") != shown.end());
        // Of a session that waits nobody sees a colleague's part.
        const SessionId second = desk->queue()[1].session;
        event.session = second;
        event.kind = session::LabelEventKind::Answer;
        event.answers = {{"note", {"hm"}, std::nullopt}};
        QVERIFY(project->append(event));
        QVERIFY(desk->history(second).empty());
    }
    void settingsAreChecked()
    {
        auto project = made(m_path);
        DeskSettings settings;
        settings.revealed = {Leading::Scores};
        settings.names = true;
        settings.idleSeconds = 30;
        settings.timer = true;
        QVERIFY(setDeskSettings(*project, settings));
        QVERIFY(*deskSettings(*project) == settings);
        for (const double seconds : {0.0, -1.0, 4000.0, std::nan("")}) {
            settings.idleSeconds = seconds;
            QCOMPARE(setDeskSettings(*project, settings).error().code, ErrorCode::BadInput);
        }
    }
    void readingAgainLosesNothingOfTheDesk()
    {
        auto project = made(m_path);
        auto desk = deskOf(*project, "ada");
        const auto taken = desk->takeNext(0);
        QVERIFY(taken && *taken);
        const auto read = desk->reading();
        DrawRequest more;
        more.policy.size = 7;
        more.policy.seed = 3;
        QVERIFY(drawSessions(*project, more));
        const auto fresh = read();
        QVERIFY(fresh);
        // What is done while the queue is read elsewhere.
        QVERIFY(desk->submit(**taken, verdict("good"), 5));
        QVERIFY(desk->setFlag(desk->queue()[3].session, true));
        QVERIFY(desk->adopt(*fresh));
        QCOMPARE(desk->queue().size(), std::size_t{27});
        QCOMPARE(desk->waiting(), std::size_t{26});
        QVERIFY(desk->queue()[**taken].state == QueueState::Answered);
        QVERIFY(desk->flagged(desk->queue()[3].session));
    }
    void theCommandLineKnowsTheDesk()
    {
        {
            auto project = made(m_path);
            auto desk = deskOf(*project, "ada");
            for (std::size_t i = 0; i < 5; ++i)
                QVERIFY(desk->submit(i, verdict("good"), 10 + static_cast<double>(i)));
            QVERIFY(desk->skip(5, "too long", 400)); // a break is no pace
        }
        auto run = testsupport::runCli({"desk", m_path, "annotators", "--format", "json"});
        QCOMPARE(run.code, 0);
        const QJsonObject ada = run.json().value(QStringLiteral("annotators")).toArray().first().toObject();
        QCOMPARE(ada.value(QStringLiteral("answered")).toInt(), 5);
        QCOMPARE(ada.value(QStringLiteral("skipped")).toInt(), 1);
        QCOMPARE(ada.value(QStringLiteral("seconds")).toDouble(), 12.0);
        run = testsupport::runCli(
            {"desk", m_path, "settings", "--reveal", "ratings,labels", "--names", "on", "--idle", "60"});
        QCOMPARE(run.code, 0);
        run = testsupport::runCli({"desk", m_path, "settings", "--format", "json"});
        QCOMPARE(run.json().value(QStringLiteral("revealed")).toArray().size(), 2);
        QCOMPARE(run.json().value(QStringLiteral("idle_seconds")).toDouble(), 60.0);
        run = testsupport::runCli({"desk", m_path, "settings", "--reveal", "nothing"});
        QVERIFY2(run.out.find("answered: nothing") != std::string::npos, run.out.c_str());
        QCOMPARE(testsupport::runCli({"desk", m_path, "settings", "--reveal", "everything"}).code, 2);
        QCOMPARE(testsupport::runCli({"desk", m_path, "settings", "--idle", "3"}).code, 2);
        run = testsupport::runCli({"desk", m_path, "flag", "no such session", "--annotator", "ada"});
        QCOMPARE(run.code, 1);
        const auto name = [&] {
            const auto project = OpenProject::open(m_path).value();
            const auto reader = project->store().reader();
            store::Query query(**reader, "SELECT external_id FROM session LIMIT 1");
            query.step();
            return query.string(0);
        }();
        QCOMPARE(testsupport::runCli({"desk", m_path, "flag", name, "--annotator", "ada"}).code, 0);
        run = testsupport::runCli({"desk", m_path, "flags", "--format", "json"});
        QCOMPARE(run.json().value(QStringLiteral("flags")).toArray().size(), 1);
        QCOMPARE(testsupport::runCli({"desk", m_path, "unflag", name, "--annotator", "ada"}).code, 0);
        QVERIFY(testsupport::runCli({"desk", m_path, "flags"}).out.find("No session is flagged") != std::string::npos);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::string m_path;
};

TURNOUT_TEST_MAIN(TestDesk)
#include "tst_desk.moc"
