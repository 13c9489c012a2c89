// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside labeling: flags, history, give again, what is revealed and noted, time and breaks, guidelines, and
// that every screen of the Label workspace can be used by keyboard and heard.
#include "common/CheatSheet.h"
#include "common/KeysDialog.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "labeling/DeskSettingsDialog.h"
#include "labeling/NoteField.h"
#include "labeling/PeopleDialog.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"
#include "labeling/TextStrip.h"
#include "labeling/WorkClock.h"
#include "store/Query.h"
#include "support/LabelDeskApp.h"
#include "workbench/DeskWork.h"
#include "workbench/ProjectInfo.h"

#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace turnout;
using namespace Qt::StringLiterals;
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

void answer(Desk& desk, Qt::Key key)
{
    desk.press(key);
    desk.press(Qt::Key_Return);
}

/// What the file says was in sight when the last label of the session was given.
std::vector<std::string> shownWithLast(Desk& desk, SessionId session)
{
    LabelEventId last;
    std::ignore = desk.project->withLabels(
        [&](const labeling::LabelFold& fold, const labeling::Rubrics&) { last = fold.events(session).back().id; });
    const auto reader = desk.project->store().reader();
    store::Query query(**reader, "SELECT what FROM label_shown WHERE event_id = ? ORDER BY what", last);
    std::vector<std::string> shown;
    while (query.step())
        shown.push_back(query.string(0));
    return shown;
}

template <typename Dialog>
Dialog* opened(Desk& desk)
{
    Dialog* dialog = nullptr;
    const bool there = QTest::qWaitFor([&] {
        dialog = desk.page->findChild<Dialog*>();
        return dialog != nullptr && dialog->isActiveWindow(); // only then its keys are its own
    });
    return there ? dialog : nullptr;
}

void saveSettings(Desk& desk, const workbench::DeskSettings& settings)
{
    const auto kept = workbench::setDeskSettings(*desk.project, settings);
    QVERIFY2(kept, kept ? "" : kept.error().message().c_str());
    desk.workbench.noteDrawn(); // the desk reads again
    desk.settle();
}

} // namespace

class TestUiDeskTools : public QObject {
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

    void flagsAreKeptAndWalkedThrough()
    {
        std::vector<SessionId> flagged;
        {
            Desk desk(m_path);
            for (int i = 0; i < 6; ++i) {
                if (i % 2 == 1) {
                    flagged.push_back(desk.page->currentSession());
                    desk.press('f');
                    QVERIFY(shownTexts(*desk.page).contains(u"⚑ flagged"_s));
                }
                answer(desk, Qt::Key_1);
            }
            desk.press('f'); // and off again
            desk.press('f');
            QVERIFY(!shownTexts(*desk.page).contains(u"⚑ flagged"_s));
        }
        Desk desk(m_path, false);
        const auto list = workbench::flaggedSessions(*desk.project);
        QVERIFY(list);
        QCOMPARE(list->size(), flagged.size());
        QCOMPARE(list->front().annotator, std::string("ada"));
        testsupport::press(*desk.page, Qt::Key_F, Qt::ShiftModifier);
        QVERIFY(shownTexts(*desk.page).contains(u"3 flagged"_s));
        testsupport::picture(*desk.page, u"desk-flagged"_s);
        std::vector<SessionId> seen{desk.page->currentSession()};
        for (int i = 0; i < 5; ++i) {
            desk.press(Qt::Key_Left);
            if (desk.page->currentSession() != seen.back())
                seen.push_back(desk.page->currentSession());
        }
        std::reverse(seen.begin(), seen.end());
        QCOMPARE(seen, flagged);
        QSignalSpy listed(desk.page.get(), &ui::LabelPage::openSessions);
        testsupport::press(*desk.page, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(listed.count(), 1);
        QCOMPARE(listed.front().front().value<std::vector<SessionId>>().size(), flagged.size());
    }
    void givesAgainWithoutLimitUntilTheNextAnswer()
    {
        Desk desk(m_path);
        std::vector<SessionId> order;
        for (int i = 0; i < 4; ++i) {
            order.push_back(desk.page->currentSession());
            answer(desk, i % 2 == 0 ? Qt::Key_1 : Qt::Key_3);
        }
        const auto again = [&] { testsupport::press(*desk.page, Qt::Key_Backspace, Qt::ShiftModifier); };
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 4; ++i)
                desk.press(Qt::Key_Backspace);
            QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{0});
            QCOMPARE(desk.page->waiting(), 30);
            for (int i = 0; i < 4; ++i) {
                again();
                QCOMPARE(desk.page->currentSession(), order[static_cast<std::size_t>(i)]);
                QCOMPARE(desk.chosen(), i % 2 == 0 ? u"good"_s : u"bad"_s);
                QVERIFY(!shownTexts(*desk.page).contains(u"Not submitted yet"_s));
            }
            QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{4});
        }
        again();
        QVERIFY(desk.find<common::Toast>()->message().contains(u"nothing that was taken back"_s));
        // A new answer ends it.
        desk.press(Qt::Key_Backspace);
        desk.press(Qt::Key_2);
        desk.press(Qt::Key_Return);
        again();
        QVERIFY(desk.find<common::Toast>()->message().contains(u"nothing that was taken back"_s));
        QCOMPARE(desk.answeredAndSkipped().first, std::int64_t{4});
        const auto violations = workbench::verifyProject(*desk.project, {}, {});
        QVERIFY(violations && violations->empty());
    }
    void whatWasInSightIsKeptWithTheAnswer()
    {
        Desk desk(m_path);
        const SessionId first = desk.page->currentSession();
        answer(desk, Qt::Key_1);
        QVERIFY(shownWithLast(desk, first).empty());
        desk.press(Qt::Key_Left);
        QVERIFY(desk.find<ui::RevealPanel>()->isVisible());
        answer(desk, Qt::Key_3);
        const auto shown = shownWithLast(desk, first);
        QVERIFY(std::find(shown.begin(), shown.end(), "ratings") != shown.end());
        QVERIFY(std::find(shown.begin(), shown.end(), "labels") == shown.end()); // nobody else said anything
        // The history says so, and what stood before.
        desk.press(Qt::Key_Left);
        desk.press('h');
        auto* history = testsupport::child<ui::TextStrip>(*desk.page, u"deskHistory"_s);
        QVERIFY(history->isVisible());
        const QString text = shownTexts(*history);
        QVERIFY2(text.contains(u"you: Did it help the user? Good"_s)
                && text.contains(u"you: Did it help the user? Bad"_s)
                && text.contains(u"in sight then: why it was chosen"_s),
            qPrintable(text));
        testsupport::picture(*desk.page, u"desk-history"_s);
        desk.press(Qt::Key_Backspace);
        QVERIFY(shownTexts(*history).contains(u"taken back"_s));
    }
    void whatWasPutOffComesBackByUndo()
    {
        Desk desk(m_path);
        answer(desk, Qt::Key_1);
        const SessionId later = desk.page->currentSession();
        const int waiting = desk.page->waiting();
        desk.press('l');
        QVERIFY(desk.page->currentSession() != later);
        QCOMPARE(desk.page->waiting(), waiting - 1);
        desk.press(Qt::Key_Backspace); // the last thing done, not the answer before it
        QCOMPARE(desk.page->currentSession(), later);
        QCOMPARE(desk.page->waiting(), waiting);
        QCOMPARE(desk.answeredAndSkipped().first, 1);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.answeredAndSkipped().first, 0);
    }
    void theProjectSaysWhatIsRevealed()
    {
        Desk desk(m_path);
        const SessionId first = desk.page->currentSession();
        answer(desk, Qt::Key_1);
        workbench::DeskSettings settings;
        settings.revealed = {workbench::Leading::Ratings, workbench::Leading::Labels};
        settings.names = true;
        saveSettings(desk, settings);
        // A colleague says something about it too.
        {
            session::LabelEvent event;
            event.session = first;
            event.annotator = *desk.project->annotator("ben");
            event.answers = {{"verdict", {"bad"}, std::nullopt}};
            QVERIFY(desk.project->append(event));
        }
        desk.workbench.noteDrawn();
        desk.settle();
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.page->currentSession(), first);
        QString text = shownTexts(*desk.find<ui::RevealPanel>());
        QVERIFY2(text.contains(u"ben said: Did it help the user? Bad"_s), qPrintable(text));
        QVERIFY(text.contains(u"ated"_s) && !text.contains(u"Why this one"_s) && !text.contains(u"Segments"_s));
        answer(desk, Qt::Key_2);
        QVERIFY((shownWithLast(desk, first) == std::vector<std::string>{"labels", "ratings"}));
        settings.names = false;
        saveSettings(desk, settings);
        desk.press(Qt::Key_Left);
        desk.press('h');
        text = shownTexts(*desk.page);
        QVERIFY2(text.contains(u"a colleague"_s) && !text.contains(u"ben"_s), qPrintable(text));
        settings.revealed = {};
        saveSettings(desk, settings);
        desk.press(Qt::Key_Right);
        desk.press(Qt::Key_Left);
        text = shownTexts(*desk.page);
        QVERIFY2(!text.contains(u"a colleague"_s) && !text.contains(u"ated by the user"_s), qPrintable(text));
    }
    void theSettingsAreChosenByKeyboard()
    {
        Desk desk(m_path);
        testsupport::press(*desk.page, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = opened<ui::DeskSettingsDialog>(desk);
        QVERIFY(dialog);
        QCOMPARE(testsupport::unnamedWidgets(*dialog).join(u", "_s), QString());
        testsupport::picture(*dialog, u"desk-settings"_s);
        auto* ratings = dialog->findChild<QCheckBox*>();
        ratings->setFocus();
        QTest::keyClick(ratings, Qt::Key_Space);
        auto* idle = dialog->findChild<QSpinBox*>();
        idle->setFocus();
        idle->selectAll();
        QTest::keyClicks(idle, u"45"_s);
        QTest::keyClick(idle, Qt::Key_Return);
        QTRY_COMPARE(workbench::deskSettings(*desk.project)->idleSeconds, 45.0);
        QVERIFY(!workbench::deskSettings(*desk.project)->revealed.contains(workbench::Leading::Ratings));
        desk.settle();
    }
    void breaksDoNotCount()
    {
        qint64 now = 0;
        QWidget window;
        ui::WorkClock clock(window, [&] { return now; });
        clock.setIdleSeconds(60);
        clock.start(5);
        now += 40'000;
        clock.noteActivity();
        now += 59'000;
        QCOMPARE(clock.seconds(), 104.0);
        QVERIFY(!clock.onBreak());
        now += 3'600'000;
        QVERIFY(clock.onBreak());
        QCOMPARE(clock.seconds(), 45.0); // nothing of a stretch that became a break
        clock.noteActivity();
        now += 10'000;
        QCOMPARE(clock.seconds(), 55.0);
        // A key in its window is somebody's being there, one elsewhere is not.
        now += 50'000;
        QWidget other;
        QTest::keyClick(&other, Qt::Key_A);
        now += 20'000;
        QVERIFY(clock.onBreak());
        QTest::keyClick(&window, Qt::Key_A);
        QVERIFY(!clock.onBreak());
    }
    void theTimerIsShownWhereItIsWanted()
    {
        Desk desk(m_path);
        auto* timer = testsupport::child<QLabel>(*desk.page, u"deskTimer"_s);
        QCOMPARE(timer->text(), QString());
        workbench::DeskSettings settings;
        settings.timer = true;
        saveSettings(desk, settings);
        QTRY_VERIFY_WITH_TIMEOUT(timer->text().startsWith(u"0:0"_s), 5000);
    }
    void guidelinesStayOpenFromSessionToSession()
    {
        Desk desk(m_path);
        desk.press('g');
        auto* guidelines = desk.find<ui::TextStrip>();
        QVERIFY(guidelines->isVisible());
        for (int i = 0; i < 3; ++i) {
            answer(desk, Qt::Key_1);
            QVERIFY(guidelines->isVisible());
            QVERIFY(shownTexts(*guidelines).contains(u"Judge the whole session"_s));
        }
        desk.press('g');
        QVERIFY(!guidelines->isVisible());
        answer(desk, Qt::Key_1);
        QVERIFY(!guidelines->isVisible());
    }
    void everyAnnotatorsWorkIsListed()
    {
        Desk desk(m_path);
        for (int i = 0; i < 4; ++i) {
            QTest::qWait(20); // a pace is of answers that took some time
            answer(desk, Qt::Key_1);
        }
        desk.press(Qt::Key_Space);
        desk.press(Qt::Key_1);
        desk.press(Qt::Key_Backspace);
        desk.page->setAnnotator(u"ben <b>"_s);
        desk.settle();
        answer(desk, Qt::Key_3);
        const auto work = workbench::annotatorWork(*desk.project);
        QVERIFY(work);
        QCOMPARE(work->size(), std::size_t{2});
        QCOMPARE(work->front().answered, std::int64_t{4});
        QCOMPARE(work->front().skipped, std::int64_t{0}); // taken back
        QVERIFY(work->front().pace && !work->back().pace);
        testsupport::press(*desk.page, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto* people = opened<ui::PeopleDialog>(desk);
        QVERIFY(people);
        QCOMPARE(testsupport::unnamedWidgets(*people).join(u", "_s), QString());
        QCOMPARE(people->findChild<QTableWidget*>()->item(1, 0)->text(), u"ben <b> (here now)"_s);
        testsupport::picture(*people, u"desk-people"_s);
    }
    void formattedIsTheSameText()
    {
        Desk desk(m_path);
        auto* view = desk.find<common::TranscriptView>();
        const std::string said = "# Refunds\nUse **two** steps, `refund(7)`:\n- first <img src=x>\n> quoted\n"
                                 "```py\nprint(1)\n```\n| a | b |\n";
        view->setTurns({{session::Role::Assistant, said, {}, {}, {}},
            {session::Role::User, "مرحبا **عالم** 漢字と**太字**です", {}, {}, {}}});
        const QImage plain = view->grab().toImage();
        testsupport::press(*desk.page, Qt::Key_M, Qt::ControlModifier);
        QVERIFY(view->formatted());
        QVERIFY(view->grab().toImage() != plain);
        testsupport::picture(*desk.page, u"desk-formatted"_s);
        view->setFindText(u"**two**"_s);
        QCOMPARE(view->findCount(), 1); // no character is gone
        view->setFindText(u"<img"_s);
        QCOMPARE(view->findCount(), 1);
        testsupport::press(*desk.page, Qt::Key_M, Qt::ControlModifier);
        view->setFindText({});
        QVERIFY(!view->formatted());
    }
    /// Names, and a way by Tab that visits everything and comes back.
    void everyScreenIsNamedAndWalkedByTab()
    {
        Desk desk(m_path);
        const auto look = [&](const char* what) {
            const QString unnamed = testsupport::unnamedWidgets(*desk.page).join(u", "_s);
            QVERIFY2(unnamed.isEmpty(), qPrintable(QLatin1String(what) + u": "_s + unnamed));
        };
        look("desk");
        desk.press('g');
        desk.press('h');
        look("guidelines and history");
        desk.press(Qt::Key_Slash);
        look("find");
        testsupport::press(*desk.page, Qt::Key_Escape);
        desk.press(Qt::Key_Space);
        look("skip");
        desk.press(Qt::Key_Escape);

        // From the transcript through everything that can have the focus, once round, from top to bottom on the right.
        QWidget* begin = desk.page->focusWidget();
        std::vector<QWidget*> walked;
        for (int i = 0; i < 80; ++i) {
            testsupport::press(*desk.page, Qt::Key_Tab);
            if (desk.page->focusWidget() == begin)
                break;
            walked.push_back(desk.page->focusWidget());
        }
        QVERIFY2(desk.page->focusWidget() == begin, "Tab goes round");
        int top = -1;
        std::size_t options = 0;
        for (const QWidget* widget : walked)
            if (const auto* option = qobject_cast<const ui::OptionButton*>(widget)) {
                const int here = option->mapTo(desk.page.get(), QPoint()).y();
                QVERIFY(here > top);
                top = here;
                ++options;
            }
        std::size_t shown = 0;
        for (const auto* option : desk.find<ui::QuestionPanel>()->findChildren<ui::OptionButton*>())
            shown += option->isVisible() ? 1U : 0U;
        QCOMPARE(options, shown);
        const auto has
            = [&](const QWidget* one) { return std::find(walked.begin(), walked.end(), one) != walked.end(); };
        QVERIFY(has(desk.find<ui::NoteField>()));
        for (const auto* strip : desk.page->findChildren<ui::TextStrip*>())
            QVERIFY(!strip->isVisible() || has(strip));
    }
    /// As it is painted, in both looks: the words of every label on the ground behind it.
    void wordsHaveContrast()
    {
        for (const common::Scheme scheme : {common::Scheme::Light, common::Scheme::Dark}) {
            common::Theme::apply(*qApp, scheme);
            Desk desk(m_dir->file(scheme == common::Scheme::Light ? "light" : "dark"));
            desk.press('g');
            desk.press('f');
            answer(desk, Qt::Key_1);
            desk.press(Qt::Key_Left);
            desk.press('h');
            desk.press(Qt::Key_2);
            const QImage image = desk.page->grab().toImage();
            const double scale = image.devicePixelRatio();
            for (const QLabel* label : desk.page->findChildren<QLabel*>()) {
                if (!label->isVisible() || label->text().isEmpty() || !label->visibleRegion().boundingRect().isValid())
                    continue;
                QRect area(label->mapTo(desk.page.get(), QPoint()), label->size());
                area = QRect(area.topLeft() * scale, area.size() * scale).intersected(image.rect());
                // The ground is what most pixels are; the words are what differs most from it.
                QHash<QRgb, int> counts;
                for (int y = area.top(); y <= area.bottom(); ++y)
                    for (int x = area.left(); x <= area.right(); ++x)
                        ++counts[image.pixel(x, y)];
                QRgb ground = 0;
                for (auto it = counts.cbegin(); it != counts.cend(); ++it)
                    if (it.value() > counts.value(ground))
                        ground = it.key();
                double most = 1;
                for (auto it = counts.cbegin(); it != counts.cend(); ++it)
                    most = std::max(most, common::contrastRatio(QColor(it.key()), QColor(ground)));
                QVERIFY2(most >= 4.4, qPrintable(u"%1: %2"_s.arg(label->text()).arg(most)));
            }
        }
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void whatTheLabelsBoughtIsSaidBetweenBatches()
    {
        Desk desk(m_path, true, 40);
        auto* bought = testsupport::child<QLabel>(*desk.page, u"bought"_s);
        for (int i = 0; i < 40; ++i) {
            answer(desk, i % 3 == 0 ? Qt::Key_3 : Qt::Key_1);
            if (i < 18)
                QVERIFY(!bought->isVisible());
        }
        QTRY_VERIFY2(
            bought->text().contains(u"± "_s) && bought->text().contains(u"before"_s), qPrintable(bought->text()));
        QVERIFY(!bought->text().contains(u'%')); // how sure, never how good
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::string m_path;
};

TURNOUT_UI_TEST_MAIN(TestUiDeskTools)
#include "tst_ui_desk_tools.moc"
