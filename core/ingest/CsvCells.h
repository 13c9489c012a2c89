// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "ingest/RecordContext.h"

#include <optional>

/// What a cell of a table says.
namespace turnout::ingest {

/// A to Z as small letters.
std::string lowered(std::string_view text);
/// The whole cell as a finite number.
std::optional<double> cellNumber(std::string_view cell);
/// A number, or an empty cell (none); false with the reason for anything else.
bool readNumberCell(std::string_view column, std::string_view cell, std::optional<double>& out, RecordContext& context);
/// A time: RFC 3339, or digits since 1970; or an empty cell (none); false with the reason for anything else.
bool readTimeCell(std::string_view column, std::string_view cell, std::optional<TimeMs>& out, RecordContext& context);

} // namespace turnout::ingest
