// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <QObject>
#include <QTest>

using namespace ingesttest;

namespace {

std::string choice(const char* question, const char* choices)
{
    return std::string(R"({"id":"x","from_name":")") + question
        + R"(","to_name":"chat","type":"choices","value":{"choices":)" + choices + "}}";
}

} // namespace

/// Label Studio's JSON export, and the records of Argilla.
class TestIngestLabelStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasks();
    void promptAndResponse();
    void badTasks();
    void realExports();
    void argilla();
    void argillaFlat();
    void argillaLists();
    void badArgilla();
};

void TestIngestLabelStudio::tasks()
{
    const std::string chat
        = R"("data":{"chat":[{"role":"user","content":"hi"},{"role":"assistant","content":"hello"}],"ref_id":"s-1","plan":"pro"})";
    Collector got;
    got.readText("[\n  {\"id\": 17, " + chat + R"(, "annotations": [
        {"id": 1, "completed_by": 10, "was_cancelled": false, "lead_time": 4.288,
         "created_at": "2026-03-09T22:16:08.728353Z", "result": [)"
        + choice("verdict", R"(["good"])") + "," + choice("failure_reasons", R"(["tone","incomplete"])")
        + R"(,{"from_name":"stars","to_name":"chat","type":"rating","value":{"rating":4}},
             {"from_name":"box","to_name":"chat","type":"polygonlabels","value":{"polygonlabels":[{"a":1}]}}]},
        {"id": 2, "completed_by": {"id": 3, "email": "ada@example.com"}, "ground_truth": true, "result": [)"
        + choice("verdict", R"(["bad"])") + R"(]},
        {"id": 3, "completed_by": 11, "was_cancelled": true, "result": []}, 44],
       "predictions": [{"model_version": "judge-2", "score": 0.95, "result": []}]}
]
)");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.summary.format, Format::LabelStudio);
    QCOMPARE(got.rejects.size(), std::size_t{0});
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.id, std::string("s-1"));
    QCOMPARE(session.turns.size(), std::size_t{2});
    QCOMPARE(session.turns[1].text, std::string("hello"));
    QVERIFY(session.turns[1].role == session::Role::Assistant);
    QCOMPARE(session.segments, (std::vector<std::pair<std::string, std::string>>{{"plan", "pro"}}));
    QCOMPARE(session.scores, (std::vector<session::Score>{{"judge-2", 0.95}}));
    QCOMPARE(session.labels.size(), std::size_t{5});
    QCOMPARE(session.labels[0].annotator, std::string("10"));
    QCOMPARE(session.labels[0].question, std::string("verdict"));
    QCOMPARE(session.labels[0].value, std::string("good"));
    QCOMPARE(*session.labels[0].seconds, 4.288);
    QCOMPARE(formatTime(*session.labels[0].at), std::string("2026-03-09T22:16:08.728Z"));
    QCOMPARE(session.labels[1].value, std::string(R"(["tone","incomplete"])"));
    QCOMPARE(session.labels[2].value, std::string("4"));
    QCOMPARE(session.labels[3].annotator, std::string("ada@example.com"));
    QVERIFY(!session.labels[3].at);
    // Cancelled: somebody looked and did not answer.
    QVERIFY(session.labels[4].skipped);
    QCOMPARE(session.labels[4].annotator, std::string("11"));
    QVERIFY(session.labels[4].question.empty());
    // The truth is a label of whoever gave it, and gold.
    QCOMPARE(session.gold, (std::vector<session::GoldAnswer>{{"verdict", "bad", "ada@example.com"}}));
    // What a prediction chose stays beside its score.
    QVERIFY(session.extra.find(R"("predictions":[{"model_version":"judge-2","score":0.95,"result":[]}])")
        != std::string::npos);
}

void TestIngestLabelStudio::promptAndResponse()
{
    Collector got;
    got.readText(R"({"id":5,"data":{"prompt":"why?","response":"because","lang":"en"},"annotations":[]})"
                 "\n");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.sessions[0].id, std::string("task-5"));
    QCOMPARE(got.sessions[0].turns.size(), std::size_t{2});
    QCOMPARE(got.sessions[0].turns[0].text, std::string("why?"));
    QVERIFY(got.sessions[0].turns[1].role == session::Role::Assistant);
}

void TestIngestLabelStudio::badTasks()
{
    Collector got;
    got.readText(R"({"id":1,"data":{"text":"fine"},"annotations":[]})"
                 "\n"
                 R"({"id":2,"data":{"image":"a.png"},"annotations":[]})"
                 "\n"
                 R"({"data":{"text":"whose"},"annotations":[]})"
                 "\n"
                 R"({"id":4,"data":[1],"annotations":[]})"
                 "\n"
                 R"({"id":5,"data":{"text":"x"},"annotations":[{"created_at":"yesterday"}]})"
                 "\n"
                 R"({"id":6,"data":{"text":"last"},"predictions":[{"score":"high"}]})"
                 "\n");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), std::size_t{4});
    QVERIFY(got.rejects[0].reason.find("no conversation") != std::string::npos);
    QVERIFY(got.rejects[1].reason.find("no \"id\"") != std::string::npos);
    QVERIFY(got.rejects[2].reason.find("\"data\" must be an object") != std::string::npos);
    QVERIFY(got.rejects[3].reason.find("created_at") != std::string::npos);
}

void TestIngestLabelStudio::realExports()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/labelstudio");
    // Tasks about images: recognised, and each refused for what it lacks.
    for (const char* name : {"test_export_json_min/data.json", "test_export_csv/csv_test.json"}) {
        Collector got;
        got.read(folder + "/" + name);
        QVERIFY2(got.ok, (name + (": " + got.error.message())).c_str());
        QCOMPARE(got.summary.format, Format::LabelStudio);
        QVERIFY2(got.sessions.size() + got.rejects.size() > 0, name);
        for (const Reject& reject : got.rejects)
            QVERIFY2(reject.reason.find("no conversation") != std::string::npos, reject.reason.c_str());
    }
}

void TestIngestLabelStudio::argilla()
{
    const std::string one
        = R"({"id":"1234","status":"completed","fields":{"chat":[{"role":"user","content":"Do you need oxygen?"},)"
          R"({"role":"assistant","content":"Yes"}]},"metadata":{"segment":"free","long":")"
        + std::string(70, 'x')
        + R"("},"vectors":{"emb":[0.1,0.2,0.3]},)"
          R"("suggestions":{"verdict":{"value":"good","score":0.9,"agent":"judge-2"}},)"
          R"("responses":{"verdict":[{"value":"bad","user_id":"u-1"},{"value":"good","user_id":"u-2","status":"draft"},)"
          R"({"value":null,"user_id":"u-3","status":"discarded"}],"reasons":[{"value":["tone","facts"],"user_id":"u-1"},)"
          R"({"value":null,"user_id":"u-3","status":"discarded"}]}})";
    const std::string two = R"({"id":7,"fields":{"instruction":"why?","context":"the sky","response":"because"},)"
                            R"("metadata":{},"suggestions":{},"responses":{}})";
    for (const std::string& text : {one + "\n" + two + "\n", "[" + one + ",\n" + two + "]"}) {
        Collector got;
        got.readText(text);
        QVERIFY2(got.ok, got.error.message().c_str());
        QCOMPARE(got.summary.format, Format::Argilla);
        QCOMPARE(got.sessions.size(), std::size_t{2});
        const session::Session& session = got.sessions[0];
        QCOMPARE(session.id, std::string("1234"));
        QCOMPARE(session.turns.size(), std::size_t{2});
        QCOMPARE(session.turns[1].text, std::string("Yes"));
        QCOMPARE(session.segments, (std::vector<std::pair<std::string, std::string>>{{"segment", "free"}}));
        QCOMPARE(session.scores, (std::vector<session::Score>{{"judge-2.verdict", 0.9}}));
        QCOMPARE(session.labels.size(), std::size_t{3});
        QCOMPARE(session.labels[0].value, std::string("bad"));
        QCOMPARE(session.labels[0].annotator, std::string("u-1"));
        QVERIFY(session.labels[1].skipped); // discarded: once, whatever the questions
        QCOMPARE(session.labels[1].annotator, std::string("u-3"));
        QCOMPARE(session.labels[2].value, std::string(R"(["tone","facts"])"));
        QVERIFY(session.extra.find(R"("embedding":[0.1,0.2,0.3])") != std::string::npos);
        QVERIFY(session.extra.find(R"("suggestions":{"verdict":{"value":"good")") != std::string::npos);
        QVERIFY(session.extra.find(R"("long":)") != std::string::npos);
        QVERIFY(std::any_of(got.summary.notes.begin(), got.summary.notes.end(), [](const std::string& note) {
            return note.find("not submitted, which are left out: 1") != std::string::npos;
        }));
        const session::Session& texts = got.sessions[1];
        QCOMPARE(texts.id, std::string("7"));
        QCOMPARE(texts.turns.size(), std::size_t{3});
        QVERIFY(texts.turns[0].role == session::Role::User);
        QCOMPARE(texts.turns[1].name, std::string("context"));
        QVERIFY(texts.turns[2].role == session::Role::Assistant);
        QCOMPARE(texts.turns[2].text, std::string("because"));
    }
}

void TestIngestLabelStudio::argillaFlat()
{
    Collector got;
    got.readText(
        R"({"id":"1","status":"completed","_server_id":"x","prompt":"why?","answer":"because","plan":"pro",)"
        R"("emb":[1,2],"verdict.suggestion":"good","verdict.suggestion.score":0.8,"verdict.suggestion.agent":null,)"
        R"("verdict.responses":["bad","good"],"verdict.responses.users":["u-1","u-2"],)"
        R"("verdict.responses.status":["submitted","discarded"]})"
        "\n"
        R"({"id":"2","prompt":"and?","plan":null,"verdict.response":"good","verdict.suggestion":null})"
        "\n");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.summary.format, Format::Argilla);
    QCOMPARE(got.sessions.size(), std::size_t{2});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.turns.size(), std::size_t{2});
    QCOMPARE(session.segments, (std::vector<std::pair<std::string, std::string>>{{"plan", "pro"}}));
    QCOMPARE(session.scores, (std::vector<session::Score>{{"suggestion.verdict", 0.8}}));
    QCOMPARE(session.labels.size(), std::size_t{2});
    QCOMPARE(session.labels[0].annotator, std::string("u-1"));
    QCOMPARE(session.labels[0].value, std::string("bad"));
    QVERIFY(session.labels[1].skipped);
    QVERIFY(session.extra.find(R"("embedding":[1,2])") != std::string::npos);
    QCOMPARE(got.sessions[1].labels.size(), std::size_t{1});
    QVERIFY(got.sessions[1].labels[0].annotator.empty());
    QVERIFY(got.sessions[1].segments.empty());
}

/// The spelling of the older interface: one response a user, with all their answers.
void TestIngestLabelStudio::argillaLists()
{
    Collector got;
    got.readText(R"({"external_id":"s-1","fields":{"text":"hi"},"metadata":null,)"
                 R"("suggestions":[{"question_name":"verdict","value":"good","score":[0.7],"agent":"a"},)"
                 R"({"question_name":"tone","value":"ok","score":0.4}],)"
                 R"("responses":[{"user_id":"u","status":"submitted","values":{"verdict":{"value":"good"},)"
                 R"("rank":{"value":[{"value":"x","rank":1}]}}},{"user_id":"w","status":"discarded","values":null}]})"
                 "\n");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.sessions[0].id, std::string("s-1"));
    QCOMPARE(got.sessions[0].scores, (std::vector<session::Score>{{"suggestion.tone", 0.4}}));
    QCOMPARE(got.sessions[0].labels.size(), std::size_t{3});
    QCOMPARE(got.sessions[0].labels[1].value, std::string(R"([{"value":"x","rank":1}])"));
    QVERIFY(got.sessions[0].labels[2].skipped);
}

void TestIngestLabelStudio::badArgilla()
{
    Collector got;
    got.readText(
        R"({"id":"1","fields":{"text":"fine"},"responses":{}})"
        "\n"
        R"({"fields":{"text":"whose"},"responses":{}})"
        "\n"
        R"({"id":"3","fields":{"image":{"src":"a.png"}},"responses":{}})"
        "\n"
        R"({"id":"4","fields":["text"],"responses":{}})"
        "\n"
        R"({"id":"5","fields":{"text":"odd"},"responses":[1,null],"suggestions":"none","metadata":{"a":[1]},"vectors":{"v":"x"}})"
        "\n");
    QVERIFY2(got.ok, got.error.message().c_str());
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), std::size_t{3});
    QVERIFY(got.rejects[0].reason.find("no \"id\"") != std::string::npos);
    QVERIFY(got.rejects[1].reason.find("no conversation") != std::string::npos);
    QVERIFY(got.rejects[2].reason.find("\"fields\" must be an object") != std::string::npos);
}

TURNOUT_TEST_MAIN(TestIngestLabelStudio)
#include "tst_ingest_labelstudio.moc"
