// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/StandardInput.h"
#include "workbench/LabelFile.h"
#include "workbench/PlainText.h"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace turnout::cli {
namespace {

/// More than this says no more; --format json has all.
constexpr std::size_t kMostComplaints = 20;

struct LabelVerb : CommonOptions {
    std::string file;
    std::string annotator;
    std::int64_t draw = 0;
    bool onlyWaiting = false;
    bool acknowledge = false;
};

std::string toJson(const workbench::LabelFileReport& report, bool cancelled)
{
    JsonWriter json(2);
    json.beginObject().field("schema", 1).field("lines", report.lines).field("labels", report.labels);
    json.field("left_out", report.leftOut).field("cancelled", cancelled).key("refused").beginArray();
    for (const auto& refused : report.refused)
        json.beginObject().field("line", refused.line).field("reason", refused.reason).endObject();
    json.endArray().endObject();
    return json.take();
}

std::string counted(std::int64_t n, const char* one, const char* many)
{
    return workbench::countText(n) + " " + (n == 1 ? one : many);
}

void print(const LabelVerb& verb, const workbench::LabelFileReport& report, Console& console)
{
    const bool cancelled = console.cancel.cancelled();
    if (verb.json())
        printJson(console, toJson(report, cancelled));
    else
        console.out << counted(report.labels, "label", "labels") << " on disk from "
                    << counted(report.lines, "line", "lines")
                    << (report.leftOut > 0 ? "; " + counted(report.leftOut, "line", "lines") + " left out: not waiting"
                                   + (verb.draw > 0 ? " in this draw" : "")
                                           : std::string())
                    << (report.refused.empty()
                               ? std::string()
                               : "; " + counted(static_cast<std::int64_t>(report.refused.size()), "line", "lines")
                                   + " refused")
                    << ".\n";
    for (std::size_t i = 0; i < report.refused.size() && i < kMostComplaints; ++i)
        complain(
            console, verb.file, "line " + std::to_string(report.refused[i].line) + ": " + report.refused[i].reason);
    if (report.refused.size() > kMostComplaints)
        complain(console, verb.file,
            "… and " + std::to_string(report.refused.size() - kMostComplaints)
                + " more lines; --format json lists them all");
    if (cancelled)
        complain(console, verb.project, "cancelled; the labels saved so far stay");
}

Result<int> runLabel(const LabelVerb& verb, Console& console)
{
    std::ifstream file;
    if (verb.file != "-") {
        std::error_code ignored;
        if (std::filesystem::is_directory(verb.file, ignored))
            return Error{ErrorCode::BadInput, "this is a folder; name a file", verb.file};
        file.open(verb.file, std::ios::binary);
        if (!file)
            return Error{ErrorCode::NotFound, "there is no such file, or it cannot be read", verb.file};
    }
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    workbench::LabelFileOptions options;
    options.annotator = verb.annotator;
    options.draw = DrawId(verb.draw);
    options.onlyWaiting = verb.onlyWaiting;
    if (verb.acknowledge)
        options.acknowledged = [&](std::int64_t line, const std::string& session) {
            console.out << "ok " << line << ' ' << workbench::visible(session) << std::endl;
        };
    StandardInput typed(console.cancel);
    std::istream terminal(&typed);
    std::istream& standard = &console.in == &std::cin ? terminal : console.in;
    const auto report
        = workbench::labelFromLines(**project, verb.file == "-" ? standard : file, options, console.cancel);
    if (!report)
        return report.error();
    print(verb, *report, console);
    return report->refused.empty() && !console.cancel.cancelled() ? kDone : kRefused;
}

} // namespace

void addLabel(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<LabelVerb>();
    CLI::App* verb = addVerb(app, "label",
        "Labels from JSON lines, as if typed. A line that cannot be used does not stop the others; exit code 1 then",
        "turnout-cli label support.turnout labels.jsonl --annotator a3\n"
        "  (a line: {\"session\":\"s-1\",\"question\":\"verdict\",\"value\":\"good\",\"turn\":null,\"seconds\":21.5})");
    addProject(*verb, *options);
    verb->add_option("FILE", options->file, "the labels; - is standard input")->required();
    verb->add_option("--annotator", options->annotator, "who labelled, for lines that do not say");
    verb->add_option("--draw", options->draw, "only sessions that wait in this draw; other lines are left out")
        ->transform(wholeNumber(1));
    verb->add_flag("--only-waiting", options->onlyWaiting, "only sessions that wait in some draw");
    verb->add_flag("--ack", options->acknowledge, "print \"ok LINE SESSION\" as soon as each label is on disk");
    addFormat(*verb, *options);
    setTask(*verb, task, options, runLabel);
}

} // namespace turnout::cli
