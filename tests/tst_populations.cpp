// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons in depth: tests and their adjustment, numbers, who rates, two sides, the coverage map.
#include "base/Json.h"
#include "base/Rng.h"
#include "population/Contrast.h"
#include "population/CoverageMap.h"
#include "population/WhoRates.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace turnout;
using namespace turnout::population;
using namespace Qt::StringLiterals;

namespace {

bool near(double a, double b, double relative = 1e-9)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

/// A product whose pro users rate five times as often, and whose long sessions are rated more; what a session is
/// called has nothing to do with it.
Frame skewed(std::size_t size, std::uint64_t seed)
{
    Rng random(seed);
    Frame frame = testsupport::madeFrame(size);
    std::vector<std::string> plans;
    std::vector<std::string> colours;
    ScoreColumn score{"judge", {}};
    for (std::size_t row = 0; row < size; ++row) {
        const bool pro = random.uniform() < 0.2;
        plans.emplace_back(pro ? "pro" : "free");
        colours.emplace_back(random.uniform() < 0.5 ? "red" : "blue");
        frame.characters[row] = static_cast<std::int32_t>(100 * std::exp(2 * random.uniform()));
        frame.turns[row] = static_cast<std::int32_t>(1 + random.below(9));
        score.values.push_back(random.uniform() < 0.1 ? NAN : static_cast<float>(random.uniform()));
        const double odds = (pro ? 5 : 1) * (frame.characters[row] > 400 ? 2 : 1) * 0.05;
        if (random.uniform() < odds / (1 + odds))
            testsupport::rate(frame, row, random.uniform() < 0.7 ? 1 : 0);
    }
    testsupport::addSegment(frame, "plan", plans);
    testsupport::addSegment(frame, "colour", colours);
    frame.scores.push_back(std::move(score));
    return frame;
}

const SegmentComparison& segment(const Comparison& comparison, const std::string& name)
{
    for (const auto& one : comparison.segments)
        if (one.segment == name)
            return one;
    qFatal("no such segment");
}

QJsonObject parsed(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace

class TestPopulations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDiffersIsFoundAndWhatDoesNotIsNot()
    {
        const Frame frame = skewed(20000, 5);
        const auto numbers = numberColumns(frame);
        const Comparison c = compare(frame, testsupport::noLabels(frame), Bitmap(frame.size(), true), {}, numbers);
        QVERIFY(segment(c, "plan").rated.adjustedP < 1e-6);
        QVERIFY(segment(c, "colour").rated.adjustedP > 0.05);
        QVERIFY(segment(c, "plan").rated.test.corrected > 0.1);
        // The interval of a difference holds it, lies on its side of 0 here, and the unrated's mirrors it.
        for (const auto& value : segment(c, "plan").values) {
            const auto& rated = value.of(Population::Rated);
            const auto& unrated = value.of(Population::Unrated);
            QVERIFY(
                rated.differenceInterval.low < rated.difference && rated.difference < rated.differenceInterval.high);
            QVERIFY(rated.differenceInterval.low * rated.differenceInterval.high > 0);
            QVERIFY(unrated.differenceInterval.low < unrated.difference
                && unrated.difference < unrated.differenceInterval.high);
            QVERIFY(std::isnan(value.of(Population::Labeled).p)); // nothing is labeled: nothing is tested
        }
        // Numbers: raters' sessions are longer, and turns say nothing.
        QCOMPARE(c.numbers.size(), std::size_t{3}); // there is no time
        for (const auto& number : c.numbers) {
            QVERIFY(number.rated && !number.labeled);
            if (number.name == "length")
                QVERIFY(number.rated->adjustedP < 1e-6 && number.rated->smd > 0.1);
            else
                QVERIFY2(number.rated->adjustedP > 0.05, number.name.c_str());
        }
        // Two segments and their two values each, three numbers: seven tests of the rated.
        QCOMPARE(c.tests, 2 + 4 + 3);
    }
    void numbersAreExactWhereTheyAreFew()
    {
        Frame frame = testsupport::madeFrame(10);
        for (std::size_t row = 0; row < 10; ++row) {
            frame.turns[row] = static_cast<std::int32_t>(row + 1);
            if (row >= 5)
                testsupport::rate(frame, row, 1);
        }
        const auto numbers = numberColumns(frame);
        QCOMPARE(numbers.size(), std::size_t{1}); // length is the same everywhere
        QVERIFY(numbers[0].exact);
        const Comparison c = compare(frame, testsupport::noLabels(frame), Bitmap(10, true), {}, numbers);
        const auto& rated = c.numbers[0].of(Population::Rated);
        QVERIFY(near(rated.mean, 8) && near(rated.deviation, std::sqrt(2.0)));
        QVERIFY(near(rated.quantiles[2], 8) && near(rated.quantiles[0], 6) && near(rated.quantiles[4], 10));
        QVERIFY(near(c.numbers[0].rated->distance, 1) && near(c.numbers[0].rated->wasserstein, 5));
        // 5 against 5 and fully apart: two of the 252 orders.
        QVERIFY(near(c.numbers[0].rated->p, 2.0 / 252));
        double zones = 0;
        for (const double zone : rated.zones)
            zones += zone;
        QVERIFY(near(zones, 1));
    }
    void binsLoseLessThanAThousandth()
    {
        // Far more different numbers than bins: medians and distances against those of all numbers.
        const Frame frame = skewed(50000, 8);
        const auto numbers = numberColumns(frame);
        const auto score = std::find_if(
            numbers.begin(), numbers.end(), [](const NumberColumn& n) { return n.name == "score judge"; });
        QVERIFY(score != numbers.end() && !score->exact);
        const Comparison c
            = compare(frame, testsupport::noLabels(frame), Bitmap(frame.size(), true), {}, std::span(&*score, 1));
        std::array<std::vector<double>, 2> sides;
        for (std::size_t row = 0; row < frame.size(); ++row)
            if (!std::isnan(frame.scores[0].values[row]))
                sides.at(frame.rated.test(row) ? 0 : 1).push_back(static_cast<double>(frame.scores[0].values[row]));
        double furthest = 0;
        for (auto& side : sides)
            std::sort(side.begin(), side.end());
        for (const double at : sides[0]) {
            const auto below = [&](const std::vector<double>& side) {
                return static_cast<double>(std::upper_bound(side.begin(), side.end(), at) - side.begin())
                    / static_cast<double>(side.size());
            };
            furthest = std::max(furthest, std::abs(below(sides[0]) - below(sides[1])));
        }
        QVERIFY2(std::abs(c.numbers[0].rated->distance - furthest) < 0.002,
            qPrintable(QStringLiteral("%1 %2").arg(c.numbers[0].rated->distance).arg(furthest)));
        QCOMPARE(c.numbers[0].of(Population::Rated).n, static_cast<std::int64_t>(sides[0].size()));
        QVERIFY(near(c.numbers[0].of(Population::Rated).quantiles[2], sides[0][sides[0].size() / 2], 0.005));
    }
    void whoRatesFindsWhatDecides()
    {
        const Frame frame = skewed(20000, 5);
        const auto numbers = numberColumns(frame);
        const Bitmap all(frame.size(), true);
        const WhoRates who = whoRates(frame, all, numbers);
        QCOMPARE(who.refused, std::string());
        QVERIFY(who.aucInterval.low > 0.6 && who.auc < 0.85);
        QCOMPARE(who.features.at(0).name, std::string("plan"));
        QCOMPARE(who.features.at(1).name, std::string("length"));
        const auto pro
            = std::find_if(who.terms.begin(), who.terms.end(), [](const RateTerm& t) { return t.value == "pro"; });
        QVERIFY(pro != who.terms.end() && pro->segment);
        // Odds of 5 against everybody, of whom a fifth has them: 5 / exp(0.2 ln 5) = 3.6.
        QVERIFY2(pro->odds > 3 && pro->odds < 4.3, qPrintable(QString::number(pro->odds)));
        QVERIFY(
            who.effectiveN > 0.3 * static_cast<double>(who.raters) && who.effectiveN < static_cast<double>(who.raters));
        QVERIFY(who.overlap > 0.4 && who.overlap < 0.95);
        // Each term's sessions can be had, and are about as many of all as of those looked at.
        for (const RateTerm& term : who.terms) {
            Bitmap rows = termRows(frame, all, numbers, term);
            const double share = static_cast<double>(rows.count()) / 20000;
            QVERIFY(
                std::abs(share - term.share) < 4 * std::sqrt(share * (1 - share) / static_cast<double>(who.looked)));
            rows &= frame.rated;
            QCOMPARE(rows.count(), static_cast<std::size_t>(term.raters));
        }
        Filter ofPro;
        ofPro.segments.push_back({"plan", {"pro"}});
        QCOMPARE(
            termRows(frame, all, numbers, *pro).count(), apply(ofPro, frame, testsupport::noLabels(frame)).count());
        const std::string sentence = whoRatesSentence(who);
        QVERIFY2(sentence.find("yes, mostly by plan and length") != std::string::npos, sentence.c_str());
        // Weighted, they are like everybody.
        Comparison c = compare(frame, testsupport::noLabels(frame), all, {});
        balanceAfter(c, Population::Rated, frame, who.rows, who.weights);
        for (const auto& value : segment(c, "plan").values) {
            QVERIFY(std::abs(value.of(Population::Rated).smd) > 0.5);
            QVERIFY2(std::abs(value.of(Population::Rated).smdAfter) < 0.1,
                qPrintable(QString::number(value.of(Population::Rated).smdAfter)));
        }
        // The same again is the same.
        QVERIFY(whoRates(frame, all, numbers).auc == who.auc);
    }
    void chanceIsCalledChance()
    {
        Frame frame = skewed(4000, 9);
        Rng random(4);
        frame.rated = Bitmap(frame.size());
        for (std::size_t row = 0; row < frame.size(); ++row)
            if (random.uniform() < 0.1)
                testsupport::rate(frame, row, 1);
        const WhoRates who = whoRates(frame, Bitmap(frame.size(), true), numberColumns(frame));
        QVERIFY(who.aucInterval.low < 0.53 && who.aucInterval.high > 0.47);
        const std::string sentence = whoRatesSentence(who);
        QVERIFY2(
            sentence.find("no better than chance") != std::string::npos || sentence.find("hardly") != std::string::npos,
            sentence.c_str());
    }
    void withoutRatingsThereAreWords()
    {
        Frame frame = skewed(500, 2);
        const auto numbers = numberColumns(frame);
        const auto words = [&](const Bitmap& rows) { return whoRatesSentence(whoRates(frame, rows, numbers)); };
        QVERIFY(words(frame.rated).find("Every one") == 0);
        QVERIFY(words(frame.rated.inverted()).find("None of these") == 0);
        QVERIFY(words(Bitmap(500)).find("None of these") == 0);
        Bitmap few = frame.rated.inverted();
        std::size_t taken = 0;
        frame.rated.forEach([&](std::size_t row) {
            if (taken++ < 3)
                few.set(row);
        });
        QVERIFY(words(few).find("Only 3 sessions are rated") == 0);
        // Sessions without weight stand for nobody.
        frame.weights.assign(500, 0);
        frame.weighted = true;
        QVERIFY(words(Bitmap(500, true)).find("The sampling weights") == 0);
        const Comparison c = compare(frame, testsupport::noLabels(frame), Bitmap(500, true), {}, numbers);
        QVERIFY(comparisonSentence(c).find("The sampling weights") == 0);
        QVERIFY(std::isnan(segment(c, "plan").rated.test.p));
        QVERIFY(!c.numbers[0].rated);
        QCOMPARE(c.tests, 0);
        QVERIFY(!parsed(comparisonToJson(c)).isEmpty());
        // Nothing known of them.
        Frame bare = testsupport::madeFrame(100);
        for (std::size_t row = 0; row < 50; ++row)
            testsupport::rate(bare, row, 1);
        QVERIFY(whoRates(bare, Bitmap(100, true), numberColumns(bare)).refused.find("Nothing is known") == 0);
    }
    void aThousandValuesAreNoSegment()
    {
        Frame frame = skewed(3000, 6);
        std::vector<std::string> ids;
        for (std::size_t row = 0; row < 3000; ++row)
            ids.push_back("user " + std::to_string(row % 1000));
        testsupport::addSegment(frame, "user", ids);
        const Bitmap all(frame.size(), true);
        const Comparison c = compare(frame, testsupport::noLabels(frame), all, {});
        QVERIFY(segment(c, "user").tooMany());
        QCOMPARE(c.tests, 2 + 4); // it is not tested, and costs the others nothing
        QVERIFY(std::isnan(segment(c, "user").values[0].of(Population::Rated).p));
        const WhoRates who = whoRates(frame, all, {});
        QCOMPARE(who.leftOut, std::vector<std::string>{"user"});
        const CoverageMap map = coverageMap(frame, testsupport::noLabels(frame), all, "user", "plan");
        QVERIFY(map.cells.empty());
        QCOMPARE(coverageSentence(map), std::string("user has 1,000 values here: too many for a map. Choose another."));
    }
    void twoSidesThatDiffer()
    {
        Frame frame = skewed(6000, 12);
        Bitmap first(6000);
        Bitmap second(6000);
        const SegmentColumn* plan = frame.segment("plan");
        for (std::size_t row = 0; row < 6000; ++row)
            // All of the second half, and of the first half only every other free one.
            if (row >= 3000)
                second.set(row);
            else if (plan->values[plan->codes[row]] == "pro" || row % 2 == 0)
                first.set(row);
        const Contrast c = contrast(frame, first, second, {"June", "July"}, {}, numberColumns(frame));
        QCOMPARE(c.both, 0);
        QCOMPARE(c.totals[1].n, 3000);
        const auto& plans = c.segments[0];
        QCOMPARE(plans.segment, std::string("plan"));
        QVERIFY(plans.values[0].apart.adjustedP < 1e-6);
        QVERIFY(c.segments[1].measures.adjustedP > 0.05);
        const std::string sentence = contrastSentence(c);
        QVERIFY2(sentence.find("They differ most in plan") != std::string::npos, sentence.c_str());
        JsonWriter written;
        written.beginObject();
        writeContrast(written, c);
        written.endObject();
        const QJsonObject json = parsed(written.take());
        QCOMPARE(json["schema"_L1].toInt(), 1);
        QCOMPARE(json["first"_L1].toObject()["name"_L1].toString(), u"June"_s);
        QCOMPARE(json["segments"_L1].toArray().size(), 2);
        QVERIFY(json["numbers"_L1].toArray()[0].toObject()["measures"_L1].toObject()["ks"_L1].isDouble());

        // Two halves of one stream: nothing.
        const Contrast same = contrast(frame, second, second.inverted(), {"a", "b"}, {}, {});
        QVERIFY(contrastSentence(same).find("No segment value differs") != std::string::npos);
        // One side empty, and a side with itself.
        QCOMPARE(contrastSentence(contrast(frame, second, Bitmap(6000), {"a", "b"}, {}, {})),
            std::string("No session is in b: there is nothing to compare."));
        const Contrast self = contrast(frame, second, second, {"a", "a"}, {}, {});
        QCOMPARE(self.both, 3000);
        QVERIFY(near(self.segments[0].measures.overlap, 1) && near(self.segments[0].values[0].apart.difference, 0));
    }
    void coverageCountsCells()
    {
        Frame frame = testsupport::madeFrame(100);
        std::vector<std::string> plans;
        std::vector<std::string> surfaces;
        for (int i = 0; i < 100; ++i) {
            plans.emplace_back(i < 60 ? "free" : "pro");
            surfaces.emplace_back(i % 60 < 40 ? "chat" : "voice"); // pro sessions are all chat
        }
        testsupport::addSegment(frame, "plan", plans);
        testsupport::addSegment(frame, "surface", surfaces);
        LabelColumns labels = testsupport::noLabels(frame);
        for (std::size_t row = 0; row < 40; ++row)
            labels.labeled.set(row);
        const CoverageMap map = coverageMap(frame, labels, Bitmap(100, true), "plan", "surface");
        QCOMPARE(map.rows, (std::vector<std::string>{"chat", "voice"}));
        QCOMPARE(map.columns, (std::vector<std::string>{"free", "pro"}));
        QCOMPARE(map.at(0, 0).labeled, 40);
        QVERIFY(map.at(0, 0).covered());
        QCOMPARE(map.at(0, 1).needed, 30);
        QCOMPARE(map.at(1, 0).n, 20);
        QCOMPARE(map.at(1, 0).needed, 20); // there are no more
        QCOMPARE(map.at(1, 1).n, 0);
        QCOMPARE(coverageSentence(map),
            std::string("1 of 3 combinations have the labels they need (30, or all there are); the largest without any "
                        "is surface chat, plan pro: 40 % of traffic."));
        QVERIFY(!coverageMap(frame, labels, Bitmap(100, true), "plan", "plan").refused.empty());
        QVERIFY(!coverageMap(frame, labels, Bitmap(100, true), "plan", "tier").refused.empty());
        QCOMPARE(coverageSentence(coverageMap(frame, labels, Bitmap(100), "plan", "surface")),
            std::string("No session matches the filter."));
    }
    void hostileNamesStayText()
    {
        Frame frame = skewed(400, 3);
        const std::string evil = "=1+1\"><img src=x>\x1F\n; DROP TABLE sessions";
        std::vector<std::string> values;
        for (int i = 0; i < 400; ++i)
            values.push_back(i % 3 == 0 ? evil : "");
        testsupport::addSegment(frame, evil, values);
        const Bitmap all(400, true);
        const Comparison c = compare(frame, testsupport::noLabels(frame), all, {});
        const WhoRates who = whoRates(frame, all, {});
        const QJsonObject json = parsed(comparisonToJson(c, 2, &who));
        QCOMPARE(json["segments"_L1].toArray()[2].toObject()["segment"_L1].toString(), QString::fromStdString(evil));
        QVERIFY(json["who_rates"_L1].toObject().contains("sentence"_L1));
        const auto map = coverageMap(frame, testsupport::noLabels(frame), all, evil, "plan");
        QCOMPARE(parsed(coverageToJson(map))["across"_L1].toString(), QString::fromStdString(evil));
    }
};

TURNOUT_TEST_MAIN(TestPopulations)
#include "tst_populations.moc"
