// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "ingest/ReadProgress.h"
#include "ingest/RecordContext.h"
#include "ingest/RecordSource.h"

namespace turnout::ingest {

/// Reads sessions, chats and events, each record a JSON object that says by its keys what it is.
Result<void> readJsonLines(
    RecordSource& source, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress);

} // namespace turnout::ingest
