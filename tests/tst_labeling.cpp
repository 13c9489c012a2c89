// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"
#include "labeling/AnswerCheck.h"
#include "labeling/LabelFold.h"
#include "store/LabelStore.h"
#include "support/MadeProject.h"
#include "workbench/LabelDesk.h"

#include <set>

using namespace turnout;
using namespace turnout::labeling;
using namespace turnout::session;
using namespace Qt::StringLiterals;
using testsupport::drawSome;
using testsupport::openProject;
using workbench::LabelDesk;
using workbench::OpenProject;
using workbench::QueueState;

namespace {

constexpr SessionId kFirst(1);
constexpr SessionId kSecond(2);
constexpr AnnotatorId kMe(1);
constexpr AnnotatorId kYou(2);

/// A fold with ids handed out in order, as the project does.
class Story {
public:
    LabelEventId answer(std::vector<Answer> answers, SessionId session = kFirst, AnnotatorId who = kMe)
    {
        return add({{}, session, who, RubricId(1), {}, {}, LabelEventKind::Answer, {}, std::move(answers), {}, {}, 0});
    }
    LabelEventId skip(const std::string& reason, SessionId session = kFirst, AnnotatorId who = kMe)
    {
        return add({{}, session, who, RubricId(1), {}, {}, LabelEventKind::Skip, {}, {}, reason, {}, 0});
    }
    LabelEventId undo(LabelEventId event, SessionId session = kFirst, AnnotatorId who = kMe)
    {
        return add({{}, session, who, RubricId(1), {}, {}, LabelEventKind::Undo, event, {}, {}, {}, 0});
    }
    LabelEventId add(LabelEvent event)
    {
        event.id = LabelEventId(++m_last);
        event.at = m_time -= 1000; // the clock runs backwards: order is order of ids
        fold.add(event);
        return event.id;
    }
    [[nodiscard]] std::string text(SessionId session = kFirst) const
    {
        const SessionLabel* label = fold.label(session);
        if (label == nullptr)
            return "nothing";
        std::string text = label->skipped ? "skipped " + label->skipReason : std::string();
        for (const KeptAnswer& kept : label->answers) {
            text += (text.empty() ? "" : " ") + kept.answer.question;
            if (kept.answer.turn)
                text += "@" + std::to_string(*kept.answer.turn);
            for (const std::string& value : kept.answer.values)
                text += ":" + value;
        }
        return text;
    }
    /// The newest event of an annotator that can be taken back.
    [[nodiscard]] LabelEventId newest(AnnotatorId who = kMe) const
    {
        LabelEventId newest;
        fold.forEachUndoable(who, [&](const LabelEvent& event) {
            newest = event.id;
            return false;
        });
        return newest;
    }

    LabelFold fold;

private:
    std::int64_t m_last = 0;
    TimeMs m_time = 1'000'000;
};

Answer verdict(const std::string& value)
{
    return {"verdict", {value}, {}};
}

/// A project of 120 sessions of which 40 are drawn, and a desk at it.
struct Desk {
    explicit Desk(const std::string& file, const Clock& c = Clock::system())
        : path(file)
        , clock(c)
    {
        open();
    }
    void open()
    {
        desk.reset();
        project.reset();
        project = openProject(path, clock);
        auto opened = LabelDesk::open(*project, "me");
        if (!opened)
            qFatal("no desk: %s", opened.error().message().c_str());
        desk = std::move(*opened);
    }
    std::string path;
    const Clock& clock;
    std::unique_ptr<OpenProject> project;
    std::unique_ptr<LabelDesk> desk;
};

/// What stands for every entry of the queue.
std::vector<std::string> standing(const LabelDesk& desk)
{
    std::vector<std::string> all;
    for (const auto& entry : desk.queue()) {
        const auto stands = desk.standing(entry.session);
        all.push_back(answersToJson(stands.answers) + (stands.skipped ? " skipped " + stands.skipReason : ""));
    }
    return all;
}

} // namespace

class TestLabeling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersOverwrite();
    void emptyAnswerClears();
    void turnsAreApart();
    void skips();
    void undoHasNoLimit();
    void undoOfAnOldEvent();
    void twoAnnotators();
    void whereItCameFrom();
    void foldAgreesWithThePlainWay();
    void valueOfALabel();
    void valueUnderAnOldRubric();
    void answerChecks_data();
    void answerChecks();
    void queue();
    void submitIsDurable();
    void submitRefusals();
    void leftOpenIsCleared();
    void skipAndAnswer();
    void undoAcrossRestarts();
    void redoAfterUndo();
    void othersLabelsStay();
    void fetchedAheadIsTheSame();
    void revealOnlyAfterTheAnswer();
    void pace();
    void clockRunsBackwards();
    void rubricChangesInTheMiddle();
    void readOnly();

private:
    std::string project(const char* name = "p.turnout") const;
    std::unique_ptr<testsupport::TempDir> m_dir;
};

void TestLabeling::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

std::string TestLabeling::project(const char* name) const
{
    const std::string path = m_dir->file(name);
    const auto made = openProject(path);
    const auto imported
        = workbench::importFile(*made, m_dir->write("s.jsonl", testsupport::sessionLines(120)), {}, {}, {});
    if (!imported || !drawSome(*made, 40))
        qFatal("no project");
    return path;
}

void TestLabeling::answersOverwrite()
{
    Story story;
    QCOMPARE(story.text(), std::string("nothing"));
    story.answer({verdict("good"), {"failure_reasons", {"tone"}, {}}});
    story.answer({verdict("bad")});
    QCOMPARE(story.text(), std::string("failure_reasons:tone verdict:bad"));
    story.answer({{"failure_reasons", {"tone", "unsafe"}, {}}, {"note", {"why?\n\"🙂\""}, {}}});
    QCOMPARE(story.text(), std::string("verdict:bad failure_reasons:tone:unsafe note:why?\n\"🙂\""));
    QCOMPARE(story.text(kSecond), std::string("nothing"));
}

void TestLabeling::emptyAnswerClears()
{
    Story story;
    story.answer({verdict("good"), {"note", {"x"}, {}}});
    const auto cleared = story.answer({{"note", {}, {}}});
    QCOMPARE(story.text(), std::string("verdict:good"));
    story.undo(cleared);
    QCOMPARE(story.text(), std::string("verdict:good note:x"));
}

void TestLabeling::turnsAreApart()
{
    Story story;
    story.answer({verdict("good"), {"verdict", {"bad"}, 2}});
    story.answer({{"verdict", {"acceptable"}, 4}});
    story.answer({{"verdict", {"good"}, 2}});
    QCOMPARE(story.text(), std::string("verdict:good verdict@4:acceptable verdict@2:good"));
    QCOMPARE(story.fold.label(kFirst)->answer("verdict")->answer.values.front(), std::string("good"));
    story.answer({{"verdict", {}, 2}});
    QCOMPARE(story.text(), std::string("verdict:good verdict@4:acceptable"));
    QVERIFY(story.fold.label(kFirst)->answer("note") == nullptr);
}

void TestLabeling::skips()
{
    Story story;
    const auto skipped = story.skip("too long");
    QCOMPARE(story.text(), std::string("skipped too long"));
    story.answer({verdict("good")}); // thought better of it
    QCOMPARE(story.text(), std::string("verdict:good"));
    const auto again = story.skip("after all not");
    QCOMPARE(story.text(), std::string("skipped after all not verdict:good"));
    story.undo(again);
    QCOMPARE(story.text(), std::string("verdict:good"));
    story.undo(skipped);
    QCOMPARE(story.text(), std::string("verdict:good"));
}

void TestLabeling::undoHasNoLimit()
{
    Story story;
    std::vector<std::string> states{story.text()};
    for (int i = 0; i < 300; ++i) {
        if (i % 7 == 3)
            story.skip(std::to_string(i));
        else
            story.answer({{i % 2 == 0 ? "verdict" : "note", {std::to_string(i)}, {}}});
        states.push_back(story.text());
    }
    for (int i = 300; i > 0; --i) {
        QCOMPARE(story.text(), states[static_cast<std::size_t>(i)]);
        story.undo(story.newest());
    }
    QCOMPARE(story.text(), std::string("nothing"));
    QVERIFY(!story.newest().valid());
    QCOMPARE(story.fold.events(kFirst).size(), std::size_t(600)); // history stays
    QCOMPARE(story.fold.lastEvent().value(), std::int64_t(600));
    // Doing something again after all that is the first thing to be taken back.
    const auto fresh = story.answer({verdict("good")});
    QVERIFY(story.newest() == fresh);
}

void TestLabeling::undoOfAnOldEvent()
{
    Story story;
    const auto first = story.answer({verdict("good")});
    const auto second = story.answer({verdict("bad"), {"note", {"n"}, {}}});
    story.answer({{"note", {"m"}, {}}});
    story.undo(second);
    QCOMPARE(story.text(), std::string("verdict:good note:m"));
    QVERIFY(story.fold.undone(second));
    QVERIFY(!story.fold.undone(first));
    story.undo(first);
    QCOMPARE(story.text(), std::string("note:m"));
}

void TestLabeling::twoAnnotators()
{
    Story story;
    const auto mine = story.answer({verdict("good")});
    const auto yours = story.answer({verdict("bad")}, kFirst, kYou);
    const auto other = story.answer({verdict("good")}, kSecond, kYou);
    QCOMPARE(story.text(), std::string("verdict:bad")); // the latest word
    QVERIFY(story.fold.label(kFirst)->annotator == kYou);
    QVERIFY(story.newest(kMe) == mine); // each takes back their own
    QVERIFY(story.newest(kYou) == other);
    story.undo(yours, kFirst, kYou);
    QCOMPARE(story.text(), std::string("verdict:good"));
    QVERIFY(story.fold.label(kFirst)->annotator == kMe);
    std::set<std::int64_t> sessions;
    story.fold.forEach([&](SessionId session, const SessionLabel&) { sessions.insert(session.value()); });
    QVERIFY(sessions == (std::set<std::int64_t>{1, 2}));
}

void TestLabeling::whereItCameFrom()
{
    Story story;
    LabelEvent event;
    event.session = kFirst;
    event.annotator = kMe;
    event.rubric = RubricId(4);
    event.draw = DrawId(9);
    event.answers = {verdict("good")};
    const auto id = story.add(event);
    event.draw = {};
    event.rubric = RubricId(5);
    event.answers = {{"note", {"n"}, {}}};
    story.add(event);
    const SessionLabel& label = *story.fold.label(kFirst);
    QVERIFY(label.draw == DrawId(9)); // a later remark outside the draw does not make it forgotten
    QVERIFY(label.answer("verdict")->rubric == RubricId(4));
    QVERIFY(label.answer("verdict")->event == id);
    QVERIFY(label.answer("note")->rubric == RubricId(5));
}

void TestLabeling::foldAgreesWithThePlainWay()
{
    // Against a fold that starts again from nothing each time.
    Rng rng(11);
    Story story;
    std::vector<LabelEvent> all;
    std::set<std::int64_t> undone;
    for (int i = 0; i < 400; ++i) {
        const SessionId session(1 + static_cast<std::int64_t>(rng.below(3)));
        const AnnotatorId who(1 + static_cast<std::int64_t>(rng.below(2)));
        const auto what = rng.below(4);
        LabelEvent event;
        event.session = session;
        event.annotator = who;
        if (what == 0) {
            event.kind = LabelEventKind::Undo;
            event.undoes = story.newest(who);
            if (!event.undoes.valid())
                continue;
            for (const LabelEvent& e : all)
                if (e.id == event.undoes)
                    event.session = e.session;
            undone.insert(event.undoes.value());
        } else if (what == 1) {
            event.kind = LabelEventKind::Skip;
            event.reason = std::to_string(i);
        } else {
            event.answers = {{rng.below(2) == 0 ? "a" : "b", {}, {}}};
            if (rng.below(5) != 0)
                event.answers[0].values = {std::to_string(i)};
        }
        event.id = story.add(event);
        all.push_back(event);
        for (std::int64_t s = 1; s <= 3; ++s) {
            Story plain;
            for (const LabelEvent& e : all)
                if (e.session == SessionId(s) && e.kind != LabelEventKind::Undo && !undone.contains(e.id.value()))
                    plain.add(e);
            QCOMPARE(story.text(SessionId(s)), plain.text(SessionId(s)));
        }
    }
}

void TestLabeling::valueOfALabel()
{
    const Rubrics rubrics{{RubricId(1), defaultRubric()}};
    const auto value = [&](std::vector<Answer> answers) {
        Story story;
        story.answer(std::move(answers));
        return labelValue(*story.fold.label(kFirst), rubrics);
    };
    QCOMPARE(value({verdict("good")}).value, std::optional<double>(1));
    QCOMPARE(value({verdict("acceptable")}).value, std::optional<double>(1));
    QCOMPARE(value({verdict("bad")}).value, std::optional<double>(0));
    QVERIFY(value({verdict("cant_tell")}).answered);
    QVERIFY(!value({verdict("cant_tell")}).value);
    QVERIFY(!value({{"note", {"good"}, {}}}).answered);
    QVERIFY(!value({{"verdict", {"good"}, 1}}).answered); // of one turn, not of the session
    QVERIFY(!value({verdict("splendid")}).answered); // no option in any version
    Story story;
    story.answer({verdict("good")});
    QVERIFY(!labelValue(*story.fold.label(kFirst), {}).answered);
}

void TestLabeling::valueUnderAnOldRubric()
{
    Rubric changed = defaultRubric();
    changed.questions[0].options = {{"good", "Good", "1", 0.9}, {"bad", "Bad", "2", 0.0}};
    const Rubrics rubrics{{RubricId(1), defaultRubric()}, {RubricId(2), changed}};
    Story story;
    story.answer({verdict("acceptable")}); // an option that is gone counts as it did when it was given
    QCOMPARE(labelValue(*story.fold.label(kFirst), rubrics).value, std::optional<double>(1));
    story.answer({verdict("good")}); // one that is still there counts as it does today
    QCOMPARE(labelValue(*story.fold.label(kFirst), rubrics).value, std::optional<double>(0.9));
    Rubric another = changed;
    another.questions[0].id = "solved";
    QVERIFY(!labelValue(*story.fold.label(kFirst), {{RubricId(1), defaultRubric()}, {RubricId(2), another}}).answered);
}

void TestLabeling::answerChecks_data()
{
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("names"); // empty: accepted
    QTest::newRow("verdict alone") << uR"([{"question":"verdict","values":["good"]}])"_s << QString();
    QTest::newRow("all questions")
        << uR"([{"question":"verdict","values":["bad"]},{"question":"failure_reasons","values":["tone","unsafe"]},
                {"question":"note","values":["free text, \"any\""]}])"_s
        << QString();
    QTest::newRow("nothing") << u"[]"_s << u"\"Did it help the user?\" needs an answer"_s;
    QTest::newRow("required left open") << uR"([{"question":"note","values":["x"]}])"_s << u"Did it help the user?"_s;
    QTest::newRow("required cleared") << uR"([{"question":"verdict","values":[]}])"_s << u"Did it help the user?"_s;
    QTest::newRow("required for a turn only")
        << uR"([{"question":"verdict","values":["good"],"turn":1}])"_s << u"Did it help the user?"_s;
    QTest::newRow("unknown question") << uR"([{"question":"mood","values":["x"]}])"_s << u"no question \"mood\""_s;
    QTest::newRow("unknown option")
        << uR"([{"question":"verdict","values":["great"]}])"_s
        << u"\"great\" is no answer to \"verdict\"; there are: good, acceptable, bad, cant_tell"_s;
    QTest::newRow("one unknown of two") << uR"([{"question":"verdict","values":["good"]},
                {"question":"failure_reasons","values":["tone","?"]}])"_s
                                        << u"\"?\" is no answer to \"failure_reasons\""_s;
    QTest::newRow("two for a single choice")
        << uR"([{"question":"verdict","values":["good","bad"]}])"_s << u"\"verdict\" takes one answer"_s;
}

void TestLabeling::answerChecks()
{
    QFETCH(QString, answers);
    QFETCH(QString, names);
    const auto given = answersFromJson(answers.toStdString());
    MUST(given);
    const auto checked = checkAnswers(defaultRubric(), *given);
    QCOMPARE(checked.ok(), names.isEmpty());
    if (!checked)
        QVERIFY2(checked.error().text.find(names.toStdString()) != std::string::npos, checked.error().text.c_str());
}

void TestLabeling::queue()
{
    Desk d(project());
    QCOMPARE(d.desk->queue().size(), std::size_t(40));
    QCOMPARE(d.desk->waiting(), std::size_t(40));
    QCOMPARE(d.desk->annotator(), std::string("me"));
    QVERIFY(d.desk->rubric() == defaultRubric());
    QCOMPARE(d.desk->nextWaiting(0), std::optional<std::size_t>(0));
    MUST(d.desk->submit(0, {verdict("good")}, 10));
    MUST(d.desk->submit(39, {verdict("good")}, 10));
    QCOMPARE(d.desk->nextWaiting(0), std::optional<std::size_t>(1));
    QCOMPARE(d.desk->nextWaiting(39), std::optional<std::size_t>(1)); // round the end
    QCOMPARE(d.desk->waiting(), std::size_t(38));
    for (std::size_t i = 1; i < 39; ++i)
        MUST(d.desk->submit(i, {verdict("bad")}, 10));
    QCOMPARE(d.desk->nextWaiting(5), std::optional<std::size_t>());
    // Another draw lines up behind.
    MUST(drawSome(*d.project, 5, 8));
    MUST(d.desk->refresh());
    QCOMPARE(d.desk->queue().size(), std::size_t(45));
    QCOMPARE(d.desk->nextWaiting(0), std::optional<std::size_t>(40));
    QCOMPARE(d.desk->queue()[40].draw.value(), std::int64_t(2));
}

void TestLabeling::submitIsDurable()
{
    Desk d(project());
    auto other = d.project->store().reader(); // another connection, as another process has
    MUST(other);
    for (std::size_t i = 0; i < 10; ++i) {
        MUST(d.desk->submit(i, {verdict("good"), {"note", {"n" + std::to_string(i)}, {}}}, 4.5));
        const auto events = store::labelEvents(**other);
        MUST(events);
        QCOMPARE(events->size(), i + 1);
        QVERIFY(events->back().session == d.desk->queue()[i].session);
        QVERIFY(events->back().draw == d.desk->queue()[i].draw);
        QCOMPARE(events->back().seconds, std::optional<double>(4.5));
    }
    const auto snapshot = d.project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t(10));
    QCOMPARE((*snapshot)->labels.waiting.count(), std::size_t(30));
}

void TestLabeling::submitRefusals()
{
    Desk d(project());
    const auto open = d.desk->submit(0, {{"note", {"x"}, {}}}, 1);
    QVERIFY(!open.ok());
    QCOMPARE(open.error().text, std::string("\"Did it help the user?\" needs an answer"));
    QVERIFY(!d.desk->submit(0, {verdict("great")}, 1).ok());
    QVERIFY(!d.desk->submit(0, {verdict("good"), {"mood", {"x"}, {}}}, 1).ok());
    QCOMPARE(d.desk->waiting(), std::size_t(40));
    QVERIFY(d.desk->standing(d.desk->queue()[0].session).answers.empty());
    const auto nothing = d.desk->undo();
    QVERIFY(!nothing.ok());
    QCOMPARE(static_cast<int>(nothing.error().code), static_cast<int>(ErrorCode::Refused));
    const auto nobody = LabelDesk::open(*d.project, "");
    QVERIFY(!nobody.ok());
}

void TestLabeling::leftOpenIsCleared()
{
    Desk d(project());
    const SessionId session = d.desk->queue()[3].session;
    MUST(d.desk->submit(3, {verdict("bad"), {"failure_reasons", {"tone"}, {}}, {"note", {"n"}, {}}}, 5));
    QCOMPARE(d.desk->standing(session).answers.size(), std::size_t(3));
    MUST(d.desk->submit(3, {verdict("good")}, 5));
    QCOMPARE(d.desk->standing(session).answers.size(), std::size_t(1));
    const auto undone = d.desk->undo();
    MUST(undone);
    QCOMPARE(undone->what, std::string("Did it help the user? Good"));
    QCOMPARE(d.desk->standing(session).answers.size(), std::size_t(3));
    QVERIFY(d.desk->queue()[3].state == QueueState::Answered); // the earlier answer stands
}

void TestLabeling::skipAndAnswer()
{
    Desk d(project());
    const SessionId session = d.desk->queue()[0].session;
    MUST(d.desk->skip(0, "not in a language I read", 3));
    QVERIFY(d.desk->queue()[0].state == QueueState::Skipped);
    QVERIFY(d.desk->standing(session).skipped);
    QCOMPARE(d.desk->standing(session).skipReason, std::string("not in a language I read"));
    QCOMPARE(d.desk->waiting(), std::size_t(39));
    MUST(d.desk->submit(0, {verdict("good")}, 3));
    QVERIFY(d.desk->queue()[0].state == QueueState::Answered);
    QVERIFY(!d.desk->standing(session).skipped);
    MUST(d.desk->undo());
    QVERIFY(d.desk->queue()[0].state == QueueState::Skipped);
    const auto undone = d.desk->undo();
    MUST(undone);
    QCOMPARE(undone->what, std::string("skip"));
    QCOMPARE(undone->entry, std::optional<std::size_t>(0));
    QVERIFY(d.desk->queue()[0].state == QueueState::Waiting);
    QCOMPARE(d.desk->waiting(), std::size_t(40));
}

void TestLabeling::undoAcrossRestarts()
{
    Desk d(project());
    std::vector<std::vector<std::string>> states{standing(*d.desk)};
    for (std::size_t i = 0; i < 50; ++i) {
        const std::size_t entry = i * 7 % 40;
        if (i % 5 == 4)
            MUST(d.desk->skip(entry, "skip " + std::to_string(i), 2));
        else
            MUST(d.desk->submit(entry, {verdict(i % 2 == 0 ? "good" : "bad"), {"note", {std::to_string(i)}, {}}}, 2));
        states.push_back(standing(*d.desk));
    }
    for (std::size_t i = 50; i > 0; --i) {
        if (i % 5 == 0)
            d.open(); // as after a restart
        QVERIFY(standing(*d.desk) == states[i]);
        const auto undone = d.desk->undo();
        MUST(undone);
        QCOMPARE(undone->entry, std::optional<std::size_t>((i - 1) * 7 % 40));
    }
    d.open();
    QVERIFY(standing(*d.desk) == states[0]);
    QCOMPARE(d.desk->waiting(), std::size_t(40));
    QVERIFY(!d.desk->undo().ok());
    QCOMPARE(testsupport::violationsOf(*d.project), std::string());
}

void TestLabeling::redoAfterUndo()
{
    Desk d(project());
    MUST(d.desk->submit(2, {verdict("bad"), {"note", {"n"}, {}}}, 5));
    for (int i = 0; i < 5; ++i) {
        const auto undone = d.desk->undo();
        MUST(undone);
        QVERIFY(d.desk->queue()[2].state == QueueState::Waiting);
        // What had been answered comes back into the form, and can be given again as it is.
        QVERIFY(undone->answers == (std::vector<Answer>{verdict("bad"), {"note", {"n"}, {}}}));
        MUST(d.desk->submit(2, undone->answers, 5));
        QVERIFY(d.desk->queue()[2].state == QueueState::Answered);
    }
    MUST(d.desk->undo());
    QVERIFY(!d.desk->undo().ok()); // the others were taken back when they were given
}

void TestLabeling::othersLabelsStay()
{
    Desk d(project());
    auto yours = LabelDesk::open(*d.project, "you");
    MUST(yours);
    MUST((*yours)->submit(0, {verdict("bad")}, 5));
    MUST(d.desk->submit(1, {verdict("good")}, 5));
    MUST(d.desk->undo());
    QVERIFY(!d.desk->undo().ok()); // what is left is not mine
    MUST(d.desk->refresh());
    QVERIFY(d.desk->queue()[0].state == QueueState::Answered);
    MUST((*yours)->undo());
    MUST(d.desk->refresh());
    QCOMPARE(d.desk->waiting(), std::size_t(40));
}

void TestLabeling::fetchedAheadIsTheSame()
{
    Desk d(project());
    for (std::size_t i = 0; i < 12; ++i) {
        const SessionId session = d.desk->queue()[i].session;
        const auto plain = d.desk->fetch(session);
        MUST(plain);
        d.desk->prefetch(session);
        if (i % 3 == 0)
            d.desk->prefetch(session);
        if (i % 4 == 0)
            d.desk->prefetch(d.desk->queue()[i + 1].session); // thought better of it
        const auto ahead = d.desk->fetch(session);
        MUST(ahead);
        QVERIFY(ahead->id == session && plain->id == session);
        QCOMPARE(ahead->externalId, plain->externalId);
        QVERIFY(ahead->turns == plain->turns);
        QCOMPARE(plain->turns.size(), std::size_t(2));
        QCOMPARE(plain->turns[0].text, "hello " + plain->externalId.substr(2));
    }
    d.desk->prefetch(SessionId(999'999));
    const auto none = d.desk->fetch(SessionId(999'999));
    QVERIFY(!none.ok());
    QCOMPARE(static_cast<int>(none.error().code), static_cast<int>(ErrorCode::NotFound));
    d.desk->prefetch(d.desk->queue()[0].session); // and the desk goes while it is read
}

void TestLabeling::revealOnlyAfterTheAnswer()
{
    Desk d(project());
    const SessionId session = d.desk->queue()[0].session;
    QVERIFY(!d.desk->reveal(session).ok());
    MUST(d.desk->skip(0, "", 1));
    QVERIFY(!d.desk->reveal(session).ok());
    MUST(d.desk->submit(0, {verdict("good")}, 1));
    const auto revealed = d.desk->reveal(session);
    MUST(revealed);
    QVERIFY(revealed->probability > 0 && revealed->probability <= 1);
    QVERIFY(!revealed->arm.empty() && !revealed->reason.empty());
    QCOMPARE(revealed->scores.size(), std::size_t(1));
    QCOMPARE(revealed->segments.size(), std::size_t(2));
    MUST(d.desk->undo());
    QVERIFY(!d.desk->reveal(session).ok());
    QVERIFY(!d.desk->reveal(SessionId(999'999)).ok());
}

void TestLabeling::pace()
{
    ManualClock clock(1'800'000'000'000);
    Desk d(project(), clock);
    QVERIFY(!d.desk->pace());
    const std::vector<double> seconds{10, 4000, 30, 0, 20, 301};
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        MUST(d.desk->submit(i, {verdict("good")}, seconds[i]));
        QCOMPARE(d.desk->pace().has_value(), i >= 4); // breaks and zeros do not count
    }
    QCOMPARE(d.desk->pace(), std::optional<double>(20));
    QCOMPARE(d.desk->answeredToday(), std::int64_t(6));
    MUST(d.desk->undo());
    QCOMPARE(d.desk->answeredToday(), std::int64_t(5));
    clock.set(clock.now() + 24 * 3600 * 1000);
    QCOMPARE(d.desk->answeredToday(), std::int64_t(0));
    MUST(d.desk->skip(20, "", 1));
    MUST(d.desk->submit(21, {verdict("good")}, 1));
    QCOMPARE(d.desk->answeredToday(), std::int64_t(1)); // a skip is no answer
}

void TestLabeling::clockRunsBackwards()
{
    ManualClock clock(1'800'000'000'000);
    Desk d(project(), clock);
    const SessionId session = d.desk->queue()[0].session;
    for (int i = 0; i < 6; ++i) {
        MUST(d.desk->submit(0, {verdict(i % 2 == 0 ? "good" : "bad")}, 1));
        clock.set(clock.now() - 3'600'000);
    }
    QVERIFY(d.desk->standing(session).answers == std::vector<Answer>{verdict("bad")}); // the last one given
    d.open();
    QVERIFY(d.desk->standing(session).answers == std::vector<Answer>{verdict("bad")});
    MUST(d.desk->undo());
    QVERIFY(d.desk->standing(session).answers == std::vector<Answer>{verdict("good")});
    QCOMPARE(testsupport::violationsOf(*d.project), std::string());
}

void TestLabeling::rubricChangesInTheMiddle()
{
    Desk d(project());
    MUST(d.desk->submit(0, {verdict("acceptable")}, 1));
    MUST(d.desk->submit(1, {verdict("bad")}, 1));
    Rubric rubric = defaultRubric();
    rubric.questions[0].options = {{"good", "Good", "1", 1.0}, {"bad", "Bad", "2", 0.0}};
    rubric.questions.push_back({"tone", "Tone?", QuestionKind::Single, {{"kind", "Kind", "k", {}}}, true, ""});
    auto writer = d.project->store().writer();
    MUST(writer);
    MUST((*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
        const auto added = store::addRubric(connection, rubric, 1);
        return added ? Result<void>() : Result<void>(added.error());
    }));
    d.project->rubricChanged();
    MUST(d.desk->refresh());
    QVERIFY(d.desk->rubric() == rubric);
    QVERIFY(d.desk->queue()[0].state == QueueState::Answered); // under the old questions, and it counts
    QCOMPARE(d.desk->waiting(), std::size_t(38));
    const auto old = d.desk->submit(2, {verdict("acceptable"), {"tone", {"kind"}, {}}}, 1);
    QVERIFY(!old.ok());
    QVERIFY(old.error().text.find("there are: good, bad") != std::string::npos);
    const auto open = d.desk->submit(2, {verdict("good")}, 1);
    QVERIFY(!open.ok());
    QCOMPARE(open.error().text, std::string("\"Tone?\" needs an answer"));
    MUST(d.desk->submit(2, {verdict("good"), {"tone", {"kind"}, {}}}, 1));
    const auto snapshot = d.project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t(3));
    const auto row = (*snapshot)->frame->row(d.desk->queue()[0].session);
    QCOMPARE((*snapshot)->labels.values[*row], 1.0F);
    MUST(d.desk->undo());
    MUST(d.desk->undo()); // what was given under the old rubric
    QCOMPARE(d.desk->waiting(), std::size_t(39));
    QCOMPARE(testsupport::violationsOf(*d.project), std::string());
}

void TestLabeling::readOnly()
{
    const std::string path = project();
    {
        Desk d(path);
        MUST(d.desk->submit(0, {verdict("good")}, 1));
    }
    store::OpenOptions options;
    options.readOnly = true;
    const auto opened = OpenProject::open(path, options);
    MUST(opened);
    const auto stranger = LabelDesk::open(**opened, "somebody new");
    QVERIFY(!stranger.ok());
    QCOMPARE(static_cast<int>(stranger.error().code), static_cast<int>(ErrorCode::ReadOnly));
    const auto desk = LabelDesk::open(**opened, "me"); // looking is possible
    MUST(desk);
    QVERIFY(!(*desk)->submit(1, {verdict("good")}, 1).ok());
    QVERIFY(!(*desk)->skip(1, "", 1).ok());
    QVERIFY(!(*desk)->undo().ok());
    QCOMPARE((*desk)->waiting(), std::size_t(39));
}

TURNOUT_TEST_MAIN(TestLabeling)
#include "tst_labeling.moc"
