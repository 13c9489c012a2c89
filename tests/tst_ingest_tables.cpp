// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Spill.h"
#include "tst_ingest_support.h"

#include <QObject>
#include <QTest>

#include <algorithm>

using namespace ingesttest;
using session::Role;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

} // namespace

/// CSV and TSV with a mapping, given or guessed.
class TestIngestTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvWithMapping();
    void csvGuessed();
    void csvQuotes_data();
    void csvQuotes();
    void csvRejects();
    void csvHeader();
    void csvTranscripts();
    void csvTurns();
    void csvTurnsInAnyOrder();
    void csvTurnsThatAreBad();
    void csvTurnsOnDisk();
    void csvEvents();
    void csvMappingErrors();
    void csvMappingFile();
};

void TestIngestTables::csvWithMapping()
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

void TestIngestTables::csvGuessed()
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

void TestIngestTables::csvQuotes_data()
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

void TestIngestTables::csvQuotes()
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

void TestIngestTables::csvRejects()
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

/// Lines in front of the header that are no row, and one that is no text.
void TestIngestTables::csvHeader()
{
    Collector got;
    got.readText("\"\"\n\nid,prompt,answer\n1,hi,ho\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    Collector broken;
    broken.readText("\"\"\n\"\"\nc\",ol2,2026-05\xe2"
                    "0@\n8,x,y\n");
    QVERIFY(!broken.ok);
    QVERIFY2(QString::fromStdString(broken.error.text).toStdString() == broken.error.text, text(broken.error.text));
}

void TestIngestTables::csvTranscripts()
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

/// A row a turn: the session's rows are put together, wherever they are.
void TestIngestTables::csvTurns()
{
    Collector got;
    got.readText("conversation_id,id,speaker,message,sent_at,plan,rating,latency\n"
                 "a,1,customer,hi,2026-05-01 10:00:00,pro,,\n"
                 "a,2,bot,\"hello,\nyou\",2026-05-01 10:00:05,pro,1,0.5\n"
                 "b,3,Human,alone,2026-05-01 11:00:00,free,0,\n"
                 "a,4,user,bye,2026-05-01 10:01:00,pro,,\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.rejects.size(), std::size_t{0});
    QCOMPARE(got.sessions.size(), std::size_t{2});
    const session::Session& a = got.sessions[0];
    QCOMPARE(a.id, std::string("a"));
    QCOMPARE(got.lines, (std::vector<std::int64_t>{2, 5}));
    QCOMPARE(a.turns.size(), std::size_t{3});
    QVERIFY(a.turns[1].role == session::Role::Assistant);
    QCOMPARE(a.turns[1].text, std::string("hello,\nyou"));
    QCOMPARE(a.turns[2].text, std::string("bye"));
    QCOMPARE(formatTime(*a.startedAt), std::string("2026-05-01T10:00:00Z"));
    QCOMPARE(formatTime(*a.endedAt), std::string("2026-05-01T10:01:00Z"));
    QCOMPARE(a.segments, (std::vector<std::pair<std::string, std::string>>{{"plan", "pro"}}));
    QCOMPARE(a.ratings.size(), std::size_t{1});
    QVERIFY(a.ratings[0].turn == 1);
    QVERIFY(a.extra.find(R"("1":{"id":"2","latency":"0.5"})") != std::string::npos);
    QCOMPARE(got.sessions[1].turns.at(0).text, std::string("alone"));
    QVERIFY(std::any_of(got.summary.notes.begin(), got.summary.notes.end(),
        [](const std::string& note) { return note.find("Each row is a turn") != std::string::npos; }));
}

void TestIngestTables::csvTurnsInAnyOrder()
{
    ReadOptions options;
    CsvMapping mapping;
    mapping.id = "s";
    mapping.role = "r";
    mapping.text = "t";
    mapping.at = "w";
    mapping.rating = "stars";
    mapping.ratingLow = 1;
    mapping.ratingHigh = 5;
    mapping.weight = "n";
    options.mapping = mapping;
    Collector got;
    got.readText("s;r;t;w;stars;n\n"
                 "b;assistant;2;1777633202;4;10\n"
                 "a;user;first;;;\n"
                 "b;user;1;1777633201;4;\n"
                 "a;assistant;second;1777633200;;\n"
                 "b;user;3;1777633203;4;\n",
        options);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{2});
    // By their times where each has one, else as in the file.
    QCOMPARE(got.sessions[0].turns.at(0).text, std::string("1"));
    QCOMPARE(got.sessions[0].turns.at(2).text, std::string("3"));
    QCOMPARE(got.sessions[1].turns.at(0).text, std::string("first"));
    // The same rating in every row is one.
    QCOMPARE(got.sessions[0].ratings.size(), std::size_t{1});
    QVERIFY(!got.sessions[0].ratings[0].turn);
    QCOMPARE(got.sessions[0].ratings[0].value, 0.75);
    QCOMPARE(got.sessions[0].weight, 10.0);
    QCOMPARE(got.sessions[1].weight, 1.0);
}

void TestIngestTables::csvTurnsThatAreBad()
{
    Collector got;
    got.readText("session_id,role,text,timestamp\n"
                 "a,user,hi,\n"
                 "a,nobody,?,\n"
                 "b,user,fine,\n"
                 ",user,whose,\n"
                 "c,user,when,noon\n"
                 "b,user,too,many,fields\n"
                 "b,assistant,fine too,\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.sessions[0].turns.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), std::size_t{4});
    QCOMPARE(got.rejects[0].line, std::int64_t{5});
    QCOMPARE(got.rejects[1].line, std::int64_t{7});
    QCOMPARE(got.rejects[2].line, std::int64_t{3});
    QVERIFY(got.rejects[2].reason.find("\"nobody\"") != std::string::npos);
    QVERIFY(got.rejects[2].reason.find("session \"a\", which is left out with its 2 rows") != std::string::npos);
    QCOMPARE(got.rejects[2].bytes, std::string(R"("a","nobody","?","")"));
    QCOMPARE(got.rejects[3].line, std::int64_t{6});
}

/// More than is kept in memory goes through a temporary file and comes back.
void TestIngestTables::csvTurnsOnDisk()
{
    std::string content = "session_id,role,text\n";
    const std::string words(1000, 'w');
    constexpr int sessions = 1500;
    for (int turn = 0; turn < 25; ++turn)
        for (int i = 0; i < sessions; ++i)
            content += std::to_string(i) + "," + (turn % 2 == 0 ? "user" : "assistant") + "," + words
                + std::to_string(turn) + "\n";
    QVERIFY(content.size() > Spill::kInMemory);
    Collector got;
    got.readText(content);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{sessions});
    QCOMPARE(got.rejects.size(), std::size_t{0});
    for (const session::Session& session : got.sessions) {
        QCOMPARE(session.turns.size(), std::size_t{25});
        for (std::size_t turn = 0; turn < 25; ++turn)
            QVERIFY(session.turns[turn].text == words + std::to_string(turn));
    }
}

void TestIngestTables::csvEvents()
{
    Collector got;
    got.readText("session_id,rating,judge,created_at\ns-1,up,,2026-05-01T10:00:00Z\ns-2,,0.5,\ns-3,,,\n,up,,\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{0});
    QCOMPARE(got.events.size(), std::size_t{2});
    QCOMPARE(got.events[0].session, std::string("s-1"));
    const auto* rating = std::get_if<session::Rating>(&got.events[0].payload);
    QVERIFY(rating != nullptr);
    QCOMPARE(formatTime(*rating->at), std::string("2026-05-01T10:00:00Z"));
    QVERIFY(std::get_if<session::Score>(&got.events[1].payload) != nullptr);
    QCOMPARE(got.events[1].json, std::string(R"({"session_id":"s-2","rating":"","judge":"0.5","created_at":""})"));
    QCOMPARE(got.rejects.size(), std::size_t{1});
    // A column more may be what was said: nobody's guess.
    QVERIFY(!guessCsvMapping({"session_id", "rating", "Wortlaut"}).ok());
}

void TestIngestTables::csvMappingErrors()
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

void TestIngestTables::csvMappingFile()
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

TURNOUT_TEST_MAIN(TestIngestTables)

#include "tst_ingest_tables.moc"
