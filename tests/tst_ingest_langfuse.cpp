// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/MessageReader.h"
#include "tst_ingest_support.h"

#include <QDir>
#include <QObject>
#include <QTest>

using namespace ingesttest;
using session::Role;
using simdjson::dom::array;
using simdjson::dom::element;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

std::string words(element content)
{
    std::string all;
    if (content.is_string())
        return std::string(content.get_string().value_unsafe());
    if (array parts; content.get(parts) == simdjson::SUCCESS)
        for (const element part : parts)
            if (std::string_view one; part["text"].get(one) == simdjson::SUCCESS)
                all.append(all.empty() ? "" : "\n").append(one);
    return all;
}

/// "name(arguments) " of each call, whatever spelling the arguments have.
std::string calls(element list)
{
    std::string all;
    simdjson::dom::parser parser;
    const array given = list.get_array();
    for (const element call : given) {
        all.append(call["name"].get_string().value()).append("(");
        if (element arguments; call["arguments"].get(arguments) == simdjson::SUCCESS) {
            element inner = arguments;
            if (arguments.is_string())
                inner = parser.parse(std::string(arguments.get_string().value_unsafe())).value();
            all += simdjson::minify(inner);
        }
        all += ") ";
    }
    return all;
}

std::string calls(const std::string& json)
{
    simdjson::dom::parser parser;
    return json.empty() ? std::string() : calls(parser.parse(json).value());
}

std::string transcript(const session::Session& session)
{
    std::string out;
    for (const session::Turn& turn : session.turns)
        out += std::string(session::roleName(turn.role)).substr(0, 1) + ":" + turn.text + turn.toolCalls + "|";
    return out;
}

/// The chat form expected of one side of an observation; false where it says nothing about whose words they are.
bool expected(element side, std::vector<element>& messages)
{
    element data;
    messages.clear();
    if (side["data"].get(data) != simdjson::SUCCESS)
        return false;
    const array all = data.get_array();
    for (const element message : all) {
        simdjson::dom::array list;
        const bool called = message["tool_calls"].get(list) == simdjson::SUCCESS && list.size() > 0;
        if (message["role"].error() != simdjson::SUCCESS
            || (message["content"].error() != simdjson::SUCCESS && !called))
            return false;
        if (element content;
            message["content"].get(content) == simdjson::SUCCESS && !content.is_string() && words(content).empty())
            return false;
        messages.push_back(message);
    }
    return !messages.empty();
}

constexpr auto kObservation
    = R"({"id":"o1","traceId":"t1","type":"GENERATION","name":"chat","model":"m","startTime":"2025-04-12T10:23:14.512Z",)"
      R"("endTime":"2025-04-12T10:23:16.108Z","input":[{"role":"user","content":"hi"}],)"
      R"("output":{"role":"assistant","content":"hello"},"sessionId":"s1","userId":"u1","metadata":{"tier":"pro"},)"
      R"("tags":["prod"],"usage":{"input":4}})";

} // namespace

/// Langfuse: the shapes of its exports, its scores, and what many frameworks write into it.
class TestIngestLangfuse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chatForms();
    void fixturesAsSessions();
    void interfaceJson();
    void interfaceCsv();
    void blobDialect();
    void scores();
    void badRecords();
};

void TestIngestLangfuse::chatForms()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/langfuse");
    const QDir dir(QString::fromStdString(folder));
    const QStringList names = dir.entryList({QStringLiteral("*.chatml.json")}, QDir::Files);
    QCOMPARE(names.size(), 13);
    int sides = 0;
    int compared = 0;
    for (const QString& name : names) {
        simdjson::dom::parser chatParser;
        simdjson::dom::parser traceParser;
        const std::string file = dir.filePath(name).toStdString();
        const element chat = chatParser.load(file).value();
        const element trace = traceParser.load(file.substr(0, file.rfind(".chatml")) + ".trace.json").value();
        const array observations = trace["observations"].get_array();
        for (const element observation : observations) {
            const std::string_view id = observation["id"].get_string().value();
            for (const std::string_view side : {"input", "output"}) {
                std::vector<element> want;
                element expectation;
                if (chat[id][side].get(expectation) != simdjson::SUCCESS || !expected(expectation, want))
                    continue;
                ++sides;
                MessageReader reader;
                std::vector<session::Turn> got;
                reader.read(observation[side].value(), side == "input" ? Role::User : Role::Assistant, got);
                const std::string where = name.toStdString() + " " + std::string(id) + " " + std::string(side);
                std::erase_if(want, [](element message) { // a turn without words is none, but for a tool's answer
                    element list;
                    if (message["role"].get_string().value() == "tool")
                        return false;
                    return (message["content"].error() != simdjson::SUCCESS
                               || words(message["content"].value()).empty())
                        && (message["tool_calls"].get(list) != simdjson::SUCCESS || calls(list).empty());
                });
                QVERIFY2(got.size() == want.size(),
                    text(
                        where + ": " + std::to_string(got.size()) + " turns, expected " + std::to_string(want.size())));
                for (std::size_t i = 0; i < want.size(); ++i) {
                    ++compared;
                    const Role role = MessageReader::roleOf(want[i]["role"].get_string().value(), Role::User);
                    // Gemini's answers of tools come in the user's name; here they are the tool's.
                    const bool answer = got[i].role == Role::Tool && name.startsWith(u"google-adk");
                    QVERIFY2(got[i].role == role || answer, text(where));
                    element part;
                    const std::string said = want[i]["content"].get(part) == simdjson::SUCCESS ? words(part) : "";
                    QVERIFY2(got[i].text == said, text(where + "\n" + got[i].text + "\n" + said));
                    const std::string called = want[i]["tool_calls"].get(part) == simdjson::SUCCESS ? calls(part) : "";
                    QVERIFY2(calls(got[i].toolCalls) == called, text(where + "\n" + got[i].toolCalls + "\n" + called));
                }
            }
        }
    }
    QVERIFY2(sides >= 40 && compared >= 75, text(std::to_string(sides) + " sides, " + std::to_string(compared)));
}

void TestIngestLangfuse::fixturesAsSessions()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/langfuse");
    const QDir dir(QString::fromStdString(folder));
    for (const QString& name : dir.entryList({QStringLiteral("*.trace.json")}, QDir::Files)) {
        Collector got;
        got.read(dir.filePath(name).toStdString());
        const std::string where = name.toStdString();
        QVERIFY2(got.ok, text(where + got.error.message()));
        QCOMPARE(got.summary.format, Format::Langfuse);
        QVERIFY2(got.sessions.size() == 1, text(where));
        QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(where + got.rejects[0].reason));
        const session::Session& session = got.sessions[0];
        QVERIFY2(session.startedAt && session.endedAt, text(where));
        if (name.startsWith(u"beeai")) // its generations have no output, the agent's last step has
            QVERIFY2(session.turns.back().role == Role::Assistant
                    && session.turns.back().text.starts_with("Barcelona is a vibrant city"),
                text(session.turns.back().text));
        bool user = false;
        bool assistant = false;
        for (const session::Turn& turn : session.turns) {
            user = user || turn.role == Role::User;
            assistant = assistant || turn.role == Role::Assistant;
        }
        QVERIFY2(user && assistant, text(where + transcript(session)));
        if (name.startsWith(u"google-adk")) {
            QCOMPARE(session.id, std::string("demo-session"));
            QCOMPARE(session.user, std::string("demo-user"));
        }
        if (name.startsWith(u"openai-agents")) {
            QCOMPARE(session.turns.size(), std::size_t{4});
            QCOMPARE(session.turns[2].text, std::string("The weather in Tokyo is sunny."));
        }
        if (qEnvironmentVariableIsSet("TURNOUT_SHOW"))
            for (const session::Turn& turn : session.turns)
                qInfo("%s %s: %.90s %.80s", text(where), std::string(session::roleName(turn.role)).c_str(),
                    text(turn.text), text(turn.toolCalls));
    }
}

void TestIngestLangfuse::interfaceJson()
{
    Collector got;
    got.readText("[\n" + std::string(kObservation) + "\n]\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Langfuse);
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.id, std::string("s1"));
    QCOMPARE(session.user, std::string("u1"));
    QCOMPARE(transcript(session), std::string("u:hi|a:hello|"));
    QCOMPARE(*session.startedAt, *parseTime("2025-04-12T10:23:14.512Z"));
    const std::vector<std::pair<std::string, std::string>> want{{"model", "m"}, {"tier", "pro"}, {"tags", "prod"}};
    QVERIFY(session.segments == want);
}

void TestIngestLangfuse::interfaceCsv()
{
    Collector got;
    got.readText(
        "id,traceId,name,type,startTime,input,output,metadata,sessionId\n"
        "o1,t1,chat,GENERATION,2025-04-12T10:23:14.512Z,\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"a\n"
        "b\"\"}]\",\"{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"c\"\"}\",\"{\"\"tier\"\":\"\"pro\"\"}\",s\n"
        "o2,t1,chat\n"
        "o3,t2,chat,GENERATION,2025-04-12T10:24:14.512Z,plain words,\"more, words\",,s\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Langfuse);
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.sessions[0].turns[1].text, std::string("c"));
    QCOMPARE(got.sessions[0].turns[2].text, std::string("plain words"));
    QCOMPARE(got.sessions[0].turns[3].text, std::string("more, words"));
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QCOMPARE(got.rejects[0].reason, std::string("the row has 3 fields, the header has 9"));
    QCOMPARE(got.rejects[0].line, std::int64_t{4});
}

void TestIngestLangfuse::blobDialect()
{
    Collector got;
    got.readText(
        R"({"id":"o2","trace_id":"t1","type":"TOOL","name":"find","parent_observation_id":"o1","start_time":"2024-05-29 13:46:20.963000","input":"{}","output":"42"})"
        "\n"
        R"({"id":"o1","trace_id":"t1","type":"GENERATION","parent_observation_id":"","model":"","start_time":"2024-05-29 13:46:19.963000","input":"[{\"role\":\"user\",\"content\":\"hi\"}]","output":"hello","user_id":"u1","session_id":"s1","tags":["prod"],"level":"DEFAULT"})"
        "\n"
        R"({"id":"sc","timestamp":"2024-05-29 13:47:00.000000","trace_id":"t1","observation_id":null,"session_id":null,"name":"user_feedback","value":1,"string_value":null,"data_type":"BOOLEAN","source":"API","comment":"nice"})"
        "\n");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Langfuse);
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.id, std::string("s1"));
    QCOMPARE(transcript(session), std::string("u:hi|a:hello|t:42|"));
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.ratings[0].value, 1.0);
    QCOMPARE(session.ratings[0].comment, std::string("nice"));
    QCOMPARE(*session.ratings[0].at, *parseTime("2024-05-29T13:47:00Z"));
    QCOMPARE(*session.startedAt, *parseTime("2024-05-29T13:46:19.963Z"));
}

void TestIngestLangfuse::scores()
{
    const auto score = [](const std::string& rest) {
        return R"({"id":"x","timestamp":"2024-05-29 13:47:00","trace_id":"t1","name":"n",)" + rest + "}\n";
    };
    Collector got;
    got.readText(std::string(kObservation) + "\n"
        + score(R"("value":0,"string_value":"down","data_type":"CATEGORICAL","source":"API")")
        + score(
            R"("value":3,"string_value":"wrong","data_type":"CATEGORICAL","source":"ANNOTATION","author_user_id":"ann")")
        + score(R"("value":0.7,"string_value":null,"data_type":"NUMERIC","source":"EVAL","observation_id":"o1")")
        + score(R"("value":0,"string_value":"why","data_type":"TEXT","source":"EVAL")")
        + score(R"("value":4,"string_value":null,"data_type":"NUMERIC","source":"API")")
        + score(R"("value":null,"string_value":null,"data_type":"NUMERIC","source":"API")")
        + R"({"id":"y","timestamp":"2024-05-29 13:47:00","trace_id":"elsewhere","name":"n","value":1,"data_type":"BOOLEAN","source":"API"})");
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.ratings[0].value, 0.0);
    QCOMPARE(session.ratings[0].given, std::string("\"down\""));
    QCOMPARE(session.labels.size(), std::size_t{2});
    QCOMPARE(session.labels[0].annotator, std::string("ann"));
    QCOMPARE(session.labels[0].value, std::string("wrong")); // not 3, which is the category's index
    QCOMPARE(session.labels[1].value, std::string("why"));
    QCOMPARE(session.scores.size(), std::size_t{1}); // one name; 4 is no rating on a scale we know
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QVERIFY(got.rejects[0].reason.find("no value") != std::string::npos);
    QCOMPARE(got.events.size(), std::size_t{1});
    QCOMPARE(got.events[0].trace, std::string("elsewhere"));
    QVERIFY(std::holds_alternative<session::Rating>(got.events[0].payload));
}

void TestIngestLangfuse::badRecords()
{
    Collector got;
    got.readText("[" + std::string(kObservation)
        + R"(,{"traceId":"t","startTime":"x","type":"SPAN"},{"id":"o","traceId":"t","type":"SPAN","startTime":"noon"},7,{"a":1}])");
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.rejects.size(), std::size_t{4});
    QCOMPARE(got.rejects[0].reason, std::string("an observation has no \"id\""));
    QCOMPARE(got.rejects[1].line, std::int64_t{3});
    QVERIFY(got.rejects[1].reason.find("noon") != std::string::npos);
}

TURNOUT_TEST_MAIN(TestIngestLangfuse)

#include "tst_ingest_langfuse.moc"
