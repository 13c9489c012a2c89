// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"
#include "ingest/TraceOut.h"

namespace turnout::ingest {

/// LangSmith's runs, and feedback rows that name their run.
///
/// The session is the thread that a run's metadata names (`thread_id`, `session_id`, `conversation_id`), else the
/// trace; never the run's own `session_id`, which is the tracing project. Feedback given through the API is a rating
/// where it is 0…1 or a word for up or down, feedback of a person in the app a label, a model's a score.
class LangSmithReader final : public TraceReader {
public:
    explicit LangSmithReader(RecordContext& context)
        : m_context(context)
    {
    }
    bool read(simdjson::dom::object record, TraceOut& out) override;
    [[nodiscard]] std::string what() const override
    {
        return "LangSmith export";
    }
    [[nodiscard]] std::string_view steps() const override
    {
        return "runs and feedback rows";
    }
    [[nodiscard]] bool namesSteps() const override
    {
        return true;
    }

private:
    bool readRun(simdjson::dom::object record, TraceOut& out);
    bool readFeedback(simdjson::dom::object record, TraceOut& out);

    RecordContext& m_context;
    MessageReader m_messages;
    simdjson::dom::parser m_parser;
    simdjson::dom::parser m_innerParser;
};

} // namespace turnout::ingest
