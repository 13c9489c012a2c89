// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Margins.h"

namespace turnout::ingest {

/// Margins as JSON (session::marginsFromJson), or as the table that `sql-sample --margins` counts: the columns segment,
/// value and sessions, in any order, a row for each value. An empty value, or NULL, is "not given". The total is the
/// sum of each segment. Refuses, naming the line, what is not that.
Result<session::Margins> marginsFromText(std::string_view text);

} // namespace turnout::ingest
