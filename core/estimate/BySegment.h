// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Groups.h"

#include <string>
#include <vector>

namespace turnout {
class JsonWriter;
}

/// Quality part by part: what thumbs say, what drawn labels say, and what they say once small parts lend each other
/// strength.
namespace turnout::estimate {

/// Of the sessions with one value of a segment.
struct ValueQuality {
    std::string value; ///< "" is "not given"
    std::int64_t sessions = 0;
    double share = 0; ///< of all sessions, weighted

    std::int64_t ratings = 0;
    double up = 0; ///< share of the thumbs; undefined without ratings
    stats::Interval upInterval;

    std::int64_t labels = 0; ///< drawn ones that count; 0: nothing is known by itself
    double effectiveN = 0;
    bool census = false; ///< every session is labelled
    double quality = 0; ///< Hájek, of these sessions alone
    stats::Interval interval;
    bool differs = false; ///< from all sessions, with the false discovery rate over all values held to 5 %

    double pooled = 0; ///< pulled towards the mean of the segment's values, the more the less it rests on
    stats::Interval pooledInterval;
    double own = 0; ///< 0…1: how much its own labels count in that
};

struct SegmentQuality {
    std::string segment; ///< "month" for the month sessions began in (UTC)
    bool month = false; ///< no segment of the project
    bool pooled = false; ///< two values have labels: there is something to pull towards
    std::vector<ValueQuality> values; ///< in the segment's order
};

struct QualityBySegment {
    std::vector<SegmentQuality> segments; ///< the model's version first, months last; those with two values or more
    std::vector<std::string> leftOut; ///< segments with too many values: ids rather than segments
    std::int64_t compared = 0; ///< values looked at for a difference from all

    static constexpr double kDiscoveries = 0.05; ///< of the values that are said to differ, so many may not
};

/// `all`: the Hájek estimate of the selection. Shrinkage: stats::poolShares on effective numbers.
QualityBySegment qualityBySegment(const population::Frame& frame, const population::LabelColumns& labels,
    const GroupedSelection& groups, const std::vector<queue::DesignedDraw>& draws, const DesignEstimate& all);

/// "3 of 21 values looked at differ from all sessions (at most one in twenty of those marked by chance, Benjamini–
/// Hochberg): plan free 61 %, …" Plain text.
std::string bySegmentSentence(const QualityBySegment& parts);

/// An array of segments, part of the contract "estimate".
void writeBySegment(JsonWriter& json, const QualityBySegment& parts);

} // namespace turnout::estimate
