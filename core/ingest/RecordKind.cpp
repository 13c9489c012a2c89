// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/RecordKind.h"

#include "ingest/ValueSource.h"

#include <array>
#include <utility>

namespace turnout::ingest {
namespace {

enum Key : unsigned {
    kTurns = 1U << 0U,
    kMessages = 1U << 1U,
    kSession = 1U << 2U,
    kOtlp = 1U << 3U,
    kTraceId = 1U << 4U,
    kStartTime = 1U << 5U,
    kType = 1U << 6U,
    kParentObservation = 1U << 7U,
    kObservations = 1U << 8U,
    kTrace = 1U << 9U,
    kDataType = 1U << 10U,
    kName = 1U << 11U,
    kTimestamp = 1U << 12U,
    kSessionId = 1U << 13U,
    kRunType = 1U << 14U,
    kRunId = 1U << 15U,
    kFeedbackKey = 1U << 16U,
    kInputOrOutput = 1U << 17U,
    kData = 1U << 18U,
    kAnnotations = 1U << 19U,
    kUser = 1U << 20U,
    kSaid = 1U << 21U,
    kFields = 1U << 22U,
    kResponses = 1U << 23U,
    kFlatResponses = 1U << 24U,
    kPreferred = 1U << 25U,
    kChosen = 1U << 26U,
    kRejected = 1U << 27U,
};

constexpr std::array<std::pair<std::string_view, Key>, 46> kKeys{{
    {"turns", kTurns},
    {"messages", kMessages},
    {"session", kSession},
    {"resourceSpans", kOtlp},
    {"resourceLogs", kOtlp},
    {"resourceMetrics", kOtlp},
    {"resource_spans", kOtlp},
    {"resource_logs", kOtlp},
    {"traceId", kTraceId},
    {"trace_id", kTraceId},
    {"startTime", kStartTime},
    {"start_time", kStartTime},
    {"type", kType},
    {"parentObservationId", kParentObservation},
    {"parent_observation_id", kParentObservation},
    {"observations", kObservations},
    {"trace", kTrace},
    {"dataType", kDataType},
    {"data_type", kDataType},
    {"name", kName},
    {"timestamp", kTimestamp},
    {"sessionId", kSessionId},
    {"session_id", kSessionId},
    {"run_type", kRunType},
    {"run_id", kRunId},
    {"key", kFeedbackKey},
    {"input", kInputOrOutput},
    {"output", kInputOrOutput},
    {"observationId", kObservations},
    {"observation_id", kObservations},
    {"data", kData},
    {"annotations", kAnnotations},
    {"predictions", kAnnotations},
    {"user", kUser},
    {"rating", kSaid},
    {"signal", kSaid},
    {"outcome", kSaid},
    {"score", kSaid},
    {"label", kSaid},
    {"question", kSaid},
    {"fields", kFields},
    {"suggestions", kResponses},
    {"responses", kResponses},
    {"preferred_output", kPreferred},
    {"chosen", kChosen},
    {"rejected", kRejected},
}};

constexpr std::string_view kBlanks = " \t\r\n";

} // namespace

void KeyLook::see(std::string_view key)
{
    for (const auto& [name, bit] : kKeys)
        if (name == key)
            m_seen |= bit;
    if (key.ends_with(".suggestion") || key.ends_with(".response") || key.ends_with(".responses"))
        m_seen |= kFlatResponses;
}

RecordKind KeyLook::kind() const
{
    const auto has = [this](unsigned keys) { return (m_seen & keys) == keys; };
    if (has(kTurns))
        return RecordKind::Session;
    if (has(kMessages) && !has(kChosen | kRejected))
        return RecordKind::Chat;
    if (has(kOtlp))
        return RecordKind::Otlp;
    if (has(kRunType) || has(kRunId | kFeedbackKey))
        return RecordKind::LangSmith;
    if (has(kData | kAnnotations))
        return RecordKind::LabelStudio;
    if (has(kPreferred) || has(kChosen | kRejected))
        return RecordKind::Pair;
    if (has(kFields | kResponses))
        return RecordKind::Argilla;
    const bool observation = has(kParentObservation) || has(kTraceId | kStartTime | kType);
    const bool score = has(kDataType | kName) && (has(kTraceId) || has(kObservations) || has(kSessionId));
    const bool trace = has(kTimestamp | kSessionId | kInputOrOutput) || has(kTrace | kObservations);
    if (observation || score || trace)
        return RecordKind::Langfuse;
    if (has(kFlatResponses))
        return RecordKind::Argilla;
    const bool event = has(kSession) || (has(kSaid) && (has(kTrace) || has(kTraceId) || has(kUser)));
    return event ? RecordKind::Event : RecordKind::Unknown;
}

RecordKind recordKind(simdjson::dom::object record)
{
    bool chat = false;
    bool pair = false;
    for (const auto field : record) { // the ordinary case first, it is asked of every record
        if (field.key == "turns")
            return RecordKind::Session;
        chat = chat || field.key == "messages";
        pair = pair || field.key == "chosen";
    }
    KeyLook look;
    for (const auto field : record)
        look.see(field.key);
    return chat && !pair ? RecordKind::Chat : look.kind();
}

RecordKind recordKindOfHead(std::string_view head)
{
    KeyLook look;
    constexpr auto npos = std::string_view::npos;
    std::size_t at = head.find_first_not_of(kBlanks);
    if (at == npos || head[at] != '{')
        return RecordKind::Unknown;
    ++at;
    for (;;) {
        at = head.find_first_not_of(" \t\r\n,", at);
        if (at == npos || head[at] != '"')
            break;
        const std::size_t end = head.find('"', at + 1);
        if (end == npos)
            break;
        look.see(head.substr(at + 1, end - at - 1));
        at = head.find_first_not_of(" \t\r\n:", end + 1);
        if (at == npos)
            break;
        ValueScanner scanner;
        at = scanner.scan(head, at);
        if (at == npos)
            break;
    }
    return look.kind();
}

} // namespace turnout::ingest
