// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/DesignWeights.h"
#include "store/QueueStore.h"
#include "support/MadeProject.h"
#include "workbench/LabelDesk.h"
#include "workbench/LabelFile.h"
#include "workbench/OtherAnswers.h"
#include "workbench/QueueView.h"
#include "workbench/QueueWork.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::openProject;
using testsupport::violationsOf;

namespace {

constexpr TimeMs kNow = 1'780'000'000'000;
constexpr TimeMs kHour = 60LL * 60 * 1000;

session::Answer verdict(const std::string& value)
{
    return {"verdict", {value}, {}};
}

/// A project of 60 sessions, s-0 … s-59, and its clock.
struct Work {
    explicit Work(const std::string& path)
        : clock(kNow)
        , project(openProject(path, clock))
    {
        const testsupport::TempDir dir;
        const auto imported
            = importFile(*project, dir.write("sessions.jsonl", testsupport::sessionLines(60)), {}, {}, {});
        if (!imported)
            qFatal("%s", imported.error().message().c_str());
    }
    DrawReport draw(std::int64_t size, double doubled = 0)
    {
        DrawRequest request;
        request.policy.size = size;
        request.policy.seed = 7;
        request.policy.doubleShare = doubled;
        auto drawn = drawSessions(*project, request);
        if (!drawn)
            qFatal("%s", drawn.error().message().c_str());
        return std::move(*drawn);
    }
    std::unique_ptr<LabelDesk> desk(const std::string& annotator)
    {
        auto opened = LabelDesk::open(*project, annotator);
        if (!opened)
            qFatal("%s", opened.error().message().c_str());
        return std::move(*opened);
    }
    [[nodiscard]] std::vector<store::Hold> holds() const
    {
        auto connection = project->store().reader();
        return *store::holds(**connection, clock.now());
    }

    ManualClock clock;
    std::unique_ptr<OpenProject> project;
};

/// Takes the next session at the desk and shows it; its place in the queue.
std::optional<std::size_t> showNext(LabelDesk& desk, std::size_t from = 0)
{
    const auto next = desk.takeNext(from);
    if (!next || !*next || !desk.fetch(desk.queue()[**next].session))
        return std::nullopt;
    return *next;
}

std::string textOf(const QueueChange& change)
{
    std::string text = std::to_string(change.changed);
    for (const auto& refused : change.refused)
        text += "; " + refused.session + ": " + refused.reason;
    return text;
}

} // namespace

class TestQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSomebodyHasOpenIsNotHandedOut();
    void answersToOtherQuestions();
    void aClaimEndsByItself();
    void aDeskThatClosesGivesBack();
    void nobodyTwiceUnderManyDesks();
    void claimsSurviveTheProcessAndEnd();
    void secondAnnotators();
    void nobodysAnswerIsSomebodyElses();
    void theFirstDoesNotSeeWhoIsAskedTwice();
    void skippedAndPutOff();
    void askedForAgain();
    void pausedDraws();
    void mustLabels();
    void mustLabelsStandForThemselves();
    void mustLabelRefusals();
    void handedOutByScript();
    void labelFilesKnowTheQueue();
    void drawFromAList();

private:
    std::string path()
    {
        return m_dir.file(std::string(QTest::currentTestFunction()) + ".turnout");
    }
    testsupport::TempDir m_dir;
};

void TestQueue::whatSomebodyHasOpenIsNotHandedOut()
{
    Work work(path());
    work.draw(3);
    const auto ada = work.desk("ada");
    const auto bob = work.desk("bob");
    const auto cyn = work.desk("cyn");
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    QCOMPARE(showNext(*bob), std::optional<std::size_t>(1));
    QCOMPARE(showNext(*cyn), std::optional<std::size_t>(2));
    const auto dan = work.desk("dan");
    QCOMPARE(dan->waiting(), std::size_t(0));
    QCOMPARE(dan->held().entries, std::size_t(3));
    QCOMPARE(dan->held().nextFree, std::optional<TimeMs>(kNow + kClaimFor));
    QCOMPARE(showNext(*dan), std::optional<std::size_t>());
    const auto taken = dan->fetch(dan->queue()[0].session);
    QVERIFY(!taken.ok() && taken.error().code == ErrorCode::Busy);
    // Whoever has it keeps it, and an answer frees nothing but is one.
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    MUST(ada->submit(0, {verdict("good")}, 5));
    QCOMPARE(showNext(*dan), std::optional<std::size_t>());
    QVERIFY(dan->queue()[0].state != QueueState::Waiting);
    QCOMPARE(work.holds().size(), std::size_t(2));
    QCOMPARE(violationsOf(*work.project), std::string());
}

/// Labels that answer other questions than the one that quality is about are told of, not lost.
void TestQueue::answersToOtherQuestions()
{
    Work work(path());
    QCOMPARE(*otherAnswersSentence(*work.project), std::string());
    work.draw(5);
    const auto ada = work.desk("ada");
    session::LabelEvent event;
    event.session = SessionId(1);
    event.annotator = *work.project->annotator("ada");
    event.answers = {{"failure_reasons", {"tone"}, {}}, {"note", {"slow"}, {}}};
    MUST(work.project->append(event));
    event.session = SessionId(2);
    event.answers = {{"failure_reasons", {"refused"}, {}}};
    MUST(work.project->append(event));
    QCOMPARE(QString::fromStdString(*otherAnswersSentence(*work.project)),
        u"3 labels answer other questions (failure_reasons 2, note 1); none answers \"verdict\", which quality is "
        "about."_s);
    MUST(ada->submit(0, {verdict("good")}, 1));
    QCOMPARE(*otherAnswersSentence(*work.project), std::string());
}

void TestQueue::aClaimEndsByItself()
{
    Work work(path());
    work.draw(2);
    const auto ada = work.desk("ada");
    const auto bob = work.desk("bob");
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    work.clock.set(kNow + kClaimFor - 1);
    QCOMPARE(showNext(*bob), std::optional<std::size_t>(1));
    work.clock.set(kNow + kClaimFor);
    const auto cyn = work.desk("cyn");
    QCOMPARE(showNext(*cyn), std::optional<std::size_t>(0));
    // Who comes back late still has a label to give, and it is on disk.
    MUST(ada->submit(0, {verdict("good")}, 5));
}

void TestQueue::aDeskThatClosesGivesBack()
{
    Work work(path());
    work.draw(4);
    auto ada = work.desk("ada");
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    ada->prefetch(ada->queue()[1].session);
    // Walking on gives back what is not looked at any more.
    MUST(ada->fetch(ada->queue()[3].session));
    const auto bob = work.desk("bob");
    QCOMPARE(showNext(*bob), std::optional<std::size_t>(0));
    ada.reset();
    QCOMPARE(work.holds().size(), std::size_t(1));
    const auto cyn = work.desk("cyn");
    QCOMPARE(showNext(*cyn, 3), std::optional<std::size_t>(3));
}

void TestQueue::nobodyTwiceUnderManyDesks()
{
    Work work(path());
    work.draw(30, 0.5);
    std::vector<std::unique_ptr<LabelDesk>> desks;
    for (const char* name : {"ada", "bob", "cyn", "dan"})
        desks.push_back(work.desk(name));
    std::map<SessionId, std::multiset<std::size_t>> given;
    for (std::size_t turn = 0; turn < 200; ++turn) {
        const std::size_t who = (turn * turn + turn / 3) % desks.size();
        LabelDesk& desk = *desks[who];
        const auto entry = showNext(desk, turn % 30);
        if (!entry)
            continue;
        if (turn % 5 == 4)
            continue; // looks, and goes away
        given[desk.queue()[*entry].session].insert(who);
        MUST(desk.submit(*entry, {verdict("good")}, 1));
        if (const auto next = desk.nextWaiting(*entry + 1))
            desk.prefetch(desk.queue()[*next].session);
    }
    QCOMPARE(given.size(), std::size_t(30));
    std::size_t twice = 0;
    for (const auto& [session, who] : given) {
        QVERIFY(who.size() <= 2);
        QCOMPARE(std::set<std::size_t>(who.begin(), who.end()).size(), who.size());
        twice += who.size() == 2 ? 1U : 0U;
    }
    QCOMPARE(twice, std::size_t(15));
}

void TestQueue::claimsSurviveTheProcessAndEnd()
{
    Work work(path());
    work.draw(5);
    MUST(handOut(*work.project, "ada", 2, kHour));
    work.project.reset();
    work.project = openProject(path(), work.clock);
    const auto bob = handOut(*work.project, "bob", 9, kHour);
    MUST(bob);
    QCOMPARE(bob->sessions.size(), std::size_t(3));
    QCOMPARE(bob->held, 2);
    work.clock.set(kNow + kHour);
    QCOMPARE(handOut(*work.project, "bob", 9, kHour)->sessions.size(), std::size_t(5));
}

void TestQueue::secondAnnotators()
{
    Work work(path());
    const DrawReport drawn = work.draw(20, 0.25);
    QCOMPARE(std::count_if(drawn.items.begin(), drawn.items.end(), [](const auto& i) { return i.annotators == 2; }), 5);
    const auto again = savedDraw(*work.project, drawn.id);
    MUST(again);
    const auto ada = work.desk("ada");
    for (std::size_t i = 0; i < 20; ++i) {
        QCOMPARE(again->items[i].annotators, drawn.items[i].annotators);
        MUST(ada->submit(i, {verdict("good")}, 1));
    }
    QCOMPARE(ada->waiting(), std::size_t(0)); // once each is enough of her
    const auto bob = work.desk("bob");
    QCOMPARE(bob->waiting(), std::size_t(5));
    // Nothing tells him that these five are all that is left of twenty.
    QCOMPARE(annotatorsView(ada->queue()).size(), std::size_t(20));
    QCOMPARE(annotatorsView(bob->queue()).size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i) {
        const auto entry = showNext(*bob);
        QVERIFY(entry.has_value());
        QCOMPARE(drawn.items[*entry].annotators, 2);
        // Her answer is not shown, nor why the session was chosen.
        const SessionId session = bob->queue()[*entry].session;
        QVERIFY(bob->standing(session).answers.empty());
        QVERIFY(!bob->reveal(session).ok());
        MUST(bob->submit(*entry, {verdict("bad")}, 1));
        QVERIFY(bob->reveal(session)->reason.find("annotator") == std::string::npos); // nor that others are asked too
    }
    QCOMPARE(showNext(*bob), std::optional<std::size_t>());
    QCOMPARE(work.desk("cyn")->waiting(), std::size_t(0));
    const auto report = queueReport(*work.project);
    MUST(report);
    QCOMPARE(report->draws[0].doubled, 5);
    QCOMPARE(report->draws[0].answered, 20);
    // One that is taken back is asked for again, of anybody but who answered.
    const auto fiveDone = annotatorsView(bob->queue());
    QCOMPARE(fiveDone.size(), std::size_t(5));
    MUST(bob->undo());
    QCOMPARE(bob->waiting(), std::size_t(1));
    QCOMPARE(annotatorsView(bob->queue()), fiveDone); // what waits stands after what is done
    QCOMPARE(work.desk("ada")->waiting(), std::size_t(0));
    QCOMPARE(work.desk("cyn")->waiting(), std::size_t(1));
}

void TestQueue::nobodysAnswerIsSomebodyElses()
{
    Work work(m_dir.file("others.turnout"));
    work.draw(3);
    const auto ada = work.desk("ada");
    const auto entry = showNext(*ada);
    QVERIFY(entry.has_value());
    const SessionId session = ada->queue()[*entry].session;
    MUST(ada->submit(*entry, {verdict("bad")}, 1));
    // Bob comes to a session that is done: there is nothing of his, and nothing of hers.
    const auto bob = work.desk("bob");
    MUST(bob->fetch(session));
    QVERIFY(bob->standing(session).answers.empty());
    QVERIFY(!bob->reveal(session).ok());
    QVERIFY(bob->history(session).empty());
    // Somebody decides otherwise. What she said stays what she said: else she would learn which sessions are gold.
    session::LabelEvent decided;
    decided.kind = session::LabelEventKind::Answer;
    decided.session = session;
    decided.annotator = *work.project->annotator("cyn");
    decided.answers = {verdict("good")};
    decided.adjudicated = true;
    MUST(work.project->append(decided));
    QVERIFY(ada->standing(session).answers.front().values == std::vector<std::string>{"bad"});
    QVERIFY(bob->standing(session).answers.empty());
    // His own answer is his, and shows him what he may see then.
    const auto again = bob->queue()[*entry].session;
    QCOMPARE(again, session);
    MUST(bob->submit(*entry, {verdict("good")}, 1));
    QVERIFY(bob->standing(session).answers.front().values == std::vector<std::string>{"good"});
    QVERIFY(bob->reveal(session).ok());
    QVERIFY(ada->standing(session).answers.front().values == std::vector<std::string>{"bad"});
}

void TestQueue::theFirstDoesNotSeeWhoIsAskedTwice()
{
    Work plain(path());
    const DrawReport once = plain.draw(20);
    Work doubled(m_dir.file("doubled.turnout"));
    const DrawReport twice = doubled.draw(20, 0.5);
    // The same seed draws the same sessions in the same order, and the queue says nothing else of them.
    for (std::size_t i = 0; i < 20; ++i) {
        QCOMPARE(twice.items[i].session, once.items[i].session);
        QCOMPARE(twice.items[i].probability, once.items[i].probability);
        QCOMPARE(twice.items[i].reason, once.items[i].reason);
    }
    const auto a = plain.desk("ada");
    const auto b = doubled.desk("ada");
    QCOMPARE(b->waiting(), a->waiting());
}

void TestQueue::skippedAndPutOff()
{
    Work work(path());
    work.draw(3);
    const auto ada = work.desk("ada");
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    MUST(ada->putOff(0, kHour));
    QCOMPARE(ada->putOffUntil(0), std::optional<TimeMs>(kNow + kHour));
    QCOMPARE(ada->putOffUntil(1), std::optional<TimeMs>());
    QCOMPARE(showNext(*ada, 1), std::optional<std::size_t>(1));
    MUST(ada->skip(1, "not my language", 1));
    QCOMPARE(showNext(*ada, 2), std::optional<std::size_t>(2));
    MUST(ada->submit(2, {verdict("good")}, 1));
    QCOMPARE(showNext(*ada), std::optional<std::size_t>());
    QCOMPARE(ada->held().entries, std::size_t(1));
    QCOMPARE(ada->held().nextFree, std::optional<TimeMs>(kNow + kHour));
    // Whoever opens it all the same may answer it.
    MUST(ada->fetch(ada->queue()[0].session));
    work.clock.set(kNow + kHour);
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    const auto snoozed = snoozeSessions(*work.project, {"s-none"}, kHour);
    MUST(snoozed);
    QCOMPARE(textOf(*snoozed), std::string("0; s-none: No session has this id."));
}

void TestQueue::askedForAgain()
{
    Work work(path());
    const DrawReport drawn = work.draw(2);
    const std::vector<std::string> both{drawn.items[0].session, drawn.items[1].session};
    {
        const auto ada = work.desk("ada");
        MUST(ada->submit(0, {verdict("good")}, 1));
        MUST(ada->skip(1, "no", 1));
    }
    const auto again = requeueSessions(*work.project, both);
    MUST(again);
    QCOMPARE(textOf(*again), std::string("2"));
    const auto bob = work.desk("bob");
    QCOMPARE(bob->waiting(), std::size_t(2));
    QCOMPARE(showNext(*bob), std::optional<std::size_t>(0));
    QVERIFY(bob->standing(bob->queue()[0].session).answers.empty()); // a fresh look
    // Until then the first answer stands in the estimate.
    const auto snapshot = work.project->snapshot();
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t(1));
    MUST(bob->submit(0, {verdict("bad")}, 1));
    QCOMPARE(bob->queue()[0].state, QueueState::Answered);
    MUST(bob->submit(1, {verdict("bad")}, 1));
    QCOMPARE(bob->waiting(), std::size_t(0));
    const auto early = requeueSessions(*work.project, {"s-nowhere"});
    MUST(early);
    QCOMPARE(early->changed, 0);
    QCOMPARE(textOf(*requeueSessions(*work.project, {both[0]})), std::string("1"));
    const auto twice = requeueSessions(*work.project, {both[0]});
    QCOMPARE(textOf(*twice), "0; " + both[0] + ": The session still waits.");
}

void TestQueue::pausedDraws()
{
    Work work(path());
    const DrawReport first = work.draw(3);
    work.draw(2);
    MUST(pauseDraw(*work.project, first.id, true));
    const auto ada = work.desk("ada");
    QCOMPARE(ada->waiting(), std::size_t(2));
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(3));
    QVERIFY(!ada->held().nextFree);
    // Its sessions stay drawn, with their probabilities: none of them is drawn again.
    const auto again = savedDraw(*work.project, first.id);
    MUST(again);
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(again->items[i].probability, first.items[i].probability);
    std::set<std::string> seen;
    for (const auto& item : first.items)
        seen.insert(item.session);
    for (const auto& item : work.draw(20).items)
        QVERIFY(!seen.contains(item.session));
    QVERIFY(queueText(*queueReport(*work.project)).find("paused") != std::string::npos);
    MUST(pauseDraw(*work.project, first.id, false));
    MUST(ada->refresh());
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0));
    QVERIFY(!pauseDraw(*work.project, DrawId(99), true).ok());
}

void TestQueue::mustLabels()
{
    Work work(path());
    work.draw(2);
    const auto snapshot = *work.project->snapshot();
    std::vector<std::string> free;
    for (int i = 0; free.size() < 2; ++i)
        if (!snapshot->labels.waiting.test(static_cast<std::size_t>(i)))
            free.push_back("s-" + std::to_string(i));
    const auto pinned = pinSessions(*work.project, free, "lead", "<b>the board</b>");
    MUST(pinned);
    QCOMPARE(textOf(*pinned), std::string("2"));
    const auto ada = work.desk("ada");
    QCOMPARE(ada->queue().size(), std::size_t(4));
    QVERIFY(!ada->queue()[0].draw.valid());
    QCOMPARE(showNext(*ada), std::optional<std::size_t>(0)); // first in the queue
    QVERIFY(!ada->reveal(ada->queue()[0].session).ok());
    MUST(ada->submit(0, {verdict("bad")}, 1));
    const auto revealed = ada->reveal(ada->queue()[0].session);
    MUST(revealed);
    QCOMPARE(revealed->reason, std::string("picked by hand: <b>the board</b>"));
    QCOMPARE(revealed->probability, 0.0);
    const auto report = queueReport(*work.project);
    MUST(report);
    QCOMPARE(report->musts.size(), std::size_t(2));
    QVERIFY(!report->musts[0].waiting && report->musts[1].waiting);
    QVERIFY(queueToJson(*report).find("\"by\": \"lead\"") != std::string::npos);
    // The other one can be taken back while no draw counts on it.
    QCOMPARE(textOf(*unpinSessions(*work.project, {free[1]})), std::string("1"));
    QCOMPARE(textOf(*unpinSessions(*work.project, {free[1]})), "0; " + free[1] + ": The session is no must-label.");
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestQueue::mustLabelsStandForThemselves()
{
    Work work(path());
    const DrawReport before = work.draw(10);
    std::set<std::string> drawn;
    for (const auto& item : before.items)
        drawn.insert(item.session);
    std::vector<std::string> picked;
    for (int i = 0; picked.size() < 6; ++i)
        if (!drawn.contains("s-" + std::to_string(i)))
            picked.push_back("s-" + std::to_string(i));
    MUST(pinSessions(*work.project, picked, "lead", ""));
    const DrawReport after = work.draw(10);
    QCOMPARE(after.pool, 44); // neither what is drawn nor what was picked
    QCOMPARE(unpinSessions(*work.project, {picked[0]})->changed, 0);
    const auto ada = work.desk("ada");
    for (std::size_t i = 0; i < ada->queue().size(); ++i)
        MUST(ada->submit(i, {verdict("good")}, 1));
    // Everything is answered: in the first draw the picked ones are as if nobody had labelled them, in the second each
    // stands for itself.
    const auto snapshot = *work.project->snapshot();
    const auto weightOf = [&](std::size_t draw) {
        const std::vector<queue::DesignedDraw> one{(*snapshot->draws)[draw]};
        const auto design = queue::combineDraws(*snapshot->frame, snapshot->labels,
            population::Bitmap(snapshot->frame->size(), true), one, queue::Response::Answered);
        std::map<population::Row, double> weights;
        for (const auto& [row, weight] : queue::combinedWeights(*snapshot->frame, design))
            weights[row] = weight;
        return weights;
    };
    const auto first = weightOf(0);
    const auto second = weightOf(1);
    QCOMPARE(first.size(), std::size_t(10));
    QCOMPARE(second.size(), std::size_t(26)); // drawn, known from the first, picked
    for (const std::string& name : picked) {
        const auto row = static_cast<population::Row>(std::stoi(name.substr(2)));
        QVERIFY(!first.contains(row));
        QCOMPARE(second.at(row), 1.0);
    }
}

void TestQueue::mustLabelRefusals()
{
    Work work(path());
    const DrawReport drawn = work.draw(1);
    const std::string& waits = drawn.items[0].session;
    const std::string other = waits == "s-5" ? "s-6" : "s-5";
    const auto mixed = pinSessions(*work.project, {waits, other, "nobody", other}, "lead", "");
    MUST(mixed);
    QCOMPARE(mixed->changed, 1); // one bad name does not stop the rest
    QCOMPARE(mixed->refused.size(), std::size_t(2));
    QVERIFY(mixed->refused[0].reason.find("in a draw already") != std::string::npos);
    QCOMPARE(mixed->refused[1].session, std::string("nobody"));
    QVERIFY(pinSessions(*work.project, {other}, "lead", "")->refused[0].reason.find("already") != std::string::npos);
    const auto ada = work.desk("ada");
    MUST(ada->submit(0, {verdict("good")}, 1));
    QVERIFY(pinSessions(*work.project, {other}, "lead", "")->refused[0].reason.find("labeled") != std::string::npos);
}

void TestQueue::handedOutByScript()
{
    Work work(path());
    work.draw(6);
    const auto first = handOut(*work.project, "ada", 4, kHour);
    MUST(first);
    QCOMPARE(first->sessions.size(), std::size_t(4));
    QVERIFY(handOut(*work.project, "ada", 4, kHour)->sessions == first->sessions); // still hers
    QCOMPARE(handOut(*work.project, "bob", 4, kHour)->sessions.size(), std::size_t(2));
    const auto open = queueReport(*work.project);
    QCOMPARE(open->open.size(), std::size_t(6));
    QCOMPARE(open->draws[0].held, 6);
    QCOMPARE(textOf(*releaseSessions(*work.project, "ada", {first->sessions[0]})), std::string("1"));
    QCOMPARE(textOf(*releaseSessions(*work.project, "ada", {})), std::string("3"));
    QCOMPARE(releaseSessions(*work.project, "ada", {first->sessions[0]})->refused.size(), std::size_t(1));
    QVERIFY(!releaseSessions(*work.project, "nobody", {}).ok());
    QVERIFY(namesFromLines("\xEF\xBB\xBFs-1\r\n\n s-2\ns-3") == (std::vector<std::string>{"s-1", " s-2", "s-3"}));
}

void TestQueue::labelFilesKnowTheQueue()
{
    Work work(path());
    const DrawReport drawn = work.draw(4, 0.5);
    std::vector<std::string> picked;
    for (int i = 0; picked.empty(); ++i)
        if (std::none_of(drawn.items.begin(), drawn.items.end(),
                [&](const auto& item) { return item.session == "s-" + std::to_string(i); }))
            picked.push_back("s-" + std::to_string(i));
    MUST(pinSessions(*work.project, picked, "lead", ""));
    std::string lines = R"({"session":")" + picked[0]
        + R"(","question":"verdict","value":"good"})"
          "\n";
    for (const auto& item : drawn.items)
        lines += R"({"session":")" + item.session
            + R"(","question":"verdict","value":"good"})"
              "\n";
    for (const auto& [who, taken] : {std::pair{"ada", 5}, std::pair{"bob", 2}, std::pair{"cyn", 0}}) {
        std::istringstream in(lines);
        LabelFileOptions options;
        options.annotator = who;
        options.onlyWaiting = true;
        const auto report = labelFromLines(*work.project, in, options, {});
        MUST(report);
        QCOMPARE(report->labels, taken);
    }
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestQueue::drawFromAList()
{
    Work work(path());
    DrawRequest request;
    request.policy.size = 5;
    request.only = sessionsNamed(*work.project, {"s-3", "s-9", "s-3", "s-20", "s-21"})->found;
    const auto drawn = drawSessions(*work.project, request);
    MUST(drawn);
    QCOMPARE(drawn->frame, 4);
    QCOMPARE(drawn->items.size(), std::size_t(4));
    QCOMPARE(drawn->filter, std::string("a list of 4 sessions"));
    for (const auto& item : drawn->items)
        QCOMPARE(item.probability, 1.0);
    request.only = std::vector<SessionId>{};
    QVERIFY(!drawSessions(*work.project, request).ok());
}

TURNOUT_TEST_MAIN(TestQueue)
#include "tst_queue.moc"
