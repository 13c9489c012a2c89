// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/RowChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLegendHeight = 24;
constexpr double kAxisHeight = 20;
constexpr double kGroupHeight = 26;
constexpr double kBottom = 8;
constexpr double kSide = 4;
constexpr double kGap = 12;
constexpr double kNarrowest = 520;

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

} // namespace

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
        m_labelWidth = std::max(m_labelWidth, twoLines() ? std::max(label, note) : label + (note > 0 ? note + 8 : 0));
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

double RowChart::xOf(const Layout& layout, double value)
{
    const double span = layout.axis.high - layout.axis.low;
    const double share = span > 0 ? (value - layout.axis.low) / span : 0;
    return layout.plotLeft + std::clamp(share, 0.0, 1.0) * (layout.plotRight - layout.plotLeft);
}

void RowChart::drawLineName(QPainter& painter, const Layout& layout, double value, const QString& name)
{
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(Theme::current().text);
    const double width = tabularWidth(painter.font(), name);
    const double left = std::clamp(
        xOf(layout, value) - width / 2, layout.plotLeft, std::max(layout.plotLeft, layout.figuresRight - width));
    drawTabular(painter, QRectF(left, layout.headerTop, width, kLegendHeight), Qt::AlignLeft | Qt::AlignVCenter, name);
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

void RowChart::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    paintAll(painter, layoutFor(rect(), visibleRegion().boundingRect().top()), event->rect(), true);
}

void RowChart::paintChart(QPainter& painter, const QRectF& area) const
{
    // As large as fits, but never so large that labels have no room; what does not fit even at 1:1 is counted.
    int rows = rowCount();
    double scale = std::min(area.height() / naturalHeight(rows), area.width() / kNarrowest);
    scale = std::clamp(scale, 1.0, 1.6);
    while (rows > 1 && naturalHeight(rows) * scale > area.height() - (rows < rowCount() ? 24 : 0))
        --rows;
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    const QRectF scaled(0, 0, area.width() / scale, area.height() / scale);
    Layout layout = layoutFor(scaled, 0);
    layout.count = rows;
    layout.rowsBottom = layout.rowsTop + m_tops[at(rows)];
    paintAll(painter, layout, scaled, false);
    if (rows < rowCount()) {
        painter.setFont(Theme::font(TextStyle::Note));
        painter.setPen(Theme::current().muted);
        painter.drawText(QPointF(layout.labelLeft, layout.rowsBottom + 18),
            tr("and %n more, in the table", nullptr, rowCount() - rows));
    }
    painter.restore();
}

void RowChart::paintAll(QPainter& painter, const Layout& layout, const QRectF& seen, bool onScreen) const
{
    const Theme& theme = Theme::current();
    painter.fillRect(layout.area, theme.surface);
    if (isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(theme.muted);
        painter.drawText(layout.area.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    painter.save();
    // Scrolled rows end under the axis.
    painter.setClipRect(QRectF(layout.area.left(), layout.axisTop + kAxisHeight, layout.area.width(),
                            layout.area.bottom() - layout.axisTop - kAxisHeight),
        Qt::IntersectClip);
    painter.setPen(QPen(theme.line, 1));
    for (const double tick : layout.axis.ticks) {
        const double x = std::floor(xOf(layout, tick)) + 0.5;
        painter.drawLine(QPointF(x, layout.rowsTop), QPointF(x, layout.rowsBottom));
    }
    const auto begin = std::upper_bound(m_tops.begin(), m_tops.end() - 1, seen.top() - layout.rowsTop - kGroupHeight);
    const int first = std::max(0, static_cast<int>(begin - m_tops.begin()) - 1);
    for (int row = first; row < layout.count; ++row) {
        if (layout.rowsTop + m_tops[at(row)] - kGroupHeight > seen.bottom())
            break;
        paintRowFrame(painter, layout, row, onScreen);
    }
    paintLines(painter, layout);
    for (int row = first; row < layout.count && layout.rowsTop + m_tops[at(row)] <= seen.bottom(); ++row)
        paintRow(painter, layout, row, layout.rowsTop + m_tops[at(row)] + rowHeight() / 2);
    painter.restore();
    paintAxis(painter, layout);
    painter.save();
    paintHeader(painter, layout);
    painter.restore();
}

void RowChart::paintAxis(QPainter& painter, const Layout& layout) const
{
    const Theme& theme = Theme::current();
    painter.save();
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.muted);
    for (const double tick : layout.axis.ticks) {
        const double x = xOf(layout, tick);
        drawTabular(painter, QRectF(x - 40, layout.axisTop, 80, kAxisHeight - 3), Qt::AlignHCenter | Qt::AlignVCenter,
            tickText(tick));
    }
    painter.setPen(QPen(theme.line, 1));
    const double y = std::floor(layout.axisTop + kAxisHeight) - 0.5;
    painter.drawLine(QPointF(layout.labelLeft, y), QPointF(layout.figuresRight, y));
    painter.restore();
}

void RowChart::paintRowFrame(QPainter& painter, const Layout& layout, int row, bool onScreen) const
{
    const Theme& theme = Theme::current();
    const QRectF area(layout.area.left(), layout.rowsTop + m_tops[at(row)], layout.area.width(), rowHeight());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (onScreen && (row == m_hovered || (row == m_current && hasFocus()))) {
        painter.setPen(row == m_current && hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        QColor ground = theme.text;
        ground.setAlphaF(0.05F); // lets the grid through
        painter.setBrush(ground);
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (const QString group = rowGroup(row); !group.isEmpty()) {
        QFont font = Theme::font(TextStyle::Note);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(theme.muted);
        drawElided(painter,
            QRectF(layout.labelLeft, area.top() - kGroupHeight + 6, layout.labelWidth, kGroupHeight - 6),
            Qt::AlignLeft | Qt::AlignVCenter, group);
    }
    const QString note = rowNote(row);
    const QFont noteFont = Theme::font(TextStyle::Note);
    const double noteWidth = note.isEmpty() || twoLines() ? 0 : QFontMetricsF(noteFont).horizontalAdvance(note) + 8;
    const double half = area.height() / 2;
    const bool split = twoLines() && !note.isEmpty();
    const QRectF label(layout.labelLeft, area.top() + (split ? 4 : 0), layout.labelWidth - noteWidth,
        split ? half - 3 : area.height());
    painter.setFont(Theme::font(TextStyle::Body));
    painter.setPen(theme.text);
    drawElided(painter, label, Qt::AlignLeft | Qt::AlignVCenter, rowLabel(row));
    if (!note.isEmpty()) {
        painter.setFont(noteFont);
        painter.setPen(theme.muted);
        const QRectF place = split
            ? QRectF(layout.labelLeft, area.top() + half, layout.labelWidth, half - 5)
            : QRectF(layout.labelLeft + layout.labelWidth - noteWidth, area.top(), noteWidth, area.height());
        drawElided(painter, place, (split ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, note);
    }
    const QStringList figures = rowFigures(row).split(u'\n');
    const bool twoFigures = figures.size() > 1 && twoLines();
    painter.setFont(Theme::font(TextStyle::Body));
    painter.setPen(theme.text);
    drawTabular(painter,
        QRectF(layout.plotRight, area.top() + (twoFigures ? 4 : 0), layout.figuresRight - layout.plotRight,
            twoFigures ? half - 3 : area.height()),
        Qt::AlignRight | Qt::AlignVCenter, figures.first());
    if (twoFigures) {
        painter.setFont(noteFont);
        painter.setPen(theme.muted);
        drawTabular(painter,
            QRectF(layout.plotRight, area.top() + half, layout.figuresRight - layout.plotRight, half - 5),
            Qt::AlignRight | Qt::AlignVCenter, figures.at(1));
    }
    painter.restore();
}

void RowChart::setCurrentRow(int row)
{
    m_current = rowCount() == 0 ? -1 : std::clamp(row, 0, rowCount() - 1);
    update();
    describe();
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above); area != nullptr && area->widget() == this) {
            const QRect place = rowRect(m_current).toRect();
            const int reserved = static_cast<int>(kLegendHeight + kAxisHeight + kGroupHeight);
            area->ensureVisible(0, place.top() - reserved, 0, 0);
            area->ensureVisible(0, place.bottom() + 2, 0, 0);
            break;
        }
    }
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
