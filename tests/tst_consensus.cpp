// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Final labels: adjudicated, consensus of several, single; what of it goes into estimates; and what an adjudicator
// does.
#include "agreement/Consensus.h"
#include "base/Rng.h"
#include "curation/Item.h"
#include "estimate/ByDesign.h"
#include "labeling/Settled.h"
#include "population/Filter.h"
#include "store/DrawStore.h"
#include "store/SourceReader.h"
#include "support/FrameOf.h"
#include "workbench/Adjudication.h"
#include "workbench/AgreementReport.h"
#include "workbench/ConsensusReport.h"
#include "workbench/FinalLabels.h"
#include "workbench/LabelDesk.h"

#include "tst_store_support.h"

#include <cmath>

using namespace turnout;
using namespace Qt::StringLiterals;
using namespace storetest;
using agreement::Consensus;
using agreement::ConsensusMethod;
using agreement::ConsensusPolicy;

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

/// A project of sessions with the ids 1, 2 … and what annotators say of them.
class Told {
public:
    explicit Told(const std::vector<double>& weights)
    {
        store::OpenOptions options;
        options.create = true;
        auto opened = workbench::OpenProject::open(m_dir.file("a.turnout"), options);
        if (!opened)
            qFatal("cannot make the project: %s", opened.error().message().c_str());
        project = std::move(*opened);
        std::vector<session::Session> sessions;
        for (const double weight : weights) {
            session::Session one = fullSession(static_cast<int>(sessions.size()));
            one.id = "s-" + std::to_string(sessions.size() + 1);
            one.weight = weight;
            sessions.push_back(std::move(one));
        }
        if (!importSessions(**project->store().writer(), "hash", sessions))
            qFatal("cannot import");
        project->frameChanged();
    }
    explicit Told(std::size_t sessions)
        : Told(std::vector<double>(sessions, 1))
    {
    }
    /// A character a session, as in opinionsOf.
    void says(const std::string& annotator, const std::string& answers, SourceId from = {}) const
    {
        const std::string known = "gbc";
        const std::vector<std::string> values{"good", "bad", "cant_tell"};
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (known.find(answers[i]) == std::string::npos)
                continue;
            session::LabelEvent event;
            event.session = SessionId(static_cast<std::int64_t>(i) + 1);
            event.annotator = *project->annotator(annotator);
            event.answers = {{"verdict", {values[known.find(answers[i])]}, std::nullopt}};
            event.source = from;
            if (!project->append(std::move(event)))
                qFatal("cannot label");
        }
    }
    [[nodiscard]] std::shared_ptr<const workbench::Snapshot> snapshot() const
    {
        const auto snapshot = project->snapshot();
        if (!snapshot)
            qFatal("no snapshot: %s", snapshot.error().message().c_str());
        return *snapshot;
    }
    /// "adjudicated 0, consensus 2, single 1, open 1".
    [[nodiscard]] QString states(std::optional<ConsensusPolicy> policy = std::nullopt) const
    {
        const auto report = workbench::consensusReport(*project, {{}, {"verdict"}, policy});
        if (!report)
            return QString::fromStdString(report.error().message());
        QStringList text;
        for (std::size_t state = 0; state < workbench::kFinalStates; ++state)
            text << QString::fromStdString(
                std::string(workbench::finalStateName(static_cast<workbench::FinalState>(state))) + " "
                + std::to_string(report->questions.front().states.at(state)));
        return text.join(u", "_s);
    }
    [[nodiscard]] std::int64_t gold() const
    {
        auto connection = project->store().reader();
        return connection ? store::projectCounts(**connection)->gold : -1;
    }
    [[nodiscard]] std::string violations() const
    {
        return violationsOf(project->store());
    }

private:
    testsupport::TempDir m_dir;

public:
    std::unique_ptr<workbench::OpenProject> project;
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
    void aModelThatOverrulesMostIsNotBelieved()
    {
        // Everybody answers by chance: EM finds errors that explain it, whatever most say.
        std::vector<std::string> units;
        Rng rng(5);
        for (int i = 0; i < 200; ++i) {
            std::string said;
            for (int a = 0; a < 8; ++a)
                said += rng.uniform() < 0.45 ? "gbc"[rng.below(3)] : '-';
            if (said.find_first_not_of('-') != std::string::npos)
                units.push_back(said);
        }
        units.emplace_back("gggg----");
        const Consensus consensus = agreement::consensusOf(opinionsOf(units), ConsensusMethod::DawidSkene);
        QVERIFY(consensus.model.has_value() && consensus.modelOverrules);
        QCOMPARE(consensus.used, ConsensusMethod::Majority);
        QCOMPARE(consensus.probability(units.size() - 1, 0), 1.0);
    }
    void whatAllSayIsSettled()
    {
        // Two who always agree, and a third who is believed: with two of the former there is nothing to decide between.
        Consensus consensus = agreement::consensusOf(opinionsOf({"ggg", "bbb", "gg-"}), ConsensusMethod::DawidSkene);
        consensus.posterior[2 * consensus.opinions.values.size()] = 0.55;
        QVERIFY(consensus.settled(2, {ConsensusMethod::DawidSkene, 0.9}));
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
        const Told told(std::size_t{6});
        told.says("ada", "gbg");
        told.says("bob", "---bcg");
        const auto snapshot = told.snapshot();
        QCOMPARE(snapshot->labels.labeled.count(), std::size_t{6});
        QCOMPARE(snapshot->labels.open.size(), std::size_t{0});
        QVERIFY(snapshot->settled->empty());
        QCOMPARE(told.states(), u"adjudicated 0, consensus 0, single 6, open 0"_s);
    }
    void severalOpinions()
    {
        const Told told(std::size_t{6});
        told.says("ada", "ggbgb");
        told.says("bob", "gbbg");
        told.says("ada", "g"); // the same annotator again is not another opinion
        QCOMPARE(told.states(), u"adjudicated 0, consensus 3, single 1, open 1"_s);
        const auto snapshot = told.snapshot();
        const population::LabelColumns& labels = snapshot->labels;
        QCOMPARE(labels.labeled.count(), std::size_t{5});
        QCOMPARE(labels.withFinal().count(), std::size_t{4});
        QVERIFY(labels.isOpen(1));
        QCOMPARE(labels.values[1], 0.5F);
        QCOMPARE(labels.variance(1), 0.25);
        QCOMPARE(labels.values[2], 0.0F);
        population::Filter filter;
        filter.population = population::Population::Labeled;
        QCOMPARE(population::apply(filter, *snapshot->frame, labels).count(), std::size_t{4});
        // What the latest answer was does not matter: the evaluation set takes what they come to, and leaves out 2.
        std::ignore = told.project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
            QVERIFY(!curation::itemLabel(fold, rubrics, *snapshot->settled, SessionId(2)));
            QCOMPARE(curation::itemLabel(fold, rubrics, *snapshot->settled, SessionId(1))->value, std::string("good"));
        });
    }
    void theLastWordIsNotTheFinalOne()
    {
        const Told told(std::size_t{1});
        told.says("ada", "g");
        told.says("bob", "g");
        told.says("cyd", "b");
        MUST(workbench::setConsensusPolicy(*told.project, {ConsensusMethod::Majority, 0.6}));
        const auto snapshot = told.snapshot();
        QVERIFY(near(static_cast<double>(snapshot->labels.values[0]), static_cast<double>(2.0F / 3)));
        std::ignore = told.project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
            QCOMPARE(fold.label(SessionId(1))->answer("verdict")->answer.values.front(), std::string("bad"));
            QCOMPARE(curation::itemLabel(fold, rubrics, *snapshot->settled, SessionId(1))->value, std::string("good"));
        });
        MUST(workbench::setConsensusPolicy(*told.project, {ConsensusMethod::Majority, 0.7}));
        QVERIFY(told.snapshot()->labels.isOpen(0));
        QVERIFY(!workbench::setConsensusPolicy(*told.project, {ConsensusMethod::Majority, 0.5}));
    }
    void whatCameWithAFileGivesWay()
    {
        const Told told(std::size_t{1});
        told.says("x", "b", SourceId(1));
        told.says("y", "b", SourceId(1));
        QCOMPARE(told.snapshot()->labels.values[0], 0.0F);
        QCOMPARE(told.snapshot()->settled->size(), std::size_t{1});
        told.says("ada", "g");
        QCOMPARE(told.snapshot()->labels.values[0], 1.0F);
        QVERIFY(told.snapshot()->settled->empty());
        QCOMPARE(told.states(), u"adjudicated 0, consensus 0, single 1, open 0"_s);
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
        const Told told(std::size_t{4});
        told.says("ada", "ggbg");
        told.says("bob", "bbbg");
        auto& project = told.project;
        auto queue = workbench::adjudicationQueue(*project, {}, "verdict");
        MUST(queue);
        QCOMPARE(queue->cases.size(), std::size_t{2});
        auto adjudicator = workbench::Adjudicator::open(*project, "eve");
        MUST(adjudicator);
        const agreement::Unit first = unitOf(*queue, SessionId(1));
        const auto view = (*adjudicator)->fetch(session::defaultRubric(), queue->question, first);
        MUST(view);
        QCOMPARE(view->session.externalId, std::string("s-1"));
        QCOMPARE(view->opinions.size(), std::size_t{2});
        QCOMPARE(view->opinions[0].answer.values.front(), std::string("good"));
        QCOMPARE(view->opinions[0].annotator, std::string("ada"));
        QVERIFY(!view->gold);
        const auto wrong = (*adjudicator)->decide(first, verdict("splendid"), {}, 1);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::BadInput);
        const auto decision = (*adjudicator)->decide(first, verdict("bad"), "the refund never came", 12);
        MUST(decision);
        QCOMPARE(workbench::adjudicationQueue(*project, {}, "verdict")->cases.size(), std::size_t{1});
        const auto report = workbench::agreementOf(*project, {});
        MUST(report);
        for (const workbench::Disagreement& one : report->questions.front().disagreements)
            QCOMPARE(one.decided ? one.decided->values.front() : "", one.session == "s-1" ? "bad" : "");
        auto snapshot = project->snapshot();
        MUST(snapshot);
        QVERIFY((*snapshot)->labels.hasFinal(0));
        QCOMPARE((*snapshot)->labels.values[0], 0.0F);
        QCOMPARE((*snapshot)->labels.variance(0), 0.0);
        // Agreement is of annotators: the adjudicator is none.
        std::ignore = project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            const population::Bitmap all((*snapshot)->frame->size(), true);
            const auto opinions = agreement::opinionsOn(queue->question, fold, *(*snapshot)->frame, all);
            QCOMPARE(opinions.annotators.size(), std::size_t{2});
            QCOMPARE(opinions.judgements.size(), std::size_t{8});
        });
        QCOMPARE(told.states(), u"adjudicated 1, consensus 2, single 0, open 1"_s);
        MUST((*adjudicator)->makeGold(*decision));
        MUST((*adjudicator)->makeGold(*decision)); // twice is once
        QVERIFY((*adjudicator)->fetch(session::defaultRubric(), queue->question, first)->gold);
        QCOMPARE(told.gold(), 1);
        QCOMPARE(told.violations(), std::string());
        // Another window of the same person, later: taken back all the same, and the gold with it.
        auto later = workbench::Adjudicator::open(*project, "eve");
        MUST(later);
        const auto taken = (*later)->takeBack();
        MUST(taken);
        QCOMPARE(taken->unit.session, SessionId(1));
        QCOMPARE(taken->question, std::string("verdict"));
        QVERIFY(!(*later)->fetch(session::defaultRubric(), queue->question, first)->gold);
        QCOMPARE(told.gold(), 0);
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
        QVERIFY((*later)->fetch(session::defaultRubric(), queue->question, first)->gold);
        QCOMPARE(told.violations(), std::string());
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
        const Told told(std::size_t{4});
        told.says("bob", "bbbb");
        auto& project = told.project;
        MUST((*project->store().writer())->run(store::Writer::Kind::Durable, [](store::Connection& connection) {
            const auto drawn = store::saveDraw(connection, smallDraw(4, 2));
            return drawn ? Result<void>() : Result<void>(drawn.error());
        }));
        project->drawsChanged();
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
        const Told told(std::vector<double>{1, 8, 1});
        told.says("ada", "ggg");
        told.says("bob", "bbg");
        auto& project = told.project;
        const auto queue = workbench::adjudicationQueue(*project, {}, "verdict");
        MUST(queue);
        QCOMPARE(queue->cases.size(), std::size_t{2});
        QCOMPARE(queue->cases[0].unit.session, SessionId(2));
        QVERIFY(near(queue->cases[0].worth, 8.0 / 9));
        QVERIFY(!workbench::adjudicationQueue(*project, {}, "note"));
    }
};

TURNOUT_TEST_MAIN(TestConsensus)
#include "tst_consensus.moc"
