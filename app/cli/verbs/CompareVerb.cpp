// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/CompareText.h"
#include "workbench/OtherAnswers.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"
#include "workbench/SidesQuality.h"

namespace turnout::cli {
namespace {

struct CompareVerb : CommonOptions {
    std::vector<std::string> by;
    std::vector<std::string> filter;
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::vector<std::string> cross;
};

Result<int> runSides(const CompareVerb& verb, Console& console, const workbench::Snapshot& snapshot,
    const population::Filter& filter, const std::vector<std::string>& names)
{
    if (verb.first.empty())
        return Error{ErrorCode::BadInput, "--second needs --first: which two shall be compared?", {}};
    const auto first = workbench::sideFromWords(snapshot, verb.first);
    if (!first)
        return first.error();
    auto second = workbench::sideFromWords(snapshot, verb.second);
    if (!second)
        return second.error();
    if (*first == *second)
        return Error{
            ErrorCode::BadInput, "both sides are the same: name two, as in --first model=v1 --second model=v2", {}};
    const auto contrast
        = workbench::contrastOf(snapshot, *first, *second, filter, names, workbench::numbersOf(*snapshot.frame));
    const auto quality = workbench::sidesQuality(snapshot, *first, *second, filter);
    if (!verb.json()) {
        console.out << contrastText(contrast, workbench::sidesQualitySentence(quality));
        return kDone;
    }
    JsonWriter json(2);
    json.beginObject();
    population::writeContrast(json, contrast);
    workbench::writeSidesQuality(json, quality);
    json.endObject();
    printJson(console, json.take());
    return kDone;
}

Result<int> runCross(const CompareVerb& verb, Console& console, const workbench::Snapshot& snapshot,
    const population::Filter& filter, const std::vector<std::string>& names)
{
    if (names.size() != 2)
        return Error{ErrorCode::BadInput, "--cross takes two segments, as in --cross plan,surface", {}};
    const auto rows = population::apply(filter, *snapshot.frame, snapshot.labels);
    const auto map = population::coverageMap(*snapshot.frame, snapshot.labels, rows, names[1], names[0]);
    if (!map.refused.empty())
        return Error{ErrorCode::Refused, map.refused, {}};
    if (verb.json())
        printJson(console, population::coverageToJson(map));
    else
        console.out << coverageText(map);
    return kDone;
}

Result<int> runCompare(const CompareVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    const auto names = segmentNames(**project, verb.cross.empty() ? verb.by : verb.cross);
    if (!names)
        return names.error();
    const auto taken = (*project)->snapshot(console.cancel);
    if (!taken)
        return taken.error();
    const workbench::Snapshot& snapshot = **taken;
    for (const std::string& name : *names)
        if (const auto known = workbench::knownSegment(*snapshot.frame, name); !known)
            return known.error();
    if (!verb.cross.empty())
        return runCross(verb, console, snapshot, *filter, *names);
    if (!verb.first.empty() || !verb.second.empty())
        return runSides(verb, console, snapshot, *filter, *names);
    const auto view = workbench::populationsView(snapshot, *filter, *names, workbench::numbersOf(*snapshot.frame));
    if (const auto& frame = view.comparison.frame; frame.n > 0 && !(frame.weight > 0))
        return Error{ErrorCode::Refused, population::comparisonSentence(view.comparison), {}};
    if (verb.json()) {
        printJson(console, population::comparisonToJson(view.comparison, 2, &view.who));
        return kDone;
    }
    const auto others = workbench::otherAnswersSentence(**project);
    if (!others)
        return others.error();
    if (!others->empty())
        console.out << workbench::visible(*others) << "\n\n";
    console.out << comparisonText(view.comparison) << measuresText(view.comparison) << whoRatesText(view.who);
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
    verb->add_option("--first", options->first,
        "two sides instead of the rated and labeled: conditions as for --filter, or draw=3, for one …");
    verb->add_option("--second", options->second, "… and the same for the other (default: everything)");
    verb->add_option("--cross", options->cross, "two segments crossed, as in plan,surface: where labels are missing")
        ->allow_extra_args(false);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runCompare);
}

} // namespace turnout::cli
