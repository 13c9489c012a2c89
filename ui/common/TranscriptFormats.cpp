// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How markdown and invisible characters look in a TranscriptLayout; where they stand is in TextMarkup.cpp.
#include "common/Theme.h"
#include "common/TranscriptLayout.h"

#include <algorithm>

namespace turnout::common {
namespace {

QTextCharFormat formatOf(MarkupKind kind)
{
    const Theme& theme = Theme::current();
    QTextCharFormat format;
    switch (kind) {
    case MarkupKind::Marker:
        format.setForeground(theme.muted);
        break;
    case MarkupKind::Heading:
        format.setFontWeight(QFont::DemiBold);
        format.setProperty(QTextFormat::FontPixelSize, Theme::kSectionSize);
        break;
    case MarkupKind::Strong:
        format.setFontWeight(QFont::Bold);
        break;
    case MarkupKind::Emphasis:
        format.setFontItalic(true);
        break;
    case MarkupKind::Code:
    case MarkupKind::CodeLine:
    case MarkupKind::Table:
        format.setFontFamilies(Theme::font(TextStyle::Mono).families());
        if (kind == MarkupKind::Code)
            format.setBackground(mixed(theme.window, theme.line, 0.6));
        break;
    case MarkupKind::Bullet:
        format.setForeground(theme.accent);
        format.setFontWeight(QFont::Bold);
        break;
    case MarkupKind::Quote:
        format.setForeground(theme.muted);
        break;
    }
    return format;
}

} // namespace

QList<QTextLayout::FormatRange> TranscriptLayout::formatsOf(int section, int start, int length, bool& code) const
{
    const TranscriptSection& from = m_turn.sections[static_cast<std::size_t>(section)];
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&](int rangeStart, int rangeLength, const QTextCharFormat& format) {
        QTextLayout::FormatRange range;
        range.start = std::max(rangeStart, start) - start;
        range.length = std::min(rangeStart + rangeLength, start + length) - start - range.start;
        range.format = format;
        if (range.length > 0)
            formats.append(range);
    };
    // No range is over a line's end: what reaches into this stretch began at most a paragraph before it.
    const auto first = std::lower_bound(from.markup.begin(), from.markup.end(), start - kLongestParagraph,
        [](const MarkupRange& range, int place) { return range.start < place; });
    for (auto range = first; range != from.markup.end() && range->start < start + length; ++range) {
        if (range->start + range->length <= start)
            continue;
        add(range->start, range->length, formatOf(range->kind));
        code = code || range->kind == MarkupKind::CodeLine;
    }
    QTextCharFormat mark;
    mark.setForeground(Theme::current().caution);
    for (const TextRange& one : from.body.marks)
        if (one.start < start + length && one.start + one.length > start)
            add(one.start, one.length, mark);
    return formats;
}

} // namespace turnout::common
