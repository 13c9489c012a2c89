// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Interval.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnout::workbench::report {

/// A number axis across the plot.
struct Axis {
    double low = 0;
    double high = 1;
    double step = 0.25;

    /// Where a value lies; values outside are put on the edge.
    [[nodiscard]] double x(double value) const;
    /// From 0 to a round number not below `highest` (at most 1), with about five steps.
    static Axis ofShares(double highest);
};

/// Writes one chart. Lengths are the viewBox's units, about a pixel on a screen.
class Svg {
public:
    /// The columns of a chart: labels right-aligned up to kLabelEnd, the plot, figures from kFigures on.
    static constexpr double kWidth = 860;
    static constexpr double kLabelEnd = 204;
    static constexpr double kPlotLeft = 216;
    static constexpr double kPlotRight = 660;
    static constexpr double kFigures = 676;
    static constexpr double kFirstFigure = 736; ///< where figures in two columns end
    static constexpr double kSecondFigure = 848;

    void text(double x, double y, std::string_view text, std::string_view cssClass = {});
    /// A row's name, cut where it is too long (whole as a tool tip).
    void label(double y, std::string_view text, std::string_view cssClass = "end");
    /// Two figures of a row, right-aligned in their columns.
    void figures(double y, std::string_view first, std::string_view second, std::string_view cssClass = "end");
    void line(double x1, double y1, double x2, double y2, std::string_view cssClass);
    void disc(double x, double y, std::string_view cssClass);
    void triangle(double x, double y, std::string_view cssClass);
    void square(double x, double y, std::string_view cssClass);
    void ring(double x, double y);
    /// A line through these points.
    void curve(const std::vector<std::pair<double, double>>& points, std::string_view cssClass);
    /// A surface behind everything that is drawn later.
    void band(double left, double top, double right, double bottom, std::string_view cssClass);
    /// An interval across a row.
    void whisker(const Axis& axis, const stats::Interval& interval, double y, std::string_view cssClass);

    /// The whole as an element; `description` is what a screen reader says.
    [[nodiscard]] std::string element(double height, std::string_view description) const;

private:
    std::string m_body;
};

/// Words that are longer than a line, parted where that is between two of them; what is too long for two is cut.
std::pair<std::string, std::string> twoLines(const std::string& words, std::size_t line);

/// Grid lines and their words above the rows; `marked` (in chart units) is where a line of its own goes through.
void drawShareAxis(Svg& svg, const Axis& axis, double top, double bottom, std::optional<double> marked = {});

} // namespace turnout::workbench::report
