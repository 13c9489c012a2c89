// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"

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
    // What a click opens; empty: nothing.
    QString ratedKey = {}; ///< the rated sessions, which the curve is of
    qint64 rated = 0; ///< so many
    QString labeledKey = {}; ///< the labeled ones, which the mark of the labels is of
};

/// What the thumbs mean, by how differently good and bad sessions are rated: a curve over factors from 1/30 to 30, one
/// step of the axis a factor. Left and Right walk along it and to what the labels say, the tool tip reads it at the
/// pointer. Own painting: Qt Charts has no such axis with intervals. Thread: GUI.
class TiltChart final : public PickableChart {
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

    [[nodiscard]] QRectF partRect(int part) const override;
    [[nodiscard]] int partAt(const QPointF& place) const override;

protected:
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] QString partKey(int part) const override;
    [[nodiscard]] QString partText(int part) const override;
    [[nodiscard]] int firstPart() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] std::optional<int> walked(int key) const override;
    [[nodiscard]] QRect surroundings(int part) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where the curve is drawn, within `area`.
    [[nodiscard]] static QRectF plotOf(const QRectF& area);
    [[nodiscard]] double xOf(const QRectF& plot, double kappa) const;
    [[nodiscard]] static double yOf(const QRectF& plot, double share);
    void paintAll(QPainter& painter, const QRectF& area, bool onScreen) const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLabels(QPainter& painter, const QRectF& plot) const;
    void paintLines(QPainter& painter, const QRectF& plot) const;
    [[nodiscard]] bool isLabels(int part) const;
    [[nodiscard]] QPointF placeOf(const QRectF& plot, int part) const;
    [[nodiscard]] QString labelsText() const;

    std::vector<TiltPoint> m_points;
    TiltMarks m_marks;
};

} // namespace turnout::common
