// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

/// One line a figure: what, the median (or percentile) measured, the number to reach, and the peer in the same run.
namespace bench {

inline double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Seconds of one call.
template <typename F>
double seconds(F&& f)
{
    const double start = now();
    f();
    return now() - start;
}

inline double percentile(std::vector<double> values, double p)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(p * static_cast<double>(values.size())))];
}

inline void heading(const char* text)
{
    std::printf("\n%s\n", text);
}

/// "name   12.3 ms   (reach: under 50 ms)".
inline void line(const std::string& what, const std::string& value, const std::string& reach)
{
    std::printf("  %-58s %14s   %s\n", what.c_str(), value.c_str(), reach.c_str());
    std::fflush(stdout);
}

inline std::string ms(double s)
{
    char text[64];
    std::snprintf(text, sizeof text, s < 0.01 ? "%.2f ms" : "%.0f ms", s * 1000);
    return text;
}

inline std::string megabytes(double mb)
{
    return std::to_string(static_cast<int>(mb + 0.5)) + " MB";
}

inline std::string times(double ratio)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.2f ×", ratio);
    return text;
}

} // namespace bench
