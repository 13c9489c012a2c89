// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/EvalSets.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

struct ExportVerb : CommonOptions {
    std::string set;
    std::string to;
    std::string directory;
    std::int64_t version = 0;
};

Result<int> runExport(const ExportVerb& verb, Console& console)
{
    const auto target = workbench::exportFormatFromName(verb.to);
    if (!target)
        return Error{
            ErrorCode::BadUsage, "\"" + verb.to + "\" is no format to export to; there are: jsonl, csv", "--to"};
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto report
        = workbench::exportSet(**project, {verb.set, verb.version, *target, verb.directory}, console.cancel);
    if (!report)
        return report.error();
    if (verb.json())
        printJson(console, workbench::exportToJson(*report));
    else
        console.out << workbench::visibleLines(workbench::exportText(*report));
    return kDone;
}

} // namespace

void addExport(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ExportVerb>();
    CLI::App* verb = addVerb(app, "export", "Write a frozen evaluation set as files: items, data card, manifest",
        "turnout-cli export support.turnout --evalset release --to jsonl release-1/");
    addProject(*verb, *options);
    verb->add_option("DIR", options->directory, "the folder to write to; made where it is not there")->required();
    verb->add_option("--evalset", options->set, "the set")->required();
    verb->add_option("--version", options->version, "a version (default: the latest)")->transform(wholeNumber(1));
    verb->add_option("--to", options->to, "jsonl or csv")->required();
    addFormat(*verb, *options);
    setTask(*verb, task, options, runExport);
}

} // namespace turnout::cli
