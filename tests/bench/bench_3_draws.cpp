// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What draws by a model buy, over many seeds, where the truth is known: bias, coverage, and labels saved against a
// plain random sample at equal width. TURNOUT_SEEDS sets how many seeds (500).
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

void run(const char* name, const World& world, int seeds)
{
    const learn::FrameFeatures features(world.frame, false);
    const auto rows = featuresOf(world, features);
    // A model from before: learned from labels of a quarter, and the same after quality has moved.
    Campaign before(world, 987654);
    before.draw(queue::noUncertainty(world.frame), static_cast<std::int64_t>(world.frame.size() / 4), 0.5);
    const Predicted past = learnFrom(rows, before.labels(), features.end());
    std::vector<float> moved = past.good;
    for (float& f : moved)
        f = std::clamp(f * 0.6F + 0.35F, 0.0F, 1.0F);
    Line plain, cold, coldNaive, coldHajek, later, laterNaive, laterHajek, warm, stale;
    double explained = 0;
    for (int i = 0; i < seeds; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        plainRandom(world, seed, seeds, plain);
        Campaign first(world, seed);
        first.draw(queue::noUncertainty(world.frame), kLabels, 0.5);
        first.naive(seeds, coldNaive);
        first.estimate({}, seeds, coldHajek);
        first.estimate(learnFrom(rows, first.labels(), features.end()).good, seeds, cold);
        Campaign second(world, seed);
        second.draw(queue::noUncertainty(world.frame), kLabels / 2, 0.5);
        const Predicted half = learnFrom(rows, second.labels(), features.end());
        second.draw(queue::uncertaintyFromModel(world.frame, half.good, queue::Goal::Estimate), kLabels / 2,
            auditOf(half.quality));
        const Predicted whole = learnFrom(rows, second.labels(), features.end());
        explained += whole.quality.explained / seeds;
        second.naive(seeds, laterNaive);
        second.estimate({}, seeds, laterHajek);
        second.estimate(whole.good, seeds, later);
        Campaign third(world, seed);
        third.draw(queue::uncertaintyFromModel(world.frame, past.good, queue::Goal::Estimate), kLabels, 0.3);
        third.estimate(past.good, seeds, warm);
        Campaign fourth(world, seed);
        fourth.draw(queue::uncertaintyFromModel(world.frame, moved, queue::Goal::Estimate), kLabels, 0.3);
        fourth.estimate(moved, seeds, stale);
    }
    std::printf(
        "\n%s, %d seeds, %lld labels, truth %.1f %%; R² of the model of 200 labels %.2f, of the one from before %.2f\n",
        name, seeds, static_cast<long long>(kLabels), world.quality * 100, explained, past.quality.explained);
    std::printf("  %-48s %13s %6s %7s %7s %8s %8s\n", "", "bias", "RMSE", "cover", "±", "saves %", "by MSE");
    print("plain random sample", plain, plain, seeds);
    print("one draw, no model yet, plain mean of its labels", coldNaive, plain, seeds);
    print("one draw, no model yet, Hájek", coldHajek, plain, seeds);
    print("one draw, then the model of the same labels", cold, plain, seeds);
    print("two draws, the second by the model, plain mean", laterNaive, plain, seeds);
    print("two draws, the second by the model, Hájek", laterHajek, plain, seeds);
    print("two draws, the second by the model, with it", later, plain, seeds);
    print("a draw by a model from before, with it", warm, plain, seeds);
    print("the same after quality has moved", stale, plain, seeds);
}

} // namespace

int main()
{
    const char* asked = std::getenv("TURNOUT_SEEDS");
    const int seeds = asked != nullptr ? std::max(1, std::atoi(asked)) : 500;
    bench::heading("Draws by a model, points");
    run("The demo product, 4,000 sessions", testsupport::demoWorld(4000, 6, testsupport::Texts::Yes), seeds);
    const std::string data = testsupport::sharedData("data");
    if (data.empty())
        std::printf("\nskipped: no shared data\n");
    else
        run("Real agents (airline), 850 sessions", testsupport::airlineWorld(data, testsupport::Texts::Yes), seeds);
    return 0;
}
