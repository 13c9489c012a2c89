// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/BareChartView.h"

#include "common/Theme.h"

#include <QChart>
#include <QLegend>

namespace turnout::common {

BareChartView::BareChartView(QWidget& owner)
    : QChartView(new QChart, &owner)
{
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // QGraphicsView gives it one of its own
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

void BareChartView::paintInto(QPainter& painter, const QRectF& area, double scale, const QRectF& plot)
{
    const QRectF local(QPointF(), area.size() / scale);
    setSceneRect(local);
    chart()->resize(local.size());
    chart()->setPlotArea(plot);
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    drawBackground(&painter, local);
    scene()->render(&painter, local, local);
    drawForeground(&painter, local);
    painter.restore();
}

} // namespace turnout::common
