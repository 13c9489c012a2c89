// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/LearnedModel.h"
#include "workbench/ModelReport.h"

namespace turnout::cli {
namespace {

struct ModelVerb : CommonOptions {
    workbench::ModelRequest request;
};

Result<int> runModel(const ModelVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto snapshot = (*project)->snapshot(console.cancel);
    if (!snapshot)
        return snapshot.error();
    ProgressLine line(console.err, "learning");
    const auto model = workbench::learnModel(**project, **snapshot, verb.request, line.progress(), console.cancel);
    if (!model)
        return model.error();
    if (verb.json())
        printJson(console, workbench::modelToJson(**model));
    else
        console.out << workbench::modelText(**model);
    return kDone;
}

} // namespace

void addModel(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ModelVerb>();
    CLI::App* verb = addVerb(app, "model", "What a model learns from the labels, and how good it is on others",
        "turnout-cli model support.turnout --format json");
    addProject(*verb, *options);
    verb->add_option("--question", options->request.question, "of the rubric (default: the one estimates are of)");
    verb->add_flag(
        "--whether-rated", options->request.whetherRated, "let the model see that a session was rated at all");
    addFormat(*verb, *options);
    setTask(*verb, task, options, runModel);
}

} // namespace turnout::cli
