// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/MadeProject.h"
#include "workbench/BulkLoad.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QTest>

#include <algorithm>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::dump;
using testsupport::openProject;
using testsupport::TempDir;
using testsupport::violationsOf;

namespace {

Result<ImportReport> import(OpenProject& project, const std::string& file, const ImportOptions& options = {})
{
    return importFile(project, file, options, {}, {});
}

/// A session of a user from one minute of 2026-05-01, 10 o'clock to another; `more` are further keys.
std::string sessionLine(const std::string& id, const std::string& user, int from, int to, const std::string& more = {})
{
    const auto at = [](int minute) {
        return R"("2026-05-01T1)" + std::to_string(minute / 60) + ":" + (minute % 60 < 10 ? "0" : "")
            + std::to_string(minute % 60) + R"(:00Z")";
    };
    return R"({"id":")" + id + R"(","user":")" + user + R"(","started_at":)" + at(from) + R"(,"ended_at":)" + at(to)
        + more + R"(,"turns":[{"role":"user","text":"hi"}]})" + "\n";
}

std::string thumb(const std::string& keys, const char* value = "up")
{
    return "{" + keys + R"(,"rating":{"value":")" + value + "\"}}\n";
}

std::string byUser(const std::string& user, const std::string& at)
{
    return thumb(R"("user":")" + user + R"(","at":"2026-05-01T)" + at + "\"");
}

/// Sessions that have a rating, by id.
std::vector<std::string> rated(OpenProject& project)
{
    const auto connection = project.store().reader();
    std::vector<std::string> ids;
    store::Query query(
        **connection, "SELECT external_id FROM rating JOIN session ON session.id = session_id ORDER BY external_id");
    while (query.step())
        ids.push_back(query.string(0));
    return ids;
}

using Ids = std::vector<std::string>;

std::string reasons(const ImportReport& report)
{
    std::string text;
    for (const auto& [reason, n] : report.unjoined.reasons)
        text += std::to_string(n) + " " + reason + "\n";
    return text;
}

} // namespace

/// What was said elsewhere finds its session: by the session's id, by a trace, or by user and time; or it is told why
/// not, and waits.
class TestJoins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byTrace();
    void byTraceBeforeTheSession();
    void sharedTrace();
    void byUserAndTime();
    void byUserBeforeTheSession();
    void timesOfTurns();
    void windowIsAsked();
    void ambiguousUser();
    void sameEventTwice();
    void hostileKeys();
    void badTargets();
    void feedbackOfOtherFile();
    void scoresOfTraces();
    void tracesAndLogs();
    void conversationInTheLogs();
    void conversationTwice();
    void eventTable();
    void goldAndSkips();
    void takenBack();
    void report();
    void airline();
};

void TestJoins::byTrace()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project,
        dir.write("s.jsonl",
            sessionLine("s-1", "a", 0, 5, R"(,"traces":["t-1","t-2"])")
                + sessionLine("s-2", "b", 0, 5, R"(,"trace_id":"t-3")") + sessionLine("t-9", "c", 0, 5))));
    const auto events = import(*project,
        dir.write("e.jsonl",
            thumb(R"("trace":"t-2")") + thumb(R"("trace_id":"t-3")") + thumb(R"("trace":"t-9")")
                + thumb(R"("trace":"t-4")") + thumb(R"("session":"gone","trace":"t-1")", "down")));
    MUST(events);
    QCOMPARE(events->counts, (store::ImportCounts{0, 4, 1, 0, 0}));
    QCOMPARE(events->joins.byTrace, 4);
    QCOMPARE(events->joins.bySession, 0);
    QCOMPARE(reasons(*events), std::string("1 no session with this trace is here\n"));
    QCOMPARE(store::orphanKey(events->unjoined.first.at(0)), std::string("trace \"t-4\""));
    QCOMPARE(rated(*project), (Ids{"s-1", "s-1", "s-2", "t-9"}));
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::byTraceBeforeTheSession()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project,
        dir.write("e.jsonl", thumb(R"("trace":"t-1")") + thumb(R"("trace":"s-2")") + thumb(R"("session":"t-3")"))));
    QCOMPARE(projectInfo(*project)->counts.orphans, 3);
    const auto sessions = import(*project,
        dir.write("s.jsonl",
            sessionLine("s-1", "a", 0, 5, R"(,"traces":["t-1"])") + sessionLine("s-2", "b", 0, 5)
                + sessionLine("s-3", "b", 0, 5, R"(,"trace":"t-3")")));
    MUST(sessions);
    QCOMPARE(sessions->joins.ofEarlier, 3);
    QCOMPARE(rated(*project), (Ids{"s-1", "s-2", "s-3"}));
    QCOMPARE(projectInfo(*project)->counts.orphans, 0);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::sharedTrace()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project,
        dir.write("s.jsonl",
            sessionLine("s-1", "a", 0, 5, R"(,"traces":["t"])")
                + sessionLine("s-2", "b", 0, 5, R"(,"traces":["t"])"))));
    const auto events = import(*project, dir.write("e.jsonl", thumb(R"("trace":"t")")));
    MUST(events);
    QCOMPARE(reasons(*events), std::string("1 several sessions have this trace\n"));
    QVERIFY(rated(*project).empty());
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::byUserAndTime()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project,
        dir.write("s.jsonl",
            sessionLine("s-1", "u", 0, 10) + sessionLine("s-2", "u", 50, 70) + sessionLine("s-3", "v", 0, 10))));
    const auto events = import(*project,
        dir.write("e.jsonl",
            byUser("u", "10:00:00Z") // the first moment
                + byUser("v", "10:40:00Z") // the last moment of the window
                + byUser("u", "12:51:00+02:00") // 10:51 UTC
                + byUser("v", "10:40:01Z") + byUser("v", "09:59:59Z") + byUser("w", "10:05:00Z")
                + R"({"user":"u","signal":{"kind":"copy","at":"2026-05-01T11:05:00Z"}})"
                  "\n"
                  R"({"user":"u","at":1777633500,"score":{"name":"csat","value":4}})"
                  "\n"));
    MUST(events);
    QCOMPARE(events->counts, (store::ImportCounts{0, 5, 3, 0, 0}));
    QCOMPARE(events->joins.byUser, 5);
    QCOMPARE(rated(*project), (Ids{"s-1", "s-2", "s-3"}));
    QCOMPARE(reasons(*events),
        std::string("2 no session of this user at this time, or shortly before, is here\n"
                    "1 no session of this user is here, or none that says when it was\n"));
    QCOMPARE(store::orphanKey(events->unjoined.first.at(0)), std::string("user \"v\" at 2026-05-01T10:40:01Z"));
    const auto counts = projectInfo(*project)->counts;
    QCOMPARE(counts.signals, 1);
    QCOMPARE(counts.scores, 1);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::byUserBeforeTheSession()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("e.jsonl", byUser("u", "10:05:00Z") + byUser("u", "13:05:00Z"))));
    const auto sessions = import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10)));
    MUST(sessions);
    QCOMPARE(sessions->joins.ofEarlier, 1);
    QCOMPARE(rated(*project), (Ids{"s-1"}));
    QCOMPARE(projectInfo(*project)->counts.orphans, 1);
    // In one file, whatever comes first.
    const auto mixed = import(*project,
        dir.write("m.jsonl", byUser("x", "10:05:00Z") + sessionLine("s-2", "x", 0, 10) + byUser("x", "10:06:00Z")));
    MUST(mixed);
    QCOMPARE(mixed->counts, (store::ImportCounts{1, 2, 0, 0, 0}));
    QCOMPARE(violationsOf(*project), std::string());
}

/// Many logs say only when each turn was.
void TestJoins::timesOfTurns()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string turns
        = R"({"id":"s-1","user":"u","turns":[{"role":"user","text":"a","at":"2026-05-01T10:00:00Z"},)"
          R"({"role":"assistant","text":"b"},{"role":"user","text":"c","at":"2026-05-01T10:20:00Z"}]})"
          "\n"
          R"({"id":"s-2","user":"w","turns":[{"role":"user","text":"a"}]})"
          "\n";
    const std::string events = byUser("u", "10:49:00Z") + byUser("w", "10:00:00Z");
    const std::string file = dir.write("s.jsonl", turns + events);
    ImportOptions dry;
    dry.dryRun = true;
    for (const ImportOptions& options : {dry, ImportOptions{}}) {
        const auto report = import(*project, file, options);
        MUST(report);
        QCOMPARE(report->counts, (store::ImportCounts{2, 1, 1, 0, 0}));
        QCOMPARE(report->joins.byUser, 1);
        QCOMPARE(reasons(*report), std::string("1 no session of this user is here, or none that says when it was\n"));
    }
    QCOMPARE(rated(*project), (Ids{"s-1"}));
}

void TestJoins::windowIsAsked()
{
    for (const auto& [minutes, joined] : {std::pair(0, 1), std::pair(30, 2), std::pair(120, 3)}) {
        const TempDir dir;
        const auto project = openProject(dir.file("p.turnout"));
        MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10))));
        ImportOptions options;
        options.joinWindow = TimeMs{minutes} * 60'000;
        const auto events = import(*project,
            dir.write("e.jsonl", byUser("u", "10:10:00Z") + byUser("u", "10:11:00Z") + byUser("u", "11:11:00Z")),
            options);
        MUST(events);
        QCOMPARE(events->joins.byUser, joined);
    }
}

void TestJoins::ambiguousUser()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10) + sessionLine("s-2", "u", 15, 20))));
    ImportOptions dry;
    dry.dryRun = true;
    const std::string file = dir.write("e.jsonl", byUser("u", "10:16:00Z") + byUser("u", "10:05:00Z"));
    for (const ImportOptions& options : {dry, ImportOptions{}}) {
        const auto events = import(*project, file, options);
        MUST(events);
        QCOMPARE(events->counts, (store::ImportCounts{0, 1, 1, 0, 0}));
        QCOMPARE(reasons(*events), std::string("1 several sessions of this user fit this time\n"));
    }
    QCOMPARE(rated(*project), (Ids{"s-1"}));
    // It goes on waiting, and says so.
    MUST(import(*project, dir.write("s3.jsonl", sessionLine("s-3", "other", 0, 10))));
    const auto reader = project->store().reader();
    const auto waiting = store::orphans(**reader, 0, 10);
    MUST(waiting);
    QCOMPARE(waiting->size(), std::size_t{1});
    QCOMPARE(
        std::string(store::orphanReason(waiting->front())), std::string("several sessions of this user fit this time"));
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::sameEventTwice()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string events = thumb(R"("trace":"t")") + byUser("u", "10:05:00Z");
    MUST(import(*project, dir.write("e1.jsonl", events + events)));
    QCOMPARE(projectInfo(*project)->counts.orphans, 2);
    MUST(import(*project, dir.write("e2.jsonl", "\n" + events)));
    QCOMPARE(projectInfo(*project)->counts.orphans, 2);
    MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10, R"(,"traces":["t"])"))));
    QCOMPARE(projectInfo(*project)->counts.ratings, 2);
    const auto again = import(*project, dir.write("e3.jsonl", "\n\n" + events));
    MUST(again);
    QCOMPARE(again->counts, (store::ImportCounts{0, 0, 0, 2, 0}));
    QCOMPARE(projectInfo(*project)->counts.ratings, 2);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::hostileKeys()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string evil = R"('; DROP TABLE session; --<b>\u202e\n%s)";
    MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", evil, 0, 10, R"(,"traces":[")" + evil + R"("])"))));
    const auto events
        = import(*project, dir.write("e.jsonl", thumb(R"("trace":")" + evil + "\"") + byUser(evil, "10:05:00Z")));
    MUST(events);
    QCOMPARE(events->counts, (store::ImportCounts{0, 2, 0, 0, 0}));
    const auto refused = import(*project,
        dir.write("bad.jsonl", thumb(R"("trace":")" + std::string(2000, 'x') + "\"") + thumb(R"("trace":"a\u0000b")")));
    MUST(refused);
    QCOMPARE(refused->counts.rejects, 2);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::badTargets()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const auto report = import(*project,
        dir.write("e.jsonl",
            thumb(R"("user":"u")") + thumb(R"("user":"u","at":"noon")") + thumb(R"("trace":["t"])")
                + thumb(R"("session":null,"trace":null,"user":null)") + thumb(R"("trace":"fine")")));
    MUST(report);
    QCOMPARE(report->counts, (store::ImportCounts{0, 0, 1, 0, 4}));
    QVERIFY(report->firstRejects.at(0).reason.find("needs the time too") != std::string::npos);
    QVERIFY(report->firstRejects.at(3).reason.find(R"("session", a "trace")") != std::string::npos);
}

/// LangSmith's feedback names a run, wherever in the trace it is.
void TestJoins::feedbackOfOtherFile()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string runs
        = R"({"id":"root","trace_id":"root","run_type":"chain","start_time":"2026-04-29T00:49:10","inputs":{"input":"q"},"outputs":{"output":"a"},"extra":{"metadata":{"thread_id":"t-9"}}})"
          "\n"
          R"({"id":"child","trace_id":"root","parent_run_id":"root","run_type":"llm","start_time":"2026-04-29T00:49:11","inputs":{"input":"q"},"outputs":{"output":"a"}})"
          "\n";
    const std::string feedback
        = R"({"id":"f1","created_at":"2026-04-29T01:00:00","run_id":"child","key":"user_score","score":1})"
          "\n"
          R"({"id":"f2","created_at":"2026-04-29T01:00:00","run_id":"root","key":"user_score","score":0})"
          "\n"
          R"({"id":"f3","created_at":"2026-04-29T01:00:00","run_id":"gone","key":"user_score","score":1})"
          "\n";
    MUST(import(*project, dir.write("runs.jsonl", runs)));
    const auto report = import(*project, dir.write("feedback.jsonl", feedback));
    MUST(report);
    QCOMPARE(report->counts, (store::ImportCounts{0, 2, 1, 0, 0}));
    QCOMPARE(report->joins.byTrace, 2);
    QCOMPARE(rated(*project), (Ids{"t-9", "t-9"}));
    QCOMPARE(violationsOf(*project), std::string());
}

/// Langfuse's scores name a trace; their session has another id.
void TestJoins::scoresOfTraces()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string observations
        = R"({"id":"obs_1","trace_id":"tr_1","type":"GENERATION","parent_observation_id":"","start_time":"2024-05-29 13:46:19","input":"hi","output":"hello","session_id":"s1"})"
          "\n";
    const std::string score
        = R"({"id":"sc_1","timestamp":"2024-05-29 13:47:00","trace_id":"tr_1","observation_id":null,"session_id":null,"name":"judge","value":0.5,"data_type":"NUMERIC","source":"EVAL"})"
          "\n";
    const auto first = import(*project, dir.write("scores.jsonl", score));
    MUST(first);
    QCOMPARE(first->counts.orphans, 1);
    const auto second = import(*project, dir.write("observations.jsonl", observations));
    MUST(second);
    QCOMPARE(second->joins.ofEarlier, 1);
    QCOMPARE(projectInfo(*project)->counts.scores, 1);
    QCOMPARE(violationsOf(*project), std::string());
}

/// The spans of a session in one file, the events of its messages in another.
void TestJoins::tracesAndLogs()
{
    const std::string spans
        = R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat","startTimeUnixNano":"1581452772000000321","endTimeUnixNano":"1581452773000000789","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"conv_1"}}]}]}]}]})"
          "\n";
    const std::string logs
        = R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","timeUnixNano":"1581452772500000000","eventName":"gen_ai.evaluation.result","attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"helpful"}},{"key":"gen_ai.evaluation.score.value","value":{"doubleValue":0.75}}]}]}]}]})"
          "\n";
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("traces.jsonl", spans)));
    const auto report = import(*project, dir.write("logs.jsonl", logs));
    MUST(report);
    QCOMPARE(report->counts, (store::ImportCounts{0, 1, 0, 0, 0}));
    QCOMPARE(report->joins.byTrace, 1);
    QCOMPARE((*project->snapshot())->frame->size(), std::size_t(1));
    QCOMPARE(violationsOf(*project), std::string());
}

/// The traces of a session in one file, and what was said in the logs, in another: one session, whichever comes first.
void TestJoins::conversationInTheLogs()
{
    const std::string spans
        = R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat","startTimeUnixNano":"1581452772000000321","endTimeUnixNano":"1581452773000000789","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"conv_1"}}]}]}]}]})"
          "\n";
    const std::string logs
        = R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","timeUnixNano":"1581452772500000000","eventName":"gen_ai.user.message","body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"Weather?"}}]}}},{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","timeUnixNano":"1581452772600000000","eventName":"gen_ai.choice","body":{"kvlistValue":{"values":[{"key":"message","value":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"Rain"}}]}}}]}}}]}]}]})"
          "\n";
    for (const bool logsFirst : {false, true}) {
        const TempDir dir;
        const auto project = openProject(dir.file("p.turnout"));
        const std::string first = dir.write("first.jsonl", logsFirst ? logs : spans);
        const std::string second = dir.write("second.jsonl", logsFirst ? spans : logs);
        MUST(import(*project, first));
        const auto report = import(*project, second);
        MUST(report);
        QCOMPARE(report->counts.sessions, 0);
        QCOMPARE(report->counts.rejects, 0);
        QCOMPARE(report->joins.completed, 1);
        const auto reader = project->store().reader();
        store::Query query(**reader, "SELECT turns, (SELECT turns FROM transcript WHERE session_id = id) FROM session");
        QVERIFY(query.step());
        QCOMPARE(query.int64(0), 2);
        QVERIFY(query.string(1).find("Rain") != std::string::npos);
        QVERIFY(!query.step());
        // By either id from now on.
        const auto events = import(*project,
            dir.write("e.jsonl",
                thumb(R"("session":"conv_1")") + thumb(R"("trace":"5b8efff798038103d269b633813fc60c")", "down")));
        MUST(events);
        QCOMPARE(events->counts, (store::ImportCounts{0, 2, 0, 0, 0}));
        QCOMPARE(violationsOf(*project), std::string());
    }
}

/// Two files with a conversation each: the first stays, and the second is told where it belongs.
void TestJoins::conversationTwice()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("a.jsonl", sessionLine("s-1", "u", 0, 10, R"(,"traces":["t-1"])"))));
    const std::string other
        = R"({"id":"t-1","turns":[{"role":"user","text":"else"}],"ratings":["up"],"scores":{"judge":0.5}})"
          "\n";
    const auto part = import(*project, dir.write("b.jsonl", other));
    MUST(part);
    QCOMPARE(part->counts, (store::ImportCounts{0, 2, 0, 0, 1}));
    QVERIFY(part->firstRejects.at(0).reason.find("another part of the session \"s-1\"") != std::string::npos);
    QCOMPARE(rated(*project), (Ids{"s-1"}));
    QCOMPARE(violationsOf(*project), std::string());
}

/// A table that has no transcript is about sessions of other files.
void TestJoins::eventTable()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project,
        dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10, R"(,"traces":["t-1"])") + sessionLine("s-2", "v", 0, 10))));
    const auto guessed = import(*project,
        dir.write("r.csv",
            "session_id,rating,judge_score,created_at\ns-1,1,0.5,2026-05-01T10:00:00Z\n"
            "s-2,,,\ns-9,0,,\ns-2,7,,\n"));
    MUST(guessed);
    QCOMPARE(guessed->counts, (store::ImportCounts{0, 2, 1, 0, 1}));
    QVERIFY(std::any_of(guessed->notes.begin(), guessed->notes.end(),
        [](const std::string& note) { return note.find("Each row is an event") != std::string::npos; }));
    ImportOptions options;
    const auto mapping = ingest::csvMappingFromJson(
        R"({"user":"who","at":"when","rating":"stars","rating_scale":[1,5],"outcomes":["refunded"]})");
    MUST(mapping);
    options.read.mapping = *mapping;
    const auto mapped = import(*project,
        dir.write("o.csv",
            "who;when;stars;refunded;shop\nv;2026-05-01 10:05:00;4;1;x\nv;;4;1;x\nw;2026-05-01 10:05:00;;0;x\n"),
        options);
    MUST(mapped);
    QCOMPARE(mapped->counts, (store::ImportCounts{0, 2, 1, 0, 1}));
    QCOMPARE(mapped->joins.byUser, 2);
    QCOMPARE(projectInfo(*project)->counts.outcomes, 1);
    QCOMPARE(rated(*project), (Ids{"s-1", "s-2"}));
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::goldAndSkips()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string result
        = R"("result":[{"from_name":"verdict","to_name":"chat","type":"choices","value":{"choices":["bad"]}}])";
    const std::string task = R"({"id":1,"data":{"text":"hi","ref_id":"s-1"},"annotations":[)"
                             R"({"completed_by":"eve","was_cancelled":true,"result":[]},)"
                             R"({"completed_by":"ada","ground_truth":true,)"
        + result
        + R"(}]})"
          "\n";
    const std::string cancelled
        = R"({"id":2,"data":{"text":"ho"},"annotations":[{"completed_by":"eve","was_cancelled":true,"result":[]}]})"
          "\n";
    const auto report = import(*project, dir.write("tasks.jsonl", task + cancelled));
    MUST(report);
    QCOMPARE(report->labels, 1);
    QCOMPARE(report->skips, 2);
    QCOMPARE(report->gold, 1);
    const auto info = projectInfo(*project);
    MUST(info);
    QCOMPARE(info->counts.gold, 1);
    QCOMPARE(info->counts.labelEvents, 3);
    QCOMPARE(info->labeled, 1); // an answer counts, whoever else skipped
    QCOMPARE(info->skipped, 1);
    const auto again = import(*project, dir.write("again.jsonl", "\n" + task + cancelled));
    MUST(again);
    QCOMPARE(again->counts, (store::ImportCounts{0, 0, 0, 2, 0}));
    QCOMPARE(projectInfo(*project)->counts.labelEvents, 3);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::takenBack()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10, R"(,"traces":["t"])"))));
    MUST(import(*project, dir.write("e.jsonl", byUser("w", "10:05:00Z") + thumb(R"("trace":"t-2")"))));
    const std::string before = dump(*project);
    const auto file = dir.write("more.jsonl",
        sessionLine("s-2", "w", 0, 10, R"(,"traces":["t-2"])") + byUser("u", "10:05:00Z")
            + byUser("nobody", "10:05:00Z") + std::string(2000, ' '));
    BulkLoad load(*project);
    store::SourceInfo info{"more", "turnout-sessions/1", "h", 10, 0};
    MUST(load.begin(info));
    session::Session another;
    another.id = "s-2";
    another.user = "w";
    another.startedAt = another.endedAt = *parseTime("2026-05-01T10:00:00Z");
    another.traces = {"t-2"};
    another.gold = {{"verdict", "good", "ada"}};
    QVERIFY(load.add(1, another));
    QVERIFY(load.add(store::JoinEvent{2, {}, session::Rating{1, "true", {}, {}, {}}, "{}", "t"}));
    QVERIFY(load.add(store::JoinEvent{3, {}, session::Rating{1, "true", {}, {}, {}}, "{}", "elsewhere"}));
    load.abandon();
    QCOMPARE(dump(*project), before);
    const auto report = import(*project, file);
    MUST(report);
    QCOMPARE(report->counts, (store::ImportCounts{1, 1, 1, 0, 0}));
    QCOMPARE(report->joins.ofEarlier, 2);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestJoins::report()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLine("s-1", "u", 0, 10, R"(,"traces":["t"])"))));
    ImportOptions options;
    options.joinWindow = 90 * 60'000;
    const auto report = import(*project,
        dir.write("e.jsonl",
            thumb(R"("session":"s-1")") + thumb(R"("trace":"t")", "down") + byUser("u", "11:30:00Z")
                + thumb(R"("session":"nobody\u001b[31m")") + byUser("u", "13:00:00Z")),
        options);
    MUST(report);
    const std::string text = importReportText(*report);
    for (const char* expected : {"Joined: 1 by session id, 1 by trace id, 1 by user and time (during the session or "
                                 "within 1 h 30 min of its end).",
             "Waiting for their session: 2 events", "1 × no session with this id is here",
             "line 5: user \"u\" at 2026-05-01T13:00:00Z: no session of this user at this time"})
        QVERIFY2(text.find(expected) != std::string::npos, (expected + ("\n" + text)).c_str());
    const QJsonObject joins = QJsonDocument::fromJson(QByteArray::fromStdString(importReportToJson(*report)))
                                  .object()["joins"_L1]
                                  .toObject();
    QCOMPARE(joins["by"_L1].toObject()["user_time"_L1].toInt(), 1);
    QCOMPARE(joins["window_seconds"_L1].toInt(), 5400);
    QCOMPARE(joins["unjoined"_L1].toObject().size(), 2);
    QCOMPARE(joins["first_unjoined"_L1].toArray().size(), 2);
}

/// The ratings of real sessions, by id, before and after their sessions.
void TestJoins::airline()
{
    TURNOUT_NEEDS_SHARED(folder, "data");
    const TempDir dir;
    for (const bool ratingsFirst : {false, true}) {
        const auto project = openProject(dir.file(ratingsFirst ? "a.turnout" : "b.turnout"));
        std::vector<std::string> files{folder + "/agents_airline.jsonl", folder + "/agents_airline.ratings.jsonl"};
        if (ratingsFirst)
            std::reverse(files.begin(), files.end());
        const auto first = import(*project, files[0]);
        MUST(first);
        const auto second = import(*project, files[1]);
        MUST(second);
        QCOMPARE(second->counts.orphans, 0);
        QCOMPARE(ratingsFirst ? second->joins.ofEarlier : second->joins.bySession, 122);
        QCOMPARE(projectInfo(*project)->counts.ratedSessions, 122);
        QCOMPARE(violationsOf(*project), std::string());
    }
}

TURNOUT_TEST_MAIN(TestJoins)
#include "tst_joins.moc"
