// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <string>
#include <vector>

/// Work that leaves the project in a file of its own, for a colleague without the project.
namespace turnout::workbench {

inline constexpr TimeMs kHandedOutFor = 14LL * 24 * 60 * 60 * 1000;

struct SplitRequest {
    std::string annotator; ///< whom it is for
    std::int64_t size = 50; ///< at most so many sessions
    DrawId draw; ///< of this draw only; none: as the queue comes
    TimeMs keptFor = kHandedOutFor; ///< nobody is given them here for so long, unless they come back
    std::string path; ///< of the file to make; none may be there
};

struct SplitReport {
    std::string path;
    std::string key; ///< the package's
    std::string annotator;
    std::vector<std::string> sessions; ///< production's ids, in queue order
    TimeMs until = 0;
    std::int64_t held = 0; ///< more would wait, but not now
};

/// Makes a smaller project with what comes next in the annotator's queue, gold and repeats among it, and keeps these
/// sessions from everybody here. What is in it: see store/PackageFile.h. Refused: nothing waits, a file that is there,
/// a project that is itself a package. Stopped or crashed, it is as if it had never been asked for; at worst a file
/// "….part" is left.
Result<SplitReport> splitWork(
    OpenProject& project, const SplitRequest& request, const Progress& progress = {}, const CancelToken& cancel = {});
/// The contract "split", schema 1.
std::string splitToJson(const SplitReport& report, int indent = 2);
std::string splitText(const SplitReport& report);

/// A package as whoever leads the work sees it.
struct PackageState {
    std::string key;
    std::string annotator;
    TimeMs createdAt = 0;
    std::int64_t sessions = 0;
    std::int64_t answered = 0; ///< sessions of it that somebody answered or skipped in it
    std::int64_t open = 0; ///< sessions that are still kept for it
};
Result<std::vector<PackageState>> packageStates(OpenProject& project);

} // namespace turnout::workbench
