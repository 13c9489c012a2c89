// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/MarksChart.h"

#include "common/ChartPaint.h"

#include <algorithm>
#include <cmath>

namespace turnout::common {

MarksChart::MarksChart(QWidget* parent)
    : RowChart(parent)
{
    setWords({});
}

void MarksChart::setRows(std::vector<MarksRow> rows, MarksAxis axis, ChartTable table)
{
    m_rows = std::move(rows);
    m_axis = std::move(axis);
    m_table = std::move(table);
    std::vector<RowWords> words;
    for (const MarksRow& r : m_rows)
        words.push_back({.group = r.group, .label = r.label, .note = r.note, .figures = r.figures, .key = r.key});
    setWords(std::move(words));
}

ChartTable MarksChart::table() const
{
    return m_table;
}

const MarksRow& MarksChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString MarksChart::partText(int index) const
{
    return row(index).text;
}

RowChart::Axis MarksChart::axis() const
{
    Axis axis;
    axis.low = m_axis.low;
    axis.high = m_axis.high;
    for (const auto& [value, text] : m_axis.ticks)
        axis.ticks.push_back(value);
    return axis;
}

QString MarksChart::tickText(double tick) const
{
    const auto found
        = std::find_if(m_axis.ticks.begin(), m_axis.ticks.end(), [&](const auto& t) { return t.first == tick; });
    return found == m_axis.ticks.end() ? QString() : found->second;
}

void MarksChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    std::vector<LegendItem> items;
    items.reserve(m_axis.legend.size());
    for (const auto& [mark, text] : m_axis.legend)
        items.push_back({mark, text});
    const double legendEnd = drawLegend(painter, layout.labelLeft, layout.headerTop + 12, items);
    for (const auto& [value, name] : m_axis.limits)
        if (xOf(layout, value) - 20 > legendEnd)
            drawLineName(painter, layout, value, name, Theme::current().muted);
}

void MarksChart::paintLines(QPainter& painter, const Layout& layout) const
{
    const Theme& theme = Theme::current();
    for (const auto& [value, name] : m_axis.limits)
        drawDashedLine(painter, xOf(layout, value), layout.rowsTop, layout.rowsBottom, theme.faint);
    if (!m_axis.origin)
        return;
    painter.setPen(QPen(theme.text, 1));
    const double x = std::floor(xOf(layout, *m_axis.origin)) + 0.5;
    painter.drawLine(QPointF(x, layout.rowsTop), QPointF(x, layout.rowsBottom));
}

void MarksChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const Theme& theme = Theme::current();
    for (const MarksPoint& point : row(index).points) {
        if (point.low && point.high)
            drawInterval(painter, xOf(layout, *point.low), xOf(layout, *point.high), middle, theme.color(point.mark));
        drawMark(
            painter, point.mark, QPointF(xOf(layout, point.value), middle), theme.color(point.mark), kMarkRadius, true);
    }
}

} // namespace turnout::common
