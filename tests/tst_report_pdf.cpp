// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a PDF: the same bytes from the same state, a file that readers can read, text as text.
#include "support/ReportedProject.h"
#include "workbench/PdfFile.h"
#include "workbench/Report.h"
#include "workbench/ReportPdf.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::runCli;
using testsupport::TempDir;
namespace pdf = workbench::pdf;

namespace {

/// Every offset of the table leads to its object, and every stream is as long as it says. Gives what is wrong.
std::string brokenIn(const std::string& file)
{
    if (!file.starts_with("%PDF-1.4\n") || !file.ends_with("%%EOF\n"))
        return "not a PDF from end to end";
    const std::size_t start = std::stoul(file.substr(file.rfind("startxref\n") + 10));
    if (file.compare(start, 5, "xref\n") != 0)
        return "the table is not where it is said to be";
    const std::size_t count = std::stoul(file.substr(start + 7));
    for (std::size_t i = 1; i < count; ++i) {
        const std::size_t line = file.find('\n', start + 5) + 1 + 20 * i;
        const std::size_t at = std::stoul(file.substr(line, 10));
        if (file.compare(at, std::to_string(i).size() + 6, std::to_string(i) + " 0 obj") != 0)
            return "object " + std::to_string(i) + " is not there";
    }
    for (std::size_t at = file.find("/Length "); at != std::string::npos; at = file.find("/Length ", at + 1)) {
        const std::size_t length = std::stoul(file.substr(at + 8));
        const std::size_t begin = file.find("stream\n", at) + 7;
        if (file.compare(begin + length, 9, "endstream") != 0)
            return "a stream is not as long as it says";
    }
    return {};
}

/// What the reader makes of it; empty where there is no pdftotext.
std::string readByOthers(const std::string& path)
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return {};
    QProcess process;
    process.start(u"pdftotext"_s, {u"-layout"_s, QString::fromStdString(path), u"-"_s});
    process.waitForFinished();
    return process.readAllStandardOutput().toStdString() + process.readAllStandardError().toStdString();
}

} // namespace

class TestReportPdf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameStateSameBytes()
    {
        const TempDir dir;
        const std::string p = testsupport::madeProject(dir);
        const std::string first = dir.file("first.pdf");
        const std::string second = dir.file("second.PDF");
        QCOMPARE(runCli({"report", p, "--to", first}).code, 0);
        QTest::qSleep(1100); // a clock in it would show
        QCOMPARE(runCli({"report", p, "--to", second}).code, 0);
        const std::string bytes = testsupport::readAll(first);
        QVERIFY(bytes == testsupport::readAll(second));
        QCOMPARE(brokenIn(bytes), std::string());
        QVERIFY(bytes.find("CreationDate") == std::string::npos);
        const auto project = workbench::OpenProject::open(p);
        QVERIFY(project.ok());
        const auto html = workbench::reportHtml(**project, {});
        QVERIFY(html.ok());
        const auto again = workbench::report::pdfOf(*html);
        QVERIFY(again.ok() && *again == bytes);
        QVERIFY2(workbench::writeReport(**project, {}, dir.path()).ok() == false, "a folder is no file");
    }
    void readersReadTheSameAsOnTheScreen()
    {
        const TempDir dir;
        const std::string p = testsupport::madeProject(dir);
        const std::string path = dir.file("r.pdf");
        QCOMPARE(runCli({"report", p, "--to", path}).code, 0);
        const std::string text = readByOthers(path);
        if (text.empty())
            QSKIP("pdftotext is not installed");
        for (const char* words : {"Turnout report", "How good was it, for everyone?", "Can the thumbs be believed?",
                 "Part by part", "Settings and fingerprints", "Thumbs as they are"})
            QVERIFY2(text.find(words) != std::string::npos, (words + ("\n" + text)).c_str());
        // The value that would be markup is words.
        QVERIFY2(text.find("<script>") != std::string::npos, text.c_str());
        QVERIFY2(text.find("Syntax Error") == std::string::npos, text.c_str());
    }
    void textInTheFontsOfEveryReader()
    {
        bool missing = false;
        const auto runs = pdf::encoded("κ ≥ 1 – “é”", pdf::Face::Regular, &missing);
        QVERIFY(!missing);
        QCOMPARE(runs.front().face, pdf::Face::Symbol);
        QCOMPARE(runs.front().bytes, std::string("k"));
        QCOMPARE(runs.back().bytes, std::string(" 1 \x96 \x93\xE9\x94"));
        const auto other = pdf::encoded("日", pdf::Face::Bold, &missing);
        QVERIFY(missing);
        QCOMPARE(other.front().bytes, std::string("\\u{65e5}"));
        // Adobe's metrics: "Turnout" is 611 + 556 + 333 + 556 + 556 + 556 + 278 thousandths wide.
        QVERIFY(qAbs(pdf::width("Turnout", 10, pdf::Face::Regular) - 34.46) < 1e-9);
        QVERIFY(qAbs(pdf::width("é", 10, pdf::Face::Regular) - pdf::width("e", 10, pdf::Face::Regular)) < 1e-9);
        pdf::encoded("\xF0\x9F", pdf::Face::Regular); // cut off in the middle: nothing is read beyond
    }
    /// A chart that is too high for the rest of a page waits, what follows in its section comes first, and the next
    /// section comes after it.
    void chartsWaitForTheNextPage()
    {
        const auto chart = [](const std::string& name, int height) {
            return "<figure><figcaption><strong>" + name
                + "</strong><span>.</span></figcaption><svg viewBox=\"0 0 860.0 " + std::to_string(height)
                + ".0\"></svg></figure>";
        };
        const auto made = workbench::report::pdfOf("<title>t</title><body><h2>First</h2>" + chart("Early", 900)
            + chart("Late", 700) + "<p>Filling</p><h2>Second</h2><p>After</p>" + chart("High", 9000) + "</body>");
        QVERIFY(made.ok());
        QCOMPARE(brokenIn(*made), std::string());
        std::size_t last = 0;
        for (const char* words : {"(First)", "(Early)", "(Filling)", "(Late)", "(Second)", "(After)", "(High)"}) {
            const std::size_t at = made->find(words);
            QVERIFY2(at != std::string::npos && at > last, words);
            last = at;
        }
        QVERIFY(made->find("/Count 3") != std::string::npos);
        // What is not closed ends somewhere.
        QVERIFY(!workbench::report::pdfOf("<title>t</title><body><figure><p>x</p></body>").ok());
    }
    void linesAreBrokenToFit()
    {
        const auto lines = pdf::wrapped("one two three verylongwordwithoutanyblanksinit", 10, pdf::Face::Regular, 60);
        for (const std::string& line : lines)
            QVERIFY2(pdf::width(line, 10, pdf::Face::Regular) <= 60, line.c_str());
        QVERIFY(lines.size() >= 4);
        std::string joined;
        for (const std::string& line : lines)
            joined += line;
        QCOMPARE(joined.size(), std::string("onetwothreeverylongwordwithoutanyblanksinit").size() + 1);
        QCOMPARE(pdf::wrapped("", 10, pdf::Face::Regular, 60).size(), std::size_t(1));
    }
    void longTablesGoOnWithTheirHeads()
    {
        std::string rows;
        for (int i = 0; i < 300; ++i)
            rows += "<tr><td>value " + std::to_string(i) + "</td><td class=\"num\">" + std::to_string(i)
                + "</td></tr>\n";
        const auto made = workbench::report::pdfOf("<title>long</title><body><main><table><thead><tr><th>name</th><th "
                                                   "class=\"num\">count</th></tr></thead><tbody>"
            + rows + "</tbody></table></main></body>");
        QVERIFY(made.ok());
        QCOMPARE(brokenIn(*made), std::string());
        std::size_t heads = 0;
        for (std::size_t at = made->find("(count)"); at != std::string::npos; at = made->find("(count)", at + 1))
            ++heads;
        QVERIFY(heads >= 4);
        QVERIFY(made->find("(value 299)") != std::string::npos);
        QVERIFY(!workbench::report::pdfOf("<title>x</title><body><p>open</body>").ok());
    }
    void parenthesesCannotEndAText()
    {
        pdf::PdfFile file;
        file.beginPage();
        file.text(10, 10, 10, pdf::Face::Regular, {}, ") Tj ET Q (\\");
        const std::string bytes = file.finish("(title)");
        QVERIFY(bytes.find("(\\) Tj ET Q \\(\\\\) Tj") != std::string::npos);
        QCOMPARE(brokenIn(bytes), std::string());
    }
};

TURNOUT_TEST_MAIN(TestReportPdf)
#include "tst_report_pdf.moc"
