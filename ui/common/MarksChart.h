// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"
#include "common/Theme.h"

#include <optional>
#include <utility>

namespace turnout::common {

/// One mark on a row, with its interval where it has one.
struct MarksPoint {
    Mark mark = Mark::Rated;
    double value = 0;
    std::optional<double> low = {};
    std::optional<double> high = {};
};

struct MarksRow {
    QString group = {}; ///< rows of several groups get headings
    QString label = {};
    QString note = {}; ///< small print beside it: "n=7"
    QString figures = {}; ///< the number on the right
    QString text = {}; ///< the exact figures: tool tip and screen reader
    QString key = {};
    std::vector<MarksPoint> points = {};
};

/// What is around the rows of a MarksChart.
struct MarksAxis {
    double low = 0;
    double high = 1;
    std::vector<std::pair<double, QString>> ticks = {};
    std::vector<std::pair<double, QString>> limits = {}; ///< quiet dashed lines with their name
    std::optional<double> origin = {}; ///< a full line: where nothing differs
    std::vector<std::pair<Mark, QString>> legend = {};
};

/// Marks on rows along one axis that whoever fills it names: differences with intervals, distances, odds. Rows stay in
/// the order they came in; the table is given with them. Texts must be visible text.
class MarksChart final : public RowChart {
    Q_OBJECT
public:
    explicit MarksChart(QWidget* parent = nullptr);
    void setRows(std::vector<MarksRow> rows, MarksAxis axis, ChartTable table);
    [[nodiscard]] ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const MarksRow& row(int index) const;

    std::vector<MarksRow> m_rows;
    MarksAxis m_axis;
    ChartTable m_table;
};

} // namespace turnout::common
