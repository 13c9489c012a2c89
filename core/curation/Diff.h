// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::curation {

/// One question of one session that is answered differently; empty text: not answered.
struct Relabelled {
    std::string session; ///< production's id
    std::string question;
    std::string from;
    std::string to;
    friend bool operator==(const Relabelled&, const Relabelled&) = default;
};

/// What is different between two versions of a set. A session may be both relabelled and reweighted.
struct VersionDiff {
    std::string set;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<Relabelled> relabelled;
    std::vector<std::string> reweighted;
    std::vector<std::string> changed; ///< something else: a rating that came later, a segment
    std::int64_t unchanged = 0;
    friend bool operator==(const VersionDiff&, const VersionDiff&) = default;
};

/// Compares items as they were frozen (their JSON). Sessions are in the order of their id.
Result<VersionDiff> diffItems(std::span<const std::string> before, std::span<const std::string> after);

/// The contract "evaluation set diff", schema 1.
std::string diffToJson(const VersionDiff& diff, int indent = 2);
std::string diffText(const VersionDiff& diff);

} // namespace turnout::curation
