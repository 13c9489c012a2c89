// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the numbers hold: coverage over many seeds on known truths, hand-computed cases, refusals.
#include "base/Rng.h"
#include "estimate/ByDesign.h"
#include "estimate/Estimate.h"
#include "estimate/Words.h"
#include "learn/CrossFit.h"
#include "learn/FrameFeatures.h"
#include "queue/Draw.h"
#include "support/TestSupport.h"
#include "support/Worlds.h"

#include <QTest>

#include <functional>

using namespace turnout;
using estimate::Method;
using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using queue::DesignedDraw;
using testsupport::airlineWorld;
using testsupport::answer;
using testsupport::demoWorld;
using testsupport::designed;
using testsupport::World;

namespace {

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

/// P(good) by row, from the labels there are.
using Predict = std::function<std::vector<float>(const LabelColumns&)>;

/// A model from elsewhere that tells the truth so often, moved by `off`; the same whatever is labelled.
Predict warm(const World& world, double right, float off = 0)
{
    Rng rng(77);
    std::vector<float> good;
    for (const float y : world.truth) {
        const bool says = (rng.uniform() < right) == (y >= 0.5F);
        good.push_back(std::clamp((says ? 0.55F : 0.1F) + 0.35F * static_cast<float>(rng.uniform()) + off, 0.0F, 1.0F));
    }
    return [good](const LabelColumns&) { return good; };
}

/// Learned from the labels themselves, cross-fitted, from the frame's columns; even odds before there are any.
Predict learned(const World& world)
{
    return [&world](const LabelColumns& labels) {
        const learn::FrameFeatures features(world.frame, false);
        std::vector<learn::FeatureRow> rows(world.frame.size());
        std::vector<learn::Example> examples;
        std::vector<population::Row> who;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            features.append(static_cast<population::Row>(row), rows[row]);
            if (labels.labeled.test(row)) {
                examples.push_back({&rows[row], static_cast<double>(labels.values[row]), row});
                who.push_back(static_cast<population::Row>(row));
            }
        }
        std::vector<float> good(rows.size(), 0.5F);
        if (examples.size() < 30)
            return good;
        const auto fitted = learn::crossFit(examples, 10, 1);
        const learn::Predictor predictor(*fitted, features.end());
        for (std::size_t row = 0; row < rows.size(); ++row)
            good[row] = static_cast<float>(predictor(rows[row]));
        for (std::size_t i = 0; i < who.size(); ++i)
            good[who[i]] = static_cast<float>(fitted->heldOut[i]);
        return good;
    };
}

struct Powered {
    double covers = 0; ///< share of seeds whose prediction-powered interval holds the truth
    double bias = 0;
    double noise = 0; ///< standard error of that bias
    double half = 0; ///< mean half-width
    double hajekHalf = 0; ///< of the Hájek estimate on the same labels
    double lambda = 0;
};

/// Whether the draws go by the model too: then they are sorted by it, and have most of what it can give already.
enum class DrawnBy { Nobody, Model };

/// Draws that go by the model of the labels so far, all answered; then the estimate with the model of all of them.
Powered powered(const World& world, queue::DrawPolicy policy, int draws, int seeds, const Predict& predict,
    DrawnBy by = DrawnBy::Model)
{
    const Bitmap all(world.frame.size(), true);
    Powered result;
    double squares = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        LabelColumns labels = testsupport::noLabels(world.frame.size());
        std::vector<DesignedDraw> made;
        for (int b = 0; b < draws; ++b) {
            policy.seed = static_cast<std::uint64_t>(seed * 100 + b);
            const auto doubts = by == DrawnBy::Model
                ? queue::uncertaintyFromModel(world.frame, predict(labels), queue::Goal::Estimate)
                : queue::noUncertainty(world.frame);
            const auto draw = queue::makeDraw(world.frame, labels, all, doubts, policy);
            if (!draw)
                return {};
            made.push_back(designed(*draw, DrawId(b + 1), labels.values.size()));
            answer(labels, *draw, world);
        }
        const auto with = estimate::estimateByDesign(world.frame, labels, all, made, predict(labels));
        const auto without = estimate::estimateByDesign(world.frame, labels, all, made);
        const double error = with.value - world.quality;
        result.covers += world.quality >= with.interval.low && world.quality <= with.interval.high ? 1.0 / seeds : 0;
        result.bias += error / seeds;
        squares += error * error;
        result.half += (with.interval.high - with.interval.low) / 2 / seeds;
        result.hajekHalf += (without.interval.high - without.interval.low) / 2 / seeds;
        result.lambda += with.lambda / seeds;
    }
    result.noise = std::sqrt(squares / seeds / seeds);
    return result;
}

void report(const char* what, const Powered& p)
{
    qInfo("%s: covers %.1f %%, bias %+.4f ± %.4f, half-width %.4f (Hájek %.4f), λ %.2f", what, p.covers * 100, p.bias,
        1.96 * p.noise, p.half, p.hajekHalf, p.lambda);
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
    void theModelNarrowsAndDoesNotBend_data()
    {
        QTest::addColumn<double>("right");
        QTest::addColumn<float>("off");
        QTest::addColumn<int>("draws");
        QTest::addColumn<bool>("byModel");
        QTest::newRow("a good model, a draw without it") << 0.85 << 0.0F << 1 << false;
        QTest::newRow("a good model, one draw by it") << 0.85 << 0.0F << 1 << true;
        QTest::newRow("a good model, three draws by it") << 0.85 << 0.0F << 3 << true;
        QTest::newRow("quality has moved since it was made") << 0.8 << 0.25F << 1 << true;
        QTest::newRow("a model that knows nothing") << 0.5 << 0.0F << 1 << false;
    }
    void theModelNarrowsAndDoesNotBend()
    {
        QFETCH(double, right);
        QFETCH(float, off);
        QFETCH(int, draws);
        static const World world = demoWorld(4000, 6);
        queue::DrawPolicy policy;
        policy.size = 240 / draws;
        QFETCH(bool, byModel);
        const Powered p
            = powered(world, policy, draws, 300, warm(world, right, off), byModel ? DrawnBy::Model : DrawnBy::Nobody);
        report(QTest::currentDataTag(), p);
        QVERIFY2(p.covers >= 0.92 && p.covers <= 0.98, qPrintable(QString::number(p.covers)));
        QVERIFY2(std::abs(p.bias) < 3 * p.noise + 1e-3, qPrintable(QString::number(p.bias)));
        QVERIFY2(p.half < p.hajekHalf * 1.01, "never wider than without the model");
        QVERIFY(right > 0.5 || p.lambda < 0.1);
        if (right > 0.5 && !byModel)
            QVERIFY2(p.half < p.hajekHalf * 0.85, qPrintable(QString::number(p.half / p.hajekHalf)));
    }
    void aModelOfTheSameLabelsCovers_data()
    {
        QTest::addColumn<int>("draws");
        QTest::newRow("cold start, one draw") << 1;
        QTest::newRow("the second draw goes by the first one's model") << 2;
    }
    void aModelOfTheSameLabelsCovers()
    {
        QFETCH(int, draws);
        static const World world = demoWorld(2000, 6);
        queue::DrawPolicy policy;
        policy.size = 200 / draws;
        policy.auditShare = 0.5;
        const Powered p = powered(world, policy, draws, 200, learned(world));
        report(QTest::currentDataTag(), p);
        QVERIFY2(p.covers >= 0.91 && p.covers <= 0.985, qPrintable(QString::number(p.covers)));
        QVERIFY2(std::abs(p.bias) < 3 * p.noise + 1e-3, qPrintable(QString::number(p.bias)));
        QVERIFY2(p.half < p.hajekHalf * 1.02, qPrintable(QString::number(p.half / p.hajekHalf)));
    }
    void theDifferenceEstimatorByHand()
    {
        const Frame frame = plainFrame(400);
        LabelColumns labels = testsupport::noLabels(400);
        const Bitmap all(400, true);
        std::vector<float> f(400);
        DesignedDraw draw{DrawId(1), all, {}, {}, {}};
        for (population::Row row = 0; row < 400; ++row) {
            f[row] = row % 3 == 0 ? 0.9F : 0.3F;
            if (row % 5 != 0)
                continue;
            draw.items.push_back(row);
            draw.probabilities.push_back(row < 200 ? 0.2 : 0.4);
            labels.labeled.set(row);
            labels.values[row] = row % 3 == 0 || row % 20 == 0 ? 1.0F : 0.0F;
        }
        double w = 0;
        double wy = 0;
        double wf = 0;
        for (std::size_t i = 0; i < draw.items.size(); ++i) {
            w += 1 / draw.probabilities[i];
            wy += static_cast<double>(labels.values[draw.items[i]]) / draw.probabilities[i];
            wf += static_cast<double>(f[draw.items[i]]) / draw.probabilities[i];
        }
        double top = 0;
        double bottom = 0;
        double mean = 0;
        for (std::size_t i = 0; i < draw.items.size(); ++i) {
            const double p = draw.probabilities[i];
            const double v = (1 - p) / (p * p);
            const double df = static_cast<double>(f[draw.items[i]]) - wf / w;
            top += v * df * (static_cast<double>(labels.values[draw.items[i]]) - wy / w);
            bottom += v * df * df;
        }
        for (const float one : f)
            mean += static_cast<double>(one) / 400;
        const double lambda = std::min(1.0, top / bottom);
        const auto e = estimate::estimateByDesign(frame, labels, all, {draw}, f);
        QVERIFY(std::abs(e.lambda - lambda) < 1e-9);
        QVERIFY(std::abs(e.value - (wy / w + lambda * (mean - wf / w))) < 1e-9);
        // Without a model, and with one that says the same of everybody, it is Hájek's ratio.
        QVERIFY(std::abs(estimate::estimateByDesign(frame, labels, all, {draw}).value - wy / w) < 1e-12);
        const std::vector<float> flat(400, 0.7F);
        QVERIFY(std::abs(estimate::estimateByDesign(frame, labels, all, {draw}, flat).value - wy / w) < 1e-12);
        // Shown beside it, or refused with the reason.
        auto shown = estimate::estimateQuality(frame, labels, all, {draw});
        estimate::addPredictionPowered(shown, frame, labels, all, {draw}, f, {});
        QVERIFY(shown.of(Method::PredictionPowered)->reason.find("predictions count") != std::string::npos);
        // The headline is the better of the two, as everywhere.
        const std::string headline
            = "drawn labels say " + estimate::percent(estimate::bestByDesign(shown)->value) + " [";
        QCOMPARE(estimate::bestByDesign(shown), shown.of(Method::PredictionPowered));
        QVERIFY(estimate::estimateSentence(shown).find(headline) != std::string::npos);
        shown.estimates.pop_back();
        estimate::addPredictionPowered(shown, frame, labels, all, {draw}, {}, "too few labels");
        QVERIFY(shown.of(Method::PredictionPowered)->status == estimate::Status::Refused);
        QCOMPARE(shown.of(Method::PredictionPowered)->reason, std::string("too few labels"));
    }
    void theHeadlineSaysNoMoreThanTheLabels()
    {
        estimate::Estimates e;
        e.covered = 1;
        const auto add = [&](Method method, double value, stats::Interval interval, std::int64_t n) {
            estimate::Estimate one;
            one.method = method;
            one.status = estimate::Status::Ok;
            one.value = value;
            one.interval = interval;
            one.n = n;
            e.estimates.push_back(one);
        };
        add(Method::RatingShare, 0.41, {0.29, 0.53}, 59);
        add(Method::Hajek, 0.78, {0.72, 0.83}, 200);
        QCOMPARE(estimate::estimateSentence(e),
            std::string("Thumbs say 41 %. 200 drawn labels say 78 % [72 %, 83 %] for everyone: the thumbs are 37 "
                        "points too low."));
        // Three labels do not know how far.
        e.estimates.pop_back();
        add(Method::Hajek, 1, {0.44, 1}, 3);
        QCOMPARE(estimate::estimateSentence(e),
            std::string("Thumbs say 41 %. 3 drawn labels say 100 % [44 %, 100 %] for everyone: the thumbs are too "
                        "low, by at least 2 points."));
        // Nor do as few ratings: 44 % is above 41 %, but not beyond what chance does to both.
        e.estimates.front().interval = {0.2, 0.65};
        QVERIFY(estimate::estimateSentence(e).find("no sign here that the thumbs are off") != std::string::npos);
        e.estimates.front().value = 0.6;
        QVERIFY(estimate::estimateSentence(e).find("no sign here that the thumbs are off") != std::string::npos);
    }
    void fewLabelsDoNotListenToTheModel()
    {
        const Frame frame = plainFrame(100);
        LabelColumns labels = testsupport::noLabels(100);
        const Bitmap all(100, true);
        std::vector<float> f(100);
        DesignedDraw draw{DrawId(1), all, {}, {}, {}};
        for (population::Row row = 0; row < 100; ++row) {
            f[row] = row % 2 == 0 ? 1.0F : 0.0F;
            if (row >= 29)
                continue;
            draw.items.push_back(row);
            draw.probabilities.push_back(0.29);
            labels.labeled.set(row);
            labels.values[row] = f[row];
        }
        QCOMPARE(estimate::estimateByDesign(frame, labels, all, {draw}, f).lambda, 0.0);
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
