// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts: keyboard, pointer, words, table twin, pictures.
#include "common/BalanceChart.h"
#include "common/CalibrationChart.h"
#include "common/ChartFrame.h"
#include "common/ChartPaint.h"
#include "common/ChartTableModel.h"
#include "common/CompositionChart.h"
#include "common/CoverageChart.h"
#include "common/DensityChart.h"
#include "common/Dialogs.h"
#include "common/EstimateChart.h"
#include "common/Theme.h"
#include "common/TiltChart.h"
#include "common/TurnoutChart.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace turnout::common;
using namespace Qt::StringLiterals;

namespace {

std::vector<TurnoutRow> turnoutRows()
{
    return {{u"language"_s, u"de"_s, 0.01, 0.005, 0.02, 900, u"language=de"_s},
        {u"language"_s, u"<b>en</b>"_s, 0.03, 0.02, 0.04, 4000, u"language=en"_s},
        {u"plan"_s, u"pro"_s, 0.05, 0.0, 0.3, 7, u"plan=pro"_s}};
}

CompositionRow compositionRow(const QString& value, double share)
{
    const PopulationShare part{share, share / 2, std::min(1.0, share * 1.5), 40};
    return {value, part, part, {}, share, u"surface="_s + value};
}

/// Of two images of one size, in 32 bits a pixel.
int differentPixels(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto* left = reinterpret_cast<const QRgb*>(a.constScanLine(y));
        const auto* right = reinterpret_cast<const QRgb*>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x)
            count += left[x] != right[x] ? 1 : 0;
    }
    return count;
}

QImage painted(const ChartWidget& chart, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    chart.paintChart(painter, QRectF(QPointF(), size));
    return image;
}

} // namespace

class TestUiCharts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void turnoutIsSortedWithinItsSegment();
    void keyboardWalksAndActivates();
    void clickActivatesTheRow();
    void compositionHasKeyboardAndPointer();
    void compositionDrawsTheBars();
    void screenReaderHearsTheNumbers();
    void emptyChartsSayWhy();
    void chartsFillAnyArea();
    void manyRowsScrollWithTheirAxis();
    void estimatesKeepOrderAndRefusals();
    void balanceAxisIsSymmetric();
    void ticksAreRound();
    void csvIsSafeForSpreadsheets();
    void tableTwinSortsNumbersAsNumbers();
    void frameWritesEveryFormat();
    void picturesHoldAllRows();
    void reasonsAreWholeAtAnyWidth();
    void whereTheKeyboardIsCanBeSeen();
    void frameSaysWhyItCannotWrite();
    void everythingFocusableHasAName();

private:
    ScriptedDialogs m_dialogs;
};

void TestUiCharts::init()
{
    Theme::apply(*qApp, Scheme::Light);
    m_dialogs = {};
}

void TestUiCharts::turnoutIsSortedWithinItsSegment()
{
    TurnoutChart chart;
    chart.setRows(turnoutRows(), 0.02, u"all sessions"_s);
    const ChartTable table = chart.table();
    QCOMPARE(table.keys, (std::vector<QString>{u"language=en"_s, u"language=de"_s, u"plan=pro"_s}));
    QCOMPARE(table.rows.at(0),
        (QStringList{u"language"_s, u"<b>en</b>"_s, u"4000"_s, u"3.00"_s, u"2.00"_s, u"4.00"_s, u"0"_s, QString()}));
}

void TestUiCharts::keyboardWalksAndActivates()
{
    TurnoutChart chart;
    chart.setRows(turnoutRows(), 0.02, u"all sessions"_s);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.setFocus(Qt::TabFocusReason);
    QSignalSpy activated(&chart, &ChartWidget::rowActivated);
    QTRY_COMPARE(chart.currentPart(), 0);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), u"language=de"_s);
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.currentPart(), 2);
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Up);
    QCOMPARE(chart.currentPart(), 0);
}

void TestUiCharts::clickActivatesTheRow()
{
    BalanceChart chart;
    chart.setRows({{u"a"_s, u"x"_s, 0.1, {}, {}, 50, u"a=x"_s}, {u"b"_s, u"y"_s, 0.4, 0.1, 0.0, 60, u"b=y"_s}});
    chart.resize(600, 300);
    chart.show();
    QSignalSpy activated(&chart, &ChartWidget::rowActivated);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(chart.partAt(chart.partRect(row).center()), row);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.partRect(row).center().toPoint());
    }
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated.at(1).first().toString(), u"b=y"_s);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(300, 5)); // the legend
    QCOMPARE(activated.count(), 2);
    QVERIFY2(chart.partRect(1).top() > chart.partRect(0).bottom() + 10, "a heading stands between two segments");
}

void TestUiCharts::compositionHasKeyboardAndPointer()
{
    CompositionChart chart;
    chart.setRows({compositionRow(u"web"_s, 0.5), compositionRow(u"voice"_s, 0.2)}, u"surface"_s);
    chart.resize(600, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    QSignalSpy activated(&chart, &ChartWidget::rowActivated);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.partRect(1).center().toPoint());
    QCOMPARE(activated.first().first().toString(), u"surface=voice"_s);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Enter);
    QCOMPARE(activated.last().first().toString(), u"surface=web"_s);
    QVERIFY(chart.accessibleDescription().contains(u"surface: web"_s));
    QVERIFY(chart.accessibleDescription().contains(u"Labeled: 50.0 % (25.0–75.0), n=40"_s));
    QVERIFY(chart.accessibleDescription().contains(u"Unrated: none"_s));
}

void TestUiCharts::compositionDrawsTheBars()
{
    // The bar of twice the share has about twice the ink of its colour.
    CompositionChart chart;
    chart.setRows({compositionRow(u"web"_s, 0.6), compositionRow(u"voice"_s, 0.3)}, u"surface"_s);
    chart.resize(640, 240);
    chart.show();
    QCoreApplication::processEvents();
    const QImage image = chart.grab().toImage();
    const double scale = image.devicePixelRatio();
    const QRgb bar = mixed(Theme::current().surface, Theme::current().labeled, 0.38).rgb();
    const auto ink = [&](int row) {
        const QRect area = QRectF(chart.partRect(row).topLeft() * scale, chart.partRect(row).size() * scale).toRect();
        int count = 0;
        for (int y = area.top(); y < area.bottom(); ++y) {
            for (int x = area.left(); x < area.right(); ++x)
                count += image.pixel(x, y) == bar ? 1 : 0;
        }
        return count;
    };
    QVERIFY(ink(1) > 500);
    QVERIFY2(ink(0) > 1.5 * ink(1) && ink(0) < 2.5 * ink(1), qPrintable(u"%1 %2"_s.arg(ink(0)).arg(ink(1))));
}

void TestUiCharts::screenReaderHearsTheNumbers()
{
    auto* chart = new TurnoutChart;
    ChartFrame frame(chart, m_dialogs);
    frame.setTitle(u"Few rate"_s);
    chart->setRows(turnoutRows(), 0.02, u"all sessions"_s);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(chart);
    QCOMPARE(accessible->text(QAccessible::Name), u"Few rate"_s);
    QCOMPARE(accessible->text(QAccessible::Description), u"3 rows"_s);
    chart->setCurrentPart(2);
    const QString words = accessible->text(QAccessible::Description);
    QVERIFY2(words.contains(u"plan: pro"_s) && words.contains(u"5.00 %"_s) && words.contains(u"Sessions: 7"_s),
        qPrintable(words));
}

void TestUiCharts::emptyChartsSayWhy()
{
    EstimateChart chart;
    QVERIFY(chart.isEmpty());
    chart.setEmptyText(u"Label a draw first."_s);
    chart.setRows({});
    QCOMPARE(chart.accessibleDescription(), u"Label a draw first."_s);
    const QImage first = painted(chart, QSize(600, 300));
    chart.setEmptyText(u"Something else."_s);
    QVERIFY(differentPixels(first, painted(chart, QSize(600, 300))) > 50);
    CompositionChart composition;
    composition.setRows({}, {});
    painted(composition, QSize(600, 300));
    QCOMPARE(composition.currentPart(), -1);
    composition.setCurrentPart(3);
    QTest::keyClick(&composition, Qt::Key_Return);
}

void TestUiCharts::chartsFillAnyArea()
{
    TurnoutChart turnout;
    turnout.setRows(turnoutRows(), 0.02, u"all sessions"_s);
    BalanceChart balance;
    balance.setRows({{u"a"_s, u"x"_s, 5.5, -0.2, 0.0, 3, u"k"_s}});
    CompositionChart composition;
    composition.setRows({compositionRow(u"web"_s, 1.0)}, u"surface"_s);
    EstimateChart estimate;
    estimate.setRows({{u"Hájek"_s, 0.6, 0.5, 0.7}}, 0.62);
    for (const bool dark : {false, true}) {
        Theme::apply(*qApp, dark ? Scheme::Dark : Scheme::Light);
        for (const ChartWidget* chart :
            std::initializer_list<const ChartWidget*>{&turnout, &balance, &composition, &estimate}) {
            for (const QSize size : {QSize(1184, 580), QSize(300, 120), QSize(4000, 90)}) {
                const QImage image = painted(*chart, size);
                QCOMPARE(image.pixelColor(1, 1), Theme::current().surface);
                QCOMPARE(image.pixelColor(size.width() - 2, size.height() - 2), Theme::current().surface);
                QImage empty(size, QImage::Format_RGB32);
                empty.fill(Theme::current().surface);
                QVERIFY(differentPixels(image, empty) > 100);
            }
        }
    }
}

void TestUiCharts::manyRowsScrollWithTheirAxis()
{
    std::vector<TurnoutRow> rows;
    for (int i = 0; i < 500; ++i)
        rows.push_back({u"city"_s, u"city %1"_s.arg(i), 0.5 - i * 0.001, 0.0, 0.6, 100, u"city=%1"_s.arg(i)});
    auto* chart = new TurnoutChart;
    ChartFrame frame(chart, m_dialogs);
    chart->setRows(rows, 0.2, u"all"_s);
    frame.resize(600, 400);
    frame.show();
    QVERIFY(QTest::qWaitForWindowActive(&frame));
    auto* area = frame.findChild<QScrollArea*>();
    QVERIFY(area->verticalScrollBar()->maximum() > 10'000);
    chart->setFocus();
    chart->setCurrentPart(499);
    QVERIFY(area->viewport()->rect().contains(chart->mapTo(area->viewport(), chart->partRect(499).center().toPoint())));
    // The legend lies over what is scrolled away: a click on it hits no row.
    const QPoint onLegend = chart->mapFrom(area->viewport(), QPoint(200, 10));
    QCOMPARE(chart->partAt(onLegend), -1);
    QTest::keyClick(chart, Qt::Key_Home);
    QVERIFY(area->viewport()->rect().contains(chart->mapTo(area->viewport(), chart->partRect(0).center().toPoint())));
    QVERIFY(!painted(*chart, QSize(800, 400)).isNull());
}

void TestUiCharts::estimatesKeepOrderAndRefusals()
{
    EstimateChart chart;
    chart.setRows(
        {{u"Rating share"_s, 0.81, 0.79, 0.83, EstimateStatus::Caution, u"raters are like everybody"_s, 122, u"r"_s},
            {u"Doubly robust"_s, 0, 0, 0, EstimateStatus::Refused, u"no overlap"_s, 5, u"d"_s}},
        0.62);
    const ChartTable table = chart.table();
    QCOMPARE(table.rows.size(), std::size_t{3});
    QCOMPARE(table.rows.at(1).at(1), QString()); // a refusal has no number
    QCOMPARE(table.rows.at(1).at(7), u"refused"_s);
    QCOMPARE(table.rows.at(2).at(0), u"truth (demo)"_s);
    chart.setCurrentPart(1);
    QCOMPARE(chart.accessibleDescription(), u"Doubly robust: no estimate\nno overlap"_s);
    chart.setCurrentPart(0);
    QVERIFY(chart.accessibleDescription().contains(u"With caution"_s));
}

void TestUiCharts::balanceAxisIsSymmetric()
{
    BalanceChart chart;
    chart.setRows({{u"a"_s, u"x"_s, -0.03, 0.01, {}, 500, u"1"_s}, {u"a"_s, u"y"_s, 0.9, {}, {}, 500, u"2"_s}});
    QCOMPARE(chart.table().keys.front(), u"2"_s); // the widest difference first
    QCOMPARE(signedText(-0.123), u"\u22120.12"_s);
    QCOMPARE(signedText(0.5), u"+0.50"_s);
    QCOMPARE(signedText(-0.001), u"0.00"_s);
}

void TestUiCharts::ticksAreRound()
{
    QCOMPARE(niceTicks(0, 1), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
    for (const double most : {0.0007, 0.031, 0.55, 3.2, 812.0}) {
        const std::vector<double> ticks = niceTicks(0, most);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 7);
        QVERIFY(ticks.back() >= most && ticks.front() == 0);
    }
    QCOMPARE(niceTicks(1, 1).size(), std::size_t{2});
    // As many decimals as it takes: +0.25 is not +0.3.
    QCOMPARE(signedTick(0.25), u"+0.25"_s);
    QCOMPARE(signedTick(-0.5), u"\u22120.5"_s);
    QCOMPARE(signedTick(0), u"0"_s);
}

void TestUiCharts::csvIsSafeForSpreadsheets()
{
    ChartTable table;
    table.columns = {u"value"_s, u"difference"_s};
    table.numeric = {false, true};
    table.rows = {{u"=cmd|'/c calc'!A1"_s, u"-0.5"_s}, {u"a,\"b\"\nc"_s, u"1"_s}, {u"@x"_s, {}}};
    QCOMPARE(
        tableCsv(table), QByteArray("value,difference\r\n'=cmd|'/c calc'!A1,-0.5\r\n\"a,\"\"b\"\"\nc\",1\r\n'@x,\r\n"));
}

void TestUiCharts::tableTwinSortsNumbersAsNumbers()
{
    ChartTable table;
    table.columns = {u"value"_s, u"n"_s};
    table.numeric = {false, true};
    table.rows = {{u"b"_s, u"900"_s}, {u"a"_s, u"12000"_s}, {u"c"_s, {}}};
    table.keys = {u"b"_s, u"a"_s, u"c"_s};
    ChartTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table);
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(model.table().keys, (std::vector<QString>{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(model.index(0, 1).data().toString(), u"12,000"_s);
    // Machines read a hyphen, people a minus.
    table.rows.front() = {u"b"_s, u"-0.25"_s};
    model.setTable(table);
    QCOMPARE(model.index(0, 1).data().toString(), u"\u22120.25"_s);
    QVERIFY(tableCsv(table).contains("-0.25"));
    table.rows.front() = {u"b"_s, u"900"_s};
    model.setTable(table);
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"value a, n 12000"_s);
    model.sort(0);
    QCOMPARE(model.table().keys.front(), u"a"_s);
}

void TestUiCharts::frameWritesEveryFormat()
{
    auto* chart = new TurnoutChart;
    ChartFrame frame(chart, m_dialogs);
    frame.setTitle(u"Few rate"_s);
    frame.setSubtitle(u"By language"_s);
    chart->setRows(turnoutRows(), 0.02, u"all sessions"_s);
    QTemporaryDir folder;
    const auto written = [&](const QString& name) -> QByteArray {
        m_dialogs.files.push_back({folder.filePath(name)});
        if (name.endsWith("csv"_L1))
            frame.exportCsv();
        else
            frame.saveChart();
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray png = written(u"c.png"_s);
    QCOMPARE(QImage::fromData(png).size(), QSize(2 * ChartFrame::kSlideWidth, 2 * ChartFrame::kSlideHeight));
    const QByteArray svg = written(u"c.svg"_s);
    QVERIFY(svg.contains("<svg") && svg.contains("Few rate") && !svg.contains("<b>en"));
    QVERIFY(written(u"c.pdf"_s).startsWith("%PDF"));
    QCOMPARE(written(u"c.csv"_s), tableCsv(chart->table()));
    frame.copyImage();
    QCOMPARE(QGuiApplication::clipboard()->image().width(), 2 * ChartFrame::kSlideWidth);
    // The table twin activates rows, too.
    frame.findChild<QToolButton*>()->click();
    QVERIFY(frame.tableShown());
    QSignalSpy activated(&frame, &ChartFrame::rowActivated);
    auto* table = frame.findChild<QTableView*>();
    QVERIFY(table->currentIndex().isValid());
    Q_EMIT table->activated(table->model()->index(1, 0));
    QCOMPARE(activated.first().first().toString(), u"language=de"_s);
}

void TestUiCharts::picturesHoldAllRows()
{
    std::vector<TurnoutRow> rows;
    for (int i = 0; i < 120; ++i)
        rows.push_back({u"city"_s, u"city %1"_s.arg(i), 0.5 - i * 0.001, 0.4, 0.6, 100, u"city=%1"_s.arg(i)});
    auto* chart = new TurnoutChart;
    ChartFrame frame(chart, m_dialogs);
    frame.setTitle(u"Who rates, by Größe: 100 %?"_s);
    chart->setRows(rows, 0.2, u"all"_s);
    QCOMPARE(frame.fileName(), u"turnout-who-rates-by-groe-100"_s);
    const QImage slide = frame.slide();
    QVERIFY(slide.height() > 2 * 120 * 28);
    QTemporaryDir folder;
    const auto written = [&](const QString& name) {
        if (!frame.writeFile(folder.filePath(name)))
            return QByteArray();
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray svg = written(u"c.svg"_s);
    for (const int row : {0, 60, 119})
        QVERIFY2(svg.contains(u">city %1</text>"_s.arg(row).toUtf8()), qPrintable(QString::number(row)));
    QCOMPARE(QImage::fromData(written(u"c.png"_s)).size(), slide.size());
    // A page of a PDF is at most 200 inches high: of a thousand rows they are smaller.
    for (int i = 120; i < 1000; ++i)
        rows.push_back(rows.front());
    chart->setRows(rows, 0.2, u"all"_s);
    static const QRegularExpression box(u"/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"_s);
    const auto page = box.match(QString::fromLatin1(written(u"c.pdf"_s)));
    QVERIFY(page.hasMatch());
    QVERIFY2(page.captured(2).toDouble() <= 14400 && page.captured(2).toDouble() > 10 * page.captured(1).toDouble(),
        qPrintable(page.captured(0)));
}

void TestUiCharts::reasonsAreWholeAtAnyWidth()
{
    const QString reason = u"the raters cannot be weighted to all segments at once: surface=api does not occur among "
                           u"them, and neither does plan=enterprise together with tenure=new"_s;
    EstimateRow refused{u"Thumbs, raked"_s};
    refused.status = EstimateStatus::Refused;
    refused.note = reason;
    refused.light = TrafficLight::Bad;
    auto* chart = new EstimateChart;
    ChartFrame frame(chart, m_dialogs);
    frame.fitRows(2000);
    chart->setRows({refused, {u"Hájek"_s, 0.6, 0.5, 0.7}});
    frame.resize(1600, 700);
    frame.show();
    QVERIFY(QTest::qWaitForWindowActive(&frame));
    const double wide = chart->partRect(0).height();
    frame.resize(800, 700);
    QTRY_VERIFY(chart->partRect(0).height() > wide);
    // Every row is seen without a scroll bar of its own.
    QTRY_COMPARE(frame.findChild<QScrollArea*>()->verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(chart->partRect(1).bottom() <= chart->height());
    QCOMPARE(chart->partAt(QPointF(20, chart->partRect(1).center().y())), 1);
    // Its lines hold all words.
    const QStringList lines = wrappedLines(Theme::font(TextStyle::Note), reason, 200);
    QVERIFY(lines.size() > 2);
    QCOMPARE(lines.join(u' '), reason);
}

void TestUiCharts::whereTheKeyboardIsCanBeSeen()
{
    auto* turnout = new TurnoutChart;
    turnout->setRows(turnoutRows(), 0.02, u"all sessions"_s);
    auto* balance = new BalanceChart;
    std::vector<BalanceRow> many;
    for (int i = 0; i < 60; ++i)
        many.push_back({u"a"_s, u"x%1"_s.arg(i), 0.5 - i * 0.01, -0.2, 0.0, 300, u"k%1"_s.arg(i)});
    balance->setRows(many);
    auto* composition = new CompositionChart;
    composition->setRows({compositionRow(u"web"_s, 0.4), compositionRow(u"ios"_s, 0.6)}, u"surface"_s);
    auto* estimate = new EstimateChart;
    estimate->setRows({{u"Hájek"_s, 0.6, 0.5, 0.7}}, 0.62);
    auto* density = new DensityChart;
    density->setCurves({{Mark::Frame, u"all"_s, {0.0, 0.4, 0.6, 0.0}}}, {u"length"_s, {{0.5, u"100"_s}}},
        {{u"under 100"_s, u"a"_s}, {u"100 and more"_s, u"b"_s}}, {});
    auto* coverage = new CoverageChart;
    coverage->setCells(u"plan"_s, {u"free"_s, u"pro"_s}, u"language"_s, {u"de"_s},
        {{20, 3, 10, u"de, free"_s, u"a"_s}, {20, 0, 10, u"de, pro"_s, u"b"_s}});
    auto* tilt = new TiltChart;
    tilt->setCurve({{0.1, 0.2, 0.1, 0.3}, {1, 0.5, 0.4, 0.6}, {10, 0.9, 0.8, 0.95}}, {0.5});
    auto* calibration = new CalibrationChart(u"model"_s);
    calibration->setPoints({{0.2, 0.1, 0.05, 0.3, 20}, {0.6, 0.7, 0.5, 0.85, 20}});
    for (PickableChart* chart : std::initializer_list<PickableChart*>{
             turnout, balance, composition, estimate, density, coverage, tilt, calibration}) {
        ChartFrame frame(chart, m_dialogs);
        frame.resize(700, 420);
        frame.show();
        QVERIFY(QTest::qWaitForWindowActive(&frame));
        for (const int part : {0, chart == balance ? 50 : 0}) {
            chart->setCurrentPart(part);
            frame.findChild<QToolButton*>()->setFocus();
            frame.findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
            chart->setFocus(Qt::TabFocusReason);
            // Scrolled to where it is, and another picture than without the focus, on more than one side of it.
            const auto* shown = frame.findChild<QScrollArea*>()->viewport();
            const QPoint middle = chart->mapTo(shown, chart->partRect(part).center().toPoint());
            QVERIFY2(shown->rect().contains(middle), chart->metaObject()->className());
            const QImage with = chart->grab(chart->partRect(part).toRect()).toImage();
            frame.findChild<QToolButton*>()->setFocus();
            const QImage without = chart->grab(chart->partRect(part).toRect()).toImage();
            QVERIFY2(differentPixels(with, without) > 60, chart->metaObject()->className());
        }
    }
}

void TestUiCharts::frameSaysWhyItCannotWrite()
{
    ChartFrame frame(new EstimateChart, m_dialogs);
    QVERIFY(!frame.writeFile(u"/no/such/folder/c.png"_s));
    bool said = false;
    for (const QLabel* label : frame.findChildren<QLabel*>())
        said = said || label->text().startsWith(u"/no/such/folder/c.png could not be written"_s);
    QVERIFY(said);
}

void TestUiCharts::everythingFocusableHasAName()
{
    for (ChartWidget* chart : std::initializer_list<ChartWidget*>{
             new TurnoutChart, new BalanceChart, new CompositionChart, new EstimateChart}) {
        ChartFrame frame(chart, m_dialogs);
        for (QWidget* widget : frame.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(TestUiCharts)
#include "tst_ui_charts.moc"
