// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/PlainText.h"
#include "workbench/Segments.h"

namespace turnout::cli {
namespace {

struct SegmentsVerb : CommonOptions {
    std::string derive;
    std::string rulesFile;
    bool again = false;

    [[nodiscard]] bool changes() const
    {
        return again || !derive.empty() || !rulesFile.empty();
    }
};

Result<workbench::SegmentSettings> wantedSettings(const SegmentsVerb& verb, workbench::OpenProject& project)
{
    auto settings = workbench::segmentSettings(project);
    if (!settings)
        return settings;
    if (!verb.derive.empty())
        settings->builtIn = verb.derive == "on";
    if (verb.rulesFile.empty())
        return settings;
    auto text = readTextFile(verb.rulesFile);
    if (!text)
        return text.error();
    if (text->empty())
        return Error{ErrorCode::BadInput, "The file is empty; {\"rules\":[]} takes the rules away.", verb.rulesFile};
    settings->rules = std::move(*text);
    // Here and not later, so that the message names the file.
    if (const auto sound = workbench::SegmentWork::make(*settings); !sound)
        return Error{sound.error().code, sound.error().message(), verb.rulesFile};
    return settings;
}

Result<int> runSegments(const SegmentsVerb& verb, Console& console)
{
    const auto project = verb.changes() ? openToWrite(verb.project, console) : openToRead(verb.project, console);
    if (!project)
        return project.error();
    if (verb.changes()) {
        const auto settings = wantedSettings(verb, **project);
        if (!settings)
            return settings.error();
        const auto made = [&] {
            ProgressLine line(console.err, "making segments");
            return workbench::makeSegments(**project, *settings, line.progress(), console.cancel);
        }();
        if (!made)
            return made.error();
        if (!verb.json())
            console.out << "Looked at " << workbench::countText(made->sessions) << " sessions; "
                        << workbench::countText(made->changed) << " have other segments now.\n\n";
    }
    const auto info = workbench::segmentsInfo(**project);
    if (!info)
        return info.error();
    if (verb.json())
        printJson(console, workbench::segmentsToJson(*info));
    else
        console.out << workbench::segmentsText(*info);
    return kDone;
}

} // namespace

void addSegments(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<SegmentsVerb>();
    CLI::App* verb = addVerb(app, "segments", "Segments and their values; make derived ones anew",
        "turnout-cli segments support.turnout --derive on --rules topics.json");
    addProject(*verb, *options);
    verb->add_option("--derive", options->derive,
            "on: language, turns, length, hour, day, tools and user of every session, now and of later imports; off: "
            "not")
        ->check(CLI::IsMember({"on", "off"}));
    verb->add_option("--rules", options->rulesFile, "segments by rules of your own (JSON), now and of later imports");
    verb->add_flag("--again", options->again, "make them anew, since scores, signals or an import came");
    addFormat(*verb, *options);
    setTask(*verb, task, options, runSegments);
}

} // namespace turnout::cli
