// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The annotator's desk, driven as an annotator does: real widgets, keys only.
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "labeling/LabelPage.h"
#include "labeling/OptionButton.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueueModel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"
#include "support/LabelDeskApp.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Desk;

class TestUiLabel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
        m_path = m_dir->file("desk.turnout");
    }

    void labelsTwentySessionsByKeyOnly()
    {
        Desk desk(m_path);
        QCOMPARE(desk.page->waiting(), 30);
        std::vector<SessionId> seen;
        for (int i = 0; i < 20; ++i) {
            const SessionId session = desk.page->currentSession();
            QVERIFY(session.valid());
            QVERIFY(std::find(seen.begin(), seen.end(), session) == seen.end());
            seen.push_back(session);
            desk.press(i % 3 == 0 ? Qt::Key_3 : i % 3 == 1 ? Qt::Key_1 : Qt::Key_2);
            if (i % 3 == 0)
                desk.press('q');
            QCOMPARE(desk.chosen(), i % 3 == 0 ? u"bad,wrong_facts"_s : i % 3 == 1 ? u"good"_s : u"acceptable"_s);
            desk.press(Qt::Key_Return);
            // On disk before the next session is shown.
            QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{i + 1});
            QCOMPARE(desk.page->waiting(), 29 - i);
            QCOMPARE(desk.chosen(), QString());
        }
    }
    void aRequiredQuestionIsAskedFor()
    {
        Desk desk(m_path);
        const SessionId session = desk.page->currentSession();
        desk.press('q');
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.page->currentSession(), session);
        bool said = false;
        for (const QLabel* label : desk.find<ui::QuestionPanel>()->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains(u"needs an answer"_s));
        QVERIFY(said);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{0});
        desk.press(Qt::Key_0);
        desk.press(Qt::Key_Return);
        QVERIFY(desk.page->currentSession() != session);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
    }
    void skipsWithAReasonAndCanThinkAgain()
    {
        Desk desk(m_path);
        const SessionId session = desk.page->currentSession();
        desk.press(Qt::Key_Space);
        QVERIFY(desk.find<ui::SkipPanel>()->isVisible());
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.find<ui::SkipPanel>()->isVisible());
        QCOMPARE(desk.page->currentSession(), session);
        desk.press(Qt::Key_Space);
        desk.press(Qt::Key_1);
        QVERIFY(desk.page->currentSession() != session);
        QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{0, 1}));
        QCOMPARE(desk.page->waiting(), 29);
    }
    void putsOffForAnHour()
    {
        Desk desk(m_path, true, 3);
        const SessionId first = desk.page->currentSession();
        desk.press(Qt::Key_2);
        desk.press('l');
        QVERIFY(desk.page->currentSession() != first);
        QVERIFY(desk.find<common::Toast>()->message().contains(u"Put off for an hour"_s));
        QCOMPARE(desk.page->waiting(), 2);
        QCOMPARE(desk.chosen(), QString());
        for (int i = 0; i < 2; ++i) {
            desk.press(Qt::Key_1);
            desk.press(Qt::Key_Return);
        }
        // Nobody is given it now; it is said when it comes back, and it is not among the answered.
        QVERIFY(!desk.page->currentSession().valid());
        bool said = false;
        for (const QLabel* label : desk.page->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().startsWith(u"1 session is open at"_s));
        QVERIFY(said);
        QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{2, 0}));
        // Taken back in the order in which it was done, and given again in that order.
        desk.press(Qt::Key_Backspace);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{0, 0}));
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.page->currentSession(), first);
        QCOMPARE(desk.chosen(), u"acceptable"_s); // begun before it was put off
        QCOMPARE(desk.page->waiting(), 3);
        testsupport::press(*desk.page, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.page->waiting(), 2);
        QVERIFY(desk.page->currentSession() != first);
        testsupport::press(*desk.page, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        testsupport::press(*desk.page, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{2, 0}));
        // What is answered is not put off.
        desk.press(Qt::Key_Backspace);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Backspace);
        QVERIFY(desk.page->currentSession().valid());
    }
    void whatWasPutOffIsTakenBackAfterTheQueueWasReadAgain()
    {
        Desk desk(m_path, true, 4);
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Return);
        const SessionId second = desk.page->currentSession();
        desk.press('l');
        QVERIFY(desk.page->currentSession() != second);
        QCOMPARE(desk.page->waiting(), 2);
        desk.workbench.noteDrawn(); // as after a merge
        QTest::qWait(300);
        desk.press(Qt::Key_Backspace);
        QTRY_COMPARE(desk.page->currentSession(), second);
        QCOMPARE(desk.page->waiting(), 3);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
    }
    void puttingOffEndsGivingAgainAndKeepsWhatWasBegun()
    {
        Desk desk(m_path, true, 4);
        const SessionId first = desk.page->currentSession();
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Backspace);
        desk.press(Qt::Key_3);
        desk.press('l');
        testsupport::press(*desk.page, Qt::Key_Backspace, Qt::ShiftModifier);
        QVERIFY(desk.find<common::Toast>()->message().contains(u"nothing that was taken back"_s));
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{0});
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.page->currentSession(), first);
        QCOMPARE(desk.chosen(), u"bad"_s);
    }
    void takesBackWithoutLimitAcrossARestart()
    {
        std::vector<SessionId> order;
        {
            Desk desk(m_path);
            for (int i = 0; i < 6; ++i) {
                order.push_back(desk.page->currentSession());
                desk.press(i == 3 ? Qt::Key_Space : Qt::Key_3);
                desk.press(i == 3 ? Qt::Key_2 : Qt::Key_Return);
            }
            desk.press(Qt::Key_Backspace);
            QCOMPARE(desk.page->currentSession(), order[5]);
            QCOMPARE(desk.chosen(), u"bad"_s); // to be changed rather than typed again
            desk.press(Qt::Key_1);
            QCOMPARE(desk.chosen(), u"good"_s);
            desk.press(Qt::Key_Return);
            QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{5, 1}));
        }
        Desk desk(m_path, false);
        for (int i = 5; i >= 0; --i) {
            desk.press(Qt::Key_Backspace);
            QCOMPARE(desk.page->currentSession(), order[static_cast<std::size_t>(i)]);
        }
        QCOMPARE(desk.answeredAndSkipped(), (std::pair<std::int64_t, std::int64_t>{0, 0}));
        desk.press(Qt::Key_Backspace);
        QVERIFY(desk.find<common::Toast>()->message().contains(u"nothing of yours"_s));
        QCOMPARE(desk.page->waiting(), 30);
    }
    void nothingLeadsBeforeTheAnswer()
    {
        Desk desk(m_path);
        auto* revealed = desk.find<ui::RevealPanel>();
        QVERIFY(!revealed->isVisible());
        const SessionId first = desk.page->currentSession();
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Return);
        QVERIFY(!revealed->isVisible());
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.page->currentSession(), first);
        QVERIFY(revealed->isVisible());
        bool why = false;
        for (const QLabel* label : revealed->findChildren<QLabel*>())
            why = why || label->text().contains(u"Why this one"_s);
        QVERIFY(why);
        QCOMPARE(desk.chosen(), u"good"_s);
        // And it can be changed: the newer answer stands.
        desk.press(Qt::Key_3);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
    }
    void turnsAreWalkedByKey()
    {
        Desk desk(m_path);
        auto* view = desk.find<common::TranscriptView>();
        QCOMPARE(view->selectedTurn(), 0);
        desk.press('j');
        QCOMPARE(view->selectedTurn(), 1);
        desk.press('k');
        QCOMPARE(view->selectedTurn(), 0);
        desk.press('g');
        bool shown = false;
        for (const QLabel* label : desk.page->findChildren<QLabel*>())
            shown = shown || (label->isVisible() && label->text().contains(u"Judge the whole session"_s));
        QVERIFY(shown);
    }
    void theLastSessionEndsWithWords()
    {
        Desk desk(m_path, true, 2);
        for (int i = 0; i < 2; ++i) {
            desk.press(Qt::Key_2);
            desk.press(Qt::Key_Return);
        }
        QVERIFY(!desk.page->currentSession().valid());
        QSignalSpy asked(desk.page.get(), &ui::LabelPage::drawRequested);
        bool said = false;
        for (const QLabel* label : desk.page->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains(u"Nothing more is asked of you"_s));
        QVERIFY(said);
        desk.press(Qt::Key_Backspace); // and even then the last can be taken back
        QVERIFY(desk.page->currentSession().valid());
    }
    void nobodyAndNothingToLabelAreSaid()
    {
        auto project = testsupport::demoProject(m_path);
        common::ScriptedDialogs dialogs;
        workbench::Workbench workbench;
        ui::LabelPage page(workbench, dialogs);
        page.show();
        testsupport::openIn(workbench, project);
        page.activate();
        QSignalSpy who(&page, &ui::LabelPage::annotatorNeeded);
        const auto press = [&](const QString& text) {
            for (auto* button : page.findChildren<QPushButton*>())
                if (button->isVisible() && button->text().contains(text))
                    button->click();
        };
        press(u"name"_s);
        QCOMPARE(who.count(), 1);
        page.setAnnotator(u"ada"_s);
        QTRY_VERIFY(!page.reading());
        QSignalSpy draw(&page, &ui::LabelPage::drawRequested);
        press(u"draw"_s);
        QCOMPARE(draw.count(), 1);
        workbench.setProject(nullptr);
    }
    void everythingHasAName()
    {
        Desk desk(m_path);
        QCOMPARE(testsupport::unnamedWidgets(*desk.page).join(u", "_s), QString());
        testsupport::picture(*desk.page, u"label"_s);
    }
    void theQueueIsAModel()
    {
        Desk desk(m_path);
        const auto labels = workbench::LabelDesk::open(*desk.project, "ada");
        QVERIFY(labels);
        ui::QueueModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDesk(labels->get(), nullptr);
        QCOMPARE(model.rowCount(), 30);
        QCOMPARE(model.index(0).data().toString(), u"○  1"_s);
        QVERIFY((*labels)->submit(0, {{"verdict", {"good"}, std::nullopt}}, 3));
        model.entryChanged(0);
        QCOMPARE(model.index(0).data().toString(), u"●  1"_s);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"session 1, answered"_s);
        // Answered out of turn: it joins what is done, and nothing open stands before it.
        QVERIFY((*labels)->submit(4, {{"verdict", {"good"}, std::nullopt}}, 3));
        model.entryChanged(4);
        QCOMPARE(model.index(1).data().toString(), u"●  2"_s);
        QCOMPARE(model.numberOf(4), std::optional(2));
        QCOMPARE(model.numberOf(1), std::optional(3));
        model.setOnlyFlagged(true);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY((*labels)->setFlag((*labels)->queue()[4].session, true));
        model.entryChanged(4);
        QCOMPARE(model.index(0).data().toString(), u"●  2  ⚑"_s);
        // A colleague's list has none of that.
        const auto colleague = workbench::LabelDesk::open(*desk.project, "ben");
        QVERIFY(colleague);
        ui::QueueModel theirs;
        theirs.setDesk(colleague->get(), nullptr);
        QCOMPARE(theirs.rowCount(), 28);
        QVERIFY(!theirs.numberOf(0));
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::string m_path;
};

QTEST_MAIN(TestUiLabel)
#include "tst_ui_label.moc"
