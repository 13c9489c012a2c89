// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"

namespace turnout::common {

/// How many sessions of one segment value were rated. Rates are fractions.
struct TurnoutRow {
    QString segment = {}; ///< "language"; rows of several segments are grouped
    QString value = {}; ///< "de"
    double rate = 0;
    double low = 0;
    double high = 0;
    qint64 n = 0; ///< sessions of this value
    QString key = {}; ///< what rowActivated() carries
    qint64 rated = 0; ///< sessions of this value that are rated
};

/// Chart 1: rating rate per segment value with its interval, highest first, and the overall rate as a named line.
class TurnoutChart final : public RowChart {
    Q_OBJECT
public:
    explicit TurnoutChart(QWidget* parent = nullptr);
    /// `overall` is the rate of the whole frame; `overallName` names its line ("all sessions").
    void setRows(std::vector<TurnoutRow> rows, double overall, const QString& overallName);
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const TurnoutRow& row(int index) const;

    std::vector<TurnoutRow> m_rows;
    double m_overall = 0;
    QString m_overallName;
};

} // namespace turnout::common
