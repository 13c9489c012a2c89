// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportRun.h"

#include "store/MarginStore.h"
#include "workbench/BulkLoad.h"
#include "workbench/ImportSink.h"
#include "workbench/ImportSteps.h"
#include "workbench/ImportTally.h"
#include "workbench/RejectsFile.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

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

/// What a file has when it is not the same any more. Nothing of standard input.
struct FileStamp {
    std::int64_t bytes = 0;
    std::filesystem::file_time_type changed;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;

    explicit FileStamp(const std::string& path)
    {
        std::error_code none;
        if (path == "-" || !std::filesystem::is_regular_file(path, none))
            return;
        bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, none));
        changed = std::filesystem::last_write_time(path, none);
    }
};

/// What the project's margins make of the sessions that are in now. That this cannot be told is no failure of an import
/// that is done.
void noteMargins(OpenProject& project, ImportReport& report, const CancelToken& cancel)
{
    const auto connection = project.store().reader();
    if (!connection)
        return;
    const auto margins = store::margins(**connection);
    if (!margins || margins->segments.empty())
        return;
    report.weightGiven = true;
    if (report.dryRun)
        return;
    const auto snapshot = project.snapshot(cancel);
    if (!snapshot)
        return;
    report.raking = (*snapshot)->frame->raking;
    report.marginsProblem = (*snapshot)->frame->marginsProblem;
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

    /// Reads a file into the project: detection, reading on its own thread, writing in small jobs that labels can pass;
    /// or, dry, only counts.
    Result<ImportReport> add(
        const std::string& path, const ImportOptions& options, const Progress& progress, const CancelToken& cancel);
    /// Whether the last error was the project's (a full disk) or the caller's, which the next file would meet too.
    [[nodiscard]] bool failed() const
    {
        return m_failed;
    }
    /// Makes all files visible at once.
    Result<void> complete();

private:
    /// A file that is read, or is being read, and waits.
    struct Held {
        SourceId source;
        store::SourceInfo info;
    };
    [[nodiscard]] Result<std::optional<std::string>> findEarlier(
        const std::string& path, const CancelToken& cancel) const;
    Result<Held> begin(BulkLoad& load, const std::string& path, ingest::Format format) const;
    Error failure(const Error& error);
    void abandon();

    OpenProject& m_project;
    std::vector<Held> m_held; ///< in the order they were read
    bool m_failed = false;
};

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
    for (const store::Source& source : *complete)
        if (source.info.bytes == bytes)
            known.push_back(source.info);
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

Result<ImportRun::Held> ImportRun::begin(BulkLoad& load, const std::string& path, ingest::Format format) const
{
    Held file; // without the hash, which is known when the file is read
    const bool stream = path == "-";
    file.info.name = stream ? "standard input" : std::filesystem::path(path).filename().string();
    file.info.format = ingest::formatName(format);
    file.info.startedAt = m_project.clock().now();
    if (stream)
        file.info.hash = "stream " + std::to_string(file.info.startedAt);
    else
        file.info.bytes = bytesOf(path);
    const auto begun = load.begin(file.info, m_held.size());
    if (!begun)
        return begun.error();
    file.source = begun->source;
    return file;
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
    if (path != "-") {
        const auto format = ingest::detectFormat(path);
        if (!format)
            return format.error();
        report.format = *format;
    }
    auto steps = ImportSteps::make(m_project, options);
    if (!steps)
        return failure(steps.error());
    RejectsFile rejects;
    if (const auto opened = rejects.open(options.rejectsFile); !opened)
        return failure(opened.error());
    BulkLoad load(m_project);
    Held held;
    const FileStamp before(path);
    const auto earlier = findEarlier(path, cancel);
    if (!earlier)
        return earlier.error();
    if (*earlier) {
        report.alreadyImported = true;
        report.earlier = **earlier;
        return report;
    }
    if (!options.dryRun) {
        const auto begun = begin(load, path, report.format);
        if (!begun)
            return failure(begun.error());
        held = *begun;
    }
    ImportTally tally(report);
    if (options.dryRun)
        if (const auto ready = tally.lookUpIn(m_project); !ready)
            return failure(ready.error());
    ImportSink sink(tally, options.dryRun ? nullptr : &load, rejects);
    auto summary = ingest::readFile(path, steps->reading(), steps->before(sink), progress, cancel);
    if (!summary) {
        // Where the project takes no more the reader only knows that it was told to stop.
        const Result<void> written = load.result();
        load.abandon();
        return written ? summary.error() : failure(written.error());
    }
    // The project would take other bytes for these the next time, or these for others.
    if (FileStamp(path) != before) {
        load.abandon();
        return Error{ErrorCode::BadInput,
            "The file changed while it was read, so nothing of it is imported. Import it when it is complete.", path};
    }
    report.format = summary->format;
    report.lines = summary->lines;
    report.seen = std::move(summary->seen);
    steps->close(report, summary->notes);
    report.notes = summary->notes;
    tally.close();
    if (!options.dryRun) {
        const auto counts = load.hold(summary->notes, options.joinWindow, summary->hash);
        if (!counts)
            return failure(counts.error());
        held.info.hash = summary->hash;
        m_held.push_back(held);
        report.counts = *counts;
        report.joins = load.joins();
        if (counts->orphans > 0)
            if (const auto taken = takeUnjoined(m_project, held.source, report); !taken)
                return failure(taken.error());
        if (counts->rejects > 0)
            if (const auto taken = takeRejects(m_project, held.source, tally, rejects); !taken)
                return failure(taken.error());
    }
    if (const auto written = rejects.close(); !written)
        return failure(written.error());
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

Result<void> ImportRun::complete()
{
    if (m_held.empty())
        return {};
    auto writer = m_project.store().writer();
    if (!writer)
        return writer.error();
    std::vector<SourceId> sources;
    for (const Held& held : m_held)
        sources.push_back(held.source);
    const auto completed = (*writer)->run(store::Writer::Kind::Bulk,
        [&](store::Connection& connection) { return store::completeSources(connection, sources); });
    if (!completed)
        return completed;
    m_held.clear();
    m_project.frameChanged();
    return {};
}

void ImportRun::abandon()
{
    if (m_held.empty())
        return;
    auto writer = m_project.store().writer();
    // The latest first, as each may have added to the sessions of those before. Where this fails (a full disk), nothing
    // of them is visible, and opening the project takes them back.
    while (writer && !m_held.empty()) {
        bool done = false;
        const auto step = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            const auto left = store::undoSourceStep(connection, m_held.back().source);
            if (!left)
                return left.error();
            done = *left;
            return {};
        });
        if (!step)
            return;
        if (done)
            m_held.pop_back();
    }
}

} // namespace

Result<std::vector<ImportedFile>> importFiles(OpenProject& project, std::span<const ImportTask> tasks,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    ImportRun run(project);
    std::vector<ImportedFile> files;
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
    if (const auto completed = run.complete(); !completed)
        return completed.error();
    for (ImportedFile& file : files)
        if (file.report)
            noteMargins(project, *file.report, cancel);
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
