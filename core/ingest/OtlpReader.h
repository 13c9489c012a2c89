// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/OtlpAttributes.h"
#include "ingest/TraceOut.h"

namespace turnout::ingest {

/// OTLP/JSON: {"resourceSpans":[…]} and {"resourceLogs":[…]}, alone or both in a file; metrics are left out. A span
/// that cannot be used is rejected by itself. A span is a call of a model by its operation name, its span kind or its
/// messages; a log record is a message, all of a call's messages, or an evaluation, by its event name.
class OtlpReader final : public TraceReader {
public:
    explicit OtlpReader(RecordContext& context)
        : m_context(context)
    {
    }
    bool read(simdjson::dom::object record, TraceOut& out) override;
    [[nodiscard]] std::string what() const override;
    [[nodiscard]] std::string dialect() const override;
    [[nodiscard]] std::string_view steps() const override
    {
        return m_spans ? "spans" : "log records";
    }

private:
    using Attributes = std::optional<simdjson::dom::array>;
    void readResource(Element resource, TraceOut& out);
    bool readSpan(Element span, Attributes resource, TraceOut& out);
    void readSpanEvent(Element event, Observation& span);
    bool readLog(Element log, Attributes resource, TraceOut& out);
    bool readMessageEvent(std::string_view name, std::optional<Element> body, Attributes attributes, Observation& out);

    RecordContext& m_context;
    MessageReader m_messages;
    simdjson::dom::parser m_parser;
    OtlpSeen m_seen;
    bool m_spans = false;
    bool m_logs = false;
};

} // namespace turnout::ingest
