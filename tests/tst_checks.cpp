// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gold and repeats: mixed in unseen, as many as asked for, and what they say of annotators.
#include "agreement/Checks.h"
#include "store/GoldStore.h"
#include "support/CliRun.h"
#include "support/MadeProject.h"
#include "workbench/CheckReport.h"
#include "workbench/LabelDesk.h"
#include "workbench/QueueView.h"
#include "workbench/UnseenChecks.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::openProject;
using testsupport::runCli;
using testsupport::violationsOf;

namespace {

constexpr TimeMs kNow = 1'780'000'000'000;
constexpr TimeMs kMinute = 60LL * 1000;
constexpr TimeMs kDay = 24 * 60 * kMinute;

session::Answer verdict(const std::string& value)
{
    return {"verdict", {value}, {}};
}

/// A project of 200 sessions, s-0 … s-199, some drawn; gold made by adjudication.
struct Work {
    explicit Work(const testsupport::TempDir& dir)
        : clock(kNow)
        , project(openProject(dir.file("p.turnout"), clock))
    {
        if (const auto imported
            = importFile(*project, dir.write("s.jsonl", testsupport::sessionLines(200)), {}, {}, {});
            !imported)
            qFatal("%s", imported.error().message().c_str());
    }
    void draw(std::int64_t size, double repeated)
    {
        DrawRequest request;
        request.policy.size = size;
        request.policy.seed = 11;
        request.policy.repeatShare = repeated;
        if (const auto drawn = drawSessions(*project, request); !drawn)
            qFatal("%s", drawn.error().message().c_str());
    }
    /// Somebody decides on the session, and that is gold.
    void gold(SessionId session, const std::string& value)
    {
        session::LabelEvent event;
        event.session = session;
        event.annotator = *project->annotator("judge");
        event.answers = {verdict(value)};
        event.adjudicated = true;
        const auto id = project->append(event);
        auto writer = project->store().writer();
        const auto made = (*writer)->run(store::Writer::Kind::Durable,
            [&](store::Connection& connection) { return store::makeGold(connection, *id); });
        if (!made)
            qFatal("%s", made.error().message().c_str());
    }
    std::unique_ptr<LabelDesk> desk(const std::string& name)
    {
        auto opened = LabelDesk::open(*project, name);
        if (!opened)
            qFatal("%s", opened.error().message().c_str());
        return std::move(*opened);
    }

    ManualClock clock;
    std::unique_ptr<OpenProject> project;
};

class TestChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldIsMixedInUnseen();
    void goldIsNoPartOfAnEstimateByItself();
    void goldThatIsTakenBackIsNone();
    void repeatsComeLaterAndUnseen();
    void aRepeatReplacesNothing();
    void aRepeatCanBeTakenBack();
    void resultsByMonth();
    void shareOfTheDrawIsByChance();
    void theCommandLine();
};

void TestChecks::goldIsMixedInUnseen()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.draw(100, 0);
    std::set<SessionId> drawn;
    const auto before = work.desk("ada");
    for (const QueueEntry& entry : before->queue())
        drawn.insert(entry.session);
    std::set<SessionId> gold;
    for (std::int64_t id = 1; gold.size() < 30; ++id)
        if (!drawn.contains(SessionId(id))) {
            work.gold(SessionId(id), gold.size() % 2 == 0 ? "good" : "bad");
            gold.insert(SessionId(id));
        }
    QCOMPARE(work.desk("ada")->queue().size(), std::size_t{100}); // nobody asked for gold yet
    MUST(setGoldShare(*work.project, 0.1));
    std::map<std::string, std::vector<SessionId>> orders;
    for (const char* name : {"ada", "ben"}) {
        auto desk = work.desk(name);
        std::size_t golden = 0;
        std::set<SessionId> seen;
        for (const QueueEntry& entry : desk->queue()) {
            golden += gold.contains(entry.session) ? 1U : 0U;
            QVERIFY(entry.state == QueueState::Waiting);
            QVERIFY(seen.insert(entry.session).second); // each once
            orders[name].push_back(entry.session);
        }
        QVERIFY2(golden >= 4 && golden <= 20, std::to_string(golden).c_str()); // about a tenth of the whole
        QCOMPARE(desk->queue().size(), 100 + golden);
        QVERIFY(desk->refresh().ok()); // the order stays
        for (std::size_t i = 0; i < orders[name].size(); ++i)
            QCOMPARE(desk->queue()[i].session, orders[name][i]);
    }
    QVERIFY(orders["ada"] != orders["ben"]); // not the same places for all: that would give it away
    // Answering works as ever, shows nothing of colleagues, and a golden session comes once.
    auto desk = work.desk("ada");
    std::size_t asked = 0;
    for (auto next = desk->takeNext(0); next.ok() && next->has_value(); next = desk->takeNext(0)) {
        const SessionId session = desk->queue()[**next].session;
        MUST(desk->fetch(session));
        QVERIFY(desk->standing(session).answers.empty());
        QVERIFY(!desk->reveal(session).ok());
        MUST(desk->submit(**next, {verdict("good")}, 2));
        const auto revealed = desk->reveal(session);
        MUST(revealed);
        if (gold.contains(session)) {
            ++asked;
            QVERIFY(revealed->reason.find("gold") == std::string::npos);
        }
    }
    QVERIFY(asked >= 4);
    const auto seen = annotatorsView(desk->queue()).size();
    QVERIFY(desk->refresh().ok());
    QCOMPARE(desk->waiting(), std::size_t{0});
    QCOMPARE(annotatorsView(desk->queue()).size(), seen); // what was mixed in does not vanish once it is answered
    const auto report = checksOf(*work.project);
    MUST(report);
    QCOMPARE(report->goldSessions, 30);
    QCOMPARE(report->gold.size(), std::size_t{1});
    QCOMPARE(report->gold.front().name, std::string("ada"));
    QCOMPARE(report->gold.front().checks.all.n, asked);
    QCOMPARE(report->gold.front().checks.wrong.size(), asked - report->gold.front().checks.all.right);
    QCOMPARE(violationsOf(*work.project), std::string());
    QVERIFY(!setGoldShare(*work.project, 0.6).ok());
    QVERIFY(!setGoldShare(*work.project, -0.1).ok());
}

void TestChecks::goldIsNoPartOfAnEstimateByItself()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.draw(20, 0);
    std::set<SessionId> drawn;
    auto desk = work.desk("ada");
    for (const QueueEntry& entry : desk->queue())
        drawn.insert(entry.session);
    for (std::int64_t id = 1; id <= 60; ++id)
        if (!drawn.contains(SessionId(id)))
            work.gold(SessionId(id), "bad");
    MUST(setGoldShare(*work.project, 0.5));
    MUST(desk->refresh());
    for (auto next = desk->takeNext(0); next.ok() && next->has_value(); next = desk->takeNext(0))
        MUST(desk->submit(**next, {verdict("good")}, 2));
    const auto run = runCli({"estimate", dir.file("p.turnout"), "--format", "json"});
    QCOMPARE(run.code, 0);
    for (const auto method : run.json()["estimates"_L1].toArray())
        if (method.toObject()["method"_L1].toString() == u"hajek"_s) {
            QCOMPARE(method.toObject()["value"_L1].toDouble(), 1.0); // every drawn one is good; gold had no chance
            QCOMPARE(method.toObject()["n"_L1].toInt(), 20);
        }
}

void TestChecks::goldThatIsTakenBackIsNone()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.gold(SessionId(7), "good");
    auto connection = work.project->store().reader();
    QCOMPARE(store::goldAnswers(**connection)->size(), std::size_t{1});
    session::LabelEvent undo;
    undo.kind = session::LabelEventKind::Undo;
    undo.session = SessionId(7);
    undo.annotator = *work.project->annotator("judge");
    undo.undoes = LabelEventId(1);
    MUST(work.project->append(undo));
    QVERIFY(store::goldAnswers(**connection)->empty());
    QCOMPARE(checksOf(*work.project)->goldSessions, 0);
}

/// Answers everything the desk gives; what was answered, in order.
std::vector<SessionId> answerAll(LabelDesk& desk, ManualClock& clock, const std::string& value, int most = 1000)
{
    std::vector<SessionId> order;
    for (auto next = desk.takeNext(0); next.ok() && next->has_value() && most-- > 0; next = desk.takeNext(0)) {
        const SessionId session = desk.queue()[**next].session;
        if (!desk.standing(session).answers.empty())
            qFatal("an earlier answer is shown");
        clock.set(clock.now() + kMinute);
        if (const auto done = desk.submit(**next, {verdict(value)}, 2); !done)
            qFatal("%s", done.error().message().c_str());
        order.push_back(session);
    }
    return order;
}

void TestChecks::repeatsComeLaterAndUnseen()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.draw(60, 0.2);
    auto desk = work.desk("ada");
    // Whatever comes next stands where the ones before ended: one that comes again is not seen to be among those …
    std::size_t done = 0;
    bool between = false;
    auto again = desk->takeNext(0);
    for (; again.ok() && again->has_value(); again = desk->takeNext(0), ++done) {
        const bool repeat = std::ranges::count(annotatorsView(desk->queue()), QueueLine{**again, true}) > 0;
        between = between || (repeat && desk->waiting() > 1);
        if (repeat && done >= 60)
            break;
        MUST(desk->submit(**again, {verdict("good")}, 2));
    }
    QVERIFY(between); // not all of them when nothing else is left
    MUST(again);
    QVERIFY(again->has_value());
    // … and what was done stays done: it stands there a second time.
    const auto view = annotatorsView(desk->queue());
    QVERIFY(view.size() > 60);
    QVERIFY(std::ranges::count(view, true, &QueueLine::earlier) > 0);
    const auto line = std::ranges::find(view, QueueLine{**again, false});
    QVERIFY(line != view.end());
    QCOMPARE(std::ranges::count_if(line, view.end(),
                 [&](const QueueLine& one) {
                     return desk->queue()[one.entry].state == QueueState::Waiting && !one.earlier;
                 }),
        view.end() - line);
    // Nothing shows what was said the first time.
    const SessionId asked = desk->queue()[**again].session;
    QVERIFY(desk->standing(asked).answers.empty());
    QVERIFY(desk->history(asked).empty());
    while (desk->undo()) { }
    const auto order = answerAll(*desk, work.clock, "good");
    // A fifth of sixty comes twice, never within twenty others; the last ones have to wait for that.
    std::map<SessionId, std::size_t> first;
    std::size_t repeated = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (const auto [at, fresh] = first.emplace(order[i], i); !fresh) {
            ++repeated;
            QVERIFY2(i - at->second > kRepeatAfter, std::to_string(i - at->second).c_str());
        }
    QCOMPARE(first.size(), std::size_t{60});
    QVERIFY(repeated > 0 && repeated <= 12);
    // A day later the rest is due too.
    work.clock.set(work.clock.now() + 2 * kDay);
    MUST(desk->refresh());
    repeated += answerAll(*desk, work.clock, "bad").size();
    QCOMPARE(repeated, std::size_t{12});
    MUST(desk->refresh());
    QCOMPARE(desk->waiting(), std::size_t{0});
    // Nobody else is asked for them.
    QCOMPARE(work.desk("ben")->waiting(), std::size_t{0});
    const auto report = checksOf(*work.project);
    MUST(report);
    QCOMPARE(report->repeatsAsked, 12);
    QCOMPARE(report->repeats.size(), std::size_t{1});
    QCOMPARE(report->repeats.front().checks.all.n, std::size_t{12});
    QVERIFY(report->repeats.front().checks.all.right < 12 || repeated == 0);
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestChecks::aRepeatReplacesNothing()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.draw(10, 1);
    auto desk = work.desk("ada");
    QCOMPARE(answerAll(*desk, work.clock, "good").size(), std::size_t{10});
    const auto before = work.project->snapshot();
    work.clock.set(work.clock.now() + 2 * kDay);
    MUST(desk->refresh());
    QCOMPARE(answerAll(*desk, work.clock, "bad").size(), std::size_t{10});
    const auto after = work.project->snapshot();
    QCOMPARE((*after)->labels.labeled.count(), std::size_t{10});
    for (std::size_t row = 0; row < (*after)->frame->size(); ++row)
        if ((*after)->labels.labeled.test(row))
            QCOMPARE((*after)->labels.values[row], (*before)->labels.values[row]);
    const auto report = checksOf(*work.project);
    QCOMPARE(report->repeats.front().checks.all.n, std::size_t{10});
    QCOMPARE(report->repeats.front().checks.all.right, std::size_t{0});
    QCOMPARE(report->repeats.front().checks.wrong.front().said, std::vector<std::string>{"bad"});
    QCOMPARE(report->repeats.front().checks.wrong.front().expected, std::vector<std::string>{"good"});
    // After the file was opened anew it is the same.
    desk.reset();
    work.project.reset();
    work.project = openProject(dir.file("p.turnout"), work.clock);
    QCOMPARE(checksOf(*work.project)->repeats.front().checks.all.n, std::size_t{10});
    QCOMPARE(work.desk("ada")->waiting(), std::size_t{0});
}

void TestChecks::aRepeatCanBeTakenBack()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.draw(3, 1);
    auto desk = work.desk("ada");
    answerAll(*desk, work.clock, "good");
    work.clock.set(work.clock.now() + 2 * kDay);
    MUST(desk->refresh());
    const auto next = desk->takeNext(0);
    const SessionId session = desk->queue()[**next].session;
    MUST(desk->submit(**next, {verdict("bad")}, 2));
    QCOMPARE(desk->standing(session).answers.front().values.front(), std::string("bad"));
    MUST(desk->undo());
    QVERIFY(desk->queue()[**next].state == QueueState::Waiting); // and is asked again, still unseen
    QVERIFY(desk->standing(session).answers.empty());
    QVERIFY(checksOf(*work.project)->repeats.empty());
}

void TestChecks::resultsByMonth()
{
    labeling::LabelFold fold;
    std::vector<agreement::KnownAnswer> known;
    for (int i = 0; i < 40; ++i) {
        session::LabelEvent event;
        event.id = LabelEventId(i + 1);
        event.session = SessionId(i + 1);
        event.annotator = AnnotatorId(1 + i % 2);
        event.answers = {verdict(i % 4 == 0 ? "bad" : "good")};
        event.at = *parseTime(i < 20 ? "2026-01-15T10:00:00Z" : "2026-02-01T00:00:00Z");
        fold.add(event);
        known.push_back({event.session, "verdict", {}, {{"good"}, {"acceptable"}}});
    }
    const auto checks = agreement::againstKnown(fold, known);
    QCOMPARE(checks.size(), std::size_t{2});
    QCOMPARE(checks[0].all.n, std::size_t{20});
    QCOMPARE(checks[0].all.right, std::size_t{10}); // every fourth of all is every second of theirs
    QCOMPARE(checks[1].all.right, std::size_t{20});
    QCOMPARE(checks[0].months.size(), std::size_t{2});
    QCOMPARE(formatTime(checks[0].months[0].begin), std::string("2026-01-01T00:00:00Z"));
    QCOMPARE(formatTime(checks[0].months[1].begin), std::string("2026-02-01T00:00:00Z"));
    // Wilson's interval of 20 of 20: the lower end is n / (n + z²).
    QVERIFY(std::abs(checks[1].all.interval().low - 20 / (20 + 3.841459)) < 1e-6);
    QVERIFY(checks[0].wrong.front().at >= checks[0].wrong.back().at);
}

void TestChecks::shareOfTheDrawIsByChance()
{
    const testsupport::TempDir dir;
    Work work(dir);
    DrawRequest request;
    request.policy.size = 100;
    request.policy.seed = 3;
    request.preview = true;
    const auto without = drawSessions(*work.project, request);
    request.policy.repeatShare = 0.25;
    request.policy.doubleShare = 0.1;
    const auto with = drawSessions(*work.project, request);
    MUST(with);
    std::size_t repeats = 0;
    std::size_t both = 0;
    for (std::size_t i = 0; i < with->items.size(); ++i) {
        QCOMPARE(with->items[i].session, without->items[i].session); // the same sessions either way
        repeats += with->items[i].repeats ? 1U : 0U;
        both += with->items[i].repeats && with->items[i].annotators > 1 ? 1U : 0U;
    }
    QCOMPARE(repeats, std::size_t{25});
    QVERIFY(both < 10); // chance decides for each by itself
    request.policy.repeatShare = 1.5;
    QVERIFY(!drawSessions(*work.project, request).ok());
    const auto policy = queue::drawPolicyFromJson(R"({"repeat_share":0.05})");
    MUST(policy);
    QCOMPARE(policy->repeatShare, 0.05);
    QVERIFY(queue::drawPolicyToJson(*policy).find("\"repeat_share\":0.05") != std::string::npos);
}

void TestChecks::theCommandLine()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("p.turnout");
    {
        Work work(dir);
        work.gold(SessionId(3), "bad");
    }
    QCOMPARE(runCli({"draw", path, "--size", "20", "--seed", "1", "--repeat-share", "0.5"}).code, 0);
    const auto run = runCli({"checks", path, "--gold-share", "0.2", "--format", "json"});
    QCOMPARE(run.code, 0);
    const QJsonObject json = run.json();
    QCOMPARE(json["schema"_L1].toInt(), 1);
    QCOMPARE(json["gold_share"_L1].toDouble(), 0.2);
    QCOMPARE(json["gold_sessions"_L1].toInt(), 1);
    QCOMPARE(json["repeats_asked"_L1].toInt(), 10);
    QVERIFY(json["gold"_L1].isArray() && json["repeats"_L1].isArray());
    const auto text = runCli({"checks", path});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.find("20 % of each queue is gold") != std::string::npos);
    QCOMPARE(runCli({"checks", path, "--gold-share", "0.9"}).code, 1);
    QCOMPARE(runCli({"checks", path, "--gold-share", "x"}).code, 2);
}

} // namespace

TURNOUT_TEST_MAIN(TestChecks)
#include "tst_checks.moc"
