// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptLayout.h"

#include "common/CommandTable.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSide = 20;
constexpr double kTop = 12;
constexpr double kBottom = 14;
constexpr double kHeader = 20;
constexpr double kLine = 20;
/// Lines longer than this are hard to read back to the left.
constexpr double kWidestText = 780;
/// A folded turn that would hide less than this is shown whole.
constexpr int kWorthFolding = 5;

QString tr(const char* text)
{
    return QCoreApplication::translate("Transcript", text);
}

QString lineCount(int lines)
{
    return lines == 1 ? tr("1 line") : tr("%1 lines").arg(countText(lines));
}

/// The key that unfolds, beside what is folded of the selected turn.
QString unfoldHint()
{
    return tr("%1 unfolds").arg(keyText(*findCommand(u"turn.unfold")));
}

QFont roleFont()
{
    QFont font = Theme::font(TextStyle::Note);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    return font;
}

} // namespace

TranscriptLayout::TranscriptLayout(const TranscriptTurn& turn, const TurnFold& fold, int width)
    : m_turn(turn)
    , m_fold(fold)
    , m_width(width)
    , m_textWidth(std::max(80.0, std::min(kWidestText, width - 2 * kSide)))
{
    double y = kTop + kHeader;
    for (std::size_t i = 0; i < turn.sections.size(); ++i)
        addSection(static_cast<int>(i), y);
    m_height = y + kBottom;
}

void TranscriptLayout::addSection(int index, double& y)
{
    const TranscriptSection& section = m_turn.sections[static_cast<std::size_t>(index)];
    const QString& text = section.body.text;
    if (section.closed) {
        m_foldable = true;
        const QString arrow = m_fold.folded ? u"▸ "_s : u"▾ "_s;
        if (section.title.isEmpty()) {
            m_headerFoldText = arrow + lineCount(section.lines);
            const double left = kSide + QFontMetricsF(roleFont()).horizontalAdvance(m_turn.roleText) + 8
                + (m_turn.name.isEmpty()
                        ? 0
                        : QFontMetricsF(Theme::font(TextStyle::Mono)).horizontalAdvance(m_turn.name) + 8);
            m_headerFold = QRectF(left - 4, kTop - 2,
                QFontMetricsF(Theme::font(TextStyle::Note)).horizontalAdvance(m_headerFoldText) + 8, kHeader);
        } else {
            addButton(arrow + section.title + u"  "_s + lineCount(section.lines), TurnPlace::Kind::Fold, y, true);
        }
        if (m_fold.folded) {
            if (section.title.isEmpty())
                y -= 6; // nothing under the header
            return;
        }
    }
    const bool cutLines = m_fold.folded;
    const auto limit = static_cast<int>(std::min(text.size(), m_fold.limit));
    int lines = 0;
    int from = 0;
    const std::size_t firstParagraph = m_paragraphs.size();
    bool cut = false;
    while (from <= limit && !cut) {
        qsizetype end = text.indexOf(u'\n', from);
        end = end < 0 || end > limit ? limit : end;
        int length = static_cast<int>(end) - from;
        bool whole = true;
        if (length > kLongestParagraph) {
            const qsizetype blank = text.lastIndexOf(u' ', from + kLongestParagraph);
            length = blank > from + kLongestParagraph / 2 ? static_cast<int>(blank) - from + 1 : kLongestParagraph;
            if (text.at(from + length - 1).isHighSurrogate())
                --length;
            whole = false;
        }
        lines += addParagraph(index, from, length, cutLines ? kFoldedLines + kWorthFolding - lines : INT_MAX, y);
        from += length + (whole ? 1 : 0);
        cut = cutLines && lines >= kFoldedLines + kWorthFolding;
    }
    if (cut && from <= text.size()) {
        // Lay the last paragraphs out again with what is left of the twenty lines.
        m_foldable = true;
        int kept = 0;
        std::size_t keep = firstParagraph;
        while (keep < m_paragraphs.size() && kept + m_paragraphs[keep].layout->lineCount() <= kFoldedLines)
            kept += m_paragraphs[keep++].layout->lineCount();
        const Paragraph* last = keep < m_paragraphs.size() ? &m_paragraphs[keep] : nullptr;
        const int start = last != nullptr ? last->start : 0;
        const auto length = last != nullptr ? static_cast<int>(last->layout->text().size()) : 0;
        y = last != nullptr ? last->top : y;
        m_paragraphs.resize(keep);
        if (kept < kFoldedLines && length > 0)
            addParagraph(index, start, length, kFoldedLines - kept, y);
        const QString all = section.lines > kFoldedLines ? tr("Show all %1 lines").arg(countText(section.lines))
                                                         : tr("Show all %1 characters").arg(countText(text.size()));
        addButton(all, TurnPlace::Kind::Fold, y);
    } else if (!m_fold.folded && limit < text.size()) {
        addButton(tr("Show more: %1 characters left").arg(countText(text.size() - limit)), TurnPlace::Kind::More, y);
    } else if (!m_fold.folded && !section.closed && lines >= kFoldedLines + kWorthFolding) {
        m_foldable = true;
        addButton(tr("Show less"), TurnPlace::Kind::Fold, y);
    }
}

int TranscriptLayout::addParagraph(int section, int start, int length, int mostLines, double& y)
{
    const TranscriptSection& from = m_turn.sections[static_cast<std::size_t>(section)];
    const QFont font = Theme::font(from.mono ? TextStyle::Mono : TextStyle::Body);
    Paragraph made;
    made.layout = std::make_unique<QTextLayout>(from.body.text.mid(start, length), font);
    made.section = section;
    made.start = start;
    made.top = y;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    // Each line of text begins where its script begins.
    option.setAlignment(made.layout->text().isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft);
    option.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * 4);
    made.layout->setTextOption(option);
    made.layout->setCacheEnabled(true);
    made.layout->setFormats(formatsOf(section, start, length, made.code));
    int lines = 0;
    made.layout->beginLayout();
    while (lines < mostLines) {
        QTextLine line = made.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_textWidth);
        line.setPosition(QPointF(0, lines * kLine + (kLine - line.height()) / 2));
        ++lines;
    }
    made.layout->endLayout();
    made.height = lines * kLine;
    y += made.height;
    m_paragraphs.push_back(std::move(made));
    return lines;
}

void TranscriptLayout::addButton(const QString& text, TurnPlace::Kind kind, double& y, bool mono)
{
    const QFontMetricsF metrics(Theme::font(mono ? TextStyle::Mono : TextStyle::Note));
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, m_textWidth);
    m_buttons.push_back({shown, QRectF(kSide - 4, y + 1, metrics.horizontalAdvance(shown) + 8, kLine), kind, mono});
    y += kLine + 2;
}

int TranscriptLayout::height() const
{
    return static_cast<int>(std::ceil(m_height));
}

bool TranscriptLayout::foldable() const
{
    return m_foldable;
}

int TranscriptLayout::guess(const session::Turn& turn, int width)
{
    double height = kTop + kHeader + kBottom;
    if (turn.role == session::Role::Tool || turn.role == session::Role::System)
        return static_cast<int>(height - 6);
    const double charactersALine = std::max(10.0, std::min(kWidestText, width - 2 * kSide) / 6.6);
    const std::string_view seen(turn.text.data(), std::min<std::size_t>(turn.text.size(), 4000));
    double lines = 0;
    std::size_t from = 0;
    while (from <= seen.size() && lines < kFoldedLines + 1) {
        const std::size_t end = std::min(seen.find('\n', from), seen.size());
        lines += std::max(1.0, std::ceil(static_cast<double>(end - from) / charactersALine));
        from = end + 1;
    }
    height += std::min<double>(lines, kFoldedLines + 1) * kLine + (turn.toolCalls.empty() ? 0 : kLine + 2);
    return static_cast<int>(height);
}

void TranscriptLayout::paintHeader(QPainter& painter, const QPointF& origin, const TurnPaint& over) const
{
    const Theme& theme = Theme::current();
    const double baseline = origin.y() + kTop + 12;
    double x = origin.x() + kSide;
    const bool user = m_turn.role == session::Role::User;
    painter.setFont(roleFont());
    painter.setPen(user ? theme.accent : theme.muted);
    painter.drawText(QPointF(x, baseline), m_turn.roleText);
    x += QFontMetricsF(painter.font()).horizontalAdvance(m_turn.roleText) + 8;
    if (!m_turn.name.isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Mono));
        painter.setPen(theme.text);
        painter.drawText(QPointF(x, baseline), m_turn.name);
        x += QFontMetricsF(painter.font()).horizontalAdvance(m_turn.name) + 8;
    }
    painter.setFont(Theme::font(TextStyle::Note));
    if (!m_headerFoldText.isEmpty()) {
        painter.setPen(theme.accent);
        painter.drawText(QPointF(x, baseline), m_headerFoldText);
        x += QFontMetricsF(painter.font()).horizontalAdvance(m_headerFoldText) + 12;
        if (over.selected && m_fold.folded) {
            painter.setPen(theme.muted);
            painter.drawText(QPointF(x, baseline), unfoldHint());
            x += QFontMetricsF(painter.font()).horizontalAdvance(unfoldHint()) + 12;
        }
    }
    if (!over.mark.isEmpty()) {
        painter.setPen(theme.caution);
        painter.drawText(QPointF(x + 4, baseline), over.mark);
    }
    painter.setPen(theme.muted);
    drawTabular(painter, QRectF(origin.x() + kSide, baseline - 12, m_textWidth, 16), Qt::AlignRight | Qt::AlignVCenter,
        m_turn.time);
}

void TranscriptLayout::paint(QPainter& painter, const QPointF& origin, const QRectF& clip, const TurnPaint& over) const
{
    const Theme& theme = Theme::current();
    const QRectF all(origin.x(), origin.y(), m_width, height());
    painter.save();
    if (over.selected)
        painter.fillRect(all, mixed(theme.surface, theme.accentSoft, 0.55));
    else if (m_turn.role == session::Role::User)
        painter.fillRect(all, mixed(theme.surface, theme.window, 0.7));
    if (over.selected)
        painter.fillRect(
            QRectF(all.left(), all.top(), 3, all.height()), over.focused ? theme.accent : theme.lineStrong);
    painter.fillRect(QRectF(all.left(), all.bottom() - 1, all.width(), 1), theme.line);
    paintHeader(painter, origin, over);
    const QColor codeGround = mixed(theme.window, theme.line, 0.6);
    for (const Paragraph& paragraph : m_paragraphs) {
        const double top = origin.y() + paragraph.top;
        if (top + paragraph.height < clip.top() || top > clip.bottom())
            continue;
        if (paragraph.code)
            painter.fillRect(QRectF(origin.x() + kSide - 6, top, m_textWidth + 12, paragraph.height), codeGround);
        QList<QTextLayout::FormatRange> ranges;
        const auto length = static_cast<int>(paragraph.layout->text().size());
        const auto mark = [&](const TranscriptRange& range, const QColor& ground, const QColor& text) {
            const int begin = std::max(range.start, paragraph.start) - paragraph.start;
            const int end = std::min(range.start + range.length, paragraph.start + length) - paragraph.start;
            if (range.section != paragraph.section || begin >= end)
                return;
            QTextLayout::FormatRange made;
            made.start = begin;
            made.length = end - begin;
            made.format.setBackground(ground);
            made.format.setForeground(text);
            ranges.append(made);
        };
        for (const TranscriptRange& range : over.marked) {
            mark(range, mixed(theme.surface, theme.caution, 0.28), theme.text);
            if (!ranges.isEmpty())
                ranges.last().format.setFontUnderline(true); // not by colour alone
        }
        for (std::size_t i = 0; i < over.found.size(); ++i) {
            const bool current = static_cast<int>(i) == over.currentFound;
            mark(over.found[i], current ? theme.accent : theme.found, current ? theme.onAccent : theme.text);
        }
        mark(over.selection, theme.accent, theme.onAccent);
        const bool quiet = m_turn.role == session::Role::System || m_turn.role == session::Role::Tool
            || m_turn.sections[static_cast<std::size_t>(paragraph.section)].placeholder;
        painter.setPen(quiet ? theme.muted : theme.text);
        paragraph.layout->draw(&painter, QPointF(origin.x() + kSide, top), ranges, clip);
    }
    for (const Button& button : m_buttons) {
        painter.setFont(Theme::font(button.mono ? TextStyle::Mono : TextStyle::Note));
        painter.setPen(theme.accent);
        painter.drawText(button.area.translated(origin).adjusted(4, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, button.text);
        if (over.selected && m_fold.folded && button.kind == TurnPlace::Kind::Fold) {
            painter.setFont(Theme::font(TextStyle::Note));
            painter.setPen(theme.muted);
            painter.drawText(QRectF(button.area.right() + 8, button.area.top(), m_textWidth, button.area.height())
                                 .translated(origin),
                Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, unfoldHint());
        }
    }
    painter.restore();
}

TurnPlace TranscriptLayout::placeAt(const QPointF& place) const
{
    if (m_headerFold.contains(place))
        return {TurnPlace::Kind::Fold, 0, 0};
    for (const Button& button : m_buttons) {
        if (button.area.contains(place))
            return {button.kind, 0, 0};
    }
    for (const Paragraph& paragraph : m_paragraphs) {
        if (place.y() < paragraph.top || place.y() >= paragraph.top + paragraph.height)
            continue;
        const int line = static_cast<int>((place.y() - paragraph.top) / kLine);
        const QTextLine at = paragraph.layout->lineAt(std::clamp(line, 0, paragraph.layout->lineCount() - 1));
        return {TurnPlace::Kind::Text, paragraph.section, paragraph.start + at.xToCursor(place.x() - kSide)};
    }
    return {};
}

QRectF TranscriptLayout::rectOf(const TranscriptRange& range) const
{
    for (const Paragraph& paragraph : m_paragraphs) {
        const int offset = range.start - paragraph.start;
        if (paragraph.section != range.section || offset < 0 || offset > paragraph.layout->text().size())
            continue;
        const QTextLine line = paragraph.layout->lineForTextPosition(offset);
        if (!line.isValid())
            continue;
        const double left = line.cursorToX(offset);
        const double right = line.cursorToX(std::min(offset + range.length, line.textStart() + line.textLength()));
        return QRectF(
            kSide + std::min(left, right), paragraph.top + line.lineNumber() * kLine, std::abs(right - left), kLine);
    }
    return {};
}

} // namespace turnout::common
