// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Compare.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace turnout {
class JsonWriter;
}

namespace turnout::population {

/// One side's part in a segment value.
struct SideShare {
    std::int64_t n = 0;
    double weight = 0;
    double share = 0; ///< of the side, weighted
    stats::Interval interval; ///< Wilson, 95 %, on the side's effective number
};

struct ValueContrast {
    std::string value; ///< "" is "not given"
    std::array<SideShare, 2> sides;
    ShareDifference apart; ///< first − second
    double smd = 0; ///< by the mean of both variances: neither side is the frame

    [[nodiscard]] bool few() const
    {
        return sides[0].n < kFewSessions || sides[1].n < kFewSessions;
    }
};

struct SegmentContrast {
    std::string segment;
    std::vector<ValueContrast> values; ///< furthest apart first
    SegmentMeasures measures;

    [[nodiscard]] bool tooMany() const
    {
        return values.size() > kManyValues;
    }
};

struct NumberContrast {
    std::string name;
    NumberColumn::Kind kind = NumberColumn::Kind::Plain;
    bool exact = true;
    NumberGrid grid;
    std::array<NumberSummary, 2> sides;
    std::optional<NumberMeasures> measures; ///< first against second
};

/// Any two sets of sessions side by side: two months, two versions of the model, two draws.
struct Contrast {
    std::array<std::string, 2> names;
    std::array<PopulationTotal, 2> totals;
    std::array<double, 2> turnout{}; ///< weighted share of each side that is rated
    ShareDifference turnoutApart;
    std::int64_t both = 0; ///< sessions on both sides: more than a few of them, and the tests are too careful
    std::int64_t tests = 0;
    std::vector<SegmentContrast> segments;
    std::vector<NumberContrast> numbers;
};

/// What the sides were chosen by, and so differ in by definition: no finding.
struct ChosenBy {
    std::vector<std::string> segments;
    bool time = false;
};

/// `names` are what the sides are called in words; `segments` as in compare().
Contrast contrast(const Frame& frame, const Bitmap& first, const Bitmap& second, std::array<std::string, 2> names,
    const std::vector<std::string>& segments, std::span<const NumberColumn> numbers, const ChosenBy& chosenBy = {});

/// What differs most, or that nothing does, in one sentence or two. Plain text.
std::string contrastSentence(const Contrast& contrast);

/// The fields of the contract "compare" with two sides, schema 1, in an object that is open.
void writeContrast(JsonWriter& json, const Contrast& contrast);

} // namespace turnout::population
