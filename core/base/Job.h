// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace turnout {

/// A shared flag: the one who started a job sets it, the job looks at it between steps. Copies share the flag.
/// Thread: any.
class CancelToken {
public:
    void cancel() const
    {
        m_flag->store(true, std::memory_order_relaxed);
    }
    [[nodiscard]] bool cancelled() const
    {
        return m_flag->load(std::memory_order_relaxed);
    }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

/// How far a job is. `total` 0 means "not known".
struct ProgressUpdate {
    std::string_view what; ///< "sessions", "bytes": what is counted
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::int64_t items = 0; ///< finished things (sessions read …) where `done` counts bytes
};

/// Called from the thread that does the work, at most about 20 times a second (whoever works sees to that); empty
/// means nobody listens.
using Progress = std::function<void(const ProgressUpdate&)>;

} // namespace turnout
