// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ratings as a channel: known answers, worlds whose κ is known, what is said and what is refused.
#include "estimate/ChannelReport.h"
#include "stats/Channel.h"
#include "support/RatedProduct.h"
#include "support/TestSupport.h"

#include <QTest>

#include <cmath>

using namespace turnout;
using estimate::ChannelReport;
using population::Bitmap;
using testsupport::RatedProduct;

namespace {

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

} // namespace

class TestChannel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers()
    {
        // channel.txt: thumbs 18 up / 42 down, audit 160 good of 200
        const auto channel = stats::channelOf(0.3, 60, 0.8, 200);
        QVERIFY(near(channel.kappa, 9.333333));
        QVERIFY(near(channel.logError, 0.332588));
        QVERIFY(near(channel.interval.low, 4.8634, 1e-4) && near(channel.interval.high, 17.9117, 1e-4));
        // next month thumbs 12 up / 48 down
        const auto reading = stats::readThumbs(0.2, 60, channel);
        QVERIFY(near(reading.value, 0.7));
        // Half the interval is 1.96 √(.332588² + 1/(60 · .2 · .8) + .1²) on the scale of ln odds.
        const auto odds = [](double share) { return std::log(share / (1 - share)); };
        QVERIFY(near(odds(reading.interval.high) - odds(reading.value), 0.929241, 1e-5));
        QVERIFY(near(odds(reading.value) - odds(reading.interval.low), 0.929241, 1e-5));
        // intervals_compare.txt D1: N=30000, n=600, sigma .4843, rho .02 and .005
        const double quality = 0.5 + std::sqrt(0.25 - 0.4843 * 0.4843);
        const auto worth = stats::worthOfRatings(0.02 * 7 * 0.4843, quality, 0.02);
        QVERIFY(near(worth.correlation, 0.02, 1e-6) && near(worth.labels, 51.0204));
        QVERIFY(near(stats::worthOfRatings(0.005 * 7 * 0.4843, quality, 0.02).labels, 816.3265));
        // E2
        const auto bounds = stats::manskiBounds(0.02, 0.8);
        QVERIFY(near(bounds.low, 0.016) && near(bounds.high, 0.996));
        // E3 and extra.txt X3: thumbs of .40 and of .30 through κ
        for (const auto& [kappa, q] : {std::pair{1.0, 0.4}, {2.0, 0.571429}, {5.0, 0.769231}, {10.0, 0.869565}})
            QVERIFY(near(stats::qualityThrough(0.4, kappa), q));
        for (const auto& [kappa, q] : {std::pair{2.0, 0.461538}, {5.0, 0.681818}, {10.0, 0.810811}})
            QVERIFY(near(stats::qualityThrough(0.3, kappa), q));
    }
    void thumbsThatAllAgreeStillHaveAChannel()
    {
        const auto channel = stats::channelOf(0, 40, 0.8, 200);
        QVERIFY(std::isfinite(channel.kappa) && channel.kappa > 50);
        QVERIFY(channel.interval.high / channel.interval.low > 100);
        const auto reading = stats::readThumbs(1, 40, channel);
        QVERIFY(reading.interval.low < reading.value && reading.interval.high <= 1);
    }
    void ratingsThatAreRightAreWorthTheirNumber()
    {
        QVERIFY(std::isinf(stats::worthOfRatings(0, 0.8, 0.02).labels));
        RatedProduct product(30000, 1, 1, 5);
        product.label(400, 30000);
        const ChannelReport report = product.report();
        QVERIFY(report.worth.labels <= report.ratingsCount);
        QVERIFY(std::abs(report.worthInterval.high - report.ratingsCount) < 1e-9);
        QVERIFY2(estimate::channelSentence(report).find("Nothing says that") == 0,
            estimate::channelSentence(report).c_str());
    }
    void theChannelIsMeasuredAndReadWithoutNewLabels()
    {
        constexpr int kSeeds = 200;
        int kappaCovered = 0;
        int monthCovered = 0;
        for (int seed = 0; seed < kSeeds; ++seed) {
            RatedProduct product(9000, 9, 9, static_cast<std::uint64_t>(seed));
            // Labels for March and April alone; May is read.
            product.label(300, 5900, static_cast<std::uint64_t>(seed));
            const ChannelReport report = product.report();
            QVERIFY(report.refused.empty());
            kappaCovered += report.channel.interval.low <= 9 && report.channel.interval.high >= 9 ? 1 : 0;
            QCOMPARE(report.months.size(), std::size_t(3));
            QCOMPARE(report.months.back().month, std::string("2026-05"));
            const auto& reading = report.months.back().reading;
            monthCovered += reading.interval.low <= 0.8 && reading.interval.high >= 0.8 ? 1 : 0;
        }
        qInfo("κ covered %.1f %%, a month read %.1f %%", 100.0 * kappaCovered / kSeeds, 100.0 * monthCovered / kSeeds);
        QVERIFY(kappaCovered >= 0.91 * kSeeds);
        QVERIFY(monthCovered >= 0.91 * kSeeds);
    }
    void itExpires()
    {
        RatedProduct product(9000, 9, 9, 2);
        // The labels speak for March: by June it is over.
        product.label(300, 2900, 2);
        const ChannelReport report = product.report();
        QVERIFY(report.calibratedTo && report.expires);
        QCOMPARE(formatTime(*report.calibratedTo).substr(0, 7), std::string("2026-03"));
        QCOMPARE(formatTime(*report.expires).substr(0, 7), std::string("2026-04"));
        QVERIFY(!report.months[1].expired);
        QVERIFY(report.months[2].expired);
        // What a drift would make of it, by the odds.
        const double up = report.months.back().up;
        QVERIFY(near(report.driftMuch, stats::qualityThrough(up, 2 * report.channel.kappa)));
        QVERIFY(report.driftMuch > report.driftSome && report.driftSome > report.months.back().reading.value);
    }
    void aSegmentWithAnotherChannelStandsOut()
    {
        RatedProduct product(30000, 12, 1, 4);
        product.label(900, 30000);
        const ChannelReport report = product.report();
        const auto part = [&](const std::string& value) {
            return *std::find_if(
                report.parts.begin(), report.parts.end(), [&](const auto& p) { return p.value == value; });
        };
        QVERIFY(part("api").differs);
        QVERIFY(part("api").channel.interval.low < 1 && part("api").channel.interval.high > 1);
        QVERIFY(part("web").channel.interval.low > 5);
        QVERIFY(!part("2026-04").differs);
    }
    void thumbsAgainstLabels()
    {
        RatedProduct product(9000, 9, 9, 3);
        // Every fifth thumb is wrong, either way.
        std::size_t nth = 0;
        product.frame.rated.forEach([&](std::size_t row) {
            if (nth++ % 5 == 0)
                product.frame.ratings[row] = 1 - product.frame.ratings[row];
        });
        product.label(3000, 9000);
        const auto table = product.report().table;
        QVERIFY(table.enough);
        QVERIFY(table.sensitivityInterval.low < 0.8 && table.sensitivityInterval.high > 0.8);
        QVERIFY(table.specificityInterval.low < 0.8 && table.specificityInterval.high > 0.8);
        QVERIFY(table.n[1][1] > table.n[0][1]);
        // Its parts add up to it, and say the same of each surface: every thumb is wrong as often.
        const ChannelReport report = product.report();
        std::int64_t sessions = 0;
        for (const auto& part : report.tables)
            if (part.segment == "surface") {
                sessions += part.table.sessions();
                QVERIFY(part.table.enough);
                QVERIFY(part.table.sensitivityInterval.low < 0.8 && part.table.sensitivityInterval.high > 0.8);
            }
        QCOMPARE(sessions, table.sessions());
        // Labels nobody drew are in no share.
        const std::size_t rated = [&] {
            for (std::size_t row = 0; row < product.frame.size(); ++row)
                if (product.frame.rated.test(row) && !product.labels.labeled.test(row))
                    return row;
            return std::size_t(0);
        }();
        product.labels.labeled.set(rated);
        product.labels.values[rated] = 1;
        QCOMPARE(product.report().table.withoutChance, 1);
    }
    /// A draw of everybody and one of the rated: what was drawn from the rated is not outweighed among them by the few
    /// that the other one happened to take.
    void aDrawOfTheRatedCountsAmongThem()
    {
        RatedProduct product(9000, 9, 9, 3);
        product.label(300, 9000);
        const std::vector<population::Row> first = product.draws[0].items;
        std::vector<population::Row> free;
        product.frame.rated.forEach([&](std::size_t row) {
            if (!product.labels.labeled.test(row))
                free.push_back(static_cast<population::Row>(row));
        });
        Rng rng(4);
        rng.shuffle(free);
        const double p = 150 / static_cast<double>(free.size());
        free.resize(150);
        std::sort(free.begin(), free.end());
        std::vector<population::Row> known;
        for (const population::Row row : first)
            if (product.frame.rated.test(row))
                known.push_back(row);
        QVERIFY(known.size() > 3 && known.size() < 50);
        for (const population::Row row : free) {
            product.labels.labeled.set(row);
            product.labels.values[row] = product.truth[row];
        }
        product.draws.push_back({DrawId(2), product.frame.rated, known, free, std::vector<double>(150, p)});
        const auto design = queue::combineDraws(product.frame, product.labels, Bitmap(product.frame.size(), true),
            product.draws, queue::Response::Answered);
        double largest = 0;
        double smallest = 1e9;
        double rated = 0;
        double all = 0;
        for (const auto& [row, weight] : queue::combinedWeights(product.frame, design)) {
            all += weight;
            if (!product.frame.rated.test(row))
                continue;
            rated += weight;
            largest = std::max(largest, weight);
            smallest = std::min(smallest, weight);
        }
        QVERIFY2(largest < 4 * smallest, qPrintable(QStringLiteral("%1 %2").arg(largest).arg(smallest)));
        // They still stand for all of them.
        const auto ratings = static_cast<double>(product.frame.rated.count());
        QVERIFY2(std::abs(rated / ratings - 1) < 0.1, qPrintable(QString::number(rated / ratings)));
        QVERIFY2(std::abs(all / 9000 - 1) < 0.05, qPrintable(QString::number(all)));
    }
    void whoRatesAndWhatAThumbMeansAreToldApart()
    {
        // Everybody rates alike, and half of the good ones give a thumb down: all of κ is the thumbs.
        RatedProduct harsh(30000, 1, 1, 6);
        std::size_t nth = 0;
        harsh.frame.rated.forEach([&](std::size_t row) {
            if (harsh.frame.ratings[row] > 0.5F && nth++ % 2 == 0)
                harsh.frame.ratings[row] = 0;
        });
        RatedProduct few = harsh;
        few.label(200, 30000);
        const std::string unknown = estimate::channelSentence(few.report());
        QVERIFY2(unknown.find("By thumbs against labels, a bad session is ") == 0, unknown.c_str());
        QVERIFY2(unknown.find("That holds if a thumb says what a label would") != std::string::npos, unknown.c_str());
        harsh.label(9000, 30000);
        const ChannelReport report = harsh.report();
        QVERIFY(report.channel.interval.low > 1.5);
        QVERIFY(report.table.whoRates.interval.low < 1 && report.table.whoRates.interval.high > 1);
        const std::string said = estimate::channelSentence(report);
        QVERIFY2(
            said.find("it cannot be said that bad sessions are rated more often") != std::string::npos, said.c_str());
        QVERIFY2(said.find("harsher than labels") != std::string::npos, said.c_str());
        // Thumbs that are right: all of κ is who rates.
        RatedProduct biased(30000, 9, 9, 6);
        biased.label(9000, 30000);
        const ChannelReport other = biased.report();
        QVERIFY(std::abs(std::log(other.table.whoRates.kappa / other.channel.kappa)) < 0.5);
        QVERIFY2(estimate::channelSentence(other).find("by labels alone bad sessions are rated more often")
                != std::string::npos,
            estimate::channelSentence(other).c_str());
    }
    void whatRatingsAreWorthInWords()
    {
        QCOMPARE(estimate::worthText(0.7), std::string("less than one random label"));
        QCOMPARE(estimate::worthText(1.02), std::string("1 random label"));
        QCOMPARE(estimate::worthText(321.9), std::string("322 random labels"));
    }
    void wrongUseGetsWords()
    {
        RatedProduct product(9000, 9, 9, 3);
        QVERIFY2(product.report().refused.find("no draw has been made yet") != std::string::npos,
            product.report().refused.c_str());
        QVERIFY2(product.report().bounds.high > 0.9, "what nobody knows is said all the same");
        // Labels that came without a draw measure nothing.
        product.labels.labeled.set(1);
        product.labels.values[1] = 1;
        QVERIFY(product.report().refused.find("not drawn with a known probability") != std::string::npos);
        RatedProduct few(9000, 9, 9, 3);
        few.label(5, 9000);
        QVERIFY2(few.report().refused.find("only 5 drawn labels") != std::string::npos, few.report().refused.c_str());
        RatedProduct unrated(9000, 9, 9, 3);
        unrated.label(100, 9000);
        unrated.frame.rated = Bitmap(unrated.frame.size());
        QCOMPARE(unrated.report().refused, std::string("no session here has a user rating"));
        QVERIFY(estimate::channelToJson(unrated.report()).find("\"refused\"") != std::string::npos);
        RatedProduct nothing(9000, 9, 9, 3);
        nothing.frame.weights.assign(nothing.frame.size(), 0);
        QVERIFY(nothing.report().refused.find("add up to nothing") != std::string::npos);
        RatedProduct whole(300, 9, 9, 3);
        whole.frame.rated = Bitmap(whole.frame.size(), true);
        whole.frame.ratings.assign(whole.frame.size(), 1);
        whole.label(100, 300);
        QVERIFY(whole.report().refused.find("every session here is rated") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestChannel)
#include "tst_channel.moc"
