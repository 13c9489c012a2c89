// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ByDesign.h"
#include "stats/Interval.h"

#include <string>
#include <vector>

/// The sessions of a selection apart by the values of its segments, and by month: what everything that is said part by
/// part is made from.
namespace turnout::estimate {

/// Thumbs of some sessions.
struct ThumbSums {
    std::int64_t n = 0;
    double weight = 0;
    double squares = 0;
    double up = 0;

    /// Counts the row where it is rated.
    void add(const population::Frame& frame, std::size_t row)
    {
        if (!frame.rated.test(row))
            return;
        const double w = frame.weights[row];
        const float rating = frame.ratings[row];
        ++n;
        weight += w;
        squares += w * w;
        up += rating > 0.5F ? w : rating < 0.5F ? 0 : w / 2;
    }
    [[nodiscard]] double share() const
    {
        return up / weight;
    }
    [[nodiscard]] double effectiveN() const
    {
        return stats::effectiveN(weight, squares);
    }
};

/// Sessions with one value of a segment.
struct Group {
    std::string value; ///< "" is "not given"
    std::int64_t sessions = 0;
    double weight = 0;
    ThumbSums thumbs;
    std::vector<population::Row> reached; ///< drawn, or known to a draw, once each
    std::vector<population::Row> answered; ///< labelled, however they came to it
    std::int64_t labels = 0; ///< of those reached, that are answered and count
    TimeMs first = population::Frame::kNoTime; ///< of a month: when its first session began
};

/// A segment with the values that occur in the selection, in the segment's order.
struct Groups {
    std::string segment; ///< "month" for the month sessions began in (UTC)
    bool month = false;
    std::vector<Group> values;
};

inline constexpr std::size_t kMostGroups = 200; ///< values of a segment; with more it is an id

struct GroupedSelection {
    std::vector<Groups> segments; ///< the model's version first, months last
    std::vector<std::string> leftOut; ///< segments with too many values
};

/// One pass over the selection for each segment.
GroupedSelection groupsOf(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws);

/// The Hájek estimate of a group: the numbers that a filter for its sessions gives. Looks at what the draws reached
/// alone, so that it costs no walk over all sessions.
DesignEstimate estimateOfGroup(const population::Frame& frame, const population::LabelColumns& labels,
    const Group& group, const std::vector<queue::DesignedDraw>& draws);

/// Months counted from year 0, in UTC.
std::int32_t monthOf(TimeMs time);
/// "2026-05".
std::string monthText(std::int32_t month);

} // namespace turnout::estimate
