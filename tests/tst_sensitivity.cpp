// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a conclusion from ratings hangs on, and quality part by part: known answers, worlds whose truth is known, and
// what is said where nothing can be.
#include "estimate/BySegment.h"
#include "estimate/Corrections.h"
#include "estimate/Sensitivity.h"
#include "stats/Shrinkage.h"
#include "support/RatedProduct.h"
#include "support/TestSupport.h"
#include "workbench/SidesQuality.h"

#include <QTest>

#include <cmath>

using namespace turnout;
using estimate::Conclusion;
using estimate::QualityBySegment;
using estimate::Sensitivity;
using estimate::ValueQuality;
using population::Bitmap;
using testsupport::RatedProduct;

namespace {

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

Sensitivity sensitivity(const RatedProduct& product, double target)
{
    const Bitmap all(product.frame.size(), true);
    return estimate::sensitivityOf(product.frame, product.labels, all, product.draws, product.report(), target);
}

QualityBySegment parts(const RatedProduct& product)
{
    const Bitmap all(product.frame.size(), true);
    return estimate::qualityBySegment(product.frame, product.labels,
        estimate::groupsOf(product.frame, product.labels, all, product.draws), product.draws,
        estimate::estimateByDesign(product.frame, product.labels, all, product.draws));
}

const ValueQuality& valueOf(const QualityBySegment& all, const std::string& segment, const std::string& value)
{
    for (const auto& one : all.segments)
        for (const auto& v : one.values)
            if (one.segment == segment && v.value == value)
                return v;
    qFatal("no %s=%s", segment.c_str(), value.c_str());
}

} // namespace

class TestSensitivity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers()
    {
        // extra.txt X4: from m = .30 quality is .80 at κ = 9.333333
        QVERIFY(near(stats::tippingPoint(0.3, 0.8), 9.333333));
        QVERIFY(near(stats::qualityThrough(0.3, stats::tippingPoint(0.3, 0.8)), 0.8));
        // intervals_compare.txt E1, VanderWeele & Ding 2017: the ratio and the nearer end of its interval
        for (const auto& [rr, e] :
            {std::pair{3.9, 7.2630}, {1.8, 3.0}, {0.8, 1.8090}, {0.91, 1.4286}, {10.73, 20.9478}, {8.02, 15.5234}})
            QVERIFY2(near(stats::eValue(rr), e, 1e-4), qPrintable(QString::number(stats::eValue(rr))));
        QCOMPARE(stats::eValue(1), 1.0);
        QVERIFY(std::isinf(stats::tippingPoint(0, 0.8)) && std::isinf(stats::eValue(stats::tippingPoint(0, 0.8))));
        QCOMPARE(stats::tippingPoint(1, 0.8), 0.0);
    }
    void discoveriesOfTheThrombolysisTrial()
    {
        // intervals_compare.txt M1, Benjamini & Hochberg 1995: of fifteen the first four
        const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
            0.4262, 0.5719, 0.6528, 0.7590, 1.0};
        const auto taken = stats::discoveries(p, 0.05);
        for (std::size_t i = 0; i < p.size(); ++i)
            QVERIFY(taken[i] == (i < 4));
        QVERIFY(stats::discoveries({}, 0.05).empty());
        QVERIFY(near(stats::twoSidedP(1.959963985), 0.05));
    }
    void ratesOfGoodAndBadSessions()
    {
        // 2 % rated, 30 % of the thumbs up, 80 % good: .006 / .8 and .014 / .2
        const auto good = stats::ratingRate(0.02 * 0.3, 180, 0.8, 200);
        QVERIFY(near(good.value, 0.0075));
        const double error = std::sqrt(1.0 / 180 + 0.2 / (0.8 * 200));
        QVERIFY(near(good.interval.high / good.value, std::exp(1.959963985 * error)));
        QVERIFY(near(stats::ratingRate(0.02 * 0.7, 420, 0.2, 200).value, 0.07));
        QCOMPARE(stats::ratingRate(0.9, 100, 0.5, 100).value, 1.0);
        QCOMPARE(stats::ratingRate(0.1, 10, 0, 100).interval, (stats::Interval{0, 1}));
    }
    void theConclusionFallsWhereTheLabelsSaySo()
    {
        // 80 % are good and bad sessions are rated nine times as often: thumbs say about 31 %.
        RatedProduct product(30000, 9, 9, 5);
        product.label(400, 30000);
        const Sensitivity s = sensitivity(product, 0.6);
        QVERIFY(s.up < 0.4 && !s.reached);
        QVERIFY(near(s.tipping, (1 - s.up) / s.up * 0.6 / 0.4));
        QCOMPARE(s.conclusion, Conclusion::Falls);
        QVERIFY(s.bounds.low <= s.likelyBounds.low && s.likelyBounds.high <= s.bounds.high);
        QCOMPARE(s.curve.size(), std::size_t(49));
        QVERIFY(near(s.curve[24].quality, s.up) && near(s.curve.back().kappa, 30));
        // 3 % of good sessions are rated and 27 % of bad ones.
        for (const auto* rate : {&s.goodByThumbs, &s.goodByLabels})
            QVERIFY(std::abs(rate->value - 0.03) < 0.02);
        for (const auto* rate : {&s.badByThumbs, &s.badByLabels})
            QVERIFY(std::abs(rate->value - 0.27) < 0.12);
        const std::string said = estimate::sensitivitySentence(s);
        QVERIFY2(said.find("bad sessions were rated") != std::string::npos, said.c_str());
        QVERIFY2(said.find("does not stand") != std::string::npos, said.c_str());
        // A bar over what everyone got: thumbs are right to be under it.
        QCOMPARE(sensitivity(product, 0.97).conclusion, Conclusion::Stands);
        // A bar where the truth is: the labels cannot tell.
        const Sensitivity open = sensitivity(product, 0.8);
        QCOMPARE(open.conclusion, Conclusion::Open);
        QVERIFY(estimate::sensitivitySentence(open).find("Label more") != std::string::npos);
        // Labels that know quality settle it, however few the ratings are that κ rests on as well.
        RatedProduct known(30000, 9, 9, 5);
        known.label(9000, 30000);
        const Sensitivity settled = sensitivity(known, 0.78);
        QVERIFY(settled.channel->interval.low < settled.tipping);
        QCOMPARE(settled.conclusion, Conclusion::Falls);
    }
    void whichSideIsBetterByTheLabels()
    {
        workbench::Side api{"api", {}, {}};
        api.filter.segments = {{"surface", {"api"}}};
        workbench::Side web{"web", {}, {}};
        web.filter.segments = {{"surface", {"web"}}};
        const auto compared
            = [](const RatedProduct& product, const workbench::Side& one, const workbench::Side& other) {
                  workbench::Snapshot snapshot;
                  snapshot.frame = std::make_shared<const population::Frame>(product.frame);
                  snapshot.labels = product.labels;
                  snapshot.draws = std::make_shared<const std::vector<queue::DesignedDraw>>(product.draws);
                  return workbench::sidesQuality(snapshot, one, other, {});
              };
        // Both are 80 % good: the interval of their difference holds 0 in 19 of 20.
        constexpr int kSeeds = 200;
        int holds = 0;
        for (int seed = 0; seed < kSeeds; ++seed) {
            RatedProduct product(3000, 6, 6, static_cast<std::uint64_t>(seed));
            product.label(200, 3000, static_cast<std::uint64_t>(seed));
            const auto q = compared(product, api, web);
            QVERIFY(q.apart);
            double truth = 0;
            for (std::size_t row = 0; row < product.truth.size(); ++row)
                truth += static_cast<double>(product.truth[row]) * (row % 3 == 0 ? 1.0 / 1000 : -1.0 / 2000);
            holds += q.interval.low <= truth && truth <= q.interval.high ? 1 : 0;
        }
        qInfo("differences of two sides covered %.1f %%", 100.0 * holds / kSeeds);
        QVERIFY(holds >= kSeeds * 0.91);
        RatedProduct product(3000, 6, 6, 1);
        QCOMPARE(workbench::sidesQualitySentence(compared(product, api, web)), std::string());
        product.label(400, 3000);
        const auto alike = workbench::sidesQualitySentence(compared(product, api, web));
        QVERIFY2(alike.find("cannot tell them apart") != std::string::npos, alike.c_str());
        // One side is a part of the other: no interval.
        const auto part = compared(product, api, {"everything", {}, {}});
        QVERIFY(!part.apart && part.sides[1].usable);
        QVERIFY(workbench::sidesQualitySentence(part).find("They share sessions") != std::string::npos);
        QCOMPARE(workbench::sidesQualitySentence(compared(product, {"draw 1", {}, DrawId(1)}, web)), std::string());
        RatedProduct half(3000, 6, 6, 1);
        half.label(200, 1500); // drawn from the first half
        const auto covered = workbench::sidesQualitySentence(compared(half, api, web));
        QVERIFY2(
            covered.find("of the 50 % of api that were drawn from are good") != std::string::npos, covered.c_str());
        workbench::Side labeled{"labeled", {}, {}};
        labeled.filter.population = population::Population::Labeled;
        QCOMPARE(workbench::sidesQualitySentence(compared(product, labeled, web)), std::string());
        for (std::size_t row = 0; row < product.frame.size(); row += 3)
            if (product.labels.labeled.test(row) && row % 2 == 0)
                product.labels.values[row] = 0; // half of api is bad
        const auto worse = compared(product, api, web);
        QVERIFY(worse.interval.high < 0 && near(worse.difference, worse.sides[0].value - worse.sides[1].value));
        const auto said = workbench::sidesQualitySentence(worse);
        QVERIFY2(said.find("By the labels ") == 0 && said.find(" points apart [") != std::string::npos, said.c_str());
    }
    void happyRatersTheOtherWayRound()
    {
        // Good sessions are rated five times as often: thumbs say 95 %.
        RatedProduct product(30000, 0.2, 0.2, 5);
        product.label(400, 30000);
        const Sensitivity s = sensitivity(product, 0.9);
        QVERIFY(s.reached && s.tipping < 1);
        QCOMPARE(s.conclusion, Conclusion::Falls);
        const std::string said = estimate::sensitivitySentence(s);
        QVERIFY2(said.find("good sessions were rated") != std::string::npos, said.c_str());
        QVERIFY2(said.find("under 90 %") != std::string::npos, said.c_str());
    }
    void ratesHoldOverSeeds()
    {
        constexpr int kSeeds = 200;
        int byThumbs = 0;
        int byLabels = 0;
        for (int seed = 0; seed < kSeeds; ++seed) {
            RatedProduct product(6000, 6, 6, static_cast<std::uint64_t>(seed));
            product.label(300, 6000, static_cast<std::uint64_t>(seed));
            const Sensitivity s = sensitivity(product, 0.6);
            const auto holds = [](const stats::Rate& rate, double truth) {
                return rate.interval.low <= truth && truth <= rate.interval.high ? 1 : 0;
            };
            byThumbs += holds(s.goodByThumbs, 0.03) + holds(s.badByThumbs, 0.18);
            byLabels += holds(s.goodByLabels, 0.03) + holds(s.badByLabels, 0.18);
        }
        qInfo("rates by thumbs covered %.1f %%, by labels alone %.1f %%", 50.0 * byThumbs / kSeeds,
            50.0 * byLabels / kSeeds);
        QVERIFY(byThumbs >= 2 * 0.92 * kSeeds);
        QVERIFY(byLabels >= 2 * 0.92 * kSeeds);
    }
    void whatCannotBeSaidIsSaid()
    {
        RatedProduct unlabeled(3000, 6, 6, 1);
        const Sensitivity early = sensitivity(unlabeled, 0.8);
        QCOMPARE(early.conclusion, Conclusion::NotChecked);
        QVERIFY(!early.channel && std::isfinite(early.tipping));
        QVERIFY2(estimate::sensitivitySentence(early).find("no draw has been made yet") != std::string::npos,
            estimate::sensitivitySentence(early).c_str());
        RatedProduct unrated(3000, 6, 6, 1);
        unrated.frame.rated = Bitmap(unrated.frame.size());
        QCOMPARE(sensitivity(unrated, 0.8).refused, std::string("no session here has a user rating"));
        RatedProduct weightless(3000, 6, 6, 1);
        weightless.frame.weights.assign(weightless.frame.size(), 0);
        QVERIFY(sensitivity(weightless, 0.8).refused.find("add up to nothing") != std::string::npos);
        // So many are rated that a bar cannot be reached, whoever they are.
        RatedProduct many(3000, 1, 1, 1);
        many.frame.rated = Bitmap(many.frame.size(), true);
        many.frame.rated.set(0, false);
        many.frame.ratings.assign(many.frame.size(), 0);
        for (std::size_t row = 0; row < many.frame.size(); row += 4)
            many.frame.ratings[row] = 1;
        QVERIFY(std::isinf(sensitivity(many, 0.8).tipping));
        QVERIFY2(estimate::sensitivitySentence(sensitivity(many, 0.8)).find("So many are rated that no way of rating")
                != std::string::npos,
            estimate::sensitivitySentence(sensitivity(many, 0.8)).c_str());
        many.frame.rated.set(0);
        QVERIFY(sensitivity(many, 0.8).refused.find("every session here is rated") == 0);
        // All of one mind: there is no way of rating that makes it another.
        RatedProduct happy(3000, 6, 6, 1);
        happy.frame.rated.forEach([&](std::size_t row) { happy.frame.ratings[row] = 1; });
        QVERIFY(estimate::sensitivitySentence(sensitivity(happy, 0.8)).find("Not one is down") != std::string::npos);
        happy.frame.rated.forEach([&](std::size_t row) { happy.frame.ratings[row] = 0; });
        QVERIFY(estimate::sensitivitySentence(sensitivity(happy, 0.8)).find("Not one is up") != std::string::npos);
    }

    // ---- part by part --------------------------------------------------------------------------------------------
    void partsAreWhatAFilterSays()
    {
        RatedProduct product(9000, 6, 6, 3);
        product.label(300, 9000);
        const auto all = parts(product);
        Bitmap api(product.frame.size());
        const auto& column = product.frame.segments.front();
        for (std::size_t row = 0; row < product.frame.size(); ++row)
            api.set(row, column.values[column.codes[row]] == "api");
        const auto filtered = estimate::estimateByDesign(product.frame, product.labels, api, product.draws);
        const ValueQuality& value = valueOf(all, "surface", "api");
        QVERIFY(near(value.quality, filtered.value, 1e-12));
        QVERIFY(near(value.interval.low, filtered.interval.low, 1e-12));
        QCOMPARE(value.labels, filtered.n);
        QCOMPARE(value.sessions, static_cast<std::int64_t>(api.count()));
        // Months are parts as well, and the last ones.
        QVERIFY(all.segments.back().month);
        QCOMPARE(all.segments.back().values.size(), std::size_t(3));
    }
    void aWorsePartStandsOutAndLikeOnesDoNot()
    {
        RatedProduct product(12000, 6, 6, 3);
        // One version is much worse; forty topics are all alike.
        population::SegmentColumn model{"model", {"", "v1", "v2"}, {}};
        population::SegmentColumn topic{"topic", {""}, {}};
        for (int i = 0; i < 40; ++i)
            topic.values.push_back("t" + std::to_string(i));
        Rng rng(9);
        for (std::size_t row = 0; row < product.frame.size(); ++row) {
            model.codes.push_back(row % 4 == 0 ? 2 : 1);
            topic.codes.push_back(static_cast<std::uint32_t>(rng.uniform() * 40) + 1);
            if (row % 4 == 0)
                product.truth[row] = rng.uniform() < 0.5 ? 1.0F : 0.0F;
        }
        product.frame.segments.push_back(std::move(topic));
        product.frame.segments.push_back(std::move(model));
        product.label(600, 12000);
        const auto all = parts(product);
        QCOMPARE(all.segments.front().segment, std::string("model")); // the first thing to look at
        QVERIFY(valueOf(all, "model", "v2").differs);
        int marked = 0;
        double apart = 0;
        double pooledApart = 0;
        for (const auto& segment : all.segments)
            if (segment.segment == "topic")
                for (const ValueQuality& value : segment.values) {
                    marked += value.differs ? 1 : 0;
                    apart += std::abs(value.quality - 0.725);
                    pooledApart += std::abs(value.pooled - 0.725);
                    QVERIFY(value.pooledInterval.high - value.pooledInterval.low
                        < value.interval.high - value.interval.low);
                }
        QVERIFY2(marked <= 1, "of forty that are alike"); // by chance, as is said
        QVERIFY2(pooledApart < apart / 2, "like parts are pulled together");
        QVERIFY(all.compared >= 45);
        const std::string said = estimate::bySegmentSentence(all);
        QVERIFY2(
            said.find("model v2") != std::string::npos && said.find("Benjamini") != std::string::npos, said.c_str());
    }
    void aPartWithoutLabelsIsTakenFromTheOthers()
    {
        RatedProduct product(3000, 6, 6, 3);
        product.label(200, 3000);
        population::SegmentColumn plan{"plan", {"", "a", "b", "rare"}, {}};
        for (std::size_t row = 0; row < product.frame.size(); ++row)
            plan.codes.push_back(row % 2 == 0 ? 1 : 2);
        std::size_t unlabeled = 0;
        while (product.labels.labeled.test(unlabeled))
            ++unlabeled;
        plan.codes[unlabeled] = 3;
        product.frame.segments.push_back(std::move(plan));
        const auto all = parts(product);
        const ValueQuality& rare = valueOf(all, "plan", "rare");
        QCOMPARE(rare.labels, 0);
        QCOMPARE(rare.own, 0.0);
        QVERIFY(!rare.differs);
        QVERIFY(std::abs(rare.pooled - 0.8) < 0.1);
        QVERIFY(rare.pooledInterval.low < rare.pooled && rare.pooled < rare.pooledInterval.high);
    }
    void aThousandValuesAreLeftOutAndSaid()
    {
        RatedProduct product(3000, 6, 6, 3);
        product.label(200, 3000);
        population::SegmentColumn user{"user", {""}, {}};
        for (std::size_t row = 0; row < product.frame.size(); ++row) {
            if (row < 1000)
                user.values.push_back("u" + std::to_string(row));
            user.codes.push_back(static_cast<std::uint32_t>(row % 1000 + 1));
        }
        product.frame.segments.push_back(std::move(user));
        const auto all = parts(product);
        QCOMPARE(all.leftOut, std::vector<std::string>{"user"});
        const RatedProduct nobody(3000, 6, 6, 3);
        QVERIFY(estimate::bySegmentSentence(parts(nobody)).find("there is no part to look at") != std::string::npos);
    }
    void stepsGoFromNaiveToLabels()
    {
        RatedProduct product(9000, 6, 6, 3);
        product.label(300, 9000);
        const Bitmap all(product.frame.size(), true);
        auto estimates = estimate::estimateQuality(product.frame, product.labels, all, product.draws);
        QVERIFY(estimate::addCorrections(estimates, product.frame, all, {}).ok());
        const auto steps = estimate::correctionSteps(estimates);
        QCOMPARE(steps.front().method, estimate::Method::RatingShare);
        QCOMPARE(steps.front().from, steps.front().to);
        QCOMPARE(steps.back().method, estimate::Method::Hajek);
        for (std::size_t i = 1; i < steps.size(); ++i)
            QCOMPARE(steps[i].from, steps[i - 1].to);
        product.frame.rated = Bitmap(product.frame.size());
        auto unrated = estimate::estimateQuality(product.frame, product.labels, all, product.draws);
        QVERIFY(estimate::correctionSteps(unrated).empty());
    }
};

QTEST_GUILESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
