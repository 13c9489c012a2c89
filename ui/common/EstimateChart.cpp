// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/EstimateChart.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestNote = 1000; ///< reasons are shown whole
constexpr double kLight = 20; ///< the room a light takes

QString statusText(EstimateStatus status)
{
    switch (status) {
    case EstimateStatus::Ok:
        return EstimateChart::tr("ok");
    case EstimateStatus::Caution:
        return EstimateChart::tr("caution");
    case EstimateStatus::Refused:
        return EstimateChart::tr("refused");
    }
    return {};
}

QString figuresText(const EstimateRow& row)
{
    QString count = u"n=%1"_s.arg(countText(row.n));
    if (row.status == EstimateStatus::Refused)
        return u"–\n"_s + count;
    if (row.light != TrafficLight::None)
        count += EstimateChart::tr(", worth %1").arg(countText(std::llround(std::min(row.effective, 1e15))));
    return shareText(row.value, row.low, row.high) + u'\n' + count;
}

} // namespace

EstimateChart::EstimateChart(QWidget* parent)
    : RowChart(parent)
{
    setAccessibleName(tr("Estimates of quality"));
    setEmptyText(tr("There is nothing to estimate from yet: import ratings, or label a draw."));
    setWords({});
}

void EstimateChart::setRows(std::vector<EstimateRow> rows, std::optional<double> truth)
{
    m_rows = std::move(rows);
    m_truth = truth;
    std::vector<RowWords> words;
    for (const EstimateRow& r : m_rows)
        words.push_back({.label = visibleLine(r.title),
            .note = visibleLine(r.note, kLongestNote),
            .figures = figuresText(r),
            .key = r.key,
            .indent = r.light == TrafficLight::None ? 0 : kLight});
    setWords(std::move(words));
}

ChartTable EstimateChart::table() const
{
    ChartTable table;
    table.columns = {tr("estimate"), tr("value %"), tr("low %"), tr("high %"), tr("n"), tr("n effective"),
        tr("largest weight"), tr("status"), tr("note"), tr("what speaks against it")};
    table.numeric = {false, true, true, true, true, true, true, false, false, false};
    for (const EstimateRow& row : m_rows) {
        const bool refused = row.status == EstimateStatus::Refused;
        const bool looked = !refused && row.light != TrafficLight::None;
        const auto number
            = [refused](double value) { return refused ? QString() : QString::number(value * 100, 'f', 2); };
        table.rows.push_back({visibleLine(row.title), number(row.value), number(row.low), number(row.high),
            QString::number(row.n), looked ? QString::number(row.effective, 'f', 1) : QString(),
            looked ? QString::number(row.heaviest, 'f', 1) : QString(),
            looked ? lightText(row.light) : statusText(row.status), visibleLine(row.note), visibleLine(row.doubts)});
        table.keys.push_back(row.key);
    }
    if (m_truth) {
        table.rows.push_back(
            {tr("truth (demo)"), QString::number(*m_truth * 100, 'f', 2), {}, {}, {}, {}, {}, {}, {}, {}});
        table.keys.push_back({});
    }
    return table;
}

const EstimateRow& EstimateChart::row(int index) const
{
    return m_rows[static_cast<std::size_t>(index)];
}

QString EstimateChart::partText(int index) const
{
    const EstimateRow& r = row(index);
    const QString note = r.note.isEmpty() ? QString() : u'\n' + visibleLine(r.note);
    if (r.status == EstimateStatus::Refused)
        return tr("%1: no estimate").arg(visibleLine(r.title)) + note;
    QString text = tr("%1: %2, interval %3 to %4, n=%5")
                       .arg(visibleLine(r.title), shareText(r.value, 2), shareText(r.low, 2), shareText(r.high, 2),
                           countText(r.n));
    if (r.light != TrafficLight::None)
        text += u'\n'
            + tr("Light: %1. Worth %2 random ones, the heaviest stands for %3 sessions")
                  .arg(lightText(r.light), countText(std::llround(std::min(r.effective, 1e15))),
                      countText(std::llround(r.heaviest)));
    else if (r.status == EstimateStatus::Caution)
        text += u'\n' + tr("With caution");
    if (!r.doubts.isEmpty())
        text += u'\n' + visibleLine(r.doubts);
    return text + note;
}

RowChart::Axis EstimateChart::axis() const
{
    return {0, 1, {0, 0.25, 0.5, 0.75, 1}};
}

QString EstimateChart::tickText(double tick) const
{
    return shareText(tick, 0);
}

bool EstimateChart::twoLines() const
{
    return true;
}

double EstimateChart::labelShare() const
{
    return 0.38;
}

void EstimateChart::paintHeader(QPainter& painter, const Layout& layout) const
{
    if (!m_rows.empty() && m_rows.front().light != TrafficLight::None)
        drawLegend(painter, layout.labelLeft, layout.headerTop + 12,
            {{Mark::Rated, tr("from ratings")}, {Mark::Labeled, tr("from labels")}});
    if (m_truth)
        drawLineName(painter, layout, *m_truth, tr("truth %1").arg(shareText(*m_truth)), Theme::current().text);
}

void EstimateChart::paintLines(QPainter& painter, const Layout& layout) const
{
    if (m_truth)
        drawDashedLine(painter, xOf(layout, *m_truth), layout.rowsTop, layout.rowsBottom, Theme::current().text);
}

void EstimateChart::paintRow(QPainter& painter, const Layout& layout, int index, double middle) const
{
    const Theme& theme = Theme::current();
    const EstimateRow& r = row(index);
    drawLight(painter, r.light, QPointF(layout.labelLeft + 6, middle - 9));
    if (r.status == EstimateStatus::Refused) {
        painter.setFont(Theme::font(TextStyle::Note));
        painter.setPen(theme.muted);
        const QString text = tr("no estimate");
        const double half = QFontMetricsF(painter.font()).horizontalAdvance(text) / 2 + 6;
        const QRectF place((layout.plotLeft + layout.plotRight) / 2 - half, middle - 9, 2 * half, 18);
        painter.fillRect(place, theme.surface); // over the lines behind
        painter.drawText(place, Qt::AlignCenter, text);
        return;
    }
    if (r.light != TrafficLight::None) {
        const Mark mark = r.rated ? Mark::Rated : Mark::Labeled;
        drawInterval(painter, xOf(layout, r.low), xOf(layout, r.high), middle, theme.color(mark));
        drawMark(painter, mark, QPointF(xOf(layout, r.value), middle), theme.color(mark), kMarkRadius, true);
        return;
    }
    const bool caution = r.status == EstimateStatus::Caution;
    const QColor color = caution ? theme.caution : theme.accent;
    const QPointF center(xOf(layout, r.value), middle);
    drawInterval(painter, xOf(layout, r.low), xOf(layout, r.high), middle, color);
    // Hollow as well as in another colour: caution shows without colour, too.
    drawMark(painter, caution ? Mark::Frame : Mark::Labeled, center, color);
}

} // namespace turnout::common
