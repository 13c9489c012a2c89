// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"

#include <optional>

namespace turnout::common {

/// One step on the way from a number to another, as fractions.
struct StepRow {
    QString title = {};
    QString what = {}; ///< what the step does, in a line
    double from = 0; ///< where the row above ended; of the first row as `to`
    double to = 0;
    double low = 0; ///< interval of `to`
    double high = 0;
    bool rated = true; ///< rests on ratings; else on labels
    QString key = {};
};

/// What each correction moved: bars that begin where the row above ended, on 0 … 1, with the truth as a named line
/// where it is known (demo).
class StepChart final : public RowChart {
    Q_OBJECT
public:
    explicit StepChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setRows(std::vector<StepRow> rows, std::optional<double> truth = {});
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
    [[nodiscard]] const StepRow& row(int index) const;
    /// "+3.1", and nothing for the first row.
    [[nodiscard]] QString movedText(int index) const;

    std::vector<StepRow> m_rows;
    std::optional<double> m_truth;
};

} // namespace turnout::common
