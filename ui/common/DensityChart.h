// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"
#include "common/Theme.h"

#include <optional>

namespace turnout::common {

/// One population's distribution along the axis.
struct DensityCurve {
    Mark mark = Mark::Rated;
    QString name = {};
    std::vector<double> heights = {}; ///< at even steps from the left to the right end
    std::optional<double> median = {}; ///< where on the axis, 0…1
    bool filled = false; ///< the ground the others are seen against
};

/// A part of the axis, as the pointer and the keyboard know it.
struct DensityZone {
    QString text = {}; ///< the exact figures
    QString key = {}; ///< of the sessions in it; empty where there are none to show
};

struct DensityAxis {
    QString name = {}; ///< "length, characters"
    std::vector<std::pair<double, QString>> ticks = {}; ///< where (0…1) and what
};

/// How populations lie along one number: a curve each, with its population's mark at the median. Zones of equal width
/// are what hovering, Left and Right, and Enter speak about. Texts must be visible text. Thread: GUI.
class DensityChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit DensityChart(QWidget* parent = nullptr);
    void setCurves(
        std::vector<DensityCurve> curves, DensityAxis axis, std::vector<DensityZone> zones, ChartTable table);
    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The zone the keyboard is on, or -1.
    [[nodiscard]] int currentZone() const;
    void setCurrentZone(int zone);
    /// Where a zone is, in widget coordinates.
    [[nodiscard]] QRectF zoneRect(int zone) const;

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
    [[nodiscard]] static QRectF plotIn(const QRectF& area);
    [[nodiscard]] int zoneAt(const QPointF& place) const;
    void paintZone(QPainter& painter, int zone, bool focused) const;
    void paintCurve(QPainter& painter, const QRectF& plot, const DensityCurve& curve, double highest) const;
    void paintAxis(QPainter& painter, const QRectF& plot) const;
    void describe();

    std::vector<DensityCurve> m_curves;
    DensityAxis m_axis;
    std::vector<DensityZone> m_zones;
    ChartTable m_table;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace turnout::common
