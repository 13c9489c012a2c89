// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CalibrationView.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"

#include <array>
#include <cmath>
#include <QChart>

namespace turnout::common {
namespace {

constexpr std::array kTicks{0.0, 0.25, 0.5, 0.75, 1.0};
constexpr double kLeft = 64; ///< for the words of the upright axis
constexpr double kTop = 12;
constexpr double kRight = 20;
constexpr double kBottom = 42;

} // namespace

CalibrationView::CalibrationView(CalibrationChart& owner)
    : BareChartView(owner)
    , m_owner(owner)
{
}

QRectF CalibrationView::plotArea(const QSizeF& size)
{
    return {kLeft, kTop, std::max(40.0, size.width() - kLeft - kRight), std::max(40.0, size.height() - kTop - kBottom)};
}

QPointF CalibrationView::placeOf(double predicted, double observed) const
{
    const QRectF plot = chart()->plotArea();
    const auto part = [](double share) { return (share + kBeyond) / (1 + 2 * kBeyond); };
    return {plot.left() + part(predicted) * plot.width(), plot.bottom() - part(observed) * plot.height()};
}

void CalibrationView::resizeEvent(QResizeEvent* event)
{
    BareChartView::resizeEvent(event);
    chart()->setPlotArea(plotArea(size()));
}

void CalibrationView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const Theme& theme = Theme::current();
    painter->fillRect(rect, theme.surface);
    if (m_owner.isEmpty())
        return;
    painter->save();
    painter->setPen(QPen(theme.line, 1));
    for (const double tick : kTicks) {
        const double x = std::floor(placeOf(tick, 0).x()) + 0.5;
        const double y = std::floor(placeOf(0, tick).y()) + 0.5;
        painter->drawLine(QPointF(x, placeOf(0, 1).y()), QPointF(x, placeOf(0, 0).y()));
        painter->drawLine(QPointF(placeOf(0, 0).x(), y), QPointF(placeOf(1, 0).x(), y));
    }
    painter->setPen(QPen(theme.muted, 1, Qt::DashLine));
    painter->drawLine(placeOf(0, 0), placeOf(1, 1));
    // Upright intervals, under the marks.
    painter->setPen(QPen(theme.labeled, 1.5));
    for (const CalibrationPoint& point : m_owner.m_points) {
        const QPointF low = placeOf(point.predicted, point.low);
        const QPointF high = placeOf(point.predicted, point.high);
        painter->drawLine(low, high);
        painter->drawLine(low - QPointF(3, 0), low + QPointF(3, 0));
        painter->drawLine(high - QPointF(3, 0), high + QPointF(3, 0));
    }
    painter->restore();
}

/// Along the diagonal, where neither a mark nor an interval is; left out where there is no such place.
void CalibrationView::nameDiagonal(QPainter& painter) const
{
    const QString name = CalibrationChart::tr("right on average");
    const double length = std::hypot(placeOf(1, 1).x() - placeOf(0, 0).x(), placeOf(1, 1).y() - placeOf(0, 0).y());
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(name) + 4;
    constexpr double kHeight = 16;
    QTransform along;
    along.translate(placeOf(0, 0).x(), placeOf(0, 0).y());
    along.rotate(
        -std::atan2(placeOf(0, 0).y() - placeOf(0, 1).y(), placeOf(1, 0).x() - placeOf(0, 0).x()) * 180 / M_PI);
    for (const double from : {0.55, 0.45, 0.35, 0.25, 0.15, 0.05, 0.65, 0.75})
        for (const double above : {5.0, -5 - kHeight}) {
            const QRectF words(from * length, above, width, kHeight);
            if (words.right() > length || !isFree(along.map(QPolygonF(words))))
                continue;
            painter.save();
            painter.setTransform(along, true);
            painter.drawText(words, Qt::AlignCenter, name);
            painter.restore();
            return;
        }
}

bool CalibrationView::isFree(const QPolygonF& place) const
{
    QPolygonF line;
    for (const CalibrationPoint& point : m_owner.m_points) {
        line << placeOf(point.predicted, point.observed);
        const QRectF interval(placeOf(point.predicted, point.high), placeOf(point.predicted, point.low));
        constexpr double kAround = kMarkRadius + 2;
        if (place.intersects(QPolygonF(interval.adjusted(-kAround, -kAround, kAround, kAround))))
            return false;
    }
    for (qsizetype i = 1; i < line.size(); ++i)
        for (qsizetype side = 1; side < place.size(); ++side)
            if (QLineF(line.at(i - 1), line.at(i)).intersects(QLineF(place.at(side - 1), place.at(side)), nullptr)
                == QLineF::BoundedIntersection)
                return false;
    return true;
}

void CalibrationView::drawForeground(QPainter* painter, const QRectF&)
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_owner.isEmpty()) {
        painter->setFont(Theme::font(TextStyle::Body));
        painter->setPen(theme.muted);
        painter->drawText(
            sceneRect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_owner.emptyText());
        painter->restore();
        return;
    }
    const QRectF plot = chart()->plotArea();
    painter->setFont(Theme::font(TextStyle::Note));
    painter->setPen(theme.muted);
    for (const double tick : kTicks) {
        const QPointF across = placeOf(tick, 0);
        drawTabular(*painter, QRectF(across.x() - 30, plot.bottom() + 4, 60, 16), Qt::AlignCenter, shareText(tick, 0));
        const QPointF up = placeOf(0, tick);
        drawTabular(
            *painter, QRectF(20, up.y() - 8, kLeft - 26, 16), Qt::AlignRight | Qt::AlignVCenter, shareText(tick, 0));
    }
    painter->drawText(QRectF(plot.left(), plot.bottom() + 20, plot.width(), 18), Qt::AlignCenter,
        CalibrationChart::tr("%1 says").arg(m_owner.m_predictor));
    nameDiagonal(*painter);
    painter->save();
    painter->translate(QPointF(10, plot.center().y()));
    painter->rotate(-90);
    painter->drawText(
        QRectF(-plot.height() / 2, -8, plot.height(), 16), Qt::AlignCenter, CalibrationChart::tr("labels say"));
    painter->restore();
    painter->setBrush(Qt::NoBrush);
    for (const int part : {m_owner.hoveredPart(), m_owner.hasFocus() ? m_owner.currentPart() : -1})
        if (part >= 0) {
            painter->setPen(QPen(part == m_owner.hoveredPart() ? theme.text : theme.accent, 2));
            painter->drawEllipse(m_owner.partRect(part).center(), 9, 9);
        }
    painter->restore();
}

} // namespace turnout::common
