// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/CsvParser.h"
#include "ingest/Import.h"
#include "ingest/RecordContext.h"
#include "ingest/RecordSource.h"

namespace turnout::ingest {

/// Reads a table with a header line, a row a session, a turn or an event (CsvMapping). Without a mapping one is guessed
/// from the header and said in the notes. Columns that the mapping does not name are kept under `extra`.
Result<void> readCsv(
    RecordSource& lines, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress);

/// The mapping that a table's first rows, the header before them, suggest: as likelyCsvMapping(), where columns that
/// hold longer texts are no segments.
CsvMapping likelyMapping(const std::vector<CsvRow>& sample);

} // namespace turnout::ingest
