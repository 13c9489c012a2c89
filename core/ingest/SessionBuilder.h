// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"
#include "ingest/RecordContext.h"
#include "ingest/Transcript.h"

#include <unordered_map>

namespace turnout::ingest {

/// One session while its observations come in, in the order of their start.
class SessionBuilder {
public:
    SessionBuilder(session::Session& out, RecordContext& context)
        : m_out(out)
        , m_context(context)
    {
    }
    /// `talks`: whether its input and output are part of the transcript.
    void add(Observation&& observation, bool talks);
    /// False where the session cannot be used; the context has the reason.
    bool finish();

private:
    void flushParts();
    void addCall(Observation&& call);
    void addFindings(Observation& observation);

    session::Session& m_out;
    RecordContext& m_context;
    Transcript m_transcript;
    std::optional<Observation> m_parts; ///< of one span, being collected
    std::unordered_map<std::string, int> m_answers; ///< span → turn
    std::optional<std::int64_t> m_start;
    std::optional<std::int64_t> m_end;
    bool m_tooLong = false;
};

} // namespace turnout::ingest
