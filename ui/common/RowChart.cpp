// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/RowChart.h"

#include "common/RowChartMetrics.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace turnout::common {

using namespace Qt::StringLiterals;

using namespace rowchart;

RowChart::RowChart(QWidget* parent)
    : ChartWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
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
    return rowCount() == 0;
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
    return {640, static_cast<int>(std::ceil(naturalHeight(rowCount())))};
}

QSize RowChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

int RowChart::currentRow() const
{
    return m_current;
}

void RowChart::rowsChanged()
{
    const QFontMetricsF labels(Theme::font(TextStyle::Body));
    const QFontMetricsF notes(Theme::font(TextStyle::Note));
    m_tops.assign(1, 0);
    m_labelWidth = 0;
    m_figuresWidth = 0;
    double top = 0;
    for (int row = 0; row < rowCount(); ++row) {
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
    m_current = std::min(m_current, rowCount() - 1);
    m_hovered = -1;
    describe();
    updateGeometry();
    update();
    Q_EMIT contentChanged();
}

RowChart::Layout RowChart::layoutFor(const QRectF& area, double stickyTop) const
{
    Layout layout;
    layout.area = area;
    layout.headerTop = std::max(area.top(), stickyTop);
    layout.axisTop = layout.headerTop + kLegendHeight;
    layout.rowsTop = area.top() + kLegendHeight + kAxisHeight;
    layout.count = rowCount();
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

QRectF RowChart::rowRect(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return {0, kLegendHeight + kAxisHeight + m_tops[at(row)], static_cast<double>(width()), rowHeight()};
}

int RowChart::rowAt(const QPointF& place) const
{
    const double y = place.y() - kLegendHeight - kAxisHeight;
    // The legend lies over scrolled rows.
    if (y < 0 || place.y() < visibleRegion().boundingRect().top() + kLegendHeight + kAxisHeight)
        return -1;
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    const int row = static_cast<int>(after - m_tops.begin()) - 1;
    return row >= 0 && row < rowCount() && y < m_tops[at(row)] + rowHeight() ? row : -1;
}

void RowChart::setCurrentRow(int row)
{
    m_current = rowCount() == 0 ? -1 : std::clamp(row, 0, rowCount() - 1);
    update();
    describe();
    const QRect place = rowRect(m_current).toRect();
    const int reserved = static_cast<int>(kLegendHeight + kAxisHeight + kGroupHeight);
    ensureSeen(place.adjusted(0, -reserved, 0, 2));
}

void RowChart::describe()
{
    const QString count = tr("%n rows", nullptr, rowCount());
    setAccessibleDescription(isEmpty() ? emptyText() : m_current < 0 ? count : rowText(m_current));
}

bool RowChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row >= 0)
            QToolTip::showText(help->globalPos(), plainToolTip(rowText(row)), this, rowRect(row).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void RowChart::keyPressEvent(QKeyEvent* event)
{
    const int page = 10;
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrentRow(m_current + 1);
        break;
    case Qt::Key_Up:
        setCurrentRow(m_current - 1);
        break;
    case Qt::Key_PageDown:
        setCurrentRow(m_current + page);
        break;
    case Qt::Key_PageUp:
        setCurrentRow(m_current - page);
        break;
    case Qt::Key_Home:
        setCurrentRow(0);
        break;
    case Qt::Key_End:
        setCurrentRow(rowCount() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT rowActivated(rowKey(m_current));
        break;
    default:
        ChartWidget::keyPressEvent(event);
    }
}

void RowChart::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    if (row != m_hovered) {
        m_hovered = row;
        setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void RowChart::mousePressEvent(QMouseEvent* event)
{
    const int row = event->button() == Qt::LeftButton ? rowAt(event->position()) : -1;
    if (row < 0)
        return;
    setCurrentRow(row);
    Q_EMIT rowActivated(rowKey(row));
}

void RowChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void RowChart::focusInEvent(QFocusEvent* event)
{
    if (m_current < 0 && !isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(0);
    update();
}

void RowChart::focusOutEvent(QFocusEvent*)
{
    update();
}

} // namespace turnout::common
