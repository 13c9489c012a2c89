// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Final labels: adjudicated, consensus of several, single; what of it goes into estimates; and what an adjudicator
// does.
#include "agreement/Consensus.h"
#include "estimate/ByDesign.h"
#include "labeling/Settled.h"
#include "support/CliRun.h"
#include "support/FrameOf.h"
#include "support/MadeProject.h"
#include "workbench/Adjudication.h"
#include "workbench/ConsensusReport.h"
#include "workbench/EvalSets.h"
#include "workbench/FinalLabels.h"
#include "workbench/LabelDesk.h"
#include "workbench/Quality.h"

#include <QJsonArray>

#include <cmath>

using namespace turnout;
using namespace Qt::StringLiterals;
using agreement::Consensus;
using agreement::ConsensusMethod;
using agreement::ConsensusPolicy;
using testsupport::openProject;
using testsupport::runCli;

namespace {

/// A row a unit, a character an annotator: 'g' good, 'b' bad, 'c' can't tell; anything else is no answer.
agreement::Opinions opinionsOf(const std::vector<std::string>& units)
{
    agreement::Opinions opinions;
    opinions.values = {"good", "bad", "cant_tell"};
    opinions.first.push_back(0);
    std::size_t people = 0;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        opinions.units.push_back({SessionId(unit + 1), unit, std::nullopt});
        for (std::uint32_t who = 0; who < units[unit].size(); ++who)
            if (const auto value = std::string("gbc").find(units[unit][who]); value != std::string::npos)
                opinions.judgements.push_back({unit, who, static_cast<std::uint32_t>(value)});
        opinions.first.push_back(opinions.judgements.size());
        people = std::max(people, units[unit].size());
    }
    for (std::size_t i = 0; i < people; ++i)
        opinions.annotators.emplace_back(static_cast<std::int64_t>(i) + 1);
    return opinions;
}

const std::vector<std::optional<double>> kCounts{1, 0, std::nullopt};

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// A project of sessions s-0 … and what annotators say of them.
class Told {
public:
    explicit Told(int sessions)
        : path(m_dir.file("a.turnout"))
    {
        if (runCli({"new", path}).code != 0
            || runCli({"import", path, m_dir.write("s.jsonl", testsupport::sessionLines(sessions))}).code != 0)
            qFatal("cannot make the project");
    }
    /// A character a session, as in opinionsOf.
    void says(const std::string& annotator, const std::string& answers) const
    {
        std::string lines;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const std::string value = answers[i] == 'g' ? "good"
                : answers[i] == 'b'                     ? "bad"
                : answers[i] == 'c'                     ? "cant_tell"
                                                        : "";
            if (!value.empty())
                lines += R"({"session":"s-)" + std::to_string(i) + R"(","question":"verdict","value":")" + value
                    + "\"}\n";
        }
        const auto run = runCli({"label", path, m_dir.write(annotator + ".jsonl", lines), "--annotator", annotator});
        if (run.code != 0)
            qFatal("cannot label: %s", run.err.c_str());
    }
    [[nodiscard]] QJsonObject json(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin() + 1, path);
        arguments.insert(arguments.end(), {"--format", "json"});
        const auto run = runCli(arguments);
        if (run.code != 0)
            qWarning("%s", run.err.c_str());
        return run.json();
    }
    /// "adjudicated 0, consensus 2, single 1, open 1".
    [[nodiscard]] QString states(std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(), "consensus");
        const auto states = json(more)[u"questions"].toArray()[0].toObject()[u"states"].toObject();
        QStringList text;
        for (const QString& name : {u"adjudicated"_s, u"consensus"_s, u"single"_s, u"open"_s})
            text << name + u' ' + QString::number(states[name].toInt());
        return text.join(u", "_s);
    }
    [[nodiscard]] const testsupport::TempDir& dir() const
    {
        return m_dir;
    }

private:
    testsupport::TempDir m_dir;

public:
    const std::string path;
};

session::Answer verdict(const std::string& value)
{
    return {"verdict", {value}, std::nullopt};
}

/// The case of a session in the queue; the queue must have it.
agreement::Unit unitOf(const workbench::AdjudicationQueue& queue, SessionId session)
{
    for (const auto& one : queue.cases)
        if (one.unit.session == session)
            return one.unit;
    qFatal("the session is not in the queue");
}

} // namespace

class TestConsensus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void majorityOfTwo()
    {
        const Consensus consensus = agreement::consensusOf(opinionsOf({"gg", "gb", "cc"}), ConsensusMethod::DawidSkene);
        QVERIFY2(!consensus.model, "of two annotators nobody can tell who errs");
        QCOMPARE(consensus.used, ConsensusMethod::Majority);
        QCOMPARE(consensus.probability(0, 0), 1.0);
        QCOMPARE(consensus.probability(1, 1), 0.5);
        QVERIFY(consensus.settled(0, {}));
        QVERIFY2(!consensus.settled(1, {}), "a tie is never settled");
        QVERIFY(near(consensus.entropy(1), std::log(2)));
        QCOMPARE(consensus.entropy(0), 0.0);
        QCOMPARE(agreement::methodsApart(consensus).compared, std::size_t{0});
    }
    void thresholds()
    {
        const Consensus consensus = agreement::consensusOf(opinionsOf({"ggb", "gggbb"}), ConsensusMethod::Majority);
        QVERIFY(consensus.settled(0, {ConsensusMethod::Majority, 0.6}));
        QVERIFY2(consensus.settled(1, {ConsensusMethod::Majority, 0.6}), "three of five is 60 %");
        QVERIFY(!consensus.settled(0, {ConsensusMethod::Majority, 0.7}));
        for (const double wrong : {0.5, 0.0, 1.1, -1.0, std::nan("")})
            QVERIFY(!agreement::checkPolicy({ConsensusMethod::Majority, wrong}));
        QVERIFY(agreement::checkPolicy({ConsensusMethod::Majority, 1.0}));
    }
    void expectedValues()
    {
        const Consensus consensus
            = agreement::consensusOf(opinionsOf({"gggb", "gb", "ggbcc", "gcc", "gg"}), ConsensusMethod::Majority);
        const auto of = [&](std::size_t unit) { return agreement::expectedOf(consensus, unit, kCounts); };
        QCOMPARE(*of(0).value, 0.75);
        QVERIFY(near(of(0).variance, 0.75 * 0.25));
        QVERIFY(near(of(1).variance, 0.25));
        // "Can't tell" is left out of the mean as long as it is less probable than an answer that counts.
        QVERIFY(near(*of(2).value, 2.0 / 3));
        QVERIFY(near(of(2).variance, 2.0 / 9));
        QVERIFY(!of(3).value);
        QCOMPARE(*of(4).value, 1.0);
        QCOMPARE(of(4).variance, 0.0);
    }
    void whoErrsCountsLess()
    {
        // The third annotator says the opposite half of the time; the first two are always together.
        std::vector<std::string> units;
        for (int i = 0; i < 40; ++i)
            units.emplace_back(i % 2 == 0 ? (i % 4 == 0 ? "ggg" : "ggb") : (i % 4 == 1 ? "bbb" : "bbg"));
        units.emplace_back("g-b");
        const Consensus consensus = agreement::consensusOf(opinionsOf(units), ConsensusMethod::DawidSkene);
        QCOMPARE(consensus.used, ConsensusMethod::DawidSkene);
        QCOMPARE(consensus.best(40), std::size_t{0});
        QVERIFY(consensus.probability(40, 0) > 0.9);
        QVERIFY(consensus.votes[40].tied);
        QCOMPARE(agreement::methodsApart(consensus).different, std::size_t{1});
    }
    void uncertaintyGoesIntoTheEstimate()
    {
        // All four sessions are answered: without doubt a census, with doubt Σ v / N².
        testsupport::FrameBuilder builder;
        for (int i = 0; i < 4; ++i)
            builder.add({});
        const population::Frame frame = builder.take();
        const population::Bitmap all(4, true);
        auto labels = testsupport::noLabels(4);
        queue::DesignedDraw draw{DrawId(1), all, {}, {0, 1, 2, 3}, {1, 1, 1, 1}};
        labels.labeled = all;
        labels.values = {1, 0, 1, 0.5F};
        QVERIFY(estimate::estimateByDesign(frame, labels, all, {draw}).census);
        labels.open = population::Bitmap(4);
        labels.open.set(3);
        labels.variances = {0, 0, 0, 0.25F};
        const auto doubted = estimate::estimateByDesign(frame, labels, all, {draw});
        QVERIFY(!doubted.census);
        QCOMPARE(doubted.value, 0.625);
        QVERIFY(near(doubted.effectiveN, 0.625 * 0.375 / (0.25 / 16)));
        QCOMPARE(doubted.open, 1);
        QVERIFY(doubted.interval.low < 0.625 && doubted.interval.high > 0.625);
        const auto estimates = estimate::estimateQuality(frame, labels, all, {draw});
        const std::string& reason = estimates.of(estimate::Method::Hajek)->reason;
        QVERIFY2(reason.find("1 session is seen differently") != std::string::npos, reason.c_str());
    }
    void oneOpinionEachIsAsItWas()
    {
        const Told told(6);
        told.says("ada", "gbg");
        told.says("bob", "---bcg");
        const auto project = openProject(told.path);
        const auto snapshot = project->snapshot();
        MUST(snapshot);
        QCOMPARE((*snapshot)->labels.labeled.count(), std::size_t{6});
        QCOMPARE((*snapshot)->labels.open.size(), std::size_t{0});
        QVERIFY((*snapshot)->settled->empty());
        QCOMPARE(told.states(), u"adjudicated 0, consensus 0, single 6, open 0"_s);
        const auto text = runCli({"consensus", told.path});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.find("one annotator") != std::string::npos, text.out.c_str());
    }
    void severalOpinions()
    {
        const Told told(6);
        told.says("ada", "ggbgb");
        told.says("bob", "gbbg");
        told.says("ada", "g"); // the same annotator again is not another opinion
        QCOMPARE(told.states(), u"adjudicated 0, consensus 3, single 1, open 1"_s);
        const auto project = openProject(told.path);
        const auto snapshot = project->snapshot();
        MUST(snapshot);
        const population::LabelColumns& labels = (*snapshot)->labels;
        QCOMPARE(labels.labeled.count(), std::size_t{5});
        QCOMPARE(labels.withFinal().count(), std::size_t{4});
        QVERIFY(labels.isOpen(1));
        QCOMPARE(labels.values[1], 0.5F);
        QCOMPARE(labels.variance(1), 0.25);
        QCOMPARE(labels.values[2], 0.0F);
        QCOMPARE(told.json({"info"})[u"labeled"].toInt(), 4);
        const auto filtered = workbench::filterFromWords(*project, {"population=labeled"});
        MUST(filtered);
        QCOMPARE(population::apply(*filtered, *(*snapshot)->frame, labels).count(), std::size_t{4});
        QVERIFY(runCli({"consensus", told.path}).out.find("Of two annotators nobody can tell who errs")
            != std::string::npos);
    }
    void theLastWordIsNotTheFinalOne()
    {
        // Two say good, then one says bad: the evaluation set has what they come to.
        const Told told(3);
        told.says("ada", "ggg");
        told.says("bob", "gb");
        told.says("cyd", "b");
        QCOMPARE(told.states({"--method", "majority"}), u"adjudicated 0, consensus 1, single 1, open 1"_s);
        QCOMPARE(runCli({"consensus", told.path, "--method", "majority", "--set"}).code, 0);
        QCOMPARE(runCli({"evalset", told.path, "create", "all"}).code, 0);
        const auto frozen = runCli({"evalset", told.path, "freeze", "all"});
        QVERIFY2(frozen.code == 0, frozen.err.c_str());
        const std::string out = told.dir().file("out");
        QCOMPARE(runCli({"export", told.path, "--evalset", "all", "--to", "jsonl", out}).code, 0);
        const QByteArray items = QByteArray::fromStdString(testsupport::readAll(out + "/items.jsonl"));
        QVERIFY2(items.contains("\"id\":\"s-0\""), items.constData());
        QVERIFY2(!items.contains("\"id\":\"s-1\""), "it is open");
        QVERIFY(items.contains("\"id\":\"s-2\""));
        for (const QByteArray& line : items.split('\n'))
            if (line.contains("\"id\":\"s-0\""))
                QVERIFY2(line.contains(R"("verdict":"good")"), line.constData());
    }
    void whatCameWithAFileGivesWay()
    {
        const testsupport::TempDir dir;
        const std::string path = dir.file("a.turnout");
        QCOMPARE(runCli({"new", path}).code, 0);
        const std::string lines
            = R"({"id":"s-0","turns":[{"role":"user","text":"x"}],"labels":[{"annotator":"x","question":"verdict","value":"bad"},)"
              R"({"annotator":"y","question":"verdict","value":"bad"}]})"
              "\n";
        QCOMPARE(runCli({"import", path, dir.write("s.jsonl", lines)}).code, 0);
        auto project = openProject(path);
        auto snapshot = project->snapshot();
        MUST(snapshot);
        QCOMPARE((*snapshot)->labels.values[0], 0.0F);
        QCOMPARE((*snapshot)->settled->size(), std::size_t{1});
        session::LabelEvent event;
        event.session = SessionId(1);
        event.annotator = *project->annotator("ada");
        event.answers = {verdict("good")};
        MUST(project->append(event));
        snapshot = project->snapshot();
        MUST(snapshot);
        QCOMPARE((*snapshot)->labels.values[0], 1.0F);
        QVERIFY((*snapshot)->settled->empty());
    }
    void thePolicyIsKept()
    {
        const Told told(5);
        told.says("ada", "ggbgg");
        told.says("bob", "gbbgg");
        told.says("cyd", "gbgbg");
        QVERIFY(runCli({"consensus", told.path}).out.find("Dawid–Skene") != std::string::npos);
        // A look changes nothing.
        const auto look = runCli({"consensus", told.path, "--method", "majority", "--threshold", "0.9"});
        QVERIFY(look.out.find("This is a look only") != std::string::npos);
        QCOMPARE(told.json({"consensus"})[u"policy"].toObject()[u"method"].toString(), u"dawid-skene"_s);
        QCOMPARE(told.states({"--method", "majority", "--threshold", "0.9", "--set"}),
            u"adjudicated 0, consensus 2, single 0, open 3"_s);
        QCOMPARE(told.states(), u"adjudicated 0, consensus 2, single 0, open 3"_s);
        const auto policy = told.json({"consensus"})[u"policy"].toObject();
        QCOMPARE(policy[u"threshold"].toDouble(), 0.9);
        QVERIFY(policy[u"kept"].toBool());
        QCOMPARE(told.json({"info"})[u"labeled"].toInt(), 2);
        QCOMPARE(told.states({"--threshold", "0.6", "--set"}), u"adjudicated 0, consensus 5, single 0, open 0"_s);
    }
    void refusals()
    {
        const Told told(1);
        for (const char* wrong : {"0.5", "0"}) {
            const auto run = runCli({"consensus", told.path, "--threshold", wrong, "--set"});
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.find("above 0.5") != std::string::npos, run.err.c_str());
        }
        QCOMPARE(runCli({"consensus", told.path, "--threshold", "much"}).code, 2);
        QCOMPARE(runCli({"consensus", told.path, "--method", "oracle"}).code, 2);
        const auto question = runCli({"consensus", told.path, "--question", "tone"});
        QCOMPARE(question.code, 1);
        QVERIFY(question.err.find("there is no question \"tone\"") != std::string::npos);
        // A fact that was doctored is named, and can be set right.
        {
            SQLite::Database db(told.path, SQLite::OPEN_READWRITE);
            db.exec("INSERT INTO meta VALUES ('consensus', '{\"method\":\"oracle\",\"threshold\":0.7}')");
        }
        const auto damaged = runCli({"consensus", told.path});
        QCOMPARE(damaged.code, 1);
        QVERIFY2(damaged.err.find("consensus policy cannot be read") != std::string::npos, damaged.err.c_str());
        QCOMPARE(runCli({"consensus", told.path, "--set"}).code, 0);
        QCOMPARE(runCli({"consensus", told.path}).code, 0);
    }
    void adjudicationOutranks()
    {
        labeling::LabelFold fold;
        std::int64_t last = 0;
        const auto add = [&](std::int64_t who, const std::string& value, bool adjudicated = false) {
            session::LabelEvent event;
            event.id = LabelEventId(++last);
            event.session = SessionId(1);
            event.annotator = AnnotatorId(who);
            event.answers = {verdict(value)};
            event.adjudicated = adjudicated;
            fold.add(event);
            return event.id;
        };
        const auto stands = [&]() { return fold.label(SessionId(1))->answer("verdict")->answer.values.front(); };
        add(1, "good");
        QVERIFY(!fold.label(SessionId(1))->several);
        add(2, "bad");
        QVERIFY(fold.label(SessionId(1))->several);
        const LabelEventId decision = add(3, "cant_tell", true);
        QCOMPARE(stands(), std::string("cant_tell"));
        add(1, "bad"); // what annotators say afterwards does not change it
        QCOMPARE(stands(), std::string("cant_tell"));
        add(3, "good", true);
        QCOMPARE(stands(), std::string("good"));
        QCOMPARE(fold.lastAdjudication(AnnotatorId(3))->id, LabelEventId(5));
        QVERIFY(fold.lastAdjudication(AnnotatorId(1)) == nullptr);
        int undoable = 0;
        fold.forEachUndoable(AnnotatorId(3), [&](const session::LabelEvent&) { return ++undoable > 0; });
        QVERIFY2(undoable == 0, "the desk does not take back what was decided elsewhere");
        for (const LabelEventId taken : {LabelEventId(5), decision}) {
            session::LabelEvent undo;
            undo.id = LabelEventId(++last);
            undo.session = SessionId(1);
            undo.annotator = AnnotatorId(3);
            undo.kind = session::LabelEventKind::Undo;
            undo.undoes = taken;
            fold.add(undo);
        }
        QCOMPARE(stands(), std::string("bad"));
        QVERIFY(fold.lastAdjudication(AnnotatorId(3)) == nullptr);
    }
    void decideTakeBackAndGold()
    {
        const Told told(4);
        told.says("ada", "ggbg");
        told.says("bob", "bbbg");
        auto project = openProject(told.path);
        auto queue = workbench::adjudicationQueue(*project, {}, "verdict");
        MUST(queue);
        QCOMPARE(queue->cases.size(), std::size_t{2});
        auto adjudicator = workbench::Adjudicator::open(*project, "eve");
        MUST(adjudicator);
        const agreement::Unit first = unitOf(*queue, SessionId(1));
        const auto view = (*adjudicator)->fetch(queue->question, first);
        MUST(view);
        QCOMPARE(view->externalId, std::string("s-0"));
        QCOMPARE(view->opinions.size(), std::size_t{2});
        QCOMPARE(view->opinions[0].answer.values.front(), std::string("good"));
        QCOMPARE(view->opinions[0].annotator, std::string("ada"));
        QVERIFY(!view->gold);
        const auto wrong = (*adjudicator)->decide(first, verdict("splendid"), {}, 1);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::BadInput);
        const auto decision = (*adjudicator)->decide(first, verdict("bad"), "the refund never came", 12);
        MUST(decision);
        QCOMPARE(workbench::adjudicationQueue(*project, {}, "verdict")->cases.size(), std::size_t{1});
        auto snapshot = project->snapshot();
        MUST(snapshot);
        QVERIFY((*snapshot)->labels.hasFinal(0));
        QCOMPARE((*snapshot)->labels.values[0], 0.0F);
        QCOMPARE((*snapshot)->labels.variance(0), 0.0);
        // Agreement is of annotators: the adjudicator is none.
        QCOMPARE(told.json({"agreement"})[u"questions"].toArray()[0].toObject()[u"annotators"].toArray().size(), 2);
        QCOMPARE(told.states(), u"adjudicated 1, consensus 2, single 0, open 1"_s);
        MUST((*adjudicator)->makeGold(*decision));
        MUST((*adjudicator)->makeGold(*decision)); // twice is once
        QVERIFY((*adjudicator)->fetch(queue->question, first)->gold);
        QCOMPARE(told.json({"info"})[u"gold"].toInt(), 1);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        // Another window of the same person, later: taken back all the same, and the gold with it.
        auto later = workbench::Adjudicator::open(*project, "eve");
        MUST(later);
        const auto taken = (*later)->takeBack();
        MUST(taken);
        QCOMPARE(taken->unit.session, SessionId(1));
        QCOMPARE(taken->question, std::string("verdict"));
        QVERIFY(!(*later)->fetch(queue->question, first)->gold);
        QCOMPARE(told.json({"info"})[u"gold"].toInt(), 0);
        QVERIFY(!(*later)->makeGold(*decision));
        const auto nothing = (*later)->takeBack();
        QVERIFY(!nothing && nothing.error().code == ErrorCode::Refused);
        snapshot = project->snapshot();
        MUST(snapshot);
        QVERIFY((*snapshot)->labels.isOpen(0));
        // Decided again, the same answer is gold again.
        const auto again = (*later)->decide(first, verdict("bad"), {}, 1);
        MUST(again);
        MUST((*later)->makeGold(*again));
        QVERIFY((*later)->fetch(queue->question, first)->gold);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        // The comment is on disk with the decision.
        auto connection = project->store().reader();
        MUST(connection);
        QCOMPARE((*connection)
                     ->db()
                     .execAndGet("SELECT reason FROM label_event WHERE adjudicated = 1 ORDER BY id LIMIT 1")
                     .getString(),
            std::string("the refund never came"));
    }
    void theDeskKeepsItsOwnUndo()
    {
        const Told told(4);
        told.says("bob", "bbbb");
        auto project = openProject(told.path);
        MUST(testsupport::drawSome(*project, 2));
        auto desk = workbench::LabelDesk::open(*project, "ada");
        MUST(desk);
        auto adjudicator = workbench::Adjudicator::open(*project, "ada");
        MUST(adjudicator);
        MUST((*adjudicator)->decide({SessionId(1), 0, std::nullopt}, verdict("good"), {}, 1));
        const auto nothing = (*desk)->undo();
        QVERIFY(!nothing && nothing.error().code == ErrorCode::Refused);
    }
    void worthByWhatTheEstimateGains()
    {
        // Both are ties; what stands for more production sessions comes first.
        const testsupport::TempDir dir;
        const std::string path = dir.file("a.turnout");
        QCOMPARE(runCli({"new", path}).code, 0);
        std::string lines;
        for (const char* weight : {"1", "8", "1"})
            lines += R"({"id":"s-)" + std::string(weight) + (lines.empty() ? "" : "x") + R"(","weight":)" + weight
                + R"(,"turns":[{"role":"user","text":"x"}]})" + "\n";
        QCOMPARE(runCli({"import", path, dir.write("s.jsonl", lines)}).code, 0);
        auto project = openProject(path);
        for (const char* who : {"ada", "bob"})
            for (int session = 1; session <= 3; ++session) {
                session::LabelEvent event;
                event.session = SessionId(session);
                event.annotator = *project->annotator(who);
                event.answers = {verdict(std::string(who) == "ada" || session == 3 ? "good" : "bad")};
                MUST(project->append(event));
            }
        const auto queue = workbench::adjudicationQueue(*project, {}, "verdict");
        MUST(queue);
        QCOMPARE(queue->cases.size(), std::size_t{2});
        QCOMPARE(queue->cases[0].unit.session, SessionId(2));
        QVERIFY(near(queue->cases[0].worth, 8.0 / 9));
        QVERIFY(!workbench::adjudicationQueue(*project, {}, "note"));
    }
    void theCrowdsConsensus()
    {
        TURNOUT_NEEDS_SHARED(folder, "data/crowd");
        // 800 items, ten answers each: what most say, and what Dawid & Skene's model says, against the truth.
        const testsupport::TempDir dir;
        const std::string path = dir.file("a.turnout");
        QCOMPARE(runCli({"new", path}).code, 0);
        constexpr const char* kRubric = R"({"name":"crowd","questions":[{"id":"verdict","title":"Does it follow?",
            "kind":"single","options":[{"value":"1","counts_as":1},{"value":"0","counts_as":0}]}]})";
        QCOMPARE(runCli({"rubric", path, "set", dir.write("r.json", kRubric)}).code, 0);
        QMap<QString, QString> sessions;
        QMap<QString, QString> truth;
        const auto eachLine = [](const std::string& file, const auto& f) {
            for (const QByteArray& line : QByteArray::fromStdString(testsupport::readAll(file)).split('\n'))
                if (!line.isEmpty())
                    f(QJsonDocument::fromJson(line).object());
        };
        eachLine(folder + "/rte.labels.jsonl", [&](const QJsonObject& o) {
            QString& labels = sessions[o[u"item"].toString()];
            labels += (labels.isEmpty() ? u""_s : u","_s)
                + uR"({"annotator":"%1","question":"verdict","value":"%2"})"_s.arg(
                    o[u"annotator"].toString(), o[u"value"].toString());
        });
        eachLine(folder + "/rte.truth.jsonl",
            [&](const QJsonObject& o) { truth[o[u"item"].toString()] = o[u"value"].toString(); });
        std::string lines;
        for (auto at = sessions.cbegin(); at != sessions.cend(); ++at)
            lines += uR"({"id":"%1","turns":[{"role":"user","text":"x"}],"labels":[%2]})"_s.arg(at.key(), at.value())
                         .toStdString()
                + "\n";
        QCOMPARE(runCli({"import", path, dir.write("s.jsonl", lines)}).code, 0);
        const auto run = runCli({"consensus", path, "--format", "json"});
        QVERIFY2(run.code == 0, run.err.c_str());
        const auto question = run.json()[u"questions"].toArray()[0].toObject();
        QCOMPARE(question[u"method"].toString(), u"dawid-skene"_s);
        QCOMPARE(question[u"annotators"].toArray().size(), 164);
        double right = 0;
        const auto found = question[u"sessions"].toArray();
        QCOMPARE(found.size(), qsizetype{800});
        for (const auto& one : found) {
            const auto posterior = one.toObject()[u"posterior"].toArray();
            const QString best = posterior[0].toDouble() >= posterior[1].toDouble() ? u"1"_s : u"0"_s;
            right += truth[one.toObject()[u"session"].toString()] == best ? 1 : 0;
        }
        QVERIFY2(near(right / 800, 0.9275), qPrintable(QString::number(right / 800)));
        const int differ = question[u"methods_differ"].toObject()[u"sessions"].toInt();
        QVERIFY2(differ > 20 && differ < 200, qPrintable(QString::number(differ)));
        const auto states = question[u"states"].toObject();
        QCOMPARE(states[u"consensus"].toInt() + states[u"open"].toInt(), 800);
        QVERIFY(states[u"open"].toInt() < 20);
    }
};

TURNOUT_TEST_MAIN(TestConsensus)
#include "tst_consensus.moc"
