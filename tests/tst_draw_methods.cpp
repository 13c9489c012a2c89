// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"
#include "estimate/ByDesign.h"
#include "learn/Shingles.h"
#include "queue/Draw.h"
#include "stats/Design.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"

#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace turnout;
using namespace turnout::population;
using namespace turnout::queue;
using namespace Qt::StringLiterals;
using testsupport::addSegment;
using testsupport::madeFrame;
using testsupport::noLabels;

Q_DECLARE_METATYPE(turnout::queue::Method)

namespace {

/// Sessions of three languages and two plans with a score; truth follows the score. Every fourth has up to three twins.
struct World {
    explicit World(std::size_t size, std::uint64_t seed = 1, bool weighted = true)
        : frame(madeFrame(size))
    {
        Rng rng(seed);
        std::vector<std::string> languages;
        std::vector<std::string> plans;
        std::vector<float> scores;
        std::uint32_t cluster = 0;
        std::size_t left = 0;
        for (std::size_t i = 0; i < size; ++i) {
            languages.emplace_back(i % 40 == 7 ? "ja" : i % 3 == 0 ? "de" : "en");
            plans.emplace_back(rng.below(4) == 0 ? "pro" : "free");
            scores.push_back(static_cast<float>(rng.below(101)) / 100.0F);
            truth.push_back(rng.uniform() < 0.3 + 0.5 * static_cast<double>(scores.back()) ? 1.0F : 0.0F);
            frame.weights[i] = weighted ? 1 + static_cast<double>(i % 3) / 2 : 1;
            if (left == 0) {
                left = rng.below(4) == 0 ? 2 + rng.below(3) : 1;
                ++cluster;
            }
            clusters.push_back(cluster - 1);
            --left;
        }
        frame.weighted = weighted;
        addSegment(frame, "language", languages);
        addSegment(frame, "plan", plans);
        frame.scores.push_back({"judge", scores});
    }
    [[nodiscard]] double quality() const
    {
        double good = 0;
        double all = 0;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            good += frame.weights[i] * static_cast<double>(truth[i]);
            all += frame.weights[i];
        }
        return good / all;
    }
    Frame frame;
    std::vector<float> truth;
    std::vector<std::uint32_t> clusters;
};

DrawPolicy policyOf(Method method, bool one, std::int64_t size, std::uint64_t seed = 1)
{
    DrawPolicy policy;
    policy.method = method;
    policy.oneOfDuplicates = one;
    policy.size = size;
    policy.seed = seed;
    return policy;
}

Result<Draw> draw(const World& world, const DrawPolicy& policy)
{
    return makeDraw(world.frame, noLabels(world.frame), Bitmap(world.frame.size(), true),
        uncertaintyFromScores(world.frame), policy, world.clusters);
}

/// The draw as the project has it when everything is answered truly.
DesignedDraw designed(const Draw& draw, std::size_t size)
{
    DesignedDraw made;
    made.id = DrawId(1);
    made.frame = Bitmap(size, true);
    std::set<Row> taken;
    for (const DrawItem& item : draw.items)
        taken.insert(item.row);
    for (std::size_t i = 0; i < draw.order.size(); ++i)
        if (taken.contains(draw.order[i])) {
            made.items.push_back(draw.order[i]);
            made.probabilities.push_back(draw.probabilities[i]);
        }
    return made;
}

} // namespace

class TestDrawMethods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pivotalByHand();
    void frequenciesAreTheProbabilities_data();
    void frequenciesAreTheProbabilities();
    void estimatesCover_data();
    void estimatesCover();
    void strataGetByTheirSpread();
    void strataOfEqualBeliefs();
    void oneOfEachCluster();
    void oneLargeCluster();
    void pairsAreCovered();
    void targetsAreWorkedTowards();
    void targetsThatAreNotThere();
    void doubledByChance();
    void hostileFrames_data();
    void hostileFrames();
    void sketches();
    void manyCopies();

private:
    static void everyDesign();
};

void TestDrawMethods::pivotalByHand()
{
    // Deville & Tillé's algorithm on given random numbers: known answer V1.
    const std::vector<double> pi{0.2, 0.7, 0.8, 0.5, 0.4, 0.4};
    const std::vector<double> given{0.3, 0.62, 0.1, 0.85, 0.47};
    std::size_t next = 0;
    const auto taken = stats::pivotalSample(pi, [&] { return given.at(next++); });
    QVERIFY(taken == (std::vector<std::size_t>{1, 2, 3}));
    QCOMPARE(next, given.size());
    Rng rng(5);
    const auto uniform = [&] { return rng.uniform(); };
    QVERIFY(stats::pivotalSample({}, uniform).empty());
    QVERIFY(stats::pivotalSample(std::vector<double>{0, 0}, uniform).empty());
    QVERIFY(stats::pivotalSample(std::vector<double>{1, 0, 1}, uniform) == (std::vector<std::size_t>{0, 2}));
    for (int i = 0; i < 200; ++i)
        QCOMPARE(stats::pivotalSample(std::vector<double>(1000, 0.037), uniform).size(), std::size_t(37));
}

void TestDrawMethods::everyDesign()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<bool>("one");
    QTest::newRow("systematic, one of a cluster") << Method::Systematic << true;
    QTest::newRow("pivotal") << Method::Pivotal << false;
    QTest::newRow("pivotal, one of a cluster") << Method::Pivotal << true;
    QTest::newRow("neyman") << Method::Neyman << false;
    QTest::newRow("neyman, one of a cluster") << Method::Neyman << true;
}

void TestDrawMethods::frequenciesAreTheProbabilities_data()
{
    everyDesign();
}

void TestDrawMethods::frequenciesAreTheProbabilities()
{
    QFETCH(Method, method);
    QFETCH(bool, one);
    const World world(100);
    constexpr int kSeeds = 2500;
    std::vector<int> times(world.frame.size(), 0);
    std::vector<double> probabilities(world.frame.size(), 0);
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        const auto drawn = draw(world, policyOf(method, one, 12, seed));
        QVERIFY(drawn.ok());
        QCOMPARE(drawn->items.size(), std::size_t(12));
        for (std::size_t i = 0; i < drawn->order.size(); ++i) {
            double& known = probabilities[drawn->order[i]];
            QVERIFY(known == 0 || std::abs(known - drawn->probabilities[i]) < 1e-12);
            known = drawn->probabilities[i];
        }
        for (const DrawItem& item : drawn->items) {
            ++times[item.row];
            QCOMPARE(item.probability, probabilities[item.row]);
            QVERIFY(std::abs(item.audit + item.uncertain + item.coverage - item.probability) < 1e-12);
        }
    }
    QVERIFY(std::abs(std::accumulate(probabilities.begin(), probabilities.end(), 0.0) - 12) < 1e-9);
    double chiSquare = 0;
    for (std::size_t row = 0; row < times.size(); ++row) {
        const double p = probabilities[row];
        const double z = (times[row] - kSeeds * p) / std::sqrt(kSeeds * p * (1 - p));
        QVERIFY2(std::abs(z) < 4.5, qPrintable(QString::number(row) + u": "_s + QString::number(z)));
        chiSquare += z * z;
    }
    QVERIFY2(chiSquare < 160, qPrintable(QString::number(chiSquare)));
}

void TestDrawMethods::estimatesCover_data()
{
    everyDesign();
}

void TestDrawMethods::estimatesCover()
{
    QFETCH(Method, method);
    QFETCH(bool, one);
    const World world(1500, 3);
    LabelColumns labels = noLabels(world.frame);
    labels.labeled = Bitmap(world.frame.size(), true);
    labels.values = world.truth;
    const Bitmap all(world.frame.size(), true);
    const double truth = world.quality();
    constexpr int kSeeds = 500;
    int covered = 0;
    double error = 0;
    double squared = 0;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        const auto drawn = draw(world, policyOf(method, one, 120, seed));
        QVERIFY(drawn.ok());
        const auto estimate
            = estimate::estimateByDesign(world.frame, labels, all, {designed(*drawn, world.frame.size())});
        QVERIFY(estimate.usable);
        covered += estimate.interval.low <= truth && truth <= estimate.interval.high ? 1 : 0;
        error += (estimate.value - truth) / kSeeds;
        squared += (estimate.value - truth) * (estimate.value - truth) / kSeeds;
    }
    const double share = static_cast<double>(covered) / kSeeds;
    const double noise = std::sqrt(squared / kSeeds);
    qInfo("covers %.3f, error %+.4f (noise %.4f), rmse %.4f", share, error, noise, std::sqrt(squared));
    QVERIFY(std::abs(error) < 4 * noise);
    QVERIFY(share >= 0.92 && share <= 0.985); // .95 within three standard errors of 500 seeds
}

void TestDrawMethods::strataGetByTheirSpread()
{
    // Two kinds of sessions, sure and unsure: the expected number in a stratum is Neyman's, N_h √(mean f(1−f)).
    World world(1000, 1, false);
    for (std::size_t i = 0; i < 1000; ++i)
        world.frame.scores[0].values[i] = i % 5 == 0 ? 0.5F : 0.98F;
    DrawPolicy policy = policyOf(Method::Neyman, false, 100);
    policy.auditShare = 1e-9;
    policy.coverageShare = 0;
    const auto drawn = draw(world, policy);
    QVERIFY(drawn.ok());
    const auto unsure = std::count_if(
        drawn->items.begin(), drawn->items.end(), [](const DrawItem& item) { return item.row % 5 == 0; });
    const double expected = 100 * 200 * 0.5 / (200 * 0.5 + 800 * std::sqrt(0.98 * 0.02));
    QVERIFY2(std::abs(static_cast<double>(unsure) - expected) < 1, qPrintable(QString::number(unsure)));
    QCOMPARE(drawn->design, std::string("neyman, 2 strata of belief"));
}

void TestDrawMethods::strataOfEqualBeliefs()
{
    World world(50, 1, false);
    for (float& value : world.frame.scores[0].values)
        value = 0.7F;
    DrawPolicy policy = policyOf(Method::Neyman, false, 5);
    policy.coverageShare = 0;
    const auto drawn = draw(world, policy);
    QVERIFY(drawn.ok());
    QCOMPARE(drawn->design, std::string("neyman, 1 stratum of belief"));
    for (const double p : drawn->probabilities)
        QVERIFY(std::abs(p - 0.1) < 1e-6);
}

void TestDrawMethods::oneOfEachCluster()
{
    const World world(400);
    for (const Method method : {Method::Systematic, Method::Pivotal, Method::Neyman})
        for (const std::int64_t size : {1, 60, 150, 400}) {
            const auto drawn = draw(world, policyOf(method, true, size));
            QVERIFY(drawn.ok());
            std::set<std::uint32_t> seen;
            for (const DrawItem& item : drawn->items)
                QVERIFY(seen.insert(world.clusters[item.row]).second);
            const std::set<std::uint32_t> all(world.clusters.begin(), world.clusters.end());
            QCOMPARE(drawn->items.size(), std::min(static_cast<std::size_t>(size), all.size()));
            QVERIFY(drawn->design.ends_with("one of near-duplicates"));
            for (std::size_t i = 0; i < drawn->order.size(); ++i)
                QVERIFY(
                    world.frame.weights[drawn->order[i]] / drawn->probabilities[i] <= drawn->weightBound * (1 + 1e-9));
        }
    // Nobody asked: twins are drawn by themselves.
    const auto each = draw(world, policyOf(Method::Systematic, false, 400));
    QCOMPARE(each->items.size(), std::size_t(400));
}

void TestDrawMethods::oneLargeCluster()
{
    World world(100, 1, false);
    std::fill(world.clusters.begin(), world.clusters.begin() + 90, 0U);
    std::iota(world.clusters.begin() + 90, world.clusters.end(), 1U);
    DrawPolicy policy = policyOf(Method::Systematic, true, 5);
    policy.auditShare = 1;
    policy.coverageShare = 0;
    const auto drawn = draw(world, policy);
    QVERIFY(drawn.ok());
    // It is certain, and whichever of it is taken stands for all ninety.
    QCOMPARE(std::count_if(drawn->items.begin(), drawn->items.end(), [](const auto& i) { return i.row < 90; }), 1);
    for (std::size_t i = 0; i < drawn->order.size(); ++i)
        QVERIFY(std::abs(drawn->probabilities[i] - (drawn->order[i] < 90 ? 1.0 / 90 : 0.4)) < 1e-9);
    QVERIFY(std::abs(drawn->largestWeight - 90) < 1e-9);
    QVERIFY(drawn->weightBound >= 90 - 1e-9);
}

void TestDrawMethods::pairsAreCovered()
{
    // Language and plan are even by themselves, but one pair of them is rare.
    World world(2000, 1, false);
    Frame frame = madeFrame(2000);
    std::vector<std::string> languages;
    std::vector<std::string> plans;
    for (std::size_t i = 0; i < 2000; ++i) {
        languages.emplace_back(i % 2 == 0 ? "de" : "en");
        plans.emplace_back(i % 100 == 0 || i % 2 != 0 ? "pro" : "free");
    }
    addSegment(frame, "language", languages);
    addSegment(frame, "plan", plans);
    DrawPolicy policy = policyOf(Method::Systematic, false, 100);
    policy.balance = {"language"};
    const auto rare = [&](const DrawPolicy& by) {
        const auto drawn = makeDraw(frame, noLabels(frame), Bitmap(2000, true), uncertaintyFromScores(frame), by);
        double expected = 0;
        for (std::size_t i = 0; drawn.ok() && i < drawn->order.size(); ++i)
            expected += drawn->order[i] % 100 == 0 ? drawn->probabilities[i] : 0;
        return expected;
    };
    const double without = rare(policy);
    policy.pairs = {{"language", "plan"}};
    const double with = rare(policy);
    QVERIFY2(without < 1.5 && with > 3, qPrintable(QString::number(without) + u' ' + QString::number(with)));
    const auto drawn = makeDraw(frame, noLabels(frame), Bitmap(2000, true), uncertaintyFromScores(frame), policy);
    QVERIFY(std::any_of(drawn->items.begin(), drawn->items.end(), [](const DrawItem& item) {
        return item.reason.starts_with("first labels from language × plan de × pro (1.0 % of traffic");
    }));
}

void TestDrawMethods::targetsAreWorkedTowards()
{
    const World world(2000, 1, false);
    DrawPolicy policy = policyOf(Method::Systematic, false, 100);
    policy.balance = {"language"};
    const auto expectedOf = [&](const Draw& drawn) {
        double expected = 0;
        for (std::size_t i = 0; i < drawn.order.size(); ++i)
            expected += drawn.order[i] % 40 == 7 ? drawn.probabilities[i] : 0;
        return expected;
    };
    const auto plain = draw(world, policy);
    policy.targets = {{"language", "ja", 40}};
    const auto towards = draw(world, policy);
    QVERIFY(plain.ok() && towards.ok());
    QVERIFY(plain->shortOf.empty());
    QVERIFY(expectedOf(*towards) > expectedOf(*plain) + 3);
    QCOMPARE(towards->shortOf.size(), std::size_t(1));
    QVERIFY2(towards->shortOf[0].starts_with("language ja: ") && towards->shortOf[0].ends_with("40 are wanted"),
        towards->shortOf[0].c_str());
    policy.targets = {{"plan", {}, 10}}; // each value, of a segment that was not to be balanced
    const auto each = draw(world, policy);
    QVERIFY(each.ok() && each->shortOf.empty());
}

void TestDrawMethods::targetsThatAreNotThere()
{
    const World world(50);
    DrawPolicy policy = policyOf(Method::Systematic, false, 5);
    const auto refusal = [&] {
        const auto drawn = draw(world, policy);
        return drawn.ok() ? std::string("drawn") : drawn.error().text;
    };
    policy.targets = {{"surface", "voice", 3}};
    QVERIFY(refusal().find("no segment \"surface\"") != std::string::npos);
    policy.targets = {{"language", "fr", 3}};
    QVERIFY(refusal().find("no value \"fr\" of segment \"language\"") != std::string::npos);
    policy.targets = {{"language", "de", 0}};
    QVERIFY(refusal().find("at least 1 label") != std::string::npos);
    policy.targets.clear();
    policy.pairs = {{"language", "surface"}};
    QVERIFY(refusal().find("no segment \"surface\"") != std::string::npos);
    policy.pairs = {{"language", "language"}};
    QVERIFY(refusal().find("no pair") != std::string::npos);
    policy.pairs.clear();
    policy.doubleShare = NAN;
    QVERIFY(refusal().find("second annotator") != std::string::npos);
    for (const auto& [json, names] : std::map<std::string, std::string>{
             {R"({"method":"cube"})", "not \"cube\""},
             {R"({"method":3})", "must be a word"},
             {R"({"duplicates":"all"})", "not \"all\""},
             {R"({"pairs":["language"]})", "a list of pairs"},
             {R"({"pairs":[["a","b","c"]]})", "a list of pairs"},
             {R"({"targets":[{"segment":"a"}]})", "at least 1 label"},
             {R"({"targets":[{"segment":"a","labels":3,"share":1}]})", "must be a list of"},
             {R"({"targets":[{"segment":1,"labels":3}]})", "must be a list of"},
             {R"({"double_share":2})", "second annotator"},
         }) {
        const auto read = drawPolicyFromJson(json);
        QVERIFY2(!read.ok() && read.error().text.find(names) != std::string::npos, json.c_str());
    }
    policy = policyOf(Method::Pivotal, true, 9);
    policy.pairs = {{"a \"b\"", "c"}};
    policy.targets = {{"surface", "voice", 40}, {"language", {}, 20}};
    policy.doubleShare = 0.25;
    const auto again = drawPolicyFromJson(drawPolicyToJson(policy));
    QVERIFY(again.ok() && *again == policy);
}

void TestDrawMethods::doubledByChance()
{
    const World world(300);
    std::map<Row, int> drawnTimes;
    std::map<Row, int> doubledTimes;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        DrawPolicy policy = policyOf(Method::Systematic, false, 40, seed);
        policy.doubleShare = 0.2;
        const auto drawn = draw(world, policy);
        QVERIFY(drawn.ok());
        int doubled = 0;
        for (const DrawItem& item : drawn->items) {
            ++drawnTimes[item.row];
            doubledTimes[item.row] += item.annotators - 1;
            doubled += item.annotators - 1;
        }
        QCOMPARE(doubled, 8);
    }
    // Whoever is drawn has the same chance, whatever it is like.
    double chiSquare = 0;
    for (const auto& [row, n] : drawnTimes) {
        const double off = doubledTimes[row] - 0.2 * n;
        chiSquare += off * off / (0.16 * n);
    }
    const auto rows = static_cast<double>(drawnTimes.size());
    QVERIFY2(std::abs(chiSquare - rows) < 4 * std::sqrt(2 * rows), qPrintable(QString::number(chiSquare)));
}

void TestDrawMethods::hostileFrames_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("what");
    QTest::newRow("one session") << 1 << QString();
    QTest::newRow("two sessions") << 2 << QString();
    QTest::newRow("equal scores") << 100 << u"equal"_s;
    QTest::newRow("sure of all") << 100 << u"sure"_s;
    QTest::newRow("no score is a number") << 100 << u"nan"_s;
    QTest::newRow("some weights 0") << 100 << u"zeros"_s;
    QTest::newRow("one weight huge") << 100 << u"huge"_s;
    QTest::newRow("one value") << 100 << u"one value"_s;
    QTest::newRow("all twins") << 100 << u"twins"_s;
    QTest::newRow("ten thousand values") << 10000 << u"own"_s;
}

void TestDrawMethods::hostileFrames()
{
    QFETCH(int, size);
    QFETCH(QString, what);
    const auto n = static_cast<std::size_t>(size);
    World world(n);
    for (std::size_t i = 0; i < n; ++i) {
        float& score = world.frame.scores[0].values[i];
        score = what == u"equal"_s ? 0.5F : what == u"sure"_s ? 1.0F : what == u"nan"_s ? NAN : score;
        if (what == u"zeros"_s && i % 3 == 0)
            world.frame.weights[i] = 0;
        if (what == u"huge"_s && i == 50)
            world.frame.weights[i] = 1e9;
    }
    std::vector<std::string> values;
    for (std::size_t i = 0; i < n; ++i)
        values.push_back(what == u"own"_s ? std::to_string(i) : what == u"one value"_s || i % 2 == 0 ? "x" : "y");
    addSegment(world.frame, "account", values);
    if (what == u"twins"_s)
        world.clusters.assign(n, 0);
    for (const Method method : {Method::Systematic, Method::Pivotal, Method::Neyman})
        for (const bool one : {false, true})
            for (const std::int64_t wanted : {1, 7, 60, 1000}) {
                DrawPolicy policy = policyOf(method, one, wanted);
                policy.balance = {"account"};
                policy.pairs = {{"account", "language"}};
                policy.targets = {{"account", {}, 2}};
                const auto drawn = draw(world, policy);
                QVERIFY2(drawn.ok(), drawn.ok() ? "" : drawn.error().text.c_str());
                double sum = 0;
                std::set<std::uint32_t> drawable;
                for (std::size_t i = 0; i < drawn->order.size(); ++i) {
                    const double p = drawn->probabilities[i];
                    const Row row = drawn->order[i];
                    QVERIFY(p >= 0 && p <= 1 && (p > 0) == (world.frame.weights[row] > 0));
                    sum += p;
                    if (p > 0)
                        drawable.insert(one ? world.clusters[row] : row);
                }
                const std::size_t expected = std::min(static_cast<std::size_t>(wanted), drawable.size());
                QCOMPARE(drawn->items.size(), expected);
                QVERIFY(std::abs(sum - static_cast<double>(expected)) < 1e-7);
                QCOMPARE(drawn->order.size(), n);
            }
}

void TestDrawMethods::sketches()
{
    using session::Role;
    using session::TurnText;
    const auto of = [](const std::vector<TurnText>& turns) { return learn::sketchOf(turns); };
    const std::string question
        = "Hello, I would like to know why my order 1234 has not arrived yet, it was promised for "
          "last Tuesday and nobody answers the phone when I call your support line about it";
    const std::string answer
        = "I am sorry to hear that. Your parcel left our warehouse on Monday and should be with you "
          "within two working days; here is the link where you can follow it";
    std::string other = question;
    other.replace(other.find("1234"), 4, "9876");
    const std::vector<learn::Sketch> sketches{of({{Role::User, question}, {Role::Assistant, answer}}),
        of({{Role::User, other}, {Role::System, "You are kind"}, {Role::Assistant, answer}}), // another number
        of({{Role::User, question}, {Role::Assistant, "No."}}), // another answer
        of({{Role::User, "How do I export all invoices of a year as one archive from the settings page?"}}),
        of({{Role::User, "ok"}}), of({{Role::User, "OK!"}}), of({{Role::User, "thanks"}}), of({}), of({}),
        of({{Role::User, "…!?"}})};
    const auto clusters = learn::clustersOf(sketches);
    QVERIFY(clusters == (std::vector<std::uint32_t>{0, 0, 1, 2, 3, 3, 4, 5, 6, 7}));
    QVERIFY(learn::clustersOf({}).empty());
}

void TestDrawMethods::manyCopies()
{
    std::vector<learn::Sketch> sketches;
    for (int i = 0; i < 20000; ++i) {
        const std::string text = i % 2 == 0
            ? std::string("the very same words again and again as a load test sends them")
            : "session number " + std::string(static_cast<std::size_t>(1 + i % 97), static_cast<char>('a' + i % 26))
                + " asks for something " + std::string(static_cast<std::size_t>(1 + i % 89), 'z') + " of its own "
                + std::string(static_cast<std::size_t>(1 + i % 83), 'q');
        const session::TurnText turn{session::Role::User, text};
        sketches.push_back(learn::sketchOf(std::span(&turn, 1)));
    }
    const auto clusters = learn::clustersOf(sketches);
    for (std::size_t i = 0; i < clusters.size(); i += 2)
        QCOMPARE(clusters[i], clusters[0]);
    for (std::size_t i = 1; i < clusters.size(); i += 2)
        QVERIFY(clusters[i] != clusters[0]);
}

TURNOUT_TEST_MAIN(TestDrawMethods)
#include "tst_draw_methods.moc"
