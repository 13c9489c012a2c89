// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ImportWriter.h"
#include "store/TruthStore.h"
#include "workbench/OpenProject.h"

#include <memory>
#include <string>
#include <vector>

namespace turnout::workbench {

/// Carries sessions, events and rejects from the thread that makes them to the project's writer, in batches of half a
/// megabyte, a few of them under way and several to a transaction. Everything of one load becomes visible at finish, or
/// not at all.
/// Thread: one, the maker's.
class BulkLoad {
public:
    explicit BulkLoad(OpenProject& project);
    ~BulkLoad(); ///< takes the load back where it was not finished
    BulkLoad(const BulkLoad&) = delete;
    BulkLoad& operator=(const BulkLoad&) = delete;

    /// Earlier: the same bytes are in the project already, nothing was begun. `held`: as ImportWriter's.
    Result<store::ImportBegin> begin(const store::SourceInfo& info, std::size_t held = 0);

    /// Takes the session by swapping, so that the maker gets a used one back with its capacity. False: an error, see
    /// finish.
    bool add(std::int64_t line, session::Session& session);
    bool add(std::int64_t line, session::Session& session, const store::Truth& truth);
    bool add(store::JoinEvent&& event);
    bool add(store::RejectedLine&& reject);

    /// Waits for all batches, joins what names its session by user and time, and makes the load visible; on any error
    /// takes it back and returns the error. `hash`: of the file, where begin was not told it.
    Result<store::ImportCounts> finish(
        const std::vector<std::string>& notes, TimeMs joinWindow = store::kJoinWindow, const std::string& hash = {});
    /// The same, but leaves it to the caller to make it visible (store::completeSources) or to take it back.
    Result<store::ImportCounts> hold(
        const std::vector<std::string>& notes, TimeMs joinWindow = store::kJoinWindow, const std::string& hash = {});
    /// Why add answered false.
    [[nodiscard]] const Result<void>& result() const
    {
        return m_result;
    }
    /// How events found their sessions, after finish.
    [[nodiscard]] const store::JoinCounts& joins() const
    {
        return m_import.joins();
    }
    /// Takes the load back.
    void abandon();

private:
    struct Batch;
    bool flushIfFull();
    bool flush();
    void startWriting(bool again);
    Result<void> writeBatches(store::Connection& connection);
    Result<void> write(store::Connection& connection, Batch& batch);
    bool collect(bool onlyDone);
    Result<store::ImportCounts> end(
        bool visible, const std::vector<std::string>& notes, TimeMs joinWindow, const std::string& hash);

    OpenProject& m_project;
    store::Writer* m_writer = nullptr;
    store::ImportWriter m_import;
    std::unique_ptr<Batch> m_batch;
    struct Belt;
    std::unique_ptr<Belt> m_belt;
    Result<void> m_result;
    bool m_begun = false;
};

} // namespace turnout::workbench
