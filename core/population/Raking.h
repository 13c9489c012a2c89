// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Margins.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::population {

struct Frame;

struct RakedValue {
    std::string value; ///< "" is "not given"
    std::int64_t sessions = 0;
    double before = 0; ///< production sessions they stood for by their own weights
    double margin = 0; ///< … and stand for now
};

struct RakedSegment {
    std::string segment;
    std::vector<RakedValue> values;
};

/// What margins made of a frame's weights.
struct Raking {
    double total = 0; ///< what the weights add up to now
    std::vector<RakedSegment> segments;
    int rounds = 0;
    double effectiveN = 0; ///< Kish: as many equally weighted sessions carry as much
    double largestWeight = 0;
};

/// Replaces the frame's weights by those raked to the margins (stats::rake): every session's own weight times a factor
/// for its combination of values. Refused, with the frame as it was, where the margins and the sessions do not fit: a
/// segment or a value the sessions do not have, a value the margins lack, weights that add up to nothing, totals that
/// cannot all be met.
Result<Raking> rakeFrame(Frame& frame, const session::Margins& margins);

} // namespace turnout::population
