// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is handed out in a file and comes back: only what is needed leaves, nothing comes back twice, in any order.
#include "base/Rng.h"
#include "labeling/AnswerCheck.h"
#include "session/ReadyRubrics.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/PackageFile.h"
#include "store/QueueStore.h"
#include "support/CliRun.h"
#include "support/MadeProject.h"
#include "workbench/Adjudication.h"
#include "workbench/DeskWork.h"
#include "workbench/HandOut.h"
#include "workbench/LabelDesk.h"
#include "workbench/MergeFolder.h"
#include "workbench/QueueWork.h"
#include "workbench/RubricChange.h"
#include "workbench/TakeBack.h"

#include <QJsonArray>
#include <QProcess>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::dump;
using testsupport::openProject;
using testsupport::runCli;
using testsupport::violationsOf;
namespace fs = std::filesystem;

namespace {

constexpr TimeMs kNow = 1'780'000'000'000;
constexpr TimeMs kMinute = 60LL * 1000;
constexpr TimeMs kDay = 24 * 60 * kMinute;

session::Answer verdict(const std::string& value)
{
    return {"verdict", {value}, {}};
}

/// A project of 60 sessions of which some are drawn, and a clock all machines share.
struct Work {
    explicit Work(const testsupport::TempDir& where, std::int64_t drawn = 30, double doubled = 0)
        : dir(where)
        , clock(kNow)
        , path(where.file("main.turnout"))
        , project(openProject(path, clock))
    {
        const auto imported
            = importFile(*project, dir.write("sessions.jsonl", testsupport::sessionLines(60)), {}, {}, {});
        if (!imported)
            qFatal("%s", imported.error().message().c_str());
        draw(drawn, doubled);
    }
    void draw(std::int64_t size, double doubled = 0)
    {
        DrawRequest request;
        request.policy.size = size;
        request.policy.seed = 7;
        request.policy.doubleShare = doubled;
        const auto drawn = drawSessions(*project, request);
        if (!drawn)
            qFatal("%s", drawn.error().message().c_str());
    }
    SplitReport split(const std::string& annotator, const std::string& file, std::int64_t size = 10)
    {
        const auto report = splitWork(*project, {annotator, size, {}, kHandedOutFor, dir.file(file)});
        if (!report)
            qFatal("%s", report.error().message().c_str());
        return *report;
    }
    [[nodiscard]] std::unique_ptr<OpenProject> open(const std::string& file) const
    {
        return openProject(dir.file(file), clock);
    }
    [[nodiscard]] Result<MergeReport> merge(const std::string& file) const
    {
        return takeBack(*project, dir.file(file));
    }

    const testsupport::TempDir& dir;
    ManualClock clock;
    std::string path;
    std::unique_ptr<OpenProject> project;
};

/// Answers so many sessions of the package at its desk; the verdict by the session's number and who says it.
void answer(OpenProject& package, ManualClock& clock, const std::string& annotator, int count, int shift = 0)
{
    auto desk = LabelDesk::open(package, annotator);
    QVERIFY(desk.ok());
    for (int i = 0; i < count; ++i) {
        const auto next = (*desk)->takeNext(0);
        QVERIFY(next.ok() && next->has_value());
        clock.set(clock.now() + kMinute);
        MUST((*desk)->submit(**next, {verdict((i + shift) % 3 == 0 ? "bad" : "good")}, 5));
    }
}

std::int64_t number(OpenProject& project, const char* sql)
{
    auto connection = project.store().reader();
    return store::queryInt64(**connection, sql, -1);
}

/// What stands, in words that do not hang on ids: session, annotator and answer, and the session's own label.
std::string standing(OpenProject& project)
{
    std::map<SessionId, std::string> names;
    std::map<AnnotatorId, std::string> people;
    auto connection = project.store().reader();
    store::Query sessions(**connection, "SELECT id, external_id FROM session");
    while (sessions.step())
        names[sessions.id<SessionId>(0)] = sessions.string(1);
    const auto annotators = store::annotators(**connection);
    for (const auto& annotator : *annotators)
        people[annotator.id] = annotator.name;
    std::set<std::string> lines;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId session, const labeling::SessionLabel& label) {
            std::string line = names[session] + (label.skipped ? " skipped" : "") + (label.several ? " several" : "");
            for (const auto& kept : label.answers)
                line += " " + kept.answer.question + "=" + kept.answer.values.front() + " by " + people[kept.annotator];
            std::map<std::string, std::string> each;
            for (const auto& event : fold.events(session))
                if (fold.counts(event))
                    for (const auto& a : event.answers)
                        each[people[event.annotator] + a.question] = a.values.empty() ? "" : a.values.front();
            for (const auto& [who, what] : each)
                line += "; " + who + ":" + what;
            lines.insert(line);
        });
    });
    std::string text = read ? "" : read.error().message();
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

class TestHandOut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsNeededLeaves();
    void whatIsRedactedStaysSo();
    void handedOutSessionsAreNobodysElse();
    void answersComeBackOnce();
    void undoTakesBackWhatItTookBack();
    void flagsAndWhatWasSeenComeBack();
    void disagreementsBecomeDoubleLabels();
    void aNewerAnswerIsNotOverwritten();
    void copiesOfAPackageBothCount();
    void orderAndRepetitionDoNotMatter();
    void refusals();
    void whatCannotBeTakenIsLeftOut();
    void aChangedRubricIsToldOrRefused();
    void aHalfCopiedFileIsLeftUntilItIsWhole();
    void aKilledMergeIsAllOrNothing();
    void stoppedSplitLeavesNothing();
    void questionsLeftOpenComeBack();
    void theCommandLineDoesIt();
};

void TestHandOut::onlyWhatIsNeededLeaves()
{
    const testsupport::TempDir dir;
    Work work(dir);
    // One session says more than the others: all of what must not leave.
    const std::string rich = R"({"id":"s-rich","user":"u-1","segments":{"plan":"pro"},"ratings":[{"value":"up"}],)"
                             R"("signals":[{"kind":"retry"}],"scores":{"judge":0.5},"outcomes":[{"kind":"refund"}],)"
                             R"("turns":[{"role":"user","text":"mail me at ann@example.org"},)"
                             R"({"role":"assistant","text":"done","candidate":"A","cost":99},)"
                             R"({"role":"assistant","text":"no","candidate":"B"}]})";
    MUST(importFile(*work.project, dir.write("rich.jsonl", rich + "\n"), {}, {}, {}));
    const auto pinned = pinSessions(*work.project, {"s-rich"}, "lead", "the board asks");
    MUST(pinned);
    QCOMPARE(pinned->changed, 1);
    const SplitReport report = work.split("ada", "ada.turnout", 12);
    QCOMPARE(report.sessions.size(), std::size_t{12});
    QVERIFY(fs::exists(dir.file("ada.turnout")) && !fs::exists(dir.file("ada.turnout.part")));
    const auto package = work.open("ada.turnout");
    QCOMPARE(violationsOf(*package), std::string());
    for (const char* table : {"rating", "signal", "outcome", "score", "segment", "segment_value", "demo_truth", "draw",
             "draw_item", "frame_snapshot", "label_event", "gold", "orphan", "reject", "session_key", "draft", "claim"})
        QCOMPARE(number(*package, (std::string("SELECT count(*) FROM ") + table).c_str()), 0);
    QCOMPARE(number(*package, "SELECT count(*) FROM session WHERE user IS NOT NULL OR segments <> ''"), 0);
    // Of what came beside the turns only which of them are candidates.
    QCOMPARE(number(*package,
                 "SELECT count(*) FROM transcript WHERE extra IS NOT NULL AND extra <> "
                 "'{\"turns\":{\"1\":{\"candidate\":\"A\"},\"2\":{\"candidate\":\"B\"}}}'"),
        0);
    QCOMPARE(number(*package, "SELECT count(*) FROM transcript WHERE extra IS NOT NULL"), 1);
    const std::string bytes = testsupport::readAll(dir.file("ada.turnout"));
    for (const char* secret : {"the board asks", "refund", "\"judge\"", "uncertain: "})
        QVERIFY2(bytes.find(secret) == std::string::npos, secret);
    // The desk shows the same sessions in the same order, and their transcripts.
    auto desk = LabelDesk::open(*package, "ada");
    MUST(desk);
    QCOMPARE((*desk)->queue().size(), std::size_t{12});
    for (std::size_t i = 0; i < report.sessions.size(); ++i) {
        const auto shown = (*desk)->fetch((*desk)->queue()[i].session);
        MUST(shown);
        QCOMPARE(shown->externalId, report.sessions[i]);
        QVERIFY(!shown->turns.empty());
    }
    QCOMPARE(report.sessions.front(), std::string("s-rich"));
}

void TestHandOut::whatIsRedactedStaysSo()
{
    const testsupport::TempDir dir;
    const auto run = [&](std::vector<std::string> words) { return runCli(words).code; };
    const std::string main = dir.file("main.turnout");
    QCOMPARE(run({"new", main}), 0);
    const std::string file = dir.write("one.jsonl",
        R"({"id":"s-1","turns":[{"role":"user","text":"write to ann.lee@example.org please"}]})"
        "\n");
    QCOMPARE(run({"import", main, file, "--redact", "replace"}), 0);
    QCOMPARE(run({"draw", main, "--size", "1", "--seed", "1"}), 0);
    QCOMPARE(run({"split", main, "--annotator", "ada", "--to", dir.file("ada.turnout")}), 0);
    const std::string bytes = testsupport::readAll(dir.file("ada.turnout"));
    QVERIFY(bytes.find("ann.lee@example.org") == std::string::npos);
    QVERIFY(bytes.find("write to ") != std::string::npos);
}

void TestHandOut::handedOutSessionsAreNobodysElse()
{
    const testsupport::TempDir dir;
    Work work(dir, 20);
    const SplitReport ada = work.split("ada", "ada.turnout", 12);
    const SplitReport ben = work.split("ben", "ben.turnout", 12);
    QCOMPARE(ben.sessions.size(), std::size_t{8});
    for (const std::string& session : ben.sessions)
        QVERIFY(std::find(ada.sessions.begin(), ada.sessions.end(), session) == ada.sessions.end());
    // Neither a third annotator nor the two themselves are given any of them here.
    for (const char* name : {"ada", "ben", "cleo"}) {
        auto desk = LabelDesk::open(*work.project, name);
        MUST(desk);
        QCOMPARE((*desk)->waiting(), std::size_t{0});
        QCOMPARE((*desk)->held().entries, std::size_t{20});
        QVERIFY(!(*desk)->takeNext(0)->has_value());
    }
    const auto nothing = splitWork(*work.project, {"cleo", 5, {}, kHandedOutFor, dir.file("cleo.turnout")});
    QVERIFY(!nothing.ok() && nothing.error().code == ErrorCode::Refused);
    QVERIFY(!fs::exists(dir.file("cleo.turnout")) && !fs::exists(dir.file("cleo.turnout.part")));
    // What comes back is free of it; what was not done stays kept; a lost package is given up by hand.
    answer(*work.open("ada.turnout"), work.clock, "ada", 5);
    MUST(work.merge("ada.turnout"));
    auto states = packageStates(*work.project);
    MUST(states);
    QCOMPARE(states->size(), std::size_t{2});
    QCOMPARE(states->front().answered, 5);
    QCOMPARE(states->front().open, 7);
    MUST(releaseSessions(*work.project, "ben", {}));
    auto desk = LabelDesk::open(*work.project, "cleo");
    QCOMPARE((*desk)->waiting(), std::size_t{8});
    // And time ends it.
    work.clock.set(work.clock.now() + 15 * kDay);
    MUST((*desk)->refresh());
    QCOMPARE((*desk)->waiting(), std::size_t{15});
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestHandOut::answersComeBackOnce()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.split("ada", "ada.turnout", 10);
    answer(*work.open("ada.turnout"), work.clock, "ada", 6);
    const auto first = work.merge("ada.turnout");
    MUST(first);
    QCOMPARE(first->answers, 6);
    QCOMPARE(first->waiting, 4);
    QCOMPARE(first->known, 0);
    QCOMPARE(first->annotator, std::string("ada"));
    const std::string once = dump(*work.project);
    const auto again = work.merge("ada.turnout");
    MUST(again);
    QCOMPARE(again->taken(), 0);
    QCOMPARE(again->known, 6);
    QCOMPARE(dump(*work.project), once);
    // More work in the same package: only that is new. The draw that asked for it is known.
    answer(*work.open("ada.turnout"), work.clock, "ada", 4);
    const auto rest = work.merge("ada.turnout");
    MUST(rest);
    QCOMPARE(rest->answers, 4);
    QCOMPARE(rest->known, 6);
    QCOMPARE(rest->waiting, 0);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event WHERE draw_id = 1"), 10);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM claim"), 0);
    // Estimates see them at once.
    const auto snapshot = work.project->snapshot();
    MUST(snapshot);
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t{10});
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestHandOut::undoTakesBackWhatItTookBack()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.split("ada", "ada.turnout", 5);
    {
        const auto package = work.open("ada.turnout");
        answer(*package, work.clock, "ada", 3);
        MUST(work.merge("ada.turnout"));
        auto desk = LabelDesk::open(*package, "ada");
        work.clock.set(work.clock.now() + kMinute);
        MUST((*desk)->undo());
        const auto next = (*desk)->takeNext(0);
        MUST((*desk)->skip(**next, "not my language", 2));
    }
    const auto merged = work.merge("ada.turnout");
    MUST(merged);
    QCOMPARE(merged->undos, 1);
    QCOMPARE(merged->skips, 1);
    QCOMPARE(merged->answers, 0);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event WHERE undoes IS NOT NULL"), 1);
    const auto snapshot = work.project->snapshot();
    QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t{2});
    QCOMPARE((*snapshot)->labels.skipped.count(), std::size_t{1});
    QCOMPARE(violationsOf(*work.project), std::string());
}

/// What was in sight when labels were given, and who has flagged what: in words that do not hang on ids.
std::string deskNotes(OpenProject& project)
{
    auto connection = project.store().reader();
    std::string text;
    store::Query shown(**connection,
        "SELECT external_id || ' ' || name || ' ' || at || ' ' || what FROM label_shown "
        "JOIN label_event ON label_event.id = event_id JOIN session ON session.id = session_id "
        "JOIN annotator ON annotator.id = annotator_id ORDER BY 1");
    while (shown.step())
        text += shown.string(0) + "\n";
    store::Query flags(**connection,
        "SELECT external_id || ' ' || name || ' ' || at || ' ' || flagged FROM flag_event "
        "JOIN session ON session.id = session_id JOIN annotator ON annotator.id = annotator_id ORDER BY 1");
    while (flags.step())
        text += flags.string(0) + "\n";
    const auto now = flaggedSessions(project);
    for (const auto& one : *now)
        text += "flagged: " + one.session + " " + one.annotator + "\n";
    return text;
}

void TestHandOut::flagsAndWhatWasSeenComeBack()
{
    const testsupport::TempDir dir;
    Work work(dir);
    {
        // Before: ada saw something of one session, flagged it and another.
        auto desk = LabelDesk::open(*work.project, "ada");
        MUST(desk);
        const SessionId first = (*desk)->queue()[0].session;
        MUST((*desk)->setFlag(first, true));
        MUST((*desk)->setFlag((*desk)->queue()[1].session, true));
        auto writer = work.project->store().writer();
        const auto who = work.project->annotator("ada");
        MUST((*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) {
            return store::noteSeen(connection, first, *who, {"scores"}, work.clock.now());
        }));
    }
    work.split("ada", "ada.turnout", 5);
    {
        auto package = work.open("ada.turnout");
        auto desk = LabelDesk::open(*package, "ada");
        MUST(desk);
        const auto& queue = (*desk)->queue();
        QVERIFY((*desk)->flagged(queue[0].session) && (*desk)->flagged(queue[1].session));
        work.clock.set(work.clock.now() + kMinute);
        MUST((*desk)->setFlag(queue[1].session, false));
        MUST((*desk)->setFlag(queue[2].session, true));
    }
    answer(*work.open("ada.turnout"), work.clock, "ada", 2);
    fs::copy_file(dir.file("ada.turnout"), dir.file("copy.turnout"));
    {
        // Something more came in sight, and the second answer was given again knowing it; a copy went on elsewhere.
        auto package = work.open("ada.turnout");
        auto writer = package->store().writer();
        const auto who = package->annotator("ada");
        MUST((*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) {
            return store::noteSeen(connection, SessionId(2), *who, {"labels", "<made up>"}, work.clock.now());
        }));
        auto desk = LabelDesk::open(*package, "ada");
        work.clock.set(work.clock.now() + kMinute);
        MUST((*desk)->submit(1, {verdict("good")}, 5));
        auto copy = work.open("copy.turnout");
        auto other = LabelDesk::open(*copy, "ada");
        work.clock.set(work.clock.now() + kMinute);
        MUST((*other)->setFlag((*other)->queue()[2].session, false));
        MUST((*other)->submit(2, {verdict("bad")}, 5));
    }
    work.project.reset();
    fs::copy_file(work.path, dir.file("before.turnout"));
    std::string expected;
    for (const std::vector<const char*>& order :
        {std::vector{"ada", "copy"}, {"copy", "ada"}, {"ada", "copy", "ada"}, {"copy", "copy", "ada", "copy"}}) {
        const std::string path = dir.file("order.turnout");
        fs::copy_file(dir.file("before.turnout"), path, fs::copy_options::overwrite_existing);
        const auto project = openProject(path, work.clock);
        for (const char* name : order)
            MUST(takeBack(*project, dir.file(std::string(name) + ".turnout")));
        const std::string notes = deskNotes(*project);
        QCOMPARE(violationsOf(*project), std::string());
        if (expected.empty())
            expected = notes;
        QCOMPARE(notes, expected);
        // The answer to what was seen before, and the one given again.
        QCOMPARE(number(*project, "SELECT count(*) FROM label_shown WHERE what = 'scores'"), 1);
        QCOMPARE(number(*project, "SELECT count(*) FROM label_shown WHERE what = 'labels'"), 1);
        QCOMPARE(number(*project, "SELECT count(*) FROM label_shown"), 2);
        // Put on before and left on; taken off there; put on there and taken off in the copy.
        QCOMPARE(flaggedSessions(*project)->size(), std::size_t{1});
        // A later answer here is given knowing it too.
        const auto ada = project->annotator("ada");
        session::LabelEvent event;
        event.kind = session::LabelEventKind::Answer;
        event.session = SessionId(number(*project,
            "SELECT session_id FROM label_shown JOIN label_event ON id = "
            "event_id WHERE what = 'labels'"));
        event.annotator = *ada;
        event.answers = {verdict("bad")};
        MUST(project->append(event));
        QCOMPARE(number(*project, "SELECT count(*) FROM label_shown WHERE what = 'labels'"), 2);
    }
}

void TestHandOut::disagreementsBecomeDoubleLabels()
{
    const testsupport::TempDir dir;
    Work work(dir, 10, 1);
    const SplitReport ada = work.split("ada", "ada.turnout", 10);
    const SplitReport ben = work.split("ben", "ben.turnout", 10); // each is asked of two
    QCOMPARE(std::set(ada.sessions.begin(), ada.sessions.end()), std::set(ben.sessions.begin(), ben.sessions.end()));
    answer(*work.open("ada.turnout"), work.clock, "ada", 10);
    answer(*work.open("ben.turnout"), work.clock, "ben", 10, 1);
    MUST(work.merge("ada.turnout"));
    const auto merged = work.merge("ben.turnout");
    MUST(merged);
    QCOMPARE(merged->answers, 10);
    QCOMPARE(merged->doubled, 10);
    QVERIFY(merged->differing > 0 && merged->differing < 10);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 20);
}

void TestHandOut::aNewerAnswerIsNotOverwritten()
{
    const testsupport::TempDir dir;
    Work work(dir, 1);
    work.split("ada", "ada.turnout", 1);
    answer(*work.open("ada.turnout"), work.clock, "ada", 1); // "bad"
    // The same annotator sees it here after that, and thinks better of it.
    MUST(releaseSessions(*work.project, "ada", {}));
    answer(*work.project, work.clock, "ada", 1, 1); // "good"
    const std::string before = standing(*work.project);
    QVERIFY(before.find("verdict=good") != std::string::npos);
    const auto merged = work.merge("ada.turnout");
    MUST(merged);
    QCOMPARE(merged->answers, 1);
    QCOMPARE(standing(*work.project), before);
    // It is in the history all the same, and there after the file was opened anew.
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 2);
    work.project.reset();
    work.project = openProject(work.path, work.clock);
    QCOMPARE(standing(*work.project), before);
}

void TestHandOut::copiesOfAPackageBothCount()
{
    const testsupport::TempDir dir;
    Work work(dir, 6);
    work.split("ada", "ada.turnout", 6);
    fs::copy_file(dir.file("ada.turnout"), dir.file("copy.turnout"));
    answer(*work.open("ada.turnout"), work.clock, "ada", 3);
    answer(*work.open("copy.turnout"), work.clock, "ben", 6, 1); // other things under the same numbers
    MUST(work.merge("ada.turnout"));
    const auto merged = work.merge("copy.turnout");
    MUST(merged);
    QCOMPARE(merged->answers, 6);
    QCOMPARE(merged->known, 0);
    QVERIFY(std::any_of(merged->notes.begin(), merged->notes.end(),
        [](const std::string& note) { return note.find("ben labeled in it too") != std::string::npos; }));
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 9);
    QCOMPARE(violationsOf(*work.project), std::string());
}

void TestHandOut::orderAndRepetitionDoNotMatter()
{
    constexpr int kWorlds = 3;
    constexpr int kOrders = 4;
    for (int world = 0; world < kWorlds; ++world) {
        Rng rng(static_cast<std::uint64_t>(100 + world));
        const testsupport::TempDir dir;
        Work work(dir, 12, 0.5);
        work.split("ada", "ada.turnout", 8);
        work.split("ben", "ben.turnout", 8);
        fs::copy_file(dir.file("ada.turnout"), dir.file("ada2.turnout"));
        work.project.reset();
        fs::copy_file(work.path, dir.file("before.turnout"));
        // Each machine answers, changes its mind and takes back at random; states of the files on the way are kept.
        std::vector<std::string> files{"ada.turnout", "ada2.turnout", "ben.turnout"};
        std::vector<std::string> states;
        for (int round = 0; round < 2; ++round)
            for (const std::string& file : files) {
                {
                    const auto package = work.open(file);
                    auto desk = LabelDesk::open(*package, file.starts_with("ben") ? "ben" : "ada");
                    MUST(desk);
                    for (int i = 0; i < 7; ++i) {
                        work.clock.set(work.clock.now() + kMinute);
                        const std::size_t entry = rng.below((*desk)->queue().size());
                        const auto luck = rng.below(10);
                        if (luck < 6)
                            MUST((*desk)->submit(entry, {verdict(rng.below(2) == 0 ? "good" : "bad")}, 3));
                        else if (luck < 7)
                            MUST((*desk)->skip(entry, "too long", 3));
                        else
                            std::ignore = (*desk)->undo(); // there may be nothing yet
                    }
                }
                states.push_back(std::to_string(states.size()) + "-" + file);
                fs::copy_file(dir.file(file), dir.file(states.back()));
            }
        std::string expected;
        for (int order = 0; order < kOrders; ++order) {
            const std::string path = dir.file("order" + std::to_string(order) + ".turnout");
            fs::copy_file(dir.file("before.turnout"), path);
            const auto project = openProject(path, work.clock);
            std::vector<std::string> sequence = states;
            sequence.insert(sequence.end(), states.begin(), states.end()); // everything comes twice
            rng.shuffle(sequence);
            for (const std::string& state : sequence)
                MUST(takeBack(*project, dir.file(state)));
            QCOMPARE(violationsOf(*project), std::string());
            const std::string now = standing(*project);
            if (order == 0)
                expected = now;
            QVERIFY(!now.empty());
            QCOMPARE(now, expected);
        }
    }
}

void TestHandOut::refusals()
{
    const testsupport::TempDir dir;
    Work work(dir);
    const auto says = [](const auto& result, const char* words) {
        return !result.ok() && result.error().message().find(words) != std::string::npos;
    };
    work.split("ada", "ada.turnout", 3);
    const auto ask = [&](SplitRequest request) { return splitWork(*work.project, request); };
    QVERIFY(says(ask({"", 3, {}, kHandedOutFor, dir.file("x.turnout")}), "whom"));
    QVERIFY(says(ask({"ada", 0, {}, kHandedOutFor, dir.file("x.turnout")}), "at least one"));
    QVERIFY(says(ask({"ada", 3, {}, kHandedOutFor, ""}), "which file"));
    QVERIFY(says(ask({"ada", 3, {}, kHandedOutFor, dir.file("ada.turnout")}), "of this name already"));
    QVERIFY(!ask({"ada", 3, {}, kHandedOutFor, dir.file("no/such/folder.turnout")}).ok());
    QVERIFY(says(ask({"ada", 3, DrawId(99), kHandedOutFor, dir.file("x.turnout")}), "Nothing"));
    // Nothing of what was refused left a trace.
    QCOMPARE(number(*work.project, "SELECT count(*) FROM package"), 1);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM claim"), 3);
    {
        const auto package = work.open("ada.turnout");
        QVERIFY(says(splitWork(*package, {"ben", 1, {}, kHandedOutFor, dir.file("y.turnout")}), "a package itself"));
    }
    // Files that are no package of this project.
    QVERIFY(says(work.merge("main.turnout"), "not one that was handed out"));
    QVERIFY(!work.merge("nothing.turnout").ok());
    dir.write("text.turnout", "not a project at all, but long enough to look at: " + std::string(2000, 'x'));
    QVERIFY(!work.merge("text.turnout").ok());
    const testsupport::TempDir elsewhere;
    Work other(elsewhere);
    QVERIFY(says(takeBack(*other.project, dir.file("ada.turnout")), "another project"));
    // A copy of the project, made before, does not know the package.
    const testsupport::TempDir third;
    Work original(third);
    original.project.reset();
    fs::copy_file(original.path, third.file("copy.turnout"));
    original.project = openProject(original.path, original.clock);
    original.split("ada", "ada.turnout", 3);
    const auto copy = original.open("copy.turnout");
    QVERIFY(says(takeBack(*copy, third.file("ada.turnout")), "does not know the package"));
    QCOMPARE(number(*copy, "SELECT count(*) FROM label_event"), 0);
}

void TestHandOut::whatCannotBeTakenIsLeftOut()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.split("ada", "ada.turnout", 4);
    {
        const auto package = work.open("ada.turnout");
        answer(*package, work.clock, "ada", 3);
        // More sessions were imported there, one was edited, and something was decided.
        const auto imported
            = importFile(*package, dir.write("more.jsonl", testsupport::sessionLines(3, 500)), {}, {}, {});
        MUST(imported);
        MUST(pinSessions(*package, {"s-500"}, "ada", ""));
        auto writer = package->store().writer();
        MUST((*writer)->run(store::Writer::Kind::Durable, [](store::Connection& connection) -> Result<void> {
            connection.db().exec("UPDATE transcript SET turns = replace(turns, 'hello', 'hallo') WHERE session_id = 1");
            return {};
        }));
        session::LabelEvent decides;
        decides.kind = session::LabelEventKind::Answer;
        decides.session = SessionId(4);
        decides.annotator = *package->annotator("ada");
        decides.answers = {verdict("good")};
        decides.adjudicated = true;
        MUST(package->append(decides));
        session::LabelEvent more = decides;
        more.adjudicated = false;
        auto connection = package->store().reader();
        more.session
            = SessionId(store::queryInt64(**connection, "SELECT id FROM session WHERE external_id = 's-500'", 0));
        MUST(package->append(more));
    }
    const auto merged = work.merge("ada.turnout");
    MUST(merged);
    QCOMPARE(merged->answers, 2);
    std::set<std::string> reasons;
    for (const auto& one : merged->leftOut)
        reasons.insert(one.reason);
    QCOMPARE(merged->leftOut.size(), std::size_t{3});
    QCOMPARE(reasons.size(), std::size_t{3});
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 2);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM session"), 60);
}

void TestHandOut::aChangedRubricIsToldOrRefused()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.split("ada", "ada.turnout", 4);
    work.split("ben", "ben.turnout", 4);
    answer(*work.open("ada.turnout"), work.clock, "ada", 4);
    const auto change = [](OpenProject& project, const char* title) {
        auto writer = project.store().writer();
        MUST((*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
            session::Rubric rubric = session::defaultRubric();
            rubric.questions.front().title = title;
            const auto added = store::addRubric(connection, rubric, kNow);
            return added ? Result<void>() : Result<void>(added.error());
        }));
        project.rubricChanged();
    };
    change(*work.project, "Was it any good?");
    const auto merged = work.merge("ada.turnout");
    MUST(merged);
    QCOMPARE(merged->answers, 4);
    QVERIFY(!merged->notes.empty() && merged->notes.front().find("rubric has changed") != std::string::npos);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event WHERE rubric_id = 1"), 4);
    {
        const auto package = work.open("ben.turnout");
        change(*package, "Would you buy it?");
        answer(*package, work.clock, "ben", 2);
    }
    const auto refused = work.merge("ben.turnout");
    QVERIFY(!refused.ok() && refused.error().code == ErrorCode::Refused);
    QVERIFY(refused.error().text.find("questions were changed") != std::string::npos);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 4);
    // There is a way on: the same rubric here.
    change(*work.project, "Would you buy it?");
    MUST(work.merge("ben.turnout"));
    QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 6);
}

void TestHandOut::aHalfCopiedFileIsLeftUntilItIsWhole()
{
    const testsupport::TempDir dir;
    Work work(dir);
    work.split("ada", "ada.turnout", 8);
    answer(*work.open("ada.turnout"), work.clock, "ada", 8);
    const std::string whole = testsupport::readAll(dir.file("ada.turnout"));
    fs::create_directory(dir.file("inbox"));
    MergeFolder folder(dir.file("inbox"));
    for (const double part : {0.001, 0.3, 0.7, 0.99}) {
        dir.write(
            "inbox/ada.turnout", whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * part)));
        const auto direct = work.merge("inbox/ada.turnout");
        QVERIFY2(!direct.ok(), std::to_string(part).c_str());
        for (int look = 0; look < 3; ++look) {
            const auto found = folder.look(*work.project);
            MUST(found);
            QVERIFY(found->merged.empty());
        }
        QCOMPARE(number(*work.project, "SELECT count(*) FROM label_event"), 0);
    }
    dir.write("inbox/ada.turnout", whole);
    QVERIFY(folder.look(*work.project)->merged.empty()); // it has only just changed
    const auto found = folder.look(*work.project);
    MUST(found);
    QCOMPARE(found->merged.size(), std::size_t{1});
    QCOMPARE(found->merged.front().answers, 8);
    const auto quiet = folder.look(*work.project);
    QVERIFY(quiet->merged.empty() && quiet->refused.empty() && quiet->notYet == 0);
    // Another file of the folder, and one that is nobody's business.
    dir.write("inbox/notes.txt", "not for you");
    work.split("ben", "inbox/ben.turnout", 3);
    std::ignore = folder.look(*work.project);
    const auto ben = folder.look(*work.project);
    QCOMPARE(ben->merged.size(), std::size_t{1});
    QCOMPARE(ben->merged.front().waiting, 3);
    QVERIFY(!MergeFolder(dir.file("nowhere")).look(*work.project).ok());
}

void TestHandOut::aKilledMergeIsAllOrNothing()
{
    const testsupport::TempDir dir;
    Work work(dir, 60);
    work.split("ada", "ada.turnout", 60);
    {
        const auto package = work.open("ada.turnout");
        for (int i = 0; i < 5; ++i) // three hundred events
            for (int session = 1; session <= 60; ++session) {
                session::LabelEvent event;
                event.kind = session::LabelEventKind::Answer;
                event.session = SessionId(session);
                event.annotator = *package->annotator("ada");
                event.answers = {verdict(i % 2 == 0 ? "good" : "bad")};
                MUST(package->append(event));
            }
    }
    const std::string before = dump(*work.project);
    work.project.reset();
    const std::string clean = testsupport::readAll(work.path);
    int killed = 0;
    for (int attempt = 0; attempt < 20; ++attempt) {
        for (const char* tail : {"-wal", "-shm", "-lock", "-journal"})
            fs::remove(work.path + tail);
        std::ofstream(work.path, std::ios::binary | std::ios::trunc) << clean;
        QProcess process;
        process.start(QString::fromStdString(testsupport::cli()),
            {u"merge"_s, QString::fromStdString(work.path), QString::fromStdString(dir.file("ada.turnout"))});
        QVERIFY(process.waitForStarted());
        if (!process.waitForFinished(20 + attempt * 15)) {
            process.kill();
            ++killed;
        }
        process.waitForFinished(60000);
        const auto project = openProject(work.path, work.clock);
        QCOMPARE(violationsOf(*project), std::string());
        const std::int64_t events = number(*project, "SELECT count(*) FROM label_event");
        QVERIFY2(events == 0 || events == 300, std::to_string(events).c_str());
        if (events == 0)
            QCOMPARE(dump(*project), before);
        // And it can be done again, whichever it was.
        MUST(takeBack(*project, dir.file("ada.turnout")));
        QCOMPARE(number(*project, "SELECT count(*) FROM label_event"), 300);
    }
    QVERIFY(killed > 0);
}

void TestHandOut::stoppedSplitLeavesNothing()
{
    const testsupport::TempDir dir;
    Work work(dir);
    const std::string before = dump(*work.project);
    const CancelToken cancel;
    cancel.cancel();
    const auto stopped = splitWork(*work.project, {"ada", 10, {}, kHandedOutFor, dir.file("ada.turnout")}, {}, cancel);
    QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Cancelled);
    QVERIFY(!fs::exists(dir.file("ada.turnout")) && !fs::exists(dir.file("ada.turnout.part")));
    QCOMPARE(number(*work.project, "SELECT count(*) FROM package"), 0);
    QCOMPARE(number(*work.project, "SELECT count(*) FROM claim"), 0);
}

void TestHandOut::questionsLeftOpenComeBack()
{
    const testsupport::TempDir dir;
    Work work(dir);
    MUST(setRubric(*work.project, session::readyRubric("agent-task-success")->rubric));
    work.split("ada", "ada.turnout", 4);
    {
        const auto package = work.open("ada.turnout");
        auto desk = LabelDesk::open(*package, "ada");
        MUST(desk);
        for (int i = 0; i < 4; ++i) {
            const auto next = (*desk)->takeNext(0);
            QVERIFY(next.ok() && next->has_value());
            std::vector<session::Answer> answers;
            for (const session::Question& question : (*desk)->rubric().questions)
                if (question.required && question.scope == session::QuestionScope::Session)
                    answers.push_back({question.id, {question.options.front().value}, {}});
            MUST((*desk)->submit(**next, answers, 5)); // nothing about any turn
        }
    }
    const auto merged = work.merge("ada.turnout");
    MUST(merged);
    QVERIFY2(merged->leftOut.empty(), merged->leftOut.empty() ? "" : merged->leftOut.front().reason.c_str());
    QCOMPARE(merged->answers, 4);
    // As earlier desks said it, which named no turn either.
    QVERIFY(labeling::checkAnswer(session::readyRubric("agent-task-success")->rubric, {"step", {}, {}}).ok());
}

void TestHandOut::theCommandLineDoesIt()
{
    const testsupport::TempDir dir;
    std::string truth;
    {
        Work work(dir, 12);
    }
    const std::string main = dir.file("main.turnout");
    const std::string ada = dir.file("ada.turnout");
    const auto split = runCli({"split", main, "--annotator", "ada", "--size", "5", "--to", ada, "--format", "json"});
    QCOMPARE(split.code, 0);
    const QJsonObject made = split.json();
    QCOMPARE(made["schema"_L1].toInt(), 1);
    QCOMPARE(made["sessions"_L1].toArray().size(), 5);
    for (const char* key : {"file", "package", "annotator", "until", "held"})
        QVERIFY2(made.contains(QLatin1String(key)), key);
    for (const auto session : made["sessions"_L1].toArray())
        truth += "{\"session\":\"" + session.toString().toStdString()
            + "\",\"question\":\"verdict\",\"value\":\"good\"}\n";
    const auto labeled = runCli({"label", ada, dir.write("t.jsonl", truth), "--annotator", "ada"});
    QCOMPARE(labeled.code, 0);
    const auto merged = runCli({"merge", main, ada, dir.file("none.turnout"), "--format", "json"});
    QCOMPARE(merged.code, 1);
    const QJsonObject report = merged.json();
    QCOMPARE(report["schema"_L1].toInt(), 1);
    QCOMPARE(report["packages"_L1].toArray().size(), 1);
    const QJsonObject package = report["packages"_L1].toArray().first().toObject();
    QCOMPARE(package["answers"_L1].toInt(), 5);
    QCOMPARE(package["waiting"_L1].toInt(), 0);
    for (const char* key : {"file", "package", "annotator", "sessions", "skips", "undos", "known", "doubled",
             "differing", "left_out", "notes"})
        QVERIFY2(package.contains(QLatin1String(key)), key);
    QCOMPARE(report["refused"_L1].toArray().size(), 1);
    const auto text = runCli({"merge", main, ada});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.find("had come back before") != std::string::npos);
    QCOMPARE(runCli({"merge", main}).code, 2);
    QCOMPARE(runCli({"split", main, "--annotator", "ada"}).code, 2);
    QCOMPARE(runCli({"split", main, "--annotator", "ada", "--to", ada}).code, 1);
    fs::create_directory(dir.file("inbox"));
    fs::copy_file(ada, dir.file("inbox/ada.turnout"));
    const auto watched
        = runCli({"merge", main, "--watch", dir.file("inbox"), "--looks", "2", "--every", "1", "--format", "json"});
    QCOMPARE(watched.code, 0);
    QVERIFY(watched.out.find("\"known\":5") != std::string::npos);
    QCOMPARE(runCli({"merge", main, "--watch", dir.file("gone")}).code, 1);
}

} // namespace

TURNOUT_TEST_MAIN(TestHandOut)
#include "tst_handout.moc"
