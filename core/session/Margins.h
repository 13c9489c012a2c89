// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace turnout::session {

/// How many production sessions have one value of a segment.
struct MarginValue {
    std::string value; ///< "" is "not given"
    double sessions = 0; ///< 0 or more
    friend bool operator==(const MarginValue&, const MarginValue&) = default;
};

/// The known production counts of one segment, by value, in order of the value.
struct SegmentMargin {
    std::string segment;
    std::vector<MarginValue> values;
    friend bool operator==(const SegmentMargin&, const SegmentMargin&) = default;
};

/// Known production counts to weight to. Every segment's counts add up to the total.
struct Margins {
    double total = 0;
    std::vector<SegmentMargin> segments; ///< in order of the name; none: there are no margins
    friend bool operator==(const Margins&, const Margins&) = default;
};

/// Reads {"total": 1843220, "segments": {"plan": {"free": 1500000, "pro": 343220}}}. Refuses, naming the place, what is
/// not that: keys it does not know, a segment or a value twice, counts below 0, counts that do not add up to the total.
Result<Margins> marginsFromJson(std::string_view json);

/// Puts segments and values in order. Refuses, naming the place, a total of nothing, no segment or no value, a segment
/// or a value twice, and counts that do not add up to the total.
Result<void> arrangeMargins(Margins& margins);

} // namespace turnout::session
