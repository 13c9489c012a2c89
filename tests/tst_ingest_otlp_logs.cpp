// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_otlp_support.h"

#include <QObject>
#include <QTest>

using namespace otlptest;

/// What is said about spans in OTLP files, their log records, and what is wrong in them.
class TestIngestOtlpLogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratingsScoresLabels();
    void logs();
    void badSpans();
};

void TestIngestOtlpLogs::ratingsScoresLabels()
{
    Span span{.attributes = chat("[" + message("user", "x") + "]", "[" + message("assistant", "y") + "]")};
    const Attributes more{{"user.feedback.thumb", "down"}, {"user.feedback.comment", "no"},
        {"annotations.0.annotation.name", "correctness"}, {"annotations.0.annotation.label", "wrong"},
        {"annotations.0.annotation.score", R"({"doubleValue":0})"},
        {"annotations.0.annotation.annotator_kind", "HUMAN"}, {"annotations.1.annotation.name", "judge"},
        {"annotations.1.annotation.score", R"({"doubleValue":0.25})"},
        {"annotations.1.annotation.annotator_kind", "LLM"}, {"app.segment.plan", "pro"}};
    span.attributes.insert(span.attributes.end(), more.begin(), more.end());
    span.events = R"([{"name":"gen_ai.evaluation.result","attributes":)"
        + attributes(
            {{"gen_ai.evaluation.name", "helpful"}, {"gen_ai.evaluation.score.value", R"({"doubleValue":0.5})"}})
        + "}]";
    Collector got;
    got.readText(traces({span}, {{"service.version", "3.2"}}));
    const session::Session& session = got.sessions.at(0);
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.ratings[0].value, 0.0);
    QCOMPARE(session.ratings[0].comment, std::string("no"));
    QVERIFY(session.ratings[0].turn == 1);
    QCOMPARE(session.labels.size(), std::size_t{1});
    QCOMPARE(session.labels[0].question, std::string("correctness"));
    QCOMPARE(session.labels[0].value, std::string("wrong"));
    QCOMPARE(session.scores.size(), std::size_t{2});
    QCOMPARE(segment(session, "plan"), std::string("pro"));
    QCOMPARE(segment(session, "version"), std::string("3.2"));
}

void TestIngestOtlpLogs::logs()
{
    const auto log = [](const std::string& time, const std::string& name, const std::string& rest) {
        return R"({"timeUnixNano":")" + time + R"(","eventName":")" + name
            + R"(","traceId":"0000000000000000000000000000000f","spanId":"00000000000000a1",)" + rest + "}";
    };
    const auto body = [](const std::string& words) {
        return R"("body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":")" + words + R"("}}]}})";
    };
    const auto file = [](const std::string& records) {
        return R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[)" + records + "]}]}]}\n";
    };
    const std::string choice = R"("body":{"kvlistValue":{"values":[{"key":"message","value":{"kvlistValue":{"values":[)"
                               R"({"key":"content","value":{"stringValue":"No"}}]}}}]}})";
    const std::string evaluation = R"("attributes":)"
        + attributes(
            {{"gen_ai.evaluation.name", "helpful"}, {"gen_ai.evaluation.score.value", R"({"doubleValue":0.5})"}});
    Collector events;
    events.readText(file(log("30", "gen_ai.choice", choice) + "," + log("20", "gen_ai.user.message", body("Rain?"))
        + "," + log("10", "gen_ai.system.message", body("Be kind")) + ","
        + log("40", "gen_ai.evaluation.result", evaluation) + "," + log("50", "something else", body("x"))));
    QVERIFY2(events.ok, text(events.error.message()));
    QCOMPARE(events.sessions.size(), std::size_t{1});
    QCOMPARE(transcript(events.sessions[0]), std::string("s:Be kind|u:Rain?|a:No|"));
    QCOMPARE(events.sessions[0].scores.size(), std::size_t{1});
    QVERIFY2(noteOf(events).find("OTLP logs") != std::string::npos, text(noteOf(events)));
    Collector details;
    details.readText(file(log("30", "gen_ai.client.inference.operation.details",
        R"("attributes":)"
            + attributes(chat("[" + message("user", "Rain?") + "]", "[" + message("assistant", "No") + "]")))));
    QCOMPARE(transcript(details.sessions.at(0)), std::string("u:Rain?|a:No|"));
    Collector alone; // the session is in another file: kept until it comes
    alone.readText(file(log("40", "gen_ai.evaluation.result", evaluation)));
    QCOMPARE(alone.events.size(), std::size_t{1});
    QCOMPARE(alone.events[0].trace, std::string("0000000000000000000000000000000f"));
}

void TestIngestOtlpLogs::badSpans()
{
    const std::string good = spanJson({.attributes = chat("[" + message("user", "x") + "]", "[]")});
    Collector got;
    got.readText(R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + good + R"(,7,{"spanId":"a"},{"traceId":"b"}]}]}]})"
        + "\n{\"resourceSpans\":7}\nnonsense\n{\"turns\":[]}\n{\"resourceMetrics\":[]}\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.rejects.size(), std::size_t{6});
    QCOMPARE(got.rejects[1].reason, std::string("a span has no \"traceId\""));
    QCOMPARE(got.rejects[3].line, std::int64_t{2});
}

TURNOUT_TEST_MAIN(TestIngestOtlpLogs)

#include "tst_ingest_otlp_logs.moc"
