// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CalibrationChart.h"

#include "common/CalibrationView.h"
#include "common/ChartPaint.h"
#include "common/TabularText.h"

#include <algorithm>
#include <QChart>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNear = 12; ///< px from a point that is pointed at

} // namespace

CalibrationChart::CalibrationChart(const QString& predictor, QWidget* parent)
    : PickableChart(parent)
    , m_predictor(predictor)
    , m_view(new CalibrationView(*this))
    , m_line(new QLineSeries)
    , m_marks(new QScatterSeries)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); // it has no rows that need their height
    setAccessibleName(tr("Calibration of the %1").arg(m_predictor));
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
    partsChanged();
}

void CalibrationChart::setPoints(std::vector<CalibrationPoint> points)
{
    m_points = std::move(points);
    QList<QPointF> places;
    for (const CalibrationPoint& point : m_points)
        places.append(QPointF(point.predicted, point.observed));
    m_line->replace(places);
    m_marks->replace(places);
    m_view->chart()->setPlotArea(CalibrationView::plotArea(m_view->size()));
    partsChanged();
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
    CalibrationChart other(m_predictor);
    other.setEmptyText(emptyText());
    other.setPoints(m_points);
    const double scale = slideScale(area.size(), sizeHint());
    other.m_view->paintInto(painter, area, scale, CalibrationView::plotArea(area.size() / scale));
}

ChartTable CalibrationChart::table() const
{
    ChartTable table;
    table.columns = {tr("%1 says %").arg(m_predictor), tr("labels say %"), tr("low %"), tr("high %"), tr("n")};
    table.numeric.assign(5, true);
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
    for (const CalibrationPoint& point : m_points) {
        table.rows.push_back({percent(point.predicted), percent(point.observed), percent(point.low),
            percent(point.high), QString::number(point.n)});
        table.keys.push_back(point.key);
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
    return {300, 200};
}

QRectF CalibrationChart::partRect(int point) const
{
    if (point < 0 || point >= partCount())
        return {};
    const CalibrationPoint& p = m_points[static_cast<std::size_t>(point)];
    const QPointF near(kNear, kNear);
    const QPointF place = m_view->placeOf(p.predicted, p.observed);
    return {place - near, place + near};
}

/// The nearest of those that are near enough.
int CalibrationChart::partAt(const QPointF& place) const
{
    int nearest = -1;
    const auto away = [&](int point) { return (partRect(point).center() - place).manhattanLength(); };
    for (int i = 0; i < partCount(); ++i)
        if (away(i) < (nearest < 0 ? kNear : away(nearest)))
            nearest = i;
    return nearest;
}

int CalibrationChart::partCount() const
{
    return static_cast<int>(m_points.size());
}

QString CalibrationChart::partKey(int point) const
{
    return m_points[static_cast<std::size_t>(point)].key;
}

QString CalibrationChart::partText(int point) const
{
    const CalibrationPoint& p = m_points[static_cast<std::size_t>(point)];
    return tr("The %1 says %2 good; of these %3 labels say %4")
        .arg(m_predictor, shareText(p.predicted), countText(p.n), shareText(p.observed, p.low, p.high));
}

QString CalibrationChart::summary() const
{
    return tr("%n points", nullptr, partCount());
}

std::optional<int> CalibrationChart::walked(int key) const
{
    if (key != Qt::Key_Right && key != Qt::Key_Left)
        return std::nullopt;
    return currentPart() + (key == Qt::Key_Right ? 1 : -1);
}

QRect CalibrationChart::surroundings(int) const
{
    return rect();
}

void CalibrationChart::refreshParts()
{
    m_view->viewport()->update();
}

void CalibrationChart::resizeEvent(QResizeEvent*)
{
    m_view->setGeometry(rect());
}

} // namespace turnout::common
