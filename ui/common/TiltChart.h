// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"

#include <optional>

namespace turnout::common {

/// Quality where a bad session is so many times as likely to be rated as a good one.
struct TiltPoint {
    double kappa = 1;
    double quality = 0;
    double low = 0; ///< interval of quality, for the chance in the thumbs
    double high = 0;
};

/// What else the chart shows; fractions, and factors on the horizontal axis.
struct TiltMarks {
    double up = 0; ///< the thumbs as they are, at a factor of 1
    double target = 0.8; ///< what is asked for
    std::optional<double> tipping = {}; ///< the factor at which quality is the target, where there is one
    // By the labels, where there are any.
    std::optional<double> kappa = {};
    double kappaLow = 1;
    double kappaHigh = 1;
    double quality = 0;
    double qualityLow = 0;
    double qualityHigh = 1;
};

/// What the thumbs mean, by how differently good and bad sessions are rated: a curve over factors from 1/30 to 30, one
/// step of the axis a factor. Left and Right walk along it, the tool tip reads it at the pointer. Own painting: Qt
/// Charts has no such axis with intervals. Thread: GUI.
class TiltChart final : public ChartWidget {
    Q_OBJECT
public:
    explicit TiltChart(QWidget* parent = nullptr);
    /// By ascending factor.
    void setCurve(std::vector<TiltPoint> points, const TiltMarks& marks);

    void paintChart(QPainter& painter, const QRectF& area) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The point the keyboard is on, or -1.
    [[nodiscard]] int currentPoint() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Where the curve is drawn, within `area`.
    [[nodiscard]] static QRectF plotOf(const QRectF& area);
    [[nodiscard]] double xOf(const QRectF& plot, double kappa) const;
    [[nodiscard]] static double yOf(const QRectF& plot, double share);
    void paintAll(QPainter& painter, const QRectF& area, bool onScreen) const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLabels(QPainter& painter, const QRectF& plot) const;
    void paintLines(QPainter& painter, const QRectF& plot) const;
    [[nodiscard]] QString pointText(int point) const;
    void describe();

    std::vector<TiltPoint> m_points;
    TiltMarks m_marks;
    int m_current = -1;
};

} // namespace turnout::common
