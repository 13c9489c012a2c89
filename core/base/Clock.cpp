// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace turnout {
namespace {

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
};

/// Reads exactly so many digits at `at`, moving on behind them; -1 where there are none.
template <std::size_t kDigits>
int number(std::string_view text, std::size_t& at)
{
    if (at + kDigits > text.size())
        return -1;
    unsigned value = 0;
    bool digits = true;
    for (std::size_t i = 0; i < kDigits; ++i) {
        const unsigned digit = static_cast<unsigned char>(text[at + i]) - unsigned{'0'};
        digits &= digit <= 9;
        value = value * 10 + digit;
    }
    if (!digits)
        return -1;
    at += kDigits;
    return static_cast<int>(value);
}

bool skip(std::string_view text, std::size_t& at, std::string_view anyOf)
{
    if (at == text.size())
        return false;
    const char c = text[at];
    // Not find(): for one or two characters its call takes longer than looking at them.
    const bool there = std::any_of(anyOf.begin(), anyOf.end(), [c](char one) { return one == c; });
    at += there ? 1 : 0;
    return there;
}

/// Offset from UTC in minutes: "Z", "+02:00", "+0200", "+02" or nothing (UTC).
std::optional<int> zone(std::string_view text, std::size_t& at)
{
    if (at == text.size() || skip(text, at, "Zz"))
        return at == text.size() ? std::optional(0) : std::nullopt;
    const int sign = text[at] == '-' ? -1 : 1;
    if (!skip(text, at, "+-"))
        return std::nullopt;
    const int hours = number<2>(text, at);
    skip(text, at, ":");
    const int minutes = at == text.size() ? 0 : number<2>(text, at);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || at != text.size())
        return std::nullopt;
    return sign * (hours * 60 + minutes);
}

} // namespace

const Clock& Clock::system()
{
    static const SystemClock clock;
    return clock;
}

std::optional<TimeMs> parseTime(std::string_view text)
{
    using namespace std::chrono;
    std::size_t at = 0;
    const int y = number<4>(text, at);
    if (y < 0 || !skip(text, at, "-"))
        return std::nullopt;
    const int m = number<2>(text, at);
    if (m < 0 || !skip(text, at, "-"))
        return std::nullopt;
    const int d = number<2>(text, at);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (d < 0 || !date.ok())
        return std::nullopt;
    std::int64_t ms = duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count();
    if (at == text.size())
        return ms;
    if (!skip(text, at, "Tt "))
        return std::nullopt;
    const int hours = number<2>(text, at);
    if (hours < 0 || hours > 23 || !skip(text, at, ":"))
        return std::nullopt;
    const int minutes = number<2>(text, at);
    if (minutes < 0 || minutes > 59)
        return std::nullopt;
    int secs = 0;
    if (skip(text, at, ":")) {
        secs = number<2>(text, at);
        if (secs < 0 || secs > 60)
            return std::nullopt;
    }
    int fraction = 0;
    if (skip(text, at, ".,")) {
        int scale = 100;
        std::size_t digits = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            fraction += (text[at] - '0') * scale;
            scale /= 10;
        }
        if (digits == 0)
            return std::nullopt;
    }
    const auto offset = zone(text, at);
    if (!offset)
        return std::nullopt;
    ms += ((hours * 60LL + minutes - *offset) * 60 + secs) * 1000 + fraction;
    return ms;
}

std::string formatTime(TimeMs time)
{
    using namespace std::chrono;
    const sys_time<milliseconds> point{milliseconds{time}};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss clock{point - day};
    std::array<char, 48> out{};
    const int year = static_cast<int>(date.year());
    const auto head = std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d", year,
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    std::string text(out.data(), static_cast<std::size_t>(head));
    if (clock.subseconds().count() != 0) {
        const auto tail = std::snprintf(out.data(), out.size(), ".%03d", static_cast<int>(clock.subseconds().count()));
        text.append(out.data(), static_cast<std::size_t>(tail));
    }
    return text + 'Z';
}

} // namespace turnout
