// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace turnout::store {

/// Moves the write-ahead log into the project file while the writer goes on, on a thread and a connection of its own.
/// Thread: the writer's calls committed and mayGoOn; the rest happens inside.
class Checkpointer {
public:
    /// `caughtUp` is called from the inner thread whenever mayGoOn may have changed.
    Checkpointer(std::string path, std::int64_t pageBytes, std::function<void()> caughtUp);
    ~Checkpointer(); ///< waits for a pass that is running
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// After each commit: the log's length in pages.
    void committed(std::int64_t logPages);
    /// False while the log is so long that bulk work should wait for a pass to finish.
    [[nodiscard]] bool mayGoOn() const;

private:
    void loop();
    void pass();

    const std::string m_path;
    const std::int64_t m_startPages; ///< a pass begins when so much is not in the file yet
    const std::int64_t m_pausePages; ///< bulk work waits when the log is longer
    const std::function<void()> m_caughtUp;
    std::unique_ptr<Connection> m_connection; ///< the inner thread's

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::int64_t m_logPages = 0; ///< as of the last commit
    std::int64_t m_movedPages = 0; ///< of those, in the file already
    std::int64_t m_limitPages;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace turnout::store
