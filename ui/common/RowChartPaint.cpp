// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a RowChart looks; where things are and what the user does with them is in RowChart.cpp.
#include "common/ChartPaint.h"
#include "common/RowChart.h"
#include "common/RowChartMetrics.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <QPaintEvent>

namespace turnout::common {

using namespace Qt::StringLiterals;
using namespace rowchart;

double RowChart::xOf(const Layout& layout, double value)
{
    const double span = layout.axis.high - layout.axis.low;
    const double share = span > 0 ? (value - layout.axis.low) / span : 0;
    return layout.plotLeft + std::clamp(share, 0.0, 1.0) * (layout.plotRight - layout.plotLeft);
}

void RowChart::drawLineName(
    QPainter& painter, const Layout& layout, double value, const QString& name, const QColor& color)
{
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(color);
    const double width = tabularWidth(painter.font(), name);
    const double left = std::clamp(
        xOf(layout, value) - width / 2, layout.plotLeft, std::max(layout.plotLeft, layout.figuresRight - width));
    drawTabular(painter, QRectF(left, layout.headerTop, width, kLegendHeight), Qt::AlignLeft | Qt::AlignVCenter, name);
}

void RowChart::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    paintAll(painter, layoutFor(rect(), visibleRegion().boundingRect().top()), event->rect(), true);
}

void RowChart::paintChart(QPainter& painter, const QRectF& area) const
{
    // As large as fits, but never so large that labels have no room; smaller where there is no other way to show all.
    double scale = std::min(kLargestScale, area.width() / kNarrowest);
    while (scale > kSmallestScale && heightIn(area.width() / scale) * scale > area.height())
        scale *= 0.98;
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    const QRectF scaled(0, 0, area.width() / scale, area.height() / scale);
    Layout layout = layoutFor(scaled, 0);
    const double rows = layout.rows.tops.back();
    if (rows > 0)
        layout.stretch = std::clamp((scaled.height() - naturalHeight(layout.rows) + rows) / rows, 1.0, kLargestStretch);
    layout.rowsBottom = layout.rowsTop + rows * layout.stretch;
    paintAll(painter, layout, scaled, false);
    painter.restore();
}

void RowChart::paintAll(QPainter& painter, const Layout& layout, const QRectF& seen, bool onScreen) const
{
    const Theme& theme = Theme::current();
    painter.fillRect(layout.area, theme.surface);
    if (isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(theme.muted);
        painter.drawText(layout.area.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    painter.save();
    // Scrolled rows end under the axis.
    painter.setClipRect(QRectF(layout.area.left(), layout.axisTop + kAxisHeight, layout.area.width(),
                            layout.area.bottom() - layout.axisTop - kAxisHeight),
        Qt::IntersectClip);
    painter.setPen(QPen(theme.line, 1));
    for (const double tick : layout.axis.ticks) {
        const double x = std::floor(xOf(layout, tick)) + 0.5;
        painter.drawLine(QPointF(x, layout.rowsTop), QPointF(x, layout.rowsBottom));
    }
    const double from = (seen.top() - layout.rowsTop) / layout.stretch - kGroupHeight;
    const std::vector<double>& tops = layout.rows.tops;
    const auto begin = std::upper_bound(tops.begin(), tops.end() - 1, from);
    const int first = std::max(0, static_cast<int>(begin - tops.begin()) - 1);
    int last = first;
    while (last < partCount() && rowArea(layout, last).top() - kGroupHeight <= seen.bottom())
        paintRowFrame(painter, layout, last++, onScreen);
    paintLines(painter, layout);
    for (int row = first; row < last; ++row)
        paintRow(painter, layout, row, rowContent(layout, row).top() + lowestRow() / 2); // beside the label
    painter.restore();
    paintAxis(painter, layout);
    painter.save();
    paintHeader(painter, layout);
    painter.restore();
}

void RowChart::paintAxis(QPainter& painter, const Layout& layout) const
{
    const Theme& theme = Theme::current();
    painter.save();
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.muted);
    for (const double tick : layout.axis.ticks) {
        const double x = xOf(layout, tick);
        drawTabular(painter, QRectF(x - 40, layout.axisTop, 80, kAxisHeight - 3), Qt::AlignHCenter | Qt::AlignVCenter,
            tickText(tick));
    }
    painter.setPen(QPen(theme.line, 1));
    const double y = std::floor(layout.axisTop + kAxisHeight) - 0.5;
    painter.drawLine(QPointF(layout.labelLeft, y), QPointF(layout.figuresRight, y));
    painter.restore();
}

void RowChart::paintRowFrame(QPainter& painter, const Layout& layout, int row, bool onScreen) const
{
    const Theme& theme = Theme::current();
    const QRectF area = rowArea(layout, row);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = row == currentPart() && hasFocus();
    if (onScreen && (row == hoveredPart() || focused)) {
        painter.setPen(focused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        QColor ground = theme.text;
        ground.setAlphaF(0.05F); // lets the grid through
        painter.setBrush(ground);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4);
    }
    if (beginsGroup(row)) {
        QFont font = Theme::font(TextStyle::Note);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(theme.muted);
        const double height = kGroupHeight - 6;
        drawElided(painter, QRectF(layout.labelLeft, area.top() - height, layout.labelWidth, height),
            Qt::AlignLeft | Qt::AlignVCenter, words(row).group);
    }
    const QRectF content = rowContent(layout, row);
    const double indent = words(row).indent;
    const QRectF label(layout.labelLeft + indent, content.top(), layout.labelWidth - indent, content.height());
    const QRectF figures(layout.plotRight, content.top(), layout.figuresRight - layout.plotRight, content.height());
    if (twoLines())
        paintTwoLines(painter, label, figures, row);
    else
        paintOneLine(painter, label, figures, row);
    painter.restore();
}

void RowChart::paintOneLine(QPainter& painter, QRectF label, const QRectF& figures, int row) const
{
    const Theme& theme = Theme::current();
    if (const QString& note = words(row).note; !note.isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Note));
        painter.setPen(theme.muted);
        drawElided(painter, label, Qt::AlignRight | Qt::AlignVCenter, note);
        label.setWidth(label.width() - QFontMetricsF(painter.font()).horizontalAdvance(note) - kNoteGap);
    }
    painter.setFont(Theme::font(TextStyle::Body));
    painter.setPen(theme.text);
    drawElided(painter, label, Qt::AlignLeft | Qt::AlignVCenter, words(row).label);
    drawTabular(painter, figures, Qt::AlignRight | Qt::AlignVCenter, words(row).figures);
}

void RowChart::paintTwoLines(QPainter& painter, const QRectF& label, const QRectF& figures, int row) const
{
    const Theme& theme = Theme::current();
    const QStringList numbers = words(row).figures.split(u'\n');
    const auto upper = [](const QRectF& area) { return QRectF(area.left(), area.top() + 4, area.width(), 20); };
    const auto lower = [](const QRectF& area, double line) {
        return QRectF(area.left(), area.top() + 24 + line * kNoteLine, area.width(), kNoteLine);
    };
    painter.setFont(Theme::font(TextStyle::Body));
    painter.setPen(theme.text);
    drawElided(painter, upper(label), Qt::AlignLeft | Qt::AlignVCenter, words(row).label);
    drawTabular(painter, upper(figures), Qt::AlignRight | Qt::AlignVCenter, numbers.value(0));
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.muted);
    double line = 0;
    for (const QString& text : wrappedLines(painter.font(), words(row).note, label.width()))
        painter.drawText(lower(label, line++), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    drawTabular(painter, lower(figures, 0), Qt::AlignRight | Qt::AlignVCenter, numbers.value(1));
}

} // namespace turnout::common
