// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/DemoProject.h"
#include "workbench/PlainText.h"

#include <filesystem>

namespace turnout::cli {
namespace {

struct DemoVerb : CommonOptions {
    workbench::DemoRequest request;
};

/// A demo that was stopped or failed leaves no file: this command made it, and nobody has worked in it.
void removeUnfinished(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal", "-lock"})
        std::filesystem::remove(path + suffix, ignored);
}

std::string toJson(const DemoVerb& options, const workbench::DemoReport& report)
{
    JsonWriter json(2);
    json.beginObject().field("schema", 1).field("project", options.project);
    json.field("seed", static_cast<std::int64_t>(options.request.options.seed)).field("sessions", report.sessions);
    json.field("rated", report.rated).field("truth", report.truth).field("seconds", report.seconds).endObject();
    return json.take();
}

Result<int> runDemo(const DemoVerb& options, Console& console)
{
    store::OpenOptions open;
    open.create = true;
    auto project = workbench::OpenProject::open(options.project, open);
    if (!project)
        return project.error();
    const auto made = [&] {
        ProgressLine line(console.err, "making sessions");
        return workbench::makeDemo(**project, options.request, line.progress(), console.cancel);
    }();
    if (!made) {
        project->reset();
        removeUnfinished(options.project);
        return made.error();
    }
    if (options.json()) {
        printJson(console, toJson(options, *made));
        return kDone;
    }
    console.out << workbench::visible(options.project) << ": " << workbench::countText(made->sessions)
                << " made-up sessions, " << workbench::countText(made->rated) << " of them rated ("
                << workbench::percentText(static_cast<double>(made->rated) / static_cast<double>(made->sessions))
                << "). The truth: " << workbench::percentText(made->truth) << " are good or acceptable.\n"
                << "Next: turnout-cli draw " << workbench::visible(options.project) << " --size 200 --seed 7\n";
    return kDone;
}

} // namespace

void addDemo(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<DemoVerb>();
    CLI::App* verb = addVerb(app, "demo", "Make a project with a made-up product whose truth is known",
        "turnout-cli demo demo.turnout --sessions 20000 --seed 1");
    addProject(*verb, *options);
    demo::DemoOptions& demo = options->request.options;
    verb->add_option("--sessions", demo.sessions, "how many, at most a million")
        ->transform(wholeNumber(1, 1'000'000))
        ->capture_default_str();
    verb->add_option("--seed", demo.seed, "the same seed makes the same sessions")
        ->transform(wholeNumber(0))
        ->capture_default_str();
    verb->add_option("--rating-bias", demo.ratingBias, "how much likelier a bad session is to be rated than a good one")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb->add_option("--jsonl", options->request.sessionsFile, "also write the sessions to this file");
    verb->add_option("--ratings", options->request.ratingsFile, "also write the ratings, as events");
    verb->add_option("--truth", options->request.truthFile, "also write the true verdicts, as labels");
    addFormat(*verb, *options);
    setTask(*verb, task, options, runDemo);
}

} // namespace turnout::cli
