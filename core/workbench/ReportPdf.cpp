// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportPdf.h"

#include "workbench/PdfFile.h"
#include "workbench/ReportSvg.h"

#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>
#include <deque>
#include <numeric>

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

constexpr double kPad = 9; ///< around a chart, within its frame
constexpr double kTitle = 9.5;
constexpr double kExplanation = 8;
constexpr double kAbove = 12; ///< a chart's frame
constexpr double kSmallest = 0.8; ///< a chart is made smaller than its width asks for only so far, to end a page

/// A chart with its title and explanation, as long as it waits for a place.
struct Figure {
    QString source;
    std::vector<std::string> title;
    std::vector<std::string> explanation;
    double head = 0; ///< their height
    double units = 0; ///< the chart's, in its own measure

    explicit Figure(QString text)
        : source(std::move(text))
    {
        constexpr double kWide = kContent - 2 * kPad;
        QXmlStreamReader xml(source);
        while (!xml.atEnd() && xml.name() != "svg"_L1) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "strong"_L1)
                title = pdf::wrapped(xml.readElementText().toStdString(), kTitle, Face::Bold, kWide);
            else if (xml.name() == "span"_L1)
                explanation = pdf::wrapped(xml.readElementText().toStdString(), kExplanation, Face::Regular, kWide);
            else if (xml.name() == "svg"_L1)
                units = svgHeight(xml);
        }
        head = kLeading
                * (kTitle * static_cast<double>(title.size()) + kExplanation * static_cast<double>(explanation.size()))
            + 6;
    }
    /// The scale at which it is as wide as the page, or at which a whole page is high enough.
    [[nodiscard]] double fullScale() const
    {
        return std::min((kContent - 2 * kPad) / Svg::kWidth, scaleFor(kBottom - kMargin));
    }
    /// The scale at which it is so high with all that is around it.
    [[nodiscard]] double scaleFor(double height) const
    {
        return units > 0 ? (height - head - 2 * kPad) / units : 1;
    }
};

/// Puts one thing under the other, on as many pages as that takes. A chart that does not fit under what is there waits
/// for the next page, and what follows it in its section fills this one.
class Layout {
public:
    Layout(QXmlStreamReader& xml, QStringList figures)
        : m_xml(xml)
        , m_figures(std::move(figures))
    {
        m_file.beginPage();
    }
    void run()
    {
        while (!m_xml.atEnd())
            if (m_xml.readNext() == QXmlStreamReader::StartElement)
                element(m_xml.name().toString(), m_xml.attributes().value("class"_L1).toString());
        placeWaiting();
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
        else if (name == u"h2") {
            placeWaiting();
            heading({13, Face::Bold, kText, 18});
        } else if (name == u"h3")
            heading({10, Face::Bold, kText, 12});
        else if (name == u"p")
            words(inner(),
                look == u"lead"                                             ? Type{11, Face::Regular, kText, 6}
                    : look == u"note" || look == u"kind" || look == u"demo" ? Type{8, Face::Regular, kMuted, 4}
                                                                            : Type{});
        else if (name == u"li")
            item(inner());
        else if (name == u"figure") {
            m_xml.skipCurrentElement();
            if (!m_figures.isEmpty())
                figure(Figure(m_figures.takeFirst()));
        } else if (name == u"table")
            table();
    }
    /// All text of the element that was begun, to its end.
    std::string inner()
    {
        return m_xml.readElementText(QXmlStreamReader::IncludeChildElements).toStdString();
    }
    void need(double height)
    {
        while (m_y + height > kBottom && m_y > kMargin)
            newPage();
    }
    /// With the charts that wait for it on top.
    void newPage()
    {
        m_file.beginPage();
        m_y = kMargin;
        while (!m_waiting.empty() && fits(m_waiting.front())) {
            draw(m_waiting.front());
            m_waiting.pop_front();
        }
    }
    void placeWaiting()
    {
        while (!m_waiting.empty())
            newPage();
    }
    /// A paragraph of a few lines is on one page, and of a longer one as many lines. Indented, it has a dot before it.
    void words(const std::string& text, const Type& type, double indent = 0)
    {
        const double line = type.size * kLeading;
        m_y += m_y > kMargin ? type.before : 0;
        constexpr std::size_t kTogether = 5;
        const auto lines = pdf::wrapped(text, type.size, type.face, kContent - indent);
        need(line * static_cast<double>(std::min(lines.size(), kTogether)));
        if (indent > 0)
            m_file.circle(kMargin + 3, m_y + type.size * 0.65, 1.2, {kMuted, {}, 0, false});
        for (const std::string& one : lines) {
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
        words(text, type, kIndent);
    }
    void figure(Figure figure)
    {
        if (m_waiting.empty() && fits(figure))
            draw(figure);
        else
            m_waiting.push_back(std::move(figure));
    }
    /// What is left of the page, less what is between a chart and the text above it.
    [[nodiscard]] double left() const
    {
        return kBottom - m_y - (m_y > kMargin ? kAbove : 0);
    }
    [[nodiscard]] bool fits(const Figure& figure) const
    {
        return m_y <= kMargin || figure.scaleFor(left()) >= figure.fullScale() * kSmallest;
    }
    /// Title, explanation and chart in a frame; a chart that is higher than the rest of the page is made to fit.
    void draw(const Figure& figure)
    {
        const double scale = std::max(0.0, std::min(figure.fullScale(), figure.scaleFor(left())));
        const double height = figure.head + figure.units * scale + 2 * kPad;
        m_y += m_y > kMargin ? kAbove : 0;
        m_file.rectangle(kMargin, m_y, kContent, height, {{}, kStrong, 0.7, false});
        double y = m_y + kPad;
        const auto lines = [&](const std::vector<std::string>& texts, double size, Face face, const Color& color) {
            for (const std::string& text : texts) {
                m_file.text(kMargin + kPad, y + size, size, face, color, text);
                y += size * kLeading;
            }
        };
        lines(figure.title, kTitle, Face::Bold, kText);
        lines(figure.explanation, kExplanation, Face::Regular, kMuted);
        QXmlStreamReader xml(figure.source);
        while (!xml.atEnd() && xml.name() != "svg"_L1)
            xml.readNext();
        const double side = (kContent - Svg::kWidth * scale) / 2;
        drawSvg(xml, m_file, {kMargin + side, y + 6, scale});
        m_y += height + 4;
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
    QStringList m_figures; ///< of the report, those that were not come to yet
    std::deque<Figure> m_waiting; ///< for a page
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

/// The elements <figure>, none of which is in another.
QStringList figuresOf(const QString& html)
{
    const QString close = u"</figure>"_s;
    QStringList figures;
    for (qsizetype at = html.indexOf(u"<figure>"); at >= 0; at = html.indexOf(u"<figure>", at)) {
        const qsizetype end = html.indexOf(close, at);
        if (end < 0)
            break;
        figures << html.mid(at, end + close.size() - at);
        at = end;
    }
    return figures;
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
    const QString text = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    QXmlStreamReader xml(text);
    Layout layout(xml, figuresOf(text));
    layout.run();
    if (xml.hasError())
        return Error{ErrorCode::Io, "The report could not be laid out (" + xml.errorString().toStdString() + ").", {}};
    return layout.finish(textOf(between(html, "<title>", "</title>")));
}

} // namespace turnout::workbench::report
