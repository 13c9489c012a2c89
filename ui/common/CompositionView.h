// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/BareChartView.h"
#include "common/CompositionChart.h"

namespace turnout::common {

/// The Qt Charts part of CompositionChart, with intervals, marks and words painted over it.
class CompositionView final : public BareChartView {
    Q_OBJECT
public:
    explicit CompositionView(CompositionChart& owner);

    /// Where the bars go in a view of that size.
    [[nodiscard]] QRectF plotArea(const QSizeF& size) const;
    /// Where a row goes, over the whole width.
    [[nodiscard]] QRectF rowArea(const QSizeF& size, int row) const;

    static constexpr double kRowHeight = 54;
    static constexpr double kHeaderHeight = 24;
    static constexpr double kAxisHeight = 20;
    static constexpr double kBottom = 8;
    /// The part of a row that its bars fill.
    static constexpr double kBarShare = 0.72;

    /// Rows as high as this from now on.
    void setRowHeight(double height);

    /// Legend and axis begin here: at the upper edge of what is seen.
    void setHeaderTop(double top);
    [[nodiscard]] double headerTop() const;

    /// Ground and grid, under the bars.
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    /// Intervals, marks and words, over the bars.
    void drawForeground(QPainter* painter, const QRectF& rect) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintRow(QPainter& painter, const QRectF& plot, int row) const;
    void paintHeader(QPainter& painter, const QRectF& plot) const;

    [[nodiscard]] double xOf(double share) const;

    CompositionChart& m_owner;
    double m_rowHeight = kRowHeight;
    double m_headerTop = 0;
};

} // namespace turnout::common
