// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>

namespace turnout::store {

/// What the first bytes of a file say, before SQLite looks at the rest.
struct FileHeader {
    std::int64_t size = 0;
    bool sqlite = false; ///< begins as SQLite files do
    bool zeros = false; ///< begins with zeros only, as files do that a disk lost
    std::int32_t applicationId = 0;
};

/// Reads it through SQLite: closing a second file of our own would give up the locks SQLite holds on it.
Result<FileHeader> readFileHeader(const std::string& path);

} // namespace turnout::store
