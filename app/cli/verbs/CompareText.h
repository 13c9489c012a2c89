// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Populations.h"

#include <string>

/// What `compare` prints for people. All hostile text in it is made visible.
namespace turnout::cli {

std::string comparisonText(const population::Comparison& comparison);
/// How far populations are apart in each segment and along each number, with tests.
std::string measuresText(const population::Comparison& comparison);
std::string whoRatesText(const population::WhoRates& who);
/// `quality`: what the labels say of both sides, or empty.
std::string contrastText(const population::Contrast& contrast, const std::string& quality);
std::string coverageText(const population::CoverageMap& map);

} // namespace turnout::cli
