// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Evaluation sets and their frozen versions. What writes belongs inside a Durable job: a version is there whole or
/// not at all, and never changes.
namespace turnout::store {

struct FrozenItem {
    SessionId session;
    std::string item; ///< the whole item as JSON
    std::string hash; ///< given by freeze: itemHash(item)
    friend bool operator==(const FrozenItem&, const FrozenItem&) = default;
};

struct FrozenVersion {
    std::int64_t version = 0; ///< counts from 1
    TimeMs frozenAt = 0;
    std::string recipe; ///< as JSON, as it was when frozen
    std::string summary; ///< as JSON
    std::string hash; ///< given by freeze: versionHash of the items
    std::int64_t items = 0;
    friend bool operator==(const FrozenVersion&, const FrozenVersion&) = default;
};

struct EvalSet {
    EvalSetId id;
    std::string name;
    std::string recipe;
    TimeMs createdAt = 0;
    std::vector<FrozenVersion> versions; ///< oldest first
    friend bool operator==(const EvalSet&, const EvalSet&) = default;
};

/// Refused where the name is taken; BadInput where it is empty.
Result<EvalSetId> createEvalSet(Connection& connection, std::string_view name, std::string_view recipe, TimeMs at);
/// The recipe of the set itself may change; frozen versions keep theirs.
Result<void> setEvalSetRecipe(Connection& connection, EvalSetId id, std::string_view recipe);
/// By name.
Result<std::vector<EvalSet>> evalSets(Connection& connection);
/// NotFound where there is no set of this name.
Result<EvalSet> evalSetNamed(Connection& connection, std::string_view name);

/// Freezes the next version of the set from the items in their order (their hashes are made here).
Result<FrozenVersion> freezeVersion(Connection& connection, EvalSetId id, std::string_view recipe,
    std::string_view summary, const std::vector<FrozenItem>& items, TimeMs at);
/// In order. NotFound where there is no such version.
Result<std::vector<FrozenItem>> frozenItems(Connection& connection, EvalSetId id, std::int64_t version);

/// XXH3-128 of the text, as 32 hex digits.
std::string itemHash(std::string_view item);
/// XXH3-128 of the items' hashes, each followed by a line feed, as 32 hex digits.
std::string versionHash(const std::vector<FrozenItem>& items);

} // namespace turnout::store
