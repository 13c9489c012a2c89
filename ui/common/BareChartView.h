// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

namespace turnout::common {

/// The Qt Charts part of a chart widget that handles pointer and keyboard itself and paints around it: a picture of the
/// series and nothing else.
class BareChartView : public QChartView {
    Q_OBJECT
public:
    explicit BareChartView(QWidget& owner);

    /// Paints all of it into `area`, `scale` times as large as on screen, its series in `plot` (before scaling). Lays
    /// it out for that: not for one that is on screen.
    void paintInto(QPainter& painter, const QRectF& area, double scale, const QRectF& plot);
};

} // namespace turnout::common
