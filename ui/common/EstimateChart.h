// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartPaint.h"
#include "common/RowChart.h"

#include <optional>

namespace turnout::common {

/// Ok, with a warning, or refused (then there is no number).
enum class EstimateStatus { Ok, Caution, Refused };

/// One way of estimating, as a fraction with its interval.
struct EstimateRow {
    QString title = {}; ///< "Labels, weighted by the draw"
    double value = 0;
    double low = 0;
    double high = 0;
    EstimateStatus status = EstimateStatus::Ok;
    QString note = {}; ///< the assumption, or the reason of a refusal
    qint64 n = 0;
    QString key = {};
    TrafficLight light = TrafficLight::None; ///< then the marks are those of the populations
    bool rated = false; ///< rests on ratings; else on labels
    double effective = 0; ///< n effective, with a light
    double heaviest = 0; ///< largest weight, with a light
    QString doubts = {}; ///< what speaks against it
};

/// Naive and corrected estimates under each other on 0 … 1, with the truth as a named line where it is known (demo).
class EstimateChart final : public RowChart {
    Q_OBJECT
public:
    explicit EstimateChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setRows(std::vector<EstimateRow> rows, std::optional<double> truth = {});
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;
    [[nodiscard]] bool twoLines() const override;
    [[nodiscard]] double labelShare() const override;

private:
    [[nodiscard]] const EstimateRow& row(int index) const;

    std::vector<EstimateRow> m_rows;
    std::optional<double> m_truth;
};

} // namespace turnout::common
