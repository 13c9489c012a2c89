// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"

#include <optional>
#include <string>
#include <vector>

namespace turnout::population {

/// The session has one of these values in this segment ("" means "not given").
struct SegmentCondition {
    std::string segment;
    std::vector<std::string> values;
    friend bool operator==(const SegmentCondition&, const SegmentCondition&) = default;
};

/// Which loaded sessions a view, a draw or an estimate is about: all conditions must hold. A value, shared by every
/// view; the empty filter is everything.
struct Filter {
    std::vector<SegmentCondition> segments;
    std::optional<Population> population;
    std::string signal; ///< this signal happened
    std::optional<TimeMs> from; ///< started at or after
    std::optional<TimeMs> until; ///< started before
    friend bool operator==(const Filter&, const Filter&) = default;

    [[nodiscard]] bool empty() const
    {
        return *this == Filter{};
    }
};

/// The rows the filter keeps. Conditions on segments, values or signals that do not exist keep nothing.
Bitmap apply(const Filter& filter, const Frame& frame, const LabelColumns& labels);

/// "language=de,fr population=rated signal=retry from=2026-05-01T00:00:00Z": stored with draws and estimates.
/// Words with blanks, commas, quotes or "=" are written as JSON strings, and so is a segment that is called like
/// another condition ("signal").
std::string filterText(const Filter& filter);

/// Reads words as filterText writes them, one condition each ("language=de"); an unknown segment, signal or value of
/// the frame is refused by name, with the nearest things there are.
Result<Filter> parseFilter(const std::vector<std::string>& conditions, const Frame& frame);

} // namespace turnout::population
