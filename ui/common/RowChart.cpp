// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/RowChart.h"

#include "common/RowChartMetrics.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>

namespace turnout::common {

using namespace Qt::StringLiterals;

using namespace rowchart;

RowChart::RowChart(QWidget* parent)
    : PickableChart(parent)
{
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] { update(); });
}

QString RowChart::rowGroup(int) const
{
    return {};
}

bool RowChart::twoLines() const
{
    return false;
}

double RowChart::labelShare() const
{
    return 0.34;
}

bool RowChart::isEmpty() const
{
    return partCount() == 0;
}

double RowChart::rowHeight() const
{
    return twoLines() ? 46 : 28;
}

double RowChart::naturalHeight(int rows) const
{
    return kLegendHeight + kAxisHeight + (rows > 0 ? m_tops[at(rows)] : 5 * rowHeight()) + kBottom;
}

QSize RowChart::sizeHint() const
{
    return {640, static_cast<int>(std::ceil(naturalHeight(partCount())))};
}

QSize RowChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

void RowChart::rowsChanged()
{
    const QFontMetricsF labels(Theme::font(TextStyle::Body));
    const QFontMetricsF notes(Theme::font(TextStyle::Note));
    m_tops.assign(1, 0);
    m_labelWidth = 0;
    m_figuresWidth = 0;
    double top = 0;
    for (int row = 0; row < partCount(); ++row) {
        if (!rowGroup(row).isEmpty())
            top += kGroupHeight;
        m_tops[at(row)] = top;
        top += rowHeight();
        m_tops.push_back(top);
        const double label = labels.horizontalAdvance(rowLabel(row));
        const QString noteText = rowNote(row);
        const double note = noteText.isEmpty() ? 0 : notes.horizontalAdvance(noteText);
        m_labelWidth
            = std::max(m_labelWidth, twoLines() ? std::max(label, note) : label + (note > 0 ? note + kNoteGap : 0));
        const QStringList figures = rowFigures(row).split(u'\n');
        m_figuresWidth = std::max(m_figuresWidth, tabularWidth(Theme::font(TextStyle::Body), figures.first()));
    }
    partsChanged();
}

RowChart::Layout RowChart::layoutFor(const QRectF& area, double stickyTop) const
{
    Layout layout;
    layout.area = area;
    layout.headerTop = std::max(area.top(), stickyTop);
    layout.axisTop = layout.headerTop + kLegendHeight;
    layout.rowsTop = area.top() + kLegendHeight + kAxisHeight;
    layout.count = partCount();
    layout.rowsBottom = layout.rowsTop + m_tops[at(layout.count)];
    layout.labelLeft = area.left() + kSide;
    layout.labelWidth = std::min(std::ceil(m_labelWidth) + 1, area.width() * labelShare());
    layout.figuresRight = area.right() - kSide;
    layout.plotLeft = layout.labelLeft + layout.labelWidth + kGap + 8;
    // The last tick's words stand half outside of the plot.
    layout.plotRight = layout.figuresRight - (m_figuresWidth > 0 ? std::ceil(m_figuresWidth) + 2 * kGap : kGap + 6);
    layout.axis = axis();
    return layout;
}

QRectF RowChart::rowArea(const Layout& layout, int row) const
{
    return {layout.area.left(), layout.rowsTop + m_tops[at(row)] * layout.stretch, layout.area.width(),
        rowHeight() * layout.stretch};
}

QRectF RowChart::partRect(int row) const
{
    if (row < 0 || row >= partCount())
        return {};
    return {0, kLegendHeight + kAxisHeight + m_tops[at(row)], static_cast<double>(width()), rowHeight()};
}

int RowChart::partAt(const QPointF& place) const
{
    const double y = place.y() - kLegendHeight - kAxisHeight;
    // The legend lies over scrolled rows.
    if (y < 0 || place.y() < visibleRegion().boundingRect().top() + kLegendHeight + kAxisHeight)
        return -1;
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    const int row = static_cast<int>(after - m_tops.begin()) - 1;
    return row >= 0 && row < partCount() && y < m_tops[at(row)] + rowHeight() ? row : -1;
}

QRect RowChart::surroundings(int row) const
{
    const int reserved = static_cast<int>(kLegendHeight + kAxisHeight + kGroupHeight);
    return partRect(row).toRect().adjusted(0, -reserved, 0, 2);
}

} // namespace turnout::common
