// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TurnoutChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

TurnoutChart::TurnoutChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("Turnout: rating rate by segment"));
    setEmptyText(tr("No session of this frame has a rating, so there is no turnout to show."));
    setWords({});
}

void TurnoutChart::setRows(std::vector<TurnoutRow> rows, double overall, const QString& overallName)
{
    m_rows = std::move(rows);
    m_overall = overall;
    m_overallName = overallName;
    // Segments stay in the order they came in; within one, the highest rate comes first.
    for (auto from = m_rows.begin(); from != m_rows.end();) {
        const auto to
            = std::find_if(from, m_rows.end(), [&](const TurnoutRow& r) { return r.segment != from->segment; });
        std::stable_sort(from, to, [](const TurnoutRow& a, const TurnoutRow& b) { return a.rate > b.rate; });
        from = to;
    }
    const bool several = std::any_of(
        m_rows.begin(), m_rows.end(), [this](const TurnoutRow& r) { return r.segment != m_rows.front().segment; });
    std::vector<RowWords> words;
    for (const TurnoutRow& r : m_rows)
        words.push_back({.group = several ? visibleLine(r.segment) : QString(),
            .label = visibleLine(r.value),
            .note = smallCountText(r.n),
            .figures = shareText(r.rate),
            .key = r.key});
    setWords(std::move(words));
}

ChartTable TurnoutChart::table() const
{
    ChartTable table;
    table.columns = {tr("segment"), tr("value"), tr("sessions"), tr("rated %"), tr("low %"), tr("high %"),
        tr("rated, sessions"), tr("note")};
    table.numeric = {false, false, true, true, true, true, true, false};
    for (const TurnoutRow& row : m_rows) {
        table.rows.push_back({visibleLine(row.segment), visibleLine(row.value), QString::number(row.n),
            QString::number(row.rate * 100, 'f', 2), QString::number(row.low * 100, 'f', 2),
            QString::number(row.high * 100, 'f', 2), QString::number(row.rated),
            row.n < kSmallCount ? tr("few") : QString()});
        table.keys.push_back(row.key);
    }
    return table;
}

const TurnoutRow& TurnoutChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString TurnoutChart::partText(int index) const
{
    const TurnoutRow& r = row(index);
    return tr("%1: %2\nRated: %3, interval %4 to %5\nSessions: %6")
        .arg(visibleLine(r.segment), visibleLine(r.value), shareText(r.rate, 2), shareText(r.low, 2),
            shareText(r.high, 2), countText(r.n));
}

RowChart::Axis TurnoutChart::axis() const
{
    double most = m_overall;
    for (const TurnoutRow& r : m_rows)
        most = std::max(most, r.high);
    Axis axis;
    axis.ticks = niceTicks(0, std::clamp(most, 0.001, 1.0));
    axis.high = axis.ticks.back();
    return axis;
}

QString TurnoutChart::tickText(double tick) const
{
    return QString::number(tick * 100, 'g', 4) + u" %"_s;
}

void TurnoutChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    drawLegend(painter, layout.labelLeft, layout.headerTop + 12, {{Mark::Rated, tr("rated")}});
    drawLineName(painter, layout, m_overall, u"%1 %2"_s.arg(visibleLine(m_overallName), shareText(m_overall)),
        Theme::current().text);
}

void TurnoutChart::paintLines(QPainter& painter, const Layout& layout) const
{
    drawDashedLine(painter, xOf(layout, m_overall), layout.rowsTop, layout.rowsBottom, Theme::current().muted);
}

void TurnoutChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const TurnoutRow& r = row(index);
    const QColor color = Theme::current().rated;
    drawInterval(painter, xOf(layout, r.low), xOf(layout, r.high), middle, color);
    drawMark(painter, Mark::Rated, QPointF(xOf(layout, r.rate), middle), color);
}

} // namespace turnout::common
