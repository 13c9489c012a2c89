// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"
#include "support/TestSupport.h"

#include <algorithm>
#include <string>
#include <vector>
#include <zlib.h>
#include <zstd.h>

/// What the tests of ingest share.
namespace ingesttest {

using namespace turnout;
using namespace turnout::ingest;

/// Keeps everything a reader hands on.
class Collector final : public Sink {
public:
    bool session(std::int64_t line, session::Session&& session) override
    {
        lines.push_back(line);
        sessions.push_back(std::move(session));
        return goOn();
    }
    bool event(Event&& event) override
    {
        events.push_back(std::move(event));
        return goOn();
    }
    bool reject(Reject&& reject) override
    {
        rejects.push_back(std::move(reject));
        return goOn();
    }

    /// Reads a file and keeps the result.
    void read(const std::string& path, const ReadOptions& options = {})
    {
        auto result = readFile(path, options, *this, {}, {});
        error = result ? Error{} : result.error();
        ok = result.ok();
        if (result)
            summary = *result;
    }
    /// Writes `content` to a file and reads that.
    void readText(const std::string& content, const ReadOptions& options = {})
    {
        const testsupport::TempDir dir;
        read(dir.write("input", content), options);
    }

    std::vector<std::int64_t> lines;
    std::vector<session::Session> sessions;
    std::vector<Event> events;
    std::vector<Reject> rejects;
    ReadSummary summary;
    Error error;
    bool ok = false;
    std::size_t stopAfter = 0; ///< 0: never

private:
    [[nodiscard]] bool goOn() const
    {
        return stopAfter == 0 || sessions.size() + events.size() + rejects.size() < stopAfter;
    }
};

/// One gzip member.
inline std::string gzip(const std::string& text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(deflateBound(&stream, in.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

inline std::string zstd(const std::string& text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
    return out;
}

/// A session line with this id and nothing special.
inline std::string plainLine(const std::string& id)
{
    return R"({"id":")" + id + R"(","turns":[{"role":"user","text":"hi"}]})" + "\n";
}

/// The readers of records, by the record that `goodLine` makes.
inline const std::vector<std::string>& lineKinds()
{
    static const std::vector<std::string> kinds{"sessions", "chat", "otlp", "langfuse", "langsmith", "labelstudio"};
    return kinds;
}

/// A record on one line that makes the session `id` (with at least one letter); the kind says for which reader.
inline std::string goodLine(const std::string& kind, const std::string& id)
{
    if (kind == "chat")
        return R"({"id":")" + id + R"(","messages":[{"role":"user","content":"hi"}]})" + "\n";
    if (kind == "otlp")
        return R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0000000000000000000000000000)"
            + id.substr(0, 1)
            + R"(00f","spanId":"00000000000000aa","name":"chat","startTimeUnixNano":"1","endTimeUnixNano":"2",)"
            + R"("attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},)"
            + R"({"key":"gen_ai.conversation.id","value":{"stringValue":")" + id + R"("}},)"
            + R"({"key":"gen_ai.input.messages","value":{"stringValue":"[{\"role\":\"user\",\"content\":\"hi\"}]"}},)"
            + R"({"key":"gen_ai.output.messages","value":{"stringValue":"[{\"role\":\"assistant\",\"content\":\"ho\"}]"}})"
            + "]}]}]}]}\n";
    if (kind == "langfuse")
        return R"({"id":"obs-)" + id + R"(","traceId":"trace-)" + id
            + R"(","type":"GENERATION","name":"chat","startTime":"2025-04-12T10:23:14.512Z","input":[{"role":"user",)"
            + R"("content":"hi"}],"output":{"role":"assistant","content":"ho"},"sessionId":")" + id + "\"}\n";
    if (kind == "langsmith")
        return R"({"id":"run-)" + id + R"(","name":"find","run_type":"llm","start_time":"2026-04-29T00:49:10.090000",)"
            + R"("end_time":"2026-04-29T00:50:00","inputs":{"input":"hi"},"outputs":{"output":"ho"},"extra":{"metadata":)"
            + R"({"thread_id":")" + id + R"("}},"trace_id":"tr-)" + id
            + R"(","parent_run_id":null,"session_id":"PROJECT","dotted_order":"x"})" + "\n";
    if (kind == "labelstudio")
        return R"({"id":9)" + std::to_string(id.size()) + R"(,"data":{"text":"fine","ref_id":")" + id
            + "\"},\"annotations\":[]}\n";
    return plainLine(id);
}

inline bool hasSession(const Collector& got, const std::string& id)
{
    return std::any_of(
        got.sessions.begin(), got.sessions.end(), [&](const session::Session& session) { return session.id == id; });
}

} // namespace ingesttest
