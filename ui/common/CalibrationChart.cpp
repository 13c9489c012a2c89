// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CalibrationChart.h"

#include "common/CalibrationView.h"
#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QChart>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNear = 12; ///< px from a point that a tool tip is about

} // namespace

CalibrationChart::CalibrationChart(QWidget* parent)
    : ChartWidget(parent)
    , m_view(new CalibrationView(*this))
    , m_line(new QLineSeries)
    , m_marks(new QScatterSeries)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setAccessibleName(tr("Calibration of the model"));
    setEmptyText(tr("There is no model yet."));
    QChart* chart = m_view->chart();
    for (QXYSeries* series : {static_cast<QXYSeries*>(m_line), static_cast<QXYSeries*>(m_marks)}) {
        chart->addSeries(series);
        for (const auto side : {Qt::AlignBottom, Qt::AlignLeft}) {
            auto* axis = new QValueAxis;
            axis->setRange(-CalibrationView::kBeyond, 1 + CalibrationView::kBeyond);
            axis->setVisible(false);
            chart->addAxis(axis, side);
            series->attachAxis(axis);
        }
    }
    m_marks->setMarkerSize(2 * kMarkRadius);
    m_marks->setBorderColor(Qt::transparent);
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, &CalibrationChart::recolour);
    recolour();
    describe();
}

void CalibrationChart::setPoints(std::vector<CalibrationPoint> points)
{
    m_points = std::move(points);
    m_current = std::min(m_current, static_cast<int>(m_points.size()) - 1);
    QList<QPointF> places;
    for (const CalibrationPoint& point : m_points)
        places.append(QPointF(point.predicted, point.observed));
    m_line->replace(places);
    m_marks->replace(places);
    describe();
    m_view->chart()->setPlotArea(CalibrationView::plotArea(m_view->size()));
    m_view->viewport()->update();
    Q_EMIT contentChanged();
}

void CalibrationChart::recolour()
{
    const Theme& theme = Theme::current();
    m_line->setPen(QPen(theme.labeled, 1));
    m_marks->setColor(theme.labeled);
    m_view->viewport()->update();
}

void CalibrationChart::paintChart(QPainter& painter, const QRectF& area) const
{
    // A second one of the wanted size, so that the one on screen stays as it is.
    CalibrationChart other;
    other.setEmptyText(emptyText());
    other.setPoints(m_points);
    const double scale = std::clamp(area.height() / sizeHint().height(), 1.0, 1.6);
    const QSizeF size = area.size() / scale;
    other.m_view->setSceneRect(QRectF(QPointF(), size));
    other.m_view->chart()->resize(size);
    other.m_view->chart()->setPlotArea(CalibrationView::plotArea(size));
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    const QRectF local(QPointF(), size);
    other.m_view->drawBackground(&painter, local);
    other.m_view->scene()->render(&painter, local, local);
    other.m_view->drawForeground(&painter, local);
    painter.restore();
}

ChartTable CalibrationChart::table() const
{
    ChartTable table;
    table.columns = {tr("model says %"), tr("labels say %"), tr("low %"), tr("high %"), tr("n")};
    table.numeric.assign(5, true);
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
    for (const CalibrationPoint& point : m_points) {
        table.rows.push_back({percent(point.predicted), percent(point.observed), percent(point.low),
            percent(point.high), QString::number(point.n)});
        table.keys.emplace_back();
    }
    return table;
}

bool CalibrationChart::isEmpty() const
{
    return m_points.empty();
}

QSize CalibrationChart::sizeHint() const
{
    return {420, 320};
}

QSize CalibrationChart::minimumSizeHint() const
{
    return {300, 320};
}

int CalibrationChart::currentPoint() const
{
    return m_current;
}

QString CalibrationChart::pointText(int point) const
{
    const CalibrationPoint& p = m_points[static_cast<std::size_t>(point)];
    return tr("The model says %1 good; of these %2 labels say %3")
        .arg(shareText(p.predicted), countText(p.n), shareText(p.observed, p.low, p.high));
}

void CalibrationChart::describe()
{
    setAccessibleDescription(isEmpty() ? emptyText()
            : m_current < 0            ? tr("%n points", nullptr, static_cast<int>(m_points.size()))
                                       : pointText(m_current));
}

bool CalibrationChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ChartWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < static_cast<int>(m_points.size()); ++i) {
        const CalibrationPoint& p = m_points[static_cast<std::size_t>(i)];
        const QPointF away = m_view->placeOf(p.predicted, p.observed) - QPointF(help->pos());
        if (away.manhattanLength() < kNear) {
            QToolTip::showText(help->globalPos(), plainToolTip(pointText(i)), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void CalibrationChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_points.size()) - 1;
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || last < 0) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    m_current = std::clamp(m_current + step, 0, last);
    describe();
    m_view->viewport()->update();
}

void CalibrationChart::resizeEvent(QResizeEvent*)
{
    m_view->setGeometry(rect());
}

void CalibrationChart::focusInEvent(QFocusEvent* event)
{
    ChartWidget::focusInEvent(event);
    ensureSeen(rect());
    m_view->viewport()->update();
}

void CalibrationChart::focusOutEvent(QFocusEvent* event)
{
    ChartWidget::focusOutEvent(event);
    m_view->viewport()->update();
}

} // namespace turnout::common
