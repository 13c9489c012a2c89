// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is looked for as personal data, and what is done about it.
namespace turnout::ingest {

enum class DataKind : std::uint8_t {
    Pattern, ///< a user's own regular expression
    Email,
    Iban,
    Card,
    Secret, ///< a key or token that opens something
    Ip,
    Phone,
};
inline constexpr std::size_t kDataKinds = 7;

/// "pattern", "email", "iban", "card", "secret", "ip", "phone": in reports and in pseudonyms.
std::string_view dataKindName(DataKind kind);

enum class RedactionMode : std::uint8_t {
    Off, ///< nothing is looked for
    Report, ///< found and counted, every text stays as it came
    Replace, ///< found values become pseudonyms before anything else sees them
};

/// "off", "report", "replace".
std::string_view redactionModeName(RedactionMode mode);
std::optional<RedactionMode> redactionModeFromName(std::string_view name);

/// 128 random bits. Whoever has them can test a guess ("is this pseudonym a@b.com?"), so they stay in the project.
using PseudonymKey = std::array<std::uint8_t, 16>;

struct RedactionOptions {
    RedactionMode mode = RedactionMode::Off;
    std::vector<std::string> patterns; ///< regular expressions (RE2's syntax) for what only the user knows
    PseudonymKey key{};
};

/// What was found, by kind.
struct RedactionCounts {
    std::array<std::int64_t, kDataKinds> found{};
    std::int64_t records = 0; ///< sessions, events and rejects with at least one

    [[nodiscard]] std::int64_t total() const;
    friend bool operator==(const RedactionCounts&, const RedactionCounts&) = default;
};

} // namespace turnout::ingest
