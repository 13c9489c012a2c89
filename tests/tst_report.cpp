// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ReportedProject.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"
#include "workbench/Report.h"
#include "workbench/ReportCharts.h"

#include <QDir>
#include <QXmlStreamReader>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::madeProject;
using testsupport::runCli;
using testsupport::TempDir;

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameStateSameBytes();
    void everyTextIsText();
    void isWellFormed();
    void saysWhatItKnows();
    void emptyProject();
    void demoShowsTheTruth();
    void chartsHoldEveryValue();
    void unwritable();
    void plainText();
};

void TestReport::sameStateSameBytes()
{
    const TempDir dir;
    const std::string p = madeProject(dir);
    std::string first;
    {
        const auto project = workbench::OpenProject::open(p);
        QVERIFY(project.ok());
        const auto html = workbench::reportHtml(**project, {});
        QVERIFY(html.ok());
        first = *html;
    }
    const auto project = workbench::OpenProject::open(p);
    QVERIFY(project.ok());
    QVERIFY(workbench::writeReport(**project, {}, dir.file("r.html")).ok());
    QVERIFY(testsupport::readAll(dir.file("r.html")) == first);
    // A second report over the first, and no temporary file beside it.
    QVERIFY(workbench::writeReport(**project, {}, dir.file("r.html")).ok());
    QCOMPARE(QDir(QString::fromStdString(dir.path())).entryList({u"r.html*"_s}).size(), 1);
    const auto filter = workbench::filterFromWords(**project, {"language=de"});
    QVERIFY(filter.ok());
    const auto part = workbench::reportHtml(**project, *filter);
    QVERIFY(part.ok());
    QVERIFY(*part != first);
    QVERIFY(part->find("language=de") != std::string::npos);
}

void TestReport::everyTextIsText()
{
    const TempDir dir;
    const auto project = workbench::OpenProject::open(madeProject(dir));
    QVERIFY(project.ok());
    const auto html = workbench::reportHtml(**project, {});
    QVERIFY(html.ok());
    for (const char* forbidden :
        {"<script", "<img", "<link", "<iframe", " href=", "url(", "@import", "http:", "https:"})
        QVERIFY2(html->find(forbidden) == std::string::npos, forbidden);
    QVERIFY(html->find("&lt;script&gt;alert(1)") != std::string::npos);
    QVERIFY(html->find("&amp; &#39;q&#39;") != std::string::npos);
}

/// All elements are closed and every attribute is quoted: as XML, but for what HTML leaves open in the head.
void TestReport::isWellFormed()
{
    const TempDir dir;
    const auto project = workbench::OpenProject::open(madeProject(dir));
    QVERIFY(project.ok());
    const auto html = workbench::reportHtml(**project, {});
    QVERIFY(html.ok());
    const std::size_t begin = html->find("<body>");
    const std::size_t end = html->find("</body>");
    QVERIFY(begin != std::string::npos && end != std::string::npos);
    QXmlStreamReader xml(QByteArray::fromStdString(html->substr(begin, end + 7 - begin)));
    int charts = 0;
    int tables = 0;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            charts += xml.name() == u"svg" ? 1 : 0;
            tables += xml.name() == u"table" ? 1 : 0;
        }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(charts, 7);
    QVERIFY(tables >= 8);
}

void TestReport::saysWhatItKnows()
{
    const TempDir dir;
    const auto project = workbench::OpenProject::open(madeProject(dir));
    QVERIFY(project.ok());
    const auto html = workbench::reportHtml(**project, {});
    QVERIFY(html.ok());
    const auto estimates = workbench::estimateProject(**project, {});
    QVERIFY(estimates.ok());
    QVERIFY(html->find(estimate::estimateSentence(*estimates)) != std::string::npos);
    for (const estimate::Estimate& e : estimates->estimates)
        QVERIFY(html->find(e.assumption) != std::string::npos);
    const auto sessions = (*project)->snapshot();
    QVERIFY(sessions.ok());
    for (const char* fact : {"last label event", "hash of these sessions", "audit_share", "turnout 0", ">7<"})
        QVERIFY2(html->find(fact) != std::string::npos, fact);
    // What a statistician looks for: the tests and distances, differences with their intervals, who rates, coverage.
    for (const char* fact : {"How far apart", ">χ²<", ">design effect<", ">adj. p<", ">V<", ">JS<", ">PSI<", "Newcombe",
             "Can a model tell raters from everybody else?", "Where labels are", "plan \\ language"})
        QVERIFY2(html->find(fact) != std::string::npos, fact);
    QVERIFY(html->find("truth") == std::string::npos);
}

void TestReport::emptyProject()
{
    const TempDir dir;
    store::OpenOptions options;
    options.create = true;
    const auto project = workbench::OpenProject::open(dir.file("empty.turnout"), options);
    QVERIFY(project.ok());
    const auto html = workbench::reportHtml(**project, {});
    QVERIFY(html.ok());
    QVERIFY(html->find("0 sessions") != std::string::npos);
}

void TestReport::demoShowsTheTruth()
{
    const TempDir dir;
    const std::string p = dir.file("demo.turnout");
    QCOMPARE(runCli({"demo", p, "--sessions", "1000"}).code, 0);
    const auto project = workbench::OpenProject::open(p);
    QVERIFY(project.ok());
    const auto html = workbench::reportHtml(**project, {});
    QVERIFY(html.ok());
    for (const char* fact : {"The truth here: ", ">median<", ">KS<", ">W1<"})
        QVERIFY2(html->find(fact) != std::string::npos, fact);
}

void TestReport::chartsHoldEveryValue()
{
    population::Comparison comparison;
    for (const char* name : {"city", "shop", "door"}) {
        population::SegmentComparison segment;
        segment.segment = name;
        for (int i = 0; i < 40; ++i) {
            population::ValueComparison value;
            value.value = std::string(name) + " " + std::to_string(i) + ".";
            value.n = 100;
            value.turnout = 0.01 * i;
            segment.values.push_back(value);
        }
        comparison.segments.push_back(segment);
    }
    const auto segments = workbench::report::chartedSegments(comparison, 8);
    for (const auto& svgs :
        {workbench::report::turnoutSvgs(comparison, segments), workbench::report::balanceSvgs(comparison, segments),
            workbench::report::compositionSvgs(comparison, segments)}) {
        std::string all;
        QVERIFY(svgs.size() >= 3);
        for (const std::string& svg : svgs) {
            const QString head = QString::fromStdString(svg.substr(0, svg.find('>')));
            // No higher than a page lets be read.
            QVERIFY2(head.section(u'"', 1, 1).section(u' ', 3).toDouble() < 1150, qPrintable(head));
            all += svg;
        }
        for (const auto& segment : comparison.segments)
            for (const auto& value : segment.values) {
                const QString shown = QString::fromStdString("</title>" + value.value + "</text>");
                QCOMPARE(QString::fromStdString(all).count(shown), 1);
            }
    }
}

void TestReport::unwritable()
{
    const TempDir dir;
    const auto project = workbench::OpenProject::open(madeProject(dir));
    QVERIFY(project.ok());
    for (const std::string& path : {dir.file("no/such/folder/r.html"), dir.path()}) {
        const auto written = workbench::writeReport(**project, {}, path);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().context, path);
        QVERIFY(!written.error().text.empty());
    }
    // A pipe is left alone, and not replaced by a file.
    const std::string pipe = dir.file("pipe.html");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(!workbench::writeReport(**project, {}, pipe).ok());
    QVERIFY(!QFileInfo(QString::fromStdString(pipe)).isFile());
}

void TestReport::plainText()
{
    using namespace workbench;
    QCOMPARE(visible("a\tb\x1b[31m\xC2\x9B"), std::string("a\\tb\\u{1b}[31m\\u{9b}"));
    QCOMPARE(visible("\u202Eevil\u2066"), std::string("\\u{202e}evil\\u{2066}"));
    QCOMPARE(visible("\xFF"), std::string("\uFFFD"));
    QCOMPARE(visibleLines("a\nb\r"), std::string("a\nb\\r"));
    QCOMPARE(terminalWidth("日本"), std::size_t(4));
    QCOMPARE(terminalWidth("e\u0301"), std::size_t(1));
    QCOMPARE(cutText("日本語", 4), std::string("日…"));
    QCOMPARE(countText(-1234567), std::string("-1,234,567"));
    QCOMPARE(countText(999), std::string("999"));
    QCOMPARE(percentText(0.0213), std::string("2.1 %"));
    QCOMPARE(percentText(0.334), std::string("33 %"));
    QCOMPARE(rangeText({0.27, 0.404}), std::string("27 – 40 %"));
    QCOMPARE(rangeText({0.0079, 0.0082}), std::string("0.79 – 0.82 %"));
    QCOMPARE(rangeText({0.5, 0.5}), std::string("50 – 50 %"));
    QCOMPARE(numberText(-0.001, 2), std::string("0.00"));
    QCOMPARE(pointsText(-0.12), std::string("−12.0"));
    TextTable table({{"name"}, {"n", true}});
    table.add({"日本", "1"});
    table.add({"x\ny", "1,000"});
    QCOMPARE(table.text(), std::string("name      n\n日本      1\nx\\ny  1,000\n"));
}

TURNOUT_TEST_MAIN(TestReport)
#include "tst_report.moc"
