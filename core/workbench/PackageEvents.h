// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "session/LabelEvent.h"
#include "session/Session.h"
#include "store/PackageFile.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

/// What was done in a package, as it came back.
namespace turnout::workbench {

struct PackageEvents {
    store::PackageLabel label;
    struct Event {
        session::LabelEvent event; ///< with the package's ids
        std::string session; ///< production's id
        std::string annotator; ///< name
        /// What was done where: the same in every copy of the package that has it. A copy two people went on with has
        /// other things under the same number, and so other origins.
        std::string origin;
        std::vector<std::string> shown; ///< what was in sight then
    };
    std::vector<Event> events; ///< in order of doing
    struct Flag {
        std::string session;
        std::string annotator;
        bool flagged = false;
        TimeMs at = 0;
    };
    std::vector<Flag> flags;
    struct Sight {
        std::string session;
        std::string annotator;
        std::string what;
        TimeMs at = 0;
    };
    std::vector<Sight> sights; ///< what came in sight there, or had before it was handed out
    std::map<RubricId, session::Rubric> rubrics;
    std::unordered_map<std::string, std::vector<session::Turn>> transcripts; ///< of sessions with events
    bool clockAhead = false; ///< something was done later than now
};

/// Reads the file, which is not changed. Refused where it is no package; Damaged where it is not whole.
Result<PackageEvents> readPackage(const std::string& path, const Clock& clock);

} // namespace turnout::workbench
