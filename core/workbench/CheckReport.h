// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Checks.h"
#include "workbench/OpenProject.h"

#include <string>
#include <vector>

/// What gold and repeats say of a project's annotators.
namespace turnout::workbench {

struct CheckReport {
    double goldShare = 0; ///< of each queue, mixed in unseen
    std::int64_t goldSessions = 0; ///< with an answer that is known today
    std::int64_t repeatsAsked = 0; ///< sessions that chance marked to be asked again
    struct Of {
        std::string name;
        agreement::AnnotatorChecks checks;
        std::vector<std::string> sessions; ///< production's ids, one for each of checks.wrong
    };
    std::vector<Of> gold; ///< the surest first: by the lower end of the interval
    std::vector<Of> repeats;
};

/// Fewer right answers to gold than this, at the lower end of the interval and of at least so many, and an annotator
/// should be talked to.
inline constexpr double kGoldPasses = 0.7;
inline constexpr std::size_t kGoldNeeds = 10;

Result<CheckReport> checksOf(OpenProject& project);
/// Sets the part of each queue that is gold, 0 … ½. BadInput for another number.
Result<void> setGoldShare(OpenProject& project, double share);

/// The contract "checks", schema 1.
std::string checksToJson(const CheckReport& report, int indent = 2);
/// What it comes to, in a sentence or two. Plain text.
std::string checksSentence(const CheckReport& report);

} // namespace turnout::workbench
