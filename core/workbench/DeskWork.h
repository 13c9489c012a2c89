// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/OpenProject.h"
#include "workbench/QueueWork.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

/// What one annotator has done in this project; what was taken back does not count.
struct AnnotatorWork {
    AnnotatorId id;
    std::string name;
    std::int64_t answered = 0; ///< sessions
    std::int64_t skipped = 0; ///< sessions whose last word by this annotator is a skip
    std::int64_t today = 0; ///< sessions answered today, UTC
    std::optional<double> pace; ///< median seconds a session, breaks left out; nothing of fewer than three
    std::int64_t flagged = 0; ///< sessions with their flag on
    std::optional<TimeMs> last; ///< when they last said something
    friend bool operator==(const AnnotatorWork&, const AnnotatorWork&) = default;
};

/// Seconds of work an answer or skip took, or nothing where that is not known. A desk leaves breaks out; what is over
/// five minutes in spite of that (of older labels, say) counts as a break too.
std::optional<double> workSeconds(const session::LabelEvent& event);
/// The median; nothing of fewer than three.
std::optional<double> medianPace(std::vector<double> seconds);

/// Every annotator of the project in order of their names; adjudications aside.
Result<std::vector<AnnotatorWork>> annotatorWork(OpenProject& project);
std::string annotatorWorkText(const std::vector<AnnotatorWork>& work);
/// {"schema":1,"annotators":[{"name":…,"answered":…,"skipped":…,"today":…,"seconds":…,"flagged":…,"last":…}]}
std::string annotatorWorkToJson(const std::vector<AnnotatorWork>& work, int indent = 2);

/// A session with the flag of one annotator on it.
struct FlaggedSession {
    SessionId id;
    std::string session; ///< production's id
    std::string annotator;
    TimeMs at = 0;
};
/// In order of the session, then of the annotator; of one annotator only where a name is given.
Result<std::vector<FlaggedSession>> flaggedSessions(OpenProject& project, const std::string& annotator = {});
/// Puts this annotator's flag on, or takes it off.
Result<QueueChange> flagSessions(
    OpenProject& project, const std::string& annotator, const std::vector<std::string>& names, bool flagged);

} // namespace turnout::workbench
