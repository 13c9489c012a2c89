// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Decimals.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace turnout {

std::string decimals(double number, int places)
{
    std::array<char, 400> text{}; // the largest double has 309 digits
    const double scale = std::pow(10, places);
    const double scaled = number * scale;
    const double rounded = std::isfinite(scaled) ? std::round(scaled) / scale : number;
    const int n = std::snprintf(text.data(), text.size(), "%.*f", places, rounded);
    return {text.data(), static_cast<std::size_t>(n)};
}

} // namespace turnout
