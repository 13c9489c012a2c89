// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <QObject>
#include <QTest>

#include <algorithm>

using namespace ingesttest;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

std::string transcript(const session::Session& session)
{
    std::string out;
    for (const session::Turn& turn : session.turns)
        out += std::string(session::roleName(turn.role)).substr(0, 1) + ":" + turn.text + turn.toolCalls + "|";
    return out;
}

std::string run(const std::string& id, const std::string& type, int second, const std::string& inputs,
    const std::string& outputs, const std::string& metadata = R"("thread_id":"t-9")",
    const std::string& parent = "null")
{
    return R"({"id":")" + id + R"(","name":"find","run_type":")" + type + R"(","start_time":"2026-04-29T00:49:)"
        + std::to_string(second) + R"(.090000","end_time":"2026-04-29T00:50:00","inputs":)" + inputs + R"(,"outputs":)"
        + outputs + R"(,"extra":{"metadata":{)" + metadata + R"(}},"trace_id":"tr-)" + id.substr(0, 1)
        + R"(","parent_run_id":)" + parent + R"(,"session_id":"PROJECT","dotted_order":"x"})" + "\n";
}

} // namespace

/// LangSmith's runs and feedback.
class TestIngestLangSmith : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threads();
    void feedback();
    void stateOfGraphs();
    void badRecords();
};

void TestIngestLangSmith::threads()
{
    const std::string human = R"({"type":"human","content":"one"})";
    const std::string generation
        = R"({"generations":[[{"text":"ok","message":{"lc":1,"id":["langchain","schema","messages","AIMessage"],"kwargs":{"content":"ok","tool_calls":[{"name":"find","args":{"q":1},"id":"c"}]}}}]]})";
    Collector got;
    got.readText(run("b1", "llm", 30, R"({"messages":[[{"role":"user","content":"two"}]]})",
                     R"({"messages":[{"role":"assistant","content":"fine"}]})")
        + run("a2", "tool", 20, R"({"input":"{}"})", R"({"output":"42"})", "", "\"a1\"")
        + run("a1", "llm", 10, R"({"messages":[[)" + human + "]]}", generation,
            R"("thread_id":"t-9","ls_model_name":"m","plan":"pro")")
        + run("c1", "llm", 40, R"({"input":"alone"})", R"({"output":"yes"})", ""));
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::LangSmith);
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.sessions[0].id, std::string("t-9")); // never "PROJECT"
    QCOMPARE(transcript(got.sessions[0]),
        std::string(R"(u:one|a:ok[{"id":"c","name":"find","arguments":{"q":1}}]|t:42|u:two|a:fine|)"));
    QCOMPARE(got.sessions[1].id, std::string("tr-c"));
    QCOMPARE(transcript(got.sessions[1]), std::string("u:alone|a:yes|"));
    QCOMPARE(*got.sessions[0].startedAt, *parseTime("2026-04-29T00:49:10.090Z"));
}

void TestIngestLangSmith::feedback()
{
    const auto row = [](const std::string& run, const std::string& rest) {
        return R"({"id":"f","created_at":"2026-04-29T01:00:00","session_id":"PROJECT","run_id":")" + run
            + R"(","key":"user_score",)" + rest + "}\n";
    };
    Collector got;
    got.readText(row("a1", R"("score":0,"value":null,"comment":"bad","feedback_source":{"type":"api"})")
        + run("a1", "llm", 10, R"({"input":"x"})", R"({"output":"y"})")
        + row("a1", R"("score":0.5,"feedback_source":{"type":"model"})")
        + row("a1", R"("value":"wrong","feedback_source":{"type":"app","user_id":"ann"})")
        + row("a1", R"("value":null,"feedback_source":{"type":"app"})") + row("gone", R"("score":1)"));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.ratings[0].value, 0.0);
    QCOMPARE(session.ratings[0].comment, std::string("bad"));
    QVERIFY(session.ratings[0].turn == 1);
    QCOMPARE(session.scores.size(), std::size_t{1});
    QCOMPARE(session.labels.size(), std::size_t{1});
    QCOMPARE(session.labels[0].annotator, std::string("ann"));
    QCOMPARE(session.labels[0].value, std::string("wrong"));
    QCOMPARE(got.rejects.size(), std::size_t{1}); // nothing said
    QCOMPARE(got.events.size(), std::size_t{1}); // about a run of another file
    QCOMPARE(got.events[0].trace, std::string("gone"));
    QVERIFY(got.events[0].session.empty());
    QVERIFY(std::find(session.traces.begin(), session.traces.end(), "a1") != session.traces.end());
}

/// A graph answers with its whole state: nothing is said twice.
void TestIngestLangSmith::stateOfGraphs()
{
    const std::string user = R"({"type":"human","content":"one"})";
    Collector got;
    got.readText(run("a1", "chain", 10, R"({"messages":[)" + user + "]}",
        R"({"messages":[)" + user + R"(,{"type":"ai","content":"ok"}]})"));
    QCOMPARE(transcript(got.sessions.at(0)), std::string("u:one|a:ok|"));
}

void TestIngestLangSmith::badRecords()
{
    Collector got;
    got.readText(run("a1", "llm", 10, R"({"input":"x"})", R"({"output":"y"})")
        + R"({"run_type":"llm"})"
          "\n"
          R"({"id":"a","run_type":"llm","start_time":"soon"})"
          "\nnonsense\n");
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.rejects.size(), std::size_t{3});
    QCOMPARE(got.rejects[0].reason, std::string("a run has no \"id\""));
}

TURNOUT_TEST_MAIN(TestIngestLangSmith)

#include "tst_ingest_langsmith.moc"
