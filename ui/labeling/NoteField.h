// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace turnout::ui {

/// An answer in words, of as many lines as it takes. Plain keys are typed; Enter submits, Shift+Enter begins a new
/// line, Escape goes back to the desk.
class NoteField final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteField(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int heightOf(int lines) const;

    int m_lines = 0; ///< shown now
};

} // namespace turnout::ui
