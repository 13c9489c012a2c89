// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Numbers.h"

#include <cstdint>
#include <string>
#include <vector>

/// Numbers in the sentences and tables of comparisons.
namespace turnout::population {

/// "2.1 %": one decimal below ten, none above.
std::string percent(double share);
/// "+18 points", with a true minus.
std::string points(double difference);
/// "18,204".
std::string grouped(std::int64_t number);
/// A p value: "0.031", "<0.001"; nothing where there is none.
std::string chance(double p);
/// A number of a column: "2026-05-01", "1,204", "12.5", "0.31".
std::string place(NumberColumn::Kind kind, double value);
/// "a, b and c".
std::string listed(const std::vector<std::string>& words);
/// "plan pro", "plan not given".
std::string valueName(const std::string& segment, const std::string& value);

} // namespace turnout::population
