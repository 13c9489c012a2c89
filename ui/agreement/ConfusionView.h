// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace turnout::ui {

/// Where two annotators say the same, and what for what otherwise: a square of counts, each shaded by its share of the
/// row. Arrows move the marked cell; Space or a click opens the sessions behind it. Thread: GUI.
class ConfusionView final : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);
    /// `table`: values × values counts, row after row. `rows` and `columns` say whose answers they are.
    void setTable(const QStringList& values, std::vector<double> table, const QString& rows, const QString& columns);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// One says the first value, another the second.
    void cellActivated(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int size() const;
    [[nodiscard]] double countAt(int row, int column) const;
    [[nodiscard]] double sumOf(int row) const;
    [[nodiscard]] QRect cellRect(int row, int column) const;
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] int headWidth() const;
    void mark(int row, int column);

    QStringList m_values;
    std::vector<double> m_table;
    QString m_rows;
    QString m_columns;
    int m_row = 0;
    int m_column = 0;
};

} // namespace turnout::ui
