// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Words.h"

#include "base/Decimals.h"

#include <chrono>
#include <cmath>
#include <cstdlib>

namespace turnout::population {

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

std::string chance(double p)
{
    if (std::isnan(p))
        return {};
    return p < 0.0005 ? "<0.001" : decimals(p, 3);
}

std::string place(NumberColumn::Kind kind, double value)
{
    if (kind == NumberColumn::Kind::Time) {
        using namespace std::chrono;
        const year_month_day date{floor<days>(sys_time<milliseconds>(milliseconds(std::llround(value))))};
        std::string text = std::to_string(static_cast<int>(date.year()));
        for (const unsigned part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())})
            text += (part < 10 ? "-0" : "-") + std::to_string(part);
        return text;
    }
    const double size = std::abs(value);
    const std::string text = size >= 100 ? grouped(std::llround(size)) : decimals(size, size >= 10 ? 1 : 2);
    return value < 0 && text.find_first_not_of("0.") != std::string::npos ? "−" + text : text;
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
