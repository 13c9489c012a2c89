// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of the report on a page of a PDF: the elements and classes of ReportSvg, with the colours of ReportHtml's
// style for paper.
#include "workbench/PdfFile.h"
#include "workbench/ReportPdf.h"

#include <QStringList>
#include <QXmlStreamReader>

namespace turnout::workbench::report {
namespace {

using namespace Qt::StringLiterals;
using pdf::Color;
using pdf::Paint;

constexpr Color kText{0.102, 0.114, 0.137};
constexpr Color kMuted{0.349, 0.384, 0.451};
constexpr Color kLine{0.890, 0.902, 0.922};
constexpr Color kStrong{0.788, 0.808, 0.839};
constexpr Color kWhite{1, 1, 1};
constexpr Color kRated{0.851, 0.510, 0};
constexpr Color kLabeled{0, 0.447, 0.698};
constexpr Color kUnrated{0.529, 0.573, 0.635};

Color mixedWithWhite(const Color& color, double strength)
{
    return {1 - (1 - color.r) * strength, 1 - (1 - color.g) * strength, 1 - (1 - color.b) * strength};
}

/// What the classes of an element say, as the style sheet does.
struct Look {
    QStringList classes;

    explicit Look(const QXmlStreamReader& xml)
        : classes(xml.attributes().value("class"_L1).toString().split(u' '))
    {
    }
    [[nodiscard]] bool has(QStringView name) const
    {
        return classes.contains(name);
    }
    [[nodiscard]] Color population() const
    {
        return has(u"rated") ? kRated : has(u"labeled") ? kLabeled : has(u"unrated") ? kUnrated : kText;
    }
    [[nodiscard]] Paint line() const
    {
        if (has(u"grid"))
            return {{}, kLine, 0.7, false};
        if (has(u"zero"))
            return {{}, kStrong, 0.7, false};
        if (has(u"dash"))
            return {{}, kMuted, 0.7, true};
        if (has(u"stem"))
            return {{}, mixedWithWhite(population(), 0.4), 1.8, false};
        return {{}, population(), has(u"whisker") || has(u"curve") ? 1.2 : 0.9, false};
    }
    [[nodiscard]] Paint mark() const
    {
        if (has(u"band"))
            return {mixedWithWhite(population(), 0.15), {}, 0, false};
        if (has(u"hollow") || has(u"frame"))
            return {kWhite, population(), 0.9, false};
        return {population(), {}, 0, false};
    }
};

/// The commands of a path that ReportSvg writes: M L H V and their small ones, Z.
std::vector<std::pair<double, double>> pointsOf(const QString& path)
{
    std::vector<std::pair<double, double>> points;
    double x = 0;
    double y = 0;
    QChar command = u'M';
    std::vector<double> numbers;
    QString number;
    const auto place = [&] {
        const bool relative = command.isLower();
        const QChar kind = command.toUpper();
        const std::size_t wanted = kind == u'H' || kind == u'V' ? 1 : 2;
        if (numbers.size() < wanted)
            return;
        if (kind == u'H')
            x = relative ? x + numbers[0] : numbers[0];
        else if (kind == u'V')
            y = relative ? y + numbers[0] : numbers[0];
        else {
            x = relative ? x + numbers[0] : numbers[0];
            y = relative ? y + numbers[1] : numbers[1];
        }
        points.emplace_back(x, y);
        numbers.clear();
    };
    const auto endNumber = [&] {
        if (number.isEmpty())
            return;
        numbers.push_back(number.toDouble());
        number.clear();
        place();
    };
    for (const QChar c : path) {
        if (c == u'-' || c == u' ' || c == u',')
            endNumber();
        if (c.isLetter()) {
            endNumber();
            command = c;
        } else if (c.isDigit() || c == u'.' || c == u'-') {
            number += c;
        }
    }
    endNumber();
    return points;
}

class Drawer {
public:
    Drawer(QXmlStreamReader& xml, pdf::PdfFile& file, const ChartPlace& place)
        : m_xml(xml)
        , m_file(file)
        , m_place(place)
    {
    }
    void draw()
    {
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                --depth;
            if (token != QXmlStreamReader::StartElement)
                continue;
            if (m_xml.name() == "text"_L1) {
                text(); // reads its own end
                continue;
            }
            ++depth;
            element(m_xml.name().toString());
        }
    }

private:
    [[nodiscard]] double number(const char* attribute) const
    {
        return m_xml.attributes().value(QLatin1String(attribute)).toDouble();
    }
    [[nodiscard]] double x(double value) const
    {
        return m_place.left + value * m_place.scale;
    }
    [[nodiscard]] double y(double value) const
    {
        return m_place.top + value * m_place.scale;
    }
    void element(const QString& name)
    {
        const Look look(m_xml);
        if (name == u"line") {
            m_file.line(x(number("x1")), y(number("y1")), x(number("x2")), y(number("y2")), look.line());
        } else if (name == u"circle") {
            m_file.circle(x(number("cx")), y(number("cy")), number("r") * m_place.scale, look.mark());
        } else if (name == u"rect") {
            m_file.rectangle(x(number("x")), y(number("y")), number("width") * m_place.scale,
                number("height") * m_place.scale, look.mark());
        } else if (name == u"path") {
            auto points = pointsOf(m_xml.attributes().value("d"_L1).toString());
            for (auto& [px, py] : points) {
                px = x(px);
                py = y(py);
            }
            const bool open = look.has(u"curve") || look.has(u"dash") || look.has(u"whisker");
            m_file.path(points, open ? look.line() : look.mark());
        }
    }
    void text()
    {
        const Look look(m_xml);
        const double left = x(number("x"));
        const double base = y(number("y"));
        // A <title> inside is what a screen shows on hovering: the words after it are the label.
        std::string words;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement)
                ++depth;
            else if (token == QXmlStreamReader::EndElement)
                --depth;
            else if (token == QXmlStreamReader::Characters && depth == 1)
                words += m_xml.text().toString().toStdString();
        }
        constexpr double kSize = 12;
        const double size = kSize * m_place.scale;
        const pdf::Face face = look.has(u"head") ? pdf::Face::Bold : pdf::Face::Regular;
        const double wide = pdf::width(words, size, face);
        const double at = look.has(u"end") ? left - wide : look.has(u"mid") ? left - wide / 2 : left;
        m_file.text(at, base, size, face, look.has(u"muted") ? kMuted : kText, words);
    }

    QXmlStreamReader& m_xml;
    pdf::PdfFile& m_file;
    ChartPlace m_place;
};

} // namespace

void drawSvg(QXmlStreamReader& xml, pdf::PdfFile& file, const ChartPlace& place)
{
    Drawer(xml, file, place).draw();
}

double svgHeight(const QXmlStreamReader& xml)
{
    return xml.attributes().value("viewBox"_L1).toString().section(u' ', 3, 3).toDouble();
}

} // namespace turnout::workbench::report
