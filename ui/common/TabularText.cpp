// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TabularText.h"

#include "common/Theme.h"

#include <algorithm>
#include <QBrush>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QLocale>
#include <QPaintEngine>
#include <QRawFont>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// As wide as the padding of a header section in the style sheet.
constexpr double kCellPadding = 8;

/// What is asked of a font again and again. The fonts of a program are few and a table asks for every cell, so the last
/// one is kept.
struct FontFacts {
    QFont font;
    QRawFont raw;
    double digit = 0; ///< the widest digit's width
};

FontFacts& lastFacts()
{
    static FontFacts facts;
    // Fonts must be gone before the application is.
    static const bool forgets = [] {
        qAddPostRoutine([] { lastFacts() = {}; });
        return true;
    }();
    static_cast<void>(forgets);
    return facts;
}

const FontFacts& factsOf(const QFont& font)
{
    FontFacts& facts = lastFacts();
    if (facts.digit > 0 && facts.font == font)
        return facts;
    const QFontMetricsF metrics(font);
    facts = {font, QRawFont::fromFont(font), 0};
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        facts.digit = std::max(facts.digit, metrics.horizontalAdvance(QChar(digit)));
    return facts;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The glyphs of a text set with equal digits from 0 on, and how wide they are. Invalid where the font has not all of
/// them: then Qt has to find another font.
struct Run {
    QGlyphRun glyphs;
    double width = 0;
    bool valid = false;
};

Run runOf(const QFont& font, const QString& text)
{
    const FontFacts& facts = factsOf(font);
    Run run;
    const QList<quint32> glyphs = facts.raw.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0U))
        return run;
    const QList<QPointF> advances = facts.raw.advancesForGlyphIndexes(glyphs);
    QList<QPointF> places(glyphs.size());
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const double own = advances.at(i).x();
        const double width = isDigit(text.at(i)) ? facts.digit : own;
        places[i] = QPointF(run.width + (width - own) / 2, 0);
        run.width += width;
    }
    run.glyphs.setRawFont(facts.raw);
    run.glyphs.setGlyphIndexes(glyphs);
    run.glyphs.setPositions(places);
    run.valid = true;
    return run;
}

/// Calls `piece(text, x, width)` for each run of other characters and each digit.
template <typename Piece>
double walk(const QFont& font, const QString& text, Piece piece)
{
    const QFontMetricsF metrics(font);
    const double digit = factsOf(font).digit;
    double x = 0;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype to = from + 1;
        const bool single = isDigit(text.at(from));
        while (!single && to < text.size() && !isDigit(text.at(to)))
            ++to;
        const QString part = text.mid(from, to - from);
        const double own = metrics.horizontalAdvance(part);
        const double width = single ? digit : own;
        piece(part, x + (width - own) / 2, width);
        x += width;
        from = to;
    }
    return x;
}

const QLocale& numberLocale()
{
    // Figures read the same in every picture and file, whatever the machine's language.
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

/// Whether the text is sure to fit; only a text that may not is measured.
bool fits(const QFont& font, const QString& text, double width)
{
    const double widest = QFontMetricsF(font).maxWidth();
    return widest * static_cast<double>(text.size()) <= width || tabularWidth(font, text) <= width;
}

} // namespace

double tabularWidth(const QFont& font, const QString& text)
{
    return walk(font, text, [](const QString&, double, double) {});
}

void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    // One call for all glyphs is several times faster; drawings of other kinds (SVG, PDF) want text that stays text.
    const bool onPixels = painter.paintEngine()->type() == QPaintEngine::Raster;
    const Run run = onPixels ? runOf(painter.font(), text) : Run();
    const double width = run.valid ? run.width : tabularWidth(painter.font(), text);
    double left = area.left();
    if (alignment.testFlag(Qt::AlignRight))
        left = area.right() - width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        left = area.center().x() - width / 2;
    double baseline = area.top() + metrics.ascent();
    if (alignment.testFlag(Qt::AlignVCenter))
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment.testFlag(Qt::AlignBottom))
        baseline = area.bottom() - metrics.descent();
    if (run.valid) {
        painter.drawGlyphRun(QPointF(left, baseline), run.glyphs);
        return;
    }
    walk(painter.font(), text,
        [&](const QString& part, double x, double) { painter.drawText(QPointF(left + x, baseline), part); });
}

QString countText(qint64 count)
{
    return numberLocale().toString(count);
}

QString shortCountText(qint64 count)
{
    if (count < 10'000)
        return countText(count);
    const bool millions = count >= 999'500;
    const double shown = static_cast<double>(count) / (millions ? 1e6 : 1e3);
    return numberLocale().toString(shown, 'f', millions && shown < 100 ? 1 : 0) + (millions ? u" M"_s : u" k"_s);
}

QString shareText(double share, int decimals)
{
    return numberLocale().toString(share * 100, 'f', decimals) + u" %"_s;
}

QString shareText(double share, double low, double high, int decimals)
{
    constexpr int kMostDecimals = 3;
    const auto text = [&](double end) { return numberLocale().toString(end * 100, 'f', decimals); };
    while (low < high && decimals < kMostDecimals && text(low) == text(high))
        ++decimals;
    return u"%1 (%2–%3)"_s.arg(shareText(share, decimals), text(low), text(high));
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(Qt::DecorationRole).isNull() || !index.data(Qt::CheckStateRole).isNull()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Theme& theme = Theme::current();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.accentSoft);
    else if (const QVariant ground = index.data(Qt::BackgroundRole); !ground.isNull())
        painter->fillRect(option.rect, ground.value<QBrush>());
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    if (text.isEmpty())
        return;
    const QVariant font = index.data(Qt::FontRole);
    painter->setFont(font.isNull() ? option.font : font.value<QFont>().resolve(option.font));
    const QVariant color = index.data(Qt::ForegroundRole);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter->setPen(!enabled ? theme.faint : color.isNull() ? theme.text : color.value<QBrush>().color());
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = aligned.isNull() ? defaultAlignment() : Qt::Alignment(aligned.toInt());
    const QRectF area = QRectF(option.rect).adjusted(kCellPadding, 0, -kCellPadding, 0);
    if (alignment.testFlag(Qt::AlignRight) && fits(painter->font(), text, area.width())) {
        drawTabular(*painter, area, alignment, text);
        return;
    }
    const QFontMetricsF metrics(painter->font());
    const QString shown = metrics.elidedText(text, option.textElideMode, area.width());
    painter->drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

Qt::Alignment CellDelegate::defaultAlignment() const
{
    return Qt::AlignLeft | Qt::AlignVCenter;
}

Qt::Alignment NumberDelegate::defaultAlignment() const
{
    return Qt::AlignRight | Qt::AlignVCenter;
}

void IdDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem middle = option;
    middle.textElideMode = Qt::ElideMiddle;
    CellDelegate::paint(painter, middle, index);
}

} // namespace turnout::common
