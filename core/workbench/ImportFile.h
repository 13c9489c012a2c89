// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Derive.h"
#include "ingest/Import.h"
#include "ingest/Redaction.h"
#include "ingest/Weighting.h"
#include "store/SourceReader.h"
#include "workbench/OpenProject.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

struct ImportOptions {
    bool dryRun = false; ///< read and count, write nothing
    ingest::ReadOptions read;
    std::optional<session::StratumRates> rates; ///< instead of read.weight: sampling rates by stratum
    ingest::DeriveOptions derive; ///< what is to be made of the transcripts
    ingest::RedactionOptions redact; ///< the key is the project's and filled in here
    TimeMs joinWindow = store::kJoinWindow; ///< how long after its end a session still gets its user's events
    std::string rejectsFile; ///< also write rejected lines into this new file: "line<TAB>reason<TAB>bytes" (empty: no)
};

/// What an import did, or, dry, would do.
struct ImportReport {
    std::string file;
    ingest::Format format = ingest::Format::Sessions;
    bool dryRun = false;
    bool alreadyImported = false; ///< the same bytes were imported before: nothing was added
    std::string earlier; ///< when and as what
    ingest::Seen seen; ///< what the file turned out to be
    store::ImportCounts counts;
    std::int64_t lines = 0;
    std::int64_t turns = 0;
    std::int64_t ratings = 0;
    std::int64_t signals = 0; ///< without derived ones
    std::int64_t outcomes = 0;
    std::int64_t scores = 0;
    std::int64_t labels = 0;
    std::int64_t skips = 0; ///< annotators who looked and gave no answer
    std::int64_t gold = 0; ///< answers known to be right
    store::JoinCounts joins; ///< how the events found their sessions …
    store::Unjoined unjoined; ///< … and what did not, and why
    TimeMs joinWindow = store::kJoinWindow;
    std::optional<TimeMs> firstStart; ///< of the sessions read
    std::optional<TimeMs> lastStart;
    bool weightGiven
        = false; ///< some session brought a sampling weight other than 1, or a weight, rates or margins were
    std::int64_t withoutWeight = 0; ///< sessions that brought none, and got none
    std::optional<double> constantWeight; ///< of every session that brought none
    std::optional<session::StratumRates> rates; ///< that gave the weights …
    ingest::WeightingCounts weighted; ///< … and to how many sessions
    std::map<std::string, std::int64_t> segments; ///< name → sessions that have it
    std::map<std::string, std::int64_t> derivedSignals; ///< kind → how many were made of the transcripts
    std::map<std::string, std::int64_t> rejectReasons; ///< reason → lines
    std::vector<store::RejectedLine> firstRejects; ///< at most 20, without long bytes
    ingest::RedactionMode redaction = ingest::RedactionMode::Off;
    ingest::RedactionCounts redacted;
    std::optional<population::Raking> raking; ///< what the project's margins make of the weights
    std::string marginsProblem; ///< why they are not in the weights
    std::vector<std::string> notes;
    double seconds = 0;
};

/// Reads a file into the project: detection, reading on its own thread, writing in small jobs that labels can pass.
/// Cancel or an error leaves the project as if the import had never started.
Result<ImportReport> importFile(OpenProject& project, const std::string& path, const ImportOptions& options,
    const Progress& progress, const CancelToken& cancel);

/// The contract "import", schema 1.
std::string importReportToJson(const ImportReport& report, int indent = 2);
/// The same as lines for people.
std::string importReportText(const ImportReport& report);

} // namespace turnout::workbench
