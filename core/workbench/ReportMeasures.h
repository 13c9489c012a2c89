// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Compare.h"
#include "population/CoverageMap.h"
#include "population/WhoRates.h"

#include <optional>
#include <string>
#include <utility>

/// What a statistician looks for in the report: how far populations are apart, and how sure that is.
namespace turnout::workbench::report {

/// The classifier two-sample test in words, and what its model goes by most.
std::string whoRatesPart(const population::WhoRates& who);

/// Each segment (χ² with Rao & Scott's correction, V, Jensen–Shannon, PSI) and each number (quantiles, KS, Wasserstein)
/// in a row for the rated and one for the labeled.
std::string measuresPart(const population::Comparison& comparison);

/// The two segments that a coverage map on paper is of: the first that have two to twelve values.
std::optional<std::pair<std::string, std::string>> coverageSegments(const population::Comparison& comparison);
std::string coveragePart(const population::CoverageMap& map);

} // namespace turnout::workbench::report
