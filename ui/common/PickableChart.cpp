// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/PickableChart.h"

#include "common/VisibleText.h"

#include <algorithm>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace turnout::common {

PickableChart::PickableChart(QWidget* parent)
    : ChartWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

int PickableChart::currentPart() const
{
    return m_current;
}

int PickableChart::hoveredPart() const
{
    return m_hovered;
}

void PickableChart::setCurrentPart(int part)
{
    m_current = partCount() == 0 ? -1 : std::clamp(part, 0, partCount() - 1);
    describe();
    refreshParts();
    if (m_current >= 0)
        ensureSeen(surroundings(m_current));
}

void PickableChart::partsChanged()
{
    m_current = std::min(m_current, partCount() - 1);
    m_hovered = -1;
    describe();
    updateGeometry();
    refreshParts();
    Q_EMIT contentChanged();
}

int PickableChart::firstPart() const
{
    return 0;
}

QString PickableChart::summary() const
{
    return tr("%n rows", nullptr, partCount());
}

void PickableChart::describe()
{
    setAccessibleDescription(isEmpty() ? emptyText() : m_current < 0 ? summary() : partText(m_current));
}

void PickableChart::refreshParts()
{
    update();
}

std::optional<int> PickableChart::walked(int key) const
{
    constexpr int kPage = 10;
    switch (key) {
    case Qt::Key_Down:
        return m_current + 1;
    case Qt::Key_Up:
        return m_current - 1;
    case Qt::Key_PageDown:
        return m_current + kPage;
    case Qt::Key_PageUp:
        return m_current - kPage;
    default:
        return std::nullopt;
    }
}

void PickableChart::activate(int part)
{
    if (const QString key = partKey(part); !key.isEmpty())
        Q_EMIT rowActivated(key);
}

bool PickableChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int part = partAt(help->pos());
        if (part >= 0)
            QToolTip::showText(help->globalPos(), plainToolTip(partText(part)), this, partRect(part).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

void PickableChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Home:
        setCurrentPart(0);
        return;
    case Qt::Key_End:
        setCurrentPart(partCount() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            activate(m_current);
        return;
    default:
        if (const auto to = walked(event->key()))
            setCurrentPart(*to);
        else
            ChartWidget::keyPressEvent(event);
    }
}

void PickableChart::mouseMoveEvent(QMouseEvent* event)
{
    const int part = partAt(event->position());
    if (part == m_hovered)
        return;
    m_hovered = part;
    setCursor(part >= 0 && !partKey(part).isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    refreshParts();
}

void PickableChart::mousePressEvent(QMouseEvent* event)
{
    const int part = event->button() == Qt::LeftButton ? partAt(event->position()) : -1;
    if (part < 0)
        return;
    setCurrentPart(part);
    activate(part);
}

void PickableChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    refreshParts();
}

void PickableChart::focusInEvent(QFocusEvent* event)
{
    // Come to by key, the part that is current is also seen.
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (!isEmpty() && (byKey || (m_current < 0 && event->reason() != Qt::MouseFocusReason)))
        setCurrentPart(m_current < 0 ? firstPart() : m_current);
    refreshParts();
}

void PickableChart::focusOutEvent(QFocusEvent*)
{
    refreshParts();
}

} // namespace turnout::common
