// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/OptionButton.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QKeyEvent>
#include <QPainter>

namespace turnout::ui {
namespace {
constexpr int kKeyBox = 20;
constexpr int kMargin = 8;
} // namespace

OptionButton::OptionButton(const QString& value, const QString& title, const QString& key, bool round, QWidget* parent)
    : QAbstractButton(parent)
    , m_value(value)
    , m_key(key)
    , m_round(round)
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(key.isEmpty() ? title : tr("%1, key %2", "an answer and its key").arg(title, key));
    connect(&common::Theme::notifier(), &common::ThemeNotifier::themeChanged, this, [this]() { update(); });
}

const QString& OptionButton::value() const
{
    return m_value;
}

const QString& OptionButton::key() const
{
    return m_key;
}

QSize OptionButton::sizeHint() const
{
    const QFontMetrics metrics(common::Theme::font(common::TextStyle::Body));
    return {metrics.horizontalAdvance(text()) + kKeyBox + 4 * kMargin, qMax(kKeyBox, metrics.height()) + kMargin + 4};
}

QSize OptionButton::minimumSizeHint() const
{
    return {kKeyBox + 8 * kMargin, sizeHint().height()};
}

bool OptionButton::event(QEvent* event)
{
    // Who came here by Tab means this answer with Space, not the desk's skip.
    if (event->type() == QEvent::ShortcutOverride && dynamic_cast<QKeyEvent&>(*event).key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void OptionButton::paintEvent(QPaintEvent* /*event*/)
{
    const common::Theme& theme = common::Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() || isChecked() ? theme.accent : theme.line, 1));
    painter.setBrush(isChecked() ? theme.accentSoft : underMouse() ? theme.hover : theme.surface);
    painter.drawRoundedRect(box, common::Theme::kRadius, common::Theme::kRadius);

    const QRectF keyBox(kMargin, (height() - kKeyBox) / 2.0, kKeyBox, kKeyBox);
    painter.setPen(QPen(isChecked() ? theme.accent : theme.lineStrong, 1));
    painter.setBrush(isChecked() ? theme.accent : theme.window);
    if (m_round)
        painter.drawEllipse(keyBox);
    else
        painter.drawRoundedRect(keyBox, 4, 4);
    painter.setFont(common::Theme::font(common::TextStyle::Note));
    painter.setPen(isChecked() ? theme.onAccent : theme.muted);
    painter.drawText(keyBox, Qt::AlignCenter, m_key.isEmpty() && isChecked() ? QStringLiteral("✓") : m_key.toUpper());

    painter.setFont(common::Theme::font(isChecked() ? common::TextStyle::Strong : common::TextStyle::Body));
    painter.setPen(theme.text);
    const QRectF words(keyBox.right() + kMargin, 0, width() - keyBox.right() - 2 * kMargin, height());
    const QString shown = painter.fontMetrics().elidedText(
        common::visibleLine(text()), Qt::ElideRight, static_cast<int>(words.width()));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, shown);
}

} // namespace turnout::ui
