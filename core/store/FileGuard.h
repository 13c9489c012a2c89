// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace turnout::store {

/// Says to other processes what SQLite's locks say, for as long as a project with a write-ahead log is open, with locks
/// that last. POSIX gives up all of a process's locks on a file as soon as the process closes that file anywhere: a
/// file dialog that looks what kind of file it is does so. The next program to read the project would then take itself
/// for the only one, and remove the log under the writer's feet. (SQLite, "How to corrupt", 2.2; fcntl(2), "Open file
/// description locks".) Where a file system has no such locks there is no guard, and SQLite's own are all.
/// Thread: any.
class FileGuard {
public:
    /// Of a file that has its log and shared memory beside it. Guards of one file share what they hold.
    explicit FileGuard(const std::string& path);
    ~FileGuard(); ///< after the last connection to the file has gone: this closes the file
    FileGuard(const FileGuard&) = delete;
    FileGuard& operator=(const FileGuard&) = delete;

    /// Before the last connection goes: it may not tidy up while anybody else holds the file.
    void release();

private:
    struct Held;
    std::shared_ptr<Held> m_held;
    bool m_released = false;
};

} // namespace turnout::store
