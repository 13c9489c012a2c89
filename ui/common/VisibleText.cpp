// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/VisibleText.h"

#include <array>
#include <QStringView>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// The control characters by their ASCII names: their pictures (U+2400 …) cannot be read at the size of text.
constexpr std::array<QStringView, 32> kControls{u"NUL", u"SOH", u"STX", u"ETX", u"EOT", u"ENQ", u"ACK", u"BEL", u"BS",
    u"TAB", u"LF", u"VT", u"FF", u"CR", u"SO", u"SI", u"DLE", u"DC1", u"DC2", u"DC3", u"DC4", u"NAK", u"SYN", u"ETB",
    u"CAN", u"EM", u"SUB", u"ESC", u"FS", u"GS", u"RS", u"US"};

/// Characters that are invisible or change the direction of what follows, by the names Unicode gives them.
constexpr std::array<std::pair<char32_t, QStringView>, 22> kNamed{{
    {0x00AD, u"SHY"},
    {0x061C, u"ALM"},
    {0x180E, u"MVS"},
    {0x200B, u"ZWSP"},
    {0x200E, u"LRM"},
    {0x200F, u"RLM"},
    {0x2028, u"LS"},
    {0x2029, u"PS"},
    {0x202A, u"LRE"},
    {0x202B, u"RLE"},
    {0x202C, u"PDF"},
    {0x202D, u"LRO"},
    {0x202E, u"RLO"},
    {0x2060, u"WJ"},
    {0x2066, u"LRI"},
    {0x2067, u"RLI"},
    {0x2068, u"FSI"},
    {0x2069, u"PDI"},
    {0xFEFF, u"BOM"},
    {0xFFF9, u"IAA"},
    {0xFFFA, u"IAS"},
    {0xFFFB, u"IAT"},
}};

/// The mark that stands for a character, or an empty text where it is visible itself.
QString markOf(char32_t c)
{
    if (c == U'\n' || c == U'\t')
        return {};
    if (c < 0x20)
        return u"⟨"_s + kControls.at(c) + u"⟩"_s;
    if (c == 0x7F)
        return u"⟨DEL⟩"_s;
    // C1 controls, and the tag characters that can carry a whole hidden message.
    if ((c >= 0x80 && c <= 0x9F) || (c >= 0xE0000 && c <= 0xE007F))
        return u"⟨U+%1⟩"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
    for (const auto& [code, name] : kNamed) {
        if (code == c)
            return u"⟨"_s + name + u"⟩"_s;
    }
    return {};
}

/// Whether a UTF-16 unit could need a mark; nearly none does, so this is asked first.
bool suspicious(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E
        || (c >= 0x200B && c <= 0x2069) || c >= 0xFEFF || (c >= 0xD800 && c <= 0xDFFF);
}

} // namespace

VisibleText visibleText(const QString& text)
{
    VisibleText made;
    made.text.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (!suspicious(unit.unicode())) {
            made.text += unit;
            continue;
        }
        if (unit == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            continue; // a line end is one line end, whoever wrote it
        char32_t code = unit.unicode();
        if (unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            code = QChar::surrogateToUcs4(unit, text.at(i));
        } else if (unit.isSurrogate()) {
            code = QChar::ReplacementCharacter;
        }
        const QString mark = markOf(code);
        if (!mark.isEmpty())
            made.marks.push_back({static_cast<int>(made.text.size()), static_cast<int>(mark.size())});
        made.text += mark.isEmpty() ? QString::fromUcs4(&code, 1) : mark;
    }
    return made;
}

VisibleText visibleText(std::string_view utf8)
{
    return visibleText(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QString visibleLine(const QString& text, int limit)
{
    const bool cut = text.size() > limit;
    QString line = visibleText(cut ? text.left(limit) : text).text;
    line.replace(u'\n', u'\u23CE');
    line.replace(u'\t', u' ');
    return cut ? line + u'…' : line;
}

QString visibleLine(std::string_view utf8, int limit)
{
    // Four bytes a character at most: a giant text is not converted for one line of it.
    const auto bytes = std::min<std::size_t>(utf8.size(), static_cast<std::size_t>(limit) * 4 + 4);
    return visibleLine(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(bytes)), limit);
}

QString plainToolTip(const QString& text)
{
    QString escaped = text.toHtmlEscaped();
    escaped.replace(u'\n', "<br>"_L1);
    return u"<qt>"_s + escaped + u"</qt>"_s;
}

QString plainLabel(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace turnout::common
