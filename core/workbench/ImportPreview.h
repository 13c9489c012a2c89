// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/ImportFile.h"

namespace turnout::workbench {

/// The first sessions of a file as an import would keep them.
struct ImportPreview {
    ingest::Format format = ingest::Format::Sessions;
    std::vector<session::Session> sessions; ///< mapped, redacted, derived, weighted
    std::int64_t events = 0; ///< among what was read
    std::int64_t rejects = 0;
    std::vector<store::RejectedLine> firstRejects; ///< without long bytes
    ingest::RedactionCounts redacted;
    std::vector<std::int64_t> patternMatches; ///< of each of the options' patterns, in the turns of these sessions
    bool partly = false; ///< there is more in the file than was read
};

inline constexpr std::size_t kPreviewSessions = 20;

/// Reads the beginning of a file and writes nothing. Of traces the first four megabytes: a session whose spans come
/// later is not whole. Errors are those of importFile(); Cancelled where `cancel` says so.
Result<ImportPreview> previewImport(
    OpenProject& project, const std::string& path, const ImportOptions& options, const CancelToken& cancel);

} // namespace turnout::workbench
