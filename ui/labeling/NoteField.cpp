// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/NoteField.h"

#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>

namespace turnout::ui {

namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 8; ///< more is scrolled

/// Without Ctrl, Alt or Meta: what a text field types.
bool isPlain(const QKeyEvent& key)
{
    return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
}

bool isEnter(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

} // namespace

NoteField::NoteField(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_lines(kFewestLines)
{
    setFont(common::Theme::font(common::TextStyle::Body));
    setPlaceholderText(tr("N to write. Enter submits, Shift+Enter begins a new line, Esc goes back."));
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // The layout of a plain text document counts in lines, wrapped ones too.
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        [this](const QSizeF& size) {
            const int lines = std::clamp(static_cast<int>(std::ceil(size.height())), kFewestLines, kMostLines);
            if (lines != m_lines) {
                m_lines = lines;
                updateGeometry();
            }
        });
}

int NoteField::heightOf(int lines) const
{
    const int margins = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
    return lines * fontMetrics().lineSpacing() + margins + contentsMargins().top() + contentsMargins().bottom();
}

QSize NoteField::sizeHint() const
{
    return {200, heightOf(m_lines)};
}

QSize NoteField::minimumSizeHint() const
{
    return {80, heightOf(m_lines)};
}

bool NoteField::event(QEvent* event)
{
    // Plain keys are letters here, never the desk's. Chords are the field's own (undo, copy) or the window's.
    if (event->type() == QEvent::ShortcutOverride && isPlain(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void NoteField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (isEnter(*event) && !event->modifiers().testFlag(Qt::ShiftModifier) && isPlain(*event))
        Q_EMIT submitted();
    else if (isEnter(*event) && isPlain(*event))
        insertPlainText(QStringLiteral("\n"));
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace turnout::ui
