// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"

#include <utility>

namespace turnout::ingest {

/// A column of a table and what is in it.
struct TableColumn {
    std::string name;
    std::vector<std::string> examples; ///< its first different values, at most three, each of at most 120 bytes
    /// The usual scale its numbers fit, should they be ratings: 0…1, 1…5, 0…10 or 0…100. Nothing where they are none.
    std::optional<std::pair<double, double>> scale;
};

/// The beginning of a table that needs a mapping.
struct TableHead {
    std::vector<TableColumn> columns;
    CsvMapping likely; ///< what the columns seem to be, ratings with their scale; may lack an id or words
};

/// Reads the first rows of a file whose format is Csv. Refuses what detectFormat() refuses, and any other format.
Result<TableHead> tableHead(const std::string& path);

} // namespace turnout::ingest
