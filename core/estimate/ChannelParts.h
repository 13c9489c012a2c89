// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ChannelReport.h"
#include "stats/Interval.h"

#include <string>
#include <vector>

namespace turnout::estimate {

struct WeightSums {
    double weight = 0;
    double squares = 0;

    void add(double w)
    {
        weight += w;
        squares += w * w;
    }
};

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

/// Months counted from year 0, in UTC.
std::int32_t monthOf(TimeMs time);
/// "2026-05".
std::string monthText(std::int32_t month);

/// κ of each value of each segment, and of each month, that has 20 ratings and 20 drawn labels at least.
std::vector<ChannelPart> channelParts(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws, const stats::Channel& all);

} // namespace turnout::estimate
