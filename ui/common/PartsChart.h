// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"

#include <optional>

namespace turnout::common {

/// Quality of some sessions, as fractions: by their thumbs, by their labels, and by their labels and those of others.
struct PartRow {
    QString group = {}; ///< the segment
    QString value = {};
    qint64 sessions = 0;
    qint64 ratings = 0;
    double up = 0; ///< undefined without ratings
    qint64 labels = 0;
    double quality = 0; ///< undefined without labels, and so is its interval
    double low = 0;
    double high = 1;
    std::optional<double> pooled = {};
    double pooledLow = 0;
    double pooledHigh = 1;
    bool differs = false; ///< from all, chance among so many looked at counted in
    QString key = {};
};

/// Thumbs, labels with their interval, and shrunk labels of each segment value, on 0 … 1, with all sessions as a named
/// line.
class PartsChart final : public RowChart {
    Q_OBJECT
public:
    explicit PartsChart(QWidget* parent = nullptr);
    /// Kept in the order given. `all`: what the labels say of all sessions, where they do.
    void setRows(std::vector<PartRow> rows, std::optional<double> all);
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const PartRow& row(int index) const;

    std::vector<PartRow> m_rows;
    std::optional<double> m_all;
};

} // namespace turnout::common
