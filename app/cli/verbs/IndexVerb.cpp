// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/FeatureStoring.h"
#include "workbench/TextIndexing.h"

namespace turnout::cli {
namespace {

Result<int> runIndex(const CommonOptions& options, Console& console)
{
    const auto project = openToWrite(options.project, console);
    if (!project)
        return project.error();
    const auto before = workbench::indexState(**project);
    if (!before)
        return before.error();
    const auto after = [&] {
        ProgressLine line(console.err, "indexing");
        return workbench::indexText(**project, line.progress(), console.cancel);
    }();
    if (!after && after.error().code == ErrorCode::Cancelled) {
        complain(console, options.project, "cancelled; what is indexed stays, and the next run goes on from there");
        return kRefused;
    }
    if (!after)
        return after.error();
    const auto features = [&] {
        ProgressLine line(console.err, "reading for the model");
        return workbench::storeFeatures(**project, line.progress(), console.cancel);
    }();
    if (!features && features.error().code == ErrorCode::Cancelled) {
        complain(console, options.project, "cancelled; what is stored stays, and the next run goes on from there");
        return kRefused;
    }
    if (!features)
        return features.error();
    const std::int64_t added = after->indexed - before->indexed;
    if (options.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("indexed", after->indexed).field("added", added);
        json.field("features", features->stored).endObject();
        printJson(console, json.take());
    } else {
        console.out << "The full-text index has all " << after->indexed << " sessions, " << added
                    << " of them new; what the quality model reads of them is stored.\n";
    }
    return kDone;
}

} // namespace

void addIndex(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = addVerb(app, "index",
        "Make the full-text index now, and store what the quality model reads, or go on with it (the desktop does so "
        "in the "
        "background)",
        "turnout-cli index support.turnout");
    addProject(*verb, *options);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runIndex);
}

} // namespace turnout::cli
