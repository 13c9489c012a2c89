// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"

class QLineSeries;
class QScatterSeries;

namespace turnout::common {

class CalibrationView;

/// Sessions of which a model said about the same: what it said and what labels said, as fractions.
struct CalibrationPoint {
    double predicted = 0;
    double observed = 0;
    double low = 0; ///< interval of observed
    double high = 0;
    qint64 n = 0;
    QString key = {}; ///< what rowActivated() carries
};

/// What a model says against what labels say; on the diagonal it is right. Lines and marks are Qt Charts'; grid,
/// intervals and words are painted, so that they look like those of every other chart. Left and Right walk along the
/// points. Thread: GUI.
class CalibrationChart final : public PickableChart {
    Q_OBJECT
public:
    /// `predictor`: "model", "score": what says something.
    explicit CalibrationChart(const QString& predictor, QWidget* parent = nullptr);
    /// By ascending prediction.
    void setPoints(std::vector<CalibrationPoint> points);

    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QRectF partRect(int point) const override;
    [[nodiscard]] int partAt(const QPointF& place) const override;

protected:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] QString partKey(int point) const override;
    [[nodiscard]] QString partText(int point) const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] std::optional<int> walked(int key) const override;
    [[nodiscard]] QRect surroundings(int point) const override;
    void refreshParts() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class CalibrationView;
    void recolour();

    QString m_predictor;
    std::vector<CalibrationPoint> m_points;
    CalibrationView* m_view;
    QLineSeries* m_line;
    QScatterSeries* m_marks;
};

} // namespace turnout::common
