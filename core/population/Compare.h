// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Filter.h"
#include "population/Measures.h"
#include "population/Numbers.h"
#include "stats/Interval.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace turnout::population {

/// One population's part in one segment value. Shares are of the population, weighted by sampling weight.
struct PopulationShare {
    std::int64_t n = 0; ///< sessions
    double weight = 0; ///< production sessions they stand for
    double share = 0;
    stats::Interval interval; ///< Wilson, 95 %, on the effective number of the population's sessions
    double difference = 0; ///< share − frame's share
    double smd = 0; ///< standardised difference from the frame
    double smdAfter = kUnknown; ///< the same once weighted, where that was worked out (balanceAfter)
    /// Of `difference`, 95 %: Newcombe's of the population against the rest of the frame, which it does not share
    /// sessions with, times the rest's share of the frame.
    stats::Interval differenceInterval{-1, 1};
    double p = kUnknown; ///< that there is no difference; of the rated and labeled, in segments of up to kManyValues
    double adjustedP = kUnknown; ///< Benjamini–Hochberg over Comparison::tests
};

struct ValueComparison {
    std::string value; ///< "" is "not given"
    std::int64_t n = 0; ///< of the frame
    double weight = 0;
    double share = 0;
    std::array<PopulationShare, 3> populations; ///< by Population
    double turnout = 0; ///< weighted share of the value's sessions that are rated
    stats::Interval turnoutInterval;

    [[nodiscard]] const PopulationShare& of(Population p) const
    {
        return populations.at(static_cast<std::size_t>(p));
    }
};

struct SegmentComparison {
    std::string segment;
    std::vector<ValueComparison> values; ///< largest share of the frame first
    SegmentMeasures rated; ///< the rated against the unrated
    SegmentMeasures labeled; ///< the labeled against all that are not

    [[nodiscard]] bool tooMany() const
    {
        return values.size() > kManyValues;
    }
};

/// One number (length, a score) along which the populations lie.
struct NumberComparison {
    std::string name;
    NumberColumn::Kind kind = NumberColumn::Kind::Plain;
    bool exact = true;
    NumberGrid grid;
    NumberSummary frame;
    std::array<NumberSummary, 3> populations; ///< by Population
    std::optional<NumberMeasures> rated; ///< against the unrated
    std::optional<NumberMeasures> labeled; ///< against all that are not

    [[nodiscard]] const NumberSummary& of(Population p) const
    {
        return populations.at(static_cast<std::size_t>(p));
    }
};

struct PopulationTotal {
    std::int64_t n = 0;
    double weight = 0;
    double effectiveN = 0; ///< Kish
};

/// Labeled, rated and unrated beside the frame they come from.
struct Comparison {
    std::string filter;
    PopulationTotal frame;
    std::array<PopulationTotal, 3> totals; ///< by Population
    std::vector<SegmentComparison> segments;
    std::vector<NumberComparison> numbers;
    std::int64_t tests = 0; ///< how many were made here, which the adjusted p count
    double turnout = 0; ///< weighted share of the frame that is rated
    stats::Interval turnoutInterval;

    [[nodiscard]] const PopulationTotal& of(Population p) const
    {
        return totals.at(static_cast<std::size_t>(p));
    }
};

/// Compares the populations by the named segments (all of them where none is named), within the rows of `selection`,
/// and along `numbers` (numberColumns of this frame). One pass over the codes of each segment and number.
Comparison compare(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<std::string>& segments, std::span<const NumberColumn> numbers = {});

/// The page's first words, written from the numbers: who rates, who is missing, what labels cover. Plain text.
std::string comparisonSentence(const Comparison& comparison);

struct WhoRates;

/// The contract "compare", schema 1; with the model of who rates where there is one.
std::string comparisonToJson(const Comparison& comparison, int indent = 2, const WhoRates* who = nullptr);

} // namespace turnout::population
