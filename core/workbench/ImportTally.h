// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SessionReader.h"
#include "workbench/ImportFile.h"

#include <unordered_set>

namespace turnout::workbench {

/// Counts for the import's report what passes by; for a dry run also what is in the project already.
class ImportTally {
public:
    explicit ImportTally(ImportReport& report)
        : m_report(report)
    {
    }
    /// A dry run's lookups: which ids are here already.
    Result<void> lookUpIn(OpenProject& project);

    void add(const session::Session& session);
    void add(const ingest::Event& event);
    void add(const store::RejectedLine& reject);
    /// Puts the counts kept by position into the report.
    void close();

private:
    [[nodiscard]] bool inProject(const std::string& id);

    ImportReport& m_report;
    std::unique_ptr<store::Connection> m_connection; ///< of a dry run
    std::unordered_set<std::string> m_seen; ///< ids of a dry run's file
    struct SegmentCount {
        std::string name;
        std::int64_t sessions = 0;
    };
    std::vector<SegmentCount> m_segments; ///< by position in the session, as they mostly repeat
};

} // namespace turnout::workbench
