// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace turnout::store {

/// The advisory lock that makes one window the writer of a project: flock() on a file beside it, which the kernel
/// gives back when the process dies, however it dies.
class FileLock {
public:
    enum class State {
        Held, ///< ours until the lock goes
        HeldByOther, ///< another process, or another project object of this one
        Unavailable, ///< the file cannot be made or this file system has no locks
    };
    struct Attempt {
        State state = State::Unavailable;
        std::unique_ptr<FileLock> lock; ///< for Held
        std::string holder; ///< for HeldByOther: "process 4711 on host", as far as it is known
        std::string problem; ///< for Unavailable: what the operating system says
    };
    /// Tries once, without waiting.
    static Attempt attempt(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock(std::string path, int descriptor);
    std::string m_path;
    int m_descriptor;
};

} // namespace turnout::store
