// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/KeyField.h"

#include "common/KeyBindings.h"

#include <QKeyEvent>

namespace turnout::common {

KeyField::KeyField(QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setPlaceholderText(tr("Press the key"));
}

bool KeyField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // whatever it gives elsewhere, here it is only looked at
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    // What the shift key makes of it is in the key already: "?" is not Shift+?.
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool letter = event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    const bool printed = event->key() < Qt::Key_Escape && event->key() != Qt::Key_Space;
    if (printed && !letter)
        modifiers &= ~Qt::ShiftModifier;
    const QKeySequence key(QKeyCombination(modifiers, static_cast<Qt::Key>(event->key())));
    if (canBeBound(key))
        Q_EMIT pressed(key);
}

} // namespace turnout::common
