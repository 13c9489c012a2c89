// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Cast.h"

namespace turnout::demo {

/// "get_order".
std::string_view toolName(Tool tool);
/// Appends a call as the JSON array a turn keeps: [{"name":"get_order","arguments":{…}}].
void appendToolCall(std::string& out, Tool tool, const Facts& facts, const Cast& cast);
/// Appends what the tool answers, as JSON, in keeping with what the assistant may then say.
void appendToolResult(std::string& out, Tool tool, const Facts& facts, const Cast& cast);
/// Appends the answer of a tool that failed; `variant` selects how.
void appendToolFailure(std::string& out, const Cast& cast, std::size_t variant);

} // namespace turnout::demo
