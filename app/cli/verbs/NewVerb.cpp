// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

Result<int> runNew(const CommonOptions& options, Console& console)
{
    store::OpenOptions open;
    open.create = true;
    const auto project = workbench::OpenProject::open(options.project, open);
    if (!project)
        return project.error();
    if (options.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("project", options.project).endObject();
        printJson(console, json.text());
    } else {
        const std::string name = workbench::visible(options.project);
        console.out << "Made " << name << ".\nNext: turnout-cli import " << name << " FILE\n";
    }
    return kDone;
}

} // namespace

void addNew(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = addVerb(app, "new", "Make an empty project", "turnout-cli new support.turnout");
    addProject(*verb, *options);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runNew);
}

} // namespace turnout::cli
