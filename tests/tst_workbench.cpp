// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"
#include "demo/Demo.h"
#include "labeling/LabelFold.h"
#include "store/LabelStore.h"
#include "store/SessionReader.h"
#include "support/MadeProject.h"
#include "workbench/BulkLoad.h"
#include "workbench/DemoProject.h"
#include "workbench/LabelDesk.h"
#include "workbench/LabelFile.h"
#include "workbench/Quality.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>
#include <zlib.h>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::drawSome;
using testsupport::dump;
using testsupport::openProject;
using testsupport::sessionLines;
using testsupport::TempDir;
using testsupport::violationsOf;

namespace {

constexpr TimeMs kNow = 1'800'000'000'000;

Result<ImportReport> import(OpenProject& project, const std::string& file, const ImportOptions& options = {},
    const Progress& progress = {}, const CancelToken& cancel = {})
{
    return importFile(project, file, options, progress, cancel);
}

/// The table `name` cut out of a dump, which is not the same in two projects.
std::string without(const std::string& dumped, const std::string& name)
{
    const auto begin = dumped.find("table " + name + "\n");
    if (begin == std::string::npos)
        return dumped;
    const auto end = dumped.find("\ntable ", begin);
    return dumped.substr(0, begin) + (end == std::string::npos ? "" : dumped.substr(end));
}

/// Labels every waiting session with what the truth file says; how many.
Result<LabelFileReport> labelFromTruth(OpenProject& project, const std::string& truthFile)
{
    std::ifstream lines(truthFile);
    LabelFileOptions options;
    options.annotator = "oracle";
    options.onlyWaiting = true;
    return labelFromLines(project, lines, options, {});
}

/// A demo of 1,000 sessions with its files.
DemoRequest demoRequest(const TempDir& dir, std::uint64_t seed)
{
    DemoRequest request;
    request.options.sessions = 1000;
    request.options.seed = seed;
    request.sessionsFile = dir.file("sessions.jsonl");
    request.ratingsFile = dir.file("ratings.jsonl");
    request.truthFile = dir.file("truth.jsonl");
    return request;
}

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void realData();
    void demoFilesMakeTheSameFrame();
    void gzipIsTheSame();
    void sameFileTwice();
    void dryRunWritesNothing();
    void cancelledImport();
    void fileThatChangesWhileItIsRead();
    void ratingsFirst();
    void otherFormats();
    void labelsComeWithSessions();
    void oneLineAfterTheOther();
    void secondDraw();
    void drawContracts();
    void estimateContract();
    void demoIsTheSameAgain();
    void demoRefusals();
    void snapshotFollows();
    void labelsDuringAnImport();
    void labelsDuringASlowImport();
    void fullDiskEndsAnImport();
};

void TestWorkbench::realData()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    TURNOUT_NEEDS_SHARED(ratings, "data/agents_airline.ratings.jsonl");
    TURNOUT_NEEDS_SHARED(truth, "data/agents_airline.truth.jsonl");
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const auto first = import(*project, sessions);
    MUST(first);
    QCOMPARE(first->counts, (store::ImportCounts{850, 0, 0, 0, 0}));
    const auto second = import(*project, ratings);
    MUST(second);
    QCOMPARE(second->counts, (store::ImportCounts{0, 122, 0, 0, 0}));
    MUST(drawSome(*project, 200));
    const auto labels = labelFromTruth(*project, truth);
    MUST(labels);
    QCOMPARE(labels->labels, 200);
    QVERIFY(labels->refused.empty());
    const auto estimates = estimateProject(*project, {});
    MUST(estimates);
    const auto* hajek = estimates->of(estimate::Method::Hajek);
    QVERIFY(hajek != nullptr && hajek->status != estimate::Status::Refused);
    qInfo("%.4f [%.4f, %.4f], the truth is 0.318", hajek->value, hajek->interval.low, hajek->interval.high);
    // One draw of 200: about three standard errors. That intervals cover the truth is shown over many draws elsewhere.
    QVERIFY2(std::abs(hajek->value - 0.318) < 0.1, qPrintable(QString::number(hajek->value)));
    const auto* thumbs = estimates->of(estimate::Method::RatingShare);
    QVERIFY(thumbs->value < 0.3); // failures rate more
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::demoFilesMakeTheSameFrame()
{
    const TempDir dir;
    const auto demo = openProject(dir.file("demo.turnout"));
    MUST(makeDemo(*demo, demoRequest(dir, 4), {}, {}));
    const auto again = openProject(dir.file("again.turnout"));
    const auto sessions = import(*again, dir.file("sessions.jsonl"));
    MUST(sessions);
    QCOMPARE(sessions->counts.sessions, 1000);
    const auto ratings = import(*again, dir.file("ratings.jsonl"));
    MUST(ratings);
    QCOMPARE(ratings->counts.orphans, 0);

    const auto madeSnapshot = demo->snapshot();
    const auto readSnapshot = again->snapshot();
    MUST(madeSnapshot);
    MUST(readSnapshot);
    const population::Frame& made = *(*madeSnapshot)->frame;
    const population::Frame& read = *(*readSnapshot)->frame;
    QVERIFY(made.weights == read.weights);
    QVERIFY(made.startedAt == read.startedAt);
    QVERIFY(made.turns == read.turns);
    QVERIFY(made.characters == read.characters);
    QVERIFY(made.rated == read.rated);
    QCOMPARE(made.segments.size(), read.segments.size());
    for (const auto& segment : made.segments) {
        const auto* other = read.segment(segment.name);
        QVERIFY(other != nullptr);
        for (std::size_t row = 0; row < made.size(); ++row)
            QCOMPARE(other->values[other->codes[row]], segment.values[segment.codes[row]]);
    }
    QCOMPARE(made.signals.size(), read.signals.size());

    // And the frame is what the generator made, session by session.
    demo::DemoOptions options;
    options.sessions = 1000;
    options.seed = 4;
    demo::Generator generator(options);
    demo::DemoSession session;
    std::vector<std::string> ids;
    double good = 0;
    for (population::Row row = 0; generator.next(session); ++row) {
        QCOMPARE(made.turns[row], static_cast<std::int32_t>(session.session.turns.size()));
        QCOMPARE(made.weights[row], session.session.weight);
        QCOMPARE(made.rated.test(row), !session.session.ratings.empty());
        QCOMPARE((*(*madeSnapshot)->truth)[row], session.truth.verdict == "bad" ? 0.0F : 1.0F);
        for (const auto& [name, value] : session.session.segments) {
            const auto* column = made.segment(name);
            QVERIFY(column != nullptr);
            QCOMPARE(column->values[column->codes[row]], value);
        }
        good += session.truth.verdict == "bad" ? 0 : 1;
    }
    QVERIFY(good > 300 && good < 1000);
    QVERIFY((*readSnapshot)->truth == nullptr);
}

void TestWorkbench::gzipIsTheSame()
{
    const TempDir dir;
    const std::string lines = sessionLines(500);
    const std::string plain = dir.write("s.jsonl", lines);
    const std::string zipped = dir.file("s.jsonl.gz");
    gzFile file = gzopen(zipped.c_str(), "wb");
    QCOMPARE(gzwrite(file, lines.data(), static_cast<unsigned>(lines.size())), static_cast<int>(lines.size()));
    gzclose(file);
    const ManualClock clock(kNow);
    const auto a = openProject(dir.file("a.turnout"), clock);
    const auto b = openProject(dir.file("b.turnout"), clock);
    MUST(import(*a, plain));
    MUST(import(*b, zipped));
    QCOMPARE(without(without(dump(*a), "meta"), "source"), without(without(dump(*b), "meta"), "source"));
}

void TestWorkbench::sameFileTwice()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string file = dir.write("s.jsonl", sessionLines(200));
    MUST(import(*project, file));
    const std::string before = dump(*project);
    const auto again = import(*project, dir.write("renamed.jsonl", sessionLines(200)));
    MUST(again);
    QVERIFY(again->alreadyImported);
    QVERIFY2(again->earlier.find("s.jsonl") != std::string::npos, again->earlier.c_str());
    QCOMPARE(again->counts, store::ImportCounts{});
    QCOMPARE(dump(*project), before);
    QVERIFY(importReportText(*again).find("s.jsonl") != std::string::npos);
    // Half of it in another file: the known half is counted, not added.
    const auto half = import(*project, dir.write("half.jsonl", sessionLines(200, 100)));
    MUST(half);
    QCOMPARE(half->counts, (store::ImportCounts{100, 0, 0, 100, 0}));
    // The same ids with other words: the first stays, and is named.
    std::string other = sessionLines(2);
    other.replace(other.find("hello 0"), 7, "goodbye");
    const auto differs = import(*project, dir.write("other.jsonl", other));
    MUST(differs);
    QCOMPARE(differs->counts, (store::ImportCounts{0, 0, 0, 1, 1}));
    auto connection = project->store().reader();
    MUST(connection);
    const auto turns = store::transcript(**connection, SessionId(1));
    MUST(turns);
    QCOMPARE(turns->front().text, std::string("hello 0"));
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::dryRunWritesNothing()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(100))));
    const std::string before = dump(*project);
    ImportOptions dry;
    dry.dryRun = true;
    dry.rejectsFile = dir.file("rejects.tsv");
    const std::string more = sessionLines(150, 50) + "{\"id\":7\n" + sessionLines(1, 60);
    const std::string file = dir.write("more.jsonl", more);
    const auto report = import(*project, file, dry);
    MUST(report);
    QVERIFY(report->dryRun);
    QCOMPARE(dump(*project), before);
    QVERIFY(testsupport::readAll(dry.rejectsFile).starts_with("151\t"));
    // What it foretold is what happens.
    const auto real = import(*project, file);
    MUST(real);
    QCOMPARE(report->counts, real->counts);
    QCOMPARE(report->lines, real->lines);
    QCOMPARE(report->turns, real->turns);
    QVERIFY(report->segments == real->segments);
    QVERIFY(report->rejectReasons == real->rejectReasons);
    QCOMPARE(real->counts, (store::ImportCounts{100, 0, 0, 51, 1}));
    QCOMPARE(real->segments.at("plan"), 151);
}

void TestWorkbench::fileThatChangesWhileItIsRead()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(5))));
    const std::string before = dump(*project);
    const std::string file = dir.write("more.jsonl", sessionLines(500, 5));
    const auto grows = [&](const ProgressUpdate&) { std::ofstream(file, std::ios::app) << "{}\n"; };
    const auto report = import(*project, file, {}, grows);
    QVERIFY(!report);
    QCOMPARE(static_cast<int>(report.error().code), static_cast<int>(ErrorCode::BadInput));
    QVERIFY2(report.error().text.find("changed") != std::string::npos, report.error().text.c_str());
    QCOMPARE(dump(*project), before);
    const auto again = import(*project, file);
    MUST(again);
    QCOMPARE(again->counts.sessions, 500);
}

void TestWorkbench::cancelledImport()
{
    const TempDir dir;
    const ManualClock clock(kNow);
    const auto project = openProject(dir.file("p.turnout"), clock);
    MUST(import(*project, dir.write("s.jsonl", sessionLines(50)))); // so that there is something to keep
    const std::string ratings
        = "{\"session\":\"s-1\",\"rating\":{\"value\":\"up\"}}\n{\"session\":\"later\",\"rating\":"
          "{\"value\":\"down\"}}\n";
    MUST(import(*project, dir.write("r.jsonl", ratings)));
    MUST(drawSome(*project, 5));
    const std::string before = dump(*project);
    const std::string file = dir.write("more.jsonl", sessionLines(6000, 40) + ratings);

    QElapsedTimer timer;
    {
        const auto other = openProject(dir.file("other.turnout"));
        timer.start();
        MUST(import(*other, file));
    }
    const auto whole = std::max<qint64>(timer.nsecsElapsed() / 1000, 1000);
    Rng rng(5);
    int cancelled = 0;
    for (int i = 0; i < 12; ++i) {
        const CancelToken token;
        const auto delay = std::chrono::microseconds(rng.below(static_cast<std::uint64_t>(whole)));
        std::thread canceller([&] {
            std::this_thread::sleep_for(delay);
            token.cancel();
        });
        const auto report = import(*project, file, {}, {}, token);
        canceller.join();
        if (report) {
            QCOMPARE(report->counts.sessions, 5990);
            break; // it was quicker than the cancel: all of it is in, and stays in
        }
        ++cancelled;
        QCOMPARE(static_cast<int>(report.error().code), static_cast<int>(ErrorCode::Cancelled));
        QCOMPARE(dump(*project), before);
    }
    const CancelToken atOnce;
    atOnce.cancel();
    QVERIFY(cancelled > 0 || !import(*project, file, {}, {}, atOnce).ok());
    QCOMPARE(violationsOf(*project), std::string());
    MUST(import(*project, file)); // nothing of it stands in the way
    QCOMPARE((*project->snapshot())->frame->size(), std::size_t(6040));
}

void TestWorkbench::ratingsFirst()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    std::string events;
    for (int i = 0; i < 30; ++i)
        events += "{\"session\":\"s-" + std::to_string(i * 2) + "\",\"rating\":{\"value\":\"up\"}}\n";
    const auto ratings = import(*project, dir.write("r.jsonl", events));
    MUST(ratings);
    QCOMPARE(ratings->counts, (store::ImportCounts{0, 0, 30, 0, 0}));
    QCOMPARE((*project->snapshot())->frame->size(), std::size_t(0));
    const auto sessions = import(*project, dir.write("s.jsonl", sessionLines(40)));
    MUST(sessions);
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->frame->rated.count(), std::size_t(20)); // ids 0, 2 … 38; ten wait on
    const auto info = projectInfo(*project);
    MUST(info);
    QCOMPARE(info->counts.orphans, 10);
    MUST(import(*project, dir.write("t.jsonl", sessionLines(40, 40))));
    QCOMPARE((*project->snapshot())->frame->rated.count(), std::size_t(30));
    QCOMPARE(projectInfo(*project)->counts.orphans, 0);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::otherFormats()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    std::string chat;
    for (int i = 0; i < 20; ++i)
        chat += R"({"id":"c-)" + std::to_string(i)
            + R"(","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"hello"},{"role":"user",)"
              R"("content":"bye"}]})"
              "\n";
    const auto messages = import(*project, dir.write("chat.jsonl", chat));
    MUST(messages);
    QCOMPARE(static_cast<int>(messages->format), static_cast<int>(ingest::Format::OpenAiChat));
    QCOMPARE(messages->counts.sessions, 20);
    QCOMPARE(messages->turns, 60);

    ImportOptions options;
    const auto mapping = ingest::csvMappingFromJson(
        R"({"id":"nr","user_text":"q","assistant_text":"a","rating":"stars","rating_scale":[1,5],"segments":["plan"]})");
    MUST(mapping);
    options.read.mapping = *mapping;
    options.read.weight = 2.5;
    const auto table = import(*project,
        dir.write("t.csv", "nr,q,a,stars,plan\n1,\"multi\nline, \"\"quoted\"\"\",answer,5,pro\n2,q,a,,free\n"),
        options);
    MUST(table);
    QCOMPARE(static_cast<int>(table->format), static_cast<int>(ingest::Format::Csv));
    QCOMPARE(table->counts.sessions, 2);
    QCOMPARE(table->ratings, 1);
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    const population::Frame& frame = *(*snapshot)->frame;
    QCOMPARE(frame.size(), std::size_t(22));
    QCOMPARE(frame.turns[0], 3);
    QCOMPARE(frame.weights[20], 2.5);
    QVERIFY(frame.weighted);
    QCOMPARE(frame.ratings[20], 1.0F);
    QVERIFY(!frame.rated.test(21));
    const auto* plan = frame.segment("plan");
    QCOMPARE(plan->values[plan->codes[21]], std::string("free"));
    QCOMPARE(plan->codes[0], 0U); // the chats did not say
}

void TestWorkbench::labelsComeWithSessions()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(project->snapshot());
    std::string lines;
    for (int i = 0; i < 10; ++i)
        lines += R"({"id":"l-)" + std::to_string(i)
            + R"(","turns":[{"role":"user","text":"x"}],"labels":[{"annotator":"ann","question":"verdict","value":")"
            + (i < 4 ? "good" : "bad") + "\"}]}\n";
    const auto report = import(*project, dir.write("l.jsonl", lines));
    MUST(report);
    QCOMPARE(report->labels, 10);
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t(10));
    QCOMPARE((*snapshot)->labels.values[3], 1.0F);
    QCOMPARE((*snapshot)->labels.values[4], 0.0F);
    const auto estimates = estimateProject(*project, {});
    MUST(estimates);
    // Labels nobody drew say nothing of everyone.
    QVERIFY(estimates->of(estimate::Method::Hajek)->status == estimate::Status::Refused);
    QVERIFY(!drawSome(*project, 3).ok()); // and there is nothing left to draw
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::oneLineAfterTheOther()
{
    // Demo, draw, labels from its truth: the estimate is close to it, the thumbs are not.
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const auto demo = makeDemo(*project, demoRequest(dir, 2), {}, {});
    MUST(demo);
    const auto drawn = drawSome(*project, 250);
    MUST(drawn);
    QCOMPARE(drawn->items.size(), std::size_t(250));
    const auto labels = labelFromTruth(*project, dir.file("truth.jsonl"));
    MUST(labels);
    QCOMPARE(labels->labels, 250);
    QCOMPARE(labels->leftOut, 750);
    const auto estimates = estimateProject(*project, {});
    MUST(estimates);
    QVERIFY(estimates->truth && std::abs(*estimates->truth - demo->truth) < 1e-6);
    const auto& hajek = *estimates->of(estimate::Method::Hajek);
    QVERIFY(hajek.status == estimate::Status::Ok);
    QVERIFY2(std::abs(hajek.value - demo->truth) < 0.1, qPrintable(QString::number(hajek.value - demo->truth)));
    QCOMPARE(hajek.n, 250);
    const auto& thumbs = *estimates->of(estimate::Method::RatingShare);
    QVERIFY(thumbs.value < demo->truth - 0.1); // bad sessions are rated six times as often
    const auto of = estimateProject(*project, *filterFromWords(*project, {"population=unrated"}));
    MUST(of);
    QVERIFY(of->sessions < 1000 && of->of(estimate::Method::Hajek)->status != estimate::Status::Refused);
}

void TestWorkbench::secondDraw()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const auto demo = makeDemo(*project, demoRequest(dir, 6), {}, {});
    MUST(demo);
    const auto first = drawSome(*project, 100, 1);
    MUST(first);
    MUST(labelFromTruth(*project, dir.file("truth.jsonl")));
    const auto second = drawSome(*project, 100, 1); // the same seed gives other sessions: those are labelled
    MUST(second);
    QCOMPARE(second->pool, 900);
    for (const auto& item : second->items)
        for (const auto& earlier : first->items)
            QVERIFY(item.id != earlier.id);
    auto estimates = estimateProject(*project, {});
    MUST(estimates);
    QCOMPARE(estimates->waiting, 100);
    MUST(labelFromTruth(*project, dir.file("truth.jsonl")));
    estimates = estimateProject(*project, {});
    MUST(estimates);
    const auto& hajek = *estimates->of(estimate::Method::Hajek);
    QVERIFY(hajek.status != estimate::Status::Refused);
    QCOMPARE(estimates->draws.size(), std::size_t(2));
    QVERIFY2(std::abs(hajek.value - demo->truth) < 0.12, qPrintable(QString::number(hajek.value - demo->truth)));
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::drawContracts()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(300))));
    const std::string before = dump(*project);
    DrawRequest request;
    request.policy.size = 30;
    request.policy.seed = UINT64_MAX; // all bits
    request.filter = *filterFromWords(*project, {"plan=free"});
    request.preview = true;
    const auto preview = drawSessions(*project, request);
    MUST(preview);
    QVERIFY(!preview->id.valid());
    QCOMPARE(dump(*project), before);
    request.preview = false;
    const auto drawn = drawSessions(*project, request);
    MUST(drawn);
    const auto saved = savedDraw(*project, drawn->id);
    MUST(saved);
    QCOMPARE(QString::fromStdString(drawReportToJson(*saved)), QString::fromStdString(drawReportToJson(*drawn)));
    QVERIFY(drawReportToJson(*drawn).find("18446744073709551615") != std::string::npos);
    QCOMPARE(preview->items.size(), drawn->items.size());
    for (std::size_t i = 0; i < drawn->items.size(); ++i)
        QCOMPARE(drawn->items[i].session, preview->items[i].session);
    QCOMPARE(drawn->frame, 200);
    QCOMPARE(drawn->filter, std::string("plan=free"));
    const auto none = savedDraw(*project, DrawId(77));
    QVERIFY(!none.ok());
    QCOMPARE(static_cast<int>(none.error().code), static_cast<int>(ErrorCode::NotFound));
}

void TestWorkbench::estimateContract()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(300))));
    const auto read = [&]() {
        const auto estimates = estimateProject(*project, {});
        return estimates
            ? QJsonDocument::fromJson(QByteArray::fromStdString(estimate::estimatesToJson(*estimates))).object()
            : QJsonObject();
    };
    const auto of = [&](const QJsonObject& json, const QString& method) {
        for (const auto& entry : json["estimates"_L1].toArray())
            if (entry.toObject()["method"_L1].toString() == method)
                return entry.toObject();
        return QJsonObject();
    };
    const QJsonObject nothing = of(read(), u"hajek"_s);
    QCOMPARE(nothing["status"_L1].toString(), u"refused"_s);
    QVERIFY(nothing["value"_L1].isNull() && nothing["low"_L1].isNull() && nothing["high"_L1].isNull());
    QVERIFY(!nothing["reason"_L1].toString().isEmpty());
    MUST(drawSome(*project, 60));
    auto desk = LabelDesk::open(*project, "me");
    MUST(desk);
    for (std::size_t i = 0; i < 60; ++i)
        MUST((*desk)->submit(i, {{"verdict", {i % 3 == 0 ? "bad" : "good"}, {}}}, 1));
    const QJsonObject json = read();
    QCOMPARE(json["schema"_L1].toInt(), 1);
    QCOMPARE(json["question"_L1].toString(), u"verdict"_s);
    QCOMPARE(json["frame"_L1].toObject()["sessions"_L1].toInt(), 300);
    const QJsonObject hajek = of(json, u"hajek"_s);
    for (const auto& key : {"value"_L1, "low"_L1, "high"_L1, "n"_L1, "n_effective"_L1, "largest_weight"_L1})
        QVERIFY2(hajek[key].isDouble(), qPrintable(QString(key)));
    for (const auto& key : {"status"_L1, "assumption"_L1, "reason"_L1})
        QVERIFY2(hajek[key].isString(), qPrintable(QString(key)));
    QCOMPARE(hajek["n"_L1].toInt(), 60);
    QVERIFY(hajek["low"_L1].toDouble() <= hajek["value"_L1].toDouble());
    QVERIFY(hajek["high"_L1].toDouble() >= hajek["value"_L1].toDouble());
    QVERIFY(!json.contains("truth"_L1));
}

void TestWorkbench::demoIsTheSameAgain()
{
    const TempDir dir;
    const ManualClock clock(kNow);
    std::vector<std::string> dumps;
    for (const std::uint64_t seed : {3U, 3U, 4U}) {
        const auto project = openProject(dir.file("p" + std::to_string(dumps.size())), clock);
        MUST(makeDemo(*project, demoRequest(dir, seed), {}, {}));
        dumps.push_back(without(dump(*project), "meta"));
        QCOMPARE(violationsOf(*project), std::string());
        const auto snapshot = project->snapshot();
        MUST(snapshot);
        QVERIFY((*snapshot)->truth != nullptr);
        QCOMPARE((*snapshot)->truth->size(), std::size_t(1000));
    }
    QVERIFY(dumps[0] == dumps[1]);
    QVERIFY(dumps[0] != dumps[2]);
}

void TestWorkbench::demoRefusals()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    const std::string empty = dump(*project);
    const CancelToken stop;
    stop.cancel();
    const auto cancelled = makeDemo(*project, demoRequest(dir, 1), {}, stop);
    QVERIFY(!cancelled.ok());
    QCOMPARE(static_cast<int>(cancelled.error().code), static_cast<int>(ErrorCode::Cancelled));
    QCOMPARE(dump(*project), empty);
    MUST(makeDemo(*project, demoRequest(dir, 1), {}, {}));
    const std::string before = dump(*project);
    const auto full = makeDemo(*project, demoRequest(dir, 2), {}, {});
    QVERIFY(!full.ok());
    QCOMPARE(static_cast<int>(full.error().code), static_cast<int>(ErrorCode::Refused));
    QCOMPARE(dump(*project), before);
}

void TestWorkbench::snapshotFollows()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(100))));
    const auto a = *project->snapshot();
    QVERIFY(*project->snapshot() == a); // nothing happened: the same object
    MUST(drawSome(*project, 10));
    const auto b = *project->snapshot();
    QVERIFY(b != a && b->frame == a->frame); // the frame is not read again
    QCOMPARE(b->labels.waiting.count(), std::size_t(10));
    QCOMPARE(a->labels.waiting.count(), std::size_t(0)); // whoever holds the old one keeps it as it was
    auto desk = LabelDesk::open(*project, "me");
    MUST(desk);
    MUST((*desk)->submit(0, {{"verdict", {"cant_tell"}, {}}}, 1));
    MUST((*desk)->skip(1, "", 1));
    const auto c = *project->snapshot();
    QCOMPARE(c->labels.labeled.count(), std::size_t(1));
    QCOMPARE(c->labels.skipped.count(), std::size_t(1));
    QCOMPARE(c->labels.waiting.count(), std::size_t(8));
    const auto row = c->frame->row((*desk)->queue()[0].session);
    QVERIFY(std::isnan(c->labels.values[*row])); // labelled, but excluded
    MUST(import(*project, dir.write("t.jsonl", sessionLines(10, 100))));
    QCOMPARE((*project->snapshot())->frame->size(), std::size_t(110));
    QCOMPARE((*project->snapshot())->labels.labeled.count(), std::size_t(1));
}

void TestWorkbench::labelsDuringAnImport()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(400))));
    MUST(drawSome(*project, 300));
    const std::string file = dir.write("more.jsonl", sessionLines(20000, 400));
    auto desk = LabelDesk::open(*project, "me");
    MUST(desk);
    std::atomic<bool> done = false;
    Result<ImportReport> report = Error{};
    std::thread importer([&] {
        report = import(*project, file);
        done = true;
    });
    std::size_t labels = 0;
    qint64 longest = 0;
    std::string failed;
    while (!done && labels < 300 && failed.empty()) {
        QElapsedTimer timer;
        timer.start();
        const auto submitted = (*desk)->submit(labels, {{"verdict", {"good"}, {}}, {"note", {"während"}, {}}}, 1);
        longest = std::max(longest, timer.elapsed());
        failed = submitted ? std::string() : submitted.error().message();
        ++labels;
    }
    importer.join();
    QCOMPARE(failed, std::string());
    MUST(report);
    QCOMPARE(report->counts.sessions, 20000);
    QVERIFY2(labels >= 3, qPrintable(QString::number(labels)));
    // How fast is for the benchmark to say; here a label must only not wait for the end of the import.
    QVERIFY2(labels > 1, qPrintable(QString::number(labels)));
    qInfo("%zu labels during the import, the slowest %lld ms", labels, longest);
    auto other = project->store().reader();
    MUST(other);
    QCOMPARE(store::labelEvents(**other)->size(), labels);
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->frame->size(), std::size_t(20400));
    QCOMPARE((*snapshot)->labels.labeled.count(), labels);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::labelsDuringASlowImport()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(4))));
    MUST(drawSome(*project, 4));
    auto desk = LabelDesk::open(*project, "me");
    MUST(desk);
    BulkLoad load(*project);
    MUST(load.begin({"slow", "turnout-sessions/1", "h", 10, 0}));
    // Enough for some of it to be on its way; then nothing more comes, as of a pipe whose other end thinks.
    for (int i = 0; i < 300; ++i) {
        session::Session session;
        session.id = "slow-" + std::to_string(i);
        session.turns = {{session::Role::User, std::string(4000, 'x'), {}, {}, {}}};
        QVERIFY(load.add(i + 1, session));
    }
    for (std::size_t i = 0; i < 4; ++i)
        MUST((*desk)->submit(i, {{"verdict", {"good"}, {}}}, 1));
    const auto counts = load.finish({});
    MUST(counts);
    QCOMPARE(counts->sessions, 300);
    QCOMPARE(violationsOf(*project), std::string());
}

void TestWorkbench::fullDiskEndsAnImport()
{
    const TempDir dir;
    const auto project = openProject(dir.file("p.turnout"));
    MUST(import(*project, dir.write("s.jsonl", sessionLines(10))));
    const std::string before = dump(*project);
    const auto writer = project->store().writer();
    MUST(writer);
    const auto limitPages = [&](std::int64_t more) {
        return (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& on) -> Result<void> {
            const std::int64_t pages = on.db().execAndGet("PRAGMA page_count").getInt64() + more;
            on.db().execAndGet("PRAGMA max_page_count = " + std::to_string(pages));
            return {};
        });
    };
    const std::string file = dir.write("more.jsonl", sessionLines(60000, 10));
    for (const std::int64_t room : {3, 40, 300}) {
        MUST(limitPages(room));
        const auto full = import(*project, file);
        QVERIFY2(!full.ok(), "more went in than there was room for");
        QCOMPARE(full.error().code, ErrorCode::NoSpace);
        QCOMPARE(dump(*project), before);
    }
    MUST(limitPages(1'000'000));
    const auto there = import(*project, file);
    MUST(there);
    QCOMPARE(there->counts.sessions, 60000);
    QCOMPARE(violationsOf(*project), std::string());
}

TURNOUT_TEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
