// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "estimate/Corrections.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

#include <cmath>

namespace turnout::cli {
namespace {

struct EstimateVerb : CommonOptions {
    std::vector<std::string> filter;
    bool corrections = false;
    std::vector<std::string> by;
};

/// A refused one is red too, and has no number to be careful with.
std::string lightText(const estimate::Estimate& e)
{
    const bool refused = e.status == estimate::Status::Refused;
    return std::string(e.light && !refused ? estimate::lightName(*e.light) : estimate::statusName(e.status));
}

std::string estimatesText(const estimate::Estimates& estimates)
{
    const bool lights = !estimates.estimates.empty() && estimates.estimates.front().light.has_value();
    std::string out
        = workbench::visible(lights ? estimate::correctionsSentence(estimates) : estimate::estimateSentence(estimates))
        + "\n\n";
    out += "Question \"" + workbench::visible(estimates.question) + "\", " + workbench::countText(estimates.sessions)
        + " sessions";
    if (estimates.weight != static_cast<double>(estimates.sessions))
        out += " that stand for " + workbench::countText(std::llround(estimates.weight));
    out += estimates.filter.empty() ? "" : " with " + workbench::visible(estimates.filter);
    out += ".\n\n";
    workbench::TextTable table({{}, {"good", true}, {"95 %", true}, {"n", true}, {"n effective", true},
        {"heaviest", true}, {lights ? "light" : "status"}});
    std::string notes;
    for (const estimate::Estimate& e : estimates.estimates) {
        const bool refused = e.status == estimate::Status::Refused;
        const std::string title(estimate::methodTitle(e.method));
        table.add(
            {title, refused ? "–" : workbench::percentText(e.value), refused ? "" : workbench::rangeText(e.interval),
                workbench::countText(e.n), refused ? "" : workbench::numberText(e.effectiveN, 1),
                refused ? "" : workbench::numberText(e.largestWeight, 1), lightText(e)});
        notes += title + ": assumes " + e.assumption + (e.reason.empty() ? "" : "; " + e.reason) + ".\n";
    }
    if (estimates.truth)
        table.add({"The truth (a demo project knows it)", workbench::percentText(*estimates.truth)});
    out += table.text() + "\n" + workbench::visibleLines(notes);
    if (estimates.cantTell > 0)
        out += "Can't tell: " + workbench::countText(estimates.cantTell) + " answers, left out.\n";
    if (estimates.waiting > 0)
        out += "Drawn and not answered yet: " + workbench::countText(estimates.waiting) + ".\n";
    return out;
}

Result<int> runEstimate(const EstimateVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    if (!verb.corrections && !verb.by.empty())
        return Error{ErrorCode::BadUsage, "--by says what corrections go by: give --corrections too", {}};
    const auto by = segmentNames(**project, verb.by);
    if (!by)
        return by.error();
    ProgressLine line(console.err, "learning from the labels");
    const auto estimates = verb.corrections
        ? workbench::correctedProject(**project, *filter, *by, line.progress(), console.cancel)
        : workbench::estimateProject(**project, *filter, line.progress(), console.cancel);
    if (!estimates)
        return estimates.error();
    if (verb.json())
        printJson(console, estimate::estimatesToJson(*estimates));
    else
        console.out << estimatesText(*estimates);
    return kDone;
}

} // namespace

void addEstimate(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<EstimateVerb>();
    CLI::App* verb
        = addVerb(app, "estimate", "Quality for everyone: naive and from drawn labels, with what each assumes",
            "turnout-cli estimate support.turnout --filter language=de");
    addProject(*verb, *options);
    verb->add_flag("--corrections", options->corrections,
        "ratings corrected for who rates in five ways, with a light for how far each number can be believed");
    verb->add_option("--by", options->by, "segments to correct by, with commas between or one each (default: all)")
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runEstimate);
}

} // namespace turnout::cli
