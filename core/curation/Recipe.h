// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Evaluation sets: which labelled sessions are in, what they stand for, how versions differ, what may be wrong with
/// them, and how they are written out. Pure values and functions; the workbench reads and writes.
namespace turnout::curation {

/// How many sessions of one segment value the set should have; where more are eligible, a random choice of them.
struct Quota {
    std::string segment;
    std::optional<std::string> value; ///< "" is "not given"; nothing: each value of the segment that is given
    std::int64_t count = 0;
    friend bool operator==(const Quota&, const Quota&) = default;
};

/// What an evaluation set is made of. Without quotas: all sessions with a final label that match the filter.
struct Recipe {
    std::string name; ///< of the set: any text, never a path
    std::vector<std::string> filter; ///< one condition a word, as population::parseFilter reads them
    std::vector<Quota> quotas;
    std::uint64_t seed = 1; ///< of the random choice within quotas
    bool onlyCounted = true; ///< leave out answers that do not count ("can't tell")
    friend bool operator==(const Recipe&, const Recipe&) = default;
};

inline constexpr std::size_t kLongestName = 100; ///< characters
inline constexpr std::size_t kMostQuotaValues = 1000; ///< of a segment with a quota for each value

/// Refused: an empty or blank name, one longer than kLongestName, control characters, text that is not UTF-8.
Result<void> checkSetName(std::string_view name);
/// Refused: counts below 1, quotas without a segment, the same quota twice. The name is checked where there is one.
Result<void> checkRecipe(const Recipe& recipe);

/// {"schema":1,"name":"support","filter":["language=de"],"quotas":[{"segment":"plan","value":"pro","count":50},
/// {"segment":"language","count":20}],"seed":7,"only_counted":true}. A quota without a value is one for each value.
std::string recipeToJson(const Recipe& recipe);
/// Missing keys keep their defaults; unknown keys and wrong types are refused, naming the place ("quotas[1].count").
Result<Recipe> recipeFromJson(std::string_view json);

/// A quota as typed: "plan=pro:50", "language=each:20" (the value as a JSON string where it is the word "each" itself
/// or has quotes, blanks or colons: language="each":3).
Result<Quota> quotaFromText(std::string_view text);
std::string quotaText(const Quota& quota);

} // namespace turnout::curation
