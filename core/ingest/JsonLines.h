// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "ingest/LineSource.h"
#include "ingest/RecordContext.h"

namespace turnout::ingest {

/// What a JSON record is, by its keys: `turns` makes a session, else `messages` a chat, else `session` an event.
enum class RecordKind { Session, Chat, Event, Unknown };
RecordKind recordKind(simdjson::dom::object record);

/// What simdjson found wrong with a line, as a sentence for people.
std::string jsonReason(simdjson::error_code code);

/// Reads sessions, chats and events, one JSON object a line, each line by its own keys.
Result<void> readJsonLines(
    LineSource& lines, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress);

} // namespace turnout::ingest
