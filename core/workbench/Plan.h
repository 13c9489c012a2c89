// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "population/Filter.h"
#include "workbench/OpenProject.h"
#include "workbench/Pace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

struct PlanRequest {
    double within = 0.03; ///< the half-width to reach, a fraction
    population::Filter filter;
    bool learn = true; ///< false: go by a model only where it is there already, so that the answer is quick
    std::vector<std::string> segments; ///< to plan value by value; none: all with 2 to 50 values
};

/// The labels one group of sessions takes.
struct PlanPart {
    std::string segment; ///< empty for all sessions
    std::string value;
    std::int64_t sessions = 0;
    double share = 0.5; ///< good, as the plan takes it
    bool known = false; ///< from labels of these sessions; else from all of them, or one half
    double labels = 0; ///< there already, as an even draw counts them
    double needed = 0; ///< labels for ± within, of an even draw
    double more = 0; ///< of these, beyond what is there
    double halfNow = 1; ///< ± today
    double halfWith50 = 1; ///< ± with 50 more
};

struct Plan {
    std::string question;
    std::string filter;
    double within = 0;
    PlanPart all;
    std::vector<PlanPart> parts;
    double explained = 0; ///< the model's R² on held-out labels; 0 without a model
    std::string whyNoModel; ///< empty where there is one
    double withoutModel = 0; ///< labels for ± within if there were no model
    double enough = 0; ///< from so many labels on 50 more narrow the interval by less than a quarter of a point
    std::optional<Pace> pace; ///< nothing where nobody was timed yet
};

/// How many labels it takes to know quality within so much, for all sessions of the filter and for each segment value,
/// at what the model explains today. BadInput for a half-width outside 0.001…0.5 and for a segment that is not there;
/// Refused where no session matches.
Result<Plan> planLabels(
    OpenProject& project, const PlanRequest& request, const Progress& progress, const CancelToken& cancel);

/// "To know quality within ± 3 points: 683 labels, 540 more than there are, about 3.8 hours at …", in plain text.
std::string planSentence(const Plan& plan);
std::string planText(const Plan& plan);
/// The contract "plan", schema 1.
std::string planToJson(const Plan& plan, int indent = 2);

} // namespace turnout::workbench
