// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportPdf.h"

#include "workbench/PdfFile.h"
#include "workbench/ReportSvg.h"

#include <algorithm>
#include <numeric>
#include <QXmlStreamReader>

namespace turnout::workbench::report {
namespace {

using namespace Qt::StringLiterals;
using pdf::Color;
using pdf::Face;
using pdf::PdfFile;

constexpr Color kText{0.102, 0.114, 0.137};
constexpr Color kMuted{0.349, 0.384, 0.451};
constexpr Color kLine{0.890, 0.902, 0.922};
constexpr Color kStrong{0.788, 0.808, 0.839};

constexpr double kMargin = 45;
constexpr double kRight = PdfFile::kWidth - kMargin;
constexpr double kBottom = PdfFile::kHeight - kMargin;
constexpr double kContent = kRight - kMargin;
constexpr double kCell = 6.5; ///< size of the type in tables
constexpr double kGap = 6; ///< between their columns
constexpr double kLeading = 1.35;

struct Type {
    double size = 9;
    Face face = Face::Regular;
    Color color = kText;
    double before = 4;
};

struct Cell {
    std::string text;
    bool number = false;
};
using TableRow = std::vector<Cell>;

/// Puts one thing under the other, on as many pages as that takes.
class Layout {
public:
    explicit Layout(QXmlStreamReader& xml)
        : m_xml(xml)
    {
        m_file.beginPage();
    }
    void run()
    {
        while (!m_xml.atEnd())
            if (m_xml.readNext() == QXmlStreamReader::StartElement)
                element(m_xml.name().toString(), m_xml.attributes().value("class"_L1).toString());
    }
    [[nodiscard]] std::string finish(const std::string& title)
    {
        if (m_file.lettersMissing())
            words(
                "Letters that the fonts of every PDF reader lack are shown by their code; the report as a web page has "
                "them.",
                {7.5, Face::Regular, kMuted, 10});
        for (std::size_t i = 0; i < m_file.pages(); ++i) {
            m_file.goToPage(i);
            const std::string number = std::to_string(i + 1) + " / " + std::to_string(m_file.pages());
            m_file.text(
                kRight - pdf::width(number, 7, Face::Regular), PdfFile::kHeight - 24, 7, Face::Regular, kMuted, number);
            m_file.text(kMargin, PdfFile::kHeight - 24, 7, Face::Regular, kMuted, title);
        }
        return m_file.finish(title);
    }

private:
    void element(const QString& name, const QString& look)
    {
        if (name == u"h1")
            words(inner(), {18, Face::Bold, kText, 2});
        else if (name == u"h2")
            heading({13, Face::Bold, kText, 18});
        else if (name == u"h3")
            heading({10, Face::Bold, kText, 12});
        else if (name == u"p")
            words(inner(),
                look == u"lead"                                             ? Type{11, Face::Regular, kText, 6}
                    : look == u"note" || look == u"kind" || look == u"demo" ? Type{8, Face::Regular, kMuted, 4}
                                                                            : Type{});
        else if (name == u"li")
            item(inner());
        else if (name == u"figure")
            figure();
        else if (name == u"table")
            table();
    }
    /// All text of the element that was begun, to its end.
    std::string inner()
    {
        return m_xml.readElementText(QXmlStreamReader::IncludeChildElements).toStdString();
    }
    void need(double height)
    {
        if (m_y + height > kBottom && m_y > kMargin) {
            m_file.beginPage();
            m_y = kMargin;
        }
    }
    void words(const std::string& text, const Type& type, double indent = 0)
    {
        const double line = type.size * kLeading;
        m_y += m_y > kMargin ? type.before : 0;
        for (const std::string& one : pdf::wrapped(text, type.size, type.face, kContent - indent)) {
            need(line);
            m_file.text(kMargin + indent, m_y + type.size, type.size, type.face, type.color, one);
            m_y += line;
        }
    }
    /// Not alone at the foot of a page.
    void heading(const Type& type)
    {
        constexpr double kFollows = 60;
        need(type.before + type.size * kLeading + kFollows);
        words(inner(), type);
    }
    void item(const std::string& text)
    {
        constexpr double kIndent = 10;
        const Type type{8.5, Face::Regular, kText, 3};
        need(type.before + type.size * kLeading);
        const double before = m_y;
        words(text, type, kIndent);
        const double first = m_y < before ? kMargin : before + (before > kMargin ? type.before : 0);
        m_file.circle(kMargin + 3, first + type.size * 0.65, 1.2, {kMuted, {}, 0, false});
    }
    /// Title, explanation and chart on one page, in a frame; a chart higher than a page is made to fit.
    void figure()
    {
        std::string title;
        std::string explanation;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement() && m_xml.name() == "figure"_L1)
                return;
            if (!m_xml.isStartElement())
                continue;
            if (m_xml.name() == "strong"_L1)
                title = inner();
            else if (m_xml.name() == "span"_L1)
                explanation = inner();
            else if (m_xml.name() == "svg"_L1)
                chart(title, explanation);
        }
    }
    void chart(const std::string& title, const std::string& explanation)
    {
        constexpr double kPad = 9;
        constexpr double kTitle = 9.5;
        constexpr double kExplanation = 8;
        const double wide = kContent - 2 * kPad;
        const auto titles = pdf::wrapped(title, kTitle, Face::Bold, wide);
        const auto explained = pdf::wrapped(explanation, kExplanation, Face::Regular, wide);
        const double head = kLeading
                * (kTitle * static_cast<double>(titles.size()) + kExplanation * static_cast<double>(explained.size()))
            + 6;
        const double rest = kBottom - kMargin - head - 2 * kPad;
        const double units = svgHeight(m_xml);
        const double scale = std::min(wide / Svg::kWidth, units > 0 ? rest / units : 1);
        const double height = head + units * scale + 2 * kPad;
        m_y += 12;
        need(height);
        m_file.rectangle(kMargin, m_y, kContent, height, {{}, kStrong, 0.7, false});
        double y = m_y + kPad;
        const auto lines = [&](const std::vector<std::string>& texts, double size, Face face, const Color& color) {
            for (const std::string& text : texts) {
                m_file.text(kMargin + kPad, y + size, size, face, color, text);
                y += size * kLeading;
            }
        };
        lines(titles, kTitle, Face::Bold, kText);
        lines(explained, kExplanation, Face::Regular, kMuted);
        drawSvg(m_xml, m_file, {kMargin + kPad, y + 6, scale});
        m_y += height;
    }

    // ---- tables --------------------------------------------------------------------------------------------------
    void table()
    {
        TableRow head;
        std::vector<TableRow> rows;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement() && m_xml.name() == "table"_L1)
                break;
            if (!m_xml.isStartElement())
                continue;
            const bool title = m_xml.name() == "th"_L1;
            if (m_xml.name() == "tr"_L1 && !head.empty())
                rows.emplace_back();
            if (!title && m_xml.name() != "td"_L1)
                continue;
            const bool number = m_xml.attributes().value("class"_L1) == "num"_L1;
            (title || rows.empty() ? head : rows.back()).push_back({inner(), number});
        }
        const auto columns = columnsFor(head, rows);
        m_y += 6;
        row(head, columns, true, nullptr);
        for (const TableRow& one : rows)
            row(one, columns, false, &head);
        m_y += 4;
    }
    /// As wide as their text wants; where that is too much, the widest give.
    static std::vector<double> columnsFor(const TableRow& head, const std::vector<TableRow>& rows)
    {
        std::vector<double> wanted(head.size(), 0);
        const auto measure = [&](const TableRow& row, Face face) {
            for (std::size_t i = 0; i < std::min(row.size(), wanted.size()); ++i)
                wanted[i] = std::max(wanted[i], pdf::width(row[i].text, kCell, face));
        };
        measure(head, Face::Bold);
        for (const TableRow& row : rows)
            measure(row, Face::Regular);
        const double room = kContent - kGap * static_cast<double>(head.size());
        constexpr double kStep = 0.95;
        while (std::accumulate(wanted.begin(), wanted.end(), 0.0) > room)
            *std::max_element(wanted.begin(), wanted.end()) *= kStep;
        const double left = room - std::accumulate(wanted.begin(), wanted.end(), 0.0);
        for (double& width : wanted)
            width += kGap + left / static_cast<double>(head.size());
        return wanted;
    }
    /// A row with its line under it. On a new page the head comes again (`head`; null for the head itself).
    void row(const TableRow& cells, const std::vector<double>& columns, bool title, const TableRow* head)
    {
        const Face face = title ? Face::Bold : Face::Regular;
        const double line = kCell * kLeading;
        std::vector<std::vector<std::string>> texts;
        std::size_t lines = 1;
        for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
            texts.push_back(pdf::wrapped(cells[i].text, kCell, face, columns[i] - kGap + 0.01));
            lines = std::max(lines, texts.back().size());
        }
        const double height = line * static_cast<double>(lines) + 4;
        const std::size_t page = m_file.pages();
        need(title ? 3 * height : height);
        if (head != nullptr && m_file.pages() != page)
            row(*head, columns, true, nullptr);
        double x = kMargin;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            double y = m_y + kCell + 1;
            for (const std::string& text : texts[i]) {
                const double wide = pdf::width(text, kCell, face);
                const double at = cells[i].number ? x + columns[i] - kGap - wide : x;
                m_file.text(at, y, kCell, face, title ? kMuted : kText, text);
                y += line;
            }
            x += columns[i];
        }
        m_y += height;
        m_file.line(kMargin, m_y - 1.5, kRight, m_y - 1.5, {{}, title ? kStrong : kLine, 0.5, false});
    }

    QXmlStreamReader& m_xml;
    PdfFile m_file;
    double m_y = kMargin;
};

/// What stands between the tags.
std::string_view between(std::string_view html, std::string_view open, std::string_view close)
{
    const std::size_t begin = html.find(open);
    const std::size_t end = html.find(close);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return {};
    return html.substr(begin, end + close.size() - begin);
}

} // namespace

Result<std::string> pdfOf(std::string_view html)
{
    const auto textOf = [](std::string_view element) {
        QXmlStreamReader xml(QString::fromUtf8(element.data(), static_cast<qsizetype>(element.size())));
        xml.readNextStartElement();
        return xml.readElementText().toStdString();
    };
    const std::string_view body = between(html, "<body>", "</body>");
    QXmlStreamReader xml(QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size())));
    Layout layout(xml);
    layout.run();
    if (xml.hasError())
        return Error{ErrorCode::Io, "The report could not be laid out (" + xml.errorString().toStdString() + ").", {}};
    return layout.finish(textOf(between(html, "<title>", "</title>")));
}

} // namespace turnout::workbench::report
