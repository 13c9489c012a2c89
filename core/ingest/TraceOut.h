// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"

#include <simdjson.h>
#include <string>

namespace turnout::ingest {

/// Where a reader of a tracing system's records puts what it found.
class TraceOut {
public:
    virtual ~TraceOut() = default;
    virtual void observation(Observation&& observation) = 0;
    /// A part of a record that cannot be used; the rest of the record can.
    virtual void rejectPart(std::string reason, std::string bytes) = 0;
};

/// Reads the records of one tracing system.
class TraceReader {
public:
    virtual ~TraceReader() = default;
    /// False where the record as a whole cannot be used; the context has the reason.
    virtual bool read(simdjson::dom::object record, TraceOut& out) = 0;
    /// What was seen: "OTLP traces".
    [[nodiscard]] virtual std::string what() const = 0;
    /// Which of several conventions it follows: "GenAI 1.37 attributes"; empty where there is but one.
    [[nodiscard]] virtual std::string dialect() const
    {
        return {};
    }
    /// What its steps are called: "spans".
    [[nodiscard]] virtual std::string_view steps() const = 0;
    /// Whether what is said later names a step without its trace, so that sessions must be known by their steps too.
    [[nodiscard]] virtual bool namesSteps() const
    {
        return false;
    }
};

} // namespace turnout::ingest
