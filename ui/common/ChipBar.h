// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <vector>

namespace turnout::common {

/// One removable filter: "language: de ×". Click on the ×, Delete or Backspace removes it; click or Enter on the text
/// edits it.
class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const QString& key, const QString& text, QWidget* parent = nullptr);
    [[nodiscard]] QString key() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF crossArea() const;
    QString m_key;
};

struct ChipSpec {
    QString key; ///< what the signals carry
    QString text; ///< what is shown, plain: "language: de"
};

/// The chips in a row that wraps; Left and Right move between them.
class ChipBar final : public QWidget {
    Q_OBJECT
public:
    explicit ChipBar(QWidget* parent = nullptr);
    void setChips(const std::vector<ChipSpec>& chips);
    [[nodiscard]] QStringList keys() const;

Q_SIGNALS:
    void removed(const QString& key);
    void activated(const QString& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::vector<Chip*> m_chips;
};

} // namespace turnout::common
