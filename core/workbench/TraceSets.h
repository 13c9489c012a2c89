// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "ingest/Import.h"
#include "ingest/SessionAssembler.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace turnout::workbench {

/// The files of traces of one import. A collector begins a new file when the old one is large enough, not when a
/// conversation ends: where several have one format, all are read before the first session is handed on.
/// Thread: one.
class TraceSets {
public:
    TraceSets();
    ~TraceSets();
    TraceSets(const TraceSets&) = delete;
    TraceSets& operator=(const TraceSets&) = delete;

    /// Reads the files that belong together; what is not of traces, or alone of its format, is left to be read by
    /// itself. A file that cannot be read says so in handOn. The error is of all of them: Cancelled, or no room for
    /// temporary files.
    Result<void> read(std::span<const std::string> paths,
        const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel);
    /// Whether it was read together with others.
    [[nodiscard]] bool has(const std::string& path) const;
    /// Hands on the file's rejects and the sessions it is the first to mention. Asked once for a file, in the order in
    /// which they were read.
    Result<ingest::ReadSummary> handOn(
        const std::string& path, const ingest::ReadOptions& options, ingest::Sink& sink, const CancelToken& cancel);

private:
    class RejectsKept;
    struct File;
    std::map<ingest::Format, std::unique_ptr<ingest::SessionAssembler>> m_sets;
    std::map<std::string, std::unique_ptr<File>> m_files; ///< by path
};

} // namespace turnout::workbench
