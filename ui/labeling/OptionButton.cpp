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
constexpr int kCompactHeight = 40;
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
    nameIt();
    connect(&common::Theme::notifier(), &common::ThemeNotifier::themeChanged, this, [this]() { update(); });
}

void OptionButton::nameIt()
{
    setAccessibleName(m_key.isEmpty() ? text() : tr("%1, key %2", "an answer and its key").arg(text(), m_key));
}

void OptionButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

void OptionButton::setMeaning(const QString& value, const QString& title)
{
    m_value = value;
    setText(title);
    nameIt();
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
    if (m_compact)
        return {qMax(36, metrics.horizontalAdvance(text()) + kMargin), kCompactHeight};
    return {metrics.horizontalAdvance(text()) + kKeyBox + 4 * kMargin, qMax(kKeyBox, metrics.height()) + kMargin + 4};
}

QSize OptionButton::minimumSizeHint() const
{
    return {m_compact ? 24 : kKeyBox + 8 * kMargin, sizeHint().height()};
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

/// Checked it is filled and bold: by more than its colour.
void OptionButton::paintCompact(QPainter& painter, const QRectF& box)
{
    const common::Theme& theme = common::Theme::current();
    if (isChecked()) {
        painter.setPen(QPen(theme.accent, hasFocus() ? 2 : 1));
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(box, common::Theme::kRadius, common::Theme::kRadius);
    }
    const QString word = common::visibleLine(text());
    const bool showKey = !m_key.isEmpty() && m_key != word;
    painter.setFont(common::Theme::font(isChecked() ? common::TextStyle::Strong : common::TextStyle::Body));
    painter.setPen(isChecked() ? theme.onAccent : theme.text);
    const QRectF words = showKey ? box.adjusted(2, 3, -2, -15) : box.adjusted(2, 0, -2, 0);
    painter.drawText(words, Qt::AlignCenter,
        painter.fontMetrics().elidedText(word, Qt::ElideRight, static_cast<int>(words.width())));
    if (!showKey)
        return;
    painter.setFont(common::Theme::font(common::TextStyle::Note));
    painter.setPen(isChecked() ? theme.onAccent : theme.muted);
    painter.drawText(box.adjusted(0, 20, 0, -3), Qt::AlignCenter, m_key.toUpper());
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

    if (m_compact) {
        paintCompact(painter, box);
        return;
    }
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
