// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::ingest {

/// What a file turned out to be.
struct Seen {
    std::string what; ///< "OTLP traces", "Langfuse blob export", "CSV table"
    std::string dialect; ///< which of several: "GenAI 1.37 attributes"; empty where there is but one
    std::string unit; ///< what it is made of, as of many: "spans", "rows", "records"
    std::int64_t units = 0;
    std::int64_t twice = 0; ///< of the units, those that had come before
    std::int64_t sessions = 0; ///< made of them
    std::int64_t events = 0; ///< records about sessions, made of them
    std::vector<std::string> columns; ///< of a table, as its header has them
    friend bool operator==(const Seen&, const Seen&) = default;
};

/// "OTLP traces, GenAI 1.37 attributes, 706 spans → 30 sessions".
std::string seenText(const Seen& seen);

} // namespace turnout::ingest
