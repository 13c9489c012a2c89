// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportCharts.h"

#include "estimate/Corrections.h"
#include "workbench/PlainText.h"
#include "workbench/ReportSvg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>

namespace turnout::workbench::report {
namespace {

using population::Comparison;
using population::Population;
using population::PopulationShare;
using population::ValueComparison;

constexpr double kRow = 22;
constexpr double kTextDrop = 4; ///< from a row's middle to its baseline
constexpr std::size_t kLongestHeading = 28;
constexpr double kPage = 1100; ///< a chart is no higher, so that it can be read where a page of the PDF takes it
constexpr std::size_t kTooManyValues = 50;
constexpr std::int64_t kFew = 30; ///< sessions of a value below which its rate is marked

double differenceOf(const ValueComparison& value)
{
    const double smd = std::abs(value.of(Population::Rated).smd);
    return std::isfinite(smd) ? smd : 0;
}

double differenceOf(const population::SegmentComparison& segment)
{
    double largest = 0;
    for (const ValueComparison& value : segment.values)
        largest = std::max(largest, differenceOf(value));
    return largest;
}

std::string nameOf(const ValueComparison& value)
{
    return value.value.empty() ? "(not given)" : value.value;
}

/// How far to believe it.
std::string lightText(const estimate::Estimate& e)
{
    if (e.light)
        return ", " + std::string(estimate::lightName(*e.light));
    return e.status == estimate::Status::Caution ? ", with caution" : "";
}

double heightOf(const std::vector<ChartedSegment>& segments, double row)
{
    double height = 0;
    for (const ChartedSegment& charted : segments)
        height += kRow + row * static_cast<double>(charted.values.size());
    return height;
}

/// As many segments to a chart as fit under `top`; one that fits on none is continued on the next.
std::vector<std::vector<ChartedSegment>> onPages(const std::vector<ChartedSegment>& segments, double top, double row)
{
    const double room = kPage - top;
    std::vector<std::vector<ChartedSegment>> pages(1);
    for (const ChartedSegment& charted : segments) {
        const std::span<const ValueComparison* const> values = charted.values;
        for (std::size_t at = 0; at < values.size();) {
            const double left = room - heightOf(pages.back(), row) - kRow;
            const auto rest = static_cast<double>(values.size() - at) * row;
            if (!pages.back().empty() && (left < row || (rest > left && rest <= room - kRow))) {
                pages.emplace_back();
                continue;
            }
            const auto part = values.subspan(at, std::min(values.size() - at, static_cast<std::size_t>(left / row)));
            pages.back().push_back({charted.segment, {part.begin(), part.end()}, at > 0});
            at += part.size();
        }
    }
    return pages;
}

/// Walks the rows from `top`: a heading for each segment, then draw(value, middle) for each value.
void drawRows(Svg& svg, const std::vector<ChartedSegment>& segments, double top, double row,
    const std::function<void(const ValueComparison&, double)>& draw)
{
    double y = top;
    for (const ChartedSegment& charted : segments) {
        svg.text(0, y + kRow / 2 + kTextDrop,
            cutText(visible(charted.segment->segment), kLongestHeading) + (charted.continued ? ", continued" : ""),
            "head");
        y += kRow;
        for (const ValueComparison* value : charted.values) {
            svg.label(y + row / 2 + kTextDrop, nameOf(*value));
            draw(*value, y + row / 2);
            y += row;
        }
    }
}

/// The shape of a population; anything else is the ring of all sessions.
void mark(Svg& svg, double x, double y, std::string_view name)
{
    if (name == "rated")
        svg.triangle(x, y, "rated");
    else if (name == "labeled")
        svg.disc(x, y, "labeled");
    else if (name == "unrated")
        svg.square(x, y, "unrated");
    else
        svg.ring(x, y);
}

/// Marks with their words, in one line: what the shapes mean.
void key(Svg& svg, double y, const std::vector<std::string_view>& populations)
{
    double x = Svg::kPlotLeft;
    for (const std::string_view name : populations) {
        mark(svg, x + 5, y, name);
        svg.text(x + 16, y + kTextDrop, name);
        x += 34 + 7 * static_cast<double>(name.size());
    }
}

} // namespace

std::vector<ChartedSegment> chartedSegments(const Comparison& comparison, std::size_t most)
{
    std::vector<const population::SegmentComparison*> fit;
    for (const auto& segment : comparison.segments)
        if (segment.values.size() >= 2 && segment.values.size() <= kTooManyValues)
            fit.push_back(&segment);
    std::vector<const population::SegmentComparison*> chosen = fit;
    std::stable_sort(
        chosen.begin(), chosen.end(), [](const auto* a, const auto* b) { return differenceOf(*a) > differenceOf(*b); });
    chosen.resize(std::min(chosen.size(), most));
    std::vector<ChartedSegment> result;
    for (const auto* segment : fit) {
        if (std::find(chosen.begin(), chosen.end(), segment) == chosen.end())
            continue;
        ChartedSegment charted{segment, {}};
        for (const ValueComparison& value : segment->values)
            charted.values.push_back(&value);
        result.push_back(std::move(charted));
    }
    return result;
}

std::string estimatesSvg(const estimate::Estimates& estimates)
{
    constexpr double kTop = 40;
    constexpr double kHeight = 40;
    const Axis axis{0, 1, 0.25};
    Svg svg;
    const double bottom = kTop + kHeight * static_cast<double>(estimates.estimates.size());
    drawShareAxis(svg, axis, kTop, bottom, estimates.truth ? std::optional(axis.x(*estimates.truth)) : std::nullopt);
    const auto truthLine = [&](double from, double to) {
        if (estimates.truth)
            svg.line(axis.x(*estimates.truth), from, axis.x(*estimates.truth), to, "dash");
    };
    if (estimates.truth) {
        truthLine(kTop - 18, kTop);
        svg.text(axis.x(*estimates.truth), kTop - 23, "truth " + percentText(*estimates.truth), "mid head");
    }
    double y = kTop + kHeight / 2;
    for (const estimate::Estimate& e : estimates.estimates) {
        svg.label(y + kTextDrop, estimate::methodTitle(e.method));
        if (e.status == estimate::Status::Refused) { // its words are where the line would go through
            constexpr std::size_t kLetters = 92; // up to the right edge: there are no figures
            const auto [first, second] = twoLines("no estimate: " + e.reason, kLetters);
            svg.text(Svg::kPlotLeft + 8, y + (second.empty() ? kTextDrop : -3), first, "muted");
            if (!second.empty())
                svg.text(Svg::kPlotLeft + 8, y + 12, second, "muted");
        } else {
            const bool thumbs = estimate::fromRatings(e.method);
            truthLine(y - kHeight / 2, y + kHeight / 2);
            svg.whisker(axis, e.interval, y, thumbs ? "rated" : "labeled");
            if (thumbs)
                svg.triangle(axis.x(e.value), y, e.method == estimate::Method::RatingShare ? "rated" : "rated hollow");
            else
                svg.disc(axis.x(e.value), y, e.method == estimate::Method::LabelMean ? "labeled hollow" : "labeled");
            svg.text(Svg::kFigures, y - 2, percentText(e.value) + "  (" + rangeText(e.interval) + ")", "head");
            svg.text(Svg::kFigures, y + 13, "n " + countText(e.n) + lightText(e), "muted");
        }
        y += kHeight;
    }
    return svg.element(bottom + 8, "Estimates of the share of good sessions with 95 % intervals");
}

Svgs turnoutSvgs(const Comparison& comparison, const std::vector<ChartedSegment>& segments)
{
    constexpr double kTop = 40;
    std::vector<ChartedSegment> sorted = segments;
    double highest = comparison.turnoutInterval.high;
    for (ChartedSegment& charted : sorted) {
        std::stable_sort(charted.values.begin(), charted.values.end(),
            [](const auto* a, const auto* b) { return a->turnout > b->turnout; });
        for (const ValueComparison* value : charted.values)
            if (value->n >= kFew)
                highest = std::max(highest, value->turnoutInterval.high);
    }
    const Axis axis = Axis::ofShares(highest);
    Svgs svgs;
    for (const auto& page : onPages(sorted, kTop, kRow)) {
        Svg svg;
        const double bottom = kTop + heightOf(page, kRow);
        drawShareAxis(svg, axis, kTop, bottom, axis.x(comparison.turnout));
        svg.line(axis.x(comparison.turnout), kTop - 18, axis.x(comparison.turnout), bottom, "dash");
        svg.text(axis.x(comparison.turnout), kTop - 23, "all " + percentText(comparison.turnout), "mid head");
        svg.figures(kTop - 6, "turnout", "rated", "end muted");
        drawRows(svg, page, kTop, kRow, [&](const ValueComparison& value, double y) {
            svg.whisker(axis, value.turnoutInterval, y, "rated");
            svg.triangle(axis.x(value.turnout), y, "rated");
            svg.figures(y + kTextDrop, percentText(value.turnout),
                countText(value.of(Population::Rated).n) + " of " + countText(value.n)
                    + (value.n < kFew ? ", few" : ""));
        });
        svgs.push_back(
            svg.element(bottom + 8, "Share of sessions that are rated, by segment value, with 95 % intervals"));
    }
    return svgs;
}

Svgs balanceSvgs(const Comparison& comparison, const std::vector<ChartedSegment>& segments)
{
    constexpr double kTop = 44;
    const bool labeled = comparison.of(Population::Labeled).n > 0;
    const bool rated = comparison.of(Population::Rated).n > 0;
    double widest = 0.5;
    for (const ChartedSegment& charted : segments)
        for (const ValueComparison* value : charted.values)
            for (const Population p : {Population::Rated, Population::Labeled})
                if (const double smd = std::abs(value->of(p).smd); std::isfinite(smd))
                    widest = std::max(widest, smd);
    const double reach = std::min(std::ceil(widest * 4) / 4, 2.0);
    const Axis axis{-reach, reach, 0.25};
    Svgs svgs;
    for (const auto& page : onPages(segments, kTop, kRow)) {
        Svg svg;
        key(svg, 10,
            labeled ? std::vector<std::string_view>{"rated", "labeled"} : std::vector<std::string_view>{"rated"});
        const double bottom = kTop + heightOf(page, kRow);
        for (const double tick : {-0.25, -0.1, 0.0, 0.1, 0.25}) {
            svg.line(axis.x(tick), kTop, axis.x(tick), bottom, tick == 0 ? "zero" : "dash");
            if (std::abs(tick) != 0.1)
                svg.text(
                    axis.x(tick), kTop - 6, (tick > 0 ? "+" : "") + numberText(tick, tick == 0 ? 0 : 2), "mid muted");
        }
        for (const double tick : {-reach, reach})
            if (reach > 0.4)
                svg.text(axis.x(tick), kTop - 6, (tick > 0 ? "+" : "") + numberText(tick, 2), "mid muted");
        svg.figures(kTop - 6, "rated", "labeled", "end muted");
        drawRows(svg, page, kTop, kRow, [&](const ValueComparison& value, double y) {
            const PopulationShare& raters = value.of(Population::Rated);
            const PopulationShare& labels = value.of(Population::Labeled);
            svg.line(Svg::kPlotLeft, y, Svg::kPlotRight, y, "grid");
            if (labeled)
                svg.disc(axis.x(labels.smd), y, "labeled");
            if (rated)
                svg.triangle(axis.x(raters.smd), y, "rated");
            svg.figures(
                y + kTextDrop, rated ? numberText(raters.smd, 2) : "–", labeled ? numberText(labels.smd, 2) : "–");
        });
        svgs.push_back(
            svg.element(bottom + 8, "Standardised difference of rated and labeled sessions from all sessions"));
    }
    return svgs;
}

Svgs compositionSvgs(const Comparison& comparison, const std::vector<ChartedSegment>& segments)
{
    constexpr double kTop = 44;
    constexpr double kLine = 11;
    std::vector<Population> shown;
    std::vector<std::string_view> names{"all"};
    for (const Population p : {Population::Rated, Population::Unrated, Population::Labeled})
        if (comparison.of(p).n > 0) {
            shown.push_back(p);
            names.push_back(population::populationName(p));
        }
    const double row = kLine * static_cast<double>(shown.size() + 1) + 9;
    double highest = 0;
    for (const ChartedSegment& charted : segments)
        for (const ValueComparison* value : charted.values) {
            highest = std::max(highest, value->share);
            for (const Population p : shown)
                highest = std::max(highest, value->of(p).interval.high);
        }
    const Axis axis = Axis::ofShares(highest);
    Svgs svgs;
    for (const auto& page : onPages(segments, kTop, row)) {
        Svg svg;
        key(svg, 10, names);
        const double bottom = kTop + heightOf(page, row);
        drawShareAxis(svg, axis, kTop, bottom);
        svg.figures(kTop - 6, "all", "rated", "end muted");
        drawRows(svg, page, kTop, row, [&](const ValueComparison& value, double y) {
            double middle = y - kLine * static_cast<double>(shown.size()) / 2;
            svg.line(axis.x(0), middle, axis.x(value.share), middle, "frame stem");
            svg.ring(axis.x(value.share), middle);
            for (const Population p : shown) {
                middle += kLine;
                const PopulationShare& part = value.of(p);
                const std::string name(population::populationName(p));
                svg.line(axis.x(0), middle, axis.x(part.share), middle, name + " stem");
                svg.line(axis.x(part.interval.low), middle, axis.x(part.interval.high), middle, name + " error");
                mark(svg, axis.x(part.share), middle, name);
            }
            svg.figures(y + kTextDrop, percentText(value.share),
                comparison.of(Population::Rated).n > 0 ? percentText(value.of(Population::Rated).share) : "–");
        });
        svgs.push_back(
            svg.element(bottom + 8, "Composition of rated, unrated and labeled sessions beside all sessions"));
    }
    return svgs;
}

} // namespace turnout::workbench::report
