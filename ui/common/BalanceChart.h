// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"

#include <optional>

namespace turnout::common {

/// Standardised mean differences of populations against the frame, for one segment value.
struct BalanceRow {
    QString segment = {};
    QString value = {};
    std::optional<double> smdRated = {};
    std::optional<double> smdLabeled = {};
    std::optional<double> smdUnrated = {};
    qint64 n = 0; ///< sessions of this value in the frame
    QString key = {};
    std::optional<double> ratedAfter = {}; ///< the same once weighted to the frame
    std::optional<double> labeledAfter = {};
    /// Columns of the table that the chart does not draw, and the exact figures in words: as setRows' `more` names
    /// them.
    QStringList more = {};
    QString text = {};
};

/// Chart 2, the love plot: each segment value a row, rated ▲, labeled ● and unrated ■ against the frame at 0, quiet
/// lines at ±0.1 and ±0.25; hollow with a line to them, where weighting leaves them. The widest difference comes first
/// within its segment.
class BalanceChart final : public RowChart {
    Q_OBJECT
public:
    explicit BalanceChart(QWidget* parent = nullptr);
    /// `more`: names of further columns of the table, and which of them are numbers.
    void setRows(std::vector<BalanceRow> rows, const QStringList& more = {}, const std::vector<bool>& numeric = {});
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const BalanceRow& row(int index) const;

    std::vector<BalanceRow> m_rows;
    QStringList m_more;
    std::vector<bool> m_moreNumeric;
    bool m_hasLabeled = false;
    bool m_hasAfter = false;
    bool m_hasUnrated = false;
};

} // namespace turnout::common
