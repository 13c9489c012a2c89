// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <fcntl.h>
#include <QObject>
#include <QTest>
#include <unistd.h>

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

class TestIngest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void realData_data();
    void realData();
    void everyFieldOfTheFormat();
    void defaultsAndNulls();
    void unknownKeysAreKept();
    void ratings_data();
    void ratings();
    void times_data();
    void times();
    void timeWithoutZoneIsNoted();
    void segmentsBecomeText();
    void weights();
    void turnWithoutWordsMayCallATool();
    void events();
    void severalEventsInALine();
    void flatLabels();
    void chat();
    void chatContent_data();
    void chatContent();
    void chatIds();
    void mixedLines();
    void csvWithMapping();
    void csvGuessed();
    void csvQuotes_data();
    void csvQuotes();
    void csvRejects();
    void csvTranscripts();
    void csvMappingErrors();
    void csvMappingFile();
    void gzipEqualsPlain();
    void standardInput();
    void fileHashIsOfTheBytes();
    void formatNames();
    void progressIsTold();
};

void TestIngest::realData_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("sessions");
    QTest::addColumn<int>("events");
    QTest::addRow("agents") << "agents_airline.jsonl" << 850 << 0;
    QTest::addRow("ratings") << "agents_airline.ratings.jsonl" << 0 << 122;
    QTest::addRow("truth") << "agents_airline.truth.jsonl" << 0 << 850;
    QTest::addRow("chatbots") << "chatbots.jsonl" << 1879 << 0;
    QTest::addRow("satisfaction") << "satisfaction.jsonl" << 800 << 0;
    QTest::addRow("negotiations") << "negotiations.jsonl" << 900 << 0;
    QTest::addRow("pairs") << "pairs.jsonl" << 999 << 0;
}

void TestIngest::realData()
{
    QFETCH(QString, file);
    TURNOUT_NEEDS_SHARED(path, "data/" + file.toStdString());
    Collector got;
    got.read(path);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Sessions);
    QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(got.rejects[0].reason));
    QTEST(static_cast<int>(got.sessions.size()), "sessions");
    QTEST(static_cast<int>(got.events.size()), "events");
    QCOMPARE(got.summary.lines, static_cast<std::int64_t>(got.sessions.size() + got.events.size()));
    if (file == QStringLiteral("satisfaction.jsonl")) {
        std::size_t labels = 0;
        for (const auto& session : got.sessions)
            labels += session.labels.size();
        QCOMPARE(labels, std::size_t{37522});
        QCOMPARE(got.sessions.back().labels.front().value, std::string("3"));
        QCOMPARE(got.sessions.back().labels.front().turn, std::optional(0));
        QVERIFY(!got.sessions.back().labels.back().turn);
    }
    if (file == QStringLiteral("pairs.jsonl"))
        QCOMPARE(got.sessions.front().extra, std::string(R"({"turns":{"1":{"candidate":"1"},"2":{"candidate":"2"}}})"));
    if (file == QStringLiteral("negotiations.jsonl"))
        QCOMPARE(got.sessions.front().outcomes.size(), std::size_t{1});
}

void TestIngest::everyFieldOfTheFormat()
{
    Collector got;
    got.readText(R"({"id":"s-1","started_at":"2026-05-01T10:00:00Z","ended_at":"2026-05-01T10:04:12Z","user":"u-91",)"
                 R"("weight":12.5,"segments":{"plan":"pro","language":"de"},)"
                 R"("turns":[{"role":"user","text":"Hi\n\"there\"","at":"2026-05-01T10:00:00Z"},)"
                 R"({"role":"assistant","text":"","tool_calls":[{"name":"lookup","arguments":{"n":1.50}}]},)"
                 R"({"role":"tool","name":"lookup","text":"42"}],)"
                 R"("ratings":[{"value":"up","turn":1,"at":"2026-05-01T10:01:00Z","comment":"ok"},)"
                 R"({"value":2,"scale":[1,5]}],)"
                 R"("signals":[{"kind":"retry","turn":2},{"kind":"dwell","value":42.0}],)"
                 R"("observed":["retry","copy"],"scores":{"judge":0.72,"confidence":0.41},)"
                 R"("outcomes":[{"kind":"ticket_reopened","value":1,"at":"2026-05-02T00:00:00Z"}],)"
                 R"("labels":[{"annotator":"a3","question":"verdict","value":"bad","turn":null,"seconds":21.5},)"
                 R"({"annotator":7,"question":"reasons","value":["a","b"]}],"embedding":[0.1,2e2]})"
                 "\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.rejects.size(), std::size_t{0});
    QCOMPARE(got.sessions.size(), std::size_t{1});
    session::Session want;
    want.id = "s-1";
    want.startedAt = parseTime("2026-05-01T10:00:00Z");
    want.endedAt = parseTime("2026-05-01T10:04:12Z");
    want.user = "u-91";
    want.weight = 12.5;
    want.segments = {{"plan", "pro"}, {"language", "de"}};
    want.turns = {{Role::User, "Hi\n\"there\"", "", parseTime("2026-05-01T10:00:00Z"), ""},
        {Role::Assistant, "", "", std::nullopt, R"([{"name":"lookup","arguments":{"n":1.5}}])"},
        {Role::Tool, "42", "lookup", std::nullopt, ""}};
    want.ratings = {{1, R"("up")", 1, parseTime("2026-05-01T10:01:00Z"), "ok"},
        {0.25, R"({"value":2,"scale":[1,5]})", std::nullopt, std::nullopt, ""}};
    want.signals = {{"retry", 2, std::nullopt, std::nullopt}, {"dwell", std::nullopt, 42.0, std::nullopt}};
    want.observed = {"retry", "copy"};
    want.scores = {{"judge", 0.72}, {"confidence", 0.41}};
    want.outcomes = {{"ticket_reopened", 1.0, parseTime("2026-05-02T00:00:00Z")}};
    want.labels = {{"a3", "verdict", "bad", std::nullopt, std::nullopt, 21.5},
        {"7", "reasons", R"(["a","b"])", std::nullopt, std::nullopt, std::nullopt}};
    want.extra = R"({"embedding":[0.1,200]})";
    QVERIFY(got.sessions[0] == want);
}

void TestIngest::defaultsAndNulls()
{
    Collector got;
    got.readText(R"({"id":17,"turns":[{"role":"human","text":"x"}],"user":null,"started_at":null,"weight":null,)"
                 R"("segments":null,"ratings":null,"signals":null,"observed":null,"scores":{"judge":null},)"
                 R"("outcomes":null,"labels":null})"
                 "\n\n  \n"
                 R"({"turns":[{"text":"y","role":"ai"}],"id":"last line has no line end"})",
        ReadOptions{std::nullopt, 3.0});
    QCOMPARE(got.rejects.size(), std::size_t{0});
    QCOMPARE(got.sessions.size(), std::size_t{2});
    session::Session want;
    want.id = "17";
    want.weight = 3;
    want.turns = {{Role::User, "x", "", std::nullopt, ""}};
    QVERIFY(got.sessions[0] == want);
    QCOMPARE(got.sessions[1].turns[0].role, Role::Assistant);
    QCOMPARE(got.lines, (std::vector<std::int64_t>{1, 4}));
    QVERIFY(got.summary.notes.empty());
}

void TestIngest::unknownKeysAreKept()
{
    Collector got;
    std::string lines;
    for (int i = 0; i < 3; ++i)
        lines += R"({"id":"a)" + std::to_string(i)
            + R"(","turns":[{"role":"user","text":"x","x":1},{"role":"user","text":"x"},)"
              R"({"role":"user","text":"x","x":[null,true],"y":{}}],"ratings":[{"value":"up","who":"me"}],"trace":{"a":-5}})"
              "\n";
    got.readText(lines);
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[2].extra,
        std::string(R"({"turns":{"0":{"x":1},"2":{"x":[null,true],"y":{}}},"ratings":{"0":{"who":"me"}},)"
                    R"("trace":{"a":-5}})"));
    QCOMPARE(got.summary.notes.size(), std::size_t{1});
    QCOMPARE(got.summary.notes[0],
        std::string(R"(Unknown keys were kept under "extra": "turns.x", "turns.y", "ratings.who", "trace".)"));
}

void TestIngest::ratings_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<double>("value"); // below 0: rejected
    QTest::addColumn<QString>("given");
    const auto row = [](const char* json, double value, const char* given) {
        QTest::addRow("%s", json) << QString::fromUtf8(json) << value << QString::fromUtf8(given);
    };
    row(R"({"value":"up"})", 1, R"("up")");
    row(R"({"value":"down"})", 0, R"("down")");
    row(R"("down")", 0, R"("down")");
    row(R"({"value":true})", 1, "true");
    row(R"({"value":false})", 0, "false");
    row(R"({"value":0.25})", 0.25, "0.25");
    row(R"({"value":1})", 1, "1");
    row(R"({"value":4,"scale":[1,5]})", 0.75, R"({"value":4,"scale":[1,5]})");
    row(R"({"scale":[0,10],"value":3})", 0.3, R"({"value":3,"scale":[0,10]})");
    row(R"({"value":2,"scale":null})", -1, "needs its scale");
    row(R"({"value":4})", -1, "needs its scale");
    row(R"({"value":-1})", -1, "needs its scale");
    row(R"({"value":7,"scale":[1,5]})", -1, "outside its scale");
    row(R"({"value":3,"scale":[5,5]})", -1, "\"scale\"");
    row(R"({"value":3,"scale":[1]})", -1, "\"scale\"");
    row(R"({"value":3,"scale":5})", -1, "\"scale\"");
    row(R"({"value":"great"})", -1, "\"rating\" must be");
    row(R"({"value":[1]})", -1, "\"rating\" must be");
    row(R"({"value":null})", -1, "\"rating\" must be");
    row(R"({"turn":1})", -1, "needs its \"value\"");
    row(R"({"value":"up","turn":-1})", -1, "\"turn\"");
    row(R"({"value":"up","turn":0.5})", -1, "\"turn\"");
    row(R"({"value":"up","turn":1})", -1, "\"turn\"");
    row(R"({"value":"up","comment":5})", -1, "\"comment\"");
}

void TestIngest::ratings()
{
    QFETCH(QString, json);
    QFETCH(double, value);
    QFETCH(QString, given);
    Collector got;
    got.readText(R"({"id":"a","turns":[{"role":"user","text":"x"}],"ratings":[)" + json.toStdString() + "]}\n");
    if (value < 0) {
        QCOMPARE(got.rejects.size(), std::size_t{1});
        QVERIFY2(got.rejects[0].reason.find(given.toStdString()) != std::string::npos, text(got.rejects[0].reason));
        return;
    }
    QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(got.rejects[0].reason));
    QCOMPARE(got.sessions[0].ratings[0].value, value);
    QCOMPARE(got.sessions[0].ratings[0].given, given.toStdString());
}

void TestIngest::times_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("time"); // empty: rejected
    const auto row = [](const char* json, const char* time) {
        QTest::addRow("%s", json) << QString::fromUtf8(json) << QString::fromUtf8(time);
    };
    row(R"("2026-05-01T12:00:00+02:00")", "2026-05-01T10:00:00Z");
    row(R"("2026-05-01 10:00:00.250")", "2026-05-01T10:00:00.250Z");
    row("1777629600", "2026-05-01T10:00:00Z");
    row("1777629600.25", "2026-05-01T10:00:00.250Z");
    row("1777629600250", "2026-05-01T10:00:00.250Z");
    row("1777629600250999", "2026-05-01T10:00:00.251Z");
    row("1777629600250000000", "2026-05-01T10:00:00.250Z");
    row("-1", "1969-12-31T23:59:59Z");
    row(R"("yesterday")", "");
    row(R"("2026-13-01")", "");
    row(R"("")", "");
    row("1e300", "");
    row("true", "");
    row("[]", "");
}

void TestIngest::times()
{
    QFETCH(QString, json);
    QFETCH(QString, time);
    Collector got;
    got.readText(
        R"({"id":"a","started_at":)" + json.toStdString() + R"(,"turns":[{"role":"user","text":"x"}]})" + "\n");
    if (time.isEmpty()) {
        QCOMPARE(got.rejects.size(), std::size_t{1});
        QVERIFY2(got.rejects[0].reason.starts_with("\"started_at\""), text(got.rejects[0].reason));
        return;
    }
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(formatTime(got.sessions[0].startedAt.value()), time.toStdString());
}

void TestIngest::timeWithoutZoneIsNoted()
{
    Collector got;
    got.readText(R"({"id":"a","started_at":"2026-05-01T10:00:00","turns":[{"role":"user","text":"x"}]})"
                 "\n"
                 R"({"id":"b","started_at":"2026-05-01","turns":[{"role":"user","text":"x"}]})");
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.summary.notes, std::vector<std::string>{"Times without a zone were read as UTC."});
}

void TestIngest::segmentsBecomeText()
{
    Collector got;
    got.readText(R"({"id":"a","turns":[{"role":"user","text":"x"}],"segments":{"n":5,"f":0.5,"t":true,"none":null,)"
                 R"("list":["x",1],"o":{"k":1},"empty":"","plan":"free","plan":"pro"}})"
                 "\n");
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const std::vector<std::pair<std::string, std::string>> want{{"n", "5"}, {"f", "0.5"}, {"t", "true"},
        {"list", R"(["x",1])"}, {"o", R"({"k":1})"}, {"empty", ""}, {"plan", "pro"}};
    QVERIFY(got.sessions[0].segments == want);
}

void TestIngest::weights()
{
    const auto weighed = [](const std::string& weight) {
        Collector got;
        got.readText(R"({"id":"a","weight":)" + weight + R"(,"turns":[{"role":"user","text":"x"}]})" + "\n",
            ReadOptions{std::nullopt, 7.0});
        return got;
    };
    QCOMPARE(weighed("0").sessions.at(0).weight, 0.0);
    QCOMPARE(weighed("2").sessions.at(0).weight, 2.0);
    for (const char* bad : {"-1", "-0.001", "\"2\"", "[]", "true"}) {
        const Collector got = weighed(bad);
        QCOMPARE(got.sessions.size(), std::size_t{0});
        QVERIFY2(got.rejects.at(0).reason.starts_with("\"weight\" must be a positive number"), bad);
    }
    for (const char* bad : {"NaN", "Infinity", "1e999"})
        QVERIFY2(weighed(bad).rejects.at(0).reason.starts_with("not valid JSON"), bad);
}

void TestIngest::turnWithoutWordsMayCallATool()
{
    Collector got;
    got.readText(R"({"id":"a","turns":[{"role":"assistant","tool_calls":[{"name":"f"}]}]})"
                 "\n"
                 R"({"id":"b","turns":[{"role":"assistant","tool_calls":[]}]})"
                 "\n"
                 R"({"id":"c","turns":[{"role":"assistant","text":false}]})"
                 "\n"
                 R"({"id":"d","turns":[]})"
                 "\n");
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[0].turns[0].toolCalls, std::string(R"([{"name":"f"}])"));
    QCOMPARE(got.sessions[1].turns[0].text, std::string("false"));
    QCOMPARE(got.sessions[2].turns.size(), std::size_t{0});
    QCOMPARE(got.rejects.at(0).reason, std::string("\"turns\": entry 0 (counting from 0) has no \"text\""));
    QCOMPARE(got.summary.notes.size(), std::size_t{2});
}

void TestIngest::events()
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

void TestIngest::severalEventsInALine()
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

void TestIngest::flatLabels()
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

void TestIngest::chat()
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

void TestIngest::chatContent_data()
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

void TestIngest::chatContent()
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

void TestIngest::chatIds()
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

void TestIngest::mixedLines()
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

void TestIngest::csvWithMapping()
{
    CsvMapping mapping;
    mapping.id = "key";
    mapping.userText = "q";
    mapping.assistantText = "a";
    mapping.startedAt = "when";
    mapping.weight = "w";
    mapping.rating = "stars";
    mapping.ratingLow = 1;
    mapping.ratingHigh = 5;
    mapping.segments = {"plan"};
    mapping.scores = {"judge"};
    Collector got;
    got.readText("\xef\xbb\xbfkey;q;a;when;w;stars;plan;judge;left\r\n"
                 "s1;Hello; Hi ;2026-05-01T10:00:00Z;2.5;4;pro;0.5;over\r\n"
                 "\r\n"
                 "s2;Hello;;1777629600;;;;;\r\n",
        ReadOptions{mapping, 3.0});
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Csv);
    QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(got.rejects[0].reason));
    QCOMPARE(got.sessions.size(), std::size_t{2});
    session::Session want;
    want.id = "s1";
    want.turns = {{Role::User, "Hello", "", std::nullopt, ""}, {Role::Assistant, " Hi ", "", std::nullopt, ""}};
    want.startedAt = parseTime("2026-05-01T10:00:00Z");
    want.weight = 2.5;
    want.ratings = {{0.75, R"({"value":4,"scale":[1,5]})", std::nullopt, std::nullopt, ""}};
    want.segments = {{"plan", "pro"}};
    want.scores = {{"judge", 0.5}};
    want.extra = R"({"left":"over"})";
    QVERIFY(got.sessions[0] == want);
    QCOMPARE(got.sessions[1].weight, 3.0);
    QCOMPARE(got.sessions[1].startedAt, want.startedAt);
    QCOMPARE(got.sessions[1].turns.size(), std::size_t{1});
    QVERIFY(got.sessions[1].segments.empty() && got.sessions[1].scores.empty() && got.sessions[1].ratings.empty());
    QCOMPARE(got.lines, (std::vector<std::int64_t>{2, 4}));
}

void TestIngest::csvGuessed()
{
    Collector got;
    got.readText("Session ID\tPrompt\tResponse\tplan\tsummary\tfeedback\tjudge\n"
                 "a\tWhat is it?\tIt is a thing.\tpro\tthe user asks what it may be\tup\t0.5\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.rejects.size(), std::size_t{0});
    const session::Session& session = got.sessions.at(0);
    QCOMPARE(session.id, std::string("a"));
    QCOMPARE(session.turns.size(), std::size_t{2});
    QCOMPARE(session.ratings.at(0).value, 1.0);
    QCOMPARE(session.scores.at(0).name, std::string("judge"));
    QCOMPARE(session.segments.size(), std::size_t{1});
    QCOMPARE(session.segments[0].first, std::string("plan"));
    QCOMPARE(session.extra, std::string(R"({"summary":"the user asks what it may be"})"));
    QVERIFY(got.summary.notes.at(0).starts_with("The columns were mapped by their names: id = \"Session ID\""));

    const auto mapping = guessCsvMapping({"conversation_id", "transcript", "user", "timestamp", "x_score"});
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->user, std::string("user"));
    QCOMPARE(mapping->startedAt, std::string("timestamp"));
    QCOMPARE(mapping->scores, std::vector<std::string>{"x_score"});
    QVERIFY(!guessCsvMapping({"name", "prompt"}).ok());
    const auto refused = guessCsvMapping({"id", "price"});
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().text.find("\"price\"") != std::string::npos);
}

void TestIngest::csvQuotes_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("want");
    const auto row = [](const char* name, const char* cell, const char* want) {
        QTest::newRow(name) << QString::fromUtf8(cell) << QString::fromUtf8(want);
    };
    row("plain", "x y", "x y");
    row("comma", R"("a,b")", "a,b");
    row("doubled quotes", R"("say ""hi""")", R"(say "hi")");
    row("only quotes", R"("""")", R"(")");
    row("line end inside", "\"a\nb\"", "a\nb");
    row("windows line end inside", "\"a\r\nb\"", "a\r\nb");
    row("blank lines inside", "\"a\n\n\nb\"", "a\n\n\nb");
    row("quote inside unquoted", R"(5" pipe)", R"(5" pipe)");
    row("emoji", "\"🙂, ok\"", "🙂, ok");
}

void TestIngest::csvQuotes()
{
    QFETCH(QString, cell);
    QFETCH(QString, want);
    for (const char* lineEnd : {"\n", "\r\n"})
        for (const bool last : {false, true}) {
            Collector got;
            got.readText(std::string("id,prompt,plan") + lineEnd + "1," + cell.toStdString() + ",pro" + lineEnd + "2,y,"
                + (last ? cell.toStdString() : "free" + std::string(lineEnd)));
            QCOMPARE(got.rejects.size(), std::size_t{0});
            QCOMPARE(got.sessions.size(), std::size_t{2});
            QCOMPARE(QString::fromStdString(got.sessions[0].turns[0].text), want);
            QCOMPARE(got.sessions[1].id, std::string("2"));
        }
}

void TestIngest::csvRejects()
{
    Collector got;
    got.readText("id,prompt,rating,weight,judge\n"
                 "1,good,,,\n"
                 "2,few\n"
                 "3,\"bad\"quote,,,\n"
                 "4,good,4,,\n"
                 ",no id,,,\n"
                 "6,,,,\n"
                 "7,x,,nan,\n"
                 "8,x,,,high\n"
                 "9,\xff,,,\n"
                 "10,good,,,\n"
                 "11,\"never closed,,,\n12,x,,,\n");
    const std::vector<std::pair<std::int64_t, std::string>> want{{3, "2 fields, the header has 5"},
        {4, "behind the closing quote"}, {5, "\"rating\" 4 is outside its scale"}, {6, "\"id\" is empty"},
        {7, "no text"}, {8, "\"weight\""}, {9, "\"judge\""}, {10, "UTF-8"}, {12, "not closed"}};
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        QCOMPARE(got.rejects[i].line, want[i].first);
        QVERIFY2(got.rejects[i].reason.find(want[i].second) != std::string::npos, text(got.rejects[i].reason));
    }
    QCOMPARE(got.rejects[0].bytes, std::string("2,few"));
    QCOMPARE(got.rejects.back().bytes, std::string("11,\"never closed,,,\n12,x,,,"));
}

void TestIngest::csvTranscripts()
{
    Collector got;
    got.readText("id,transcript\n"
                 R"(1,"[{""role"":""user"",""text"":""a""},{""role"":""assistant"",""text"":""b""}]")"
                 "\n"
                 R"(2,"[{""role"":""user"",""content"":""a""}]")"
                 "\n"
                 "3,\"User: one\nstill: one\nAssistant: two\nagent: three\"\n"
                 "4,no speaker\n"
                 "5,[broken\n");
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[0].turns.size(), std::size_t{2});
    QCOMPARE(got.sessions[1].turns[0].text, std::string("a"));
    QCOMPARE(got.sessions[2].turns.size(), std::size_t{3});
    QCOMPARE(got.sessions[2].turns[0].text, std::string("one\nstill: one"));
    QCOMPARE(got.sessions[2].turns[2].role, Role::Assistant);
    QCOMPARE(got.rejects.size(), std::size_t{2});
    QVERIFY(got.rejects[0].reason.find("\"User:\"") != std::string::npos);
}

void TestIngest::csvMappingErrors()
{
    CsvMapping mapping;
    mapping.id = "id";
    mapping.transcript = "words";
    Collector got;
    got.readText("id,text\n1,User: x\n", ReadOptions{mapping, std::nullopt});
    QVERIFY(!got.ok);
    QVERIFY2(got.error.text.find("\"words\"") != std::string::npos, text(got.error.text));

    got.readText("name,price\nx,1\n");
    QVERIFY(!got.ok);
    QVERIFY2(got.error.text.find("mapping") != std::string::npos, text(got.error.text));
    QVERIFY(got.error.context.ends_with("/input"));
}

void TestIngest::csvMappingFile()
{
    const auto mapping = csvMappingFromJson(
        R"({"id":"a","transcript":null,"user_text":"b","assistant_text":"c","started_at":"d","user":"e","weight":"f",
            "rating":"g","rating_scale":[1,5],"segments":["h","i"],"scores":["j"]})");
    QVERIFY(mapping.ok());
    const CsvMapping want{"a", "", "b", "c", "d", "e", "f", "g", 1, 5, {"h", "i"}, {"j"}};
    QVERIFY(*mapping == want);
    const std::initializer_list<std::pair<const char*, const char*>> bad{{"", "JSON object"}, {"[]", "JSON object"},
        {"{\"id\":", "JSON object"}, {R"({"transcript":"t"})", "\"id\""}, {R"({"id":"a"})", "\"transcript\""},
        {R"({"id":5,"transcript":"t"})", "\"id\""},
        {R"({"id":"a","transcript":"t","segments":"plan"})", "\"segments\""},
        {R"({"id":"a","transcript":"t","rating_scale":[1,1]})", "\"rating_scale\""},
        {R"({"id":"a","transcript":"t","colour":"x"})", "\"colour\""}};
    for (const auto& [json, named] : bad) {
        const auto refused = csvMappingFromJson(json);
        QVERIFY2(!refused.ok(), json);
        QVERIFY2(refused.error().text.find(named) != std::string::npos, text(refused.error().text));
    }
}

void TestIngest::gzipEqualsPlain()
{
    std::string plain;
    for (int i = 0; i < 20000; ++i)
        plain += plainLine("session number " + std::to_string(i)) + (i % 100 == 7 ? "{broken\n" : "");
    const std::size_t cut = plain.size() / 3 + 5; // in the middle of a line
    Collector want;
    want.readText(plain);
    QCOMPARE(want.sessions.size(), std::size_t{20000});
    const std::string members = gzip(plain.substr(0, cut)) + gzip("") + gzip(plain.substr(cut));
    for (const std::string& packed : {gzip(plain), members, gzip(plain) + std::string(512, '\0')}) {
        Collector got;
        got.readText(packed);
        QVERIFY2(got.ok, text(got.error.message()));
        QVERIFY(got.sessions == want.sessions);
        QCOMPARE(got.lines, want.lines);
        QCOMPARE(got.rejects.size(), want.rejects.size());
        QCOMPARE(got.summary.bytes, static_cast<std::int64_t>(packed.size()));
        QCOMPARE(got.summary.lines, want.summary.lines);
    }
    const testsupport::TempDir dir;
    const auto format = detectFormat(dir.write("x.gz", gzip("id,prompt\n1,x\n")));
    QVERIFY(format.ok());
    QCOMPARE(*format, Format::Csv);
}

void TestIngest::standardInput()
{
    const testsupport::TempDir dir;
    for (const std::string& content : {plainLine("a") + plainLine("b"), gzip(plainLine("a") + plainLine("b"))}) {
        const int kept = ::dup(STDIN_FILENO);
        const int file = ::open(dir.write("in", content).c_str(), O_RDONLY);
        QVERIFY(kept >= 0 && file >= 0);
        ::dup2(file, STDIN_FILENO);
        Collector got;
        got.read("-");
        ::dup2(kept, STDIN_FILENO);
        ::close(kept);
        ::close(file);
        QVERIFY2(got.ok, text(got.error.message()));
        QCOMPARE(got.sessions.size(), std::size_t{2});
    }
}

void TestIngest::fileHashIsOfTheBytes()
{
    const testsupport::TempDir dir;
    const std::string a = dir.write("a", plainLine("a"));
    const std::string b = dir.write("b", plainLine("a"));
    const std::string c = dir.write("c", plainLine("c"));
    QCOMPARE(*fileHash(a, {}), *fileHash(b, {}));
    QVERIFY(*fileHash(a, {}) != *fileHash(c, {}));
    // XXH3-128 of nothing, as the algorithm's authors publish it.
    QCOMPARE(*fileHash(dir.write("empty", ""), {}), std::string("99aa06d3014798d86001c324468d497f"));
    QCOMPARE(fileHash(dir.file("none"), {}).error().code, ErrorCode::NotFound);
    const CancelToken cancel;
    cancel.cancel();
    QCOMPARE(fileHash(a, cancel).error().code, ErrorCode::Cancelled);
}

void TestIngest::formatNames()
{
    QCOMPARE(formatName(Format::Sessions), std::string_view("turnout-sessions/1"));
    QCOMPARE(formatName(Format::OpenAiChat), std::string_view("openai-chat"));
    QCOMPARE(formatName(Format::Csv), std::string_view("csv"));
    const testsupport::TempDir dir;
    const auto formatOf = [&](const std::string& content) { return detectFormat(dir.write("f", content)); };
    QCOMPARE(*formatOf(plainLine("a")), Format::Sessions);
    QCOMPARE(*formatOf(R"({"session":"a","rating":"up"})"), Format::Sessions);
    QCOMPARE(*formatOf(R"({"messages":[]})"), Format::OpenAiChat);
    QCOMPARE(*formatOf("\n\n{broken\n" + plainLine("a")), Format::Sessions);
    QCOMPARE(*formatOf("id|text\n1|x\n"), Format::Csv);
}

void TestIngest::progressIsTold()
{
    const testsupport::TempDir dir;
    std::string content;
    for (int i = 0; i < 50000; ++i)
        content += plainLine(std::to_string(i));
    const std::string path = dir.write("many", content);
    std::vector<ProgressUpdate> told;
    Collector sink;
    const auto read = readFile(path, {}, sink, [&](const ProgressUpdate& update) { told.push_back(update); }, {});
    QVERIFY(read.ok());
    QVERIFY(!told.empty());
    QCOMPARE(told.back().done, static_cast<std::int64_t>(content.size()));
    QCOMPARE(told.back().total, static_cast<std::int64_t>(content.size()));
    QCOMPARE(told.back().items, std::int64_t{50000});
    for (std::size_t i = 1; i < told.size(); ++i)
        QVERIFY(told[i].done >= told[i - 1].done && told[i].items >= told[i - 1].items);
}

TURNOUT_TEST_MAIN(TestIngest)

#include "tst_ingest.moc"
