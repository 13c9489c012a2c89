// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TabularText.h"

#include <algorithm>
#include <QApplication>
#include <QFontMetricsF>
#include <QLocale>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// Calls `piece(text, x, width)` for each run of other characters and each digit.
template <typename Piece>
double walk(const QFontMetricsF& metrics, const QString& text, Piece piece)
{
    const double digit = digitWidth(metrics);
    double x = 0;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype to = from + 1;
        const bool isDigit = text.at(from).unicode() >= u'0' && text.at(from).unicode() <= u'9';
        while (!isDigit && to < text.size() && !(text.at(to).unicode() >= u'0' && text.at(to).unicode() <= u'9'))
            ++to;
        const QString part = text.mid(from, to - from);
        const double own = metrics.horizontalAdvance(part);
        const double width = isDigit ? digit : own;
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

} // namespace

double tabularWidth(const QFont& font, const QString& text)
{
    return walk(QFontMetricsF(font), text, [](const QString&, double, double) {});
}

void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double width = walk(metrics, text, [](const QString&, double, double) {});
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
    walk(metrics, text,
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
    return u"%1 (%2–%3)"_s.arg(shareText(share, decimals), numberLocale().toString(low * 100, 'f', decimals),
        numberLocale().toString(high * 100, 'f', decimals));
}

void NumberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    painter->setFont(background.font);
    painter->setPen(background.palette.color(QPalette::Text));
    painter->setClipRect(option.rect);
    drawTabular(*painter, QRectF(option.rect).adjusted(8, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace turnout::common
