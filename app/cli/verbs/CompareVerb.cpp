// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

namespace turnout::cli {
namespace {

using population::Population;

struct CompareVerb : CommonOptions {
    std::vector<std::string> by;
    std::vector<std::string> filter;
};

/// A population's share with its interval and how far it is from the frame.
void addPopulation(std::vector<std::string>& cells, const population::PopulationShare& part, std::int64_t total)
{
    const bool known = total > 0;
    cells.push_back(workbench::countText(part.n));
    cells.push_back(known ? workbench::percentText(part.share) : "–");
    cells.push_back(known ? workbench::rangeText(part.interval) : "");
    cells.push_back(known ? workbench::numberText(part.smd, 2) : "");
}

std::string segmentText(const population::SegmentComparison& segment, const population::Comparison& comparison)
{
    constexpr std::size_t kLongestValue = 40;
    const std::int64_t unrated = comparison.of(Population::Unrated).n;
    workbench::TextTable table({{workbench::visible(segment.segment), false, kLongestValue}, {"sessions", true},
        {"share", true}, {"turnout", true}, {"rated", true}, {"share", true}, {"95 %", true}, {"smd", true},
        {"unrated", true}, {"share", true}, {"labeled", true}, {"share", true}, {"95 %", true}, {"smd", true}});
    for (const auto& value : segment.values) {
        std::vector<std::string> cells{value.value.empty() ? "(not given)" : value.value, workbench::countText(value.n),
            workbench::percentText(value.share), workbench::percentText(value.turnout)};
        addPopulation(cells, value.of(Population::Rated), comparison.of(Population::Rated).n);
        cells.push_back(workbench::countText(value.of(Population::Unrated).n));
        cells.push_back(unrated > 0 ? workbench::percentText(value.of(Population::Unrated).share) : "–");
        addPopulation(cells, value.of(Population::Labeled), comparison.of(Population::Labeled).n);
        table.add(std::move(cells));
    }
    return table.text();
}

std::string comparisonText(const population::Comparison& comparison)
{
    std::string out = workbench::visible(population::comparisonSentence(comparison)) + "\n\n";
    if (!comparison.filter.empty())
        out += "Only " + workbench::visible(comparison.filter) + ".\n";
    out += workbench::countText(comparison.frame.n)
        + " sessions: " + workbench::countText(comparison.of(Population::Rated).n) + " rated, "
        + workbench::countText(comparison.of(Population::Unrated).n) + " unrated, "
        + workbench::countText(comparison.of(Population::Labeled).n)
        + " labeled. Numbers of sessions are as counted; shares are weighted by how many production sessions each "
          "stands "
          "for, and are of each population; turnout: how many of the value's sessions are rated; smd: standardised "
          "difference from all sessions, 0.1 is small, 0.25 is not.\n";
    for (const auto& segment : comparison.segments)
        out += "\n" + segmentText(segment, comparison);
    return out;
}

Result<int> runCompare(const CompareVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    const auto names = segmentNames(**project, verb.by);
    if (!names)
        return names.error();
    const auto comparison = workbench::compareProject(**project, *filter, *names);
    if (!comparison)
        return comparison.error();
    if (verb.json())
        printJson(console, population::comparisonToJson(*comparison));
    else
        console.out << comparisonText(*comparison);
    return kDone;
}

} // namespace

void addCompare(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<CompareVerb>();
    CLI::App* verb = addVerb(app, "compare", "Who rates, who does not, and what labels cover, segment by segment",
        "turnout-cli compare support.turnout --by model,agent");
    addProject(*verb, *options);
    verb->add_option("--by", options->by, "segments, with commas between or one each (default: all)")
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runCompare);
}

} // namespace turnout::cli
