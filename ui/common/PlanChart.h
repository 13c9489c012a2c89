// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"

namespace turnout::common {

/// How well one group of sessions is known: half-widths as fractions.
struct PlanRow {
    QString group = {}; ///< the segment; empty for all sessions
    QString value = {};
    double now = 1;
    bool labeled = false; ///< there are labels; else `now` says nothing
    double withMore = 1;
    double needed = 0; ///< labels for the target
    double more = 0; ///< of these, beyond what is there
    QString key = {};
};

/// A row for all sessions and for each segment value: ± today, ± with more labels, and the ± wanted as a named line.
class PlanChart final : public RowChart {
    Q_OBJECT
public:
    explicit PlanChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setRows(std::vector<PlanRow> rows, double target);
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const PlanRow& row(int index) const;

    std::vector<PlanRow> m_rows;
    double m_target = 0.03;
};

} // namespace turnout::common
