// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/RecordSource.h"

namespace turnout::ingest {

/// Reads the steps that a tracing system recorded and hands on the sessions they come to, when all are read.
Result<void> readTraces(Format format, RecordSource& source, const ReadOptions& options, Sink& sink,
    RecordContext& context, ReadProgress& progress);

} // namespace turnout::ingest
