// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <optional>
#include <string>

namespace turnout::workbench {

/// How long a label takes the people of this project.
struct Pace {
    double seconds = 0; ///< median of the sessions that were answered or skipped; over five minutes is a break
    std::int64_t sessions = 0; ///< it is measured on
    std::int64_t annotators = 0;
    friend bool operator==(const Pace&, const Pace&) = default;
};

/// Nothing where fewer than three sessions were timed: labels from files bring no time.
Result<std::optional<Pace>> paceOf(OpenProject& project);

/// "25 s a session, the median of 140 by 2 annotators".
std::string paceText(const Pace& pace);
/// "1.4 hours", "20 minutes".
std::string workTimeText(double seconds);

} // namespace turnout::workbench
