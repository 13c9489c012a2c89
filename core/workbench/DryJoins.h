// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Sink.h"
#include "store/SessionReader.h"
#include "workbench/ImportFile.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace turnout::workbench {

/// What a dry run's events would find: the sessions of the project and of the files that would come in together, by the
/// rules of the import. Keeps the ids and times of the files' sessions in memory, and the keys of events that find none
/// at once.
class DryJoins {
public:
    explicit DryJoins(std::unique_ptr<store::Connection> connection)
        : m_connection(std::move(connection))
    {
    }
    /// What is added from now on is another file's.
    void beginFile();
    /// Whether the project or the files so far have a session with this id.
    [[nodiscard]] bool known(const std::string& id);
    void add(const session::Session& session);
    void add(const ingest::Event& event);
    /// Puts what the events of a file come to into its report, when all files were read.
    void close(std::size_t file, ImportReport& report);

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
    void walkProjectsUsers(ImportReport& report);

    std::unique_ptr<store::Connection> m_connection;
    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_traces; ///< how many sessions of the file have it
    std::unordered_map<std::string, std::vector<Times>> m_byUser; ///< sessions of the file
    /// Of one file.
    struct Events {
        store::JoinCounts joins;
        std::vector<store::Orphan> waiting;
    };
    std::vector<Events> m_files;
    bool m_walked = false; ///< the project's sessions are in m_byUser
};

} // namespace turnout::workbench
