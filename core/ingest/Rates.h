// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/StratumRates.h"

#include <string_view>

namespace turnout::ingest {

/// Reads a rates file: CSV with one column a segment and one named "rate", one row a stratum ("*": any value), the
/// rate as a number over 0 and at most 1. Refuses with the line what cannot be meant: a rate outside, a row twice, a
/// row behind one that takes everything.
Result<session::StratumRates> ratesFromCsv(std::string_view csv);

} // namespace turnout::ingest
