// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportSvg.h"

#include "base/Decimals.h"
#include "workbench/PlainText.h"
#include "workbench/ReportHtml.h"

#include <algorithm>
#include <array>

namespace turnout::workbench::report {
namespace {

/// Terminal columns are a fair measure of how wide a name is drawn, too.
constexpr std::size_t kLongestLabel = 33;

std::string attribute(std::string_view name, double value)
{
    return " " + std::string(name) + "=\"" + decimals(value, 1) + "\"";
}

std::string classOf(std::string_view cssClass)
{
    return cssClass.empty() ? std::string() : " class=\"" + std::string(cssClass) + "\"";
}

} // namespace

void Svg::text(double x, double y, std::string_view text, std::string_view cssClass)
{
    m_body += "<text" + attribute("x", x) + attribute("y", y) + classOf(cssClass) + ">" + escaped(text) + "</text>\n";
}

void Svg::label(double y, std::string_view text, std::string_view cssClass)
{
    const std::string shown = cutText(visible(text), kLongestLabel);
    m_body += "<text" + attribute("x", kLabelEnd) + attribute("y", y) + classOf(cssClass) + "><title>" + escaped(text)
        + "</title>" + escaped(shown) + "</text>\n";
}

void Svg::figures(double y, std::string_view first, std::string_view second, std::string_view cssClass)
{
    text(kFirstFigure, y, first, cssClass);
    text(kSecondFigure, y, second, cssClass);
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view cssClass)
{
    m_body += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2)
        + classOf(cssClass) + "/>\n";
}

void Svg::disc(double x, double y, std::string_view cssClass)
{
    m_body += "<circle" + attribute("cx", x) + attribute("cy", y) + " r=\"4.5\"" + classOf(cssClass) + "/>\n";
}

void Svg::triangle(double x, double y, std::string_view cssClass)
{
    m_body
        += "<path d=\"M" + decimals(x, 1) + " " + decimals(y - 5.5, 1) + "l5.5 9.5h-11z\"" + classOf(cssClass) + "/>\n";
}

void Svg::square(double x, double y, std::string_view cssClass)
{
    m_body += "<rect" + attribute("x", x - 4) + attribute("y", y - 4) + " width=\"8\" height=\"8\"" + classOf(cssClass)
        + "/>\n";
}

void Svg::ring(double x, double y)
{
    m_body += "<circle" + attribute("cx", x) + attribute("cy", y) + " r=\"4.5\" class=\"frame\"/>\n";
}

void Svg::curve(const std::vector<std::pair<double, double>>& points, std::string_view cssClass)
{
    m_body += "<path d=\"";
    for (std::size_t i = 0; i < points.size(); ++i)
        m_body += (i == 0 ? "M" : "L") + decimals(points[i].first, 1) + " " + decimals(points[i].second, 1);
    m_body += "\"" + classOf(cssClass) + "/>\n";
}

void Svg::band(double left, double top, double right, double bottom, std::string_view cssClass)
{
    m_body += "<rect" + attribute("x", left) + attribute("y", top) + attribute("width", right - left)
        + attribute("height", bottom - top) + classOf(cssClass) + "/>\n";
}

void Svg::whisker(const Axis& axis, const stats::Interval& interval, double y, std::string_view cssClass)
{
    line(axis.x(interval.low), y, axis.x(interval.high), y, std::string(cssClass) + " whisker");
}

std::string Svg::element(double height, std::string_view description) const
{
    return "<svg viewBox=\"0 0 " + decimals(kWidth, 1) + " " + decimals(height, 1) + "\" role=\"img\" aria-label=\""
        + escaped(description) + "\">\n" + m_body + "</svg>\n";
}

double Axis::x(double value) const
{
    const double place = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return Svg::kPlotLeft + place * (Svg::kPlotRight - Svg::kPlotLeft);
}

Axis Axis::ofShares(double highest)
{
    constexpr std::array<double, 8> kSteps{0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25};
    const auto* step = std::find_if(kSteps.begin(), kSteps.end() - 1, [&](double s) { return s * 5 >= highest; });
    Axis axis;
    axis.step = *step;
    int steps = 1;
    while (axis.step * steps < highest && axis.step * (steps + 1) <= 1 + 1e-9)
        ++steps;
    axis.high = axis.step * steps;
    return axis;
}

static std::string axisText(const Axis& axis, double tick)
{
    return numberText(tick * 100, axis.step < 0.0099 ? 1 : 0) + " %";
}

std::pair<std::string, std::string> twoLines(const std::string& words, std::size_t line)
{
    if (words.size() <= line)
        return {words, {}};
    const std::size_t blank = words.rfind(' ', line);
    return blank == std::string::npos ? std::pair(cutText(words, line), std::string())
                                      : std::pair(words.substr(0, blank), cutText(words.substr(blank + 1), line));
}

void drawShareAxis(Svg& svg, const Axis& axis, double top, double bottom, std::optional<double> marked)
{
    constexpr double kNear = 20;
    for (int i = 0; axis.step * i <= axis.high + 1e-9; ++i) {
        const double tick = axis.step * i;
        svg.line(axis.x(tick), top, axis.x(tick), bottom, i == 0 ? "zero" : "grid");
        if (!marked || std::abs(axis.x(tick) - *marked) > kNear)
            svg.text(axis.x(tick), top - 6, axisText(axis, tick), "mid muted");
    }
}

} // namespace turnout::workbench::report
