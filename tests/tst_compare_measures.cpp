// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What compares populations, against SciPy, statsmodels, R's survey package and the papers' own numbers.
#include "base/Rng.h"
#include "stats/Association.h"
#include "stats/Difference.h"
#include "stats/Distance.h"
#include "stats/Logistic.h"
#include "support/TestSupport.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace turnout;

namespace {

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

stats::WeightedCounts counts(std::initializer_list<double> n, double weight = 1)
{
    stats::WeightedCounts result;
    for (const double each : n) {
        result.n.push_back(each);
        result.weight.push_back(each * weight);
        result.squares.push_back(each * weight * weight);
    }
    return result;
}

} // namespace

class TestCompareMeasures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newcombeKnownAnswers()
    {
        // Newcombe 1998b, method 10.
        const auto first = stats::newcombe(56.0 / 70, 70, 48.0 / 80, 80);
        QVERIFY(near(first.low, 0.052431) && near(first.high, 0.333873));
        const auto second = stats::newcombe(.9, 10, .3, 10);
        QVERIFY(near(second.low, 0.170523) && near(second.high, 0.809018));
        QCOMPARE(stats::newcombe(.9, 0, .3, 10), (stats::Interval{-1, 1}));
    }
    void equalSharesKnownAnswer()
    {
        QVERIFY(near(stats::equalSharesP(56.0 / 70, 70, 48.0 / 80, 80), 0.00804508138));
        QCOMPARE(stats::equalSharesP(1, 10, 1, 20), 1.0);
        QVERIFY(std::isnan(stats::equalSharesP(1, 0, 1, 20)));
    }
    void standardisedDifferenceKnownAnswer()
    {
        QVERIFY(near(stats::pooledStandardisedDifference(.3, .2), 0.23249528));
        QCOMPARE(stats::pooledStandardisedDifference(1, 1), 0.0);
        QVERIFY(std::isinf(stats::pooledStandardisedDifference(0, 1)));
    }
    void benjaminiHochbergKnownAnswer()
    {
        // Benjamini & Hochberg 1995, the thrombolysis example: the first four are discoveries.
        const std::vector<double> p{
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0};
        const std::vector<double> adjusted{.0015, .003, .0095, .035625, .0603, .063857, .063857, .0645, .0765, .486,
            .581182, .714875, .753231, .813214, 1.0};
        const auto got = stats::benjaminiHochberg(p);
        for (std::size_t i = 0; i < p.size(); ++i)
            QVERIFY2(near(got[i], adjusted[i], 1e-5), qPrintable(QString::number(got[i])));
        // In any order, and what could not be tested does not count.
        const auto mixed = stats::benjaminiHochberg(std::vector<double>{.04, NAN, .01});
        QVERIFY(near(mixed[0], .04) && std::isnan(mixed[1]) && near(mixed[2], .02));
        QVERIFY(stats::benjaminiHochberg({}).empty());
    }
    void distancesKnownAnswers()
    {
        const std::array p{.1, .2, .3, .4};
        const std::array q{.25, .25, .25, .25};
        QVERIFY(near(stats::stabilityIndex(p, q), 0.22821741));
        QVERIFY(near(stats::jensenShannon(p, q), 0.02786561));
        QVERIFY(near(stats::jensenShannonDistance(p, q), 0.20050332));
        QVERIFY(near(stats::hellinger(p, q), 0.16789960));
        QVERIFY(near(stats::overlap(p, q), 1 - 0.2));
        QVERIFY(near(stats::stabilityIndex(std::array{0.0, .5, .5}, std::array{.1, .4, .5}), 0.71239911));
        // No mass on either side says nothing, and nothing in common is as far as it goes.
        QCOMPARE(stats::stabilityIndex(std::array{0.0, 1.0}, std::array{0.0, 1.0}), 0.0);
        QVERIFY(near(stats::jensenShannonDistance(std::array{1.0, 0.0}, std::array{0.0, 1.0}), 1));
        QVERIFY(near(stats::hellinger(std::array{1.0, 0.0}, std::array{0.0, 1.0}), 1));
    }
    void stabilityNoiseKnownAnswers()
    {
        QVERIFY(near(stats::stabilityNoise(10, 500, 500).mean, .036));
        QVERIFY(near(stats::stabilityNoise(10, 500, 500).most, .06768, 1e-5));
        QVERIFY(near(stats::stabilityNoise(10, 100, 100).mean, .18));
        QVERIFY(std::isinf(stats::stabilityNoise(10, 0, 100).most));
        QCOMPARE(stats::stabilityNoise(1, 5, 5).most, 0.0);
    }
    void chiSquareKnownAnswer()
    {
        const auto got = stats::chiSquare(std::array{30.0, 14.0, 34.0, 19.0, 28.0, 12.0}, 2, 3);
        QVERIFY(near(got.statistic, 15.317369) && near(got.p, 0.000471928) && near(got.degrees, 2));
        QVERIFY(near(got.v, 0.334373) && near(got.corrected, 0.312760));
        QVERIFY(!got.sparse);
        // The same as two groups of weight 1, or of any weight that is the same for all.
        for (const double weight : {1.0, 7.5}) {
            const auto two = stats::homogeneity(counts({30, 14, 34}, weight), counts({19, 28, 12}, weight));
            QVERIFY(near(two.statistic, got.statistic) && near(two.p, got.p) && near(two.designEffect, 1));
            QVERIFY(near(two.corrected, got.corrected));
        }
        QVERIFY(std::isnan(stats::homogeneity(counts({0, 0}), counts({5, 5})).p));
        QVERIFY(std::isnan(stats::homogeneity(counts({3, 0}), counts({5, 0})).p)); // one value: nothing to tell
        QVERIFY(stats::homogeneity(counts({3, 1}), counts({5, 0})).sparse);
        // Weights of 0 are no sample.
        QVERIFY(std::isnan(stats::homogeneity(counts({3, 4}, 0), counts({5, 5})).p));
    }
    /// What svychisq of R's survey package says (tests/known/rederive.R has it):
    ///   d <- svydesign(id = ~1, weights = ~w, data = s)
    ///   svychisq(~g + v, d, statistic = "Chisq")  # χ², not yet corrected, and the corrected p
    /// of schools with an award and without (apistrat), by what they scored; of those that met their target and did
    /// not, by how many get free meals; of a made sample in which one group lacks a value; and of the demo's sessions
    /// by surface, rated or not (nobody rates by API) and labeled or not.
    void raoScottKnownAnswers()
    {
        struct Known {
            stats::WeightedCounts no;
            stats::WeightedCounts yes;
            double statistic;
            double corrected; ///< qchisq(p, …, lower.tail = FALSE)
            double p;
        };
        const std::array known{
            Known{{{27, 23, 25, 12}, {664.070003510, 553.520002365, 565.130004883, 453.709993362},
                      {20107.0644971, 16722.4319901, 15824.9772323, 18647.7854327}},
                {{19, 29, 31, 34}, {675.849990845, 974.849990844, 1116.229986190, 1190.639986038},
                    {27149.9115434, 37455.1853687, 44630.7418086, 47041.2858507}},
                5.20988731493, 4.54632907692, 0.208194879607},
            Known{{{16, 10, 14, 8}, {334.190002441, 190.630002975, 364.660001755, 176.210002899},
                      {9014.22182025, 4379.6533494, 11403.8334847, 4483.19216636}},
                {{50, 44, 30, 28}, {1463.799993515, 1473.859985352, 1034.839990616, 1155.809978485},
                    {51808.56371498, 56787.000836, 39969.2682278, 49733.65012412}},
                4.28898754908, 4.6571950528, 0.198690160113},
            Known{{{12, 18, 0}, {38, 52, 0}, {144, 186, 0}}, {{10, 25, 15}, {30, 75, 45}, {110, 275, 165}},
                12.4823220627, 10.5772183267, 0.00504877740346},
            Known{{{4026, 722, 4984, 1150, 8762}, {4026, 2888, 4984, 1150, 8762}, {4026, 11552, 4984, 1150, 8762}},
                {{79, 0, 116, 2, 159}, {79, 0, 116, 2, 159}, {79, 0, 116, 2, 159}}, 73.0001977908, 76.4921208109,
                9.63259008638e-16},
            Known{{{4045, 678, 5036, 1138, 8803}, {4045, 2712, 5036, 1138, 8803}, {4045, 10848, 5036, 1138, 8803}},
                {{60, 44, 64, 14, 118}, {60, 176, 64, 14, 118}, {60, 704, 64, 14, 118}}, 269.957948423, 205.853885335,
                2.0707368479e-43},
        };
        for (const Known& answer : known) {
            const auto got = stats::homogeneity(answer.no, answer.yes);
            QVERIFY(near(got.statistic * got.designEffect, answer.statistic));
            QVERIFY2(near(got.statistic, answer.corrected), qPrintable(QString::number(got.statistic, 'g', 12)));
            QVERIFY2(std::abs(got.p / answer.p - 1) < 1e-6, qPrintable(QString::number(got.p, 'g', 12)));
        }
    }
    /// Two samples of one population with weights that have nothing to do with the values: the corrected test rejects
    /// in one of twenty, the plain one far too often.
    void weightsAreCorrectedFor()
    {
        Rng random(11);
        int corrected = 0;
        int plain = 0;
        constexpr int kRuns = 1500;
        for (int run = 0; run < kRuns; ++run) {
            std::array<stats::WeightedCounts, 2> sides;
            for (auto& side : sides) {
                side = counts({0, 0, 0, 0});
                for (int i = 0; i < 300; ++i) {
                    const auto value = random.below(4);
                    const double weight = random.uniform() < 0.2 ? 10 : 1;
                    ++side.n[value];
                    side.weight[value] += weight;
                    side.squares[value] += weight * weight;
                }
            }
            const auto test = stats::homogeneity(sides[0], sides[1]);
            corrected += test.p < .05 ? 1 : 0;
            plain += test.statistic * test.designEffect > 7.8147 ? 1 : 0;
        }
        const double level = corrected / double(kRuns);
        QVERIFY2(level > .035 && level < .065, qPrintable(QString::number(level)));
        QVERIFY2(plain / double(kRuns) > .25, qPrintable(QString::number(plain / double(kRuns))));
    }
    void kolmogorovSmirnovKnownAnswer()
    {
        // 1…10 against 1.1 × 3…12: 0.3 apart, p by SciPy's exact method.
        QVERIFY(near(stats::kolmogorovSmirnovP(.3, 10, 10), 0.7869297884777761, 1e-9));
        // Where both can be had, they agree: 100 × 100 is exact, 101 × 101 the limit.
        const double exact = stats::kolmogorovSmirnovP(.2, 100, 100);
        const double limit = stats::kolmogorovSmirnovP(.2, 101, 101);
        QVERIFY2(std::abs(exact - limit) < .006, qPrintable(QStringLiteral("%1 %2").arg(exact).arg(limit)));
        QVERIFY(near(stats::kolmogorovSmirnovP(0, 5000, 5000), 1));
        QVERIFY(stats::kolmogorovSmirnovP(1, 5000, 5000) < 1e-12);
        QVERIFY(std::isnan(stats::kolmogorovSmirnovP(.1, 0, 10)));
        QVERIFY(near(stats::kolmogorovSmirnov(std::array{.5, .5, 0.0}, std::array{0.0, .5, .5}), .5));
    }
    void wassersteinKnownAnswer()
    {
        // The same two samples on one line: 2.75.
        std::vector<std::pair<double, int>> all;
        for (int i = 1; i <= 10; ++i) {
            all.emplace_back(i, 0);
            all.emplace_back((i + 2) * 1.1, 1);
        }
        std::sort(all.begin(), all.end());
        std::vector<double> places;
        std::array<std::vector<double>, 2> shares;
        for (const auto& [value, side] : all) {
            places.push_back(value);
            shares[0].push_back(side == 0 ? .1 : 0);
            shares[1].push_back(side == 1 ? .1 : 0);
        }
        QVERIFY(near(stats::wasserstein(places, shares[0], shares[1]), 2.75));
        QVERIFY(near(stats::kolmogorovSmirnov(shares[0], shares[1]), .3));
    }
    /// The quick way to the folds' fits comes out where fitting each by itself does.
    void crossFittingIsFittingWithout()
    {
        Rng random(3);
        stats::SparseRows rows;
        rows.columns = 4;
        std::vector<double> targets;
        std::vector<std::uint8_t> folds;
        std::vector<double> weights;
        for (int i = 0; i < 500; ++i) {
            const auto kind = static_cast<std::uint32_t>(random.below(3));
            const double x = random.uniform() - .5;
            rows.terms.emplace_back(kind, 1.0);
            rows.terms.emplace_back(3U, x);
            rows.endRow();
            targets.push_back(random.uniform() < 1 / (1 + std::exp(-(kind * .8 + 2 * x - 1.5))) ? 1 : 0);
            folds.push_back(static_cast<std::uint8_t>(i % 5));
            weights.push_back(i % 7 == 0 ? 3 : 1);
        }
        const auto crossed = stats::crossFitLogistic(rows, targets, weights, 1, folds);
        QVERIFY(crossed.all.converged);
        QCOMPARE(crossed.folds.size(), std::size_t{5});
        for (std::size_t fold = 0; fold < 5; ++fold) {
            std::vector<double> without = weights;
            for (std::size_t i = 0; i < without.size(); ++i)
                if (folds[i] == fold)
                    without[i] = 0;
            const auto alone = stats::fitLogistic(rows, targets, without, 1);
            for (std::size_t c = 0; c < 4; ++c)
                QVERIFY(near(crossed.folds[fold].coefficients[c], alone.coefficients[c], 1e-6));
            QVERIFY(near(crossed.predictions[fold], alone(rows.row(fold)), 1e-6));
        }
    }
};

TURNOUT_TEST_MAIN(TestCompareMeasures)
#include "tst_compare_measures.moc"
