// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tst_ingest_support.h"

/// Small OTLP files for tests.
namespace otlptest {

using namespace ingesttest;

inline const char* text(const std::string& s)
{
    return s.c_str();
}

inline std::string quoted(const std::string& s)
{
    std::string out = "\"";
    for (const char c : s)
        out += c == '"' || c == '\\' ? std::string("\\") + c : c == '\n' ? std::string("\\n") : std::string(1, c);
    return out + "\"";
}

/// An attribute; the value is text unless it begins with '{' and a quote, then it is an AnyValue.
inline std::string attribute(const std::string& key, const std::string& value)
{
    const bool any
        = value.starts_with("{\"") && value.find("Value\":") != std::string::npos && value.find("Value\":") < 14;
    return R"({"key":")" + key + R"(","value":)" + (any ? value : R"({"stringValue":)" + quoted(value) + "}") + "}";
}

using Attributes = std::vector<std::pair<std::string, std::string>>;

inline std::string attributes(const Attributes& all)
{
    std::string out = "[";
    for (const auto& [key, value] : all)
        out += (out.size() > 1 ? "," : "") + attribute(key, value);
    return out + "]";
}

struct Span {
    std::string id = "00000000000000a1";
    std::string start = "\"1000000000\"";
    Attributes attributes{};
    std::string trace = "0000000000000000000000000000000f";
    std::string parent{};
    std::string events = "[]";
};

inline std::string spanJson(const Span& span)
{
    return R"({"traceId":")" + span.trace + R"(","spanId":")" + span.id + R"(","parentSpanId":")" + span.parent
        + R"(","startTimeUnixNano":)" + span.start + R"(,"attributes":)" + attributes(span.attributes) + R"(,"events":)"
        + span.events + "}";
}

inline std::string traces(const std::vector<Span>& spans, const Attributes& resource = {})
{
    std::string list;
    for (const Span& span : spans)
        list += (list.empty() ? "" : ",") + spanJson(span);
    return R"({"resourceSpans":[{"resource":{"attributes":)" + attributes(resource) + R"(},"scopeSpans":[{"spans":[)"
        + list + "]}]}]}\n";
}

inline std::string transcript(const session::Session& session)
{
    std::string out;
    for (const session::Turn& turn : session.turns) {
        out += std::string(session::roleName(turn.role)).substr(0, 1) + ":" + turn.text;
        out += turn.toolCalls.empty() ? "" : turn.toolCalls;
        out += "|";
    }
    return out;
}

inline std::string noteOf(const Collector& got)
{
    std::string all = seenText(got.summary.seen) + "\n";
    for (const std::string& note : got.summary.notes)
        all += note + "\n";
    return all;
}

inline std::string segment(const session::Session& session, const std::string& name)
{
    for (const auto& [key, value] : session.segments)
        if (key == name)
            return value;
    return "(none)";
}

inline Attributes chat(const std::string& in, const std::string& out)
{
    return {{"gen_ai.operation.name", "chat"}, {"gen_ai.input.messages", in}, {"gen_ai.output.messages", out}};
}

inline std::string message(const std::string& role, const std::string& words)
{
    return R"({"role":")" + role + R"(","parts":[{"type":"text","content":")" + words + R"("}]})";
}

} // namespace otlptest
