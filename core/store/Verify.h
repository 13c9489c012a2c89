// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <string>
#include <vector>

namespace turnout::store {

/// Something about the file that must never be.
struct Violation {
    std::string check; ///< "file", "schema", "sessions", "draws", "labels", "sets" …
    std::string text; ///< what is wrong, with the place
    friend bool operator==(const Violation&, const Violation&) = default;
};

/// Looks at everything: SQLite's own integrity check, references between tables, and every rule the schema cannot
/// hold. Reads the whole file, which takes about a second for each 0.3 GB; progress counts the checks. An empty list
/// means sound; at most a hundred violations are listed. Cancelled → ErrorCode::Cancelled.
Result<std::vector<Violation>> verify(Connection& connection, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::store
