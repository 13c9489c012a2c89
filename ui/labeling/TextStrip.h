// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;

namespace turnout::ui {

/// Words of any length in a strip as high as they need, up to a limit; more is scrolled, by the arrow keys too. What is
/// shown is plain text.
class TextStrip final : public QScrollArea {
    Q_OBJECT
public:
    explicit TextStrip(const QString& name, QWidget* parent = nullptr);

    /// `title` may be empty.
    void setText(const QString& title, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int wanted(int width) const;

    QWidget* m_words;
    QLabel* m_title;
    QLabel* m_text;
};

} // namespace turnout::ui
