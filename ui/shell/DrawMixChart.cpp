// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/DrawMixChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <utility>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Mark;
using common::shareText;
using common::Theme;
using workbench::PreviewPart;

namespace {

QString valueText(const PreviewPart& part)
{
    return part.value.empty() ? DrawMixChart::tr("not given") : common::visibleLine(part.value);
}

/// Sessions on average: whole ones where there are many.
QString expectedText(double sessions)
{
    return QString::number(sessions, 'f', sessions < 10 ? 1 : 0);
}

} // namespace

DrawMixChart::DrawMixChart(QWidget* parent)
    : RowChart(parent)
{
    setObjectName(u"drawMixChart"_s);
    setAccessibleName(tr("Expected composition of the draw beside its frame"));
    setEmptyText(tr("No segments are balanced, so there is no composition to compare."));
    setWords({});
}

void DrawMixChart::setParts(std::vector<PreviewPart> parts)
{
    m_parts = std::move(parts);
    std::vector<common::RowWords> words;
    for (const PreviewPart& p : m_parts)
        words.push_back({.group = common::visibleLine(p.segment),
            .label = valueText(p),
            .note = tr("%1 already").arg(common::countText(p.labeled)),
            .figures = tr("%1 drawn").arg(expectedText(p.expected)),
            .key = QString::fromStdString(p.segment) + QChar(0x1F) + QString::fromStdString(p.value)});
    setWords(std::move(words));
}

common::ChartTable DrawMixChart::table() const
{
    common::ChartTable table;
    table.columns
        = {tr("segment"), tr("value"), tr("sessions"), tr("of all %"), tr("already"), tr("drawn"), tr("of the draw %")};
    table.numeric = {false, false, true, true, true, true, true};
    for (int row = 0; row < partCount(); ++row) {
        const PreviewPart& p = part(row);
        table.rows.push_back({common::visibleLine(p.segment), valueText(p), QString::number(p.sessions),
            QString::number(p.frameShare * 100, 'f', 2), QString::number(p.labeled),
            QString::number(p.expected, 'f', 1), QString::number(p.drawShare * 100, 'f', 2)});
        table.keys.push_back(partKey(row));
    }
    return table;
}

const PreviewPart& DrawMixChart::part(int row) const
{
    return m_parts[static_cast<std::size_t>(row)];
}

QString DrawMixChart::partText(int row) const
{
    const PreviewPart& p = part(row);
    return tr("%1: %2\nOf all sessions: %3\nOf the draw: %4, about %5 sessions\nLabeled or waiting already: %6")
        .arg(common::visibleLine(p.segment), valueText(p), shareText(p.frameShare), shareText(p.drawShare),
            expectedText(p.expected), common::countText(p.labeled));
}

common::RowChart::Axis DrawMixChart::axis() const
{
    double most = 0.01;
    for (const PreviewPart& p : m_parts)
        most = std::max({most, p.frameShare, p.drawShare});
    Axis axis;
    axis.ticks = common::niceTicks(0, std::min(most, 1.0));
    axis.high = axis.ticks.back();
    return axis;
}

QString DrawMixChart::tickText(double tick) const
{
    return QString::number(tick * 100, 'g', 4) + u" %"_s;
}

void DrawMixChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    common::drawLegend(painter, layout.labelLeft, layout.headerTop + 12,
        {{Mark::Frame, tr("of all sessions")}, {Mark::Labeled, tr("of the draw")}});
}

void DrawMixChart::paintLines(QPainter&, const Layout&) const { }

void DrawMixChart::paintRow(QPainter& painter, const Layout& layout, int row, double middle) const
{
    const Theme& theme = Theme::current();
    const QPointF frame(xOf(layout, part(row).frameShare), middle);
    const QPointF draw(xOf(layout, part(row).drawShare), middle);
    painter.setPen(QPen(theme.labeled, 2));
    painter.drawLine(frame, draw);
    // The smaller one on top: where a draw is like its frame, both are seen.
    common::drawMark(painter, Mark::Frame, frame, theme.text, common::kMarkRadius + 1);
    common::drawMark(painter, Mark::Labeled, draw, theme.labeled, common::kMarkRadius - 1.5);
}

} // namespace turnout::ui
