// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DryJoins.h"

#include <memory>

namespace turnout::workbench {

/// Counts for the import's report what passes by; for a dry run also what is in the project already.
class ImportTally {
public:
    explicit ImportTally(ImportReport& report)
        : m_report(report)
    {
    }
    /// A dry run: sessions and events are only looked up.
    void lookUpIn(DryJoins& joins)
    {
        m_joins = &joins;
    }

    /// A session without a weight stands for itself, and is counted.
    void addWeight(session::Session& session);
    void add(const session::Session& session);
    void add(const ingest::Event& event);
    void add(const store::RejectedLine& reject);
    /// Puts the counts kept by position into the report.
    void close();

private:
    ImportReport& m_report;
    DryJoins* m_joins = nullptr; ///< of a dry run
    struct SegmentCount {
        std::string name;
        std::int64_t sessions = 0;
    };
    std::vector<SegmentCount> m_segments; ///< by position in the session, as they mostly repeat
};

} // namespace turnout::workbench
