// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace turnout {

/// Milliseconds since 1970-01-01T00:00:00Z.
using TimeMs = std::int64_t;

/// Where "now" comes from, so that tests can set it (also backwards).
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;

    /// The operating system's clock.
    static const Clock& system();
};

/// A clock that stands still until it is set.
class ManualClock final : public Clock {
public:
    explicit ManualClock(TimeMs now)
        : m_now(now)
    {
    }
    [[nodiscard]] TimeMs now() const override
    {
        return m_now;
    }
    void set(TimeMs now)
    {
        m_now = now;
    }

private:
    TimeMs m_now;
};

/// Reads an RFC 3339 / ISO 8601 date-time ("2026-05-01T10:00:00Z", with offset, with a space for the T, with or
/// without fractions, date alone). A time without a zone is taken as UTC. Nothing for anything else.
std::optional<TimeMs> parseTime(std::string_view text);

/// "2026-05-01T10:00:00Z", with milliseconds only where they are not zero.
std::string formatTime(TimeMs time);

} // namespace turnout
