// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Span.h"

#include <QFrame>

#include <string>
#include <vector>

class QLabel;

namespace turnout::ui {

/// Chooses a stretch of a turn by keys: → ← go to the next or previous sentence, Shift+→ ← take one more or one less,
/// W changes between sentences and words, Home and End go to the first and last, Enter takes it, Escape does not.
/// Has the focus while it is shown; its keys are not the desk's then.
class SpanPicker final : public QFrame {
    Q_OBJECT
public:
    explicit SpanPicker(QWidget* parent = nullptr);

    /// Begins at the first sentence of the text. False where there is nothing to mark in it.
    bool start(const std::string& text);
    [[nodiscard]] session::Stretch stretch() const;

Q_SIGNALS:
    void moved();
    void taken(const turnout::session::Span& span);
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void useUnits(bool words);
    void show();
    void finish(bool take);

    std::string m_text;
    std::vector<session::Stretch> m_units;
    std::size_t m_first = 0;
    std::size_t m_last = 0;
    bool m_words = false;
    QLabel* m_title;
    QLabel* m_quote;
    QLabel* m_keys;
};

} // namespace turnout::ui
