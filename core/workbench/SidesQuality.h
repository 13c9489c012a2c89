// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ByDesign.h"
#include "workbench/Populations.h"

#include <array>
#include <optional>
#include <string>

namespace turnout {
class JsonWriter;
}

namespace turnout::workbench {

/// What the labels say of the quality of two sides, by design and without a model.
struct SidesQuality {
    std::array<std::string, 2> names;
    std::array<estimate::DesignEstimate, 2> sides; ///< not usable where no drawn session of the side is answered
    bool apart = false; ///< the sides share no session, so that their difference has an interval
    double difference = 0; ///< first − second
    stats::Interval interval; ///< 95 %, of the difference: Newcombe's square-and-add of both intervals
};

/// What all draws say of each side within `shared`. Nothing where a side is a draw, or chosen by having labels.
SidesQuality sidesQuality(
    const Snapshot& snapshot, const Side& first, const Side& second, const population::Filter& shared);

/// "By the labels 80 % [76 %, 83 %] of model=v1 are good and 72 % [66 %, 78 %] of model=v2: 8 points apart [1, 15]."
/// Empty where nothing can be said of either side. Plain text.
std::string sidesQualitySentence(const SidesQuality& quality);

/// The field "quality" of the contract "compare" with two sides.
void writeSidesQuality(JsonWriter& json, const SidesQuality& quality);

} // namespace turnout::workbench
