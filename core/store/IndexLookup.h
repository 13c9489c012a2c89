// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Job.h"
#include "store/Connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Asking the full-text index. Everything here throws SQLite::Exception.
namespace turnout::store {

/// What a text asks of the index: a session can only have it with a word out of each list, or with a word the index
/// does not have as it is (kOddWord).
struct IndexPlan {
    std::vector<std::vector<std::string>> anyOf;
    bool exact = false; ///< having a word of the (only) list is having the text
};

/// Nothing where the index is no help, or cancelled.
std::optional<IndexPlan> planSearch(Connection& connection, std::string_view text, const CancelToken& cancel);

/// Sessions from `first` on, a bit each.
class SessionBits {
public:
    SessionBits(SessionId first, SessionId last);
    void set(SessionId id);
    [[nodiscard]] bool test(SessionId id) const;
    void keepOnly(const SessionBits& other);

private:
    std::int64_t m_first;
    std::vector<std::uint64_t> m_bits;
};

/// The sessions from `first` to `last` that have any of these words. What is there when cancelled may be less.
SessionBits sessionsWith(Connection& connection, const std::vector<std::string>& words, SessionId first, SessionId last,
    const CancelToken& cancel);

} // namespace turnout::store
