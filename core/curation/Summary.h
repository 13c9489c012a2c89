// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Json.h"
#include "base/Result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::curation {

/// One answer to the estimated question.
struct LabelCount {
    std::string value; ///< as stored: "good"
    std::string title; ///< as shown: "Good"
    std::optional<double> countsAs;
    std::int64_t items = 0;
    double weight = 0; ///< sum of the items' weights
    friend bool operator==(const LabelCount&, const LabelCount&) = default;
};

/// One segment value in the set and in traffic (the sessions that match the recipe's filter, labelled or not).
struct ValueCoverage {
    std::string value; ///< "" is "not given"
    std::int64_t sessions = 0; ///< of traffic
    double traffic = 0; ///< share of traffic, by sampling weight
    std::int64_t items = 0;
    double share = 0; ///< of the items
    double weightedShare = 0; ///< of the items' weights; 0 where none has one
    friend bool operator==(const ValueCoverage&, const ValueCoverage&) = default;
};
struct SegmentCoverage {
    std::string segment;
    std::vector<ValueCoverage> values; ///< largest share of traffic first
    friend bool operator==(const SegmentCoverage&, const SegmentCoverage&) = default;
};

/// A quota that could not be met: all eligible sessions are in.
struct Shortfall {
    std::string segment;
    std::string value;
    std::int64_t asked = 0;
    std::int64_t taken = 0;
    friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

/// A draw that items came from.
struct DrawUsed {
    DrawId id;
    std::uint64_t seed = 0;
    std::string design;
    std::string policy; ///< as JSON
    std::string filter; ///< of its frame
    std::string frameHash;
    std::int64_t frame = 0; ///< sessions
    double frameWeight = 0;
    std::int64_t drawn = 0;
    std::int64_t answered = 0; ///< of the drawn
    std::int64_t items = 0; ///< of the set
    std::map<std::string, std::int64_t> arms; ///< of these items
    friend bool operator==(const DrawUsed&, const DrawUsed&) = default;
};

/// What a set is, in numbers: what the page shows while it is made, what is frozen with a version, and what its
/// manifest and data card say.
struct Summary {
    std::int64_t items = 0;
    std::int64_t sessions = 0; ///< of traffic
    double traffic = 0; ///< sum of their sampling weights
    std::int64_t labeled = 0; ///< of them, with a final label
    std::int64_t leftOutOpen = 0; ///< answered by several who come to no final label: to be adjudicated
    std::int64_t leftOutUncounted = 0; ///< labelled "can't tell" and left out
    std::int64_t leftOutByQuota = 0; ///< eligible, but not chosen or in no quota
    std::int64_t outsideQuotas = 0; ///< of those: in no quota, so that nothing in the set stands for them
    std::int64_t notRepresented = 0; ///< of those: in quotas, but nobody alike was chosen
    std::int64_t withoutTurns = 0; ///< items whose transcript is empty
    std::string question; ///< the estimated one: "verdict"
    std::vector<LabelCount> labels; ///< in the order of the rubric
    std::vector<SegmentCoverage> coverage;
    std::vector<Shortfall> shortfalls;
    std::vector<DrawUsed> draws;
    RubricId rubric;
    std::string rubricName;
    std::string rubricJson;
    std::map<std::int64_t, std::int64_t> rubricVersions; ///< version answered under → items
    std::int64_t severalAnnotators = 0; ///< items whose question more than one annotator answered
    std::optional<double> agreement; ///< mean share of agreeing pairs over those
    std::int64_t weighted = 0; ///< items that came from a draw
    std::int64_t mustLabel = 0; ///< items without a probability, and so without a weight
    double weightSum = 0;
    double kishSize = 0; ///< as many equally weighted items are in it: (Σw)²/Σw² (Kish 1965)
    double largestWeight = 0;
    std::optional<double> weightedMean; ///< of what the labels count as, over weighted items
    std::string program; ///< "turnout 0.1.0"
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// The members of the summary into an open object, and the whole as one object.
void writeSummary(JsonWriter& json, const Summary& summary);
std::string summaryToJson(const Summary& summary, int indent = 0);
/// Reads what summaryToJson wrote; members that are not there keep their defaults. BadInput for anything else.
Result<Summary> summaryFromJson(std::string_view json);

/// Lines for people: counts, labels, coverage, shortfalls, weights.
std::string summaryText(const Summary& summary);

} // namespace turnout::curation
