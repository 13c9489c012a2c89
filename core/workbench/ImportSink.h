// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/BulkLoad.h"
#include "workbench/ImportTally.h"
#include "workbench/RejectsFile.h"

namespace turnout::workbench {

/// Where the reader's findings go: counted, and on to the project; or, dry (without a load), only looked up in it.
class ImportSink final : public ingest::Sink {
public:
    ImportSink(ImportTally& tally, BulkLoad* load, RejectsFile& rejects)
        : m_tally(tally)
        , m_load(load)
        , m_rejects(rejects)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override;
    bool event(ingest::Event&& event) override;
    bool reject(ingest::Reject&& reject) override;

private:
    ImportTally& m_tally;
    BulkLoad* m_load;
    RejectsFile& m_rejects;
};

/// Counts and writes out the rejects of a source, the reader's and the project's own (the same id with other content).
Result<void> takeRejects(OpenProject& project, SourceId source, ImportTally& tally, RejectsFile& rejects);
/// What waits for its session, and why, into the report.
Result<void> takeUnjoined(OpenProject& project, SourceId source, ImportReport& report);

} // namespace turnout::workbench
