// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PlainText.h"

#include "base/Decimals.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <cwchar>

namespace turnout::workbench {
namespace {

QList<uint> codePoints(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUcs4();
}

void append(std::string& out, char32_t character)
{
    out += QString::fromUcs4(&character, 1).toStdString();
}

/// Joiners are part of how some scripts and emoji are written, and do nothing else.
bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

bool mustBeSpelled(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return !isJoiner(c);
    default:
        return false;
    }
}

void spell(std::string& out, char32_t c)
{
    if (c == '\n') {
        out += "\\n";
    } else if (c == '\t') {
        out += "\\t";
    } else if (c == '\r') {
        out += "\\r";
    } else {
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "\\u{%x}", static_cast<unsigned>(c));
        out += code.data();
    }
}

std::string madeVisible(std::string_view text, bool keepLines)
{
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : codePoints(text)) {
        if (c == '\n' && keepLines)
            out += '\n';
        else if (mustBeSpelled(c))
            spell(out, c);
        else
            append(out, c);
    }
    return out;
}

/// The C library knows the widths, in a locale that knows Unicode; Debian's C library always has this one.
int widthOf(char32_t c)
{
    static const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
    if (isJoiner(c))
        return 0;
    if (unicode == static_cast<locale_t>(nullptr))
        return 1;
    const locale_t before = uselocale(unicode);
    const int width = wcwidth(static_cast<wchar_t>(c));
    uselocale(before);
    return std::max(width, 0);
}

} // namespace

std::string visible(std::string_view text)
{
    return madeVisible(text, false);
}

std::string visibleLines(std::string_view text)
{
    return madeVisible(text, true);
}

std::size_t terminalWidth(std::string_view text)
{
    std::size_t width = 0;
    for (const char32_t c : codePoints(text))
        width += static_cast<std::size_t>(widthOf(c));
    return width;
}

std::string cutText(std::string_view text, std::size_t longest)
{
    if (terminalWidth(text) <= longest)
        return std::string(text);
    std::string out;
    std::size_t width = 0;
    for (const char32_t c : codePoints(text)) {
        width += static_cast<std::size_t>(widthOf(c));
        if (width + 1 > longest)
            break;
        append(out, c);
    }
    return out + "…";
}

std::string countText(std::int64_t count)
{
    std::string text = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string momentText(TimeMs time)
{
    constexpr TimeMs kSecond = 1000;
    return formatTime(time - time % kSecond);
}

std::string durationText(TimeMs duration)
{
    std::int64_t rest = duration / 1000;
    std::string text;
    for (const auto& [seconds, unit] : {std::pair(3600, " h"), std::pair(60, " min"), std::pair(1, " s")}) {
        if (rest / seconds > 0 || (seconds == 1 && text.empty()))
            text += (text.empty() ? "" : " ") + std::to_string(rest / seconds) + unit;
        rest %= seconds;
    }
    return text;
}

std::string numberText(double number, int places)
{
    if (std::isnan(number))
        return "–";
    std::string digits = std::isinf(number) ? "∞" : decimals(std::abs(number), places);
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return number < 0 && !zero ? "−" + digits : digits;
}

std::string percentText(double share)
{
    if (std::isnan(share))
        return "–";
    const double value = share * 100;
    return numberText(value, value < 9.95 ? 1 : 0) + " %";
}

std::string rangeText(const stats::Interval& interval)
{
    int decimals = interval.high < 0.0995 ? 1 : 0;
    std::string low = numberText(interval.low * 100, decimals);
    std::string high = numberText(interval.high * 100, decimals);
    constexpr int kMostDecimals = 3;
    while (low == high && interval.low < interval.high && decimals < kMostDecimals) {
        ++decimals;
        low = numberText(interval.low * 100, decimals);
        high = numberText(interval.high * 100, decimals);
    }
    return low + " – " + high + " %";
}

std::string pointsText(double difference)
{
    const std::string text = numberText(difference * 100, 1);
    return difference > 0 && text != "0.0" ? "+" + text : text;
}

TextTable::TextTable(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
}

void TextTable::add(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = visible(cells[i]);
        if (m_columns[i].longest > 0)
            cells[i] = cutText(cells[i], m_columns[i].longest);
    }
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text(std::size_t indent) const
{
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (const Column& column : m_columns) {
        titles.push_back(column.title);
        widths.push_back(terminalWidth(column.title));
    }
    for (const auto& row : m_rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], terminalWidth(row[i]));
    std::string out;
    const auto addRow = [&](const std::vector<std::string>& row) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - terminalWidth(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (m_columns[i].right ? padding + row[i] : row[i] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    };
    if (std::any_of(titles.begin(), titles.end(), [](const std::string& title) { return !title.empty(); }))
        addRow(titles);
    for (const auto& row : m_rows)
        addRow(row);
    return out;
}

} // namespace turnout::workbench
