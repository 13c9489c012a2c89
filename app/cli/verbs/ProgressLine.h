// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"

#include <chrono>
#include <mutex>
#include <ostream>
#include <string>

namespace turnout::cli {

/// One line on standard error that tells how far a job is, and is gone when the job is. Silent where `err` is not the
/// process's standard error, or that is not a terminal.
class ProgressLine {
public:
    ProgressLine(std::ostream& err, std::string title);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// For the job; empty where nobody would see it. Must not outlive this object.
    [[nodiscard]] Progress progress();

private:
    void show(const ProgressUpdate& update);

    std::ostream& m_err;
    std::string m_title;
    bool m_visible;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
    bool m_drawn = false;
};

} // namespace turnout::cli
