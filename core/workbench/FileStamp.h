// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <filesystem>
#include <string>

namespace turnout::workbench {

/// What a file has when it is not the same any more. Nothing of standard input.
struct FileStamp {
    std::int64_t bytes = 0;
    std::filesystem::file_time_type written;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;

    explicit FileStamp(const std::string& path);
    /// BadInput where the file is not as it was when the stamp was taken: the project would take other bytes for these
    /// the next time, or these for others.
    [[nodiscard]] Result<void> stillHolds(const std::string& path) const;
    /// What it says then.
    [[nodiscard]] static Error changed(const std::string& path);
};

} // namespace turnout::workbench
