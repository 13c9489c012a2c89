// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"
#include "common/Theme.h"

#include <array>
#include <optional>

class QBarSet;
class QHorizontalBarSeries;
class QValueAxis;

namespace turnout::common {

class CompositionView;

/// A share of a population with its interval, as fractions, and the sessions it rests on.
struct PopulationShare {
    double share = 0;
    double low = 0;
    double high = 0;
    qint64 n = 0;
};

/// One segment value: how large it is in each population. Nothing where a population has no sessions at all.
struct CompositionRow {
    QString value = {};
    std::optional<PopulationShare> labeled = {};
    std::optional<PopulationShare> rated = {};
    std::optional<PopulationShare> unrated = {};
    std::optional<double> frame = {}; ///< share of the whole frame: the hollow mark
    QString key = {}; ///< what rowActivated() carries
};

/// Chart 3: labeled, rated and unrated side by side for each value of one segment, with intervals, and the frame as
/// hollow marks. Bars and grid are Qt Charts', words are not:
/// its labels would read hostile text as HTML.
class CompositionChart final : public PickableChart {
    Q_OBJECT
public:
    explicit CompositionChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setRows(std::vector<CompositionRow> rows, const QString& segment);

    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    void scrolled() override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QRectF partRect(int row) const override;
    [[nodiscard]] int partAt(const QPointF& place) const override;

protected:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] QString partKey(int row) const override;
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] QRect surroundings(int row) const override;
    void refreshParts() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class CompositionView;
    void fillBars();
    void recolour();

    std::vector<CompositionRow> m_rows;
    QString m_segment;
    CompositionView* m_view;
    std::array<QBarSet*, 3> m_sets{};
    QHorizontalBarSeries* m_series;
    QValueAxis* m_axis;
};

} // namespace turnout::common
