// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Traces: the demo product's sessions as OTLP/JSON, a span for each of the assistant's turns with the whole
// conversation so far in it, as instrumentation of the GenAI conventions sends them. Megabytes of the file to a second
// of processor, of reading alone and of a whole import; beside them what merely parsing the JSON takes, by simdjson and
// by Python. TURNOUT_BENCH_SESSIONS asks for other than 100,000.
#include "base/Json.h"
#include "bench/Child.h"
#include "bench/Table.h"
#include "ingest/Import.h"
#include "support/TestSupport.h"

#include <simdjson.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

using namespace turnout;

namespace {

/// Seconds of processor, of all threads of this process.
double processorSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

std::string message(session::Role role, const std::string& text)
{
    JsonWriter json;
    json.beginObject().field("role", session::roleName(role)).key("parts").beginArray().beginObject();
    json.field("type", "text").field("content", text).endObject().endArray().endObject();
    return json.take();
}

/// Writes each session as one export request, a line of the file.
class Spans final : public ingest::Sink {
public:
    explicit Spans(const std::string& path)
        : m_file(path, std::ios::binary)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override
    {
        JsonWriter json;
        json.beginObject().key("resourceSpans").beginArray().beginObject().key("resource").beginObject();
        attributes(json, {{"service.name", "bench"}});
        json.endObject().key("scopeSpans").beginArray().beginObject().key("spans").beginArray();
        std::string history;
        std::int64_t at = session.startedAt.value_or(0) * 1'000'000;
        int span = 0;
        for (const session::Turn& turn : session.turns) {
            const std::string said = message(turn.role, turn.text);
            if (turn.role == session::Role::Assistant) {
                char trace[33];
                char id[17];
                std::snprintf(trace, sizeof trace, "%032llx", static_cast<unsigned long long>(line));
                std::snprintf(id, sizeof id, "%016llx", static_cast<unsigned long long>(line * 1000 + ++span));
                json.beginObject().field("traceId", trace).field("spanId", id).field("name", "chat gpt-4o");
                json.field("startTimeUnixNano", std::to_string(at)).field("endTimeUnixNano", std::to_string(at + 1));
                attributes(json,
                    {{"gen_ai.operation.name", "chat"}, {"gen_ai.request.model", "gpt-4o"},
                        {"gen_ai.conversation.id", session.id}, {"gen_ai.input.messages", "[" + history + "]"},
                        {"gen_ai.output.messages", "[" + said + "]"}});
                json.endObject();
                m_spans += 1;
            }
            history += (history.empty() ? "" : ",") + said;
            at += 1'000'000'000;
        }
        json.endArray().endObject().endArray().endObject().endArray().endObject();
        m_file << json.text() << '\n';
        return m_file.good();
    }
    bool event(ingest::Event&& /*event*/) override
    {
        return true;
    }
    bool reject(ingest::Reject&& /*reject*/) override
    {
        return false;
    }
    [[nodiscard]] long spans() const
    {
        return m_spans;
    }

private:
    static void attributes(JsonWriter& json, const std::vector<std::pair<std::string, std::string>>& list)
    {
        json.key("attributes").beginArray();
        for (const auto& [key, value] : list) {
            json.beginObject().field("key", key).key("value").beginObject().field("stringValue", value);
            json.endObject().endObject();
        }
        json.endArray();
    }

    std::ofstream m_file;
    long m_spans = 0;
};

struct Count final : ingest::Sink {
    long sessions = 0;
    long others = 0;
    bool session(std::int64_t /*line*/, session::Session&& /*session*/) override
    {
        return ++sessions > 0;
    }
    bool event(ingest::Event&& /*event*/) override
    {
        return ++others > 0;
    }
    bool reject(ingest::Reject&& /*reject*/) override
    {
        return ++others > 0;
    }
};

std::string speed(double megabytes, double seconds)
{
    return std::to_string(static_cast<int>(megabytes / seconds)) + " MB/s";
}

} // namespace

int main()
{
    const std::string cli = testsupport::cli();
    const testsupport::TempDir dir;
    const char* asked = std::getenv("TURNOUT_BENCH_SESSIONS");
    const std::string sessions = asked != nullptr ? asked : "100000";
    const std::string source = dir.file("s.jsonl");
    const std::string file = dir.file("traces.jsonl");
    if (!bench::run({cli, "demo", dir.file("made.turnout"), "--sessions", sessions, "--seed", "3", "--jsonl", source})
             .ok)
        return std::fputs("the demo could not be made\n", stderr), 1;
    long spans = 0;
    {
        Spans made(file);
        if (!ingest::readFile(source, {}, made, {}, {}))
            return std::fputs("the traces could not be written\n", stderr), 1;
        spans = made.spans();
    }
    std::filesystem::remove(source);
    const double size = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
    bench::heading(("OTLP traces of " + sessions + " sessions: " + std::to_string(spans) + " spans, "
        + std::to_string(static_cast<int>(size)) + " MB; megabytes to a second of processor")
                       .c_str());

    Count count;
    double start = processorSeconds();
    if (!ingest::readFile(file, {}, count, {}, {}) || count.others > 0)
        return std::fputs("the traces could not be read\n", stderr), 1;
    bench::line("reading into sessions, hashed", speed(size, processorSeconds() - start), "reach: at least 100 MB/s");
    bench::line("  sessions", std::to_string(count.sessions), "");

    const std::string project = dir.file("p.turnout");
    if (!bench::run({cli, "new", project}).ok)
        return 1;
    const bench::Child whole = bench::run({cli, "import", project, file});
    if (!whole.ok)
        return std::fputs("the import failed\n", stderr), 1;
    bench::line("turnout-cli import, the whole process", speed(size, whole.processor), "");
    bench::line("  by the clock, on all processors", speed(size, whole.seconds), "");
    bench::line("  the most memory it had", bench::megabytes(whole.megabytes), "reach: under 300 MB");

    {
        simdjson::dom::parser parser;
        std::ifstream in(file, std::ios::binary);
        std::string line;
        long wrong = 0;
        start = processorSeconds();
        while (std::getline(in, line))
            wrong += parser.parse(line).error() != simdjson::SUCCESS ? 1 : 0;
        bench::line("simdjson, parsing alone", speed(size, processorSeconds() - start),
            wrong == 0 ? "" : std::to_string(wrong) + " lines were no JSON");
    }
    const bench::Child python = bench::run({"/usr/bin/python3", "-c",
        "import json,sys\nfor l in open(sys.argv[1],'rb'):\n  for r in json.loads(l)['resourceSpans']:\n"
        "    for s in r['scopeSpans']:\n      for p in s['spans']:\n        for a in p['attributes']:\n"
        "          if a['key'].endswith('messages'): json.loads(a['value']['stringValue'])",
        file});
    if (python.ok)
        bench::line("Python's json, spans and their messages parsed", speed(size, python.processor), "");
    return 0;
}
