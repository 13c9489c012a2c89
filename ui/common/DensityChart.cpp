// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/DensityChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPainterPath>

namespace turnout::common {

namespace {

constexpr double kHeader = 26;
constexpr double kFooter = 40; ///< tick labels and the axis' name
constexpr double kSide = 20;
constexpr int kHeight = 250;

double heightAt(const std::vector<double>& heights, double place)
{
    const double x = std::clamp(place, 0.0, 1.0) * static_cast<double>(heights.size() - 1);
    const auto step = std::min(static_cast<std::size_t>(x), heights.size() - 2);
    const double rest = x - static_cast<double>(step);
    return heights[step] * (1 - rest) + heights[step + 1] * rest;
}

} // namespace

DensityChart::DensityChart(QWidget* parent)
    : PickableChart(parent)
{
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] { update(); });
}

void DensityChart::setCurves(
    std::vector<DensityCurve> curves, DensityAxis axis, std::vector<DensityZone> zones, ChartTable table)
{
    m_curves = std::move(curves);
    std::erase_if(m_curves, [](const DensityCurve& curve) { return curve.heights.size() < 2; });
    m_axis = std::move(axis);
    m_zones = std::move(zones);
    m_table = std::move(table);
    partsChanged();
}

ChartTable DensityChart::table() const
{
    return m_table;
}

bool DensityChart::isEmpty() const
{
    return m_curves.empty();
}

QSize DensityChart::sizeHint() const
{
    return {560, kHeight};
}

QSize DensityChart::minimumSizeHint() const
{
    return {320, kHeight};
}

QRectF DensityChart::plotIn(const QRectF& area)
{
    return area.adjusted(kSide, kHeader, -kSide, -kFooter);
}

QRectF DensityChart::partRect(int zone) const
{
    const QRectF plot = plotIn(rect());
    if (zone < 0 || m_zones.empty())
        return {};
    const double width = plot.width() / static_cast<double>(m_zones.size());
    return {plot.left() + zone * width, plot.top(), width, plot.height()};
}

int DensityChart::partAt(const QPointF& place) const
{
    const QRectF plot = plotIn(rect());
    if (m_zones.empty() || isEmpty() || !plot.contains(place))
        return -1;
    const double part = (place.x() - plot.left()) / plot.width();
    return std::min(static_cast<int>(part * static_cast<double>(m_zones.size())), static_cast<int>(m_zones.size()) - 1);
}

int DensityChart::partCount() const
{
    return static_cast<int>(m_zones.size());
}

QString DensityChart::partKey(int zone) const
{
    return m_zones[static_cast<std::size_t>(zone)].key;
}

QString DensityChart::partText(int zone) const
{
    return m_zones[static_cast<std::size_t>(zone)].text;
}

QString DensityChart::summary() const
{
    return m_axis.name;
}

std::optional<int> DensityChart::walked(int key) const
{
    if (key != Qt::Key_Right && key != Qt::Key_Left)
        return std::nullopt;
    return currentPart() + (key == Qt::Key_Right ? 1 : -1);
}

QRect DensityChart::surroundings(int) const
{
    return rect();
}

void DensityChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAll(painter, rect());
    if (isEmpty())
        return;
    if (hoveredPart() >= 0)
        paintZone(painter, hoveredPart(), false);
    if (hasFocus() && currentPart() >= 0)
        paintZone(painter, currentPart(), true);
}

void DensityChart::paintZone(QPainter& painter, int zone, bool focused) const
{
    const Theme& theme = Theme::current();
    QColor ground = theme.text;
    ground.setAlphaF(0.06F);
    painter.setPen(focused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRect(partRect(zone).adjusted(0.5, 0.5, -0.5, -0.5));
}

void DensityChart::paintChart(QPainter& painter, const QRectF& area) const
{
    const double scale = slideScale(area.size(), sizeHint());
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    paintAll(painter, QRectF(QPointF(), area.size() / scale));
    painter.restore();
}

void DensityChart::paintAll(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::current();
    painter.save();
    painter.fillRect(area, theme.surface);
    if (isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(theme.muted);
        painter.drawText(area.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        painter.restore();
        return;
    }
    const QRectF plot = plotIn(area);
    std::vector<LegendItem> items;
    double highest = 0;
    for (const DensityCurve& curve : m_curves) {
        items.push_back({curve.mark, curve.name});
        highest = std::max(highest, *std::max_element(curve.heights.begin(), curve.heights.end()));
    }
    drawLegend(painter, area.left() + 4, area.top() + 12, items);
    paintAxis(painter, plot);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const DensityCurve& curve : m_curves)
        paintCurve(painter, plot, curve, highest);
    painter.restore();
}

void DensityChart::paintCurve(QPainter& painter, const QRectF& plot, const DensityCurve& curve, double highest) const
{
    const QColor color = Theme::current().color(curve.mark);
    const auto point = [&](double place) {
        const double part = highest > 0 ? heightAt(curve.heights, place) / highest : 0;
        return QPointF(plot.left() + place * plot.width(), plot.bottom() - part * (plot.height() - 6));
    };
    QPainterPath line;
    const std::size_t last = curve.heights.size() - 1;
    for (std::size_t step = 0; step <= last; ++step) {
        const QPointF here = point(static_cast<double>(step) / static_cast<double>(last));
        step == 0 ? line.moveTo(here) : line.lineTo(here);
    }
    if (curve.filled) {
        QPainterPath ground = line;
        ground.lineTo(plot.bottomRight());
        ground.lineTo(plot.bottomLeft());
        ground.closeSubpath();
        QColor soft = color;
        soft.setAlphaF(0.15F);
        painter.fillPath(ground, soft);
    }
    QPen pen(color, 2);
    // Dashes go with the colours: not everybody sees these apart.
    if (curve.mark == Mark::Rated)
        pen.setDashPattern({4, 1.5});
    else if (curve.mark == Mark::Unrated || curve.mark == Mark::Frame)
        pen.setWidthF(1.25);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
    if (curve.median)
        drawMark(painter, curve.mark, point(*curve.median), color, kMarkRadius, true);
}

void DensityChart::paintAxis(QPainter& painter, const QRectF& plot) const
{
    const Theme& theme = Theme::current();
    painter.setFont(Theme::font(TextStyle::Note));
    for (const auto& [place, text] : m_axis.ticks) {
        const double x = std::floor(plot.left() + place * plot.width()) + 0.5;
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(theme.muted);
        drawTabular(painter, QRectF(x - 50, plot.bottom() + 3, 100, 16), Qt::AlignHCenter | Qt::AlignVCenter, text);
    }
    painter.setPen(QPen(theme.lineStrong, 1));
    painter.drawLine(
        QPointF(plot.left(), std::floor(plot.bottom()) + 0.5), QPointF(plot.right(), std::floor(plot.bottom()) + 0.5));
    painter.setPen(theme.muted);
    drawElided(painter, QRectF(plot.left(), plot.bottom() + 19, plot.width(), 16), Qt::AlignHCenter | Qt::AlignVCenter,
        m_axis.name);
}

} // namespace turnout::common
