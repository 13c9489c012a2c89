// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"

#include <map>
#include <string>

namespace turnout::workbench {

/// How far several files are together, told as one: bytes of all of them, and records. What a file has told stays
/// counted when it is asked for again. Thread: one.
class ImportProgress {
public:
    explicit ImportProgress(Progress whole)
        : m_whole(std::move(whole))
    {
    }
    /// Counts the file's bytes from now on. All of them are to be known before the first is read.
    void expect(const std::string& path);
    /// For the reader of this file; valid as long as this object.
    Progress of(const std::string& path);

private:
    Progress m_whole;
    std::int64_t m_total = 0;
    std::map<std::string, ProgressUpdate> m_files; ///< the last word of each
};

} // namespace turnout::workbench
