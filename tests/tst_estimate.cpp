// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the numbers hold: coverage over many seeds on known truths, hand-computed cases, refusals.
#include "base/Rng.h"
#include "demo/Demo.h"
#include "estimate/ByDesign.h"
#include "estimate/Estimate.h"
#include "ingest/Import.h"
#include "queue/Draw.h"
#include "support/FrameOf.h"
#include "support/TestSupport.h"

#include <QTest>

#include <unordered_map>

using namespace turnout;
using estimate::Method;
using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using queue::DesignedDraw;

namespace {

struct World {
    Frame frame;
    std::vector<float> truth; ///< by row
    double quality = 0;

    void finish()
    {
        double weight = 0;
        double good = 0;
        for (std::size_t i = 0; i < frame.size(); ++i) {
            weight += frame.weights[i];
            good += frame.weights[i] * static_cast<double>(truth[i]);
        }
        quality = good / weight;
    }
};

World demoWorld(std::int64_t sessions, double ratingBias)
{
    World world;
    testsupport::FrameBuilder builder;
    demo::DemoOptions options;
    options.sessions = sessions;
    options.seed = 11;
    options.ratingBias = ratingBias;
    demo::Generator generator(options);
    demo::DemoSession made;
    while (generator.next(made)) {
        builder.add(made.session);
        world.truth.push_back(made.truth.verdict == "bad" ? 0.0F : 1.0F);
    }
    world.frame = builder.take();
    world.finish();
    return world;
}

class Collect final : public ingest::Sink {
public:
    bool session(std::int64_t /*line*/, session::Session&& s) override
    {
        sessions.push_back(std::move(s));
        return true;
    }
    bool event(ingest::Event&& e) override
    {
        events.push_back(std::move(e));
        return true;
    }
    bool reject(ingest::Reject&& /*reject*/) override
    {
        return true;
    }
    std::vector<session::Session> sessions;
    std::vector<ingest::Event> events;
};

World airlineWorld(const std::string& data)
{
    Collect sessions;
    Collect ratings;
    Collect truth;
    for (const auto& [file, sink] : {std::pair{"agents_airline.jsonl", &sessions},
             std::pair{"agents_airline.ratings.jsonl", &ratings}, std::pair{"agents_airline.truth.jsonl", &truth}})
        if (!ingest::readFile(data + "/" + file, {}, *sink, {}, {}))
            return {};
    std::unordered_map<std::string, session::Session*> byId;
    for (session::Session& s : sessions.sessions)
        byId.emplace(s.id, &s);
    for (const ingest::Event& e : ratings.events)
        byId.at(e.session)->ratings.push_back(std::get<session::Rating>(e.payload));
    std::unordered_map<std::string, float> verdicts;
    for (const ingest::Event& e : truth.events)
        verdicts.emplace(e.session, std::get<session::GivenLabel>(e.payload).value == "bad" ? 0.0F : 1.0F);
    World world;
    testsupport::FrameBuilder builder;
    for (const session::Session& s : sessions.sessions) {
        builder.add(s);
        world.truth.push_back(verdicts.at(s.id));
    }
    world.frame = builder.take();
    world.finish();
    return world;
}

DesignedDraw designed(const queue::Draw& draw, DrawId id, std::size_t frameSize)
{
    std::unordered_map<population::Row, double> drawn;
    for (const auto& item : draw.items)
        drawn.emplace(item.row, item.probability);
    DesignedDraw result{id, Bitmap(frameSize), {}, {}, {}};
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        const auto row = draw.order[i];
        result.frame.set(row);
        if (draw.probabilities[i] < 0)
            result.known.push_back(row);
        if (const auto found = drawn.find(row); found != drawn.end()) {
            result.items.push_back(row);
            result.probabilities.push_back(found->second);
        }
    }
    return result;
}

void answer(LabelColumns& labels, const queue::Draw& draw, const World& world, std::size_t first = SIZE_MAX)
{
    for (std::size_t i = 0; i < draw.items.size(); ++i) {
        const auto row = draw.items[i].row;
        if (i < first) {
            labels.labeled.set(row);
            labels.values[row] = world.truth[row];
        } else {
            labels.waiting.set(row);
        }
    }
}

struct Coverage {
    double hajek = 0; ///< share of seeds whose interval holds the truth
    double plain = 0; ///< the same of the uncorrected label mean
    double bias = 0; ///< of the Hájek estimate
    double noise = 0; ///< standard error of that bias
};

/// Of `last`, the first answers of the last draw; the draws before are answered in full.
Coverage coverage(const World& world, queue::DrawPolicy policy, int draws, int seeds, std::size_t last = SIZE_MAX)
{
    const auto uncertainty = queue::uncertaintyFromScores(world.frame);
    const Bitmap all(world.frame.size(), true);
    Coverage result;
    double squares = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        LabelColumns labels = testsupport::noLabels(world.frame.size());
        std::vector<DesignedDraw> made;
        for (int b = 0; b < draws; ++b) {
            policy.seed = static_cast<std::uint64_t>(seed * 100 + b);
            const auto draw = queue::makeDraw(world.frame, labels, all, uncertainty, policy);
            if (!draw)
                return {};
            made.push_back(designed(*draw, DrawId(b + 1), labels.values.size()));
            answer(labels, *draw, world, b + 1 == draws ? last : SIZE_MAX);
        }
        const auto estimates = estimate::estimateQuality(world.frame, labels, all, made);
        const auto holds = [&](Method method) {
            const auto& interval = estimates.of(method)->interval;
            return world.quality >= interval.low && world.quality <= interval.high ? 1.0 : 0.0;
        };
        const double error = estimates.of(Method::Hajek)->value - world.quality;
        result.hajek += holds(Method::Hajek) / seeds;
        result.plain += holds(Method::LabelMean) / seeds;
        result.bias += error / seeds;
        squares += error * error;
    }
    result.noise = std::sqrt(squares / seeds / seeds);
    return result;
}

void report(const char* what, const Coverage& c)
{
    qInfo("%s: Hájek covers %.1f %%, bias %+.4f ± %.4f; plain mean covers %.1f %%", what, c.hajek * 100, c.bias,
        1.96 * c.noise, c.plain * 100);
}

} // namespace

class TestEstimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intervalsCoverOnTheDemo_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("draws");
        QTest::addColumn<double>("audit");
        QTest::addColumn<double>("cover");
        QTest::newRow("default policy, one draw") << 200 << 1 << 0.3 << 0.3;
        QTest::newRow("default policy, three draws") << 80 << 3 << 0.3 << 0.3;
        QTest::newRow("mostly audit") << 100 << 1 << 0.9 << 0.1;
        QTest::newRow("uncertain-heavy") << 300 << 1 << 0.1 << 0.0;
    }
    void intervalsCoverOnTheDemo()
    {
        QFETCH(int, size);
        QFETCH(int, draws);
        QFETCH(double, audit);
        QFETCH(double, cover);
        static const World world = demoWorld(4000, 6);
        queue::DrawPolicy policy;
        policy.size = size;
        policy.auditShare = audit;
        policy.coverageShare = cover;
        const Coverage c = coverage(world, policy, draws, 600);
        report(QTest::currentDataTag(), c);
        QVERIFY2(c.hajek >= 0.93 && c.hajek <= 0.97, qPrintable(QString::number(c.hajek)));
        QVERIFY2(std::abs(c.bias) < 3 * c.noise + 1e-3, qPrintable(QString::number(c.bias)));
    }
    void theFirstAnswersOfANewDrawDoNoHarm_data()
    {
        QTest::addColumn<int>("answered");
        for (const int answered : {1, 2, 5, 20})
            QTest::addRow("%d of the second draw", answered) << answered;
    }
    void theFirstAnswersOfANewDrawDoNoHarm()
    {
        QFETCH(int, answered);
        static const World world = demoWorld(2000, 6);
        queue::DrawPolicy policy;
        policy.size = 200;
        const Coverage c = coverage(world, policy, 2, 300, static_cast<std::size_t>(answered));
        report(QTest::currentDataTag(), c);
        QVERIFY2(c.hajek >= 0.93 && c.hajek <= 0.98, qPrintable(QString::number(c.hajek)));
        QVERIFY2(std::abs(c.bias) < 3 * c.noise + 1e-3, qPrintable(QString::number(c.bias)));
    }
    void intervalsCoverWhereSomeAreCertain()
    {
        // Sampling weights so unequal that many sessions are drawn for certain.
        World world = demoWorld(2000, 6);
        Rng rng(5);
        for (std::size_t i = 0; i < world.frame.size(); ++i) {
            world.frame.weights[i] = static_cast<float>(std::exp(4 * (rng.uniform() + rng.uniform() - 1)));
            world.truth[i] = rng.uniform() < 0.8 ? 1.0F : 0.0F;
        }
        world.finish();
        queue::DrawPolicy policy;
        policy.size = 300;
        const Coverage c = coverage(world, policy, 1, 300);
        report("some certain", c);
        QVERIFY2(c.hajek >= 0.92 && c.hajek <= 0.98, qPrintable(QString::number(c.hajek)));
    }
    void drawsFromDifferentPartsSpeakForTheWhole()
    {
        Frame frame = plainFrame(1000);
        LabelColumns labels = testsupport::noLabels(1000);
        std::vector<DesignedDraw> draws;
        for (const population::Row half : {0U, 1U}) {
            // Of the first half 100 were drawn, all good; of the second 20, all bad.
            DesignedDraw draw{DrawId(half + 1), Bitmap(1000), {}, {}, {}};
            const population::Row step = half == 0 ? 5 : 25;
            for (population::Row row = half * 500; row < half * 500 + 500; ++row) {
                draw.frame.set(row);
                if (row % step != 0)
                    continue;
                draw.items.push_back(row);
                draw.probabilities.push_back(1.0 / step);
                labels.labeled.set(row);
                labels.values[row] = half == 0 ? 1.0F : 0.0F;
            }
            draws.push_back(std::move(draw));
        }
        const auto e = estimate::estimateQuality(frame, labels, Bitmap(1000, true), draws);
        const auto* hajek = e.of(Method::Hajek);
        QVERIFY2(std::abs(hajek->value - 0.5) < 1e-12, qPrintable(QString::number(hajek->value)));
        QCOMPARE(e.covered, 1.0);
        QCOMPARE(e.draws.size(), std::size_t(2));
    }
    void aDrawThatWasOnlySkippedIsSaid()
    {
        Frame frame = plainFrame(1000);
        LabelColumns labels = testsupport::noLabels(1000);
        const Bitmap all(1000, true);
        DesignedDraw draw{DrawId(1), all, {}, {}, {}};
        for (population::Row row = 0; row < 1000; row += 10) {
            draw.items.push_back(row);
            draw.probabilities.push_back(0.1);
            labels.skipped.set(row);
        }
        const auto nothing = estimate::estimateQuality(frame, labels, all, {draw});
        QCOMPARE(nothing.skips.skipped, 100);
        QVERIFY(nothing.of(Method::Hajek)->reason.find("100 drawn sessions were skipped") != std::string::npos);
        // 40 good, 40 bad, 20 skipped: exactly between 0.4 and 0.6.
        for (std::size_t i = 0; i < 80; ++i) {
            labels.labeled.set(draw.items[i]);
            labels.skipped.set(draw.items[i], false);
            labels.values[draw.items[i]] = i % 2 == 0 ? 1.0F : 0.0F;
        }
        const auto some = estimate::estimateQuality(frame, labels, all, {draw});
        QVERIFY(std::abs(some.skips.low - 0.4) < 1e-12);
        QVERIFY(std::abs(some.skips.high - 0.6) < 1e-12);
        QVERIFY(some.of(Method::Hajek)->status == estimate::Status::Caution);
    }
    void sessionsChosenByTheirLabelsAreRefused()
    {
        Frame frame = plainFrame(10);
        LabelColumns labels = testsupport::noLabels(10);
        labels.labeled.set(1);
        labels.values[1] = 1;
        const DesignedDraw draw{DrawId(1), Bitmap(10, true), {}, {1}, {0.1}};
        const auto e = estimate::estimateQuality(frame, labels, labels.labeled, {draw}, estimate::SelectedBy::Labels);
        QVERIFY(e.of(Method::Hajek)->status == estimate::Status::Refused);
        QVERIFY(e.of(Method::Hajek)->reason.find("chosen by their labels") != std::string::npos);
    }
    void plainMeanOfAnUncertainHeavyDrawDoesNotCover()
    {
        const World world = demoWorld(20000, 6);
        queue::DrawPolicy policy;
        policy.size = 2000;
        policy.auditShare = 0.05;
        policy.coverageShare = 0;
        const Coverage c = coverage(world, policy, 1, 200);
        report("uncertain-heavy, 2000 of 20000", c);
        QVERIFY(c.hajek >= 0.93);
        QVERIFY(c.plain < 0.5);
    }
    void intervalsCoverOnTheAirlineData()
    {
        TURNOUT_NEEDS_SHARED(data, "data");
        const World world = airlineWorld(data);
        QCOMPARE(world.frame.size(), std::size_t{850});
        QVERIFY(std::abs(world.quality - 0.318) < 0.0005);
        queue::DrawPolicy policy;
        policy.size = 200;
        // Scores are on 311 of these sessions only, so that doubt hardly moves the plain mean here; the demo shows
        // that.
        queue::DrawPolicy doubtful = policy;
        doubtful.size = 200;
        doubtful.auditShare = 0.1;
        doubtful.coverageShare = 0;
        const Coverage uncertain = coverage(world, doubtful, 1, 600);
        report("airline, uncertain-heavy, one draw of 200", uncertain);
        QVERIFY2(uncertain.hajek >= 0.93 && uncertain.hajek <= 0.97, qPrintable(QString::number(uncertain.hajek)));
        for (const int draws : {1, 2}) {
            policy.size = 200 / draws;
            const Coverage c = coverage(world, policy, draws, 600);
            report(draws == 1 ? "airline, one draw of 200" : "airline, two draws of 100", c);
            QVERIFY2(c.hajek >= 0.93 && c.hajek <= 0.97, qPrintable(QString::number(c.hajek)));
            QVERIFY(std::abs(c.bias) < 3 * c.noise + 2e-3);
        }
    }
    void aDrawAnsweredInPartStandsForTheRest()
    {
        static const World world = demoWorld(2000, 6);
        const Bitmap all(world.frame.size(), true);
        queue::DrawPolicy policy;
        policy.size = 200;
        LabelColumns labels = testsupport::noLabels(world.frame.size());
        const auto draw = queue::makeDraw(world.frame, labels, all, queue::uncertaintyFromScores(world.frame), policy);
        answer(labels, *draw, world, 120);
        const auto e
            = estimate::estimateQuality(world.frame, labels, all, {designed(*draw, DrawId(1), labels.values.size())});
        const auto* hajek = e.of(Method::Hajek);
        QCOMPARE(hajek->n, 120);
        QCOMPARE(e.waiting, 80);
        QVERIFY(hajek->status == estimate::Status::Ok);
        QVERIFY(hajek->reason.find("80 drawn sessions still wait") != std::string::npos);
        // By hand: Σ y/π over Σ 1/π of the answered; the share answered cancels.
        double numerator = 0;
        double denominator = 0;
        for (std::size_t i = 0; i < 120; ++i) {
            const auto& item = draw->items[i];
            const double w = world.frame.weights[item.row] / item.probability;
            numerator += w * static_cast<double>(world.truth[item.row]);
            denominator += w;
        }
        QVERIFY(std::abs(hajek->value - numerator / denominator) < 1e-12);
    }
    void skippedSessionsStayInTheDenominator()
    {
        Frame frame = plainFrame(10);
        LabelColumns labels = testsupport::noLabels(10);
        const Bitmap all(10, true);
        // Five drawn with π = ½: two good, one bad, one can't tell, one skipped.
        const DesignedDraw draw{DrawId(1), all, {}, {0, 2, 4, 6, 8}, std::vector<double>(5, 0.5)};
        for (const population::Row row : {0U, 2U, 4U, 6U})
            labels.labeled.set(row);
        labels.values[0] = labels.values[2] = 1;
        labels.values[4] = 0;
        labels.skipped.set(8);
        const auto e = estimate::estimateQuality(frame, labels, all, {draw});
        const auto* hajek = e.of(Method::Hajek);
        QVERIFY(std::abs(hajek->value - 2.0 / 3) < 1e-12);
        QCOMPARE(hajek->n, 3);
        QCOMPARE(e.cantTell, 1);
        QCOMPARE(e.skips.skipped, 1);
        QVERIFY(e.skips.low < hajek->value && e.skips.high > hajek->value);
        // The known: each of the five stands for 2 sessions, can't tell aside.
        QVERIFY(std::abs(e.skips.low - 4.0 / 8) < 1e-12);
        QVERIFY(std::abs(e.skips.high - 6.0 / 8) < 1e-12);
        QVERIFY(hajek->status == estimate::Status::Caution);
    }
    void everythingLabelledIsExact()
    {
        Frame frame = plainFrame(6);
        LabelColumns labels = testsupport::noLabels(6);
        const Bitmap all(6, true);
        const DesignedDraw draw{DrawId(1), all, {}, {0, 1, 2, 3, 4, 5}, std::vector<double>(6, 1.0)};
        for (population::Row row = 0; row < 6; ++row) {
            labels.labeled.set(row);
            labels.values[row] = row < 3 ? 1.0F : 0.0F;
        }
        const auto e = estimate::estimateQuality(frame, labels, all, {draw});
        const auto* hajek = e.of(Method::Hajek);
        QVERIFY(std::abs(hajek->value - 0.5) < 1e-12);
        QVERIFY(hajek->census);
        QCOMPARE(hajek->interval.low, hajek->value);
        QCOMPARE(hajek->interval.high, hajek->value);
        QCOMPARE(hajek->effectiveN, 6.0);
        QVERIFY(hajek->status == estimate::Status::Ok);
    }
    void allGoodIsNotCertain()
    {
        static const World world = demoWorld(1000, 1);
        World good = world;
        good.truth.assign(good.truth.size(), 1.0F);
        LabelColumns labels = testsupport::noLabels(good.frame.size());
        const Bitmap all(good.frame.size(), true);
        queue::DrawPolicy policy;
        policy.size = 50;
        const auto draw = queue::makeDraw(good.frame, labels, all, queue::uncertaintyFromScores(good.frame), policy);
        answer(labels, *draw, good);
        const auto e
            = estimate::estimateQuality(good.frame, labels, all, {designed(*draw, DrawId(1), labels.values.size())});
        const auto* hajek = e.of(Method::Hajek);
        QCOMPARE(hajek->value, 1.0);
        QVERIFY(hajek->interval.low < 0.97 && hajek->interval.low > 0.85);
        QCOMPARE(hajek->interval.high, 1.0);
    }
    void refusalsSayWhy()
    {
        Frame frame = plainFrame(5);
        LabelColumns labels = testsupport::noLabels(5);
        const Bitmap all(5, true);
        auto e = estimate::estimateQuality(frame, labels, all, {});
        for (const auto& one : e.estimates)
            QVERIFY(one.status == estimate::Status::Refused && !one.reason.empty());
        QVERIFY(e.of(Method::Hajek)->reason.find("no draw has been made yet") != std::string::npos);
        labels.labeled.set(1); // by hand: no probability, no estimate
        labels.values[1] = 1;
        e = estimate::estimateQuality(frame, labels, all, {});
        QVERIFY(e.of(Method::Hajek)->status == estimate::Status::Refused);
        QVERIFY(e.of(Method::Hajek)->reason.find("not drawn with a known probability") != std::string::npos);
        QVERIFY(e.of(Method::LabelMean)->status == estimate::Status::Caution);
        const std::string json = estimate::estimatesToJson(e, 0);
        QVERIFY(json.find("\"method\":\"hajek\",\"value\":null,\"low\":null,\"high\":null") != std::string::npos);
        QVERIFY(json.find("\"schema\":1") != std::string::npos);
    }
    void sessionsLoadedAfterTheDrawAreSaid()
    {
        Frame frame = plainFrame(100);
        LabelColumns labels = testsupport::noLabels(100);
        DesignedDraw draw{DrawId(1), Bitmap(100), {}, {}, {}};
        for (population::Row row = 0; row < 80; ++row) {
            draw.frame.set(row);
            if (row % 2 == 0) {
                draw.items.push_back(row);
                draw.probabilities.push_back(0.5);
                labels.labeled.set(row);
                labels.values[row] = row % 4 == 0 ? 1.0F : 0.0F;
            }
        }
        const auto e = estimate::estimateQuality(frame, labels, Bitmap(100, true), {draw});
        const auto* hajek = e.of(Method::Hajek);
        QVERIFY(hajek->status == estimate::Status::Caution);
        QVERIFY(hajek->reason.find("80 %") != std::string::npos);
        // Asked about the drawn part alone, it speaks for all of it.
        Bitmap part(100);
        for (std::size_t row = 0; row < 80; ++row)
            part.set(row);
        QVERIFY(
            estimate::estimateQuality(frame, labels, part, {draw}).of(Method::Hajek)->status == estimate::Status::Ok);
    }

private:
    static Frame plainFrame(int sessions)
    {
        testsupport::FrameBuilder builder;
        for (int i = 0; i < sessions; ++i) {
            session::Session s;
            s.id = "s-" + std::to_string(i);
            builder.add(s);
        }
        return builder.take();
    }
};

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
