// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "session/Session.h"

namespace turnout::ingest {

/// Reads `turns` of turnout-sessions/1: [{"role","text","name","at","tool_calls"}].
bool readTurns(Element value, std::vector<session::Turn>& out, RecordContext& context);

/// Reads `messages` of the OpenAI style: [{"role","content","name","tool_calls","function_call","refusal"}], content
/// being text, null or a list of parts.
bool readMessages(Element value, std::vector<session::Turn>& out, RecordContext& context);

} // namespace turnout::ingest
