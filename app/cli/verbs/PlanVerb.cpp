// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/Plan.h"
#include "workbench/Quality.h"

namespace turnout::cli {
namespace {

struct PlanVerb : CommonOptions {
    double within = 0.03;
    std::vector<std::string> by;
    std::vector<std::string> filter;
};

Result<int> runPlan(const PlanVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    workbench::PlanRequest request;
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    request.filter = *filter;
    request.within = verb.within;
    request.segments = verb.by;
    ProgressLine line(console.err, "learning from the labels");
    const auto plan = workbench::planLabels(**project, request, line.progress(), console.cancel);
    if (!plan)
        return plan.error();
    if (verb.json())
        printJson(console, workbench::planToJson(*plan));
    else
        console.out << workbench::planText(*plan);
    return kDone;
}

} // namespace

void addPlan(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<PlanVerb>();
    CLI::App* verb
        = addVerb(app, "plan", "How many labels it takes to know quality within so much, and what 50 more buy",
            "turnout-cli plan support.turnout --within 0.03 --by language");
    addProject(*verb, *options);
    verb->add_option("--within", options->within, "the half-width to reach, as a fraction: 0.03 is ± 3 points")
        ->check(share())
        ->capture_default_str();
    verb->add_option("--by", options->by, "segments to plan for value by value (default: all with 2 to 50 values)")
        ->delimiter(',')
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runPlan);
}

} // namespace turnout::cli
