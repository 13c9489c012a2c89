// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_otlp_support.h"

#include <algorithm>
#include <QObject>
#include <QTest>
#include <simdjson.h>

using namespace otlptest;

/// OTLP/JSON: the conventions in use, sessions from spans in any order, and what goes wrong in such files.
class TestIngestOtlp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void realSessions();
    void realSessionsShuffledAndTwice();
    void captured();
    void conventions_data();
    void conventions();
    void cumulativeHistories();
    void toolResultsWhereMessagesLackThem();
    void idsAndTimes();
    void whatBelongsTogether();
};

void TestIngestOtlp::realSessions()
{
    TURNOUT_NEEDS_SHARED(path, "data/fixtures/otlp/genai_sessions.json");
    Collector got;
    got.read(path);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Otlp);
    QCOMPARE(got.sessions.size(), std::size_t{30});
    QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(got.rejects[0].reason));
    QVERIFY2(noteOf(got).find("OTLP traces, GenAI 1.37 attributes, 706 spans → 30 sessions") != std::string::npos,
        text(noteOf(got)));
    std::size_t tools = 0;
    std::size_t ratings = 0;
    for (const session::Session& session : got.sessions) {
        QVERIFY(session.startedAt && session.endedAt && *session.startedAt < *session.endedAt);
        QCOMPARE(segment(session, "service"), std::string("support-agent"));
        QCOMPARE(segment(session, "model"), std::string("gpt-4o"));
        QVERIFY(segment(session, "domain") == "airline" || segment(session, "domain") == "retail");
        ratings += session.ratings.size();
        QVERIFY(session.turns[0].role == session::Role::User);
        for (std::size_t i = 0; i < session.turns.size(); ++i) {
            tools += session.turns[i].role == session::Role::Tool ? 1U : 0U;
            QVERIFY(i == 0 || session.turns[i].role != session.turns[i - 1].role
                || session.turns[i].role != session::Role::User);
        }
    }
    QCOMPARE(ratings, std::size_t{30});
    QCOMPARE(tools, std::size_t{231}); // as many as there are spans of tools: none twice, none lost
}

/// The same spans one a line, backwards, and all of them delivered twice: the same sessions.
void TestIngestOtlp::realSessionsShuffledAndTwice()
{
    TURNOUT_NEEDS_SHARED(path, "data/fixtures/otlp/genai_sessions.json");
    Collector once;
    once.read(path);
    simdjson::dom::parser parser;
    const auto root = parser.load(path);
    std::vector<std::string> lines;
    const simdjson::dom::array spans = root["resourceSpans"].at(0)["scopeSpans"].at(0)["spans"].get_array();
    for (const simdjson::dom::element span : spans) {
        lines.push_back(R"({"resourceSpans":[{"resource":)"
            + simdjson::to_string(root["resourceSpans"].at(0)["resource"].value()) + R"(,"scopeSpans":[{"spans":[)"
            + simdjson::to_string(span) + "]}]}]}\n");
    }
    QCOMPARE(lines.size(), std::size_t{706});
    std::string backwards;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        backwards += *line + (line - lines.rbegin() < 300 ? *line : "");
    for (std::size_t i = 0; i < 406; ++i)
        backwards += lines[i];
    Collector got;
    got.readText(backwards);
    QCOMPARE(got.sessions.size(), std::size_t{30});
    QVERIFY2(noteOf(got).find("1412 spans → 30 sessions, 706 came twice") != std::string::npos, text(noteOf(got)));
    for (const session::Session& session : got.sessions) {
        const auto same = std::find_if(
            once.sessions.begin(), once.sessions.end(), [&](const auto& other) { return other.id == session.id; });
        QVERIFY(same != once.sessions.end());
        QCOMPARE(transcript(session), transcript(*same));
        QVERIFY(session.turns == same->turns && session.ratings == same->ratings);
    }
}

void TestIngestOtlp::captured()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/otlp");
    Collector openInference;
    openInference.read(folder + "/langwatch_openinference_openai_base64ids.json");
    QVERIFY2(openInference.ok, text(openInference.error.message()));
    QCOMPARE(openInference.sessions.size(), std::size_t{1});
    const session::Session& session = openInference.sessions[0];
    QCOMPARE(session.id, std::string("03cb2eb84dd52ac9bc1496a99c733880")); // of base64
    QCOMPARE(session.turns.size(), std::size_t{3});
    QCOMPARE(session.turns[1].text, std::string("hi"));
    QVERIFY(session.turns[2].text.starts_with("Hey there!"));
    QCOMPARE(*session.startedAt, TimeMs{1722809513563});
    QCOMPARE(segment(session, "model"), std::string("gpt-4o-mini-2024-07-18"));
    Collector plain;
    plain.read(folder + "/opentelemetry-proto_examples_trace.json");
    QVERIFY2(plain.ok, text(plain.error.message()));
    QCOMPARE(plain.sessions.size(), std::size_t{1});
    QCOMPARE(plain.sessions[0].id, std::string("5b8efff798038103d269b633813fc60c"));
    QCOMPARE(*plain.sessions[0].startedAt, TimeMs{1544712660000});
    QVERIFY(plain.sessions[0].turns.empty());
}

void TestIngestOtlp::conventions_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const Attributes& all, const std::string& events = "[]") {
        QTest::newRow(name) << QByteArray::fromStdString(traces({{.attributes = all, .events = events}}));
    };
    const std::string in = "[" + message("system", "Be kind") + "," + message("user", "Rain?") + "]";
    const std::string out = "[" + message("assistant", "No") + "]";
    row("GenAI, messages as text", chat(in, out));
    const auto structured = [](const std::string& role, const std::string& words) {
        return R"({"kvlistValue":{"values":[{"key":"role","value":{"stringValue":")" + role
            + R"("}},{"key":"parts","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[)"
              R"({"key":"type","value":{"stringValue":"text"}},{"key":"content","value":{"stringValue":")"
            + words + R"("}}]}}]}}}]}})";
    };
    row("GenAI, structured",
        chat(R"({"arrayValue":{"values":[)" + structured("system", "Be kind") + "," + structured("user", "Rain?")
                + "]}}",
            R"({"arrayValue":{"values":[)" + structured("assistant", "No") + "]}}"));
    row("GenAI, system apart",
        {{"gen_ai.operation.name", "chat"}, {"gen_ai.system_instructions", R"([{"type":"text","content":"Be kind"}])"},
            {"gen_ai.input.messages", "[" + message("user", "Rain?") + "]"}, {"gen_ai.output.messages", out}});
    row("GenAI, prompt and completion",
        {{"gen_ai.operation.name", "chat"},
            {"gen_ai.prompt", R"([{"role":"system","content":"Be kind"},{"role":"user","content":"Rain?"}])"},
            {"gen_ai.completion", "No"}});
    const auto event = [](const std::string& name, const Attributes& all) {
        return R"({"name":")" + name + R"(","attributes":)" + attributes(all) + "}";
    };
    row("GenAI 1.36, events", {{"gen_ai.operation.name", "chat"}},
        "[" + event("gen_ai.system.message", {{"content", "Be kind"}}) + ","
            + event("gen_ai.user.message", {{"content", "Rain?"}}) + ","
            + event("gen_ai.choice",
                {{"index", R"({"intValue":"0"})"}, {"message", R"({"role":"assistant","content":"No"})"}})
            + "]");
    row("GenAI, details event", {{"gen_ai.operation.name", "chat"}},
        "[" + event("gen_ai.client.inference.operation.details", chat(in, out)) + "]");
    row("OpenLLMetry",
        {{"llm.request.type", "chat"}, {"gen_ai.prompt.0.role", "system"}, {"gen_ai.prompt.0.content", "Be kind"},
            {"gen_ai.prompt.1.role", "user"}, {"gen_ai.prompt.1.content", R"([{"type":"text","text":"Rain?"}])"},
            {"gen_ai.completion.0.role", "assistant"}, {"gen_ai.completion.0.content", "No"}});
    row("OpenInference",
        {{"openinference.span.kind", "LLM"}, {"llm.output_messages.0.message.content", "No"},
            {"llm.input_messages.1.message.contents.0.message_content.text", "Rain?"},
            {"llm.input_messages.1.message.contents.0.message_content.type", "text"},
            {"llm.input_messages.1.message.role", "user"}, {"llm.input_messages.0.message.role", "system"},
            {"llm.input_messages.0.message.content", "Be kind"}});
    row("OpenInference, values only",
        {{"openinference.span.kind", "CHAIN"},
            {"input.value",
                R"({"messages":[{"role":"system","content":"Be kind"},{"role":"user","content":"Rain?"}]})"},
            {"output.value", R"({"choices":[{"message":{"role":"assistant","content":"No"}}]})"}});
}

void TestIngestOtlp::conventions()
{
    QFETCH(QByteArray, content);
    Collector got;
    got.readText(content.toStdString());
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(transcript(got.sessions[0]), std::string("s:Be kind|u:Rain?|a:No|"));
    QVERIFY2(noteOf(got).find("no known") == std::string::npos, text(noteOf(got)));
}

void TestIngestOtlp::cumulativeHistories()
{
    const std::string u1 = message("user", "one");
    const std::string a1 = message("assistant", "ok");
    const std::string u2 = message("user", "two");
    const std::string a2 = message("assistant", "fine");
    const auto session = [](std::vector<Span> spans) {
        Collector got;
        got.readText(traces(spans));
        return got.sessions.size() == 1 ? transcript(got.sessions[0]) : std::to_string(got.sessions.size());
    };
    const Span first{.attributes = chat("[" + u1 + "]", "[" + a1 + "]")};
    const Span second{"00000000000000a2", "\"2000000000\"", chat("[" + u1 + "," + a1 + "," + u2 + "]", "[" + a2 + "]")};
    const std::string want = "u:one|a:ok|u:two|a:fine|";
    QCOMPARE(session({first, second}), want);
    QCOMPARE(session({second, first}), want);
    QCOMPARE(session({first, first, second, second}), want);
    // Not cumulative; a window of the last turns; the first call is missing; an answer said differently.
    const Span alone{"00000000000000a2", "\"2000000000\"", chat("[" + u2 + "]", "[" + a2 + "]")};
    QCOMPARE(session({first, alone}), want);
    const Span window{"00000000000000a2", "\"2000000000\"", chat("[" + a1 + "," + u2 + "]", "[" + a2 + "]")};
    QCOMPARE(session({first, window}), want);
    QCOMPARE(session({second}), want);
    const Span other{"00000000000000a2", "\"2000000000\"",
        chat("[" + u1 + "," + message("assistant", "ok!") + "," + u2 + "]", "[" + a2 + "]")};
    QCOMPARE(session({first, other}), want);
    // The same call by a second instrumentation inside the first.
    const Span inner{"00000000000000a3", "\"1000000001\"", first.attributes, first.trace, first.id};
    QCOMPARE(session({first, inner, second}), want);
    // A user who says the same again in another trace.
    Span again = first;
    again.trace = "0000000000000000000000000000000e";
    again.start = "\"3000000000\"";
    again.attributes.emplace_back("session.id", "s");
    Span before = first;
    before.attributes.emplace_back("session.id", "s");
    QCOMPARE(session({before, again}), std::string("u:one|a:ok|u:one|a:ok|"));
}

void TestIngestOtlp::toolResultsWhereMessagesLackThem()
{
    const std::string call
        = R"([{"role":"assistant","parts":[{"type":"tool_call","id":"c","name":"find","arguments":{"q":1}}]}])";
    const Span asks{.attributes = chat("[" + message("user", "one") + "]", call)};
    const Span tool{"00000000000000b1", "\"1500000000\"",
        {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", "find"}, {"gen_ai.tool.call.result", "42"}}};
    Collector lacking;
    lacking.readText(traces({tool, asks}));
    QCOMPARE(transcript(lacking.sessions[0]),
        std::string(R"(u:one|a:[{"id":"c","name":"find","arguments":{"q":1}}]|t:42|)"));
    QCOMPARE(lacking.sessions[0].turns[2].name, std::string("find"));
    const Span goesOn{"00000000000000a2", "\"2000000000\"",
        chat("[" + message("user", "one") + "," + call.substr(1, call.size() - 2)
                + R"(,{"role":"tool","parts":[{"type":"tool_call_response","id":"c","result":"42"}]}])",
            "[" + message("assistant", "It is 42") + "]")};
    Collector both;
    both.readText(traces({goesOn, tool, asks}));
    QCOMPARE(transcript(both.sessions[0]),
        std::string(R"(u:one|a:[{"id":"c","name":"find","arguments":{"q":1}}]|t:42|a:It is 42|)"));
}

void TestIngestOtlp::idsAndTimes()
{
    for (const std::string start : {"1581452772000000321", "\"1581452772000000321\"", "1.581452772000000321e18"}) {
        Span span{.start = start, .attributes = chat("[" + message("user", "x") + "]", "[]")};
        span.trace = "5B8EFFF798038103D269B633813FC60C";
        Collector got;
        got.readText(traces({span}));
        QCOMPARE(got.sessions[0].id, std::string("5b8efff798038103d269b633813fc60c"));
        QCOMPARE(*got.sessions[0].startedAt, TimeMs{1581452772000});
    }
    // One nanosecond apart, as text and as number beyond 2^53: the order is exact.
    const Span later{"00000000000000a1", "1581452772000000322", chat("[" + message("user", "b") + "]", "[]")};
    const Span sooner{"00000000000000a2", "\"1581452772000000321\"", chat("[" + message("user", "a") + "]", "[]")};
    Collector got;
    got.readText(traces({later, sooner}));
    QCOMPARE(transcript(got.sessions[0]), std::string("u:a|u:b|"));
}

void TestIngestOtlp::whatBelongsTogether()
{
    const auto span = [](const std::string& id, const std::string& trace, Attributes more) {
        Attributes all = chat("[" + message("user", id) + "]", "[]");
        all.insert(all.end(), more.begin(), more.end());
        return Span{"00000000000000" + id, "\"1000000000\"", all, "000000000000000000000000000000" + trace};
    };
    Collector got;
    got.readText(
        traces({span("a1", "01", {}), span("a2", "01", {{"session.id", "s"}}), span("a3", "02", {{"session.id", "s"}}),
            span("a4", "03", {{"gen_ai.conversation.id", "c"}, {"session.id", "s"}}), span("a5", "03", {}),
            span("a6", "04", {}),
            span("a7", "05", {{"traceloop.association.properties.session_id", "s"}, {"user.id", "u"}})}));
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[0].id, std::string("s"));
    QCOMPARE(transcript(got.sessions[0]), std::string("u:a1|u:a2|u:a3|u:a7|"));
    QCOMPARE(got.sessions[0].user, std::string("u"));
    QCOMPARE(got.sessions[1].id, std::string("c"));
    QCOMPARE(transcript(got.sessions[1]), std::string("u:a4|u:a5|"));
    QCOMPARE(got.sessions[2].id, std::string("00000000000000000000000000000004"));
}

TURNOUT_TEST_MAIN(TestIngestOtlp)

#include "tst_ingest_otlp.moc"
