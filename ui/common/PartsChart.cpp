// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/PartsChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

PartsChart::PartsChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("Quality by model version, segment and month"));
    setEmptyText(tr("The sessions have no segments in which they differ."));
    setWords({});
}

void PartsChart::setRows(std::vector<PartRow> rows, std::optional<double> all)
{
    m_rows = std::move(rows);
    m_all = all;
    std::vector<RowWords> words;
    for (const PartRow& r : m_rows)
        words.push_back({.group = visibleLine(r.group),
            .label = visibleLine(r.value),
            .note = r.differs   ? tr("differs")
                : r.labels == 0 ? tr("no labels")
                                : smallCountText(r.labels),
            .figures = r.labels > 0 ? shareText(r.quality, r.low, r.high, 0) : u"–"_s,
            .key = r.key});
    setWords(std::move(words));
}

ChartTable PartsChart::table() const
{
    ChartTable table;
    table.columns = {tr("segment"), tr("value"), tr("sessions"), tr("thumbs up %"), tr("ratings"), tr("labels say %"),
        tr("low %"), tr("high %"), tr("labels"), tr("shrunk %"), tr("shrunk low %"), tr("shrunk high %"),
        tr("differs")};
    table.numeric = {false, false, true, true, true, true, true, true, true, true, true, true, false};
    const auto percent
        = [](double share, bool known) { return known ? QString::number(share * 100, 'f', 2) : QString(); };
    for (const PartRow& row : m_rows) {
        const bool labelled = row.labels > 0;
        table.rows.push_back({visibleLine(row.group), visibleLine(row.value), QString::number(row.sessions),
            percent(row.up, row.ratings > 0), QString::number(row.ratings), percent(row.quality, labelled),
            percent(row.low, labelled), percent(row.high, labelled), QString::number(row.labels),
            percent(row.pooled.value_or(0), row.pooled.has_value()), percent(row.pooledLow, row.pooled.has_value()),
            percent(row.pooledHigh, row.pooled.has_value()), row.differs ? tr("differs") : QString()});
        table.keys.push_back(row.key);
    }
    return table;
}

const PartRow& PartsChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString PartsChart::partText(int index) const
{
    const PartRow& r = row(index);
    QString text = tr("%1: %2, %3 sessions").arg(visibleLine(r.group), visibleLine(r.value), countText(r.sessions));
    text += u'\n'
        + (r.labels > 0 ? tr("%1 drawn labels say %2, interval %3 to %4")
                              .arg(countText(r.labels), shareText(r.quality), shareText(r.low), shareText(r.high))
                        : tr("No drawn labels yet"));
    if (r.ratings > 0)
        text += u'\n' + tr("%1 thumbs say %2").arg(countText(r.ratings), shareText(r.up));
    if (r.pooled)
        text += u'\n'
            + tr("With the others' strength, %1, interval %2 to %3")
                  .arg(shareText(*r.pooled), shareText(r.pooledLow), shareText(r.pooledHigh));
    if (r.differs)
        text += u'\n' + tr("Differs from all sessions");
    return text;
}

RowChart::Axis PartsChart::axis() const
{
    return {0, 1, {0, 0.25, 0.5, 0.75, 1}};
}

QString PartsChart::tickText(double tick) const
{
    return shareText(tick, 0);
}

void PartsChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    drawLegend(painter, layout.labelLeft, layout.headerTop + 12,
        {{Mark::Rated, tr("thumbs")}, {Mark::Labeled, tr("labels")}, {Mark::Frame, tr("shrunk")}});
    if (m_all)
        drawLineName(painter, layout, *m_all, tr("all, by design %1").arg(shareText(*m_all, 0)), Theme::current().text);
}

void PartsChart::paintLines(QPainter& painter, const Layout& layout) const
{
    if (m_all)
        drawDashedLine(painter, xOf(layout, *m_all), layout.rowsTop, layout.rowsBottom, Theme::current().muted);
}

void PartsChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const Theme& theme = Theme::current();
    const PartRow& r = row(index);
    if (r.labels > 0)
        drawInterval(painter, xOf(layout, r.low), xOf(layout, r.high), middle, theme.labeled);
    if (r.ratings > 0)
        drawMark(painter, Mark::Rated, QPointF(xOf(layout, r.up), middle), theme.rated, kMarkRadius, true);
    if (r.labels > 0)
        drawMark(painter, Mark::Labeled, QPointF(xOf(layout, r.quality), middle), theme.labeled, kMarkRadius, true);
    if (r.pooled)
        drawMark(painter, Mark::Frame, QPointF(xOf(layout, *r.pooled), middle), theme.text, kMarkRadius - 1, true);
}

} // namespace turnout::common
