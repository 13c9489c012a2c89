// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"
#include "queue/Coverage.h"
#include "queue/Draw.h"
#include "queue/DrawPolicy.h"
#include "queue/Uncertainty.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>

using namespace turnout;
using namespace turnout::population;
using namespace turnout::queue;
using namespace Qt::StringLiterals;
using testsupport::addSegment;
using testsupport::addSignal;
using testsupport::madeFrame;
using testsupport::noLabels;
using testsupport::rate;

namespace {

/// Sessions of three languages (one of 2 %), two plans, with weights, a score on most and some struggles: everything a
/// draw looks at, made from the project's own random numbers so that it is the same everywhere.
Frame busyFrame(std::size_t size)
{
    Frame frame = madeFrame(size);
    Rng rng(42);
    std::vector<std::string> languages;
    std::vector<std::string> plans;
    std::vector<float> scores;
    std::vector<std::uint8_t> retries;
    for (std::size_t i = 0; i < size; ++i) {
        languages.emplace_back(i % 50 == 7 ? "ja" : i % 3 == 0 ? "de" : "en");
        plans.emplace_back(rng.below(4) == 0 ? "pro" : "free");
        scores.push_back(rng.below(10) == 0 ? NAN : static_cast<float>(rng.below(101)) / 100.0F);
        retries.push_back(static_cast<std::uint8_t>(rng.below(8) == 0 ? 2 : 0));
        frame.weights[i] = 1 + static_cast<double>(i % 3) / 2;
        if (rng.below(5) == 0)
            rate(frame, i, rng.below(2) == 0 ? 1.0F : 0.0F);
    }
    frame.weighted = true;
    addSegment(frame, "language", languages);
    addSegment(frame, "plan", plans);
    addSignal(frame, "retry", retries);
    frame.scores.push_back({"judge", scores});
    return frame;
}

DrawPolicy policyOf(std::int64_t size, std::uint64_t seed = 1)
{
    DrawPolicy policy;
    policy.size = size;
    policy.seed = seed;
    return policy;
}

Result<Draw> draw(const Frame& frame, const LabelColumns& labels, const DrawPolicy& policy)
{
    return makeDraw(frame, labels, Bitmap(frame.size(), true), uncertaintyFromScores(frame), policy);
}

std::vector<Row> rowsOf(const Draw& draw)
{
    std::vector<Row> rows;
    for (const DrawItem& item : draw.items)
        rows.push_back(item.row);
    return rows;
}

std::vector<double> probabilitiesByRow(const Draw& draw, std::size_t size)
{
    std::vector<double> byRow(size, 0);
    for (std::size_t i = 0; i < draw.order.size(); ++i)
        byRow[draw.order[i]] = draw.probabilities[i];
    return byRow;
}

/// FNV-1a over rows in queue order, their arms, and their probabilities to the last bit.
std::uint64_t hashOf(const Draw& draw)
{
    std::uint64_t hash = 14695981039346656037U;
    const auto add = [&](std::uint64_t value) {
        for (int byte = 0; byte < 8; ++byte)
            hash = (hash ^ (value >> (8 * byte) & 0xFFU)) * 1099511628211U;
    };
    for (const DrawItem& item : draw.items) {
        add(item.row);
        add(static_cast<std::uint64_t>(item.arm));
        add(std::bit_cast<std::uint64_t>(item.probability));
    }
    return hash;
}

/// Everything that must hold of any draw; the first thing that does not, in words.
std::string whatIsWrong(const Draw& draw, const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    if (draw.order.size() != selection.count() || draw.probabilities.size() != draw.order.size())
        return "the frame's size";
    std::size_t drawable = 0;
    double sum = 0;
    std::vector<double> byRow(frame.size(), NAN);
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        const Row row = draw.order[i];
        const double p = draw.probabilities[i];
        const bool known = labels.labeled.test(row) || labels.waiting.test(row) || labels.skipped.test(row);
        if (!selection.test(row) || !std::isnan(byRow[row]))
            return "a row that does not belong, or twice";
        if (known != (p == Draw::kNotInPool))
            return "the pool";
        byRow[row] = p;
        if (known)
            continue;
        if (!(p >= 0 && p <= 1) || (p == 0) != (frame.weights[row] == 0))
            return "a probability";
        sum += p;
        drawable += p > 0 ? 1U : 0U;
    }
    const std::size_t size = std::min(static_cast<std::size_t>(draw.policy.size), drawable);
    if (draw.items.size() != size || std::abs(sum - static_cast<double>(size)) > 1e-7)
        return "the size";
    std::set<Row> seen;
    double largest = 0;
    for (const DrawItem& item : draw.items) {
        if (!seen.insert(item.row).second || item.probability != byRow[item.row])
            return "an item";
        if (item.audit < 0 || item.uncertain < 0 || item.coverage < 0
            || std::abs(item.audit + item.uncertain + item.coverage - item.probability) > 1e-12)
            return "the parts of an item";
        const double part = item.arm == Arm::Audit ? item.audit
            : item.arm == Arm::Uncertain           ? item.uncertain
                                                   : item.coverage;
        if (!(part > 0) || item.reason.empty())
            return "the arm of an item";
        const double weight = frame.weights[item.row] / item.probability;
        const double bound = draw.poolWeight / (draw.policy.auditShare * static_cast<double>(draw.policy.size));
        if (weight > std::max(bound, frame.weights[item.row]) * (1 + 1e-9))
            return "the bound of the weights";
        largest = std::max(largest, weight);
    }
    return std::abs(largest - draw.largestWeight) > 1e-9 ? "the largest weight" : std::string();
}

#define SOUND(drawn, frame, labels, selection)                                                                         \
    do {                                                                                                               \
        QVERIFY2((drawn).ok(), (drawn).ok() ? "" : (drawn).error().message().c_str());                                 \
        const std::string wrong_ = whatIsWrong(*(drawn), frame, labels, selection);                                    \
        QVERIFY2(wrong_.empty(), wrong_.c_str());                                                                      \
    } while (false)

} // namespace

class TestDraw : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void invariants_data();
    void invariants();
    void sameSeedSameDraw();
    void sameOnEveryMachine();
    void frequenciesAreTheProbabilities();
    void armsFollowTheirParts();
    void knownMixture();
    void auditAloneIsProportionalToWeight();
    void laterDrawLeavesOutWhatIsKnown();
    void frameIsTheSelection();
    void coverageFindsTheRare();
    void coverageStopsWhereNobodyIsBehind();
    void uncertainty();
    void reasons();
    void modelSaysWhereToLook();
    void goalsOfAModel();
    void oneScoreOrNobodySays();
    void weightsAreBounded();
    void balanceOfManyValues();
    void hostileFrames_data();
    void hostileFrames();
    void refusals_data();
    void refusals();
    void policyFromJson_data();
    void policyFromJson();
    void policySurvivesJson();
};

void TestDraw::invariants_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("audit");
    QTest::addColumn<double>("coverage");
    QTest::newRow("default") << 100 << 0.3 << 0.3;
    QTest::newRow("audit only") << 100 << 1.0 << 0.0;
    QTest::newRow("little audit") << 100 << 0.01 << 0.0;
    QTest::newRow("much coverage") << 100 << 0.05 << 0.95;
    QTest::newRow("one") << 1 << 0.3 << 0.3;
    QTest::newRow("nearly all") << 950 << 0.3 << 0.3;
    QTest::newRow("all") << 1000 << 0.3 << 0.3;
    QTest::newRow("more than there are") << 5000 << 0.3 << 0.3;
}

void TestDraw::invariants()
{
    QFETCH(int, size);
    QFETCH(double, audit);
    QFETCH(double, coverage);
    const Frame frame = busyFrame(1000);
    LabelColumns labels = noLabels(frame);
    DrawPolicy policy = policyOf(size, 3);
    policy.auditShare = audit;
    policy.coverageShare = coverage;
    for (int known = 0; known < 3; ++known) {
        const auto drawn = draw(frame, labels, policy);
        SOUND(drawn, frame, labels, Bitmap(frame.size(), true));
        for (std::size_t row = static_cast<std::size_t>(known); row < frame.size(); row += 11) {
            labels.labeled.set(row);
            labels.waiting.set((row + 3) % frame.size());
            labels.skipped.set((row + 5) % frame.size());
        }
        policy.seed += 1;
    }
}

void TestDraw::sameSeedSameDraw()
{
    const Frame frame = busyFrame(500);
    const LabelColumns labels = noLabels(frame);
    const auto first = draw(frame, labels, policyOf(50, 9));
    const auto again = draw(frame, labels, policyOf(50, 9));
    const auto other = draw(frame, labels, policyOf(50, 10));
    QVERIFY(first.ok() && again.ok() && other.ok());
    QCOMPARE(hashOf(*again), hashOf(*first));
    QVERIFY(again->order == first->order);
    QVERIFY(rowsOf(*other) != rowsOf(*first));
    // The probabilities belong to the policy, not to the seed.
    const auto a = probabilitiesByRow(*first, frame.size());
    const auto b = probabilitiesByRow(*other, frame.size());
    QVERIFY(a == b);
}

void TestDraw::sameOnEveryMachine()
{
    const Frame frame = busyFrame(500);
    const auto drawn = draw(frame, noLabels(frame), policyOf(40, 2026));
    QVERIFY(drawn.ok());
    // Written down once; another number means that this machine draws other sessions than the one it was made on.
    QCOMPARE(hashOf(*drawn), std::uint64_t{18392807752225745310U});
}

void TestDraw::frequenciesAreTheProbabilities()
{
    const Frame frame = busyFrame(120);
    const LabelColumns labels = noLabels(frame);
    constexpr int kSeeds = 4000;
    std::vector<int> times(frame.size(), 0);
    std::vector<double> probabilities;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        const auto drawn = draw(frame, labels, policyOf(12, seed));
        QVERIFY(drawn.ok());
        if (probabilities.empty())
            probabilities = probabilitiesByRow(*drawn, frame.size());
        for (const DrawItem& item : drawn->items)
            ++times[item.row];
    }
    double chiSquare = 0;
    for (std::size_t row = 0; row < frame.size(); ++row) {
        const double p = probabilities[row];
        const double deviation = std::sqrt(kSeeds * p * (1 - p));
        const double z = (times[row] - kSeeds * p) / deviation;
        // 120 rows: beyond 4.5 by chance once in a thousand runs; the seeds are fixed.
        QVERIFY2(std::abs(z) < 4.5, qPrintable(QString::number(row) + u": "_s + QString::number(z)));
        chiSquare += z * z;
    }
    // About 120 where the draw is what it says (fixed sizes make it a little less), far more where it is not.
    QVERIFY2(chiSquare < 190, qPrintable(QString::number(chiSquare)));
}

void TestDraw::armsFollowTheirParts()
{
    const Frame frame = busyFrame(200);
    const LabelColumns labels = noLabels(frame);
    std::array<double, 3> expected{};
    std::array<double, 3> seen{};
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const auto drawn = draw(frame, labels, policyOf(10, seed));
        QVERIFY(drawn.ok());
        for (const DrawItem& item : drawn->items) {
            expected[0] += item.audit / item.probability;
            expected[1] += item.uncertain / item.probability;
            expected[2] += item.coverage / item.probability;
            seen.at(static_cast<std::size_t>(item.arm)) += 1;
        }
    }
    for (std::size_t arm = 0; arm < 3; ++arm) // of 10,000, ±4 standard deviations
        QVERIFY2(std::abs(seen.at(arm) - expected.at(arm)) < 200, qPrintable(QString::number(seen.at(arm))));
    // And over all draws they are the policy's shares.
    QVERIFY(std::abs(seen[0] / 10000 - 0.3) < 0.02);
}

void TestDraw::knownMixture()
{
    // Ten sessions to draw four from. Sessions that weigh nothing are labelled so that segment 0 has all it wants and
    // 1 and 2 lack two each, which makes coverage ½ and ½; one more of segment 2 weighs nothing but is there.
    const std::vector<float> u{0.9F, 0.2F, 0.5F, 0.1F, 0.7F, 0.6F, 0.3F, 0.8F, 0.4F, 0.5F};
    const std::vector<double> expected{
        0.48, 0.2, 0.32, 0.16, 0.4, 0.36, 0.37333333333333335, 0.57333333333333336, 0.41333333333333333, 0.72};
    std::vector<std::string> values{"0", "0", "0", "0", "0", "0", "1", "1", "1", "2", "2"};
    values.insert(values.end(), 12, "0");
    values.insert(values.end(), 4, "1");
    Frame frame = madeFrame(values.size());
    addSegment(frame, "group", values);
    std::fill(frame.weights.begin() + 10, frame.weights.end(), 0.0);
    frame.weighted = true;
    LabelColumns labels = noLabels(frame);
    for (std::size_t row = 11; row < values.size(); ++row)
        labels.labeled.set(row);
    Uncertainty uncertainty;
    uncertainty.values = u;
    uncertainty.values.resize(values.size(), 0.5F);
    uncertainty.good.assign(values.size(), 0.5F);
    uncertainty.doubts.assign(values.size(), Doubt::Undecided);
    DrawPolicy policy = policyOf(4);
    policy.auditShare = 0.3;
    policy.coverageShare = 0.2;
    const Bitmap all(frame.size(), true);
    const auto drawn = makeDraw(frame, labels, all, uncertainty, policy);
    SOUND(drawn, frame, labels, all);
    const auto byRow = probabilitiesByRow(*drawn, frame.size());
    for (std::size_t row = 0; row < expected.size(); ++row)
        QVERIFY2(std::abs(byRow[row] - expected[row]) < 1e-7, qPrintable(QString::number(byRow[row], 'g', 17)));
    QVERIFY(drawn->largestWeight <= 10 / (0.3 * 4));
    QCOMPARE(drawn->coverageShare, 0.2);
}

void TestDraw::auditAloneIsProportionalToWeight()
{
    // One session too heavy for its share is certain, and the rest shares what is left.
    Frame frame = madeFrame(10);
    frame.weights = {1, 2, 3, 4, 5, 60, 7, 8, 9, 100};
    frame.weighted = true;
    DrawPolicy policy = policyOf(4);
    policy.auditShare = 1;
    policy.coverageShare = 0;
    const auto drawn = draw(frame, noLabels(frame), policy);
    QVERIFY(drawn.ok());
    const auto byRow = probabilitiesByRow(*drawn, frame.size());
    const std::vector<double> expected{
        2.0 / 39, 4.0 / 39, 6.0 / 39, 8.0 / 39, 10.0 / 39, 1, 14.0 / 39, 16.0 / 39, 18.0 / 39, 1};
    for (std::size_t row = 0; row < 10; ++row)
        QVERIFY(std::abs(byRow[row] - expected[row]) < 1e-12);
    for (const DrawItem& item : drawn->items)
        QCOMPARE(item.reason, std::string("audit: picked at random"));
}

void TestDraw::laterDrawLeavesOutWhatIsKnown()
{
    const Frame frame = busyFrame(300);
    LabelColumns labels = noLabels(frame);
    std::set<Row> taken;
    std::size_t left = frame.size();
    for (std::uint64_t seed = 1; left > 0; ++seed) {
        const auto drawn = draw(frame, labels, policyOf(70, seed));
        SOUND(drawn, frame, labels, Bitmap(frame.size(), true));
        QCOMPARE(drawn->pool, left);
        for (const DrawItem& item : drawn->items) {
            QVERIFY(taken.insert(item.row).second);
            (item.row % 3 == 0 ? labels.labeled : item.row % 3 == 1 ? labels.waiting : labels.skipped).set(item.row);
        }
        left -= drawn->items.size();
    }
    QCOMPARE(taken.size(), frame.size());
    const auto nothing = draw(frame, labels, policyOf(1));
    QVERIFY(!nothing.ok());
    QCOMPARE(static_cast<int>(nothing.error().code), static_cast<int>(ErrorCode::Refused));
    QCOMPARE(
        nothing.error().text, std::string("all 300 sessions of the frame are labeled, skipped or waiting already"));
}

void TestDraw::frameIsTheSelection()
{
    const Frame frame = busyFrame(400);
    const LabelColumns labels = noLabels(frame);
    Bitmap selection(frame.size());
    for (std::size_t row = 0; row < frame.size(); row += 4)
        selection.set(row);
    const auto drawn = makeDraw(frame, labels, selection, uncertaintyFromScores(frame), policyOf(30));
    SOUND(drawn, frame, labels, selection);
    QCOMPARE(drawn->pool, std::size_t(100));
    double weight = 0;
    selection.forEach([&](std::size_t row) { weight += frame.weights[row]; });
    QVERIFY(std::abs(drawn->poolWeight - weight) < 1e-9);
    QVERIFY(drawn->design.starts_with("systematic, sorted by "));
}

void TestDraw::coverageFindsTheRare()
{
    const Frame frame = busyFrame(5000);
    const SegmentColumn& language = *frame.segment("language");
    const auto expectedOfJapanese = [&](double coverage) {
        DrawPolicy policy = policyOf(100);
        policy.coverageShare = coverage;
        policy.balance = {"language"};
        const auto drawn = draw(frame, noLabels(frame), policy);
        double sum = 0;
        for (std::size_t i = 0; i < drawn->order.size(); ++i)
            if (language.values[language.codes[drawn->order[i]]] == "ja")
                sum += drawn->probabilities[i];
        return sum;
    };
    // 2 % of traffic: 2 of 100 without coverage. Wanted: half of an equal part of three values, 16.7 of 100.
    const double without = expectedOfJapanese(0);
    const double with = expectedOfJapanese(0.3);
    QVERIFY2(without < 3, qPrintable(QString::number(without)));
    QVERIFY2(with > 5, qPrintable(QString::number(with)));
}

void TestDraw::coverageStopsWhereNobodyIsBehind()
{
    // Everybody of a value is labelled already: nothing can be drawn from it, so it is not behind.
    Frame frame = madeFrame(100);
    std::vector<std::string> values;
    LabelColumns labels = noLabels(frame);
    for (std::size_t i = 0; i < 100; ++i) {
        values.emplace_back(i < 2 ? "rare" : "common");
        if (i < 2)
            labels.labeled.set(i);
    }
    addSegment(frame, "plan", values);
    const std::vector<BalancedSegment> columns{{&frame.segments[0], {}}};
    Bitmap pool = labels.labeled.inverted();
    const auto deficits = coverageDeficits(frame, labels, Bitmap(100, true), pool, columns, 20);
    QCOMPARE(deficits.size(), std::size_t(1));
    QVERIFY(deficits[0].any);
    QCOMPARE(deficits[0].deficit[1], 0.0);
    QCOMPARE(deficits[0].deficit[2], 1.0);
    // A value that is there once in a frame of few: no coverage segment at all, the share goes to the uncertain part.
    const Frame bare = madeFrame(50);
    const auto drawn = draw(bare, noLabels(bare), policyOf(10));
    QVERIFY(drawn.ok());
    QCOMPARE(drawn->coverageShare, 0.0);
    for (const DrawItem& item : drawn->items) {
        QVERIFY(item.arm != Arm::Coverage);
        QVERIFY(std::abs(item.audit - 0.3 * item.probability) < 1e-12);
    }
}

void TestDraw::uncertainty()
{
    Frame frame = madeFrame(7);
    frame.scores.push_back({"judge", {0.5F, 0.9F, 0.1F, NAN, 0.2F, 0.9F, 1.0F}});
    addSignal(frame, "retry", {0, 2, 0, 0, 0, 0, 0});
    addSignal(frame, "copy", {0, 0, 5, 0, 0, 0, 0});
    rate(frame, 1, 1); // up, but tried again twice
    rate(frame, 4, 1); // up, but the judge says 20 %
    rate(frame, 5, 0); // down, but the judge says 90 %
    const Uncertainty u = uncertaintyFromScores(frame);
    QVERIFY(u.informed);
    QVERIFY(std::abs(u.values[0] - 1.0F) < 1e-6F); // √(½·½) doubled
    QVERIFY(std::abs(u.values[2] - 0.6F) < 1e-6F);
    QVERIFY(std::abs(u.good[3] - 0.6F) < 1e-6F); // the mean of the others
    QVERIFY(std::abs(u.values[6]) < 1e-6F);
    QVERIFY(u.doubts[1] == Doubt::UpButStruggled && u.values[1] == 1.0F);
    QVERIFY(u.doubts[4] == Doubt::UpButLowScore && u.values[4] == 1.0F);
    QVERIFY(u.doubts[5] == Doubt::DownButHighScore && u.values[5] == 1.0F);
    QVERIFY(u.doubts[3] == Doubt::Unknown && u.doubts[0] == Doubt::Undecided);
    QCOMPARE(doubtReason(frame, u, 1), std::string("thumb up, but asked again twice"));
    QCOMPARE(doubtReason(frame, u, 5), std::string("thumb down, but scores say 90 % good"));
    QCOMPARE(struggleCount(frame, 2), 0); // a copy is no struggle
    // Scores on another scale are brought to 0…1.
    Frame scaled = madeFrame(3);
    scaled.scores.push_back({"stars", {5.0F, 2.5F, 0.0F}});
    QVERIFY(std::abs(uncertaintyFromScores(scaled).good[1] - 0.5F) < 1e-6F);
    const Frame bare = madeFrame(2);
    QVERIFY(!uncertaintyFromScores(bare).informed);
}

void TestDraw::modelSaysWhereToLook()
{
    const Frame frame = madeFrame(1000);
    std::vector<float> good(1000, 0.99F);
    std::fill(good.begin(), good.begin() + 100, 0.52F);
    const Uncertainty u = uncertaintyFromModel(frame, good, Goal::Estimate);
    DrawPolicy policy = policyOf(100);
    policy.coverageShare = 0;
    const auto drawn = makeDraw(frame, noLabels(frame), Bitmap(1000, true), u, policy);
    SOUND(drawn, frame, noLabels(frame), Bitmap(1000, true));
    int unsure = 0;
    for (const DrawItem& item : drawn->items) {
        unsure += item.row < 100 ? 1 : 0;
        if (item.arm == Arm::Uncertain)
            QCOMPARE(item.reason,
                std::string(item.row < 100 ? "uncertain: model says 52 % good" : "uncertain: model says 99 % good"));
    }
    QVERIFY2(unsure > 25, qPrintable(QString::number(unsure))); // a tenth of the frame
    // No predictions, predictions out of range: even odds, and the ends.
    const Uncertainty odd = uncertaintyFromModel(madeFrame(4), {NAN, INFINITY, -3.0F, 2.0F}, Goal::Estimate);
    QCOMPARE(odd.values, (std::vector<float>{1, 1, 0, 0}));
    // A model that is sure of everybody leaves a draw all the same.
    for (const float all : {0.0F, 0.5F, 1.0F}) {
        const auto same = uncertaintyFromModel(frame, std::vector<float>(1000, all), Goal::Learn);
        SOUND(makeDraw(frame, noLabels(frame), Bitmap(1000, true), same, policy), frame, noLabels(frame),
            Bitmap(1000, true));
    }
}

void TestDraw::goalsOfAModel()
{
    Frame frame = madeFrame(4);
    addSignal(frame, "retry", {0, 0, 0, 3});
    rate(frame, 3, 1); // up, but asked again
    const std::vector<float> good{0.5F, 0.75F, 0.9F, 0.9F};
    const auto estimate = uncertaintyFromModel(frame, good, Goal::Estimate);
    QVERIFY(std::abs(estimate.values[2] - 0.6F) < 1e-6F); // √(.09), doubled
    QCOMPARE(estimate.values[3], estimate.values[2]); // a conflict says nothing of the model's error
    const auto learn = uncertaintyFromModel(frame, good, Goal::Learn);
    QVERIFY(std::abs(learn.values[1] - 0.0625F) < 1e-6F); // (1 − ½)⁴
    QVERIFY(std::abs(learn.values[2] - 0.0016F) < 1e-6F);
    QCOMPARE(learn.values[3], 1.0F);
    QCOMPARE(doubtReason(frame, learn, 3), std::string("thumb up, but asked again 3 times"));
    QVERIFY(goalFromName("learn") == Goal::Learn && !goalFromName("guess"));
    // Entropy alone: no conflict, flatter than the margin.
    const auto entropy = uncertaintyFromModel(frame, good, Goal::Entropy);
    QVERIFY(std::abs(entropy.values[0] - 1.0F) < 1e-6F);
    QVERIFY(std::abs(entropy.values[1] - 0.43320F) < 1e-4F); // 0.811278⁴
    QCOMPARE(entropy.values[3], entropy.values[2]);
    QCOMPARE(uncertaintyFromModel(frame, {0, 1, 0, 1}, Goal::Entropy).values, (std::vector<float>{0, 0, 0, 0}));
    // Judge against model, rating against signals; who has neither is left to the other parts of the draw.
    frame.scores.push_back({"judge", {0.1F, 0.75F, NAN, 0.9F}});
    const auto against = uncertaintyFromModel(frame, good, Goal::Disagreement);
    QVERIFY(std::abs(against.values[0] - 0.4F) < 1e-6F);
    QCOMPARE(against.values[1], 0.0F);
    QCOMPARE(against.values[2], 0.0F);
    QCOMPARE(against.values[3], 1.0F);
    QCOMPARE(doubtReason(frame, against, 0), std::string("scores say 10 % good, model 50 %"));
    QVERIFY(goalFromName("entropy") == Goal::Entropy && goalName(Goal::Disagreement) == "disagreement");
    addSignal(frame, "abandon", {0, 0, 0, 1});
    addSignal(frame, "escalate", {0, 0, 0, 2});
    QCOMPARE(doubtReason(frame, learn, 3),
        std::string("thumb up, but asked again 3 times and gave up and called for a person"));
}

void TestDraw::oneScoreOrNobodySays()
{
    Frame frame = madeFrame(3);
    frame.scores.push_back({"judge", {0.5F, 0.9F, NAN}});
    frame.scores.push_back({"confidence", {0.9F, 0.5F, 0.5F}});
    const auto judge = uncertaintyFromScore(frame, "judge");
    QVERIFY(judge.ok());
    QVERIFY(judge->values[0] > judge->values[1]);
    QCOMPARE(doubtReason(frame, *judge, 0), std::string("uncertain: judge says 50 % good"));
    const auto none = uncertaintyFromScore(frame, "none");
    QVERIFY(!none.ok() && none.error().text.find("\"none\"") != std::string::npos);
    const Uncertainty nobody = noUncertainty(frame);
    QVERIFY(!nobody.informed);
    QCOMPARE(nobody.values, std::vector<float>(3, 1.0F));
}

void TestDraw::weightsAreBounded()
{
    Frame frame = busyFrame(2000);
    for (const double audit : {0.1, 0.5, 1.0}) {
        DrawPolicy policy = policyOf(150);
        policy.auditShare = audit;
        policy.coverageShare = std::min(0.3, 1 - audit);
        const auto drawn = draw(frame, noLabels(frame), policy);
        QVERIFY(drawn.ok());
        for (std::size_t i = 0; i < drawn->order.size(); ++i)
            QVERIFY(frame.weights[drawn->order[i]] / drawn->probabilities[i] <= drawn->weightBound * (1 + 1e-9));
        QVERIFY(drawn->largestWeight <= drawn->weightBound * (1 + 1e-9));
    }
}

void TestDraw::reasons()
{
    const Frame frame = busyFrame(1000);
    std::set<std::string> starts;
    const auto drawn = draw(frame, noLabels(frame), policyOf(300, 5));
    QVERIFY(drawn.ok());
    for (const DrawItem& item : drawn->items) {
        const std::string& reason = item.reason;
        if (item.arm == Arm::Audit)
            QCOMPARE(reason, std::string("audit: picked at random"));
        else if (item.arm == Arm::Coverage)
            QVERIFY2(reason.starts_with("first labels from "), reason.c_str());
        else
            QVERIFY2(reason.starts_with("uncertain: ") || reason.starts_with("thumb "), reason.c_str());
        starts.insert(reason.substr(0, 9));
    }
    QVERIFY(starts.size() >= 4);
    QCOMPARE(armName(Arm::Audit), std::string_view("audit"));
    QCOMPARE(armName(Arm::Uncertain), std::string_view("uncertain"));
    QCOMPARE(armName(Arm::Coverage), std::string_view("coverage"));
    SegmentDeficit few;
    few.column = frame.segment("language");
    few.share = {0, 0.65, 0.33, 0.041};
    few.labeledShare = {0, 0.5, 0.5, 0};
    few.have = {0, 5, 5, 0};
    QCOMPARE(coverageReason(few, 1), std::string("few labels from language de (65 % of traffic, 50 % of labels)"));
    QCOMPARE(
        coverageReason(few, 0), std::string("first labels from language not given (0 % of traffic, none labeled)"));
}

void TestDraw::balanceOfManyValues()
{
    Frame frame = madeFrame(20000);
    std::vector<std::string> ids;
    std::vector<std::string> same;
    for (std::size_t i = 0; i < frame.size(); ++i) {
        ids.push_back("account " + std::to_string(i % 10000));
        same.emplace_back("only");
    }
    addSegment(frame, "account", ids);
    addSegment(frame, "product", same);
    const LabelColumns labels = noLabels(frame);
    const Bitmap all(frame.size(), true);
    const auto byItself = draw(frame, labels, policyOf(100));
    SOUND(byItself, frame, labels, all);
    QCOMPARE(byItself->coverageShare, 0.0); // neither is something to balance
    DrawPolicy policy = policyOf(100);
    policy.balance = {"account", "product"};
    const auto asked = draw(frame, labels, policy);
    SOUND(asked, frame, labels, all);
    QCOMPARE(asked->coverageShare, 0.3);
}

void TestDraw::hostileFrames_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("what");
    QTest::newRow("one session") << 1 << QString();
    QTest::newRow("two sessions") << 2 << QString();
    QTest::newRow("equal scores") << 100 << u"equal"_s;
    QTest::newRow("all scores sure") << 100 << u"sure"_s;
    QTest::newRow("no score is a number") << 100 << u"nan"_s;
    QTest::newRow("infinite scores") << 100 << u"infinite"_s;
    QTest::newRow("some weights 0") << 100 << u"zeros"_s;
    QTest::newRow("one weight huge") << 100 << u"huge"_s;
    QTest::newRow("weights of all sizes") << 100 << u"wide"_s;
    QTest::newRow("one value") << 100 << u"one value"_s;
    QTest::newRow("every session its own value") << 100 << u"own"_s;
    QTest::newRow("ten thousand values") << 10000 << u"own"_s;
}

void TestDraw::hostileFrames()
{
    QFETCH(int, size);
    QFETCH(QString, what);
    const auto n = static_cast<std::size_t>(size);
    Frame frame = madeFrame(n);
    std::vector<std::string> values;
    std::vector<float> scores(n, what == u"sure"_s ? 1.0F : 0.5F);
    frame.weighted = true;
    for (std::size_t i = 0; i < n; ++i) {
        values.push_back(what == u"one value"_s ? "x" : what == u"own"_s ? std::to_string(i) : i % 2 == 0 ? "a" : "b");
        if (what == u"nan"_s)
            scores[i] = NAN;
        else if (what == u"infinite"_s)
            scores[i] = i % 2 == 0 ? INFINITY : -INFINITY;
        if (what == u"zeros"_s && i % 3 == 0)
            frame.weights[i] = 0;
        else if (what == u"huge"_s && i == 50)
            frame.weights[i] = 1e9;
        else if (what == u"wide"_s)
            frame.weights[i] = std::pow(10.0, static_cast<double>(i % 20) - 10);
    }
    addSegment(frame, "plan", values);
    frame.scores.push_back({"judge", scores});
    const LabelColumns labels = noLabels(frame);
    for (const std::int64_t wanted : {1, 7, 60, 1000}) {
        DrawPolicy policy = policyOf(wanted, static_cast<std::uint64_t>(wanted));
        const auto drawn = draw(frame, labels, policy);
        SOUND(drawn, frame, labels, Bitmap(n, true));
        policy.balance = {"plan"};
        const auto balanced = draw(frame, labels, policy);
        SOUND(balanced, frame, labels, Bitmap(n, true));
    }
}

void TestDraw::refusals_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty selection") << 0 << u"no session matches the filter"_s;
    QTest::newRow("weights 0") << 1 << u"sampling weight 0"_s;
    QTest::newRow("size 0") << 2 << u"size must be at least 1"_s;
    QTest::newRow("no audit") << 3 << u"without an audit part the weights have no bound"_s;
    QTest::newRow("audit not a number") << 4 << u"audit share must be above 0"_s;
    QTest::newRow("coverage below 0") << 5 << u"coverage share must be between 0 and 1"_s;
    QTest::newRow("more than 1") << 6 << u"add up to more than 1"_s;
    QTest::newRow("unknown segment") << 7 << u"no segment \"tier\" to balance"_s;
}

void TestDraw::refusals()
{
    QFETCH(int, change);
    QFETCH(QString, reason);
    Frame frame = busyFrame(50);
    DrawPolicy policy = policyOf(5);
    Bitmap selection(frame.size(), change != 0);
    if (change == 1)
        frame.weights.assign(frame.size(), 0);
    if (change == 2)
        policy.size = 0;
    if (change == 3)
        policy.auditShare = 0;
    if (change == 4)
        policy.auditShare = NAN;
    if (change == 5)
        policy.coverageShare = -0.1;
    if (change == 6)
        policy.coverageShare = 0.71;
    if (change == 7)
        policy.balance = {"language", "tier"};
    const auto refused = makeDraw(frame, noLabels(frame), selection, uncertaintyFromScores(frame), policy);
    QVERIFY(!refused.ok());
    QVERIFY2(
        refused.error().message().find(reason.toStdString()) != std::string::npos, refused.error().message().c_str());
}

void TestDraw::policyFromJson_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("names"); // what the refusal must name
    QTest::newRow("not JSON") << u"audit"_s << u"not a JSON object"_s;
    QTest::newRow("a list") << u"[]"_s << u"not a JSON object"_s;
    QTest::newRow("empty") << QString() << u"not a JSON object"_s;
    QTest::newRow("unknown key") << uR"({"audit":0.3})"_s << u"\"audit\" is not known"_s;
    QTest::newRow("share as text") << uR"({"audit_share":"0.3"})"_s << u"\"audit_share\" must be a number"_s;
    QTest::newRow("share too large") << uR"({"coverage_share":1.5})"_s << u"coverage share"_s;
    QTest::newRow("share 0") << uR"({"audit_share":0})"_s << u"audit share"_s;
    QTest::newRow("sum") << uR"({"audit_share":0.8,"coverage_share":0.3})"_s << u"more than 1"_s;
    QTest::newRow("half a session") << uR"({"size":1.5})"_s << u"\"size\" must be a whole number"_s;
    QTest::newRow("size below 1") << uR"({"size":-3})"_s << u"size must be at least 1"_s;
    QTest::newRow("seed below 0") << uR"({"seed":-1})"_s << u"\"seed\" must be a whole number"_s;
    QTest::newRow("balance as text") << uR"({"balance":"plan"})"_s << u"\"balance\" must be a list"_s;
    QTest::newRow("a goal nobody knows") << uR"({"goal":"guess"})"_s << u"\"estimate\", or \"learn\""_s;
    QTest::newRow("nobody who could say") << uR"({"by":"oracle"})"_s << u"\"score:NAME\""_s;
    QTest::newRow("a score without a name") << uR"({"by":"score:"})"_s << u"not by \"score:\""_s;
    QTest::newRow("by a number") << uR"({"by":1})"_s << u"\"by\" must be a word"_s;
    QTest::newRow("balance of numbers") << uR"({"balance":[1]})"_s << u"\"balance\" must be a list"_s;
}

void TestDraw::policyFromJson()
{
    QFETCH(QString, json);
    QFETCH(QString, names);
    const auto policy = drawPolicyFromJson(json.toStdString());
    QVERIFY(!policy.ok());
    QCOMPARE(policy.error().context, std::string("draw policy"));
    QVERIFY2(policy.error().text.find(names.toStdString()) != std::string::npos, policy.error().text.c_str());
}

void TestDraw::policySurvivesJson()
{
    DrawPolicy policy;
    policy.size = 7;
    policy.seed = UINT64_MAX;
    policy.auditShare = 0.1 + 0.2;
    policy.coverageShare = 1.0 / 3;
    policy.by = "score:judge";
    policy.goal = Goal::Learn;
    policy.model = "0123456789abcdef";
    policy.balance = {"language", "say \"hi\"\n🙂", ""};
    const auto again = drawPolicyFromJson(drawPolicyToJson(policy));
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().message().c_str());
    QVERIFY(*again == policy);
    // What is not named stays as it was.
    const auto changed = drawPolicyFromJson(R"({"audit_share":0.5,"coverage_share":0.1})", policy);
    QVERIFY(changed.ok());
    QCOMPARE(changed->size, std::int64_t(7));
    QVERIFY(changed->balance == policy.balance);
    QCOMPARE(changed->auditShare, 0.5);
}

TURNOUT_TEST_MAIN(TestDraw)
#include "tst_draw.moc"
