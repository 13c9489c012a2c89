// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "population/Measures.h"
#include "population/Numbers.h"

#include <string_view>

/// What the contracts of comparisons have in common.
namespace turnout::population {

void writeMeasures(JsonWriter& json, std::string_view name, const SegmentMeasures& measures);
/// n, mean, standard deviation and quantiles; null where no session of the set has the number.
void writeSummary(JsonWriter& json, std::string_view name, const NumberSummary& summary);
void writeMeasures(JsonWriter& json, std::string_view name, const std::optional<NumberMeasures>& measures);
/// "densities": where, and how high each set's density is there.
void writeGrid(JsonWriter& json, const NumberGrid& grid);
void writeDensity(JsonWriter& json, std::string_view name, const NumberSummary& summary);

} // namespace turnout::population
