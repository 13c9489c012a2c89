// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far off the naive share and every correction of it are where the truth is known, at rating biases from 1:1 to
// 30:1, and how often the intervals hold it. Each seed is another demo product with other raters and another draw.
// TURNOUT_SEEDS sets how many seeds (200). First, how long the Quality workspace takes for a million sessions.
#include "base/Clock.h"
#include "base/Rng.h"
#include "bench/Table.h"
#include "estimate/ByDesign.h"
#include "estimate/ChannelReport.h"
#include "estimate/Corrections.h"
#include "learn/CrossFit.h"
#include "learn/FrameFeatures.h"
#include "queue/Uncertainty.h"
#include "support/TestSupport.h"
#include "support/Worlds.h"
#include "workbench/Quality.h"

#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

using namespace turnout;
using estimate::Estimate;
using estimate::Estimates;
using estimate::Light;
using estimate::Method;
using population::Bitmap;
using population::LabelColumns;
using testsupport::World;

namespace {

constexpr std::int64_t kSessions = 20000;
constexpr std::int64_t kLabels = 200;

/// Of one method, over all seeds.
struct Line {
    int made = 0;
    double bias = 0;
    double squares = 0;
    double half = 0;
    int covers = 0;
    std::array<int, 3> lights{};

    void add(double value, const stats::Interval& interval, double truth)
    {
        ++made;
        bias += value - truth;
        squares += (value - truth) * (value - truth);
        half += (interval.high - interval.low) / 2;
        covers += truth >= interval.low && truth <= interval.high ? 1 : 0;
    }
};

void heading()
{
    std::printf("  %-44s %8s %8s %8s %8s %22s\n", "", "bias", "RMSE", "±", "cover", "green amber red refused");
}

void print(std::string_view what, const Line& line, int seeds)
{
    if (line.made == 0) {
        std::printf("  %-44.*s %60s\n", static_cast<int>(what.size()), what.data(), "refused every time");
        return;
    }
    std::printf("  %-44.*s %+8.1f %8.1f %8.1f %8.1f    %5d %5d %3d %7d\n", static_cast<int>(what.size()), what.data(),
        100 * line.bias / line.made, 100 * std::sqrt(line.squares / line.made), 100 * line.half / line.made,
        100.0 * line.covers / line.made, line.lights[0], line.lights[1], line.lights[2], seeds - line.made);
    std::fflush(stdout);
}

/// A world's labels by one draw, and what is learned from them of the frame's columns.
struct Labelled {
    LabelColumns labels;
    std::vector<queue::DesignedDraw> draws;
    std::vector<float> predictions;

    Labelled(const World& world, const Bitmap& from, std::int64_t size, std::uint64_t seed)
        : labels(testsupport::noLabels(world.frame.size()))
    {
        queue::DrawPolicy policy;
        policy.size = size;
        policy.auditShare = 0.5;
        policy.seed = seed;
        const auto made = queue::makeDraw(world.frame, labels, from, queue::noUncertainty(world.frame), policy);
        draws.push_back(testsupport::designed(*made, DrawId(1), world.frame.size()));
        testsupport::answer(labels, *made, world);
        learnFrom(world);
    }

private:
    void learnFrom(const World& world)
    {
        const learn::FrameFeatures features(world.frame, false);
        std::vector<learn::FeatureRow> rows(world.frame.size());
        std::vector<learn::Example> examples;
        std::vector<std::size_t> who;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            features.append(static_cast<population::Row>(row), rows[row]);
            if (labels.labeled.test(row)) {
                examples.push_back({&rows[row], static_cast<double>(labels.values[row]), row});
                who.push_back(row);
            }
        }
        const auto fitted = learn::crossFit(examples, 10, 1);
        const learn::Predictor predictor(*fitted, features.end());
        for (const auto& row : rows)
            predictions.push_back(static_cast<float>(predictor(row)));
        for (std::size_t i = 0; i < who.size(); ++i)
            predictions[who[i]] = static_cast<float>(fitted->heldOut[i]);
    }
};

Estimates everything(const World& world, const Labelled& labelled)
{
    const Bitmap all(world.frame.size(), true);
    auto estimates = estimate::estimateQuality(world.frame, labelled.labels, all, labelled.draws);
    estimate::addPredictionPowered(
        estimates, world.frame, labelled.labels, all, labelled.draws, labelled.predictions, {});
    if (!estimate::addCorrections(estimates, world.frame, all, {}))
        return {};
    return estimates;
}

void add(std::map<Method, Line>& lines, const Estimates& estimates, double truth)
{
    for (const Estimate& e : estimates.estimates) {
        if (e.status == estimate::Status::Refused)
            continue;
        Line& line = lines[e.method];
        line.add(e.value, e.interval, truth);
        ++line.lights.at(static_cast<std::size_t>(e.light.value_or(Light::Amber)));
    }
}

void printAll(std::map<Method, Line>& lines, int seeds)
{
    heading();
    for (const Method method : {Method::RatingShare, Method::PostStratified, Method::Raked, Method::Propensity,
             Method::DoublyRobust, Method::Shrinkage, Method::LabelMean, Method::Hajek, Method::PredictionPowered})
        print(estimate::methodTitle(method), lines[method], seeds);
}

/// The sessions that began before the time, or at it and after.
std::pair<Bitmap, Bitmap> halves(const World& world, TimeMs time)
{
    Bitmap before(world.frame.size());
    for (std::size_t row = 0; row < world.frame.size(); ++row)
        before.set(row, world.frame.startedAt[row] < time);
    return {before, before.inverted()};
}

double qualityOf(const World& world, const Bitmap& rows)
{
    double weight = 0;
    double good = 0;
    rows.forEach([&](std::size_t row) {
        weight += world.frame.weights[row];
        good += world.frame.weights[row] * static_cast<double>(world.truth[row]);
    });
    return good / weight;
}

void atBias(double bias, int seeds)
{
    std::map<Method, Line> lines;
    Line naiveMay;
    Line read;
    double quality = 0;
    double ratings = 0;
    const TimeMs may = *parseTime("2026-05-01T00:00:00Z");
    for (int seed = 0; seed < seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const World world = testsupport::demoWorld(kSessions, bias, testsupport::Texts::No, 1000 + number);
        quality += world.quality / seeds;
        ratings += static_cast<double>(world.frame.rated.count()) / seeds;
        const Bitmap all(world.frame.size(), true);
        add(lines, everything(world, Labelled(world, all, kLabels, number)), world.quality);
        // Labels of April, thumbs of May.
        const auto months = halves(world, may);
        const Labelled april(world, months.first, kLabels, number);
        const auto estimates = estimate::estimateQuality(world.frame, april.labels, months.first, april.draws);
        const auto channel = estimate::channelReport(
            world.frame, april.labels, months.first, april.draws, *estimates.of(Method::Hajek));
        const auto later = estimate::estimateQuality(world.frame, april.labels, months.second, {});
        const Estimate& thumbs = *later.of(Method::RatingShare);
        const double truth = qualityOf(world, months.second);
        const auto reading = stats::readThumbs(thumbs.value, thumbs.effectiveN, channel.channel);
        naiveMay.add(thumbs.value, thumbs.interval, truth);
        read.add(reading.value, reading.interval, truth);
    }
    std::printf("\nA bad session is rated %.0f times as often as a good one: truth %.1f %%, %.0f ratings of %lld "
                "sessions, %lld labels\n",
        bias, quality * 100, ratings, static_cast<long long>(kSessions), static_cast<long long>(kLabels));
    printAll(lines, seeds);
    print("May's thumbs as they are", naiveMay, seeds);
    print("May's thumbs through April's channel", read, seeds);
}

/// The demo with fewer bad sessions, by chance.
void atQuality(double quality, std::int64_t labels, int seeds)
{
    std::map<Method, Line> lines;
    double reached = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        World world = testsupport::demoWorld(kSessions / 4, 6, testsupport::Texts::No, 5000 + number);
        Rng rng(number);
        const double stays = (1 - quality) / (1 - world.quality);
        for (float& truth : world.truth)
            if (truth < 0.5F && rng.uniform() >= stays)
                truth = 1;
        world.finish();
        reached += world.quality / seeds;
        const Bitmap all(world.frame.size(), true);
        add(lines, everything(world, Labelled(world, all, labels, number)), world.quality);
    }
    std::printf(
        "\nNearly everything is good: truth %.1f %%, %lld labels\n", reached * 100, static_cast<long long>(labels));
    heading();
    print(estimate::methodTitle(Method::Hajek), lines[Method::Hajek], seeds);
    print(estimate::methodTitle(Method::PredictionPowered), lines[Method::PredictionPowered], seeds);
}

void airline(int seeds)
{
    const std::string data = testsupport::sharedData("data");
    if (data.empty()) {
        std::printf("\nskipped: no shared data\n");
        return;
    }
    const World world = testsupport::airlineWorld(data);
    const Bitmap all(world.frame.size(), true);
    std::map<Method, Line> lines;
    for (int seed = 0; seed < seeds; ++seed)
        add(lines, everything(world, Labelled(world, all, kLabels, static_cast<std::uint64_t>(seed))), world.quality);
    std::printf(
        "\nReal agents (airline), %zu sessions: truth %.1f %%, %zu ratings, %lld labels (the ratings are the same "
        "for all seeds)\n",
        world.frame.size(), world.quality * 100, world.frame.rated.count(), static_cast<long long>(kLabels));
    printAll(lines, seeds);
}

/// Everything the Quality workspace shows, as it asks for it after a filter click: by parts, so that it is seen where
/// the time goes, and in one.
void theWholePage()
{
    constexpr std::int64_t kMillion = 1000000;
    World world = testsupport::demoWorld(kMillion, 6, testsupport::Texts::No, 42);
    const Bitmap all(world.frame.size(), true);
    queue::DrawPolicy policy;
    policy.size = 500;
    policy.seed = 1;
    LabelColumns labels = testsupport::noLabels(world.frame.size());
    const auto made = queue::makeDraw(world.frame, labels, all, queue::noUncertainty(world.frame), policy);
    testsupport::answer(labels, *made, world);
    workbench::Snapshot snapshot;
    snapshot.draws = std::make_shared<const std::vector<queue::DesignedDraw>>(
        1, testsupport::designed(*made, DrawId(1), world.frame.size()));
    snapshot.labels = labels;
    snapshot.frame = std::make_shared<const population::Frame>(std::move(world.frame));
    const population::Frame& frame = *snapshot.frame;
    const auto median = [](const auto& work) {
        std::vector<double> times;
        for (int i = 0; i < 5; ++i)
            times.push_back(bench::seconds(work));
        return bench::ms(bench::percentile(std::move(times), 0.5));
    };
    bench::heading("The Quality workspace, 1,000,000 sessions, 500 labels");
    std::printf("  %zu segments, %zu ratings\n", frame.segments.size(), frame.rated.count());
    const auto estimates = estimate::estimateQuality(frame, snapshot.labels, all, *snapshot.draws);
    bench::line("naive and by design",
        median([&] { std::ignore = estimate::estimateQuality(frame, snapshot.labels, all, *snapshot.draws); }), "");
    bench::line("five corrections of the ratings", median([&] {
        auto copy = estimates;
        std::ignore = estimate::addCorrections(copy, frame, all, {});
    }),
        "");
    bench::line("the sessions apart by segment and month",
        median([&] { std::ignore = estimate::groupsOf(frame, snapshot.labels, all, *snapshot.draws); }), "");
    const auto groups = estimate::groupsOf(frame, snapshot.labels, all, *snapshot.draws);
    bench::line("the channel and what is read through it", median([&] {
        std::ignore = estimate::channelReport(
            frame, snapshot.labels, all, *snapshot.draws, *estimates.of(Method::Hajek), groups);
    }),
        "");
    bench::line("quality part by part", median([&] {
        std::ignore = estimate::qualityBySegment(frame, snapshot.labels, groups, *snapshot.draws,
            estimate::estimateByDesign(frame, snapshot.labels, all, *snapshot.draws));
    }),
        "");
    const Result<std::shared_ptr<const workbench::LearnedModel>> none = Error{ErrorCode::Refused, "none", {}};
    bench::line("all that the page shows, without the model",
        median([&] { std::ignore = workbench::qualitySnapshot(snapshot, {}, none); }), "reach: under 1 s");
    auto model = std::make_shared<workbench::LearnedModel>();
    for (const float truth : world.truth)
        model->good.push_back(0.2F + 0.6F * truth);
    const Result<std::shared_ptr<const workbench::LearnedModel>> some
        = std::shared_ptr<const workbench::LearnedModel>(model);
    bench::line("all that the page shows, with the model",
        median([&] { std::ignore = workbench::qualitySnapshot(snapshot, {}, some); }), "reach: under 1 s");
}

} // namespace

int main()
{
    const char* asked = std::getenv("TURNOUT_SEEDS");
    const int seeds = asked != nullptr ? std::max(1, std::atoi(asked)) : 200;
    theWholePage();
    bench::heading("Corrections of ratings, points");
    std::printf("  %d seeds; bias, root mean square error and half the interval in points, coverage in %%\n", seeds);
    for (const double bias : {1.0, 3.0, 10.0, 30.0})
        atBias(bias, seeds);
    for (const std::int64_t labels : {100, 200})
        atQuality(0.97, labels, seeds);
    atQuality(0.92, 100, seeds);
    airline(seeds);
    return 0;
}
