// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Corrections.h"
#include "workbench/PlainText.h"
#include "workbench/ReportQuality.h"
#include "workbench/ReportSvg.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::workbench::report {
namespace {

constexpr double kTextDrop = 4; ///< from a row's middle to its baseline
constexpr double kRow = 22;
constexpr std::size_t kWhat = 30; ///< letters that fit into the figures' column

/// κ and its inverse side by side: one step is one factor.
double tiltX(double kappa)
{
    const double widest = std::log(estimate::Sensitivity::kWidest);
    const double place = std::clamp((std::log(kappa) + widest) / (2 * widest), 0.0, 1.0);
    return Svg::kPlotLeft + place * (Svg::kPlotRight - Svg::kPlotLeft);
}

std::string tiltText(double kappa)
{
    return kappa >= 1 ? numberText(kappa, 0) : "1/" + numberText(1 / kappa, 0);
}

} // namespace

std::string stepsSvg(const std::vector<estimate::CorrectionStep>& steps, const estimate::Estimates& estimates)
{
    constexpr double kTop = 40;
    constexpr double kHeight = 46;
    const Axis axis{0, 1, 0.25};
    Svg svg;
    const double bottom = kTop + kHeight * static_cast<double>(steps.size());
    drawShareAxis(svg, axis, kTop, bottom, estimates.truth ? std::optional(axis.x(*estimates.truth)) : std::nullopt);
    if (estimates.truth) {
        svg.line(axis.x(*estimates.truth), kTop - 18, axis.x(*estimates.truth), bottom, "dash");
        svg.text(axis.x(*estimates.truth), kTop - 23, "truth " + percentText(*estimates.truth), "mid head");
    }
    double y = kTop + kHeight / 2;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const estimate::CorrectionStep& step = steps[i];
        const std::string population = estimate::fromRatings(step.method) ? "rated" : "labeled";
        svg.label(y + kTextDrop, estimate::methodTitle(step.method));
        if (i > 0)
            svg.line(axis.x(step.from), y - kHeight, axis.x(step.from), y, "dash");
        const double left = std::min(axis.x(step.from), axis.x(step.to));
        svg.band(left, y - 6, std::max(axis.x(step.from), axis.x(step.to)), y + 6, population + " band");
        svg.whisker(axis, step.interval, y, population);
        if (population == "rated")
            svg.triangle(axis.x(step.to), y, "rated");
        else
            svg.disc(axis.x(step.to), y, "labeled");
        svg.text(Svg::kFigures, y - 2,
            percentText(step.to) + (i == 0 ? std::string() : "  (" + pointsText(step.to - step.from) + ")"), "head");
        const auto [first, second] = twoLines(step.what, kWhat);
        svg.text(Svg::kFigures, y + 12, first, "muted");
        if (!second.empty())
            svg.text(Svg::kFigures, y + 25, second, "muted");
        y += kHeight;
    }
    return svg.element(bottom + 8, "What each correction moves, from the thumbs as they are to the labels");
}

std::string tiltSvg(const estimate::Sensitivity& s)
{
    constexpr double kTop = 44;
    constexpr double kPlot = 220;
    const auto yOf = [](double share) { return kTop + (1 - share) * kPlot; };
    Svg svg;
    if (s.channel)
        svg.band(tiltX(s.channel->interval.low), kTop, tiltX(s.channel->interval.high), kTop + kPlot, "labeled band");
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        svg.line(Svg::kPlotLeft, yOf(share), Svg::kPlotRight, yOf(share), share == 0 ? "zero" : "grid");
        svg.text(Svg::kPlotLeft - 8, yOf(share) + kTextDrop, numberText(share * 100, 0) + " %", "end muted");
    }
    for (const double kappa : {1.0 / 30, 1.0 / 10, 1.0 / 3, 1.0, 3.0, 10.0, 30.0}) {
        svg.line(tiltX(kappa), kTop, tiltX(kappa), kTop + kPlot, "grid");
        svg.text(tiltX(kappa), kTop + kPlot + 16, tiltText(kappa), "mid muted");
    }
    svg.text((Svg::kPlotLeft + Svg::kPlotRight) / 2, kTop + kPlot + 34,
        "so many times as likely is a bad session to be rated as a good one", "mid muted");
    std::vector<std::pair<double, double>> middle;
    std::vector<std::pair<double, double>> low;
    std::vector<std::pair<double, double>> high;
    for (const estimate::TiltPoint& point : s.curve) {
        middle.emplace_back(tiltX(point.kappa), yOf(point.quality));
        low.emplace_back(tiltX(point.kappa), yOf(point.interval.low));
        high.emplace_back(tiltX(point.kappa), yOf(point.interval.high));
    }
    svg.curve(low, "rated dash");
    svg.curve(high, "rated dash");
    svg.curve(middle, "rated curve");
    svg.line(Svg::kPlotLeft, yOf(s.target), Svg::kPlotRight, yOf(s.target), "dash");
    svg.text(Svg::kPlotRight + 8, yOf(s.target) + kTextDrop, percentText(s.target) + " asked for");
    if (s.tipping > 0 && std::isfinite(s.tipping) && s.tipping <= estimate::Sensitivity::kWidest
        && s.tipping >= 1 / estimate::Sensitivity::kWidest) {
        svg.line(tiltX(s.tipping), kTop - 8, tiltX(s.tipping), kTop + kPlot, "dash");
        svg.text(tiltX(s.tipping), kTop - 12, "tips at " + numberText(s.tipping, s.tipping < 1.1 ? 2 : 1), "mid");
    }
    svg.triangle(tiltX(1), yOf(s.up), "rated");
    if (s.channel) {
        svg.line(tiltX(s.channel->kappa), yOf(s.qualityInterval.low), tiltX(s.channel->kappa),
            yOf(s.qualityInterval.high), "labeled whisker");
        svg.disc(tiltX(s.channel->kappa), yOf(s.quality), "labeled");
        svg.text(Svg::kPlotRight + 8, kTop + 8, "labels: " + numberText(s.channel->kappa, 1) + " times", "head");
    }
    return svg.element(kTop + kPlot + 42, "Quality by how much likelier a bad session is to be rated than a good one");
}

std::string partsSvg(const std::vector<const estimate::SegmentQuality*>& segments, double all)
{
    constexpr double kTop = 40;
    const Axis axis{0, 1, 0.25};
    std::size_t rows = 0;
    for (const auto* segment : segments)
        rows += 1 + segment->values.size();
    Svg svg;
    const double bottom = kTop + kRow * static_cast<double>(rows);
    drawShareAxis(svg, axis, kTop, bottom, axis.x(all));
    svg.line(axis.x(all), kTop - 18, axis.x(all), bottom, "dash");
    svg.text(axis.x(all), kTop - 23, "all, by design " + percentText(all), "mid head");
    svg.figures(kTop - 6, "labels", "thumbs", "end muted");
    double y = kTop;
    for (const auto* segment : segments) {
        svg.text(0, y + kRow / 2 + kTextDrop, cutText(visible(segment->segment), 28), "head");
        y += kRow;
        for (const estimate::ValueQuality& value : segment->values) {
            const double middle = y + kRow / 2;
            svg.label(
                middle + kTextDrop, (value.value.empty() ? "(not given)" : value.value) + (value.differs ? " *" : ""));
            if (value.ratings > 0)
                svg.triangle(axis.x(value.up), middle, "rated");
            if (value.labels > 0) {
                svg.whisker(axis, value.interval, middle, "labeled");
                svg.disc(axis.x(value.quality), middle, "labeled");
            }
            if (segment->pooled)
                svg.ring(axis.x(value.pooled), middle);
            svg.figures(middle + kTextDrop, value.labels > 0 ? percentText(value.quality) : "–",
                value.ratings > 0 ? percentText(value.up) : "–");
            y += kRow;
        }
    }
    return svg.element(bottom + 8, "Thumbs and labels by segment value, with 95 % intervals of the labels");
}

} // namespace turnout::workbench::report
