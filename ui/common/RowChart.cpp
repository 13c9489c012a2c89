// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/RowChart.h"

#include "common/ChartPaint.h"
#include "common/RowChartMetrics.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QResizeEvent>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

using namespace rowchart;

RowChart::RowChart(QWidget* parent)
    : PickableChart(parent)
{
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] { update(); });
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
    return m_words.empty();
}

int RowChart::partCount() const
{
    return static_cast<int>(m_words.size());
}

QString RowChart::partKey(int row) const
{
    return words(row).key;
}

const RowWords& RowChart::words(int row) const
{
    return m_words[at(row)];
}

bool RowChart::beginsGroup(int row) const
{
    const QString& group = words(row).group;
    return !group.isEmpty() && (row == 0 || words(row - 1).group != group);
}

double RowChart::lowestRow() const
{
    return twoLines() ? kTwoLines : kOneLine;
}

double RowChart::naturalHeight(const Rows& rows) const
{
    return kLegendHeight + kAxisHeight + (isEmpty() ? 5 * lowestRow() : rows.tops.back()) + kBottom;
}

double RowChart::heightIn(double width) const
{
    return naturalHeight(rowsIn(width));
}

QSize RowChart::sizeHint() const
{
    return {640, static_cast<int>(std::ceil(naturalHeight(m_places)))};
}

QSize RowChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

double RowChart::labelWidthIn(double width) const
{
    return std::min(std::ceil(m_labelWidth) + 1, width * labelShare());
}

RowChart::Rows RowChart::rowsIn(double width) const
{
    Rows rows;
    const QFont note = Theme::font(TextStyle::Note);
    double top = 0;
    for (int row = 0; row < partCount(); ++row) {
        if (beginsGroup(row))
            top += kGroupHeight;
        double height = lowestRow();
        if (twoLines()) {
            const auto lines = wrappedLines(note, words(row).note, labelWidthIn(width) - words(row).indent);
            height += kNoteLine * static_cast<double>(std::max<qsizetype>(1, lines.size()) - 1);
        }
        rows.tops.push_back(top);
        rows.heights.push_back(height);
        top += height;
    }
    rows.tops.push_back(top);
    return rows;
}

void RowChart::setWords(std::vector<RowWords> words)
{
    m_words = std::move(words);
    const QFontMetricsF labels(Theme::font(TextStyle::Body));
    const QFontMetricsF notes(Theme::font(TextStyle::Note));
    m_labelWidth = 0;
    m_figuresWidth = 0;
    for (const RowWords& row : m_words) {
        const double label = labels.horizontalAdvance(row.label);
        const double note = row.note.isEmpty() ? 0 : notes.horizontalAdvance(row.note);
        m_labelWidth = std::max(
            m_labelWidth, row.indent + (twoLines() ? std::max(label, note) : label + (note > 0 ? note + kNoteGap : 0)));
        const QStringList figures = row.figures.split(u'\n');
        m_figuresWidth = std::max({m_figuresWidth, tabularWidth(Theme::font(TextStyle::Body), figures.first()),
            tabularWidth(Theme::font(TextStyle::Note), figures.value(1))});
    }
    m_places = rowsIn(width());
    partsChanged();
}

void RowChart::resizeEvent(QResizeEvent* event)
{
    if (!twoLines() || event->size().width() == event->oldSize().width())
        return;
    const double before = naturalHeight(m_places);
    m_places = rowsIn(width());
    if (naturalHeight(m_places) == before)
        return;
    updateGeometry();
    Q_EMIT heightChanged();
}

RowChart::Layout RowChart::layoutFor(const QRectF& area, double stickyTop) const
{
    Layout layout;
    layout.area = area;
    layout.headerTop = std::max(area.top(), stickyTop);
    layout.axisTop = layout.headerTop + kLegendHeight;
    layout.rowsTop = area.top() + kLegendHeight + kAxisHeight;
    layout.rows = twoLines() ? rowsIn(area.width()) : m_places;
    layout.rowsBottom = layout.rowsTop + layout.rows.tops.back();
    layout.labelLeft = area.left() + kSide;
    layout.labelWidth = labelWidthIn(area.width());
    layout.figuresRight = area.right() - kSide;
    layout.plotLeft = layout.labelLeft + layout.labelWidth + kGap + 8;
    // The last tick's words stand half outside of the plot.
    layout.plotRight = layout.figuresRight - (m_figuresWidth > 0 ? std::ceil(m_figuresWidth) + 2 * kGap : kGap + 6);
    layout.axis = axis();
    return layout;
}

QRectF RowChart::rowArea(const Layout& layout, int row)
{
    return {layout.area.left(), layout.rowsTop + layout.rows.tops[at(row)] * layout.stretch, layout.area.width(),
        layout.rows.heights[at(row)] * layout.stretch};
}

QRectF RowChart::rowContent(const Layout& layout, int row)
{
    const QRectF area = rowArea(layout, row);
    const double height = layout.rows.heights[at(row)];
    return {area.left(), area.center().y() - height / 2, area.width(), height};
}

QRectF RowChart::partRect(int row) const
{
    if (row < 0 || row >= partCount())
        return {};
    return {0, kLegendHeight + kAxisHeight + m_places.tops[at(row)], static_cast<double>(width()),
        m_places.heights[at(row)]};
}

int RowChart::partAt(const QPointF& place) const
{
    const double y = place.y() - kLegendHeight - kAxisHeight;
    // The legend lies over scrolled rows.
    if (y < 0 || place.y() < visibleRegion().boundingRect().top() + kLegendHeight + kAxisHeight)
        return -1;
    const auto after = std::upper_bound(m_places.tops.begin(), m_places.tops.end() - 1, y);
    const int row = static_cast<int>(after - m_places.tops.begin()) - 1;
    return row >= 0 && row < partCount() && y < m_places.tops[at(row)] + m_places.heights[at(row)] ? row : -1;
}

QRect RowChart::surroundings(int row) const
{
    const int reserved = static_cast<int>(kLegendHeight + kAxisHeight + kGroupHeight);
    return partRect(row).toRect().adjusted(0, -reserved, 0, 2);
}

} // namespace turnout::common
