// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Words.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace turnout::population {

std::string decimals(double number, int places)
{
    std::array<char, 64> text{};
    const int n = std::snprintf(text.data(), text.size(), "%.*f", places, number);
    return {text.data(), static_cast<std::size_t>(n)};
}

std::string percent(double share)
{
    const double value = share * 100;
    return decimals(value, value < 9.95 ? 1 : 0) + " %";
}

std::string points(double difference)
{
    const auto value = std::lround(difference * 100);
    return (value < 0 ? "−" : "+") + std::to_string(std::abs(value)) + " points";
}

std::string grouped(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3 && text[at - 4] != '-';)
        text.insert(at -= 3, ",");
    return text;
}

std::string listed(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

std::string valueName(const std::string& segment, const std::string& value)
{
    return segment + " " + (value.empty() ? "not given" : value);
}

} // namespace turnout::population
