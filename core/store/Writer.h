// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

#include <functional>
#include <future>
#include <memory>
#include <string>

namespace turnout::store {

/// The one thread that writes. Each job is a transaction of its own. Labels pass before bulk work: an import hands in
/// jobs of a few megabytes that end early where durableWaits. The write-ahead log is moved into the
/// file by a second thread, so that no job waits for that; bulk jobs pause where it gets too far ahead.
/// Thread: any may submit; jobs run on the writer's thread in order within their kind.
class Writer {
public:
    enum class Kind {
        Durable, ///< on disk (synchronous=FULL) before the future is ready: labels, draws, freezing
        Bulk, ///< in the file, on disk with the next durable job or checkpoint; references unchecked: import batches
    };
    using Job = std::function<Result<void>(Connection&)>;

    /// `path` is the file the connection has open; `wal` says whether it has a write-ahead log.
    Writer(std::unique_ptr<Connection> connection, const std::string& path, bool wal);
    ~Writer(); ///< finishes what was submitted
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Runs the job inside BEGIN IMMEDIATE … COMMIT; an error rolls back and is the future's result.
    std::future<Result<void>> submit(Kind kind, Job job);
    /// submit and wait. Never from inside a job.
    Result<void> run(Kind kind, Job job);
    /// Whether a durable job waits for the one that runs: a long bulk job ends then.
    [[nodiscard]] bool durableWaits() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::store
