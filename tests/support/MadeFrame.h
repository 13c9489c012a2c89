// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"

#include <cmath>
#include <string>
#include <vector>

/// Frames made by hand, for the tests of what works on columns.
namespace testsupport {

/// `size` sessions with ids 1, 2, 3 …, weight 1, no time, unrated, and nothing else.
inline turnout::population::Frame madeFrame(std::size_t size)
{
    turnout::population::Frame frame;
    for (std::size_t i = 0; i < size; ++i)
        frame.ids.emplace_back(static_cast<std::int64_t>(i) + 1);
    frame.weights.assign(size, 1);
    frame.startedAt.assign(size, turnout::population::Frame::kNoTime);
    frame.turns.assign(size, 2);
    frame.characters.assign(size, 20);
    frame.rated = turnout::population::Bitmap(size);
    frame.ratings.assign(size, NAN);
    return frame;
}

/// A segment with these values by row; "" is "not given".
inline void addSegment(
    turnout::population::Frame& frame, const std::string& name, const std::vector<std::string>& values)
{
    turnout::population::SegmentColumn column;
    column.name = name;
    for (const std::string& value : values) {
        std::size_t code = 0;
        while (code < column.values.size() && column.values[code] != value)
            ++code;
        if (code == column.values.size())
            column.values.push_back(value);
        column.codes.push_back(static_cast<std::uint32_t>(code));
    }
    frame.segments.push_back(std::move(column));
}

/// A signal that happened this often by row, seen everywhere.
inline void addSignal(
    turnout::population::Frame& frame, const std::string& kind, const std::vector<std::uint8_t>& counts)
{
    frame.signals.push_back({kind, counts, turnout::population::Bitmap(frame.size(), true)});
}

inline void rate(turnout::population::Frame& frame, std::size_t row, float rating)
{
    frame.rated.set(row);
    frame.ratings[row] = rating;
}

/// Nothing is labelled, waiting or skipped.
inline turnout::population::LabelColumns noLabels(const turnout::population::Frame& frame)
{
    turnout::population::LabelColumns labels;
    labels.labeled = turnout::population::Bitmap(frame.size());
    labels.waiting = labels.labeled;
    labels.skipped = labels.labeled;
    labels.values.assign(frame.size(), NAN);
    return labels;
}

} // namespace testsupport
