// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Demo.h"
#include "workbench/OpenProject.h"

#include <string>

namespace turnout::workbench {

struct DemoRequest {
    demo::DemoOptions options;
    std::string sessionsFile; ///< also write them as turnout-sessions/1, without ratings (empty: no)
    std::string ratingsFile; ///< the ratings as events
    std::string truthFile; ///< the true verdicts as labels
};

struct DemoReport {
    std::int64_t sessions = 0;
    std::int64_t rated = 0;
    double truth = 0; ///< weighted share of good and acceptable sessions
    double seconds = 0;
};

/// Fills an empty project with the made-up product and its known truth. Refused where the project has sessions.
Result<DemoReport> makeDemo(
    OpenProject& project, const DemoRequest& request, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
