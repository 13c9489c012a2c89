// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"

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
class CoverageChart final : public PickableChart {
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

    [[nodiscard]] QRectF partRect(int cell) const override;
    [[nodiscard]] int partAt(const QPointF& place) const override;

protected:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] QString partKey(int cell) const override;
    [[nodiscard]] QString partText(int cell) const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] std::optional<int> walked(int key) const override;
    [[nodiscard]] QRect surroundings(int cell) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// The cells' place in an area: columns as wide as it lets them, at most so wide, rows as high as they need.
    [[nodiscard]] QRectF gridIn(const QRectF& area, double rowHeight, double widestColumn) const;
    [[nodiscard]] QRectF cellIn(const QRectF& grid, int cell) const;
    void paintAll(QPainter& painter, const QRectF& area, const QRectF& grid) const;
    void paintHeads(QPainter& painter, const QRectF& area, const QRectF& grid) const;
    void paintCell(QPainter& painter, const QRectF& where, const MapCell& cell) const;
    void paintKey(QPainter& painter, const QRectF& area) const;

    QString m_across;
    QString m_down;
    QStringList m_columns;
    QStringList m_rows;
    std::vector<MapCell> m_cells;
};

} // namespace turnout::common
