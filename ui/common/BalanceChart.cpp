// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/BalanceChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// Customary limits of a standardised difference: under 0.1 negligible, over 0.25 too much to adjust away.
constexpr double kNegligible = 0.1;
constexpr double kLarge = 0.25;

/// What is furthest from the frame; the unrated are nearly the frame itself and do not decide.
double widest(const BalanceRow& row)
{
    return std::max(std::abs(row.smdRated.value_or(0)), std::abs(row.smdLabeled.value_or(0)));
}

QString cell(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : QString();
}

} // namespace

BalanceChart::BalanceChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("Balance: standardised difference from the frame"));
    setEmptyText(tr("The sessions of this frame carry no segments to compare."));
    setWords({});
}

void BalanceChart::setRows(std::vector<BalanceRow> rows, const QStringList& more, const std::vector<bool>& numeric)
{
    m_rows = std::move(rows);
    m_more = more;
    m_moreNumeric = numeric;
    for (auto from = m_rows.begin(); from != m_rows.end();) {
        const auto to
            = std::find_if(from, m_rows.end(), [&](const BalanceRow& r) { return r.segment != from->segment; });
        std::stable_sort(from, to, [](const BalanceRow& a, const BalanceRow& b) { return widest(a) > widest(b); });
        from = to;
    }
    const auto has = [this](std::optional<double> BalanceRow::*member) {
        return std::any_of(m_rows.begin(), m_rows.end(), [&](const BalanceRow& r) { return (r.*member).has_value(); });
    };
    m_hasLabeled = has(&BalanceRow::smdLabeled);
    m_hasUnrated = has(&BalanceRow::smdUnrated);
    m_hasAfter = has(&BalanceRow::ratedAfter) || has(&BalanceRow::labeledAfter);
    const bool several = std::any_of(
        m_rows.begin(), m_rows.end(), [this](const BalanceRow& r) { return r.segment != m_rows.front().segment; });
    std::vector<RowWords> words;
    for (const BalanceRow& r : m_rows)
        words.push_back({.group = several ? visibleLine(r.segment) : QString(),
            .label = visibleLine(r.value),
            .note = smallCountText(r.n),
            .key = r.key});
    setWords(std::move(words));
}

ChartTable BalanceChart::table() const
{
    ChartTable table;
    table.columns = {tr("segment"), tr("value"), tr("sessions"), tr("rated, std. difference"),
        tr("labeled, std. difference"), tr("unrated, std. difference")};
    table.numeric = {false, false, true, true, true, true};
    if (m_hasAfter) {
        table.columns << tr("rated, weighted") << tr("labeled, weighted");
        table.numeric.insert(table.numeric.end(), 2, true);
    }
    table.columns << m_more;
    table.numeric.insert(table.numeric.end(), m_moreNumeric.begin(), m_moreNumeric.end());
    for (const BalanceRow& row : m_rows) {
        QStringList cells{visibleLine(row.segment), visibleLine(row.value), QString::number(row.n), cell(row.smdRated),
            cell(row.smdLabeled), cell(row.smdUnrated)};
        if (m_hasAfter)
            cells << cell(row.ratedAfter) << cell(row.labeledAfter);
        table.rows.push_back(cells + row.more);
        table.keys.push_back(row.key);
    }
    return table;
}

const BalanceRow& BalanceChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString BalanceChart::partText(int index) const
{
    const BalanceRow& r = row(index);
    const auto part = [](const std::optional<double>& value) {
        return value ? signedText(*value, 3) : tr("none", "population without sessions");
    };
    const auto weighted = [&](const std::optional<double>& before, const std::optional<double>& after) {
        return after ? tr("%1, weighted %2").arg(part(before), signedText(*after, 3)) : part(before);
    };
    const QString text
        = tr("%1: %2\nStandardised difference from the frame\nRated: %3\nLabeled: %4\nUnrated: %5\nSessions: %6")
              .arg(visibleLine(r.segment), visibleLine(r.value), weighted(r.smdRated, r.ratedAfter),
                  weighted(r.smdLabeled, r.labeledAfter), part(r.smdUnrated), countText(r.n));
    return r.text.isEmpty() ? text : text + u'\n' + r.text;
}

RowChart::Axis BalanceChart::axis() const
{
    double most = kLarge + 0.05;
    for (const BalanceRow& r : m_rows)
        most = std::max({most, widest(r), std::abs(r.smdUnrated.value_or(0))});
    Axis axis;
    const std::vector<double> half = niceTicks(0, most, 4);
    axis.high = half.back();
    axis.low = -axis.high;
    for (auto tick = half.rbegin(); tick != half.rend(); ++tick)
        axis.ticks.push_back(-*tick);
    axis.ticks.insert(axis.ticks.end(), half.begin() + 1, half.end());
    return axis;
}

QString BalanceChart::tickText(double tick) const
{
    return signedTick(tick);
}

void BalanceChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    std::vector<LegendItem> legend{{Mark::Rated, tr("rated")}};
    if (m_hasLabeled)
        legend.push_back({Mark::Labeled, tr("labeled")});
    if (m_hasUnrated)
        legend.push_back({Mark::Unrated, tr("unrated")});
    if (m_hasAfter)
        legend.push_back({Mark::Frame, tr("once weighted")});
    drawLegend(painter, layout.labelLeft, layout.headerTop + 12, legend);
}

void BalanceChart::paintLines(QPainter& painter, const Layout& layout) const
{
    const Theme& theme = Theme::current();
    for (const double limit : {-kLarge, -kNegligible, kNegligible, kLarge})
        drawDashedLine(painter, xOf(layout, limit), layout.rowsTop, layout.rowsBottom, theme.faint);
    painter.setPen(QPen(theme.text, 1));
    const double zero = std::floor(xOf(layout, 0)) + 0.5;
    painter.drawLine(QPointF(zero, layout.rowsTop), QPointF(zero, layout.rowsBottom));
}

void BalanceChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const Theme& theme = Theme::current();
    const BalanceRow& r = row(index);
    const auto mark = [&](Mark kind, const std::optional<double>& value) {
        if (value)
            drawMark(painter, kind, QPointF(xOf(layout, *value), middle), theme.color(kind), kMarkRadius, true);
    };
    // Where weighting takes it: a line from the mark to a hollow one of its colour.
    const auto after = [&](Mark kind, const std::optional<double>& before, const std::optional<double>& weighted) {
        if (!before || !weighted || !std::isfinite(*weighted))
            return;
        painter.setPen(QPen(theme.color(kind), 1));
        painter.drawLine(QPointF(xOf(layout, *before), middle), QPointF(xOf(layout, *weighted), middle));
        drawMark(painter, Mark::Frame, QPointF(xOf(layout, *weighted), middle), theme.color(kind), kMarkRadius - 1);
    };
    after(Mark::Rated, r.smdRated, r.ratedAfter);
    after(Mark::Labeled, r.smdLabeled, r.labeledAfter);
    mark(Mark::Unrated, r.smdUnrated);
    mark(Mark::Rated, r.smdRated);
    mark(Mark::Labeled, r.smdLabeled);
}

} // namespace turnout::common
