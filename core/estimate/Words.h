// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// Numbers in the sentences of estimates.
namespace turnout::estimate {

/// "33 %"; below one "0.4 %".
std::string percent(double share);
/// Between two shares as they are shown, so that readers can do the sum: "4 points".
std::string points(double one, double other);
/// "0.71".
std::string hundredths(double number);
/// "2,140".
std::string count(double number);
/// "9.3", near 1 "1.05", from 20 on whole, from a million on "over a million".
std::string times(double ratio);

} // namespace turnout::estimate
