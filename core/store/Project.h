// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/Schema.h"
#include "store/Writer.h"

#include <memory>
#include <span>
#include <string>

namespace turnout::store {

/// Every way in which opening a project file can end well. The ways it can end badly are errors: NotFound, NotOurs,
/// Newer (too new to read), Damaged, Refused (a file is there already; an old file that cannot be brought up to date
/// because it cannot be written), NoSpace, Io.
enum class OpenOutcome {
    Created, ///< a new file, with the current schema
    Current, ///< opened for writing
    Migrated, ///< opened for writing after a copy was taken and the schema brought up to date
    NewerReadable, ///< written by a newer Turnout that says we may read it: read-only
    Busy, ///< open for writing in another window: read-only
    ReadOnly, ///< asked for, or the file or its folder cannot be written: read-only
    DamagedReadable, ///< failed its check, but can be read: read-only, so that everything can be exported
};

struct OpenOptions {
    bool create = false; ///< make the file; refuses where one exists that is not empty
    bool readOnly = false; ///< do not even try to write
    const Clock* clock = &Clock::system(); ///< outlives the project
    std::span<const Migration> migrations = knownMigrations(); ///< other ones in tests
};

/// What opening found, for "about this file" and for messages.
struct OpenReport {
    OpenOutcome outcome = OpenOutcome::Current;
    bool writable = false;
    bool wal = true; ///< false: this file system does not do WAL; a rollback journal is used (slower, as safe)
    int schema = 0; ///< the file's version
    std::string backup; ///< the copy taken before a migration
    std::string notice; ///< a sentence for the user where the outcome needs one, otherwise empty
    std::int64_t undoneSources = 0; ///< interrupted imports that were taken back
};

/// An open project file: one writer (a thread of its own), any number of readers.
/// The lock that keeps a second window from writing is an advisory lock on "<path>-lock", gone with the process.
/// Thread: any; connections stay on the thread that uses them, and go before the project.
class Project {
public:
    static Result<std::unique_ptr<Project>> open(const std::string& path, const OpenOptions& options);
    ~Project();
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    /// Absolute, with symbolic links resolved.
    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] const OpenReport& report() const;
    [[nodiscard]] const Clock& clock() const;

    /// A connection that can only read, for the calling thread.
    [[nodiscard]] Result<std::unique_ptr<Connection>> reader() const;
    /// Where all writing goes; an Error{ReadOnly} with the reason where the project cannot be written.
    [[nodiscard]] Result<Writer*> writer();

private:
    Project();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::store
