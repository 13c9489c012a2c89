// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/BareChartView.h"
#include "common/CalibrationChart.h"

namespace turnout::common {

/// The Qt Charts part of CalibrationChart, with grid, intervals and words painted around it.
class CalibrationView final : public BareChartView {
    Q_OBJECT
public:
    explicit CalibrationView(CalibrationChart& owner);

    /// Axes reach so far beyond 0 and 1 that marks there are whole.
    static constexpr double kBeyond = 0.03;

    /// Where the points go in a view of that size.
    [[nodiscard]] static QRectF plotArea(const QSizeF& size);
    /// Where a point is.
    [[nodiscard]] QPointF placeOf(double predicted, double observed) const;

    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void nameDiagonal(QPainter& painter) const;
    [[nodiscard]] bool isFree(const QPolygonF& place) const;

    CalibrationChart& m_owner;
};

} // namespace turnout::common
