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

} // namespace

/// Sessions of turnout-sessions/1, and what holds for files of every format.
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
    void gzipEqualsPlain();
    void fileHashIsOfTheBytes();
    void formatNames();
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
        QVERIFY2(got.rejects.at(0).reason.starts_with("\"weight\" must be a number"), bad);
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

TURNOUT_TEST_MAIN(TestIngest)

#include "tst_ingest.moc"
