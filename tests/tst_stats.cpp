// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Known answers: R survey and sampling, statsmodels, SciPy. The numbers stand here as facts; the shared folder's
// files are read too where it is there.
#include "stats/Design.h"
#include "stats/Interval.h"
#include "support/TestSupport.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <sstream>

using namespace turnout;

namespace {
bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}
} // namespace

class TestStats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wilsonKnownAnswers()
    {
        struct Case {
            double p, n, low, high;
        };
        // Newcombe 1998a and statsmodels' proportion_confint; the last is Wilson on an effective n.
        for (const Case& c : {Case{81.0 / 263, 263, 0.255289, 0.36621}, Case{15.0 / 148, 148, 0.062386, 0.160487},
                 Case{0, 20, 0, 0.161125}, Case{1, 29, 0.88303, 1}, Case{1.0 / 29, 29, 0.006113, 0.171755},
                 Case{.92, .92 * .08 / (.017 * .017), 0.880104, 0.947414}}) {
            const auto i = stats::wilson(c.p, c.n);
            QVERIFY2(near(i.low, c.low) && near(i.high, c.high), qPrintable(QString::number(c.p)));
        }
        QCOMPARE(stats::wilson(0.5, 0), (stats::Interval{0, 1}));
        QCOMPARE(stats::wilson(std::nan(""), 10), (stats::Interval{0, 1}));
    }
    void kishEffectiveN()
    {
        // Weights 1,1,1,5,2,20: deff 1.98 and 3.03 in the reference for its own list; here by definition.
        QVERIFY(near(stats::effectiveN(10, 100.0 / 3.0303030303), 3.0303030303));
        QCOMPARE(stats::effectiveN(0, 0), 0.0);
        QVERIFY(near(stats::effectiveN(850, 850), 850));
    }
    void standardisedDifference()
    {
        QVERIFY(near(stats::standardisedDifference(.2, .3), -.1 / std::sqrt(.21)));
        QCOMPARE(stats::standardisedDifference(1, 1), 0.0);
        QVERIFY(std::isinf(stats::standardisedDifference(.5, 1)));
    }
    void inclusionProbabilitiesAreCappedAndRescaled()
    {
        // R sampling::inclusionprobabilities(c(1,2,3,4,5,60,7,8,9,100), 4)
        const std::vector<double> sizes{1, 2, 3, 4, 5, 60, 7, 8, 9, 100};
        const std::vector<double> expected{0.05128205128, 0.10256410256, 0.15384615385, 0.20512820513, 0.25641025641, 1,
            0.35897435897, 0.41025641026, 0.46153846154, 1};
        const auto p = stats::inclusionProbabilities(sizes, 4);
        double sum = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            QVERIFY(near(p[i], expected[i], 1e-9));
            sum += p[i];
        }
        QVERIFY(near(sum, 4, 1e-12));
        // Fewer positive sizes than wanted: all of them, nothing else.
        const auto few = stats::inclusionProbabilities(std::vector<double>{0, 2, 0, 1}, 3);
        QCOMPARE(few, (std::vector<double>{0, 1, 0, 1}));
    }
    void systematicSampleKnownDraws()
    {
        const std::vector<double> p{0.2, 0.7, 0.8, 0.5, 0.4, 0.4};
        QCOMPARE(stats::systematicSample(p, .35), (std::vector<std::size_t>{1, 2, 4}));
        QCOMPARE(stats::systematicSample(p, .10), (std::vector<std::size_t>{0, 2, 3}));
    }
    void systematicSampleHasExactlyItsProbabilities()
    {
        // Every start in turn: the share of starts that take a unit is its probability.
        const std::vector<double> p{0.2, 0.7, 1.0, 0.5, 0.4, 0.2};
        std::vector<double> hits(p.size(), 0);
        const int starts = 20000;
        for (int k = 0; k < starts; ++k) {
            const auto s = stats::systematicSample(p, (k + 0.5) / starts);
            QCOMPARE(s.size(), std::size_t{3});
            for (const auto i : s)
                hits[i] += 1.0 / starts;
        }
        for (std::size_t i = 0; i < p.size(); ++i)
            QVERIFY(near(hits[i], p[i], 1e-3));
    }
    void howWellAVarianceIsKnown()
    {
        // All alike: twice as many as there are. One that outweighs the others: hardly any. The certain have no part.
        QVERIFY(near(stats::varianceFreedom(std::vector<double>(30, 0.5), std::vector<double>(30, 1.0)), 60));
        std::vector<double> values(30, 1.0);
        values[7] = 100;
        QVERIFY(near(stats::varianceFreedom(std::vector<double>(30, 0.5), values), 2.0, 0.02));
        QCOMPARE(stats::varianceFreedom(std::vector<double>(9, 1.0), std::vector<double>(9, 2.0)), 0.0);
        QCOMPARE(stats::varianceFreedom({}, {}), 0.0);
        // Student's t of 10 degrees is 2.228139 where the normal law has 1.959964.
        QVERIFY(near(stats::freedomDiscount(10), 1.959964 * 1.959964 / (2.228139 * 2.228139), 1e-5));
        QVERIFY(near(stats::freedomDiscount(1e7), 1, 1e-5));
        QCOMPARE(stats::freedomDiscount(0), 0.0);
    }
    void devilleHajekVarianceOfTheElectionData()
    {
        TURNOUT_NEEDS_SHARED(file, "known_answers/election_pps.csv");
        std::ifstream in(file);
        std::string line;
        std::getline(in, line);
        std::vector<double> p;
        std::vector<double> bush;
        while (std::getline(in, line)) {
            std::istringstream row(line);
            std::string cell;
            std::getline(row, cell, ',');
            p.push_back(std::stod(cell));
            std::getline(row, cell, ',');
            bush.push_back(std::stod(cell));
        }
        QCOMPARE(p.size(), std::size_t{40});
        QVERIFY(near(stats::devilleHajekVariance(p, bush), 2432464.4056 * 2432464.4056, 1e-6));
    }
    void successiveDifferencesSeeTheSorting()
    {
        // Values that rise along the frame: neighbours differ little, the whole sample a lot.
        std::vector<double> p(50, 0.1);
        std::vector<double> e(50);
        for (std::size_t i = 0; i < e.size(); ++i)
            e[i] = static_cast<double>(i);
        QVERIFY(stats::successiveDifferenceVariance(p, e) < 0.02 * stats::devilleHajekVariance(p, e));
        // Equal z's have no variance at all; certain units add none.
        QCOMPARE(stats::successiveDifferenceVariance(p, std::vector<double>(50, 3.0)), 0.0);
        QCOMPARE(stats::devilleHajekVariance(std::vector<double>(9, 1.0), std::vector<double>(9, 2.0)), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestStats)
#include "tst_stats.moc"
