// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportFile.h"

#include "workbench/BulkLoad.h"
#include "workbench/ImportTally.h"

#include <chrono>
#include <filesystem>
#include <fstream>

namespace turnout::workbench {
namespace {

/// Where the reader's findings go: counted, and on to the project (or, dry, only looked up in it).
class ImportSink final : public ingest::Sink {
public:
    ImportSink(ImportTally& tally, BulkLoad* load, std::ofstream* rejects)
        : m_tally(tally)
        , m_load(load)
        , m_rejects(rejects)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override
    {
        m_tally.add(session);
        return m_load == nullptr || m_load->add(line, session);
    }
    bool event(ingest::Event&& event) override
    {
        m_tally.add(event);
        return m_load == nullptr
            || m_load->add(store::JoinEvent{
                event.line, std::move(event.session), std::move(event.payload), std::move(event.json)});
    }
    bool reject(ingest::Reject&& reject) override
    {
        m_tally.add(reject);
        if (m_rejects != nullptr)
            *m_rejects << reject.line << '\t' << reject.reason << '\t' << oneLine(reject.bytes) << '\n';
        return m_load == nullptr
            || m_load->add(store::RejectedLine{reject.line, std::move(reject.reason), std::move(reject.bytes)});
    }

private:
    static std::string oneLine(std::string bytes)
    {
        for (char& c : bytes)
            if (c == '\n' || c == '\r' || c == '\t')
                c = ' ';
        return bytes;
    }
    ImportTally& m_tally;
    BulkLoad* m_load;
    std::ofstream* m_rejects;
};

Result<std::optional<std::string>> beginLoad(
    BulkLoad& load, const std::string& path, ingest::Format format, const Clock& clock, const CancelToken& cancel)
{
    store::SourceInfo info;
    const bool stream = path == "-";
    info.name = stream ? "standard input" : std::filesystem::path(path).filename().string();
    info.format = ingest::formatName(format);
    info.startedAt = clock.now();
    if (!stream) {
        const auto hash = ingest::fileHash(path, cancel);
        if (!hash)
            return hash.error();
        info.hash = *hash;
        std::error_code ignored;
        info.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    } else {
        info.hash = "stream " + std::to_string(info.startedAt);
    }
    const auto begun = load.begin(info);
    if (!begun)
        return begun.error();
    if (!begun->earlier)
        return std::optional<std::string>();
    return std::optional<std::string>(
        "imported on " + formatTime(begun->earlier->at) + " as \"" + begun->earlier->name + "\"");
}

} // namespace

Result<ImportReport> importFile(OpenProject& project, const std::string& path, const ImportOptions& options,
    const Progress& progress, const CancelToken& cancel)
{
    const auto start = std::chrono::steady_clock::now();
    ImportReport report;
    report.file = path;
    report.dryRun = options.dryRun;
    report.weightGiven = options.read.weight.has_value();
    if (path != "-") {
        const auto format = ingest::detectFormat(path);
        if (!format)
            return format.error();
        report.format = *format;
    }
    std::ofstream rejects;
    if (!options.rejectsFile.empty()) {
        rejects.open(options.rejectsFile, std::ios::binary);
        if (!rejects)
            return Error{ErrorCode::Io, "cannot write the rejects there", options.rejectsFile};
    }
    BulkLoad load(project);
    if (!options.dryRun) {
        const auto earlier = beginLoad(load, path, report.format, project.clock(), cancel);
        if (!earlier)
            return earlier.error();
        if (*earlier) {
            report.alreadyImported = true;
            report.earlier = **earlier;
            return report;
        }
    }
    ImportTally tally(report);
    if (options.dryRun)
        if (const auto ready = tally.lookUpIn(project); !ready)
            return ready.error();
    ImportSink sink(tally, options.dryRun ? nullptr : &load, rejects.is_open() ? &rejects : nullptr);
    const auto summary = ingest::readFile(path, options.read, sink, progress, cancel);
    if (!summary && summary.error().code != ErrorCode::Cancelled)
        load.abandon();
    if (!summary)
        return summary.error();
    report.format = summary->format;
    report.lines = summary->lines;
    report.notes = summary->notes;
    tally.close();
    if (rejects.is_open() && !rejects.flush())
        return Error{ErrorCode::Io, "the rejects could not be written", options.rejectsFile};
    if (!options.dryRun) {
        const auto counts = load.finish(summary->notes);
        if (!counts)
            return counts.error();
        report.counts = *counts;
    }
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace turnout::workbench
