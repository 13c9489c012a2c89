// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"
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
/// hollow marks. The first kMaxRows values are drawn; the table has all. Bars and grid are Qt Charts', words are not:
/// its labels would read hostile text as HTML.
class CompositionChart final : public ChartWidget {
    Q_OBJECT
public:
    static constexpr int kMaxRows = 60;

    explicit CompositionChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setRows(std::vector<CompositionRow> rows, const QString& segment);

    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    void scrolled() override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The row the keyboard is on, or -1.
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    /// Where a row is, in widget coordinates.
    [[nodiscard]] QRectF rowRect(int row) const;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class CompositionView;
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] int rowAt(const QPointF& place) const;
    [[nodiscard]] int drawnRows() const;
    void fillBars();
    void recolour();
    void describe();

    std::vector<CompositionRow> m_rows;
    QString m_segment;
    CompositionView* m_view;
    std::array<QBarSet*, 3> m_sets{};
    QHorizontalBarSeries* m_series;
    QValueAxis* m_axis;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace turnout::common
