// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of ratings and what lights them, against R's survey package and worlds whose truth is known; and every
// refusal.
#include "base/Rng.h"
#include "estimate/Corrections.h"
#include "estimate/RatingCorrection.h"
#include "stats/Calibration.h"
#include "stats/Logistic.h"
#include "stats/Shrinkage.h"
#include "support/TestSupport.h"
#include "support/Worlds.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

using namespace turnout;
using estimate::Estimate;
using estimate::Estimates;
using estimate::Light;
using estimate::Method;
using estimate::Status;
using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using queue::DesignedDraw;

/// Fails the test where the result is an error, with its words.
#define MADE(result) QVERIFY2((result).ok(), (result).ok() ? "" : (result).error().message().c_str())

namespace {

constexpr std::array kCorrections{
    Method::PostStratified, Method::Raked, Method::Propensity, Method::DoublyRobust, Method::Shrinkage};

bool near(double a, double b, double relative = 1e-6)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

/// The rows of a known answer's table, cells without quotes.
std::vector<QStringList> tableOf(const std::string& path)
{
    const auto lines = QString::fromStdString(testsupport::readAll(path)).remove(u'"').split(u'\n', Qt::SkipEmptyParts);
    std::vector<QStringList> rows;
    for (const QString& line : lines)
        rows.push_back(line.split(u','));
    rows.erase(rows.begin());
    return rows;
}

/// apiclus1: fifteen districts drawn of 757, all their schools.
struct Clusters {
    std::vector<std::uint32_t> types, wide;
    std::vector<double> weights, api;
    std::vector<QString> districts;

    explicit Clusters(const std::string& path)
    {
        for (const QStringList& cells : tableOf(path)) {
            types.push_back(cells[0] == u"E" ? 0 : cells[0] == u"H" ? 1 : 2);
            wide.push_back(cells[1] == u"No" ? 0 : 1);
            districts.push_back(cells[2]);
            weights.push_back(cells[3].toDouble());
            api.push_back(cells[4].toDouble());
        }
    }
    /// Standard error of a mean by the totals of the districts, as R's svymean with fpc.
    [[nodiscard]] double error(const std::vector<double>& w, const std::vector<double>& residuals) const
    {
        double sum = 0;
        for (const double one : w)
            sum += one;
        std::map<QString, double> totals;
        for (std::size_t i = 0; i < w.size(); ++i)
            totals[districts[i]] += w[i] * residuals[i] / sum;
        const auto n = static_cast<double>(totals.size());
        double mean = 0;
        for (const auto& [district, total] : totals)
            mean += total / n;
        double squares = 0;
        for (const auto& [district, total] : totals)
            squares += (total - mean) * (total - mean);
        return std::sqrt((1 - n / 757) * n / (n - 1) * squares);
    }
};

/// A product whose plans differ in quality and in who rates; thumbs tell the truth.
struct Product {
    Frame frame;
    std::vector<float> truth;
    double quality = 0;
    LabelColumns labels;
    std::vector<DesignedDraw> draws;

    /// `kappa`: how many times as likely a bad session is to be rated, whatever its plan.
    Product(int sessions, double kappa, std::uint64_t seed = 3)
    {
        Rng rng(seed);
        testsupport::FrameBuilder builder;
        for (int i = 0; i < sessions; ++i) {
            session::Session s;
            const double u = rng.uniform();
            const int plan = u < 0.6 ? 0 : u < 0.9 ? 1 : 2;
            s.segments = {{"plan",
                              plan == 0       ? "free"
                                  : plan == 1 ? "pro"
                                              : "enterprise"},
                {"language", rng.uniform() < 0.5 ? "de" : "en"}};
            const bool good = rng.uniform() < (plan == 0 ? 0.9 : plan == 1 ? 0.6 : 0.3);
            const double rate = (plan == 0 ? 0.02 : plan == 1 ? 0.08 : 0.2) * (good ? 1 : kappa);
            if (rng.uniform() < rate)
                s.ratings.push_back({good ? 1.0 : 0.0, {}, {}, {}, {}});
            builder.add(s);
            truth.push_back(good ? 1.0F : 0.0F);
            quality += good ? 1.0 / sessions : 0;
        }
        frame = builder.take();
        labels = testsupport::noLabels(frame.size());
    }
    void label(std::size_t n)
    {
        std::vector<population::Row> rows(frame.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<population::Row>(i);
        Rng rng(n);
        rng.shuffle(rows);
        rows.resize(n);
        std::sort(rows.begin(), rows.end());
        const double p = static_cast<double>(n) / static_cast<double>(frame.size());
        for (const auto row : rows) {
            labels.labeled.set(row);
            labels.values[row] = truth[row];
        }
        draws.push_back({DrawId(1), Bitmap(frame.size(), true), {}, rows, std::vector<double>(n, p)});
    }
    [[nodiscard]] Result<Estimates> corrected(const std::vector<std::string>& by = {}) const
    {
        const Bitmap all(frame.size(), true);
        Estimates estimates = estimate::estimateQuality(frame, labels, all, draws);
        const auto added = estimate::addCorrections(estimates, frame, all, by);
        if (!added)
            return added.error();
        return estimates;
    }
};

bool says(const Estimate* e, const char* words)
{
    return e != nullptr && e->reason.find(words) != std::string::npos;
}

const char* textOf(const Estimate* e)
{
    return e == nullptr ? "missing" : e->reason.c_str();
}

} // namespace

class TestCorrections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- known answers -------------------------------------------------------------------------------------------
    void calibratedMeansOfTheClusters()
    {
        TURNOUT_NEEDS_SHARED(path, "known_answers/apiclus1.csv");
        const Clusters c(path);
        const std::vector<double> typeTotals{4421, 755, 1018};
        const std::vector<double> wideTotals{1072, 5122};
        // survey.txt S4: mean=642.310788 se=23.920486
        const std::vector<stats::RakingMargin> one{{c.types, typeTotals}};
        const auto post = stats::rake(c.weights, one);
        const auto left = stats::marginResiduals(c.api, c.weights, one);
        QVERIFY(near(stats::weightedMean(post.weights, c.api, left).value, 642.310788));
        QVERIFY2(
            near(c.error(post.weights, left), 23.920486), qPrintable(QString::number(c.error(post.weights, left))));
        // S3: mean=641.230247 se=23.703647, deff=1.05166051, ESS=174.010528; R's rake() stops one session off.
        const std::vector<stats::RakingMargin> both{{c.types, typeTotals}, {c.wide, wideTotals}};
        const auto raked = stats::rake(c.weights, both);
        const auto leftOfBoth = stats::marginResiduals(c.api, c.weights, both);
        const auto mean = stats::weightedMean(raked.weights, c.api, leftOfBoth);
        QVERIFY(near(mean.value, 641.230247, 1e-5));
        QVERIFY(near(mean.effectiveN, 174.010528, 1e-5));
        QVERIFY(near(c.error(raked.weights, leftOfBoth), 23.703647, 1e-5));
    }
    void propensityWeightsOfTheSchools()
    {
        TURNOUT_NEEDS_SHARED(path, "known_answers/apisrs_ipw.csv");
        stats::SparseRows rows;
        rows.columns = 1;
        std::vector<double> responded;
        std::vector<double> y;
        for (const QStringList& cells : tableOf(path)) {
            rows.terms.emplace_back(0, (cells[0].toDouble() - 600) / 100);
            rows.endRow();
            responded.push_back(cells[1].toDouble());
            y.push_back(cells[2].toDouble());
        }
        // survey.txt S11
        const auto fit = stats::fitLogistic(rows, responded, {}, 0);
        QVERIFY(fit.converged);
        QVERIFY(near(fit.intercept, 0.88402892027) && near(fit.coefficients[0], 0.04994301809));
        QVERIFY(near(fit.errors[0], 0.1577191873, 1e-5) && near(fit.errors[1], 0.1147264893, 1e-5));
        std::vector<double> w;
        for (std::size_t i = 0; i < y.size(); ++i)
            w.push_back(responded[i] / fit(rows.row(i)));
        QVERIFY2(near(stats::weightedMean(w, y).value, 663.45862704),
            qPrintable(QString::number(stats::weightedMean(w, y).value, 'g', 12)));
    }
    void logisticRegressionWithAndWithoutARidge()
    {
        // intervals_compare.txt L1
        stats::SparseRows rows;
        rows.columns = 1;
        std::vector<double> y;
        for (int x = 1; x <= 10; ++x) {
            rows.terms.emplace_back(0, x);
            rows.endRow();
            y.push_back("0010011011"[x - 1] == '1' ? 1 : 0);
        }
        const auto plain = stats::fitLogistic(rows, y, {}, 0);
        QVERIFY(near(plain.intercept, -2.44128795) && near(plain.coefficients[0], 0.44387054));
        QVERIFY(near(plain.errors[0], 1.79977434, 1e-5) && near(plain.errors[1], 0.29808617, 1e-5));
        const auto ridge = stats::fitLogistic(rows, y, {}, 1);
        QVERIFY(near(ridge.intercept, -2.24930171, 1e-5) && near(ridge.coefficients[0], 0.40896395, 1e-5));
        // What a line parts has no solution without a ridge, and says so.
        const std::vector<double> parted{0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        QVERIFY(!stats::fitLogistic(rows, parted, {}, 0).converged);
        QVERIFY(stats::fitLogistic(rows, parted, {}, 0.1).converged);
    }
    void weightsAreCutAndScaledBack()
    {
        // intervals_compare.txt W1: cap at 2.5 × the mean, then renormalise
        std::vector<double> w{1, 1, 1, 5, 2, 10};
        QCOMPARE(stats::trimWeights(w, 2.5), std::size_t(1));
        const std::vector<double> expected{1.090909, 1.090909, 1.090909, 5.454545, 2.181818, 9.090909};
        for (std::size_t i = 0; i < w.size(); ++i)
            QVERIFY(near(w[i], expected[i]));
        std::vector<double> nothing{0, 0};
        QCOMPARE(stats::trimWeights(nothing, 2.5), std::size_t(0));
    }
    /// Rats with tumours in 71 groups (Gelman et al., Bayesian Data Analysis, 5.3), by tests/known/rederive.py.
    void smallGroupsArePulledTowardsTheMean()
    {
        const std::vector<std::array<int, 3>> kinds{{0, 20, 7}, {0, 19, 4}, {0, 18, 2}, {0, 17, 1}, {1, 20, 4},
            {1, 19, 2}, {1, 18, 2}, {2, 25, 1}, {2, 24, 1}, {2, 23, 1}, {2, 20, 6}, {1, 10, 1}, {5, 49, 1}, {2, 19, 1},
            {5, 46, 1}, {3, 27, 1}, {2, 17, 1}, {7, 49, 1}, {7, 47, 1}, {3, 20, 2}, {2, 13, 1}, {9, 48, 1}, {10, 50, 1},
            {4, 20, 7}, {10, 48, 1}, {4, 19, 3}, {5, 22, 1}, {11, 46, 1}, {12, 49, 1}, {5, 20, 2}, {6, 23, 1},
            {5, 19, 1}, {6, 22, 1}, {6, 20, 3}, {16, 52, 1}, {15, 47, 1}, {15, 46, 1}, {9, 24, 1}, {4, 14, 1}};
        std::vector<double> shares;
        std::vector<double> n;
        for (const auto& [ill, of, times] : kinds)
            for (int i = 0; i < times; ++i) {
                shares.push_back(static_cast<double>(ill) / of);
                n.push_back(of);
            }
        QCOMPARE(n.size(), std::size_t(71));
        const auto rats = stats::poolShares(shares, n, std::vector<double>(71, 1.0 / 71));
        QVERIFY(near(rats.mean, 0.144297, 2e-3));
        QVERIFY(near(rats.values[70], 0.210857, 2e-3) && near(std::sqrt(rats.variances[70]), 0.075260, 5e-3));
        QVERIFY(near(rats.values[0], 0.063570, 2e-3) && near(std::sqrt(rats.variances[0]), 0.041605, 5e-3));
        QVERIFY(rats.intervals[0].low > 0 && rats.intervals[0].low < rats.values[0]);
        QVERIFY(rats.own[70] > 0.3 && rats.own[70] < 0.7);
        QVERIFY(near(rats.total, std::accumulate(rats.values.begin(), rats.values.end(), 0.0) / 71, 1e-9));
        QVERIFY(rats.totalVariance > 0 && rats.totalVariance < rats.variances[70]);
    }
    void groupsThatLookAlikeMayStillDiffer()
    {
        // No spread beyond chance is seen among these; that does not make their shares the same.
        const std::vector<double> n{5, 5, 5, 0};
        const auto alike = stats::poolShares(std::vector<double>{.4, .4, .6, 0}, n);
        const stats::Interval ofAll = stats::wilson(7.0 / 15, 15);
        QVERIFY(alike.values[0] > 0.4 && alike.values[2] < 0.6 && alike.values[2] > alike.values[0]);
        for (const stats::Interval& interval : alike.intervals)
            QVERIFY(interval.high - interval.low > ofAll.high - ofAll.low);
        // Of a group nobody looked at, less is known than of the others.
        QVERIFY(alike.variances[3] > alike.variances[0]);
        QVERIFY(near(alike.values[3], alike.mean, 1e-6));
        QCOMPARE(alike.own[3], 0.0);
        // Much that differs keeps its own; nothing is nothing.
        const auto apart = stats::poolShares(std::vector<double>{.2, .5, .8}, std::vector<double>{5000, 5000, 5000});
        QVERIFY(near(apart.values[0], 0.2, 1e-3) && apart.own[0] > 0.99);
        const auto none = stats::poolShares(n, std::vector<double>(4, 0.0));
        QCOMPARE(none.values[0], 0.0);
        QVERIFY(none.intervals[0] == (stats::Interval{0, 1}));
        // All of them good: not one is certain to be (tests/known/rederive.py).
        const auto good = stats::poolShares(std::vector<double>{1, 1, 1}, std::vector<double>{3, 50, 500});
        QVERIFY(near(good.values[0], 0.9828, 1e-3) && near(std::sqrt(good.variances[0]), 0.0546, 1e-3));
        QVERIFY(good.intervals[0].low < 0.85 && good.intervals[0].high <= 1);
        const auto bad = stats::poolShares(std::vector<double>{0, 0, 0}, std::vector<double>{3, 50, 500});
        QVERIFY(near(bad.values[0], 1 - good.values[0], 1e-9));
    }
    /// Weighting to many classes of few follows chance; its errors allow for that. 60 worlds of 150 ratings in 49 × 2
    /// classes that say nothing: without, the intervals hold in three of four.
    void weightingToManyClassesIsNoSurer()
    {
        Rng random(11);
        int held = 0;
        constexpr int kWorlds = 200;
        for (int world = 0; world < kWorlds; ++world) {
            std::vector<std::uint32_t> city;
            std::vector<std::uint32_t> model;
            std::vector<double> values;
            std::vector<double> cities(49, 0.0);
            std::vector<double> models(2, 0.0);
            for (int i = 0; i < 150; ++i) {
                city.push_back(static_cast<std::uint32_t>(random.below(49)));
                model.push_back(static_cast<std::uint32_t>(random.below(2)));
                values.push_back(random.uniform() < .81 ? 1 : 0);
            }
            // What is there of everybody, of classes that were rated.
            for (int i = 0; i < 3000; ++i) {
                const auto c = static_cast<std::uint32_t>(random.below(49));
                if (std::find(city.begin(), city.end(), c) == city.end())
                    continue;
                ++cities[c];
                ++models[random.below(2)];
            }
            const std::vector<double> base(150, 1.0);
            const std::vector<stats::RakingMargin> margins{{city, cities}, {model, models}};
            const auto raked = stats::rake(base, margins);
            QVERIFY(raked.converged);
            const auto mean
                = stats::weightedMean(raked.weights, values, stats::calibrationErrors(values, base, margins));
            const double half = 1.96 * std::sqrt(mean.variance);
            held += mean.value - half <= .81 && .81 <= mean.value + half ? 1 : 0;
        }
        QVERIFY2(held >= kWorlds * 0.90 && held <= kWorlds * 0.99, qPrintable(QString::number(held)));
    }

    // ---- worlds --------------------------------------------------------------------------------------------------
    void whatIsMissingAtRandomIsCorrected()
    {
        Product product(20000, 1);
        product.label(300);
        const auto corrected = product.corrected();
        MADE(corrected);
        const Estimate* naive = corrected->of(Method::RatingShare);
        QVERIFY2(naive->value < product.quality - 0.1, "the naive share is far off");
        QVERIFY(naive->light == Light::Red);
        for (const Method method : kCorrections) {
            const Estimate* e = corrected->of(method);
            QVERIFY2(std::abs(e->value - product.quality) < 0.03, textOf(e));
            QVERIFY2(e->interval.low < product.quality && product.quality < e->interval.high, textOf(e));
            QVERIFY2(e->light == Light::Green, textOf(e));
            QVERIFY(e->assumption.find("missing at random") != std::string::npos);
            QVERIFY(e->status == Status::Ok);
        }
        QVERIFY(corrected->of(Method::Hajek)->light == Light::Green);
        QVERIFY(corrected->estimates.front().method == Method::RatingShare);
        QVERIFY(estimate::correctionsSentence(*corrected).find("nothing in the labels speaks against")
            != std::string::npos);
    }
    void withoutLabelsNothingIsGreen()
    {
        const Product product(20000, 1);
        const auto corrected = product.corrected();
        MADE(corrected);
        for (const Method method : kCorrections) {
            QVERIFY2(corrected->of(method)->light == Light::Amber, textOf(corrected->of(method)));
            QVERIFY(says(corrected->of(method), "no drawn labels check it"));
            QVERIFY(corrected->of(method)->status == Status::Caution);
        }
        QVERIFY(corrected->of(Method::Hajek)->light == Light::Red);
    }
    void fewLabelsCheckNothing()
    {
        Product product(20000, 1);
        product.label(25);
        const auto corrected = product.corrected();
        MADE(corrected);
        QVERIFY2(corrected->of(Method::Raked)->light == Light::Amber, textOf(corrected->of(Method::Raked)));
        QVERIFY2(says(corrected->of(Method::Raked), "too few to check it"), textOf(corrected->of(Method::Raked)));
    }
    void whatDependsOnQualityIsNotCorrectedAndSaid()
    {
        Product product(20000, 8);
        product.label(200);
        const auto corrected = product.corrected();
        MADE(corrected);
        for (const Method method : kCorrections) {
            const Estimate* e = corrected->of(method);
            QVERIFY2(e->value < product.quality - 0.15, textOf(e));
            QVERIFY2(e->light == Light::Red, textOf(e));
            QVERIFY2(says(e, "the labels contradict it"), textOf(e));
        }
        const Estimate* labels = corrected->of(Method::Hajek);
        QVERIFY(labels->interval.low < product.quality && product.quality < labels->interval.high);
        QVERIFY(estimate::correctionsSentence(*corrected).find("no correction of ratings gets to what the labels say")
            != std::string::npos);
    }
    void doublyRobustIsRightIfOneModelIs()
    {
        // Rating depends on plan alone; what the models know is language alone, or everything.
        const Product product(40000, 1);
        const Bitmap all(product.frame.size(), true);
        const auto rated = estimate::ratedFrame(product.frame, all, {"language"});
        MADE(rated);
        const auto blind = estimate::doublyRobust(*rated, estimate::propensitiesOf(*rated));
        QVERIFY(std::abs(blind.mean.value - product.quality) > 0.1);
        QVERIFY2(blind.after.smd > 0.25, "what it was not weighted by is still seen to be off");
        const auto knowing = estimate::ratedFrame(product.frame, all, {"plan"});
        MADE(knowing);
        // Propensities that are wrong, the same for everybody: the model of the thumbs is right.
        estimate::Propensities flat = estimate::propensitiesOf(*knowing);
        std::fill(flat.values.begin(), flat.values.end(), 0.5);
        QVERIFY(std::abs(estimate::doublyRobust(*knowing, flat).mean.value - product.quality) < 0.03);
    }
    void intervalsCoverWhereRatingIsMissingAtRandom()
    {
        constexpr int kSeeds = 150;
        std::map<Method, int> covers;
        for (int seed = 0; seed < kSeeds; ++seed) {
            const Product product(3000, 1, static_cast<std::uint64_t>(seed));
            const auto corrected = product.corrected();
            MADE(corrected);
            for (const Method method : kCorrections) {
                const Estimate* e = corrected->of(method);
                covers[method] += e->interval.low <= product.quality && product.quality <= e->interval.high ? 1 : 0;
            }
        }
        for (const auto& [method, times] : covers) {
            qInfo("%s covers %.1f %%", estimate::methodName(method).data(), 100.0 * times / kSeeds);
            QVERIFY2(times >= 0.88 * kSeeds, estimate::methodName(method).data());
        }
    }

    // ---- refusals ------------------------------------------------------------------------------------------------
    void withoutRatingsThereIsNothingToCorrect()
    {
        Product product(500, 1);
        product.frame.rated = Bitmap(product.frame.size());
        const auto corrected = product.corrected();
        MADE(corrected);
        for (const Method method : kCorrections) {
            QVERIFY(corrected->of(method)->status == Status::Refused);
            QVERIFY2(says(corrected->of(method), "no session here has a user rating"), textOf(corrected->of(method)));
            QVERIFY(corrected->of(method)->light == Light::Red);
        }
    }
    void weightsThatAddUpToNothingAreRefused()
    {
        Product product(500, 1);
        product.frame.weights.assign(product.frame.size(), 0);
        const auto corrected = product.corrected();
        MADE(corrected);
        for (const Method method : kCorrections)
            QVERIFY2(says(corrected->of(method), "add up to nothing"), textOf(corrected->of(method)));
    }
    void whereNobodyRatedThereIsNoOverlap()
    {
        Product product(20000, 1);
        std::vector<std::uint32_t> surface(product.frame.size());
        for (std::size_t row = 0; row < surface.size(); ++row) {
            surface[row] = row % 4 == 0 ? 1 : 2;
            if (row % 4 == 0) {
                product.frame.rated.set(row, false);
                product.frame.ratings[row] = NAN;
            }
        }
        product.frame.segments.push_back({"surface", {"", "voice", "web"}, surface});
        const auto corrected = product.corrected();
        MADE(corrected);
        for (const Method method : kCorrections) {
            QVERIFY(corrected->of(method)->status == Status::Refused);
            QVERIFY2(says(corrected->of(method), "no overlap"), textOf(corrected->of(method)));
            QVERIFY2(says(corrected->of(method), "surface=voice"), textOf(corrected->of(method)));
        }
        // What was refused is named where the steps are.
        QCOMPARE(estimate::correctionSteps(*corrected).size(), std::size_t(1));
        const std::string refused = estimate::refusedSteps(*corrected);
        QVERIFY2(refused.find("Refused, so no steps: Thumbs, post-stratified") == 0, refused.c_str());
        QVERIFY2(refused.find("surface=voice") != std::string::npos, refused.c_str());
        // By name it is refused too, by others it can be corrected, and the rest is seen to be off.
        const auto named = product.corrected({"surface"});
        MADE(named);
        QVERIFY2(says(named->of(Method::PostStratified), "no overlap"), textOf(named->of(Method::PostStratified)));
        const auto other = product.corrected({"plan"});
        MADE(other);
        QVERIFY(other->of(Method::Raked)->status != Status::Refused);
        QVERIFY(estimate::refusedSteps(*other).empty());
        QVERIFY2(says(other->of(Method::Raked), "surface=voice"), textOf(other->of(Method::Raked)));
        QVERIFY(other->of(Method::Raked)->light == Light::Red);
    }
    void segmentsThatCannotBeMetTogetherAreRefused()
    {
        Product product(2000, 1);
        // a and b say the same of every rater, and not of the others.
        std::vector<std::uint32_t> a(product.frame.size());
        std::vector<std::uint32_t> b(product.frame.size());
        for (std::size_t row = 0; row < a.size(); ++row) {
            a[row] = row % 2 == 0 ? 1 : 2;
            b[row] = product.frame.rated.test(row) ? a[row] : 1;
        }
        product.frame.segments.push_back({"a", {"", "x", "y"}, a});
        product.frame.segments.push_back({"b", {"", "x", "y"}, b});
        const auto corrected = product.corrected({"a", "b"});
        MADE(corrected);
        QVERIFY2(says(corrected->of(Method::Raked), "cannot be weighted to all segments"),
            textOf(corrected->of(Method::Raked)));
    }
    void aSegmentOfAThousandValuesIsAnId()
    {
        Product product(5000, 1);
        population::SegmentColumn ids{"user", {""}, {}};
        for (std::size_t row = 0; row < product.frame.size(); ++row) {
            ids.codes.push_back(static_cast<std::uint32_t>(row % 1000 + 1));
            if (row < 1000)
                ids.values.push_back("u-" + std::to_string(row));
        }
        product.frame.segments.push_back(std::move(ids));
        const auto named = product.corrected({"user"});
        QVERIFY(!named);
        QVERIFY2(named.error().text.find("\"user\" has more than 200 values") != std::string::npos,
            named.error().text.c_str());
        const auto unknown = product.corrected({"colour"});
        QVERIFY(!unknown && unknown.error().text.find("plan, language, user") != std::string::npos);
        const auto rest = product.corrected();
        MADE(rest);
        QVERIFY2(says(rest->of(Method::Raked), "not corrected by user"), textOf(rest->of(Method::Raked)));
        // Nor does it say that raters are other users than everybody.
        QVERIFY2(!says(rest->of(Method::RatingShare), "user u-"), textOf(rest->of(Method::RatingShare)));
    }
    void sessionsWithoutSegmentsCannotBeWeighted()
    {
        Product product(1000, 1);
        product.frame.segments.clear();
        const auto corrected = product.corrected();
        MADE(corrected);
        QVERIFY2(says(corrected->of(Method::Raked), "no segment to correct by"), textOf(corrected->of(Method::Raked)));
    }
};

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
