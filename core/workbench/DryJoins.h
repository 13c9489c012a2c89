// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Sink.h"
#include "store/SessionReader.h"
#include "workbench/ImportFile.h"

#include <unordered_map>
#include <unordered_set>

namespace turnout::workbench {

/// What a dry run's events would find: the sessions of the project and of the file, by the rules of the import. Keeps
/// the ids and times of the file's sessions in memory, and the keys of events that find none at once.
class DryJoins {
public:
    explicit DryJoins(store::Connection& connection)
        : m_connection(connection)
    {
    }
    /// Whether the project or the file so far has a session with this id.
    [[nodiscard]] bool known(const std::string& id);
    void add(const session::Session& session);
    void add(const ingest::Event& event);
    /// Puts what the events come to into the report.
    void close(ImportReport& report);

private:
    struct Match {
        std::size_t sessions = 0;
        std::int64_t store::JoinCounts::*how = &store::JoinCounts::bySession;
    };
    struct Times {
        TimeMs first = 0;
        TimeMs last = 0;
    };
    [[nodiscard]] std::size_t knownBy(const std::string& key);
    [[nodiscard]] Match match(const std::string& session, const std::string& trace);
    void closeByUser(ImportReport& report);
    void keepUnjoined(const store::Orphan& orphan, ImportReport& report);

    store::Connection& m_connection;
    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_traces; ///< how many sessions of the file have it
    std::unordered_map<std::string, std::vector<Times>> m_byUser; ///< sessions of the file
    store::JoinCounts m_joins;
    std::vector<store::Orphan> m_waiting;
    std::unordered_map<std::string, std::int64_t> m_reasons;
};

} // namespace turnout::workbench
