// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an annotator begins and does not finish, writes, unfolds and reads beside the questions: nothing is lost, and
// nothing is cut off.
#include "common/CheatSheet.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "labeling/NoteField.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/TextStrip.h"
#include "support/LabelDeskApp.h"
#include "support/ShellApp.h"

#include <filesystem>
#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::App;
using testsupport::Desk;

namespace {

QString shownTexts(const QWidget& page)
{
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible())
            texts << label->text();
    return texts.join(u'\n');
}

} // namespace

class TestUiDesk : public QObject {
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

    void whatIsBegunIsKept()
    {
        Desk desk(m_path);
        const SessionId first = desk.page->currentSession();
        desk.press(Qt::Key_3);
        desk.press('w');
        desk.press('n');
        auto* note = desk.find<ui::NoteField>();
        QTest::keyClicks(note, u"see the second turn"_s);
        QTest::keyClick(note, Qt::Key_Escape);
        const QString chosen = desk.chosen();
        desk.press(Qt::Key_Right);
        QVERIFY(desk.page->currentSession() != first);
        QCOMPARE(desk.chosen(), QString());
        QCOMPARE(note->toPlainText(), QString());
        QCOMPARE(desk.begun(), 1);
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.page->currentSession(), first);
        QCOMPARE(desk.chosen(), chosen);
        QCOMPARE(note->toPlainText(), u"see the second turn"_s);
        QVERIFY(shownTexts(*desk.page).contains(u"Not submitted yet"_s));
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{0});
        // A draw made meanwhile, or another annotator at the desk, takes nothing away either.
        testsupport::drawFrom(*desk.project, 5, 9);
        desk.workbench.noteDrawn();
        desk.settle();
        QCOMPARE(desk.page->currentSession(), first);
        QCOMPARE(desk.chosen(), chosen);
        desk.page->setAnnotator(u"ben"_s);
        desk.settle();
        QCOMPARE(desk.chosen(), QString());
        desk.page->setAnnotator(u"ada"_s);
        desk.settle();
        QCOMPARE(desk.page->currentSession(), first);
        QCOMPARE(desk.chosen(), chosen);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
        QCOMPARE(desk.begun(), 0);
        // Answered as it was, and looked at again: no draft.
        desk.press(Qt::Key_Left);
        QCOMPARE(note->toPlainText(), u"see the second turn"_s);
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.begun(), 0);
    }
    /// After a kill the file holds what the system was given; so does a copy of it, made while it is open.
    void everyKeyStrokeSurvivesAKill()
    {
        Desk desk(m_path);
        const SessionId session = desk.page->currentSession();
        const auto afterAKill = [&] {
            const testsupport::TempDir dir;
            const std::string copy = dir.file("copy.turnout");
            for (const char* tail : {"", "-wal"})
                if (std::filesystem::exists(m_path + tail))
                    std::filesystem::copy_file(m_path + tail, copy + tail);
            const auto project = workbench::OpenProject::open(copy);
            const auto drafts = workbench::DeskDrafts::open(**project, "ada");
            const store::Draft* draft = (*drafts)->find(session);
            QStringList values;
            if (draft != nullptr)
                for (const session::Answer& answer : draft->answers)
                    values << QString::fromStdString(answer.values.front());
            return values.join(u'|');
        };
        desk.press(Qt::Key_3);
        const QString chosen = desk.chosen();
        QCOMPARE(desk.page->unsaved(), 0);
        QCOMPARE(afterAKill(), chosen);
        desk.press('n');
        QString typed;
        for (const char key : {'w', 'h', 'y', '?'}) {
            QTest::keyClick(desk.find<ui::NoteField>(), key);
            typed += QLatin1Char(key);
            QCOMPARE(desk.page->unsaved(), 0);
            QCOMPARE(afterAKill(), chosen + u'|' + typed);
        }
        QTest::keyClick(desk.find<ui::NoteField>(), Qt::Key_Return);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
        QCOMPARE(desk.begun(), 0);
    }
    /// The next day, at the same desk.
    void whatIsBegunIsThereAfterARestart()
    {
        SessionId session;
        {
            Desk desk(m_path);
            desk.press(Qt::Key_Right);
            session = desk.page->currentSession();
            desk.press(Qt::Key_3);
            desk.press('n');
            QTest::keyClicks(desk.find<ui::NoteField>(), u"tomorrow"_s);
        }
        Desk again(m_path, false);
        QCOMPARE(again.begun(), 1);
        again.press(Qt::Key_Right);
        QCOMPARE(again.page->currentSession(), session);
        QCOMPARE(again.find<ui::NoteField>()->toPlainText(), u"tomorrow"_s);
        QVERIFY(!again.chosen().isEmpty());
        QVERIFY(shownTexts(*again.page).contains(u"Not submitted yet"_s));
    }
    void takingBackACorrectionShowsWhatStands()
    {
        Desk desk(m_path);
        const SessionId first = desk.page->currentSession();
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Left);
        desk.press(Qt::Key_3);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.page->currentSession(), first);
        QVERIFY2(desk.chosen() == u"good"_s, "the answer before the correction stands again");
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
        QCOMPARE(desk.begun(), 0);
        QVERIFY(desk.find<common::Toast>()->message().contains(u"stands again"_s));
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{0});
        QVERIFY2(desk.chosen() == u"good"_s, "to be changed rather than given again");
        QVERIFY(shownTexts(*desk.page).contains(u"Not submitted yet"_s));
        QCOMPARE(desk.begun(), 1);
    }
    void plainKeysAreTypedInTheNote()
    {
        Desk desk(m_path);
        const SessionId session = desk.page->currentSession();
        desk.press('n');
        auto* note = desk.find<ui::NoteField>();
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, u"1 q jk <b>?"_s);
        QTest::keyClick(note, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(note, u"second"_s);
        QCOMPARE(note->toPlainText(), u"1 q jk <b>?\nsecond"_s);
        QCOMPARE(desk.chosen(), QString());
        // Enter submits; what is missing is asked for at the desk.
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(!note->hasFocus());
        QCOMPARE(desk.page->currentSession(), session);
        QVERIFY(shownTexts(*desk.page).contains(u"needs an answer"_s));
        desk.press(Qt::Key_1);
        desk.press('n');
        QTest::keyClick(note, Qt::Key_Enter);
        QVERIFY(desk.page->currentSession() != session);
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{1});
        desk.press(Qt::Key_Left);
        QCOMPARE(note->toPlainText(), u"1 q jk <b>?\nsecond"_s);
        const int three = note->height();
        desk.press('n');
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(note, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(note->height() > three);
    }
    void foldedTurnsUnfoldByKey()
    {
        Desk desk(m_path);
        auto* view = desk.find<common::TranscriptView>();
        view->setTurns({{session::Role::User, "Where is it?", {}, {}, {}}, {session::Role::Assistant, "", {}, {}, {}},
            {session::Role::Tool, "{\"order\":1,\n\"state\":\"sent\"}", "lookup", {}, {}}});
        desk.press('j');
        desk.press('j');
        QCOMPARE(view->selectedTurn(), 2);
        QVERIFY(view->folded(2));
        QVERIFY2(view->spokenText(2).contains(u"X unfolds"_s), qPrintable(view->spokenText(2)));
        testsupport::picture(*desk.page, u"desk-folded"_s);
        desk.press('x');
        QVERIFY(!view->folded(2));
        desk.press('x');
        QVERIFY(view->folded(2));
    }
    void nothingBesideTheQuestionsIsCutOff()
    {
        Desk desk(m_path);
        desk.page->resize(1120, 640); // what a window of 1280 × 800 leaves, and less
        desk.press('g');
        auto* guidelines = desk.find<ui::TextStrip>();
        QVERIFY(guidelines->isVisible());
        QVERIFY(shownTexts(*desk.page).contains(u"Judge the whole session"_s));
        QTRY_COMPARE(guidelines->verticalScrollBar()->maximum(), 0);
        desk.press('g');
        QVERIFY(!guidelines->isVisible());
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Left);
        auto* revealed = desk.find<ui::RevealPanel>();
        QVERIFY(revealed->isVisible());
        auto* strip = revealed->findChild<ui::TextStrip*>();
        QTRY_COMPARE(strip->verticalScrollBar()->maximum(), 0);
        const QRect place(strip->mapTo(desk.page.get(), QPoint()), strip->size());
        QVERIFY(desk.page->rect().contains(place));
        testsupport::picture(*desk.page, u"desk-revealed"_s);
    }
    void whatIsCertainHasNoDecimals()
    {
        ui::RevealPanel panel;
        workbench::Revealed revealed;
        revealed.reason = "audit";
        revealed.probability = 1;
        revealed.expected = 0.9994;
        panel.reveal(revealed);
        panel.show();
        const QString text = shownTexts(panel);
        QVERIFY2(text.contains(u"(probability 100 %)"_s), qPrintable(text));
        QVERIFY2(text.contains(u"probability 99.9 %"_s), qPrintable(text)); // nearly
    }
    void enterPressesTheButtonOfAnEmptyState()
    {
        auto project = testsupport::demoProject(m_path);
        common::ScriptedDialogs dialogs;
        workbench::Workbench workbench;
        ui::LabelPage page(workbench, dialogs);
        page.resize(1000, 700);
        page.show();
        testsupport::openIn(workbench, project);
        page.activate();
        QSignalSpy who(&page, &ui::LabelPage::annotatorNeeded);
        testsupport::press(page, Qt::Key_Return);
        QCOMPARE(who.count(), 1);
        page.setAnnotator(u"ada"_s);
        QTRY_VERIFY(!page.reading());
        page.activate();
        QSignalSpy draw(&page, &ui::LabelPage::drawRequested);
        testsupport::press(page, Qt::Key_Enter);
        QCOMPARE(draw.count(), 1);
        workbench.setProject(nullptr);
    }
    void progressCountsSessions()
    {
        Desk desk(m_path);
        for (int i = 0; i < 4; ++i) {
            desk.press(Qt::Key_1);
            desk.press(Qt::Key_Return);
        }
        desk.press(Qt::Key_Left);
        desk.press(Qt::Key_3);
        desk.press(Qt::Key_Return);
        const QString texts = shownTexts(*desk.find<ui::QueuePanel>());
        QVERIFY2(texts.contains(u"4 of 30"_s) && texts.contains(u"today 4"_s), qPrintable(texts));
        QVERIFY2(!texts.contains(u"0 s"_s), qPrintable(texts));
        QCOMPARE(desk.find<QProgressBar>()->value(), 4);
    }
    void theMenuListsTheRubricsAnswers()
    {
        Desk desk(m_path);
        QVERIFY(desk.page->findChild<QAction*>(u"label.answer3"_s)->isVisible());
        QCOMPARE(desk.page->findChild<QAction*>(u"label.answer3"_s)->text(), u"Bad"_s);
        QVERIFY(!desk.page->findChild<QAction*>(u"label.answer4"_s)->isVisible());
        QStringList own;
        for (const QAction* action : desk.page->actions())
            if (action->objectName().startsWith(u"label.option."_s))
                own << action->shortcut().toString() + u' ' + action->text();
        QVERIFY2(own.contains(u"Q Wrong facts"_s), qPrintable(own.join(u", "_s)));
        std::vector<common::CheatSheet::Line> lines;
        for (const auto& key : desk.page->answerKeys())
            lines.push_back({key.key, key.title});
        common::CheatSheet sheet(lines);
        QString words;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            words += label->text() + u'\n';
        QVERIFY(words.contains(u"Wrong facts"_s));
        QVERIFY(words.contains(u"Unfold the turn"_s));
    }
    void theWindowsChordsWorkInTheNote()
    {
        {
            const auto project = testsupport::demoProject(m_path);
            testsupport::drawFrom(*project, 5);
        }
        App app(*m_dir);
        app.window.setAnnotator(u"ada"_s);
        app.open(m_path);
        testsupport::press(app.window, Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(app.window.focusWidget(), 'n');
        auto* note = app.window.findChild<ui::NoteField*>();
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, u"unfinished"_s);
        testsupport::press(app.window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = testsupport::child<QWidget>(app.window, u"commandPalette"_s);
        QTRY_VERIFY(palette->isVisible());
        QTest::keyClick(app.window.focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!palette->isVisible());
        QVERIFY(note->hasFocus()); // whoever had the keyboard has it again
        testsupport::press(app.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(app.window.workspaces().current().id, u"sessions"_s);
        testsupport::press(app.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(note->toPlainText(), u"unfinished"_s);
        note->setFocus();
        // Quitting does not ask: the note is on disk, and there the next time.
        testsupport::press(app.window, Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!app.window.isVisible());
        QCOMPARE(app.dialogs.asked, QStringList{});
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::string m_path;
};

QTEST_MAIN(TestUiDesk)
#include "tst_ui_desk.moc"
