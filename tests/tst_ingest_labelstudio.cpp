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

/// Label Studio's JSON export.
class TestIngestLabelStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasks();
    void promptAndResponse();
    void badTasks();
    void realExports();
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
        {"id": 2, "completed_by": {"id": 3, "email": "ada@example.com"}, "result": [)"
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
    QCOMPARE(session.labels.size(), std::size_t{4});
    QCOMPARE(session.labels[0].annotator, std::string("10"));
    QCOMPARE(session.labels[0].question, std::string("verdict"));
    QCOMPARE(session.labels[0].value, std::string("good"));
    QCOMPARE(*session.labels[0].seconds, 4.288);
    QCOMPARE(formatTime(*session.labels[0].at), std::string("2026-03-09T22:16:08.728Z"));
    QCOMPARE(session.labels[1].value, std::string(R"(["tone","incomplete"])"));
    QCOMPARE(session.labels[2].value, std::string("4"));
    QCOMPARE(session.labels[3].annotator, std::string("ada@example.com"));
    QVERIFY(!session.labels[3].at);
    QVERIFY(std::any_of(got.summary.notes.begin(), got.summary.notes.end(),
        [](const std::string& note) { return note.find("cancelled, and so answer nothing: 1") != std::string::npos; }));
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

TURNOUT_TEST_MAIN(TestIngestLabelStudio)
#include "tst_ingest_labelstudio.moc"
