// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/PlainText.h"
#include "workbench/ProjectInfo.h"

namespace turnout::cli {
namespace {

std::string toJson(bool sound, const std::vector<store::Violation>& violations)
{
    JsonWriter json(2);
    json.beginObject().field("schema", 1).field("sound", sound).key("violations").beginArray();
    for (const store::Violation& violation : violations)
        json.beginObject().field("check", violation.check).field("text", violation.text).endObject();
    json.endArray().endObject();
    return json.take();
}

Result<int> runVerify(const CommonOptions& options, Console& console)
{
    const auto project = openToRead(options.project, console);
    if (!project)
        return project.error();
    const auto violations = [&] {
        ProgressLine line(console.err, "checking");
        return workbench::verifyProject(**project, line.progress(), console.cancel);
    }();
    if (!violations)
        return violations.error();
    // Opening has looked too: a file it could only salvage is not sound, whatever the rest looks like.
    const bool damaged = (*project)->report().outcome == store::OpenOutcome::DamagedReadable;
    const bool sound = violations->empty() && !damaged;
    if (options.json())
        printJson(console, toJson(sound, *violations));
    else if (sound)
        console.out << workbench::visible(options.project) << ": sound\n";
    for (const store::Violation& violation : *violations)
        complain(console, options.project, violation.check + ": " + violation.text);
    return sound ? kDone : kRefused;
}

} // namespace

void addVerify(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = addVerb(app, "verify", "Check every invariant of a project; exit code 1 where one does not hold",
        "turnout-cli verify support.turnout");
    addProject(*verb, *options);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runVerify);
}

} // namespace turnout::cli
