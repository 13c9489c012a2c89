// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What draws by a model buy, over many seeds, where the truth is known: bias, coverage, and labels saved against a
// plain random sample at equal width. TURNOUT_SEEDS sets how many seeds (500),
// TURNOUT_THREADS how many threads (2); "demo" or "airline" as argument that world alone.
#include "base/Rng.h"
#include "bench/Table.h"
#include "estimate/ByDesign.h"
#include "learn/CrossFit.h"
#include "learn/FrameFeatures.h"
#include "learn/HeldOut.h"
#include "learn/TextScale.h"
#include "queue/Uncertainty.h"
#include "stats/Interval.h"
#include "support/TestSupport.h"
#include "support/Worlds.h"

#include <cmath>
#include <cstdlib>
#include <thread>

using namespace turnout;
using population::Bitmap;
using population::LabelColumns;
using testsupport::World;

namespace {

constexpr std::int64_t kLabels = 200;

/// Of one way to draw and estimate, over all seeds.
struct Line {
    double bias = 0;
    double squares = 0;
    double covers = 0;
    double half = 0;

    void add(double value, const stats::Interval& interval, double truth, int seeds)
    {
        bias += (value - truth) / seeds;
        squares += (value - truth) * (value - truth) / seeds;
        covers += truth >= interval.low && truth <= interval.high ? 1.0 / seeds : 0;
        half += (interval.high - interval.low) / 2 / seeds;
    }
    void add(const Line& other)
    {
        bias += other.bias;
        squares += other.squares;
        covers += other.covers;
        half += other.half;
    }
};

/// Of one world; each way a line.
struct Lines {
    Line plain, cold, coldNaive, coldHajek, later, laterNaive, laterHajek, warm, stale;
    double explained = 0;

    void add(const Lines& other)
    {
        for (const auto line : {&Lines::plain, &Lines::cold, &Lines::coldNaive, &Lines::coldHajek, &Lines::later,
                 &Lines::laterNaive, &Lines::laterHajek, &Lines::warm, &Lines::stale})
            (this->*line).add(other.*line);
        explained += other.explained;
    }
};

void print(const char* what, const Line& line, const Line& plain, int seeds)
{
    std::printf("  %-48s %+6.2f ± %.2f %6.2f %7.1f %7.2f %8.0f %8.0f\n", what, line.bias * 100,
        196 * std::sqrt(line.squares / seeds), std::sqrt(line.squares) * 100, line.covers * 100, line.half * 100,
        100 * (1 - line.half * line.half / (plain.half * plain.half)), 100 * (1 - line.squares / plain.squares));
    std::fflush(stdout);
}

/// Features of every session, scaled once: text and frame.
std::vector<learn::FeatureRow> featuresOf(const World& world, const learn::FrameFeatures& features)
{
    learn::TextScale scale;
    for (const auto& counts : world.counts)
        scale.see(counts);
    std::vector<learn::FeatureRow> rows = world.counts;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        scale.apply(rows[row]);
        features.append(static_cast<population::Row>(row), rows[row]);
    }
    return rows;
}

struct Predicted {
    std::vector<float> good;
    learn::HeldOut quality;
};

Predicted learnFrom(const std::vector<learn::FeatureRow>& rows, const LabelColumns& labels, std::uint32_t end)
{
    std::vector<learn::Example> examples;
    std::vector<std::size_t> who;
    std::vector<double> outcomes;
    labels.labeled.forEach([&](std::size_t row) {
        outcomes.push_back(static_cast<double>(labels.values[row]));
        examples.push_back({&rows[row], outcomes.back(), row});
        who.push_back(row);
    });
    const auto fitted = learn::crossFit(examples, 10, 1);
    const learn::Predictor predictor(*fitted, end);
    Predicted result;
    for (const auto& row : rows)
        result.good.push_back(static_cast<float>(predictor(row)));
    for (std::size_t i = 0; i < who.size(); ++i)
        result.good[who[i]] = static_cast<float>(fitted->heldOut[i]);
    result.quality = learn::judge(fitted->heldOut, outcomes, std::vector<double>(outcomes.size(), 1.0));
    return result;
}

/// A plain random sample: its mean, and Wilson on the number it is worth in a frame of this size.
void plainRandom(const World& world, std::uint64_t seed, int seeds, Line& line)
{
    std::vector<std::size_t> rows(world.frame.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = i;
    Rng rng(seed);
    rng.shuffle(rows);
    double good = 0;
    for (std::size_t i = 0; i < kLabels; ++i)
        good += static_cast<double>(world.truth[rows[i]]);
    const auto n = static_cast<double>(kLabels);
    const double worth = n / (1 - n / static_cast<double>(rows.size()));
    line.add(good / n, stats::wilson(good / n, worth), world.quality, seeds);
}

class Campaign {
public:
    Campaign(const World& world, std::uint64_t seed)
        : m_world(world)
        , m_labels(testsupport::noLabels(world.frame.size()))
        , m_seed(seed)
    {
    }
    void draw(const queue::Uncertainty& doubts, std::int64_t size, double audit)
    {
        queue::DrawPolicy policy;
        policy.size = size;
        policy.auditShare = audit;
        policy.coverageShare = std::min(policy.coverageShare, 1 - audit);
        policy.seed = m_seed * 10 + m_draws.size();
        const auto made = queue::makeDraw(m_world.frame, m_labels, all(), doubts, policy);
        m_draws.push_back(
            testsupport::designed(*made, DrawId(static_cast<std::int64_t>(m_draws.size()) + 1), m_world.frame.size()));
        testsupport::answer(m_labels, *made, m_world);
    }
    void estimate(std::span<const float> predictions, int seeds, Line& line) const
    {
        const auto e = estimate::estimateByDesign(m_world.frame, m_labels, all(), m_draws, predictions);
        line.add(e.value, e.interval, m_world.quality, seeds);
    }
    void naive(int seeds, Line& line) const
    {
        double good = 0;
        double n = 0;
        m_labels.labeled.forEach([&](std::size_t row) {
            good += static_cast<double>(m_labels.values[row]);
            n += 1;
        });
        line.add(good / n, stats::wilson(good / n, n), m_world.quality, seeds);
    }
    [[nodiscard]] const LabelColumns& labels() const
    {
        return m_labels;
    }

private:
    [[nodiscard]] Bitmap all() const
    {
        return Bitmap(m_world.frame.size(), true);
    }
    const World& m_world;
    LabelColumns m_labels;
    std::vector<queue::DesignedDraw> m_draws;
    std::uint64_t m_seed;
};

double auditOf(const learn::HeldOut& quality)
{
    return quality.trusted() ? 0.3 : 0.5;
}

/// What all seeds of a world share.
struct Setting {
    const World& world;
    const learn::FrameFeatures features;
    std::vector<learn::FeatureRow> rows;
    Predicted past; ///< of a model from before, learned from labels of a quarter …
    std::vector<float> moved; ///< … and the same after quality has moved

    explicit Setting(const World& of)
        : world(of)
        , features(of.frame, false)
        , rows(featuresOf(of, features))
    {
        Campaign before(world, 987654);
        before.draw(queue::noUncertainty(world.frame), static_cast<std::int64_t>(world.frame.size() / 4), 0.5);
        past = learn(before);
        moved = past.good;
        for (float& f : moved)
            f = std::clamp(f * 0.6F + 0.35F, 0.0F, 1.0F);
    }
    [[nodiscard]] Predicted learn(const Campaign& campaign) const
    {
        return learnFrom(rows, campaign.labels(), features.end());
    }
};

void once(const Setting& setting, std::uint64_t seed, int seeds, Lines& lines)
{
    const World& world = setting.world;
    plainRandom(world, seed, seeds, lines.plain);
    Campaign first(world, seed);
    first.draw(queue::noUncertainty(world.frame), kLabels, 0.5);
    first.naive(seeds, lines.coldNaive);
    first.estimate({}, seeds, lines.coldHajek);
    first.estimate(setting.learn(first).good, seeds, lines.cold);
    Campaign second(world, seed);
    second.draw(queue::noUncertainty(world.frame), kLabels / 2, 0.5);
    const Predicted half = setting.learn(second);
    second.draw(
        queue::uncertaintyFromModel(world.frame, half.good, queue::Goal::Estimate), kLabels / 2, auditOf(half.quality));
    const Predicted whole = setting.learn(second);
    lines.explained += whole.quality.explained / seeds;
    second.naive(seeds, lines.laterNaive);
    second.estimate({}, seeds, lines.laterHajek);
    second.estimate(whole.good, seeds, lines.later);
    Campaign third(world, seed);
    third.draw(queue::uncertaintyFromModel(world.frame, setting.past.good, queue::Goal::Estimate), kLabels, 0.3);
    third.estimate(setting.past.good, seeds, lines.warm);
    Campaign fourth(world, seed);
    fourth.draw(queue::uncertaintyFromModel(world.frame, setting.moved, queue::Goal::Estimate), kLabels, 0.3);
    fourth.estimate(setting.moved, seeds, lines.stale);
}

void run(const char* name, const World& world, int seeds)
{
    const Setting setting(world);
    const char* asked = std::getenv("TURNOUT_THREADS");
    const int threads = asked != nullptr ? std::max(1, std::atoi(asked)) : 2;
    std::vector<Lines> parts(static_cast<std::size_t>(threads));
    std::vector<std::thread> working;
    for (int k = 0; k < threads; ++k)
        working.emplace_back([&, k] {
            for (int seed = k; seed < seeds; seed += threads)
                once(setting, static_cast<std::uint64_t>(seed), seeds, parts[static_cast<std::size_t>(k)]);
        });
    for (std::thread& thread : working)
        thread.join();
    Lines lines;
    for (const Lines& part : parts)
        lines.add(part);
    const Line& plain = lines.plain;
    std::printf(
        "\n%s, %d seeds, %lld labels, truth %.1f %%; R² of the model of 200 labels %.2f, of the one from before %.2f\n",
        name, seeds, static_cast<long long>(kLabels), world.quality * 100, lines.explained,
        setting.past.quality.explained);
    std::printf("  %-48s %13s %6s %7s %7s %8s %8s\n", "", "bias", "RMSE", "cover", "±", "saves %", "by MSE");
    print("plain random sample", plain, plain, seeds);
    print("one draw, no model yet, plain mean of its labels", lines.coldNaive, plain, seeds);
    print("one draw, no model yet, Hájek", lines.coldHajek, plain, seeds);
    print("one draw, then the model of the same labels", lines.cold, plain, seeds);
    print("two draws, the second by the model, plain mean", lines.laterNaive, plain, seeds);
    print("two draws, the second by the model, Hájek", lines.laterHajek, plain, seeds);
    print("two draws, the second by the model, with it", lines.later, plain, seeds);
    print("a draw by a model from before, with it", lines.warm, plain, seeds);
    print("the same after quality has moved", lines.stale, plain, seeds);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string only = argc > 1 ? argv[1] : ""; // "demo", "airline"
    const char* asked = std::getenv("TURNOUT_SEEDS");
    const int seeds = asked != nullptr ? std::max(1, std::atoi(asked)) : 500;
    bench::heading("Draws by a model, points");
    if (only != "airline")
        run("The demo product, 4,000 sessions", testsupport::demoWorld(4000, 6, testsupport::Texts::Yes), seeds);
    const std::string data = testsupport::sharedData("data");
    if (only == "demo")
        return 0;
    if (data.empty())
        std::printf("\nskipped: no shared data\n");
    else
        run("Real agents (airline), 850 sessions", testsupport::airlineWorld(data, testsupport::Texts::Yes), seeds);
    return 0;
}
