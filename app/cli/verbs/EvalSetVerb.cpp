// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/EvalSets.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

struct EvalSetVerb : CommonOptions {
    std::string name;
    std::string recipeFile;
    std::vector<std::string> filter;
    std::vector<std::string> quotas;
    std::optional<std::uint64_t> seed;
    bool withUncounted = false;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// The recipe file first, what is on the command line over it.
Result<curation::Recipe> recipeOf(const EvalSetVerb& verb)
{
    curation::Recipe recipe;
    if (!verb.recipeFile.empty()) {
        const auto text = readTextFile(verb.recipeFile);
        if (!text)
            return text.error();
        auto read = curation::recipeFromJson(*text);
        if (!read)
            return Error{read.error().code, read.error().message(), verb.recipeFile};
        recipe = std::move(*read);
    }
    recipe.name = verb.name;
    if (!verb.filter.empty())
        recipe.filter = verb.filter;
    if (!verb.quotas.empty())
        recipe.quotas.clear();
    for (const std::string& text : verb.quotas) {
        auto quota = curation::quotaFromText(text);
        if (!quota)
            return quota.error();
        recipe.quotas.push_back(std::move(*quota));
    }
    recipe.seed = verb.seed.value_or(recipe.seed);
    recipe.onlyCounted = recipe.onlyCounted && !verb.withUncounted;
    return recipe;
}

Result<int> createSet(const EvalSetVerb& verb, Console& console)
{
    const auto recipe = recipeOf(verb);
    if (!recipe)
        return recipe.error();
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto set = workbench::createSet(**project, verb.name, *recipe);
    if (!set)
        return set.error();
    const auto preview = workbench::previewSet(**project, set->recipe);
    if (!preview)
        return preview.error();
    if (verb.json())
        printJson(console, workbench::previewToJson(*preview));
    else
        console.out << "Made the set \"" << workbench::visible(set->name) << "\"; nothing is frozen yet.\n"
                    << workbench::visibleLines(workbench::previewText(*preview));
    return kDone;
}

Result<int> checkSet(const EvalSetVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto findings = workbench::checkSet(**project, verb.name, console.cancel);
    if (!findings)
        return findings.error();
    if (verb.json())
        printJson(console, curation::findingsToJson(verb.name, *findings));
    else
        console.out << workbench::visibleLines(curation::findingsText(*findings));
    return kDone;
}

Result<int> freezeSet(const EvalSetVerb& verb, Console& console)
{
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto report = workbench::freezeSet(**project, verb.name, console.cancel);
    if (!report)
        return report.error();
    if (verb.json())
        printJson(console, workbench::freezeToJson(*report));
    else
        console.out << workbench::visibleLines(workbench::freezeText(*report));
    return kDone;
}

Result<int> diffSet(const EvalSetVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto diff = workbench::diffVersions(**project, verb.name, verb.from, verb.to);
    if (!diff)
        return diff.error();
    if (verb.json())
        printJson(console, curation::diffToJson(*diff));
    else
        console.out << workbench::visibleLines(curation::diffText(*diff));
    return kDone;
}

Result<int> listSets(const EvalSetVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto sets = workbench::listSets(**project);
    if (!sets)
        return sets.error();
    if (verb.json())
        printJson(console, workbench::setsToJson(*sets));
    else
        console.out << workbench::visibleLines(workbench::setsText(*sets));
    return kDone;
}

void addRecipeOptions(CLI::App& verb, EvalSetVerb& options)
{
    verb.add_option("--recipe", options.recipeFile, "a recipe as JSON; options on the command line go over it");
    addFilter(verb, options.filter);
    verb.add_option("--quota", options.quotas,
            "how many of a segment value: plan=pro:50, or of each value: language=each:20; may be repeated")
        ->allow_extra_args(false);
    verb.add_option("--seed", options.seed, "of the random choice within quotas (default 1)")
        ->transform(wholeNumber(0));
    verb.add_flag("--with-uncounted", options.withUncounted, "also sessions labeled \"can't tell\"");
}

} // namespace

void addEvalSet(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<EvalSetVerb>();
    CLI::App* verb = addVerb(app, "evalset", "Evaluation sets: create, check, freeze, diff, list",
        "turnout-cli evalset support.turnout create release --quota language=each:20");
    addProject(*verb, *options);
    verb->require_subcommand(1);
    CLI::App* create = addVerb(*verb, "create", "A new set; without quotas, all sessions with a final label",
        "turnout-cli evalset support.turnout create release --filter surface=web --quota plan=pro:50");
    CLI::App* check = addVerb(*verb, "check", "What may be wrong with what the set would hold now",
        "turnout-cli evalset support.turnout check release");
    CLI::App* freeze = addVerb(*verb, "freeze", "Make the next version, which never changes",
        "turnout-cli evalset support.turnout freeze release");
    CLI::App* diff = addVerb(
        *verb, "diff", "What differs between two versions", "turnout-cli evalset support.turnout diff release 1 2");
    CLI::App* list = addVerb(
        *verb, "list", "All sets and their versions", "turnout-cli evalset support.turnout list --format json");
    for (CLI::App* sub : {create, check, freeze, diff})
        sub->add_option("NAME", options->name, "the set")->required();
    addRecipeOptions(*create, *options);
    diff->add_option("FROM", options->from, "a version")->required()->transform(wholeNumber(1));
    diff->add_option("TO", options->to, "another version")->required()->transform(wholeNumber(1));
    for (CLI::App* sub : {create, check, freeze, diff, list})
        addFormat(*sub, *options);
    setTask(*create, task, options, createSet);
    setTask(*check, task, options, checkSet);
    setTask(*freeze, task, options, freezeSet);
    setTask(*diff, task, options, diffSet);
    setTask(*list, task, options, listSets);
}

} // namespace turnout::cli
