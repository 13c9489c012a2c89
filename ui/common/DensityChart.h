// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"
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
class DensityChart final : public PickableChart {
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

    [[nodiscard]] QRectF partRect(int zone) const override;
    [[nodiscard]] int partAt(const QPointF& place) const override;

protected:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] QString partKey(int zone) const override;
    [[nodiscard]] QString partText(int zone) const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] std::optional<int> walked(int key) const override;
    [[nodiscard]] QRect surroundings(int zone) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] static QRectF plotIn(const QRectF& area);
    void paintAll(QPainter& painter, const QRectF& area) const;
    void paintZone(QPainter& painter, int zone, bool focused) const;
    void paintCurve(QPainter& painter, const QRectF& plot, const DensityCurve& curve, double highest) const;
    void paintAxis(QPainter& painter, const QRectF& plot) const;

    std::vector<DensityCurve> m_curves;
    DensityAxis m_axis;
    std::vector<DensityZone> m_zones;
    ChartTable m_table;
};

} // namespace turnout::common
