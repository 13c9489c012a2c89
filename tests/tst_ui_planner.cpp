// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The planner and the model of the Quality page: the numbers of the command line, learned in the background.
#include "common/CalibrationChart.h"
#include "common/Dialogs.h"
#include "common/PlanChart.h"
#include "common/Theme.h"
#include "quality/ModelPanel.h"
#include "quality/PlannerPanel.h"
#include "quality/QualityPage.h"
#include "support/MadeProject.h"
#include "support/ShellApp.h"
#include "support/ShownPage.h"
#include "workbench/ModelReport.h"
#include "workbench/ModelTrainer.h"
#include "workbench/Plan.h"
#include "workbench/Quality.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QThread>
#include <set>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::child;
using testsupport::Shown;
using State = workbench::ModelTrainer::State;

namespace {

bool learned(const workbench::Workbench& workbench)
{
    return QTest::qWaitFor(
        [&] {
            const State state = workbench.trainer().state();
            return state == State::Ready || state == State::Refused;
        },
        60000);
}

QString textOf(const QWidget& page, const QString& name)
{
    return child<QLabel>(page, name)->text();
}

/// Draws and answers so many more, and tells the workbench.
void labelMore(workbench::Workbench& workbench, workbench::OpenProject& project, std::int64_t sessions)
{
    testsupport::drawFrom(project, sessions, 11);
    testsupport::labelWaiting(project);
    workbench.noteDrawn();
    workbench.noteLabeled();
}

} // namespace

class TestUiPlanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void planIsThatOfTheCommandLine();
    void planFollowsTheFieldByKeyboard();
    void planFollowsTheFilter();
    void drawsWhatIsPlanned();
    void modelIsThatOfTheCommandLine();
    void modelIsLearnedAgainWithNewLabels();
    void withoutLabelsThereAreWords();
    void calibrationByKeyboard();
    void learningGivesWayToAJob();
    void pictures();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

void TestUiPlanner::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
}

void TestUiPlanner::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiPlanner::planIsThatOfTheCommandLine()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
    QVERIFY(learned(shown.workbench));
    const auto plan = workbench::planLabels(*shown.project, {}, {}, {});
    MUST(plan);
    QTRY_VERIFY2(
        textOf(*shown.page, u"planSentence"_s).startsWith(QString::fromStdString(workbench::planSentence(*plan))),
        qPrintable(textOf(*shown.page, u"planSentence"_s)));
    const auto table = shown.page->findChild<common::PlanChart*>()->table();
    QCOMPARE(table.rows.size(), plan->parts.size() + 1);
    QCOMPARE(table.rows[0][4], QString::number(static_cast<qint64>(std::ceil(plan->all.needed))));
    // What is known rests on the labels, of all and of a part.
    QSignalSpy opened(shown.page.get(), &ui::QualityPage::openSessions);
    auto* chart = shown.page->findChild<common::PlanChart*>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(opened.takeFirst().at(0).value<std::vector<SessionId>>().size(), std::size_t{60});
    for (const QString& key : table.keys)
        if (!key.isEmpty())
            Q_EMIT chart->rowActivated(key);
    QVERIFY(opened.size() > 3);
    for (const auto& part : opened)
        QVERIFY(!part.at(0).value<std::vector<SessionId>>().empty() && !part.at(1).toString().isEmpty());
    QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
}

void TestUiPlanner::planFollowsTheFieldByKeyboard()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
    QVERIFY(learned(shown.workbench));
    QTRY_VERIFY(textOf(*shown.page, u"planSentence"_s).contains(u"± 3.0 points"_s));
    auto* within = child<QDoubleSpinBox>(*shown.page, u"withinBox"_s);
    QTest::keyClick(shown.page.get(), Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(within->hasFocus());
    within->selectAll();
    QTest::keyClicks(within, u"10"_s);
    QTRY_VERIFY2(textOf(*shown.page, u"planSentence"_s).contains(u"± 10.0 points"_s),
        qPrintable(textOf(*shown.page, u"planSentence"_s)));
    within->setValue(50);
    auto* draw = child<QPushButton>(*shown.page, u"drawPlannedButton"_s);
    QTRY_COMPARE(draw->text(), u"There are labels enough"_s);
    QVERIFY(!draw->isEnabled());
}

void TestUiPlanner::planFollowsTheFilter()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
    QVERIFY(learned(shown.workbench));
    const auto filter = workbench::filterFromWords(*shown.project, {"language=de"});
    MUST(filter);
    shown.workbench.setFilter(*filter);
    workbench::PlanRequest request;
    request.filter = *filter;
    const auto plan = workbench::planLabels(*shown.project, request, {}, {});
    MUST(plan);
    const QString sentence = QString::fromStdString(workbench::planSentence(*plan));
    QTRY_VERIFY(textOf(*shown.page, u"planSentence"_s).startsWith(sentence));
}

void TestUiPlanner::drawsWhatIsPlanned()
{
    const std::string path = m_dir->file("p.turnout");
    {
        const auto project = testsupport::demoProject(path);
        testsupport::drawFrom(*project, 60);
        testsupport::labelWaiting(*project);
    }
    testsupport::App app(*m_dir);
    app.open(path);
    testsupport::press(app.window, Qt::Key_4, Qt::ControlModifier);
    auto* draw = child<QPushButton>(app.window, u"drawPlannedButton"_s);
    QVERIFY(learned(app.window.workbench()));
    QTRY_VERIFY(draw->isEnabled());
    const QString planned = draw->text();
    draw->setFocus();
    QTest::keyClick(draw, Qt::Key_Space);
    auto* dialog = app.dialog(u"drawDialog"_s);
    QVERIFY(dialog != nullptr);
    const QString size = child<QSpinBox>(*dialog, u"sizeBox"_s)->text();
    QVERIFY2(planned.contains(size), qPrintable(planned + u" / "_s + size));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestUiPlanner::modelIsThatOfTheCommandLine()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
    QVERIFY(learned(shown.workbench));
    const auto model = workbench::learnModel(*shown.project, *shown.workbench.snapshot(), {}, {}, {});
    MUST(model);
    QTRY_COMPARE(textOf(*shown.page, u"modelSentence"_s), QString::fromStdString(workbench::modelSentence(**model)));
    QVERIFY(textOf(*shown.page, u"modelState"_s).contains(QString::fromStdString((*model)->fingerprint).left(12)));
    QVERIFY(textOf(*shown.page, u"modelState"_s).contains("take half or more at random"_L1));
    const QString auc = child<QWidget>(*shown.page, u"aucLine"_s)->accessibleName();
    QVERIFY2(auc.contains(QString::number((*model)->quality.auc, 'f', 2)), qPrintable(auc));
    const auto table = shown.page->findChild<common::CalibrationChart*>()->table();
    QCOMPARE(table.rows.size(), (*model)->quality.bins.size());
    // Every label is behind one of the points.
    QSignalSpy opened(shown.page.get(), &ui::QualityPage::openSessions);
    auto* chart = shown.page->findChild<common::CalibrationChart*>();
    chart->setFocus();
    std::set<SessionId> behind;
    for (int point = 0; point < static_cast<int>(table.rows.size()); ++point) {
        QTest::keyClick(chart, point == 0 ? Qt::Key_Home : Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Return);
        const auto sessions = opened.takeFirst().at(0).value<std::vector<SessionId>>();
        QCOMPARE(QString::number(sessions.size()), table.rows[static_cast<std::size_t>(point)].at(4));
        behind.insert(sessions.begin(), sessions.end());
    }
    QCOMPARE(behind.size(), (*model)->quality.n);
    QCOMPARE(child<QComboBox>(*shown.page, u"modelQuestion"_s)->count(), 1);
}

void TestUiPlanner::modelIsLearnedAgainWithNewLabels()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
    QVERIFY(learned(shown.workbench));
    const auto first = shown.workbench.trainer().model();
    QVERIFY(first != nullptr);
    QCOMPARE(first->quality.n, std::size_t{60});
    labelMore(shown.workbench, *shown.project, 50);
    QTRY_VERIFY_WITH_TIMEOUT(shown.workbench.trainer().model() != first, 60000);
    QVERIFY(learned(shown.workbench));
    QCOMPARE(shown.workbench.trainer().model()->quality.n, std::size_t{110});
    QTRY_VERIFY(textOf(*shown.page, u"modelState"_s)
                    .contains(QString::fromStdString(shown.workbench.trainer().model()->fingerprint).left(12)));
    // Nobody looks: what took long is not done again at once, but at once when somebody does.
    shown.page->hide();
    labelMore(shown.workbench, *shown.project, 20);
    QTRY_COMPARE(shown.workbench.trainer().state(), State::Waiting);
    shown.page->show();
    shown.page->activate();
    QVERIFY(learned(shown.workbench));
    QCOMPARE(shown.workbench.trainer().model()->quality.n, std::size_t{130});
}

void TestUiPlanner::withoutLabelsThereAreWords()
{
    Shown<ui::QualityPage> shown(m_dir->file("q.turnout"), false);
    QVERIFY(learned(shown.workbench));
    QTRY_COMPARE(textOf(*shown.page, u"modelSentence"_s), u"There is no model yet."_s);
    const QString why = textOf(*shown.page, u"modelState"_s);
    QVERIFY2(why.contains("Draw sessions and label them"_L1), qPrintable(why));
    QVERIFY(!shown.page->findChild<common::CalibrationChart*>()->isVisible());
    QTRY_VERIFY(textOf(*shown.page, u"planSentence"_s).contains("planned"_L1)
        || textOf(*shown.page, u"planSentence"_s).contains("the worst, one half"_L1));
    testsupport::picture(*shown.page->findChild<QScrollArea*>()->widget(), u"quality-unlabeled"_s);
}

void TestUiPlanner::calibrationByKeyboard()
{
    common::CalibrationChart chart(u"model"_s);
    chart.resize(420, 320);
    QVERIFY(chart.accessibleDescription().contains("no model"_L1));
    chart.setPoints({{0.2, 0.1, 0.05, 0.3, 20}, {0.6, 0.7, 0.5, 0.85, 20}});
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentPart(), 1);
    QVERIFY2(chart.accessibleDescription().contains("60.0 %"_L1), qPrintable(chart.accessibleDescription()));
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.currentPart(), 0);
    chart.setPoints({});
    QCOMPARE(chart.currentPart(), -1);
}

void TestUiPlanner::learningGivesWayToAJob()
{
    const auto project = testsupport::demoProject(m_dir->file("j.turnout"));
    testsupport::drawFrom(*project, 60);
    testsupport::labelWaiting(*project);
    workbench::Workbench workbench;
    QVERIFY(testsupport::openIn(workbench, project));
    bool done = false;
    workbench.runJob(
        u"something"_s,
        [](const Progress&, const CancelToken&) -> Result<int> {
            QThread::msleep(200);
            return 1;
        },
        &workbench, [&](const Result<int>&) { done = true; });
    QTRY_COMPARE(workbench.trainer().state(), State::Waiting);
    QVERIFY(!done);
    QTRY_VERIFY(done);
    QVERIFY2(learned(workbench), "it goes on by itself");
    QCOMPARE(workbench.trainer().state(), State::Ready);
    // Another project: nothing of the first is said of it.
    workbench.setProject(nullptr);
    QCOMPARE(workbench.trainer().state(), State::None);
    QVERIFY(workbench.trainer().model() == nullptr);
}

void TestUiPlanner::pictures()
{
    for (const auto scheme : {common::Scheme::Light, common::Scheme::Dark}) {
        common::Theme::apply(*qApp, scheme);
        const QString end = scheme == common::Scheme::Light ? u"-light"_s : u"-dark"_s;
        Shown<ui::QualityPage> shown(m_dir->file(("q" + end.toStdString() + ".turnout").c_str()));
        labelMore(shown.workbench, *shown.project, 140);
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.workbench.trainer().model() != nullptr && shown.workbench.trainer().model()->quality.n == 200, 60000);
        QVERIFY(learned(shown.workbench));
        QTest::qWait(400);
        testsupport::picture(*shown.page->findChild<QScrollArea*>()->widget(), u"quality-all"_s + end);
        testsupport::slides(*shown.page);
    }
    common::Theme::apply(*qApp, common::Scheme::Light);
}

TURNOUT_UI_TEST_MAIN(TestUiPlanner)
#include "tst_ui_planner.moc"
