// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>
#include <string_view>

namespace turnout::ingest {

/// What a JSON record is, by its keys.
enum class RecordKind {
    Session, ///< `turns`
    Chat, ///< else `messages`
    Event, ///< else `session`, or `trace` or `user` beside what is said
    Otlp, ///< `resourceSpans`, `resourceLogs`, `resourceMetrics`
    Langfuse, ///< an observation, a score, a trace, or {"trace","observations"}
    LangSmith, ///< a run or a feedback
    LabelStudio, ///< a task: `data` with `annotations` or `predictions`
    Argilla, ///< a record: `fields` with `suggestions` or `responses`, or those flattened ("verdict.suggestion")
    Pair, ///< two answers to one input: `preferred_output` and `non_preferred_output`, or `chosen` and `rejected`
    Unknown,
};

/// Collects keys and says what they come to.
class KeyLook {
public:
    void see(std::string_view key);
    [[nodiscard]] RecordKind kind() const;

private:
    unsigned m_seen = 0;
};

RecordKind recordKind(simdjson::dom::object record);

/// The same for a record that is only known up to somewhere: by the keys that are there whole.
RecordKind recordKindOfHead(std::string_view head);

} // namespace turnout::ingest
