// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace turnout::common {

class TranscriptView;

/// A TranscriptView with its find bar, which appears on openFind() and goes on Escape.
class TranscriptPane final : public QWidget {
    Q_OBJECT
public:
    explicit TranscriptPane(QWidget* parent = nullptr);
    [[nodiscard]] TranscriptView& view() const;
    void openFind();
    void closeFind();
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    TranscriptView* m_view;
    QWidget* m_bar;
    QLineEdit* m_field;
    QLabel* m_count;
};

} // namespace turnout::common
