// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <QObject>
#include <QTest>

using namespace ingesttest;
using session::Role;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

/// The one event of a line.
template <typename Payload>
Payload payloadOf(const std::string& line)
{
    Collector got;
    got.readText(line + "\n");
    if (got.events.size() != 1 || !std::holds_alternative<Payload>(got.events[0].payload))
        qFatal("not one event of the kind wanted: %s", line.c_str());
    return std::get<Payload>(got.events[0].payload);
}

} // namespace

/// Events and chats, alone and mixed with sessions.
class TestIngestRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void events();
    void severalEventsInALine();
    void flatLabels();
    void chat();
    void chatContent_data();
    void chatContent();
    void chatIds();
    void mixedLines();
};

void TestIngestRecords::events()
{
    const auto rating = payloadOf<session::Rating>(R"({"session":"s","rating":{"value":"down","turn":900}})");
    QCOMPARE(rating.value, 0.0);
    QCOMPARE(rating.turn, std::optional(900));
    QCOMPARE(payloadOf<session::Rating>(R"({"session":"s","rating":true})").given, std::string("true"));
    QCOMPARE(
        payloadOf<session::Signal>(R"({"session":"s","signal":{"kind":"retry","value":2}})").value, std::optional(2.0));
    QCOMPARE(payloadOf<session::Signal>(R"({"session":"s","signal":"copy"})").kind, std::string("copy"));
    QCOMPARE(payloadOf<session::Outcome>(R"({"session":"s","outcome":{"kind":"order_cancelled"}})").kind,
        std::string("order_cancelled"));
    QVERIFY((payloadOf<session::Score>(R"({"session":"s","score":{"name":"judge","value":0.7}})")
        == session::Score{"judge", 0.7}));
    QVERIFY((payloadOf<session::Score>(R"({"session":"s","score":{"judge":0.7}})") == session::Score{"judge", 0.7}));
    const auto label
        = payloadOf<session::GivenLabel>(R"({"session":"s","label":{"question":"verdict","value":true,"seconds":2}})");
    QCOMPARE(label.value, std::string("true"));
    QCOMPARE(label.seconds, std::optional(2.0));

    Collector got;
    got.readText("\r\n"
                 R"({"session":12,"rating":{"value":"up"}})"
                 " \r\n"
                 R"({"session":"","rating":{"value":"up"}})"
                 "\r\n"
                 R"({"session":"s","mood":1})"
                 "\r\n"
                 R"({"session":"s","score":{}})"
                 "\r\n"
                 R"({"session":"s","score":{"judge":"high"}})"
                 "\r\n"
                 R"({"session":"s","signal":{"value":1}})"
                 "\r\n"
                 R"({"session":"s","label":{"question":"q"}})"
                 "\r\n");
    QCOMPARE(got.events.size(), std::size_t{1});
    QCOMPARE(got.events[0].session, std::string("12"));
    QCOMPARE(got.events[0].line, std::int64_t{2});
    QCOMPARE(got.events[0].json, std::string(R"({"session":12,"rating":{"value":"up"}})"));
    QCOMPARE(got.rejects.size(), std::size_t{6});
    for (const auto& [index, part] : {std::pair(0, "\"session\""), std::pair(1, "\"rating\""), std::pair(2, "score"),
             std::pair(3, "judge"), std::pair(4, "\"kind\""), std::pair(5, "\"value\"")})
        QVERIFY2(got.rejects[static_cast<std::size_t>(index)].reason.find(part) != std::string::npos, part);
}

void TestIngestRecords::severalEventsInALine()
{
    Collector got;
    got.readText(R"({"session":"s","score":{"judge":0.7,"confidence":0.25},"signal":{"kind":"copy"}})"
                 "\n");
    QCOMPARE(got.events.size(), std::size_t{3});
    QCOMPARE(got.events[0].json, std::string(R"({"score":{"name":"judge","value":0.7},"session":"s"})"));
    // What one of them says alone reads back as that one event.
    for (const Event& event : got.events) {
        Collector again;
        again.readText(event.json);
        QCOMPARE(again.events.size(), std::size_t{1});
        QVERIFY(again.events[0].payload == event.payload);
        QCOMPARE(again.events[0].session, std::string("s"));
    }
}

void TestIngestRecords::flatLabels()
{
    Collector got;
    got.readText(R"({"session":"s-1","question":"verdict","value":"good","turn":null,"seconds":21.5})"
                 "\n"
                 R"({"session":"s-1","question":"stars","value":4,"annotator":"ann","odd":1})"
                 "\n"
                 R"({"session":"s-1","question":"verdict"})"
                 "\n");
    QCOMPARE(got.events.size(), std::size_t{2});
    const auto label = std::get<session::GivenLabel>(got.events[1].payload);
    QCOMPARE(label.value, std::string("4"));
    QCOMPARE(label.annotator, std::string("ann"));
    QCOMPARE(got.rejects.at(0).reason, std::string("a label needs its \"value\""));
    QCOMPARE(got.summary.notes, std::vector<std::string>{"Unknown keys of events were left out: \"odd\"."});
}

void TestIngestRecords::chat()
{
    Collector got;
    got.readText(
        R"({"id":"c-1","model":"m-3","created":1777629600,"user":"u","metadata":{"plan":"pro","n":2,"deep":{"a":1}},)"
        R"("messages":[{"role":"developer","content":"Be kind"},{"role":"user","content":"Weather?"},)"
        R"({"role":"assistant","content":null,"tool_calls":[{"id":"1","function":{"name":"w","arguments":"{}"}}]},)"
        R"({"role":"tool","content":"rain","tool_call_id":"1"},{"role":"assistant","content":"Rain","weight":1}],)"
        R"("tools":[],"ratings":[{"value":"up"}]})"
        "\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::OpenAiChat);
    QCOMPARE(got.rejects.size(), std::size_t{0});
    const session::Session& session = got.sessions.at(0);
    QCOMPARE(session.id, std::string("c-1"));
    QCOMPARE(formatTime(*session.startedAt), std::string("2026-05-01T10:00:00Z"));
    const std::vector<std::pair<std::string, std::string>> segments{{"model", "m-3"}, {"plan", "pro"}, {"n", "2"}};
    QVERIFY(session.segments == segments);
    QCOMPARE(session.turns.size(), std::size_t{5});
    QCOMPARE(session.turns[0].role, Role::System);
    QCOMPARE(session.turns[2].toolCalls, std::string(R"([{"id":"1","function":{"name":"w","arguments":"{}"}}])"));
    QCOMPARE(session.turns[2].text, std::string());
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.extra,
        std::string(R"({"deep":{"a":1},"turns":{"3":{"tool_call_id":"1"},"4":{"weight":1}},"tools":[]})"));
}

void TestIngestRecords::chatContent_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("want"); // "!…": rejected for that
    const auto row = [](const char* message, const char* want) {
        QTest::addRow("%s", message) << QString::fromUtf8(message) << QString::fromUtf8(want);
    };
    row(R"("content":"plain")", "plain");
    row(R"("content":null)", "");
    row(R"("content":[])", "");
    row(R"("content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"x"}},"b"])",
        "a\n[image_url]\nb");
    row(R"("content":[{"type":"output_text","text":"out"}])", "out");
    row(R"("content":[{"type":"refusal","refusal":"no"}])", "no");
    row(R"("content":null,"refusal":"I will not")", "I will not");
    row(R"("content":"x","refusal":null,"function_call":null)", "x");
    row(R"("content":5)", "5");
    row(R"("content":{"a":1})", "!\"content\"");
    row(R"("content":[5])", "!\"content\" part");
    row(R"("words":"x")", "!has no \"content\"");
    row(R"("content":"x","tool_calls":{})", "!\"tool_calls\"");
}

void TestIngestRecords::chatContent()
{
    QFETCH(QString, message);
    QFETCH(QString, want);
    Collector got;
    got.readText(R"({"id":"a","messages":[{"role":"assistant",)" + message.toStdString() + "}]}\n");
    if (want.startsWith(u'!')) {
        QCOMPARE(got.rejects.size(), std::size_t{1});
        QVERIFY2(
            got.rejects[0].reason.find(want.mid(1).toStdString()) != std::string::npos, text(got.rejects[0].reason));
        return;
    }
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(got.sessions[0].turns[0].text), want);
}

void TestIngestRecords::chatIds()
{
    const auto idOf = [](const std::string& keys) {
        Collector got;
        got.readText("{" + keys + R"("messages":[{"role":"user","content":"x"}]})" + "\n");
        return got.sessions.size() == 1 ? got.sessions[0].id : "rejected: " + got.rejects.at(0).reason;
    };
    QCOMPARE(idOf(R"("conversation_id":"c","session_id":"s","id":"i",)"), std::string("i"));
    QCOMPARE(idOf(R"("conversation_id":"c","session_id":"s",)"), std::string("s"));
    QCOMPARE(idOf(R"("metadata":{"thread_id":"t","session_id":"m"},"conversation_id":"c",)"), std::string("c"));
    QCOMPARE(idOf(R"("metadata":{"thread_id":"t","session_id":"m"},)"), std::string("m"));
    QCOMPARE(idOf(R"("id":null,"metadata":{"conversation_id":5},)"), std::string("5"));
    QCOMPARE(idOf(R"("id":"",)"), std::string("rejected: \"id\" is empty"));
    const std::string made = idOf("");
    QVERIFY(made.starts_with("chat-") && made.size() == 5 + 32);
    QCOMPARE(idOf(""), made);
    QVERIFY(idOf(R"("model":"other",)") != made);
}

void TestIngestRecords::mixedLines()
{
    Collector got;
    got.readText(plainLine("a") + R"({"session":"a","rating":"up"})" + "\n"
        + R"({"id":"c","messages":[{"role":"user","content":"x"}]})" + "\n" + R"({"id":"nothing"})" + "\n" + "[1]\n"
        + R"({"turns":[{"role":"user","text":"x"}]})" + "\n");
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.events.size(), std::size_t{1});
    QCOMPARE(got.rejects.size(), std::size_t{3});
    QVERIFY(got.rejects[0].reason.starts_with("\"turns\" is missing"));
    QCOMPARE(got.rejects[1].reason, std::string("a record must be a JSON object, this is a list"));
    QCOMPARE(got.rejects[1].bytes, std::string("[1]"));
    QCOMPARE(got.rejects[2].reason, std::string("\"id\" is missing"));
    QCOMPARE(got.rejects[2].line, std::int64_t{6});
}

TURNOUT_TEST_MAIN(TestIngestRecords)

#include "tst_ingest_records.moc"
