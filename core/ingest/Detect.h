// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"

#include <string_view>

namespace turnout::ingest {

/// What a file is, and how its records are cut.
struct Content {
    Format format = Format::Sessions;
    bool values = false; ///< JSON values: elements of a list or documents over several lines; else a record a line
    char delimiter = 0; ///< of a table
};

/// By the first bytes (behind a byte order mark, unpacked); `isAll` says that there are no more. With a mapping in
/// hand a table needs no recognisable delimiter.
Result<Content> lookAtContent(std::string_view head, bool isAll, bool hasMapping);

} // namespace turnout::ingest
