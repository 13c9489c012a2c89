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
/// small jobs, and a durable job waits for at most one of them.
/// Thread: any may submit; jobs run on the writer's thread in order within their kind.
class Writer {
public:
    enum class Kind {
        Durable, ///< on disk (synchronous=FULL) before the future is ready: labels, draws, freezing
        Bulk, ///< in the file, synced by the next checkpoint: import batches
    };
    using Job = std::function<Result<void>(Connection&)>;

    explicit Writer(std::unique_ptr<Connection> connection);
    ~Writer(); ///< finishes what was submitted
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Runs the job inside BEGIN IMMEDIATE … COMMIT; an error rolls back and is the future's result.
    std::future<Result<void>> submit(Kind kind, Job job);
    /// submit and wait.
    Result<void> run(Kind kind, Job job);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::store
