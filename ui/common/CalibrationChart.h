// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"

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
};

/// What a model says against what labels say; on the diagonal it is right. Lines and marks are Qt Charts'; grid,
/// intervals and words are painted, so that they look like those of every other chart. Left and Right walk along the
/// points. Thread: GUI.
class CalibrationChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit CalibrationChart(QWidget* parent = nullptr);
    /// By ascending prediction.
    void setPoints(std::vector<CalibrationPoint> points);

    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The point the keyboard is on, or -1.
    [[nodiscard]] int currentPoint() const;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class CalibrationView;
    [[nodiscard]] QString pointText(int point) const;
    void recolour();
    void describe();

    std::vector<CalibrationPoint> m_points;
    CalibrationView* m_view;
    QLineSeries* m_line;
    QScatterSeries* m_marks;
    int m_current = -1;
};

} // namespace turnout::common
