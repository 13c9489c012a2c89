// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"

namespace turnout::common {

/// One combination of two segment values.
struct MapCell {
    qint64 n = 0; ///< sessions
    qint64 labeled = 0;
    qint64 needed = 0;
    QString text = {}; ///< the exact figures
    QString key = {};
};

/// Chart 4, the coverage map: two segments crossed, a cell the fuller the nearer its labels are to what is needed. A
/// combination with sessions and no label stands out by a thick frame and its "0"; one without sessions is blank.
/// Arrow keys walk, Enter opens. Texts must be visible text. Thread: GUI.
class CoverageChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit CoverageChart(QWidget* parent = nullptr);
    /// `cells` row by row.
    void setCells(const QString& across, const QStringList& columns, const QString& down, const QStringList& rows,
        std::vector<MapCell> cells);
    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The cell the keyboard is on, or -1.
    [[nodiscard]] int currentCell() const;
    void setCurrentCell(int cell);
    /// Where a cell is, in widget coordinates.
    [[nodiscard]] QRectF cellRect(int cell) const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// The cells' place in an area: as wide as it is, rows as high as they need.
    [[nodiscard]] QRectF gridIn(const QRectF& area, double rowHeight) const;
    [[nodiscard]] QRectF cellIn(const QRectF& grid, int cell) const;
    [[nodiscard]] int cellAt(const QPointF& place) const;
    void paintHeads(QPainter& painter, const QRectF& area, const QRectF& grid) const;
    void paintCell(QPainter& painter, const QRectF& where, const MapCell& cell) const;
    void paintKey(QPainter& painter, const QRectF& area) const;
    void describe();

    QString m_across;
    QString m_down;
    QStringList m_columns;
    QStringList m_rows;
    std::vector<MapCell> m_cells;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace turnout::common
