// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CoverageChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>

namespace turnout::common {

namespace {

constexpr double kKey = 26; ///< legend
constexpr double kHeads = 40; ///< the segment across and its values
constexpr double kRow = 34;
constexpr double kBottom = 8;
constexpr double kWidestHead = 0.28; ///< of the width
constexpr double kWidestColumn = 150; ///< on the screen: few need not be as wide as the page
constexpr double kHighestRow = 90; ///< on a slide

/// How full a cell is: never full before it is, never blank once it has something.
double fullness(const MapCell& cell)
{
    if (cell.needed <= 0)
        return 1;
    return std::clamp(static_cast<double>(cell.labeled) / static_cast<double>(cell.needed), 0.0, 1.0);
}

QColor fill(const MapCell& cell)
{
    const Theme& theme = Theme::current();
    return mixed(theme.surface, theme.labeled, cell.labeled == 0 ? 0 : 0.15 + 0.65 * fullness(cell));
}

/// Text that can be read on a ground.
QColor readable(const QColor& ground)
{
    const Theme& theme = Theme::current();
    return contrastRatio(ground, theme.text) >= contrastRatio(ground, theme.surface) ? theme.text : theme.surface;
}

} // namespace

CoverageChart::CoverageChart(QWidget* parent)
    : PickableChart(parent)
{
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] { update(); });
}

void CoverageChart::setCells(const QString& across, const QStringList& columns, const QString& down,
    const QStringList& rows, std::vector<MapCell> cells)
{
    m_across = across;
    m_columns = columns;
    m_down = down;
    m_rows = rows;
    m_cells = std::move(cells);
    partsChanged();
}

ChartTable CoverageChart::table() const
{
    ChartTable table;
    table.columns = {m_down, m_across, tr("sessions"), tr("labeled"), tr("needed"), tr("missing")};
    table.numeric = {false, false, true, true, true, true};
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const MapCell& cell = m_cells[i];
        if (cell.n == 0)
            continue;
        const auto columns = static_cast<std::size_t>(m_columns.size());
        table.rows.push_back(
            {m_rows.value(static_cast<qsizetype>(i / columns)), m_columns.value(static_cast<qsizetype>(i % columns)),
                QString::number(cell.n), QString::number(cell.labeled), QString::number(cell.needed),
                QString::number(std::max<qint64>(0, cell.needed - cell.labeled))});
        table.keys.push_back(cell.key);
    }
    return table;
}

bool CoverageChart::isEmpty() const
{
    return m_cells.empty();
}

QSize CoverageChart::sizeHint() const
{
    const double rows = isEmpty() ? 4 : static_cast<double>(m_rows.size());
    return {640, static_cast<int>(kKey + kHeads + rows * kRow + kBottom)};
}

QSize CoverageChart::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

QRectF CoverageChart::gridIn(const QRectF& area, double rowHeight, double widestColumn) const
{
    const QFontMetricsF metrics(Theme::font(TextStyle::Body));
    double head = metrics.horizontalAdvance(m_down);
    for (const QString& row : m_rows)
        head = std::max(head, metrics.horizontalAdvance(row));
    head = std::min(std::ceil(head) + 1, area.width() * kWidestHead) + 16;
    const double width = std::min(area.width() - head - 8, widestColumn * static_cast<double>(m_columns.size()));
    return {area.left() + head, area.top() + kKey + kHeads, width, rowHeight * static_cast<double>(m_rows.size())};
}

QRectF CoverageChart::cellIn(const QRectF& grid, int cell) const
{
    const auto columns = static_cast<int>(m_columns.size());
    const double width = grid.width() / columns;
    const double height = grid.height() / static_cast<double>(m_rows.size());
    const int row = cell / columns;
    return {grid.left() + (cell % columns) * width, grid.top() + row * height, width, height};
}

QRectF CoverageChart::partRect(int cell) const
{
    return cell < 0 || isEmpty() ? QRectF() : cellIn(gridIn(rect(), kRow, kWidestColumn), cell);
}

int CoverageChart::partAt(const QPointF& place) const
{
    for (int cell = 0; cell < partCount(); ++cell)
        if (partRect(cell).contains(place))
            return cell;
    return -1;
}

int CoverageChart::partCount() const
{
    return static_cast<int>(m_cells.size());
}

QString CoverageChart::partKey(int cell) const
{
    const MapCell& of = m_cells[static_cast<std::size_t>(cell)];
    return of.n > 0 ? of.key : QString();
}

QString CoverageChart::partText(int cell) const
{
    return m_cells[static_cast<std::size_t>(cell)].text;
}

QString CoverageChart::summary() const
{
    return tr("%1 by %2").arg(m_down, m_across);
}

std::optional<int> CoverageChart::walked(int key) const
{
    const auto columns = static_cast<int>(m_columns.size());
    const std::array<std::pair<int, int>, 4> steps{
        {{Qt::Key_Right, 1}, {Qt::Key_Left, -1}, {Qt::Key_Down, columns}, {Qt::Key_Up, -columns}}};
    for (const auto& [of, by] : steps)
        if (key == of) {
            const int to = currentPart() + by;
            return currentPart() < 0 ? 0 : to >= 0 && to < partCount() ? to : currentPart();
        }
    return std::nullopt;
}

QRect CoverageChart::surroundings(int cell) const
{
    return partRect(cell).toRect().adjusted(0, -static_cast<int>(kKey + kHeads), 0, 4);
}

void CoverageChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAll(painter, rect(), gridIn(rect(), kRow, kWidestColumn));
    const Theme& theme = Theme::current();
    for (const int cell : {hoveredPart(), hasFocus() ? currentPart() : -1})
        if (cell >= 0) {
            painter.setPen(QPen(cell == hoveredPart() ? theme.text : theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(partRect(cell).adjusted(1, 1, -1, -1));
        }
}

void CoverageChart::paintChart(QPainter& painter, const QRectF& area) const
{
    const double scale = slideScale(area.size(), sizeHint());
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    const QRectF picture(QPointF(), area.size() / scale);
    const double rows = std::max(1.0, static_cast<double>(m_rows.size()));
    const double row = std::clamp((picture.height() - kKey - kHeads - kBottom) / rows, 12.0, kHighestRow);
    paintAll(painter, picture, gridIn(picture, row, picture.width()));
    painter.restore();
}

void CoverageChart::paintAll(QPainter& painter, const QRectF& area, const QRectF& grid) const
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
    paintKey(painter, area);
    paintHeads(painter, area, grid);
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        paintCell(painter, cellIn(grid, static_cast<int>(i)).adjusted(1, 1, -1, -1), m_cells[i]);
    painter.restore();
}

void CoverageChart::paintKey(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = Theme::current();
    painter.setFont(Theme::font(TextStyle::Note));
    const QFontMetricsF metrics(painter.font());
    double left = area.left() + 4;
    const double top = area.top() + 6;
    const std::array<std::pair<MapCell, QString>, 3> samples{{{MapCell{1, 0, 1, {}, {}}, tr("no label yet")},
        {MapCell{2, 1, 2, {}, {}}, tr("some")}, {MapCell{1, 1, 1, {}, {}}, tr("as many as needed")}}};
    for (const auto& [cell, words] : samples) {
        const QRectF box(left, top, 18, 13);
        painter.setPen(cell.labeled == 0 ? QPen(theme.bad, 2) : QPen(theme.line, 1));
        painter.setBrush(fill(cell));
        painter.drawRect(box);
        painter.setPen(theme.muted);
        painter.drawText(QPointF(left + 24, top + 11), words);
        left += 24 + metrics.horizontalAdvance(words) + Theme::kBetween;
    }
}

void CoverageChart::paintHeads(QPainter& painter, const QRectF& area, const QRectF& grid) const
{
    const Theme& theme = Theme::current();
    QFont strong = Theme::font(TextStyle::Note);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.muted);
    const double top = grid.top() - kHeads;
    drawElided(painter, QRectF(grid.left(), top, std::max(80.0, grid.width()), 18), Qt::AlignLeft | Qt::AlignVCenter,
        m_across);
    drawElided(painter, QRectF(area.left() + 4, top + 19, grid.left() - area.left() - 12, 18),
        Qt::AlignLeft | Qt::AlignVCenter, m_down);
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.text);
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        const QRectF cell = cellIn(grid, column);
        drawElided(
            painter, QRectF(cell.left() + 2, top + 19, cell.width() - 4, 18), Qt::AlignCenter, m_columns.at(column));
    }
    painter.setFont(Theme::font(TextStyle::Body));
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const QRectF cell = cellIn(grid, row * static_cast<int>(m_columns.size()));
        drawElided(painter, QRectF(area.left() + 4, cell.top(), grid.left() - area.left() - 12, cell.height()),
            Qt::AlignLeft | Qt::AlignVCenter, m_rows.at(row));
    }
}

void CoverageChart::paintCell(QPainter& painter, const QRectF& where, const MapCell& cell) const
{
    const Theme& theme = Theme::current();
    if (cell.n == 0)
        return;
    const QColor ground = fill(cell);
    const bool missing = cell.labeled == 0;
    painter.setPen(missing ? QPen(theme.bad, 2) : QPen(theme.line, 1));
    painter.setBrush(ground);
    painter.drawRect(missing ? where.adjusted(1, 1, -1, -1) : where);
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(missing ? theme.bad : readable(ground));
    const QString whole = tr("%1 of %2").arg(countText(cell.labeled), countText(cell.n));
    const QString text = tabularWidth(painter.font(), whole) < where.width() - 6 ? whole : shortCountText(cell.labeled);
    if (where.height() > 11 && where.width() > 14)
        drawTabular(painter, where, Qt::AlignCenter, text);
}

} // namespace turnout::common
