// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChipBar.h"

#include "common/FlowLayout.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QKeyEvent>
#include <QPainter>

namespace turnout::common {

namespace {

constexpr int kHeight = 26;
constexpr int kCross = 18;
constexpr int kWidest = 320;

} // namespace

Chip::Chip(const QString& key, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_key(key)
{
    const QString shown = visibleLine(text, 120);
    setText(shown);
    setFont(Theme::font(TextStyle::Body));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Filter %1").arg(shown));
    setAccessibleDescription(tr("Press Delete to remove it"));
    setToolTip(plainToolTip(shown));
}

QString Chip::key() const
{
    return m_key;
}

QSize Chip::sizeHint() const
{
    return {std::min(kWidest, fontMetrics().horizontalAdvance(text()) + 14 + kCross + 8), kHeight};
}

QRectF Chip::crossArea() const
{
    return {static_cast<double>(width() - kCross - 5), (height() - kCross) / 2.0, kCross, kCross};
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.lineStrong, 1));
    painter.setBrush(underMouse() ? theme.hover : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
    painter.setPen(theme.text);
    const QRect area = rect().adjusted(10, 0, -kCross - 8, 0);
    painter.drawText(
        area, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    Theme::icon(QStringLiteral("close"), Tint::Muted).paint(&painter, crossArea().toRect().adjusted(2, 2, -2, -2));
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    // The bar moves between chips.
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        event->ignore();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() >= crossArea().left() - 2) {
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

ChipBar::ChipBar(QWidget* parent)
    : QWidget(parent)
{
    new FlowLayout(this, Theme::kStep + 2);
    setAccessibleName(tr("Filters"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::setChips(const std::vector<ChipSpec>& chips)
{
    const auto focused
        = std::find_if(m_chips.begin(), m_chips.end(), [](const Chip* chip) { return chip->hasFocus(); });
    const auto focusAt
        = focused == m_chips.end() ? m_chips.size() : static_cast<std::size_t>(focused - m_chips.begin());
    const bool hadFocus = focusAt < m_chips.size();
    for (Chip* chip : m_chips) {
        // The chip may be the sender of what brought us here.
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const ChipSpec& spec : chips) {
        auto* chip = new Chip(spec.key, spec.text, this);
        connect(chip, &Chip::removeRequested, this, [this, key = spec.key] { Q_EMIT removed(key); });
        connect(chip, &Chip::clicked, this, [this, key = spec.key] { Q_EMIT activated(key); });
        layout()->addWidget(chip);
        chip->show();
        m_chips.push_back(chip);
    }
    if (hadFocus && !m_chips.empty())
        m_chips[std::min(focusAt, m_chips.size() - 1)]->setFocus();
    updateGeometry();
}

QStringList ChipBar::keys() const
{
    QStringList keys;
    for (const Chip* chip : m_chips)
        keys.append(chip->key());
    return keys;
}

void ChipBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Right)
        focusNextChild();
    else if (event->key() == Qt::Key_Left)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

} // namespace turnout::common
