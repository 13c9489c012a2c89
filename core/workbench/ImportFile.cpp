// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportFile.h"

#include "store/MarginStore.h"
#include "workbench/BulkLoad.h"
#include "workbench/ImportSteps.h"
#include "workbench/ImportTally.h"
#include "workbench/RejectsFile.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace turnout::workbench {
namespace {

/// Where the reader's findings go: counted, and on to the project; or, dry, only looked up in it.
class ImportSink final : public ingest::Sink {
public:
    ImportSink(ImportTally& tally, BulkLoad* load, RejectsFile& rejects)
        : m_tally(tally)
        , m_load(load)
        , m_rejects(rejects)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override
    {
        for (session::GivenLabel& label : session.labels)
            if (label.annotator.empty())
                label.annotator = "imported";
        m_tally.addWeight(session);
        m_tally.add(session);
        return m_load == nullptr || m_load->add(line, session);
    }
    bool event(ingest::Event&& event) override
    {
        // A whole file of answers would become labels of nobody; the verb "label" gives them to somebody.
        const auto* label = std::get_if<session::GivenLabel>(&event.payload);
        if (label != nullptr && label->annotator.empty())
            return reject({event.line,
                "a label needs its \"annotator\"; to label as somebody with this file: turnout-cli label PROJECT FILE "
                "--annotator NAME",
                std::move(event.json)});
        m_tally.add(event);
        return m_load == nullptr
            || m_load->add(store::JoinEvent{event.line, std::move(event.session), std::move(event.payload),
                std::move(event.json), std::move(event.trace), std::move(event.user), event.at});
    }
    bool reject(ingest::Reject&& reject) override
    {
        store::RejectedLine line{reject.line, std::move(reject.reason), std::move(reject.bytes)};
        if (m_load != nullptr)
            return m_load->add(std::move(line)); // the project's own rejects join them there
        m_tally.add(line);
        m_rejects.add(line);
        return true;
    }

private:
    ImportTally& m_tally;
    BulkLoad* m_load;
    RejectsFile& m_rejects;
};

/// Those of the reader and those of the project (the same id with other content), as the project keeps them.
Result<void> takeRejects(OpenProject& project, SourceId source, ImportTally& tally, RejectsFile& rejects)
{
    constexpr std::int64_t page = 200;
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    for (std::int64_t offset = 0;; offset += page) {
        const auto lines = store::rejects(**connection, source, page, offset);
        if (!lines)
            return lines.error();
        for (const store::RejectedLine& line : *lines) {
            tally.add(line);
            rejects.add(line);
        }
        if (static_cast<std::int64_t>(lines->size()) < page)
            return {};
    }
}

std::string earlierText(const std::string& name, TimeMs at)
{
    return "imported on " + formatTime(at) + " as \"" + name + "\"";
}

/// The import that had the same bytes, in words. Only a file as long as one of them is read for it.
Result<std::optional<std::string>> findEarlier(OpenProject& project, const std::string& path, const CancelToken& cancel)
{
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto sources = store::sources(**connection);
    if (!sources)
        return sources.error();
    std::error_code ignored;
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    const auto asLong = [&](const store::Source& source) { return source.info.bytes == bytes; };
    if (path == "-" || std::none_of(sources->begin(), sources->end(), asLong))
        return std::optional<std::string>();
    const auto hash = ingest::fileHash(path, cancel);
    if (!hash)
        return hash.error();
    for (const store::Source& source : *sources)
        if (source.info.hash == *hash)
            return std::optional(earlierText(source.info.name, source.info.startedAt));
    return std::optional<std::string>();
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
/// What waits, and why.
Result<void> takeUnjoined(OpenProject& project, SourceId source, ImportReport& report)
{
    constexpr std::int64_t kFirst = 20;
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto waiting = store::unjoined(**connection, source, kFirst);
    if (!waiting)
        return waiting.error();
    report.unjoined = std::move(*waiting);
    return {};
}

Result<SourceId> beginLoad(BulkLoad& load, const std::string& path, ingest::Format format, const Clock& clock)
{
    store::SourceInfo info; // without the hash, which is known when the file is read
    const bool stream = path == "-";
    info.name = stream ? "standard input" : std::filesystem::path(path).filename().string();
    info.format = ingest::formatName(format);
    info.startedAt = clock.now();
    if (!stream) {
        std::error_code ignored;
        info.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    } else {
        info.hash = "stream " + std::to_string(info.startedAt);
    }
    const auto begun = load.begin(info);
    if (!begun)
        return begun.error();
    return begun->source;
}

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

} // namespace

Result<ImportReport> importFile(OpenProject& project, const std::string& path, const ImportOptions& options,
    const Progress& progress, const CancelToken& cancel)
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
    auto steps = ImportSteps::make(project, options);
    if (!steps)
        return steps.error();
    RejectsFile rejects;
    if (const auto opened = rejects.open(options.rejectsFile); !opened)
        return opened.error();
    BulkLoad load(project);
    SourceId source;
    const FileStamp before(path);
    const auto earlier = findEarlier(project, path, cancel);
    if (!earlier)
        return earlier.error();
    if (*earlier) {
        report.alreadyImported = true;
        report.earlier = **earlier;
        return report;
    }
    if (!options.dryRun) {
        const auto begun = beginLoad(load, path, report.format, project.clock());
        if (!begun)
            return begun.error();
        source = *begun;
    }
    ImportTally tally(report);
    if (options.dryRun)
        if (const auto ready = tally.lookUpIn(project); !ready)
            return ready.error();
    ImportSink sink(tally, options.dryRun ? nullptr : &load, rejects);
    auto summary = ingest::readFile(path, steps->reading(), steps->before(sink), progress, cancel);
    if (!summary) {
        // Where the project takes no more the reader only knows that it was told to stop.
        const Result<void> written = load.result();
        load.abandon();
        return written ? summary.error() : written.error();
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
        const auto counts = load.finish(summary->notes, options.joinWindow, summary->hash);
        if (!counts)
            return counts.error();
        report.counts = *counts;
        report.joins = load.joins();
        if (counts->orphans > 0)
            if (const auto taken = takeUnjoined(project, source, report); !taken)
                return taken.error();
        if (counts->rejects > 0)
            if (const auto taken = takeRejects(project, source, tally, rejects); !taken)
                return taken.error();
    }
    if (const auto written = rejects.close(); !written)
        return written.error();
    noteMargins(project, report, cancel);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace turnout::workbench
