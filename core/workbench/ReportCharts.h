// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"
#include "population/Compare.h"

#include <cstddef>
#include <string>
#include <vector>

/// The report's charts as inline SVG. Colours are the page's classes; labeled is a disc, rated a triangle, unrated a
/// square, all sessions a ring, so that no chart needs colour to be read.
namespace turnout::workbench::report {

/// The values of one segment that a chart shows.
struct ChartedSegment {
    const population::SegmentComparison* segment = nullptr;
    std::vector<const population::ValueComparison*> values; ///< in the segment's order
    bool continued = false; ///< the values before these are in the chart before
};
/// Charts of one kind that follow each other, each as high as fits on a page, on the same axis.
using Svgs = std::vector<std::string>;

/// The segments in which the rated differ most from everybody, at most `most` of them, in their own order; a segment
/// with one value or with more than fifty (an id rather than a segment) is left to the tables.
std::vector<ChartedSegment> chartedSegments(const population::Comparison& comparison, std::size_t most);

/// The estimates with their intervals, naive first, on an axis from 0 to 100 %; the truth as a line in a demo.
std::string estimatesSvg(const estimate::Estimates& estimates);
/// Rating rate of each value with its interval, highest first in its segment, and the rate of all.
Svgs turnoutSvgs(const population::Comparison& comparison, const std::vector<ChartedSegment>& segments);
/// Love plot: standardised difference of rated and labeled from all sessions.
Svgs balanceSvgs(const population::Comparison& comparison, const std::vector<ChartedSegment>& segments);
/// Share of each value among rated, unrated and labeled with intervals, beside its share of all.
Svgs compositionSvgs(const population::Comparison& comparison, const std::vector<ChartedSegment>& segments);

} // namespace turnout::workbench::report
