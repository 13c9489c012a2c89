// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/RecordSource.h"
#include "ingest/SessionAssembler.h"

namespace turnout::ingest {

/// Reads the steps that a tracing system recorded in a file into `sessions`.
Result<void> readTraces(Format format, RecordSource& source, const ReadOptions& options, Sink& sink,
    SessionAssembler& sessions, RecordContext& context, ReadProgress& progress);

} // namespace turnout::ingest
