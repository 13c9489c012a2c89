// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Dialogs.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "sessions/SessionFacts.h"
#include "sessions/SessionPreview.h"
#include "sessions/SessionsPage.h"
#include "sessions/SessionsTable.h"
#include "support/TestSupport.h"
#include "support/UiSupport.h"
#include "workbench/ImportFile.h"
#include "workbench/QueueWork.h"
#include "workbench/Workbench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::child;

namespace {

/// Three sessions with everything the table shows; the second is rated and hostile.
constexpr std::string_view kThree
    = R"({"id":"s-1","started_at":"2026-05-01T10:00:00Z","segments":{"language":"de","plan":"free"},"turns":[{"role":"user","text":"Meine Karte wurde doppelt belastet"},{"role":"assistant","text":"Das tut mir leid"}],"scores":{"confidence":0.25},"weight":2}
{"id":"s-2 <b>x</b>","started_at":"2026-05-02T11:30:00Z","segments":{"language":"en","plan":"pro"},"turns":[{"role":"user","text":"<img src=x> Where is my REFUND?"},{"role":"assistant","text":"On its way"},{"role":"user","text":"again"}],"ratings":[{"value":"down","comment":"slow"}],"signals":[{"kind":"retry","turn":2}],"scores":{"confidence":0.75}}
{"id":"s-3","started_at":"2026-05-03T09:15:00Z","segments":{"language":"en","plan":"free"},"turns":[{"role":"user","text":"hello"}],"scores":{"confidence":0.5}}
this is not JSON
{"session":"nobody","rating":"up"}
)";

std::shared_ptr<workbench::OpenProject> threeSessions(const testsupport::TempDir& dir)
{
    store::OpenOptions options;
    options.create = true;
    auto project = workbench::OpenProject::open(dir.file("three.turnout"), options);
    if (!project)
        qFatal("%s", project.error().message().c_str());
    std::shared_ptr<workbench::OpenProject> shared = std::move(project).value();
    const auto imported = workbench::importFile(*shared, dir.write("three.jsonl", kThree), {}, {}, {});
    if (!imported)
        qFatal("%s", imported.error().message().c_str());
    return shared;
}

/// A page in a window of its own, as the shell would hold it.
struct Desk {
    workbench::Workbench workbench;
    common::ScriptedDialogs dialogs;
    ui::SessionsPage page{workbench, dialogs};

    void open(std::shared_ptr<workbench::OpenProject> project)
    {
        page.resize(1100, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QVERIFY(testsupport::openIn(workbench, std::move(project)));
        page.activate();
        const auto all = static_cast<int>(workbench.snapshot()->frame->size());
        QTRY_COMPARE(page.model().rowCount(), all);
    }
    /// All texts of the first rows are read.
    [[nodiscard]] bool textsRead(int rows) const
    {
        const QString text = testsupport::modelText(page.model(), rows);
        return !text.contains(u"| … |"_s); // the placeholder alone; long first words end in one too
    }
};

} // namespace

class TestUiSessions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsEverySession();
    void sortsByHeader();
    void filtersByCell();
    void previewFollowsTheKeyboard();
    void searchesAsYouType();
    void showsListAndGoesBack();
    void listsRejectsAndOrphans();
    void copiesTheIdAsItIs();
    void picksByKey();
    void saysWhatToDoWhenEmpty();
    void modelKeepsItsContract();
    void everythingHasAName();
    void closingWhileReading();

private:
    testsupport::TempDir m_dir;
    std::shared_ptr<workbench::OpenProject> m_demo;
    std::shared_ptr<workbench::OpenProject> m_three;
};

void TestUiSessions::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = testsupport::demoProject(m_dir.file("demo.turnout"), 1000);
    m_three = threeSessions(m_dir);
}

void TestUiSessions::showsEverySession()
{
    Desk desk;
    desk.open(m_three);
    QTRY_VERIFY(desk.textsRead(3));
    QCOMPARE(testsupport::modelText(desk.page.model()),
        u"Session | First words | Label | Rating | Turns | Started (UTC) | confidence | language | plan | Weight\n"
        "s-1 | Meine Karte wurde doppelt belastet |  |  | 2 | 2026-05-01 10:00 | 0.25 | de | free | 2.0\n"
        "s-2 <b>x</b> | <img src=x> Where is my REFUND? |  | down | 3 | 2026-05-02 11:30 | 0.75 | en | pro | 1.0\n"
        "s-3 | hello |  |  | 1 | 2026-05-03 09:15 | 0.50 | en | free | 1.0"_s);
    QCOMPARE(child<QLabel>(desk.page, u"sessionCount"_s)->text(), u"3 sessions"_s);
    // A screen reader hears the row, not a cell.
    const QString spoken = desk.page.model().index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"Where is my REFUND?"_s) && spoken.contains(u"language en"_s), qPrintable(spoken));
    // Hostile text is never HTML, in a tool tip neither.
    QVERIFY(!desk.page.model().index(1, 1).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
    testsupport::picture(desk.page, u"sessions-three"_s);
}

void TestUiSessions::sortsByHeader()
{
    Desk desk;
    desk.open(m_three);
    QTRY_VERIFY(desk.textsRead(3));
    QHeaderView* header = desk.page.table().horizontalHeader();
    const auto click = [&](int column) {
        const QPoint at(header->sectionViewportPosition(column) + 8, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    const auto ids = [&] {
        QStringList texts;
        for (int row = 0; row < desk.page.model().rowCount(); ++row)
            texts.append(desk.page.model().index(row, 0).data().toString().left(3));
        return texts.join(u' ');
    };
    constexpr int confidence = 6;
    QCOMPARE(desk.page.model().headerData(confidence, Qt::Horizontal, Qt::DisplayRole).toString(), u"confidence"_s);
    click(confidence);
    QTRY_COMPARE(ids(), u"s-1 s-3 s-2"_s);
    const SessionId current = desk.page.table().currentSession();
    click(confidence);
    QTRY_COMPARE(ids(), u"s-2 s-3 s-1"_s);
    // Who reads a session keeps it, wherever its row goes.
    QCOMPARE(desk.page.table().currentSession(), current);
    click(confidence);
    QTRY_COMPARE(ids(), u"s-1 s-2 s-3"_s);
}

void TestUiSessions::filtersByCell()
{
    Desk desk;
    desk.open(m_three);
    QTRY_VERIFY(desk.textsRead(3));
    desk.page.table().setFocus();
    constexpr int language = 7;
    desk.page.table().setCurrentIndex(desk.page.model().index(1, language));
    QTest::keyClick(&desk.page.table(), Qt::Key_O);
    QTRY_COMPARE(desk.page.model().rowCount(), 2);
    QCOMPARE(population::filterText(desk.workbench.filter()), std::string("language=en"));
    QCOMPARE(child<QLabel>(desk.page, u"sessionCount"_s)->text(), u"2 of 3 sessions"_s);
    QVERIFY(testsupport::trigger(desk.page, u"sessions.clearFilter"_s));
    QTRY_COMPARE(desk.page.model().rowCount(), 3);
    // First words are no condition; the page says what is.
    QSignalSpy said(&desk.page, &ui::SessionsPage::message);
    desk.page.table().setCurrentIndex(desk.page.model().index(1, 1));
    QTest::keyClick(&desk.page.table(), Qt::Key_O);
    QCOMPARE(said.size(), 1);
    QVERIFY(desk.workbench.filter().empty());
}

void TestUiSessions::previewFollowsTheKeyboard()
{
    Desk desk;
    desk.open(m_three);
    QTRY_COMPARE(desk.page.preview().shown(), desk.page.model().sessionAt(0));
    desk.page.table().setFocus();
    QTest::keyClick(&desk.page.table(), Qt::Key_Down);
    QTRY_COMPARE(desk.page.preview().shown(), desk.page.model().sessionAt(1));
    QCOMPARE(desk.page.preview().transcript().view().turnCount(), 3);
    QString facts;
    for (const auto& [name, text] : desk.page.preview().facts().lines())
        facts += name + u"="_s + text + u'\n';
    QVERIFY2(facts.contains(u"Segments=language en   ·   plan pro\n"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"Rating=down: “slow”\n"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"Signals=retry (turn 3)\n"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"three.jsonl, line 2\n"_s), qPrintable(facts));
    // Held keys: only the last one counts, and it is reached.
    QTest::keyClick(&desk.page.table(), Qt::Key_Down);
    QTest::keyClick(&desk.page.table(), Qt::Key_Up);
    QTest::keyClick(&desk.page.table(), Qt::Key_Up);
    QTRY_COMPARE(desk.page.preview().shown(), desk.page.model().sessionAt(0));
}

void TestUiSessions::searchesAsYouType()
{
    Desk desk;
    desk.open(m_three);
    desk.page.openSearch();
    auto* field = child<QLineEdit>(desk.page, u"sessionSearch"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"refund"_s);
    QTRY_COMPARE(desk.page.model().rowCount(), 1);
    auto* count = child<QLabel>(desk.page, u"sessionCount"_s);
    QTRY_COMPARE(count->text(), u"1 found"_s);
    QTRY_COMPARE(desk.page.preview().transcript().view().findCount(), 1);
    QVERIFY2(!child<QPushButton>(desk.page, u"drawButton"_s)->isEnabled(), "a draw is from a filter, not a search");
    // Return goes to the hits.
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(desk.page.table().hasFocus());
    field->setText(u"nobody says this"_s);
    QTRY_COMPARE(count->text(), u"0 found"_s);
    QTRY_VERIFY(!desk.page.table().isVisible());
    field->clear();
    QTRY_COMPARE(desk.page.model().rowCount(), 3);
    QTRY_VERIFY(desk.page.table().isVisible());
}

void TestUiSessions::showsListAndGoesBack()
{
    Desk desk;
    desk.open(m_three);
    const SessionId third = desk.page.model().sessionAt(2);
    const SessionId first = desk.page.model().sessionAt(0);
    desk.page.showSessions({third, first}, u"language: de & <b>"_s);
    QTRY_COMPARE(desk.page.model().rowCount(), 2);
    auto* title = child<QLabel>(desk.page, u"listTitle"_s);
    QTRY_COMPARE(title->text(), u"2 sessions from “language: de & <b>”"_s);
    QVERIFY(title->isVisible());
    QTest::mouseClick(child<QPushButton>(desk.page, u"backToAllButton"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.page.model().rowCount(), 3);
    QVERIFY(!title->isVisible());
}

void TestUiSessions::listsRejectsAndOrphans()
{
    Desk desk;
    desk.open(m_three);
    desk.page.showImports();
    auto* imports = child<QTableView>(desk.page, u"importsTable"_s);
    QTRY_COMPARE(imports->model()->rowCount(), 1);
    const QString text = testsupport::modelText(*imports->model());
    QVERIFY2(text.contains(u"three.jsonl | turnout-sessions/1"_s), qPrintable(text));
    auto* lines = child<QTableView>(desk.page, u"importLinesTable"_s);
    QTRY_COMPARE(lines->model()->rowCount(), 1);
    const QString rejected = testsupport::modelText(*lines->model());
    QVERIFY2(rejected.startsWith(u"Line | Reason | The line\n4 | "_s), qPrintable(rejected));
    QVERIFY2(rejected.endsWith(u"| this is not JSON"_s), qPrintable(rejected));
    testsupport::picture(desk.page, u"sessions-imports"_s);
    // The record that waits is one tab to the right.
    const QList<QTabBar*> bars = desk.page.findChildren<QTabBar*>();
    for (QTabBar* bar : bars) {
        if (bar->count() == 2 && bar->tabText(1).contains(u"Waiting"_s))
            bar->setCurrentIndex(1);
    }
    QTRY_COMPARE(lines->model()->index(0, 1).data().toString(), u"session \"nobody\""_s);
}

void TestUiSessions::copiesTheIdAsItIs()
{
    Desk desk;
    desk.open(m_three);
    QTRY_VERIFY(desk.textsRead(3));
    desk.page.table().setCurrentIndex(desk.page.model().index(1, 0));
    QVERIFY(testsupport::trigger(desk.page, u"sessions.copyId"_s));
    QCOMPARE(QApplication::clipboard()->text(), u"s-2 <b>x</b>"_s);
}

void TestUiSessions::picksByKey()
{
    const testsupport::TempDir dir;
    const auto project = threeSessions(dir);
    Desk desk;
    desk.open(project);
    QTRY_VERIFY(desk.textsRead(3));
    const auto picked = [&] {
        const auto queue = workbench::queueReport(*project);
        return queue ? static_cast<int>(queue->musts.size()) : -1;
    };
    QSignalSpy said(&desk.page, &ui::SessionsPage::message);
    auto& table = desk.page.table();
    table.setFocus();
    table.setCurrentIndex(desk.page.model().index(0, 0));
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_M);
    QCOMPARE(picked(), 2);
    QVERIFY(said.last().front().toString().contains(u"without a probability"_s));
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_M);
    QCOMPARE(picked(), 3);
    QVERIFY2(said.last().front().toString().contains(u"2 not: "_s), qPrintable(said.last().front().toString()));
    QTest::keyClick(&table, Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(picked(), 0);
    QVERIFY(said.last().front().toString().startsWith(u"3 picks taken back."_s));
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_M);
    QVERIFY2(said.last().front().toString().startsWith(u"1 session picked: it comes first"_s),
        qPrintable(said.last().front().toString()));
}

void TestUiSessions::saysWhatToDoWhenEmpty()
{
    store::OpenOptions options;
    options.create = true;
    auto made = workbench::OpenProject::open(m_dir.file("empty.turnout"), options);
    QVERIFY(made.ok());
    Desk desk;
    desk.open(std::shared_ptr<workbench::OpenProject>(std::move(made).value()));
    QSignalSpy wanted(&desk.page, &ui::SessionsPage::importRequested);
    QTRY_VERIFY(!desk.page.table().isVisible());
    const QList<QPushButton*> buttons = desk.page.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->isVisible() && button->text().startsWith(u"Import"_s))
            button->click();
    }
    QCOMPARE(wanted.size(), 1);
}

void TestUiSessions::modelKeepsItsContract()
{
    Desk desk;
    const QAbstractItemModelTester tester(&desk.page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.open(m_demo);
    QCOMPARE(desk.page.model().rowCount(), 1000);
    population::Filter rated;
    rated.population = population::Population::Rated;
    desk.workbench.setFilter(rated);
    QTRY_VERIFY(desk.page.model().rowCount() < 1000);
    QVERIFY(desk.page.table().currentIndex().isValid());
    desk.page.openSearch();
    child<QLineEdit>(desk.page, u"sessionSearch"_s)->setText(u"the"_s);
    auto* count = child<QLabel>(desk.page, u"sessionCount"_s);
    QTRY_VERIFY(count->text().endsWith(u" found"_s));
    QVERIFY(desk.page.model().rowCount() > 0);
    QVERIFY(desk.page.table().currentIndex().isValid());
}

void TestUiSessions::everythingHasAName()
{
    Desk desk;
    desk.open(m_demo);
    QCOMPARE(testsupport::unnamedWidgets(desk.page).join(u", "_s), QString());
    QTRY_VERIFY(desk.textsRead(10));
    QTRY_VERIFY(desk.page.preview().shown().valid());
    testsupport::picture(desk.page, u"sessions-demo"_s);
}

void TestUiSessions::closingWhileReading()
{
    // A search, a sort and a page of texts are on their way when the page goes: nothing may come back to it.
    auto desk = std::make_unique<Desk>();
    desk->open(m_demo);
    desk->page.openSearch();
    auto* field = child<QLineEdit>(desk->page, u"sessionSearch"_s);
    field->setText(u"e"_s);
    QTest::keyClick(field, Qt::Key_Return);
    desk.reset();
    QTest::qWait(50);
}

TURNOUT_UI_TEST_MAIN(TestUiSessions)
#include "tst_ui_sessions.moc"
