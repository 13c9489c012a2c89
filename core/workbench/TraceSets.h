// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "ingest/Import.h"
#include "ingest/SessionAssembler.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace turnout::workbench {

/// The files of traces of one import. A collector begins a new file when the old one is large enough, not when a
/// conversation ends: where several have one format, all are read before the first session is handed on. Where one of
/// them cannot be read none is used, for what a conversation lacks cannot be added later. Standard input is in no set.
/// Thread: one.
class TraceSets {
public:
    struct Candidate {
        std::string path;
        bool hasMapping = false; ///< a table is read by it
    };
    /// What a file was when it was read.
    struct Read {
        ingest::Format format = ingest::Format::Otlp;
        std::int64_t bytes = 0;
        std::string hash;
    };

    TraceSets();
    ~TraceSets();
    TraceSets(const TraceSets&) = delete;
    TraceSets& operator=(const TraceSets&) = delete;

    /// Reads the files that belong together; what is not of traces, or alone of its format, is left to be read by
    /// itself. That a file cannot be read is said by errorOf; the error here is everybody's: Cancelled, or no room for
    /// temporary files.
    Result<void> read(std::span<const Candidate> files,
        const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel);
    /// Whether it was read together with others.
    [[nodiscard]] bool has(const std::string& path) const;
    /// Why it cannot be used, or one that it belongs with.
    [[nodiscard]] const std::optional<Error>& errorOf(const std::string& path) const;
    [[nodiscard]] const Read& readOf(const std::string& path) const;
    /// Hands on the file's rejects and the sessions it is the first to mention. Asked for each file without an error,
    /// once, in the order in which they were read. After an error, also that the file is not what it was, the import as
    /// a whole makes no sense.
    Result<ingest::ReadSummary> handOn(
        const std::string& path, const ingest::ReadOptions& options, ingest::Sink& sink, const CancelToken& cancel);

private:
    class RejectsKept;
    struct File;
    Result<void> readSet(ingest::Format format, std::span<const std::string> paths,
        const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel);
    std::vector<std::unique_ptr<ingest::SessionAssembler>> m_sets;
    std::map<std::string, std::unique_ptr<File>> m_files; ///< by path
};

} // namespace turnout::workbench
