// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The quality model: known answers, that nobody's label predicts itself, and that it learns from text what there is.
#include "base/Rng.h"
#include "learn/QualityModel.h"
#include "learn/TextCounter.h"
#include "stats/Prediction.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"
#include "support/TextSet.h"

#include <QTest>

#include <cmath>

using namespace turnout;
using learn::Feature;
using learn::FeatureRow;

namespace {

bool near(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

FeatureRow countOf(const std::vector<session::TurnText>& turns)
{
    learn::TextCounter counter;
    return counter.count(turns);
}

FeatureRow userSays(std::string_view text)
{
    return countOf({{session::Role::User, text}});
}

float total(const FeatureRow& row, bool words)
{
    float sum = 0;
    for (const Feature& f : row)
        sum += (f.index < learn::kVoices * learn::kWordBuckets) == words ? f.value : 0;
    return sum;
}

/// Labelled sessions whose text tells the answer most of the time.
struct Told {
    population::Frame frame;
    std::vector<learn::Labelled> labels;
    learn::TextScale scale;
};

Told told(std::size_t n, double noise, std::uint64_t seed, std::size_t perUser = 1)
{
    Told t;
    t.frame = testsupport::madeFrame(n);
    Rng rng(seed);
    for (std::size_t i = 0; i < n; ++i) {
        const bool good = rng.uniform() < 0.6;
        const bool says = rng.uniform() < noise ? !good : good;
        const std::string text = std::string(says ? "thank you that solved it " : "this is still broken ")
            + std::to_string(rng.below(1000)) + " order " + std::to_string(rng.below(50));
        learn::Labelled one;
        one.row = static_cast<population::Row>(i);
        one.counts = userSays(text);
        one.outcome = good ? 1 : 0;
        one.group = learn::groupOf("user " + std::to_string(i / perUser));
        t.scale.see(one.counts);
        t.labels.push_back(std::move(one));
    }
    return t;
}

/// Accuracy on the test part of models learned from `n` random sessions.
double accuracy(const testsupport::TextSet& set, std::size_t n, std::uint64_t seed)
{
    Rng rng(seed);
    auto order = set.train;
    rng.shuffle(order);
    order.resize(n);
    return testsupport::Classes(set, order).accuracy(set);
}

} // namespace

class TestLearn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void predictionKnownAnswers()
    {
        // scikit-learn: roc_auc_score, brier_score_loss, and LogisticRegression without a penalty on the logit.
        const std::vector<double> known{0, 0, 0, 1, 0, 1, 0, 1, 1, 1};
        const std::vector<double> said{.05, .1, .2, .25, .4, .45, .6, .7, .8, .95};
        QVERIFY(near(stats::auc(said, known), 0.88));
        QVERIFY(near(stats::brier(said, known), 0.157));
        std::vector<double> logits;
        for (const double p : said)
            logits.push_back(std::log(p / (1 - p)));
        const auto platt = stats::fitPlatt(logits, known);
        QVERIFY(near(platt.slope, 1.219654) && near(platt.intercept, 0.377406));
        const std::vector<double> y{0, 0, 1, 1};
        const std::vector<double> s{0.1, 0.4, 0.35, 0.8};
        QVERIFY(near(stats::auc(s, y), 0.75));
        QVERIFY(near(stats::auc(std::vector<double>(4, 0.5), y), 0.5)); // ties count half
        QVERIFY(std::isnan(stats::auc(s, std::vector<double>(4, 1.0))));
        // A session that stands for two is two sessions.
        QVERIFY(near(stats::auc(s, y, std::vector<double>{1, 2, 1, 1}),
            stats::auc(std::vector<double>{0.1, 0.4, 0.4, 0.35, 0.8}, std::vector<double>{0, 0, 0, 1, 1})));
        // Hanley and McNeil's standard error, AUC .58 of 300 and 700.
        QVERIFY(near(stats::aucError(.58, 300, 700), 0.02003488));
        QVERIFY(near(stats::correlation(s, y), 0.325 / std::sqrt(0.251875)));
        QCOMPARE(stats::correlation(std::vector<double>(4, 0.3), y), 0.0);
    }
    void plattIsLogisticRegressionOnOneScore()
    {
        // Logistic regression of 0010011011 on 1 … 10: intercept −2.44128795, slope 0.44387054.
        const std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        const std::vector<double> y{0, 0, 1, 0, 0, 1, 1, 0, 1, 1};
        const auto fit = stats::fitPlatt(x, y);
        QVERIFY2(
            near(fit.slope, 0.44387054) && near(fit.intercept, -2.44128795), qPrintable(QString::number(fit.slope)));
        // A score that points the wrong way says nothing: everybody gets the mean.
        std::vector<double> wrong = y;
        std::reverse(wrong.begin(), wrong.end());
        QCOMPARE(stats::fitPlatt(x, wrong).slope, 0.0);
        QVERIFY(near(stats::fitPlatt(x, wrong)(3), 0.5));
        // Scores that are all alike, and scores that separate: finite.
        QVERIFY(near(stats::fitPlatt(std::vector<double>(10, 2.0), y)(2), 0.5));
        const auto apart = stats::fitPlatt(x, stats::plattTargets({{0, 0, 0, 0, 0, 1, 1, 1, 1, 1}}));
        QVERIFY(std::isfinite(apart.slope) && apart(10) < 1 && apart(10) > 0.8);
    }
    void calibrationIsMeasuredInEqualNumbers()
    {
        std::vector<double> p;
        std::vector<double> y;
        for (int i = 0; i < 100; ++i) {
            p.push_back(i < 50 ? 0.2 : 0.9);
            y.push_back(i % 10 < (i < 50 ? 2 : 9) ? 1 : 0);
        }
        const auto bins = stats::calibrationBins(p, y, 2);
        QCOMPARE(bins.size(), std::size_t{2});
        QCOMPARE(bins[0].n, std::size_t{50});
        QVERIFY(near(bins[1].predicted, 0.9) && near(bins[1].observed, 0.9));
        QVERIFY(stats::calibrationError(bins) < 1e-9);
        QVERIFY(std::abs(stats::spiegelhalterZ(p, y)) < 1e-9);
        for (double& v : p)
            v = v > 0.5 ? 0.99 : 0.01; // far too sure
        QVERIFY(std::abs(stats::spiegelhalterZ(p, y)) > 3);
        QVERIFY(stats::calibrationBins({}, {}, 10).empty());
        QCOMPARE(stats::calibrationError({}), 0.0);
    }
    void textIsCountedInWordsAndGroupsOfCharacters()
    {
        // One word of four letters between blanks: " abcd " has 4 groups of 3, 3 of 4 and 2 of 5.
        const auto row = userSays("abcd");
        QCOMPARE(total(row, true), 1.0F);
        QCOMPARE(total(row, false), 9.0F);
        QCOMPARE(userSays("ABCD"), row);
        QCOMPARE(userSays("\xC3\x84RGER"), userSays("\xC3\xA4rger")); // Ä, ä
        QCOMPARE(total(userSays("a b c"), true), 0.0F); // words have two characters
        QVERIFY(countOf({{session::Role::Assistant, "abcd"}}) != row); // who says it matters
        QVERIFY(countOf({{session::Role::Tool, "abcd"}, {session::Role::System, "abcd"}}).empty());
        QVERIFY(userSays("").empty());
    }
    void hostileTextIsCounted()
    {
        for (const std::string& text : {std::string(1 << 20, 'x'), std::string(5000, '\xFF'), std::string("\xF0\x9F"),
                 std::string("\0a\0b", 4), std::string(3000, ' ')}) {
            const auto row = userSays(text);
            for (const Feature& f : row)
                QVERIFY(f.index < learn::kTextFeatures);
            QVERIFY(row.size() < 20000);
        }
        // Of a long session the beginning and the end are read.
        std::vector<session::TurnText> turns(1000, {session::Role::User, "again"});
        QCOMPARE(total(countOf(turns), true), 8.0F); // 16 times: the highest level
    }
    void scaledTextHasLengthOneForEachVoice()
    {
        learn::TextScale scale;
        auto row = countOf({{session::Role::User, "hello hello there"}, {session::Role::Assistant, "good day"}});
        scale.see(row);
        scale.see(userSays("hello"));
        scale.apply(row);
        double squares = 0;
        for (const Feature& f : row)
            squares += static_cast<double>(f.value) * static_cast<double>(f.value);
        QVERIFY(near(squares, 4)); // words and groups of either
    }
    void logisticRegressionAsByHand()
    {
        // Minimise ½w² + ½b² + C·Σ log(1 + exp(−y(wx + b))) by plain gradient descent, and by LIBLINEAR.
        const std::vector<float> x{-2, -1, 0.5, 1, 2, 0.2F};
        const std::vector<bool> good{false, false, false, true, true, true};
        std::vector<FeatureRow> rows;
        std::vector<const FeatureRow*> pointers;
        for (const float v : x)
            rows.push_back({{7, v}});
        for (const FeatureRow& row : rows)
            pointers.push_back(&row);
        const auto fit = learn::fitLogistic(pointers, good, 10);
        double w = 0;
        double b = 0;
        for (int step = 0; step < 200000; ++step) {
            double gw = w;
            double gb = b;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double y = good[i] ? 1 : -1;
                const double p = 1 / (1 + std::exp(y * (w * static_cast<double>(x[i]) + b)));
                gw -= 10 * y * p * static_cast<double>(x[i]);
                gb -= 10 * y * p;
            }
            w -= 0.01 * gw;
            b -= 0.01 * gb;
        }
        QCOMPARE(fit.weights.size(), std::size_t{1});
        QCOMPARE(fit.weights[0].first, 7U);
        QVERIFY2(near(static_cast<double>(fit.weights[0].second), w, 0.02) && near(fit.intercept, b, 0.02),
            std::to_string(fit.intercept).c_str());
        QVERIFY(learn::fitLogistic(pointers, std::vector<bool>(6, true), 10).weights.empty());
    }
    void nobodysLabelPredictsItself()
    {
        const Told t = told(120, 0.2, 3);
        const learn::FrameFeatures features(t.frame, false);
        const auto before = learn::QualityModel::fit(t.labels, t.scale, features, {});
        QVERIFY(before.ok());
        int others = 0;
        for (const std::size_t i : std::vector<std::size_t>{0, 17, 63, 119}) {
            auto labels = t.labels;
            labels[i].outcome = 1 - labels[i].outcome;
            const auto after = learn::QualityModel::fit(labels, t.scale, features, {});
            QVERIFY(after.ok());
            QCOMPARE(after->heldOut()[i], before->heldOut()[i]);
            for (std::size_t j = 0; j < labels.size(); ++j)
                others += after->heldOut()[j] != before->heldOut()[j] ? 1 : 0;
        }
        QVERIFY(others > 300); // of those in other folds
    }
    void sessionsOfOneUserShareAFold()
    {
        std::vector<std::uint64_t> groups;
        for (int i = 0; i < 200; ++i)
            groups.push_back(learn::groupOf("user " + std::to_string(i / 7)));
        const auto folds = learn::foldsByGroup(groups, 1);
        std::vector<int> sizes(learn::kFolds, 0);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            ++sizes[folds[i]];
            QCOMPARE(folds[i], folds[i - i % 7]);
        }
        for (const int size : sizes)
            QVERIFY(size >= 30 && size <= 50);
        QVERIFY(learn::foldsByGroup(groups, 2) != folds);
    }
    void aTextThatTellsIsLearned()
    {
        const Told t = told(400, 0.1, 5);
        const learn::FrameFeatures features(t.frame, false);
        const auto model = learn::QualityModel::fit(t.labels, t.scale, features, {});
        QVERIFY(model.ok());
        const learn::HeldOut& q = model->quality();
        QVERIFY2(q.auc > 0.85 && q.betterThanGuessing && q.calibrated && !q.cold, qPrintable(QString::number(q.auc)));
        QVERIFY(q.brier < q.brierOfMean);
        auto thanks = userSays("thank you that solved it 5");
        auto complaint = userSays("this is still broken 5");
        QVERIFY(model->predict(0, thanks) > 0.75);
        QVERIFY(model->predict(0, complaint) < 0.35);
    }
    void countsArePredictedAsScaledRowsAre()
    {
        // One table for scale and weights, in 16 bits, against bringing each row to scale and adding up doubles.
        Told t = told(200, 0.2, 9);
        t.frame.turns = std::vector<std::int32_t>(200, 3);
        for (std::size_t row = 0; row < 100; ++row)
            t.frame.turns[row] = 9;
        const learn::FrameFeatures features(t.frame, false);
        std::vector<FeatureRow> rows;
        for (const learn::Labelled& label : t.labels) {
            rows.push_back(label.counts);
            t.scale.apply(rows.back());
            features.append(label.row, rows.back());
        }
        std::vector<learn::Example> examples;
        for (std::size_t i = 0; i < rows.size(); ++i)
            examples.push_back({&rows[i], t.labels[i].outcome, i});
        const auto fitted = learn::crossFit(examples, 10, 1);
        QVERIFY(fitted.ok());
        const learn::Predictor slow(*fitted, features.end());
        const learn::TextPredictor quick(t.scale, *fitted, features.end());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            FeatureRow counts = t.labels[i].counts;
            features.append(t.labels[i].row, counts);
            QVERIFY2(std::abs(quick(counts) - slow(rows[i])) < 2e-4, qPrintable(QString::number(quick(counts))));
        }
        QVERIFY(std::abs(quick({}) - slow({})) < 1e-9);
    }
    void noiseIsNotBetterThanGuessing()
    {
        int better = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Told t = told(150, 0.5, seed);
            const learn::FrameFeatures features(t.frame, false);
            const auto model = learn::QualityModel::fit(t.labels, t.scale, features, {});
            QVERIFY(model.ok());
            better += model->quality().betterThanGuessing ? 1 : 0;
            QVERIFY(!model->quality().trusted() || model->quality().betterThanGuessing);
        }
        QVERIFY2(better <= 3, qPrintable(QString::number(better)));
    }
    void qualityThatMovedIsSaid()
    {
        // The last 100 of 300 labels: as before, or every third good session is bad today whatever its text says.
        int falseAlarms = 0;
        int found = 0;
        constexpr int kSeeds = 20;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed)
            for (const bool moves : {false, true}) {
                Told t = told(300, 0.15, seed);
                Rng rng(seed + 1000);
                for (learn::Labelled& label : t.labels) {
                    label.latest = label.row >= 200;
                    if (moves && label.latest && rng.uniform() < 1.0 / 3)
                        label.outcome = 0;
                }
                const learn::FrameFeatures features(t.frame, false);
                const auto model = learn::QualityModel::fit(t.labels, t.scale, features, {});
                QVERIFY(model.ok());
                const learn::HeldOut& q = model->quality();
                (moves ? found : falseAlarms) += q.moved ? 1 : 0;
                QVERIFY(!q.moved || (!q.trusted() && std::abs(q.movedZ) > 2.5));
                QVERIFY(!moves || q.movedBy < 0);
            }
        qInfo("found %d of %d, false alarms %d", found, kSeeds, falseAlarms);
        QVERIFY2(found >= 17, qPrintable(QString::number(found)));
        QVERIFY2(falseAlarms <= 2, qPrintable(QString::number(falseAlarms)));
        // Too few of today to say so.
        Told t = told(300, 0.15, 3);
        for (learn::Labelled& label : t.labels) {
            label.latest = label.row >= 271;
            label.outcome = label.latest ? 0 : label.outcome;
        }
        const learn::FrameFeatures features(t.frame, false);
        const auto few = learn::QualityModel::fit(t.labels, t.scale, features, {});
        QVERIFY(few.ok() && !few->quality().moved && few->quality().movedZ == 0);
    }
    void welchByHand()
    {
        // Residuals 40 × ±0.1 and 50 × ±0.2 around +0.1: means 0 and 0.1, variances 0.01/39 and 0.04/49.
        std::vector<double> said;
        std::vector<double> came;
        std::vector<bool> latest;
        for (int i = 0; i < 90; ++i) {
            const double sign = i % 2 == 0 ? 1 : -1;
            said.push_back(0.5);
            latest.push_back(i >= 40);
            came.push_back(0.5 + (i < 40 ? sign * 0.1 : 0.1 + sign * 0.2));
        }
        learn::HeldOut quality;
        learn::compareLatest(quality, said, came, std::vector<double>(90, 1.0), latest);
        QVERIFY(near(quality.movedBy, 0.1));
        QVERIFY(near(quality.movedZ, 0.1 / std::sqrt(0.01 / 39 + 0.04 / 49)));
        QVERIFY(quality.moved && !quality.trusted());
    }
    void tooFewLabelsAreRefused()
    {
        Told t = told(29, 0.1, 5);
        const learn::FrameFeatures features(t.frame, false);
        const auto few = learn::QualityModel::fit(t.labels, t.scale, features, {});
        QVERIFY(!few.ok() && few.error().code == ErrorCode::Refused);
        QVERIFY(few.error().text.find("at least 30 labels") != std::string::npos);
        t = told(100, 0.1, 5);
        for (auto& label : t.labels)
            label.outcome = label.row < 4 ? 0 : 1;
        const auto oneSided = learn::QualityModel::fit(t.labels, t.scale, features, {});
        QVERIFY(!oneSided.ok());
        QVERIFY(oneSided.error().text.find("4 are bad") != std::string::npos);
        const CancelToken cancel;
        cancel.cancel();
        t = told(100, 0.1, 5);
        const learn::FrameFeatures again(t.frame, false);
        const auto stopped = learn::QualityModel::fit(t.labels, t.scale, again, {}, cancel);
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Cancelled);
    }
    void whetherASessionWasRatedIsNotSeenUnlessAsked()
    {
        population::Frame frame = testsupport::madeFrame(100);
        for (std::size_t row = 0; row < 50; ++row)
            testsupport::rate(frame, row, 0.5F); // who rates, all alike
        const auto seen = [&](bool asked) {
            const learn::FrameFeatures features(frame, asked);
            FeatureRow rated;
            FeatureRow unrated;
            features.append(0, rated);
            features.append(99, unrated);
            return rated != unrated;
        };
        QVERIFY(!seen(false));
        QVERIFY(seen(true));
    }
    void whatIsNotThereIsTheMean()
    {
        population::Frame frame = testsupport::madeFrame(6);
        frame.scores.push_back({"judge", {0.1F, 0.9F, NAN, INFINITY, 0.5F, 0.5F}});
        frame.scores.push_back({"flat", std::vector<float>(6, 0.3F)});
        testsupport::addSegment(frame, "one", std::vector<std::string>(6, "same"));
        const learn::FrameFeatures features(frame, false);
        FeatureRow missing;
        features.append(2, missing);
        features.append(3, missing);
        QVERIFY(missing.empty()); // the mean, no flat column, no segment with one value
        FeatureRow high;
        features.append(1, high);
        QCOMPARE(high.size(), std::size_t{1});
        QVERIFY(high[0].value > 0 && high[0].index + 1 == features.end());
        // Nothing, and one session: no column varies.
        QCOMPARE(learn::FrameFeatures(testsupport::madeFrame(1), false).end(), learn::kStoredFeatures);
    }
    void equalInputMakesAnEqualFingerprint()
    {
        const Told t = told(40, 0.1, 5);
        const learn::FrameFeatures features(t.frame, false);
        const std::vector<std::pair<SessionId, float>> labels{{SessionId(1), 1.0F}, {SessionId(2), 0.0F}};
        const auto print = learn::fingerprint("verdict", labels, features, {});
        QCOMPARE(print.size(), std::size_t{32});
        QCOMPARE(learn::fingerprint("verdict", labels, features, {}), print);
        QVERIFY(learn::fingerprint("other", labels, features, {}) != print);
        QVERIFY(learn::fingerprint("verdict", {labels[0]}, features, {}) != print);
        QVERIFY(learn::fingerprint("verdict", labels, features, {1, 1, false}) != print);
    }
    void textSetsAreLearnedAsTheReferencesAre_data()
    {
        QTest::addColumn<QString>("set");
        QTest::addColumn<int>("labels");
        QTest::addColumn<double>("reference");
        QTest::newRow("TREC, 200") << "trec" << 200 << 0.638;
        QTest::newRow("TREC, 500") << "trec" << 500 << 0.727;
        QTest::newRow("SST-2, 200") << "sst2" << 200 << 0.631;
    }
    void textSetsAreLearnedAsTheReferencesAre()
    {
        // Reference: scikit-learn, words and char_wb 3–5, C = 10, balanced, random labels, mean of ten seeds.
        QFETCH(QString, set);
        QFETCH(int, labels);
        QFETCH(double, reference);
        TURNOUT_NEEDS_SHARED(file, "data/text/" + set.toStdString() + ".jsonl");
        const testsupport::TextSet texts = testsupport::readTextSet(file);
        QVERIFY(!texts.test.empty() && !texts.truth.front().empty());
        double mean = 0;
        constexpr int kSeeds = 5;
        for (int seed = 0; seed < kSeeds; ++seed)
            mean += accuracy(texts, static_cast<std::size_t>(labels), static_cast<std::uint64_t>(seed)) / kSeeds;
        qInfo("%s: accuracy %.3f, reference %.3f", QTest::currentDataTag(), mean, reference);
        QVERIFY2(mean > reference - 0.03, qPrintable(QString::number(mean)));
    }
};

QTEST_GUILESS_MAIN(TestLearn)
#include "tst_learn.moc"
