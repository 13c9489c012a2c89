// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CompositionView.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QChart>
#include <QFontMetricsF>
#include <QHorizontalBarSeries>
#include <QValueAxis>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kMarks{Mark::Labeled, Mark::Rated, Mark::Unrated};

/// Under a value with few labels; else empty.
QString fewText(const CompositionRow& row)
{
    return row.labeled && row.labeled->n < kSmallCount ? CompositionChart::tr("labeled n=%1").arg(row.labeled->n)
                                                       : QString();
}

} // namespace

CompositionView::CompositionView(CompositionChart& owner)
    : BareChartView(owner)
    , m_owner(owner)
{
}

QRectF CompositionView::plotArea(const QSizeF& size) const
{
    const QFontMetricsF metrics(Theme::font(TextStyle::Body));
    const QFontMetricsF notes(Theme::font(TextStyle::Note));
    double label = 0;
    for (int row = 0; row < m_owner.partCount(); ++row) {
        const CompositionRow& values = m_owner.m_rows[static_cast<std::size_t>(row)];
        label = std::max(
            {label, metrics.horizontalAdvance(visibleLine(values.value)), notes.horizontalAdvance(fewText(values))});
    }
    const double left = 4 + std::min(std::ceil(label) + 1, size.width() * 0.3) + 16;
    const double top = kHeaderHeight + kAxisHeight;
    return {left, top, std::max(40.0, size.width() - left - 22), m_rowHeight * std::max(1, m_owner.partCount())};
}

QRectF CompositionView::rowArea(const QSizeF& size, int row) const
{
    return {0, kHeaderHeight + kAxisHeight + row * m_rowHeight, size.width(), m_rowHeight};
}

void CompositionView::setRowHeight(double height)
{
    m_rowHeight = height;
}

void CompositionView::setHeaderTop(double top)
{
    m_headerTop = std::max(0.0, top);
    viewport()->update();
}

double CompositionView::headerTop() const
{
    return m_headerTop;
}

double CompositionView::xOf(double share) const
{
    const double shown = std::clamp(share, 0.0, m_owner.m_axis->max());
    return chart()->mapToPosition(QPointF(shown, 0), m_owner.m_series).x();
}

void CompositionView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const Theme& theme = Theme::current();
    painter->fillRect(rect, theme.surface);
    for (int row = 0; row < m_owner.partCount(); ++row) {
        const bool focused = row == m_owner.currentPart() && m_owner.hasFocus();
        if (row != m_owner.hoveredPart() && !focused)
            continue;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(focused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(theme.hover);
        const QRectF area = rowArea(sceneRect().size(), row);
        painter->drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4);
    }
    const QRectF plot = chart()->plotArea();
    painter->setPen(QPen(theme.line, 1));
    const int steps = m_owner.m_axis->tickCount() - 1;
    for (int i = 0; i <= steps && !m_owner.isEmpty(); ++i) {
        const double x = std::floor(xOf(m_owner.m_axis->max() * i / steps)) + 0.5;
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
}

void CompositionView::resizeEvent(QResizeEvent* event)
{
    BareChartView::resizeEvent(event);
    chart()->setPlotArea(plotArea(size()));
}

void CompositionView::drawForeground(QPainter* painter, const QRectF&)
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF plot = chart()->plotArea();
    if (m_owner.isEmpty()) {
        painter->fillRect(sceneRect(), theme.surface);
        painter->setFont(Theme::font(TextStyle::Body));
        painter->setPen(theme.muted);
        painter->drawText(
            sceneRect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_owner.emptyText());
        painter->restore();
        return;
    }
    for (int row = 0; row < m_owner.partCount(); ++row)
        paintRow(*painter, plot, row);
    paintHeader(*painter, plot);
    painter->restore();
}

void CompositionView::paintHeader(QPainter& painter, const QRectF& plot) const
{
    const Theme& theme = Theme::current();
    const double bottom = m_headerTop + kHeaderHeight + kAxisHeight;
    if (m_headerTop > 0) // rows are scrolled under it
        painter.fillRect(QRectF(0, m_headerTop, sceneRect().width(), kHeaderHeight + kAxisHeight), theme.surface);
    drawLegend(painter, 4, m_headerTop + kHeaderHeight / 2,
        {{Mark::Labeled, CompositionChart::tr("labeled")}, {Mark::Rated, CompositionChart::tr("rated")},
            {Mark::Unrated, CompositionChart::tr("unrated")}, {Mark::Frame, CompositionChart::tr("all sessions")}});
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.muted);
    const int steps = m_owner.m_axis->tickCount() - 1;
    for (int i = 0; i <= steps; ++i) {
        const double share = m_owner.m_axis->max() * i / steps;
        const double x = xOf(share);
        drawTabular(painter, QRectF(x - 40, m_headerTop + kHeaderHeight, 80, kAxisHeight - 3),
            Qt::AlignHCenter | Qt::AlignVCenter, QString::number(share * 100, 'g', 3) + u" %"_s);
    }
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(4, bottom - 0.5), QPointF(plot.right() + 18, bottom - 0.5));
}

void CompositionView::paintRow(QPainter& painter, const QRectF& plot, int row) const
{
    const Theme& theme = Theme::current();
    const CompositionRow& values = m_owner.m_rows[static_cast<std::size_t>(row)];
    const QRectF area = rowArea(sceneRect().size(), row);
    painter.setPen(theme.text);
    painter.setFont(Theme::font(TextStyle::Body));
    const QString few = fewText(values);
    const bool small = !few.isEmpty();
    drawElided(painter,
        QRectF(4, small ? area.center().y() - 19 : area.top(), plot.left() - 20, small ? 20 : area.height()),
        Qt::AlignLeft | Qt::AlignVCenter, visibleLine(values.value));
    if (small) {
        painter.setFont(Theme::font(TextStyle::Note));
        painter.setPen(theme.muted);
        drawElided(
            painter, QRectF(4, area.center().y() + 1, plot.left() - 20, 16), Qt::AlignLeft | Qt::AlignVCenter, few);
    }
    const double bar = area.height() * kBarShare / 3;
    const double top = area.center().y() - 1.5 * bar;
    const std::array shares{values.labeled, values.rated, values.unrated};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!shares.at(i))
            continue;
        const double middle = top + (static_cast<double>(i) + 0.5) * bar;
        const QColor color = theme.color(kMarks.at(i));
        drawInterval(painter, xOf(shares.at(i)->low), xOf(shares.at(i)->high), middle, color);
        drawMark(painter, kMarks.at(i), QPointF(xOf(shares.at(i)->share), middle), color, 4.2);
    }
    if (values.frame) {
        const double x = xOf(*values.frame);
        painter.setPen(QPen(theme.text, 1));
        painter.drawLine(QPointF(x, area.top() + 4), QPointF(x, area.bottom() - 4));
        drawMark(painter, Mark::Frame, QPointF(x, area.top() + 4), theme.text, 4, true);
    }
}

} // namespace turnout::common
