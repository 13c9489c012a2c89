// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Theme.h"

#include <QPainter>
#include <QString>
#include <vector>

/// What the charts draw alike. All lengths are logical pixels of the painter.
namespace turnout::common {

inline constexpr double kMarkRadius = 5;
/// Below this many sessions a row carries its n.
inline constexpr qint64 kSmallCount = 30;

/// The shape of a population around `center`. `apart` puts a thin gap in the ground's colour around it, so that marks
/// on top of each other stay apart.
void drawMark(QPainter& painter, Mark mark, const QPointF& center, const QColor& color, double radius = kMarkRadius,
    bool apart = false);
/// How far a number can be believed, where that was looked at.
enum class TrafficLight { None, Good, Caution, Bad };
/// "green", "amber", "red"; empty where nothing was looked at.
QString lightText(TrafficLight light);
/// A tick, an exclamation mark or a cross in a disc of 12 px: told apart without colour, too.
void drawLight(QPainter& painter, TrafficLight light, const QPointF& center);
/// A horizontal interval with short ends.
void drawInterval(QPainter& painter, double low, double high, double y, const QColor& color);
/// A quiet vertical dashed line.
void drawDashedLine(QPainter& painter, double x, double top, double bottom, const QColor& color);

struct LegendItem {
    Mark mark = Mark::Labeled;
    QString text;
};
/// Marks with their words in a row from `left`; returns where it ends.
double drawLegend(QPainter& painter, double left, double middle, const std::vector<LegendItem>& items);

/// Larger than this looks shouted on a slide.
inline constexpr double kLargestScale = 1.6;
/// How much larger than natural something is drawn that fills a picture: never smaller, and never shouted.
double slideScale(const QSizeF& picture, const QSizeF& natural);

/// The lines of a text in such a width; words that are wider are broken.
QStringList wrappedLines(const QFont& font, const QString& text, double width);
/// Text that never leaves `area`: cut with "…".
void drawElided(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);

/// Round numbers from `low` to `high`, at most `most` of them, the outer ones at or outside of both.
std::vector<double> niceTicks(double low, double high, int most = 6);

/// "+0.42", with a true minus.
QString signedText(double value, int decimals = 2);
/// The same for an axis: "+0.25", with the decimals it takes; "0".
QString signedTick(double value);
/// "n=7" where the count is small, otherwise empty.
QString smallCountText(qint64 n);

} // namespace turnout::common
