// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/PlanChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWidest = 0.25; ///< more is drawn at the edge: half a hundred points tell nothing apart

QString halfText(double half)
{
    return u"± %1"_s.arg(half * 100, 0, 'f', 1);
}

/// Whole labels; a rest of one is one.
qint64 labels(double count)
{
    return static_cast<qint64>(std::ceil(count - 1e-9));
}

} // namespace

PlanChart::PlanChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("How well quality is known, and what more labels buy"));
    setEmptyText(tr("There are no sessions to plan for."));
    setWords({});
}

void PlanChart::setRows(std::vector<PlanRow> rows, double target)
{
    m_rows = std::move(rows);
    m_target = target;
    std::vector<RowWords> words;
    for (const PlanRow& r : m_rows)
        words.push_back({.group = visibleLine(r.group),
            .label = visibleLine(r.value),
            .note = r.labeled ? QString() : tr("no labels"),
            .figures = r.more > 0 ? tr("%1 more").arg(countText(labels(r.more))) : tr("enough"),
            .key = r.key});
    setWords(std::move(words));
}

ChartTable PlanChart::table() const
{
    ChartTable table;
    table.columns = {tr("segment"), tr("value"), tr("now ± points"), tr("with 50 more ± points"), tr("labels needed"),
        tr("more labels")};
    table.numeric = {false, false, true, true, true, true};
    for (const PlanRow& row : m_rows) {
        table.rows.push_back({visibleLine(row.group), visibleLine(row.value),
            row.labeled ? QString::number(row.now * 100, 'f', 1) : QString(),
            QString::number(row.withMore * 100, 'f', 1), QString::number(labels(row.needed)),
            QString::number(labels(row.more))});
        table.keys.push_back(row.key);
    }
    return table;
}

const PlanRow& PlanChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString PlanChart::partText(int index) const
{
    const PlanRow& r = row(index);
    const QString name = r.group.isEmpty() ? r.value : tr("%1: %2").arg(visibleLine(r.group), visibleLine(r.value));
    const QString now
        = r.labeled ? tr("now %1 points").arg(halfText(r.now)) : tr("no labels yet, and so no sessions to show");
    return tr("%1: %2\nWith 50 more labels: %3 points\nFor %4 points: %5 labels, %6 more than there are")
        .arg(name, now, halfText(r.withMore), halfText(m_target), countText(labels(r.needed)),
            countText(labels(r.more)));
}

RowChart::Axis PlanChart::axis() const
{
    double most = m_target;
    for (const PlanRow& r : m_rows)
        most = std::max({most, r.withMore, r.labeled ? r.now : 0});
    Axis axis;
    axis.ticks = niceTicks(0, std::min(most, kWidest));
    axis.high = axis.ticks.back();
    return axis;
}

QString PlanChart::tickText(double tick) const
{
    return u"± %1"_s.arg(QString::number(tick * 100, 'g', 4));
}

void PlanChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    drawLegend(painter, layout.labelLeft, layout.headerTop + 12,
        {{Mark::Labeled, tr("now")}, {Mark::Frame, tr("with 50 more labels")}});
    drawLineName(painter, layout, m_target, tr("wanted %1").arg(halfText(m_target)), Theme::current().text);
}

void PlanChart::paintLines(QPainter& painter, const Layout& layout) const
{
    drawDashedLine(painter, xOf(layout, m_target), layout.rowsTop, layout.rowsBottom, Theme::current().muted);
}

void PlanChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const Theme& theme = Theme::current();
    const PlanRow& r = row(index);
    const QPointF more(xOf(layout, r.withMore), middle);
    if (r.labeled) {
        const QPointF now(xOf(layout, r.now), middle);
        painter.setPen(QPen(theme.labeled, 2));
        painter.drawLine(now, more);
        drawMark(painter, Mark::Labeled, now, theme.labeled);
    }
    drawMark(painter, Mark::Frame, more, theme.text, kMarkRadius, true);
}

} // namespace turnout::common
