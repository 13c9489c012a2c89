// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "ingest/MarginsFile.h"
#include "workbench/Margins.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

struct MarginsVerb : CommonOptions {
    std::string file;
    bool remove = false;
};

std::string marginsText(const population::Frame& frame)
{
    if (!frame.marginsProblem.empty())
        return "The margins are not in the weights: " + frame.marginsProblem
            + ".\nSet them again to fit, or --remove.\n";
    if (!frame.raking)
        return "There are no margins: every session counts with its own weight.\n";
    return workbench::rakingSentence(*frame.raking) + "\n\n" + workbench::rakingText(*frame.raking);
}

Result<void> change(const MarginsVerb& verb, workbench::OpenProject& project, Console& console)
{
    if (verb.remove) {
        const auto removed = workbench::removeMargins(project);
        return removed ? Result<void>() : removed.error();
    }
    const auto margins = readMargins(verb.file);
    if (!margins)
        return margins.error();
    const auto set = workbench::setMargins(project, *margins, console.cancel);
    if (!set)
        return Error{set.error().code, set.error().message(), verb.file};
    return {};
}

Result<int> runMargins(const MarginsVerb& verb, Console& console)
{
    if (verb.remove && !verb.file.empty())
        return Error{ErrorCode::BadUsage, "--remove takes no FILE", "margins"};
    const bool changes = verb.remove || !verb.file.empty();
    const auto project = changes ? openToWrite(verb.project, console) : openToRead(verb.project, console);
    if (!project)
        return project.error();
    if (changes)
        if (const auto done = change(verb, **project, console); !done)
            return done.error();
    const auto snapshot = (*project)->snapshot(console.cancel);
    if (!snapshot)
        return snapshot.error();
    if (verb.json())
        printJson(console, workbench::marginsToJson(*(*snapshot)->frame));
    else
        console.out << workbench::visibleLines(marginsText(*(*snapshot)->frame));
    return kDone;
}

} // namespace

Result<session::Margins> readMargins(const std::string& path)
{
    const auto text = readTextFile(path);
    if (!text)
        return text.error();
    auto margins = ingest::marginsFromText(*text);
    if (!margins)
        return Error{margins.error().code, margins.error().message(), path};
    return margins;
}

void addMargins(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<MarginsVerb>();
    CLI::App* verb = addVerb(app, "margins", "Known production counts per segment, which every number is weighted to",
        "turnout-cli margins support.turnout margins.json");
    addProject(*verb, *options);
    verb->add_option("FILE", options->file,
        "counts (JSON, or a table of segment, value, sessions) to weight to from now on; without it, show those in "
        "force");
    verb->add_flag("--remove", options->remove, "back to the weights the sessions came with");
    addFormat(*verb, *options);
    setTask(*verb, task, options, runMargins);
}

} // namespace turnout::cli
