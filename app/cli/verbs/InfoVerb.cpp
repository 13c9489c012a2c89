// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/ProjectInfo.h"

namespace turnout::cli {
namespace {

Result<int> runInfo(const CommonOptions& options, Console& console)
{
    const auto project = openToRead(options.project, console);
    if (!project)
        return project.error();
    const auto info = workbench::projectInfo(**project);
    if (!info)
        return info.error();
    if (options.json())
        printJson(console, workbench::projectInfoToJson(*info));
    else
        console.out << workbench::projectInfoText(*info);
    return kDone;
}

} // namespace

void addInfo(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = addVerb(app, "info", "What is inside a project", "turnout-cli info support.turnout --format json");
    addProject(*verb, *options);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runInfo);
}

} // namespace turnout::cli
