// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/FlatMessages.h"
#include "ingest/Observation.h"

#include <map>
#include <optional>

namespace turnout::ingest {

/// Which conventions a file's attributes followed.
struct OtlpSeen {
    bool genAi = false; ///< of any generation
    bool messages = false; ///< GenAI since 1.37: all messages of a call in one attribute
    bool prompts = false; ///< GenAI up to 1.27: a prompt and a completion
    bool openInference = false;
    bool traceloop = false;
    bool messageEvents = false; ///< GenAI 1.28 to 1.36: an event a message
};

/// Takes the attributes of one span or log record into an observation: GenAI in its generations, OpenInference,
/// OpenLLMetry (Traceloop), user.feedback.*, app.segment.*.
class OtlpAttributes {
public:
    OtlpAttributes(Observation& out, MessageReader& messages, RecordContext& context, OtlpSeen& seen)
        : m_out(out)
        , m_messages(messages)
        , m_context(context)
        , m_seen(seen)
    {
    }
    /// Attributes of a span or a log record; where several say the same the better one counts.
    void take(simdjson::dom::array attributes);
    /// Attributes of a resource: service.name, service.version, deployment.environment become segments.
    void takeResource(simdjson::dom::array attributes);
    /// Once, behind all of them.
    void finish();
    /// An evaluation's result, from an event's attributes.
    static void takeEvaluation(simdjson::dom::array attributes, Observation& out);

private:
    struct Annotation {
        std::string name;
        std::string label;
        std::string kind;
        std::optional<double> score;
    };
    void takeOne(std::string_view key, Element value);
    bool takeId(std::string_view key, Element value);
    bool takeKind(std::string_view key, Element value);
    bool takeMessages(std::string_view key, Element value);
    bool takeFlat(std::string_view key, Element value);
    bool takeTool(std::string_view key, Element value);
    bool takeAnnotation(std::string_view key, Element value);
    void takeFeedback(std::string_view key, Element value);
    void readAny(Element value, session::Role bare, std::vector<session::Turn>& out);

    Observation& m_out;
    MessageReader& m_messages;
    RecordContext& m_context;
    OtlpSeen& m_seen;
    std::vector<session::Turn> m_system;
    std::vector<session::Turn> m_plainInput; ///< of any step, where no messages are given
    std::vector<session::Turn> m_plainOutput;
    FlatMessages m_prompt;
    FlatMessages m_completion;
    FlatMessages m_input;
    FlatMessages m_output;
    std::map<std::string, Annotation> m_annotations;
    std::string m_toolName;
    std::string m_toolResult;
    std::string m_model;
    std::string m_comment;
};

} // namespace turnout::ingest
