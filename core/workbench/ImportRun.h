// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/ImportFile.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace turnout::workbench {

/// A file to be imported, and how.
struct ImportTask {
    std::string path;
    ImportOptions options;
};

/// One file of an import: its report, or why there is none.
struct ImportedFile {
    std::string path;
    std::optional<ImportReport> report;
    Error error; ///< where there is no report
};

/// Imports files together: nothing of any of them is seen before all are in, and where that is not reached (cancelled,
/// the disk is full, the program dies) the project is as if the import had never been started. A file that cannot be
/// used costs only itself: its error is in the answer; but files of traces belong together (TraceSets.h). A session
/// whose traces are in several files is that of the file which mentions it first. `progressOf` is asked for each file,
/// for those that belong together twice.
Result<std::vector<ImportedFile>> importFiles(OpenProject& project, std::span<const ImportTask> tasks,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel);

} // namespace turnout::workbench
