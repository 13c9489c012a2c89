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
    : QChartView(new QChart, &owner)
    , m_owner(owner)
{
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
    // The owner handles pointer and keyboard; this is its picture.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundRoundness(0);
    chart()->setMargins(QMargins());
    chart()->setBackgroundVisible(false);
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
    QChartView::resizeEvent(event);
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
    painter->drawText(
        QRectF(plot.left(), plot.bottom() + 20, plot.width(), 18), Qt::AlignCenter, CalibrationChart::tr("model says"));
    // Along the diagonal, clear of it.
    painter->save();
    painter->translate(placeOf(0.5, 0.5));
    painter->rotate(-std::atan2(plot.height(), plot.width()) * 180 / M_PI);
    painter->drawText(
        QRectF(20, 5, plot.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, CalibrationChart::tr("right on average"));
    painter->restore();
    painter->save();
    painter->translate(QPointF(10, plot.center().y()));
    painter->rotate(-90);
    painter->drawText(
        QRectF(-plot.height() / 2, -8, plot.height(), 16), Qt::AlignCenter, CalibrationChart::tr("labels say"));
    painter->restore();
    if (m_owner.hasFocus() && m_owner.m_current >= 0) {
        const CalibrationPoint& point = m_owner.m_points[static_cast<std::size_t>(m_owner.m_current)];
        painter->setPen(QPen(theme.accent, 1.5));
        painter->drawEllipse(placeOf(point.predicted, point.observed), 9, 9);
    }
    painter->restore();
}

} // namespace turnout::common
