// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"

#include "workbench/PlainText.h"

#include <charconv>
#include <filesystem>
#include <fstream>

namespace turnout::cli {
namespace {

/// A rubric or a policy has a page or two.
constexpr std::size_t kLargestTextFile = std::size_t{16} << 20U;

/// What opening found that the user should know although the work goes on.
void tellNotice(const store::OpenReport& report, const std::string& path, Console& console)
{
    const bool worthSaying = report.undoneSources > 0 || report.outcome == store::OpenOutcome::Migrated
        || report.outcome == store::OpenOutcome::NewerReadable || report.outcome == store::OpenOutcome::DamagedReadable;
    if (worthSaying && !report.notice.empty())
        complain(console, path, report.notice);
}

} // namespace

CLI::App* addVerb(CLI::App& parent, const char* name, const char* description, const char* example)
{
    CLI::App* verb = parent.add_subcommand(name, description);
    verb->footer(std::string("Example:\n  ") + example);
    return verb;
}

void addProject(CLI::App& verb, CommonOptions& options)
{
    verb.add_option("PROJECT", options.project, "the project file")->required();
}

void addFormat(CLI::App& verb, CommonOptions& options)
{
    verb.add_option("--format", options.format, "text for people, json for machines")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void addFilter(CLI::App& verb, std::vector<std::string>& conditions)
{
    verb.add_option("--filter", conditions,
        "only these sessions: SEGMENT=VALUE[,VALUE…], population=rated, signal=retry, from=2026-05-01, "
        "until=2026-05-31 "
        "(that day too); all conditions must hold");
}

CLI::Option* addTarget(CLI::App& verb, double& percent, const char* description)
{
    return verb.add_option("--target", percent, description)->check(CLI::Range(0.1, 99.9));
}

CLI::Validator wholeNumber(std::int64_t least, std::int64_t most)
{
    return {[least, most](std::string& text) -> std::string {
                std::int64_t number = 0;
                const char* end = text.data() + text.size();
                const auto read = std::from_chars(text.data(), end, number);
                if (read.ec != std::errc() || read.ptr != end)
                    return "\"" + text + "\" is not a whole number";
                if (number < least || number > most)
                    return text
                        + (number < least ? " is less than " + std::to_string(least)
                                          : " is more than " + std::to_string(most));
                text = std::to_string(number); // leading zeros would be read as octal
                return {};
            },
        "NUMBER"};
}

CLI::Validator share()
{
    return {[](std::string& text) -> std::string {
                double number = 0;
                const char* end = text.data() + text.size();
                const auto read = std::from_chars(text.data(), end, number);
                if (read.ec != std::errc() || read.ptr != end || !(number >= 0 && number <= 1))
                    return "\"" + text + "\" is not a number between 0 and 1";
                return {};
            },
        "SHARE"};
}

Result<std::unique_ptr<workbench::OpenProject>> openToRead(const std::string& path, Console& console)
{
    store::OpenOptions options;
    options.readOnly = true;
    auto project = workbench::OpenProject::open(path, options);
    if (!project && project.error().code == ErrorCode::Refused) // an older file: opening it for writing updates it
        project = workbench::OpenProject::open(path);
    if (project)
        tellNotice((*project)->report(), path, console);
    return project;
}

Result<std::unique_ptr<workbench::OpenProject>> openToWrite(const std::string& path, Console& console)
{
    auto project = workbench::OpenProject::open(path);
    if (!project)
        return project;
    const store::OpenReport& report = (*project)->report();
    if (report.writable) {
        tellNotice(report, path, console);
        return project;
    }
    const bool busy = report.outcome == store::OpenOutcome::Busy;
    std::string text = report.notice;
    if (text.empty())
        text = busy ? "The project is open for writing elsewhere." : "The project cannot be written.";
    text += busy ? " Close it there and try again." : "";
    return Error{busy ? ErrorCode::Busy : ErrorCode::ReadOnly, text, {}};
}

Result<std::string> readTextFile(const std::string& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return Error{ErrorCode::BadInput, "this is a folder; name a file", path};
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::NotFound,
            std::filesystem::exists(path, error) ? "the file cannot be read; look at its permissions"
                                                 : "there is no such file",
            path};
    std::string text(kLargestTextFile + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (file.bad())
        return Error{ErrorCode::Io, "the file cannot be read", path};
    if (text.size() > kLargestTextFile)
        return Error{ErrorCode::BadInput, "larger than 16 MB, which no such file is", path};
    return text;
}

void printJson(Console& console, const std::string& json)
{
    console.out << json << '\n';
}

void complain(Console& console, std::string_view place, std::string_view text)
{
    console.err << "turnout-cli: ";
    if (!place.empty())
        console.err << workbench::visible(place) << ": ";
    console.err << workbench::visible(text) << '\n';
}

Result<std::vector<std::string>> segmentNames(workbench::OpenProject& project, const std::vector<std::string>& given)
{
    std::vector<std::string> names;
    if (given.empty())
        return names;
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    for (const std::string& words : given) {
        if ((*snapshot)->frame->segment(words) != nullptr) {
            names.push_back(words);
            continue;
        }
        for (std::size_t begin = 0; begin <= words.size();) {
            const std::size_t end = std::min(words.find(',', begin), words.size());
            names.push_back(words.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return names;
}

} // namespace turnout::cli
