// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of question answered on the real desk by key events only, and what is on disk then.
#include "common/ShownText.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "labeling/QuestionBlock.h"
#include "labeling/SpanPicker.h"
#include "session/Candidates.h"
#include "session/ReadyRubrics.h"
#include "support/LabelDeskApp.h"
#include "workbench/Adjudication.h"
#include "workbench/ImportFile.h"
#include "workbench/RubricChange.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using session::Answer;
using session::Question;
using session::QuestionKind;
using testsupport::Desk;

namespace {

/// A desk on four sessions of four turns and one pair, under this rubric.
std::unique_ptr<Desk> deskWith(testsupport::TempDir& dir, const session::Rubric& rubric, const std::string& lines)
{
    const std::string path = dir.file("p.turnout");
    {
        store::OpenOptions options;
        options.create = true;
        auto project = workbench::OpenProject::open(path, options);
        if (!project)
            qFatal("%s", project.error().message().c_str());
        workbench::ImportOptions import;
        const auto imported = workbench::importFile(**project, dir.write("s.jsonl", lines), import, {}, {});
        if (!imported)
            qFatal("%s", imported.error().message().c_str());
        if (const auto set = workbench::setRubric(**project, rubric); !set)
            qFatal("%s", set.error().message().c_str());
        testsupport::drawFrom(**project, 1);
    }
    return std::make_unique<Desk>(path, false);
}

const char* const kTalk = R"({"id":"t","turns":[{"role":"user","text":"Where is it?"},)"
                          R"({"role":"assistant","text":"Grüße. It was sent on Monday. It arrives today."},)"
                          R"({"role":"user","text":"It did not."},{"role":"assistant","text":"Sorry."}]})";
const char* const kPair = R"({"id":"p","turns":[{"role":"user","text":"Short?"},)"
                          R"({"role":"assistant","text":"the first","candidate":"1"},)"
                          R"({"role":"assistant","text":"the second","candidate":"2"}]})";

/// What stands for the only session, read again from the file.
QString onDisk(const Desk& desk)
{
    const auto again = workbench::OpenProject::open(desk.project->path(), {.readOnly = true});
    QString text;
    std::ignore = (*again)->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId, const labeling::SessionLabel& label) {
            std::vector<Answer> answers;
            for (const auto& kept : label.answers)
                answers.push_back(kept.answer);
            std::sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
                return std::tie(a.turn, a.question) < std::tie(b.turn, b.question);
            });
            for (const Answer& answer : answers) {
                text += (text.isEmpty() ? u""_s : u" "_s) + QString::fromStdString(answer.question);
                if (answer.turn)
                    text += u'@' + QString::number(*answer.turn);
                for (const std::string& value : answer.values)
                    text += u'=' + QString::fromStdString(value);
            }
        });
    });
    return text;
}

ui::QuestionBlock* block(const Desk& desk, const char* id)
{
    for (auto* one : desk.page->findChildren<ui::QuestionBlock*>())
        if (one->question().id == id)
            return one;
    return nullptr;
}

QString focused(const Desk& desk)
{
    const Question* question = desk.find<ui::QuestionPanel>()->focused();
    return question == nullptr ? QString() : QString::fromStdString(question->id);
}

session::Rubric allKinds()
{
    session::Rubric rubric{"all kinds",
        {
            {"verdict", "Did it help?", QuestionKind::Single, {{"good", "Good", "1", 1.0}, {"bad", "Bad", "2", 0.0}},
                true, "Help.", {"An example."}},
            {"ease", "How easy?", QuestionKind::Scale,
                {{"1", "1 hard", "1", {}, 1.0}, {"2", "2", "2", {}, 2.0}, {"3", "3 easy", "3", {}, 3.0}}, true, ""},
            {"safe", "Safe?", QuestionKind::YesNo, {{"yes", "Yes", "7", {}}, {"no", "No", "8", {}}}, false, ""},
            {"why", "What went wrong?", QuestionKind::Multi, {{"facts", "Facts", "q", {}}, {"tone", "Tone", "w", {}}},
                false, "", {}, session::QuestionScope::Session, {}, session::Condition{"verdict", {"bad"}}},
            {"step", "Is this turn right?", QuestionKind::Single,
                {{"right", "Right", "e", {}}, {"wrong", "Wrong", "r", {}}}, true, "", {}, session::QuestionScope::Turn,
                session::Role::Assistant},
            {"untrue", "Which words are untrue?", QuestionKind::Span, {}, false, "", {}, session::QuestionScope::Turn,
                session::Role::Assistant, session::Condition{"step", {"wrong"}}},
            {"note", "Note", QuestionKind::Text, {}, false, ""},
        }};
    if (const auto sound = session::checkRubric(rubric); !sound)
        qFatal("%s", sound.error().message().c_str());
    return rubric;
}

} // namespace

class TestUiQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
    }

    void whatIsShownAndWhatWasSentAreFoundInEachOther()
    {
        // Two bytes, a mark for something invisible, a line end of two bytes, a pair of units, and plain letters.
        const std::string text = "Gr\u00fc\u200b\u00dfe.\r\nIt \U0001F600 was";
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i <= text.size(); ++i)
            if (i == text.size()
                || ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && text[i] != '\n')) // no half a line end
                starts.push_back(i);
        for (std::size_t a = 0; a < starts.size(); ++a)
            for (std::size_t b = a + 1; b < starts.size(); ++b) {
                const session::Stretch stretch{starts[a], starts[b]};
                const auto shown = common::shownRange(text, stretch);
                QVERIFY(shown);
                const auto sent = common::sentStretch(text, *shown);
                QVERIFY(sent);
                const QString words = common::visibleText(text).text.mid(shown->start, shown->length);
                QCOMPARE(common::visibleText(text.substr(sent->begin, sent->end - sent->begin)).text, words);
            }
        QVERIFY(!common::shownRange("{\"a\":1}", {0, 3})); // laid out
        QVERIFY(!common::sentStretch("plain", {2, 0}));
    }

    void everyKindByKeysOnly()
    {
        const auto desk = deskWith(*m_dir, allKinds(), kTalk);
        QCOMPARE(focused(*desk), u"verdict"_s);
        QVERIFY(!block(*desk, "why")->isVisible()); // asked only where it did not help
        desk->press(Qt::Key_2);
        QVERIFY(block(*desk, "why")->isVisible());
        QCOMPARE(focused(*desk), u"ease"_s); // the same digits go on
        desk->press(Qt::Key_3);
        desk->press(Qt::Key_7);
        desk->press('q');
        desk->press('w');
        desk->press(Qt::Key_Return); // two turns are open: said, and gone to
        QCOMPARE(desk->answeredAndSkipped().first, 0);
        auto* transcript = desk->find<common::TranscriptView>();
        QCOMPARE(transcript->selectedTurn(), 1);
        QCOMPARE(focused(*desk), u"step"_s);
        desk->press('r');
        QVERIFY(block(*desk, "untrue")->isVisible());
        // The second sentence and the third, then the word before them taken away again.
        desk->press('m');
        auto* picker = desk->find<ui::SpanPicker>();
        QVERIFY(picker->hasFocus());
        desk->press(Qt::Key_Right);
        testsupport::press(*desk->page, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(transcript->selectedTurn(), 1); // its keys are not the desk's
        desk->press(Qt::Key_Return);
        QVERIFY(!picker->isVisible());
        desk->press('m');
        desk->press('w');
        desk->press(Qt::Key_Return);
        QCOMPARE(block(*desk, "untrue")->values().size(), std::size_t(2));
        testsupport::press(*desk->page, Qt::Key_M, Qt::ShiftModifier);
        QCOMPARE(block(*desk, "untrue")->values().size(), std::size_t(1));
        desk->press('j');
        desk->press('j');
        QCOMPARE(transcript->selectedTurn(), 3);
        QVERIFY(!block(*desk, "untrue")->isVisible()); // nothing is said of this turn yet
        desk->press('e');
        desk->press('n');
        QTest::keyClicks(desk->page->focusWidget(), u"x m 1"_s);
        desk->press(Qt::Key_Return);
        QCOMPARE(desk->answeredAndSkipped().first, 1);
        QCOMPARE(onDisk(*desk),
            u"ease=3 note=x m 1 safe=yes verdict=bad why=facts=tone step@1=wrong "
            "untrue@1=9:49:It was sent on Monday. It arrives today. step@3=right"_s);
    }

    void whatIsNotAskedIsNotStored()
    {
        const auto desk = deskWith(*m_dir, allKinds(), kTalk);
        desk->press(Qt::Key_2);
        desk->press('q');
        desk->press(Qt::Key_Comma); // back to the verdict, whose digits went on to the scale
        QCOMPARE(focused(*desk), u"verdict"_s);
        desk->press(Qt::Key_1);
        QVERIFY(!block(*desk, "why")->isVisible());
        desk->press(Qt::Key_2);
        for (int turn = 0; turn < 2; ++turn) {
            desk->press(Qt::Key_Return);
            desk->press('e');
        }
        desk->press(Qt::Key_Return);
        QCOMPARE(onDisk(*desk), u"ease=2 verdict=good step@1=right step@3=right"_s);
    }

    void turnAnswersSurviveARestartAndAreChanged()
    {
        const auto rubric = allKinds();
        {
            const auto desk = deskWith(*m_dir, rubric, kTalk);
            desk->press('j');
            desk->press('r');
            desk->press('m');
            desk->press(Qt::Key_Return);
            QCOMPARE(desk->begun(), 1);
        }
        Desk desk(m_dir->file("p.turnout"), false);
        desk.press('j');
        QCOMPARE(block(desk, "step")->values(), std::vector<std::string>{"wrong"});
        QCOMPARE(block(desk, "untrue")->values(), std::vector<std::string>{"0:8:Grüße."});
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_3);
        desk.press(Qt::Key_Return);
        desk.press('e'); // of turn 4, where Enter went
        desk.press(Qt::Key_Return);
        QCOMPARE(onDisk(desk), u"ease=3 verdict=good step@1=wrong untrue@1=0:8:Grüße. step@3=right"_s);
        // Seen again, the first turn's answer is taken away and given anew; its marks go with the question.
        desk.press(Qt::Key_Backspace);
        desk.press('j');
        desk.press('e');
        desk.press(Qt::Key_Return);
        QCOMPARE(onDisk(desk), u"ease=3 verdict=good step@1=right step@3=right"_s);
    }

    void wordsAreMarkedWithThePointerToo()
    {
        const auto desk = deskWith(*m_dir, allKinds(), kTalk);
        desk->press('j');
        desk->press('r');
        auto* transcript = desk->find<common::TranscriptView>();
        const QRect turn = transcript->turnRect(1);
        // A double click takes a word wherever it falls in the first line of words.
        QTest::mouseDClick(transcript->viewport(), Qt::LeftButton, {}, {turn.left() + 30, turn.top() + 44});
        desk->press('m');
        const auto values = block(*desk, "untrue")->values();
        QCOMPARE(values.size(), std::size_t(1));
        const auto span = session::spanFromValue(values.front());
        QVERIFY(span);
        QVERIFY(session::spanFits(*span, "Grüße. It was sent on Monday. It arrives today."));
        QVERIFY2(span->quote.find(' ') == std::string::npos, span->quote.c_str());
    }

    void escapeLeavesTheMarkingAndTheDeskGoesOn()
    {
        const auto desk = deskWith(*m_dir, allKinds(), kTalk);
        desk->press('m'); // a user's turn: nothing asks for words of it
        QVERIFY(!desk->find<ui::SpanPicker>()->isVisible());
        desk->press('j');
        desk->press('r');
        desk->press('m');
        desk->press(Qt::Key_Escape);
        QVERIFY(!desk->find<ui::SpanPicker>()->isVisible());
        QVERIFY(block(*desk, "untrue")->values().empty());
        desk->press(Qt::Key_1);
        QCOMPARE(block(*desk, "verdict")->values(), std::vector<std::string>{"good"});
    }

    void pairsAreShownAsAAndB()
    {
        const auto desk = deskWith(*m_dir, session::readyRubric("pairwise-preference")->rubric, kPair);
        auto* transcript = desk->find<common::TranscriptView>();
        const bool swapped = session::secondIsShownFirst("p");
        QVERIFY(transcript->spokenText(1).contains(swapped ? u"the second"_s : u"the first"_s));
        QVERIFY2(transcript->spokenText(1).contains(u'A'), qPrintable(transcript->spokenText(1)));
        QVERIFY(transcript->spokenText(2).contains(u'B'));
        // Side by side, A on the left.
        QCOMPARE(transcript->turnRect(1).top(), transcript->turnRect(2).top());
        QVERIFY(transcript->turnRect(1).right() < transcript->turnRect(2).left());
        desk->press(Qt::Key_1); // A
        desk->press('q');
        testsupport::picture(*desk->page, u"questions-pair"_s);
        desk->press(Qt::Key_Return);
        QCOMPARE(onDisk(*desk), u"preference=%1 reasons=correct"_s.arg(swapped ? 2 : 1));
        // The history says what the desk said, not what the file calls it.
        const auto again = workbench::LabelDesk::open(*desk->project, "ada");
        const SessionId session = (*again)->queue().front().session;
        QVERIFY((*again)->fetch(session).ok());
        const std::string said = (*again)->history(session).front().what;
        QVERIFY2(said.find("Answer A is better") != std::string::npos, said.c_str());
    }

    void whoeverDecidesOnAPairSeesAAndBToo()
    {
        const session::Rubric rubric = session::readyRubric("pairwise-preference")->rubric;
        int turned = 0;
        for (const std::string id : {"p", "q", "r", "s"}) {
            turned += session::secondIsShownFirst(id) ? 1 : 0;
            testsupport::TempDir dir;
            std::string line = kPair;
            line.replace(line.find(R"("p")"), 3, '"' + id + '"');
            const auto desk = deskWith(dir, rubric, line);
            const std::string a = session::secondIsShownFirst(id) ? "2" : "1";
            const std::string b = a == "1" ? "2" : "1";
            const SessionId session = desk->page->currentSession();
            for (const auto& [who, says] : {std::pair("ada", b), std::pair("bob", a)}) {
                session::LabelEvent event;
                event.session = session;
                event.annotator = *desk->project->annotator(who);
                event.answers = {{"preference", {says}, std::nullopt}};
                QVERIFY(desk->project->append(std::move(event)).ok());
            }
            const auto adjudicator = workbench::Adjudicator::open(*desk->project, "eve");
            const auto queue = workbench::adjudicationQueue(*desk->project, {}, "preference");
            QVERIFY(adjudicator.ok() && queue.ok() && queue->cases.size() == 1);
            const auto view = (*adjudicator)->fetch(rubric, queue->question, queue->cases.front().unit);
            QVERIFY(view.ok());
            QCOMPARE(view->session.turns[1].name, std::string("Answer A"));
            QCOMPARE(view->session.turns[1].text, std::string(a == "1" ? "the first" : "the second"));
            const auto& options = view->rubric.question("preference")->options;
            QCOMPARE(options[0].title, std::string("Answer A is better"));
            QCOMPARE(options[0].value, a);
            QCOMPARE(options[0].key, std::string("1"));
            QCOMPARE(options[0].countsAs, std::optional(a == "1" ? 1.0 : 0.0));
            QCOMPARE(options[1].value, b);
            QCOMPARE(options[1].key, std::string("2"));
            QCOMPARE(view->opinions.front().answer.values.front(), a); // A's stand first, whoever gave them
        }
        QVERIFY(turned > 0 && turned < 4); // both ways were seen
    }

    void everyPairOfAConversationStandsBesideItself()
    {
        const auto desk = deskWith(*m_dir, session::readyRubric("pairwise-preference")->rubric,
            R"({"id":"p","turns":[{"role":"user","text":"One?"},)"
            R"({"role":"assistant","text":"1 first","candidate":"1"},{"role":"assistant","text":"2 first","candidate":"2"},)"
            R"({"role":"user","text":"And then?"},)"
            R"({"role":"assistant","text":"1 then","candidate":"1"},{"role":"assistant","text":"2 then","candidate":"2"}]})");
        auto* transcript = desk->find<common::TranscriptView>();
        // The order of the conversation is kept: nobody's second answer stands before the question to it.
        const QStringList order = session::secondIsShownFirst("p")
            ? QStringList{u"One?"_s, u"2 first"_s, u"1 first"_s, u"And then?"_s, u"2 then"_s, u"1 then"_s}
            : QStringList{u"One?"_s, u"1 first"_s, u"2 first"_s, u"And then?"_s, u"1 then"_s, u"2 then"_s};
        for (int turn = 0; turn < 6; ++turn)
            QVERIFY2(transcript->spokenText(turn).contains(order.at(turn)), qPrintable(transcript->spokenText(turn)));
        for (const int left : {1, 4}) {
            QCOMPARE(transcript->turnRect(left).top(), transcript->turnRect(left + 1).top());
            QVERIFY(transcript->turnRect(left).right() < transcript->turnRect(left + 1).left());
        }
        QVERIFY(transcript->turnRect(3).top() > transcript->turnRect(2).top());
        QCOMPARE(transcript->turnRect(3).left(), 0);
    }

    void aKeyNeverChangesAnAnswerItWasNotMeantFor()
    {
        const session::Rubric rubric{"shared keys",
            {
                {"verdict", "Did it help?", QuestionKind::Single,
                    {{"good", "Good", "1", 1.0}, {"bad", "Bad", "2", 0.0}}, true, ""},
                {"step", "Is this turn right?", QuestionKind::Single,
                    {{"right", "Right", "1", {}}, {"wrong", "Wrong", "2", {}}}, false, "", {},
                    session::QuestionScope::Turn, session::Role::Assistant},
            }};
        const auto desk = deskWith(*m_dir, rubric, kTalk);
        desk->press(Qt::Key_1);
        QCOMPARE(block(*desk, "verdict")->values(), std::vector<std::string>{"good"});
        desk->press('j');
        desk->press('j'); // the user's turn: nobody asks about it
        desk->press(Qt::Key_2);
        QCOMPARE(block(*desk, "verdict")->values(), std::vector<std::string>{"good"});
        desk->press('j'); // the assistant's
        desk->press(Qt::Key_2);
        QCOMPARE(block(*desk, "step")->values(), std::vector<std::string>{"wrong"});
        desk->press(Qt::Key_Return);
        QCOMPARE(onDisk(*desk), u"verdict=good step@3=wrong"_s);
    }

    void whatIsNoLongerOfferedIsSaid()
    {
        const session::Question step{"step", "How was it?", QuestionKind::Single,
            {{"fine", "Fine", "q", {}}, {"odd", "Odd", "w", {}}}, false, ""};
        session::Rubric rubric{"first",
            {{"verdict", "Did it help?", QuestionKind::Single, {{"good", "Good", "1", 1.0}, {"bad", "Bad", "2", 0.0}},
                 true, ""},
                step}};
        {
            const auto desk = deskWith(*m_dir, rubric, kTalk);
            desk->press(Qt::Key_1);
            desk->press('w');
            desk->press(Qt::Key_Return);
            QCOMPARE(onDisk(*desk), u"step=odd verdict=good"_s);
            rubric.questions[1].options.back() = {"weird", "Weird", "w", {}};
            QVERIFY(workbench::setRubric(*desk->project, rubric).ok());
        }
        Desk desk(m_dir->file("p.turnout"), false);
        desk.press(Qt::Key_Left);
        QCOMPARE(block(desk, "verdict")->values(), std::vector<std::string>{"good"});
        QVERIFY(block(desk, "step")->values().empty());
        const auto said = [&] {
            for (const auto* label : block(desk, "step")->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(u"no longer offered"_s))
                    return label->text();
            return QString();
        };
        QCOMPARE(said(), u"Answered before: odd, which is no longer offered."_s);
        desk.press('w');
        desk.press(Qt::Key_Return);
        QCOMPARE(onDisk(desk), u"step=weird verdict=good"_s);
        desk.press(Qt::Key_Left);
        QCOMPARE(said(), QString());
    }
    void everyWidgetHasAName()
    {
        const auto desk = deskWith(*m_dir, allKinds(), kTalk);
        desk->press('j');
        desk->press(Qt::Key_2);
        desk->press(Qt::Key_3);
        desk->press('r');
        desk->press('m');
        QCOMPARE(testsupport::unnamedWidgets(*desk->page), QStringList());
        testsupport::picture(*desk->page, u"questions-marking"_s);
        desk->press(Qt::Key_Return);
        desk->press('g');
        testsupport::picture(*desk->page, u"questions-all"_s);
        QCOMPARE(testsupport::unnamedWidgets(*desk->page), QStringList());
        common::Theme::apply(*qApp, common::Scheme::Dark);
        testsupport::picture(*desk->page, u"questions-all-dark"_s);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

TURNOUT_UI_TEST_MAIN(TestUiQuestions)
#include "tst_ui_questions.moc"
