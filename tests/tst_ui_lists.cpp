// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions behind a bar or a number: what is said of them, and what can be drawn from them.
#include "common/BalanceChart.h"
#include "common/EstimateChart.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TurnoutChart.h"
#include "sessions/SessionFacts.h"
#include "sessions/SessionPreview.h"
#include "sessions/SessionsTable.h"
#include "support/ShellApp.h"
#include "workbench/LabelDesk.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;
using testsupport::child;

class TestUiLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theAnswerGivenIsShown();
    void longIdsLeaveOutTheMiddle();
    void drawsFromWhatABarShows();
    void saysWhyNothingCanBeDrawn();
    void chartsAreAsHighAsTheirRows();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

void TestUiLists::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 40);
    const auto desk = workbench::LabelDesk::open(*project, "ada");
    const std::array<const char*, 4> answers{"good", "acceptable", "bad", "cant_tell"};
    for (std::size_t entry = 0; entry < 12; ++entry)
        QVERIFY((*desk)->submit(entry, {{"verdict", {answers.at(entry % 4)}, std::nullopt}}, 5));
}

void TestUiLists::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiLists::theAnswerGivenIsShown()
{
    App app(*m_dir);
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
    const ui::SessionsModel& model = app.window.workspaces().sessions().model();
    int column = -1;
    for (int i = 0; i < model.columnCount(); ++i)
        if (model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() == u"Label"_s)
            column = i;
    QVERIFY(column >= 0);
    std::map<QString, int> counts;
    int labeled = -1;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString text = model.index(row, column).data().toString();
        ++counts[text];
        if (text == u"Acceptable"_s)
            labeled = row;
    }
    for (const QString& title : {u"Good"_s, u"Acceptable"_s, u"Bad"_s, u"Can't tell"_s})
        QCOMPARE(counts[title], 3);
    QCOMPARE(counts[u"waiting"_s], 28);
    app.window.workspaces().sessions().table().goToSession(model.sessionAt(labeled));
    const ui::SessionPreview& preview = app.window.workspaces().sessions().preview();
    const auto said = [&] {
        for (const auto& [name, text] : preview.facts().lines())
            if (name == u"Label"_s)
                return text;
        return QString();
    };
    QTRY_COMPARE(said(), u"Acceptable"_s);
    // The column it is sorted by says so.
    QHeaderView* header = app.window.workspaces().sessions().table().horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
        QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    QTRY_COMPARE(header->sortIndicatorSection(), column);
    QTest::mouseClick(
        header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(2) + 10, header->height() / 2));
    QTRY_COMPARE(header->sortIndicatorSection(), 2);
    testsupport::picture(app.window, u"lists-sorted"_s);
}

void TestUiLists::longIdsLeaveOutTheMiddle()
{
    common::ElidedLabel label;
    label.resize(120, 20);
    label.show();
    label.setFullText(u"conversation-2026-05-01-europe-west-000000000000001"_s);
    QVERIFY2(label.text().contains(u'…'), qPrintable(label.text()));
    QVERIFY2(label.text().startsWith(u"con"_s) && label.text().endsWith(u"01"_s), qPrintable(label.text()));
    label.resize(900, 20);
    QCOMPARE(label.text(), label.fullText());
}

void TestUiLists::drawsFromWhatABarShows()
{
    App app(*m_dir);
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
    testsupport::press(app.window, Qt::Key_3, Qt::ControlModifier);
    auto* chart = app.window.findChild<common::TurnoutChart*>();
    QTRY_VERIFY(!chart->isEmpty());
    const QString key = chart->table().keys.front();
    Q_EMIT chart->rowActivated(key);
    QTRY_VERIFY(app.rows() > 0 && app.rows() < 1000);
    const int rows = app.rows();
    QTRY_VERIFY(app.window.findChild<QAction*>(u"sessions.draw"_s)->isEnabled());
    testsupport::press(app.window, Qt::Key_D, Qt::ControlModifier);
    auto* dialog = app.dialog(u"drawDialog"_s);
    QVERIFY(dialog != nullptr);
    // Exactly these: the filter keeps them, in every workspace.
    const population::Filter filter = app.window.workbench().filter();
    QCOMPARE(QString::fromStdString(filter.segments.front().segment), key.section(QChar(0x1F), 0, 0));
    QVERIFY(filter.population == population::Population::Rated);
    QTRY_COMPARE(app.rows(), rows);
    dialog->close();
}

void TestUiLists::saysWhyNothingCanBeDrawn()
{
    App app(*m_dir);
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
    testsupport::press(app.window, Qt::Key_4, Qt::ControlModifier);
    auto* chart = app.window.findChild<common::EstimateChart*>();
    QTRY_VERIFY(!chart->isEmpty());
    Q_EMIT chart->rowActivated(u"hajek"_s);
    QTRY_COMPARE(app.rows(), 12);
    const QAction* draw = app.window.findChild<QAction*>(u"sessions.draw"_s);
    QTRY_VERIFY(!draw->isEnabled());
    const auto* button = child<QPushButton>(app.window, u"drawButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY2(button->toolTip().contains(u"No filter keeps exactly these"_s), qPrintable(button->toolTip()));
    testsupport::press(app.window, Qt::Key_D, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY2(app.window.findChild<QDialog*>(u"drawDialog"_s) == nullptr, "the key follows the button");
}

void TestUiLists::chartsAreAsHighAsTheirRows()
{
    App app(*m_dir);
    app.open(m_demo);
    testsupport::press(app.window, Qt::Key_3, Qt::ControlModifier);
    auto* chart = app.window.findChild<common::BalanceChart*>();
    QTRY_VERIFY(!chart->isEmpty());
    QTest::qWait(50);
    // One scroll bar, the page's: the area around the chart has nothing to scroll.
    const auto areaAround = [](QWidget* widget) {
        QWidget* above = widget->parentWidget();
        while (qobject_cast<QScrollArea*>(above) == nullptr)
            above = above->parentWidget();
        return qobject_cast<QScrollArea*>(above);
    };
    QScrollArea* own = areaAround(chart);
    QCOMPARE(own->verticalScrollBar()->maximum(), 0);
    QScrollArea* page = areaAround(own);
    QVERIFY(page->verticalScrollBar()->maximum() > 0);
    // Walking down by key scrolls the page, and the row is seen.
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QVERIFY(page->verticalScrollBar()->value() > 0);
    const QPoint row = chart->mapTo(page->viewport(), chart->partRect(chart->currentPart()).center().toPoint());
    QVERIFY(page->viewport()->rect().contains(row));
    testsupport::picture(app.window, u"lists-scrolled"_s);
    auto* estimates = app.window.findChild<common::EstimateChart*>();
    testsupport::press(app.window, Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(!estimates->isEmpty());
    QTRY_COMPARE(estimates->height(), estimates->minimumSizeHint().height());
}

TURNOUT_UI_TEST_MAIN(TestUiLists)
#include "tst_ui_lists.moc"
