// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnout::ingest {

/// What a tracing system recorded of one step: a call of a model, of a tool, a step around them, or something said
/// about one of them later. Sessions are put together from these.
struct Observation {
    enum class Kind : std::uint8_t {
        Generation, ///< a model was asked
        Part, ///< a message of a generation that came in a record of its own; those of one span belong together
        Tool, ///< `output` holds what it answered
        Span, ///< anything else; its input and output count where the trace has no generation
        Note, ///< ratings, scores and labels of a span, a trace or a session
    };
    Kind kind = Kind::Span;
    std::int64_t line = 0; ///< of the file's record it came in
    std::string trace;
    std::string span; ///< its own id; of a Note the span it is about, or empty
    std::string parent;
    std::string conversation; ///< the conversation's id, the best there is
    std::string session; ///< a session id
    std::string user;
    std::optional<std::int64_t> start; ///< nanoseconds since 1970
    std::optional<std::int64_t> end;
    std::vector<session::Turn> input;
    std::vector<session::Turn> output;
    std::vector<std::pair<std::string, std::string>> segments;
    std::vector<session::Rating> ratings;
    std::vector<session::Score> scores;
    std::vector<session::GivenLabel> labels;
    friend bool operator==(const Observation&, const Observation&) = default;
};

/// Appends the observation as bytes of this machine, to be read back by decodeObservation().
void encodeObservation(const Observation& observation, std::string& out);
/// False where the bytes are not what encodeObservation() wrote.
bool decodeObservation(std::string_view bytes, Observation& out);

} // namespace turnout::ingest
