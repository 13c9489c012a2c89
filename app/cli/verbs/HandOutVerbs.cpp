// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/HandOut.h"
#include "workbench/MergeFolder.h"
#include "workbench/PlainText.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace turnout::cli {
namespace {

constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;
constexpr std::chrono::milliseconds kWaitStep{100};

struct SplitVerb : CommonOptions {
    std::string annotator;
    std::string to;
    std::int64_t size = 50;
    std::int64_t draw = 0;
    std::int64_t days = 14;
};

struct MergeVerb : CommonOptions {
    std::vector<std::string> files;
    std::string watch;
    std::int64_t seconds = 5;
    std::int64_t looks = 0;
};

Result<int> runSplit(const SplitVerb& verb, Console& console)
{
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    workbench::SplitRequest request;
    request.annotator = verb.annotator;
    request.size = verb.size;
    if (verb.draw > 0)
        request.draw = DrawId(verb.draw);
    request.keptFor = verb.days * kDay;
    request.path = verb.to;
    const auto report = [&] {
        ProgressLine line(console.err, "handing out");
        return workbench::splitWork(**project, request, line.progress(), console.cancel);
    }();
    if (!report)
        return report.error();
    if (verb.json())
        printJson(console, workbench::splitToJson(*report));
    else
        console.out << workbench::visibleLines(workbench::splitText(*report));
    return kDone;
}

void printMerged(const workbench::MergeReport& report, Console& console)
{
    console.out << workbench::visible(report.path) << ": " << workbench::mergeText(report);
    for (const auto& one : report.leftOut)
        complain(console, one.session, one.reason);
}

/// Merges what comes into the folder until it is interrupted.
Result<int> watchFolder(const MergeVerb& verb, workbench::OpenProject& project, Console& console)
{
    workbench::MergeFolder folder(verb.watch);
    if (!verb.json())
        console.out << "Watching " << workbench::visible(verb.watch) << "; Ctrl+C ends it.\n" << std::flush;
    for (std::int64_t looks = 1; !console.cancel.cancelled(); ++looks) {
        const auto look = folder.look(project, console.cancel);
        if (!look)
            return look.error();
        if (verb.json()) {
            if (!look->merged.empty() || !look->refused.empty())
                console.out << workbench::mergeToJson(look->merged, look->refused, 0) << '\n';
        } else {
            for (const auto& report : look->merged)
                printMerged(report, console);
            for (const auto& refused : look->refused)
                complain(console, refused.path, refused.error.text);
        }
        console.out << std::flush;
        if (looks == verb.looks)
            break;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(verb.seconds);
        while (!console.cancel.cancelled() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(kWaitStep);
    }
    return kDone;
}

Result<int> runMerge(const MergeVerb& verb, Console& console)
{
    if (verb.files.empty() == verb.watch.empty())
        return Error{ErrorCode::BadUsage, "name the packages to take back, or a folder with --watch", "merge"};
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    if (!verb.watch.empty())
        return watchFolder(verb, **project, console);
    std::vector<workbench::MergeReport> reports;
    std::vector<workbench::MergeRefused> refused;
    bool leftOut = false;
    for (const std::string& file : verb.files) {
        auto report = workbench::takeBack(**project, file, console.cancel);
        if (!report) {
            if (report.error().code == ErrorCode::Cancelled)
                return report.error();
            refused.push_back({file, report.error()});
            complain(console, file, report.error().text);
            continue;
        }
        leftOut = leftOut || !report->leftOut.empty();
        if (!verb.json())
            printMerged(*report, console);
        reports.push_back(std::move(*report));
    }
    if (verb.json())
        printJson(console, workbench::mergeToJson(reports, refused));
    return refused.empty() && !leftOut ? kDone : kRefused;
}

} // namespace

void addSplit(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<SplitVerb>();
    CLI::App* verb
        = addVerb(app, "split", "Hands out a part of the queue in a file of its own; nobody else is given it meanwhile",
            "turnout-cli split support.turnout --annotator ada --size 50 --to ada.turnout");
    addProject(*verb, *options);
    verb->add_option("--annotator", options->annotator, "whom it is for")->required();
    verb->add_option("--to", options->to, "the file to make; none may be there")->required();
    verb->add_option("--size", options->size, "at most so many sessions (default 50)")->transform(wholeNumber(1));
    verb->add_option("--draw", options->draw, "of this draw only (default: as the queue comes)")
        ->transform(wholeNumber(1));
    verb->add_option("--days", options->days, "for so long nobody is given them here (default 14)")
        ->transform(wholeNumber(1, 365));
    addFormat(*verb, *options);
    setTask(*verb, task, options, runSplit);
}

void addMerge(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<MergeVerb>();
    CLI::App* verb = addVerb(app, "merge",
        "Takes the labels of handed-out files back: in any order, as often as you like, nothing twice",
        "turnout-cli merge support.turnout ada.turnout ben.turnout");
    addProject(*verb, *options);
    verb->add_option("FILE", options->files, "files that split made, with labels by now");
    verb->add_option("--watch", options->watch, "goes on taking back what comes into this folder, until interrupted");
    verb->add_option("--every", options->seconds, "seconds between looks at the folder (default 5)")
        ->transform(wholeNumber(1, 24 * 60 * 60));
    verb->add_option("--looks", options->looks,
            "ends after so many looks (default: never); a file is taken at the "
            "second look that finds it unchanged")
        ->transform(wholeNumber(1));
    addFormat(*verb, *options);
    setTask(*verb, task, options, runMerge);
}

} // namespace turnout::cli
