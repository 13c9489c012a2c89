// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportRun.h"

#include "workbench/DryJoins.h"
#include "workbench/FileStamp.h"
#include "workbench/ImportMargins.h"
#include "workbench/ImportSink.h"
#include "workbench/ImportSteps.h"
#include "workbench/ImportTally.h"
#include "workbench/RejectsFile.h"
#include "workbench/TraceSets.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>

namespace turnout::workbench {
namespace {

std::string earlierText(const std::string& name, TimeMs at)
{
    return "imported on " + formatTime(at) + " as \"" + name + "\"";
}

std::int64_t bytesOf(const std::string& path)
{
    std::error_code none;
    return std::filesystem::is_regular_file(path, none)
        ? static_cast<std::int64_t>(std::filesystem::file_size(path, none))
        : 0;
}

/// The files of one import, each read and held until all are.
/// Thread: one.
class ImportRun {
public:
    explicit ImportRun(OpenProject& project)
        : m_project(project)
    {
    }
    ~ImportRun() ///< takes back what was not completed
    {
        abandon();
    }
    ImportRun(const ImportRun&) = delete;
    ImportRun& operator=(const ImportRun&) = delete;

    /// Reads what belongs together of files of traces, those that are not in the project yet.
    Result<void> readTogether(std::span<const ImportTask> tasks,
        const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel);
    /// Reads a file into the project: detection, reading on its own thread, writing in small jobs that labels can pass;
    /// or, dry, only counts. What joins what is known only after complete.
    Result<ImportReport> add(
        const std::string& path, const ImportOptions& options, const Progress& progress, const CancelToken& cancel);
    /// Whether the last error was the project's (a full disk) or the caller's, which the next file would meet too.
    [[nodiscard]] bool failed() const
    {
        return m_failed;
    }
    /// Joins what the files say of each other's sessions, and makes all of them visible at once. `reports`: of the
    /// files that add read, in their order, to be completed.
    Result<void> complete(std::span<ImportReport* const> reports, const CancelToken& cancel);

private:
    /// A file that is read, or is being read, and waits.
    struct Held {
        SourceId source; ///< none: a dry run's, or imported before
        store::SourceInfo info;
        std::unique_ptr<BulkLoad> load; ///< none: nothing was begun
        std::unique_ptr<RejectsFile> rejects;
        std::size_t dry = 0; ///< the how manieth file of a dry run
    };
    [[nodiscard]] Result<std::optional<std::string>> findEarlier(
        const std::string& path, const CancelToken& cancel) const;
    [[nodiscard]] std::optional<std::string> findHeld(const std::string& hash) const;
    Result<void> begin(Held& file, const std::string& path, ingest::Format format);
    Result<void> lookUpIn(ImportTally& tally, Held& file, const std::string& path);
    Result<void> finish(Held& file, ImportReport& report, const CancelToken& cancel);
    Result<ingest::ReadSummary> read(const std::string& path, const ingest::ReadOptions& options, ingest::Sink& sink,
        const Progress& progress, const CancelToken& cancel);
    Error failure(const Error& error);
    void abandon();

    OpenProject& m_project;
    TraceSets m_sets;
    std::vector<Held> m_held; ///< in the order they were read
    std::unique_ptr<DryJoins> m_dry; ///< of a dry run
    std::size_t m_dryFiles = 0;
    bool m_failed = false;
};

/// How a file is known to the project.
store::SourceInfo infoOf(const std::string& path, ingest::Format format, TimeMs now)
{
    store::SourceInfo info; // without the hash, which is known when the file is read
    const bool stream = path == "-";
    info.name = stream ? "standard input" : std::filesystem::path(path).filename().string();
    info.format = ingest::formatName(format);
    info.startedAt = now;
    if (stream)
        info.hash = "stream " + std::to_string(now);
    else
        info.bytes = bytesOf(path);
    return info;
}

Error ImportRun::failure(const Error& error)
{
    m_failed = true;
    return error;
}

/// The import that had the same bytes, in words. Only a file as long as one of them is read for it.
Result<std::optional<std::string>> ImportRun::findEarlier(const std::string& path, const CancelToken& cancel) const
{
    const auto connection = m_project.store().reader();
    if (!connection)
        return connection.error();
    const auto complete = store::sources(**connection);
    if (!complete)
        return complete.error();
    std::vector<store::SourceInfo> known;
    const std::int64_t bytes = bytesOf(path);
    for (const store::Source& source : *complete) {
        // One of which all was refused is read again: by another mapping it may say something.
        const store::ImportCounts& counts = source.counts;
        const bool used = counts.sessions + counts.events + counts.orphans + counts.duplicates > 0;
        if (source.info.bytes == bytes && (used || counts.rejects == 0))
            known.push_back(source.info);
    }
    for (const Held& held : m_held)
        if (held.info.bytes == bytes)
            known.push_back(held.info);
    if (path == "-" || known.empty())
        return std::optional<std::string>();
    const auto hash = ingest::fileHash(path, cancel);
    if (!hash)
        return hash.error();
    for (const store::SourceInfo& info : known)
        if (info.hash == *hash)
            return std::optional(earlierText(info.name, info.startedAt));
    return std::optional<std::string>();
}

/// The file of this import that had the same bytes, in words.
std::optional<std::string> ImportRun::findHeld(const std::string& hash) const
{
    for (const Held& held : m_held)
        if (held.info.hash == hash)
            return earlierText(held.info.name, held.info.startedAt);
    return std::nullopt;
}

Result<void> ImportRun::begin(Held& file, const std::string& path, ingest::Format format)
{
    file.info = infoOf(path, format, m_project.clock().now());
    if (m_sets.has(path))
        file.info.bytes = m_sets.readOf(path).bytes; // when it was read
    file.load = std::make_unique<BulkLoad>(m_project);
    const auto waiting
        = std::count_if(m_held.begin(), m_held.end(), [](const Held& held) { return held.source.valid(); });
    const auto begun = file.load->begin(file.info, static_cast<std::size_t>(waiting));
    if (!begun)
        return begun.error();
    file.source = begun->source;
    return {};
}

Result<void> ImportRun::lookUpIn(ImportTally& tally, Held& file, const std::string& path)
{
    if (!m_dry) {
        auto connection = m_project.store().reader();
        if (!connection)
            return connection.error();
        m_dry = std::make_unique<DryJoins>(std::move(*connection));
    }
    m_dry->beginFile();
    file.dry = m_dryFiles++;
    file.info = infoOf(path, ingest::Format::Sessions, m_project.clock().now());
    tally.lookUpIn(*m_dry);
    return {};
}

Result<void> ImportRun::readTogether(std::span<const ImportTask> tasks,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    std::vector<TraceSets::Candidate> files;
    for (const ImportTask& task : tasks) {
        const auto earlier = findEarlier(task.path, cancel);
        if (earlier && !*earlier)
            files.push_back({task.path, task.options.read.mapping.has_value()});
    }
    return m_sets.read(files, progressOf, cancel);
}

Result<ingest::ReadSummary> ImportRun::read(const std::string& path, const ingest::ReadOptions& options,
    ingest::Sink& sink, const Progress& progress, const CancelToken& cancel)
{
    if (m_sets.has(path))
        return m_sets.handOn(path, options, sink, cancel);
    const FileStamp before(path);
    auto summary = ingest::readFile(path, options, sink, progress, cancel);
    if (const auto same = before.stillHolds(path); summary && !same)
        return same.error();
    return summary;
}

Result<ImportReport> ImportRun::add(
    const std::string& path, const ImportOptions& options, const Progress& progress, const CancelToken& cancel)
{
    const auto start = std::chrono::steady_clock::now();
    ImportReport report;
    report.file = path;
    report.dryRun = options.dryRun;
    report.joinWindow = options.joinWindow;
    report.weightGiven = options.read.weight.has_value();
    report.constantWeight = options.read.weight;
    const bool together = m_sets.has(path);
    if (together && m_sets.errorOf(path))
        return *m_sets.errorOf(path);
    if (together) {
        report.format = m_sets.readOf(path).format;
    } else if (path != "-") {
        const auto format = ingest::detectFormat(path, options.read.mapping.has_value());
        if (!format)
            return format.error();
        report.format = *format;
    }
    auto steps = ImportSteps::make(m_project, options);
    if (!steps)
        return failure(steps.error());
    Held held;
    held.rejects = std::make_unique<RejectsFile>();
    if (const auto opened = held.rejects->open(options.rejectsFile); !opened)
        return failure(opened.error());
    const auto earlier
        = together ? Result<std::optional<std::string>>(findHeld(m_sets.readOf(path).hash)) : findEarlier(path, cancel);
    if (!earlier)
        return earlier.error();
    if (*earlier) {
        report.alreadyImported = true;
        report.earlier = **earlier;
        m_held.push_back(std::move(held));
        return report;
    }
    ImportTally tally(report);
    const auto ready = options.dryRun ? lookUpIn(tally, held, path) : begin(held, path, report.format);
    if (!ready)
        return failure(ready.error());
    ImportSink sink(tally, held.load.get(), *held.rejects);
    auto summary = read(path, steps->reading(), steps->before(sink), progress, cancel);
    if (!summary) {
        // Where the project takes no more the reader only knows that it was told to stop.
        const Result<void> written = held.load ? held.load->result() : Result<void>();
        if (!written)
            return failure(written.error());
        // What it has of conversations that go on in other files would be missing there.
        return together ? failure(summary.error()) : summary.error();
    }
    report.format = summary->format;
    report.lines = summary->lines;
    report.seen = std::move(summary->seen);
    steps->close(report, summary->notes);
    report.notes = summary->notes;
    tally.close();
    if (held.load)
        if (const auto ended = held.load->endOfFile(); !ended)
            return failure(ended.error());
    held.info.hash = summary->hash;
    m_held.push_back(std::move(held));
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

/// What is known of a file only when all are read: how its events found their sessions, and what was refused.
Result<void> ImportRun::finish(Held& file, ImportReport& report, const CancelToken& cancel)
{
    if (report.alreadyImported)
        return {};
    if (m_dry) {
        m_dry->close(file.dry, report);
        return file.rejects->close();
    }
    const auto counts = file.load->hold(report.notes, report.joinWindow, file.info.hash, cancel);
    if (!counts)
        return counts.error();
    report.counts = *counts;
    report.joins = file.load->joins();
    ImportTally tally(report);
    if (counts->rejects > 0)
        if (const auto taken = takeRejects(m_project, file.source, tally, *file.rejects); !taken)
            return taken.error();
    return file.rejects->close();
}

Result<void> ImportRun::complete(std::span<ImportReport* const> reports, const CancelToken& cancel)
{
    for (std::size_t i = 0; i < m_held.size(); ++i)
        if (const auto finished = finish(m_held[i], *reports[i], cancel); !finished)
            return finished;
    std::vector<SourceId> sources;
    for (std::size_t i = 0; i < m_held.size(); ++i) {
        if (!m_held[i].source.valid())
            continue;
        sources.push_back(m_held[i].source);
        if (reports[i]->counts.orphans > 0)
            if (const auto taken = takeUnjoined(m_project, m_held[i].source, *reports[i]); !taken)
                return taken;
    }
    if (!sources.empty()) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "The import was cancelled.", {}};
        auto writer = m_project.store().writer();
        if (!writer)
            return writer.error();
        const auto completed = (*writer)->run(store::Writer::Kind::Bulk,
            [&](store::Connection& connection) { return store::completeSources(connection, sources); });
        if (!completed)
            return completed;
        for (Held& held : m_held)
            if (held.load)
                held.load->completed();
        m_project.frameChanged();
    }
    for (ImportReport* report : reports)
        noteMargins(m_project, *report, cancel);
    return {};
}

/// The latest first, as each may have added to the sessions of those before.
void ImportRun::abandon()
{
    while (!m_held.empty())
        m_held.pop_back();
}

} // namespace

Result<std::vector<ImportedFile>> importFiles(OpenProject& project, std::span<const ImportTask> tasks,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    ImportRun run(project);
    std::vector<ImportedFile> files;
    if (tasks.size() > 1)
        if (const auto together = run.readTogether(tasks, progressOf, cancel); !together)
            return together.error();
    for (const ImportTask& task : tasks) {
        auto report = run.add(task.path, task.options, progressOf(task.path), cancel);
        ImportedFile& file = files.emplace_back();
        file.path = task.path;
        if (report)
            file.report = std::move(*report);
        else
            file.error = {report.error().code, report.error().text,
                report.error().context.empty() ? task.path : report.error().context};
        // A file that cannot be used says nothing about the next one.
        if (run.failed() || file.error.code == ErrorCode::Cancelled)
            return file.error;
    }
    std::vector<ImportReport*> reports;
    for (ImportedFile& file : files)
        if (file.report)
            reports.push_back(&*file.report);
    if (const auto completed = run.complete(reports, cancel); !completed)
        return completed.error();
    return files;
}

Result<ImportReport> importFile(OpenProject& project, const std::string& path, const ImportOptions& options,
    const Progress& progress, const CancelToken& cancel)
{
    const ImportTask task{path, options};
    auto files = importFiles(
        project, {&task, 1}, [&](const std::string&) { return progress; }, cancel);
    if (!files)
        return files.error();
    ImportedFile& file = files->front();
    if (!file.report)
        return file.error;
    return std::move(*file.report);
}

} // namespace turnout::workbench
