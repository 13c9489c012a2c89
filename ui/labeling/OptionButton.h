// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QPainter;

namespace turnout::ui {

/// One answer of a choice: its key, its words, and whether it is given. A row the full width of its question.
/// Taken by its key from anywhere on the desk, by the mouse, or by Tab and Space.
class OptionButton final : public QAbstractButton {
    Q_OBJECT
public:
    /// `round`: one of several (radio), otherwise any number (check).
    OptionButton(const QString& value, const QString& title, const QString& key, bool round, QWidget* parent = nullptr);

    /// As one place of a scale or one of two answers in a row: centred, the key below where it is not the word.
    void setCompact(bool compact);
    /// Of a pair: which candidate it stands for, and its words, change from session to session.
    void setMeaning(const QString& value, const QString& title);

    [[nodiscard]] const QString& value() const;
    [[nodiscard]] const QString& key() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintCompact(QPainter& painter, const QRectF& box);
    void nameIt();

    QString m_value;
    QString m_key;
    bool m_round;
    bool m_compact = false;
};

} // namespace turnout::ui
