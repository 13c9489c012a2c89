// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "ingest/Rates.h"
#include "workbench/ImportMargins.h"
#include "workbench/ImportPaths.h"
#include "workbench/ImportRun.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace turnout::cli {
namespace {

struct ImportVerb : CommonOptions {
    std::vector<std::string> files;
    std::string mapFile;
    std::string rejectsFile;
    std::optional<double> weight;
    std::string ratesFile;
    std::string marginsFile;
    std::string redact = "off";
    std::vector<std::string> redactPatterns;
    std::vector<std::string> derive;
    std::string joinWindow = "30m";
    bool dryRun = false;
};

/// "30m", "45s", "2h", "1d"; nothing for anything else.
std::optional<TimeMs> durationOf(std::string_view text)
{
    constexpr std::string_view kUnits = "smhd";
    constexpr std::array<TimeMs, 4> kMilliseconds{1000, 60'000, 3'600'000, 86'400'000};
    constexpr TimeMs kMost = 366;
    const std::size_t unit = text.empty() ? std::string_view::npos : kUnits.find(text.back());
    if (unit == std::string_view::npos)
        return std::nullopt;
    TimeMs number = 0;
    text.remove_suffix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0
        || number > kMost * kMilliseconds.back() / kMilliseconds.at(unit))
        return std::nullopt;
    return number * kMilliseconds.at(unit);
}

Result<workbench::ImportOptions> importOptions(const ImportVerb& verb)
{
    workbench::ImportOptions options;
    options.dryRun = verb.dryRun;
    options.rejectsFile = verb.rejectsFile;
    options.read.weight = verb.weight;
    const auto window = durationOf(verb.joinWindow);
    if (!window)
        return Error{ErrorCode::BadUsage, "--join-window is a duration such as 30m, 45s, 2h or 1d", "import"};
    options.joinWindow = *window;
    options.redact.mode = ingest::redactionModeFromName(verb.redact).value_or(ingest::RedactionMode::Off);
    const auto derives = [&](const char* what) {
        return std::find(verb.derive.begin(), verb.derive.end(), what) != verb.derive.end();
    };
    options.derive = {derives("signals"), derives("segments")};
    options.redact.patterns = verb.redactPatterns;
    if (!verb.redactPatterns.empty() && options.redact.mode == ingest::RedactionMode::Off)
        return Error{ErrorCode::BadUsage, "--redact-pattern needs --redact report or --redact replace", "import"};
    if (!verb.ratesFile.empty()) {
        const auto text = readTextFile(verb.ratesFile);
        if (!text)
            return text.error();
        auto rates = ingest::ratesFromCsv(*text);
        if (!rates)
            return Error{rates.error().code, rates.error().message(), verb.ratesFile};
        options.rates = std::move(*rates);
    }
    if (verb.mapFile.empty())
        return options;
    const auto text = readTextFile(verb.mapFile);
    if (!text)
        return text.error();
    auto mapping = ingest::csvMappingFromJson(*text);
    if (!mapping)
        return Error{mapping.error().code, mapping.error().message(), verb.mapFile};
    options.read.mapping = std::move(*mapping);
    return options;
}

/// What was refused of a file, in one line.
std::string refusedText(const workbench::ImportReport& report)
{
    const store::ImportCounts& counts = report.counts;
    const std::string first = report.firstRejects.empty()
        ? std::string()
        : "; line " + std::to_string(report.firstRejects.front().line) + ": " + report.firstRejects.front().reason;
    if (counts.sessions + counts.events + counts.orphans + counts.duplicates == 0)
        return "not one record could be used" + first;
    const std::string kept = report.dryRun ? " would be refused" : " refused and kept with the reason";
    return std::to_string(counts.rejects) + (counts.rejects == 1 ? " record" : " records") + kept
        + (report.dryRun ? ", all others not" : ", all others are in") + first;
}

void printReports(const ImportVerb& verb, const std::vector<workbench::ImportReport>& reports, Console& console)
{
    if (!verb.json()) {
        for (const auto& report : reports)
            console.out << workbench::visibleLines(workbench::importReportText(report));
        return;
    }
    if (verb.files.size() == 1 && reports.size() == 1) {
        printJson(console, workbench::importReportToJson(reports.front()));
        return;
    }
    std::string list;
    for (const auto& report : reports)
        list += (list.empty() ? "" : ",\n") + workbench::importReportToJson(report);
    printJson(console, "[" + list + "]");
}

Result<int> runImport(const ImportVerb& verb, Console& console)
{
    const auto files = workbench::importPaths(verb.files);
    if (!files)
        return files.error();
    if (files->size() > 1 && !verb.rejectsFile.empty())
        return Error{ErrorCode::BadUsage, "--rejects goes with one FILE at a time", "import"};
    const auto options = importOptions(verb);
    if (!options)
        return options.error();
    std::optional<session::Margins> margins;
    if (!verb.marginsFile.empty()) {
        auto read = readMargins(verb.marginsFile);
        if (!read)
            return read.error();
        margins = std::move(*read);
    }
    const auto project = verb.dryRun ? openToRead(verb.project, console) : openToWrite(verb.project, console);
    if (!project)
        return project.error();
    std::vector<workbench::ImportTask> tasks;
    tasks.reserve(files->size());
    for (const std::string& file : *files)
        tasks.push_back({file, *options});
    std::unique_ptr<ProgressLine> line;
    const auto progressOf = [&](const std::string& file) {
        line.reset(); // its end is before the next one's beginning
        line = std::make_unique<ProgressLine>(console.err, "importing " + file);
        return line->progress();
    };
    const auto imported = workbench::importFiles(**project, tasks, progressOf, console.cancel);
    line.reset();
    if (!imported)
        return imported.error();
    std::vector<workbench::ImportReport> reports;
    int code = kDone;
    for (const workbench::ImportedFile& file : *imported) {
        if (file.report) {
            reports.push_back(*file.report);
            continue;
        }
        if (imported->size() == 1)
            return file.error;
        complain(console, file.error.context, file.error.text);
        code = kRefused;
    }
    Result<void> weighted;
    if (margins) {
        std::vector<workbench::ImportReport*> all(reports.size());
        std::transform(
            reports.begin(), reports.end(), all.begin(), [](workbench::ImportReport& report) { return &report; });
        weighted = workbench::weightImported(**project, *margins, all, console.cancel);
    }
    printReports(verb, reports, console);
    for (const auto& report : reports) {
        if (report.counts.rejects == 0)
            continue;
        code = kRefused;
        complain(console, report.file, refusedText(report));
    }
    if (!weighted)
        return Error{weighted.error().code, weighted.error().text, verb.marginsFile};
    return code;
}

} // namespace

void addImport(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ImportVerb>();
    CLI::App* verb = addVerb(app, "import", "Read files into a project: sessions, events, chats, traces, tables",
        "turnout-cli import support.turnout sessions.jsonl.gz ratings.jsonl");
    addProject(*verb, *options);
    verb->add_option(
            "FILE", options->files, "files to read, in this order; a folder for the files in it; - is standard input")
        ->required();
    verb->add_flag("--dry-run", options->dryRun, "read and count, write nothing");
    verb->add_option("--map", options->mapFile, "which columns of a table mean what (JSON)");
    verb->add_option("--rejects", options->rejectsFile, "also write rejected lines to this file, with their reasons");
    CLI::Option* weight
        = verb->add_option("--weight", options->weight, "how many production sessions each session stands for")
              ->check(CLI::PositiveNumber);
    verb->add_option("--rates", options->ratesFile, "or a CSV of segment values and the rate each was sampled with")
        ->excludes(weight);
    verb->add_option("--margins", options->marginsFile,
        "known production counts per segment (JSON or CSV): weight the whole project to them when the files are in");
    verb->add_option("--derive", options->derive, "make signals, segments or both (with a comma) of the transcripts")
        ->delimiter(',')
        ->check(CLI::IsMember({"signals", "segments"}));
    verb->add_option("--join-window", options->joinWindow,
            "how long after the end of a session an event of its user still belongs to it")
        ->capture_default_str();
    verb->add_option("--redact", options->redact, "personal data: off, report (count it) or replace (by pseudonyms)")
        ->check(CLI::IsMember({"off", "report", "replace"}))
        ->capture_default_str();
    verb->add_option("--redact-pattern", options->redactPatterns, "regular expressions for what else is personal")
        ->expected(1)
        ->take_all();
    addFormat(*verb, *options);
    setTask(*verb, task, options, runImport);
}

} // namespace turnout::cli
