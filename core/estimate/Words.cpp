// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Words.h"

#include "base/Decimals.h"

#include <cmath>

namespace turnout::estimate {
std::string percent(double share)
{
    if (share > 0 && share < 0.01)
        return (share < 0.0005 ? "under 0.1" : decimals(share * 100, 1)) + " %";
    return std::to_string(std::lround(share * 100)) + " %";
}

std::string points(double one, double other)
{
    const auto p = std::abs(std::lround(one * 100) - std::lround(other * 100));
    return std::to_string(p) + (p == 1 ? " point" : " points");
}

std::string hundredths(double number)
{
    return decimals(number, 2);
}

std::string count(double number)
{
    std::string text = std::to_string(std::llround(number));
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string times(double ratio)
{
    if (ratio >= 1e6)
        return "over a million";
    const bool nearOne = std::abs(ratio - 1) < 0.1; // 1.0 would be no ratio at all
    return ratio >= 20 ? count(ratio) : decimals(ratio, ratio < 1 || nearOne ? 2 : 1);
}

} // namespace turnout::estimate
