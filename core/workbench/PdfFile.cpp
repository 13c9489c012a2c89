// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PdfFile.h"

#include <array>
#include <charconv>
#include <QString>

namespace turnout::workbench::pdf {
namespace {

/// Locales have no part in it.
void append(std::string& out, double value)
{
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2).ptr;
    out.append(text.data(), end);
    out += ' ';
}

void append(std::string& out, const Color& color)
{
    append(out, color.r);
    append(out, color.g);
    append(out, color.b);
}

/// Bytes in parentheses, what has a meaning there escaped.
std::string quoted(std::string_view bytes)
{
    std::string out = "(";
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + ")";
}

/// Text of the file's own fields: UTF-16 with its mark, in hexadecimal digits.
std::string utf16(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "<FEFF";
    for (const QChar c : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))
        for (const unsigned shift : {12U, 8U, 4U, 0U})
            out += kDigits[(static_cast<unsigned>(c.unicode()) >> shift) & 0xFU];
    return out + ">";
}

constexpr std::array<std::string_view, 3> kFonts{"/Helvetica", "/Helvetica-Bold", "/Symbol"};

} // namespace

void PdfFile::beginPage()
{
    m_pages.emplace_back();
    m_at = m_pages.size() - 1;
}

void PdfFile::goToPage(std::size_t page)
{
    m_at = page;
}

void PdfFile::number(double value)
{
    append(m_pages[m_at], value);
}

void PdfFile::place(double x, double y)
{
    number(x);
    number(kHeight - y);
}

void PdfFile::text(double x, double y, double size, Face face, const Color& color, std::string_view text)
{
    std::string& out = m_pages[m_at];
    out += "BT ";
    append(out, color);
    out += "rg ";
    place(x, y);
    out += "Td ";
    for (const Run& run : encoded(text, face, &m_missing)) {
        out += "/F" + std::to_string(static_cast<int>(run.face)) + " ";
        number(size);
        out += "Tf " + quoted(run.bytes) + " Tj ";
    }
    out += "ET\n";
}

void PdfFile::begin(const Paint& paint)
{
    std::string& out = m_pages[m_at];
    if (paint.fill) {
        append(out, *paint.fill);
        out += "rg ";
    }
    if (paint.stroke) {
        append(out, *paint.stroke);
        out += "RG ";
        number(paint.width);
        out += paint.dashed ? "w [3 2] 0 d " : "w [] 0 d ";
    }
}

void PdfFile::end(const Paint& paint)
{
    m_pages[m_at] += paint.fill && paint.stroke ? "b\n" : paint.fill ? "f\n" : paint.stroke ? "S\n" : "n\n";
}

void PdfFile::line(double x1, double y1, double x2, double y2, const Paint& paint)
{
    path({{x1, y1}, {x2, y2}}, paint);
}

void PdfFile::rectangle(double x, double y, double width, double height, const Paint& paint)
{
    begin(paint);
    place(x, y + height);
    number(width);
    number(height);
    m_pages[m_at] += "re ";
    end(paint);
}

void PdfFile::circle(double x, double y, double radius, const Paint& paint)
{
    begin(paint);
    const double k = radius * 0.5523; // four Bézier curves
    place(x + radius, y);
    m_pages[m_at] += "m ";
    const std::array<std::array<double, 6>, 4> curves{
        {{radius, k, k, radius, 0, radius}, {-k, radius, -radius, k, -radius, 0},
            {-radius, -k, -k, -radius, 0, -radius}, {k, -radius, radius, -k, radius, 0}}};
    for (const auto& c : curves) {
        place(x + c[0], y + c[1]);
        place(x + c[2], y + c[3]);
        place(x + c[4], y + c[5]);
        m_pages[m_at] += "c ";
    }
    end(paint);
}

void PdfFile::path(const std::vector<std::pair<double, double>>& points, const Paint& paint)
{
    if (points.empty())
        return;
    begin(paint);
    for (std::size_t i = 0; i < points.size(); ++i) {
        place(points[i].first, points[i].second);
        m_pages[m_at] += i == 0 ? "m " : "l ";
    }
    end(paint);
}

std::string PdfFile::finish(std::string_view title) const
{
    constexpr std::size_t kFirstPage = 4 + kFonts.size(); // after catalog, list of pages, facts and the fonts
    std::string out = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> places;
    const auto object = [&](const std::string& body) {
        places.push_back(out.size());
        out += std::to_string(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    object("<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
    std::string kids;
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        kids += std::to_string(kFirstPage + 2 * i) + " 0 R ";
    object("<< /Type /Pages /Count " + std::to_string(m_pages.size()) + " /Kids [" + kids + "] >>");
    object("<< /Title " + utf16(title) + " /Producer (Turnout) >>");
    std::string fonts;
    for (std::size_t i = 0; i < kFonts.size(); ++i) {
        const bool symbol = static_cast<Face>(i) == Face::Symbol;
        object("<< /Type /Font /Subtype /Type1 /BaseFont " + std::string(kFonts.at(i))
            + (symbol ? " >>" : " /Encoding /WinAnsiEncoding >>"));
        fonts += "/F" + std::to_string(i) + " " + std::to_string(4 + i) + " 0 R ";
    }
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << " + fonts
            + ">> >> /Contents " + std::to_string(kFirstPage + 2 * i + 1) + " 0 R >>");
        object("<< /Length " + std::to_string(m_pages[i].size()) + " >>\nstream\n" + m_pages[i] + "endstream");
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t at : places) {
        std::string number = std::to_string(at);
        out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
    }
    return out + "trailer\n<< /Size " + std::to_string(places.size() + 1) + " /Root 1 0 R /Info 3 0 R >>\nstartxref\n"
        + std::to_string(table) + "\n%%EOF\n";
}

} // namespace turnout::workbench::pdf
