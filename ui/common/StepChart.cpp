// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/StepChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

StepChart::StepChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("What each correction moves"));
    setEmptyText(tr("There are no ratings to correct."));
    setWords({});
}

void StepChart::setRows(std::vector<StepRow> rows, std::optional<double> truth)
{
    m_rows = std::move(rows);
    m_truth = truth;
    std::vector<RowWords> words;
    for (const StepRow& r : m_rows) {
        const QString moved = movedText(static_cast<int>(words.size()));
        words.push_back({.label = visibleLine(r.title),
            .note = visibleLine(r.what),
            .figures = shareText(r.to) + u'\n' + (moved.isEmpty() ? moved : tr("%1 points").arg(moved)),
            .key = r.key});
    }
    setWords(std::move(words));
}

ChartTable StepChart::table() const
{
    ChartTable table;
    table.columns = {tr("step"), tr("from %"), tr("to %"), tr("moved points"), tr("low %"), tr("high %"), tr("what")};
    table.numeric = {false, true, true, true, true, true, false};
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 2); };
    for (const StepRow& row : m_rows) {
        table.rows.push_back({visibleLine(row.title), percent(row.from), percent(row.to), percent(row.to - row.from),
            percent(row.low), percent(row.high), visibleLine(row.what)});
        table.keys.push_back(row.key);
    }
    return table;
}

const StepRow& StepChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString StepChart::movedText(int index) const
{
    return index == 0 ? QString() : signedText((row(index).to - row(index).from) * 100, 1);
}

QString StepChart::partText(int index) const
{
    const StepRow& r = row(index);
    QString text = tr("%1: %2, interval %3 to %4")
                       .arg(visibleLine(r.title), shareText(r.to, 2), shareText(r.low, 2), shareText(r.high, 2));
    if (index > 0)
        text += u'\n' + tr("Moved by %1 points").arg(movedText(index));
    return text + u'\n' + visibleLine(r.what);
}

RowChart::Axis StepChart::axis() const
{
    return {0, 1, {0, 0.25, 0.5, 0.75, 1}};
}

QString StepChart::tickText(double tick) const
{
    return shareText(tick, 0);
}

bool StepChart::twoLines() const
{
    return true;
}

double StepChart::labelShare() const
{
    return 0.38;
}

void StepChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    drawLegend(painter, layout.labelLeft, layout.headerTop + 12,
        {{Mark::Rated, tr("from ratings")}, {Mark::Labeled, tr("from labels")}});
    if (m_truth)
        drawLineName(painter, layout, *m_truth, tr("truth %1").arg(shareText(*m_truth)), Theme::current().text);
}

void StepChart::paintLines(QPainter& painter, const Layout& layout) const
{
    if (m_truth)
        drawDashedLine(painter, xOf(layout, *m_truth), layout.rowsTop, layout.rowsBottom, Theme::current().text);
}

void StepChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const StepRow& r = row(index);
    const Theme& theme = Theme::current();
    const Mark mark = r.rated ? Mark::Rated : Mark::Labeled;
    const double from = xOf(layout, r.from);
    const double to = xOf(layout, r.to);
    QColor ground = theme.color(mark);
    ground.setAlphaF(0.3F);
    painter.fillRect(QRectF(std::min(from, to), middle - 7, std::abs(to - from), 14), ground);
    if (index > 0) {
        painter.setPen(QPen(theme.lineStrong, 1)); // where the row above ended
        painter.drawLine(QPointF(from, middle - 20), QPointF(from, middle + 7));
    }
    drawInterval(painter, xOf(layout, r.low), xOf(layout, r.high), middle, theme.color(mark));
    drawMark(painter, mark, QPointF(to, middle), theme.color(mark), kMarkRadius, true);
}

} // namespace turnout::common
