// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Contrast.h"
#include "population/CoverageMap.h"
#include "population/WhoRates.h"
#include "workbench/OpenProject.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the Populations page and `compare` show.
namespace turnout::workbench {

/// The numbers of a frame, cut into bins: made once per frame, for every comparison after.
using SharedNumbers = std::shared_ptr<const std::vector<population::NumberColumn>>;
SharedNumbers numbersOf(const population::Frame& frame);

/// Rated, labeled and everybody, with all that is tested and modelled. The comparison also says how far the raters are
/// off once weighted to everybody by the model of who rates, and the labeled once weighted by their draws'
/// probabilities.
struct PopulationsView {
    population::Comparison comparison;
    population::WhoRates who;
};
/// A million sessions by twenty segments: about a tenth of a second, on two threads.
PopulationsView populationsView(const Snapshot& snapshot, const population::Filter& filter,
    const std::vector<std::string>& segments, const SharedNumbers& numbers);

/// One of two sides to compare: what a filter keeps, or what a draw took, within the filter.
struct Side {
    std::string name; ///< in words: "model=v2", "May 2026", "draw 3"
    population::Filter filter;
    std::optional<DrawId> draw;
    friend bool operator==(const Side&, const Side&) = default;
};

/// From words as typed: conditions of a filter, and draw=3. Refused by name where there is no such thing.
Result<Side> sideFromWords(const Snapshot& snapshot, const std::vector<std::string>& words);

/// The values of a segment as sides, largest first; none where it has more than population::kManyValues.
std::vector<Side> valueSides(const Snapshot& snapshot, const std::string& segment);
enum class TimeUnit { Month, Week, Day };
/// The months, weeks (from Monday) or days that have sessions, oldest first, in UTC; none where there are more than
/// 400.
std::vector<Side> timeSides(const Snapshot& snapshot, TimeUnit unit);
/// The largest of these units of which there are two to compare, or nothing.
std::optional<TimeUnit> likeliestUnit(const Snapshot& snapshot);
/// The days from the first session to the last, parted in the middle; none where it is one day.
std::vector<Side> timeHalves(const Snapshot& snapshot);
/// Whole days in UTC, the last one included, as days since 1970-01-01.
Side daysSide(std::int64_t first, std::int64_t last);
/// Draws in the order they were made.
std::vector<Side> drawSides(const Snapshot& snapshot);

/// Rows of the side within `shared`.
population::Bitmap rowsOf(const Snapshot& snapshot, const Side& side, const population::Filter& shared);
population::Contrast contrastOf(const Snapshot& snapshot, const Side& first, const Side& second,
    const population::Filter& shared, const std::vector<std::string>& segments, const SharedNumbers& numbers);

} // namespace turnout::workbench
