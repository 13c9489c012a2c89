// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Summary.h"
#include "session/Session.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::curation {

/// What the checks need of one item beyond the summary.
struct CheckedItem {
    std::string session; ///< production's id
    std::string user; ///< empty: not known
    std::string transcript; ///< transcriptHash
    std::vector<std::pair<std::string, std::string>> segments;
    bool hasProbability = false;
    std::optional<double> agreement; ///< share of agreeing pairs, where several annotators answered
};

/// Sessions a finding is about, with what they have in common ("language de", "user u-91").
struct FindingGroup {
    std::string what;
    std::vector<std::string> sessions; ///< production's ids
    friend bool operator==(const FindingGroup&, const FindingGroup&) = default;
};

/// What one check found.
struct Finding {
    std::string check; ///< "too_few", "duplicates", "empty", "no_probability", "cant_tell", "disagreement",
                       ///< "repeated_users"
    std::string title;
    bool caution = false; ///< something to look at
    std::string text; ///< the finding as a sentence, with its numbers
    std::int64_t count = 0; ///< what the sentence counts
    double share = 0; ///< of the items, or, for "cant_tell", of the labelled sessions
    std::vector<FindingGroup> groups;
    friend bool operator==(const Finding&, const Finding&) = default;
};

inline constexpr std::int64_t kFewItems = 10; ///< fewer of a segment value say little about it
inline constexpr double kWorthChecking = 0.01; ///< share of traffic from which a segment value must be covered

/// The same for transcripts that differ only in white space and in the case of ASCII letters: XXH3-128 of roles and
/// normalised texts, as 32 hex digits; empty for a session without turns.
std::string transcriptHash(const std::vector<session::Turn>& turns);

/// All checks, in a fixed order, those that found nothing too.
std::vector<Finding> checkItems(const Summary& summary, const std::vector<CheckedItem>& items);

/// The contract "evaluation set check", schema 1.
std::string findingsToJson(const std::string& set, const std::vector<Finding>& findings, int indent = 2);
std::string findingsText(const std::vector<Finding>& findings);

} // namespace turnout::curation
