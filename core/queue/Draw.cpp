// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Draw.h"

#include "base/Rng.h"
#include "queue/Balance.h"
#include "queue/Coverage.h"
#include "queue/Mixture.h"
#include "queue/WalkingOrder.h"
#include "stats/Design.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace turnout::queue {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;

/// What was walked, and who was taken.
struct Sample {
    std::vector<Row> order;
    std::vector<double> probabilities; ///< by place in the order
    std::vector<std::size_t> taken; ///< places in the order
};

std::vector<std::size_t> take(const DrawPolicy& policy, const std::vector<double>& probabilities, Rng& rng)
{
    if (policy.method == Method::Pivotal)
        return stats::pivotalSample(probabilities, [&rng] { return rng.uniform(); });
    return stats::systematicSample(probabilities, rng.uniform());
}

/// Strata are in random order already.
template <typename Unit>
void mix(const DrawPolicy& policy, std::vector<Unit>& order, std::vector<double>& probabilities, Rng& rng)
{
    if (policy.method != Method::Neyman)
        shuffleBlocks(order, probabilities, rng);
}

Sample sampleSessions(const DrawPolicy& policy, std::vector<Row> order, const std::vector<double>& sizes, Rng& rng)
{
    Sample sample{std::move(order), stats::inclusionProbabilities(sizes, static_cast<double>(policy.size)), {}};
    mix(policy, sample.order, sample.probabilities, rng);
    sample.taken = take(policy, sample.probabilities, rng);
    return sample;
}

/// Clusters are drawn, and one member of each: a member's probability is the cluster's times its share of it, so that
/// what it is recorded with is exact, and whatever its twins are like the estimate has no bias.
Sample sampleClusters(const DrawPolicy& policy, const std::vector<Row>& order, const std::vector<double>& sizes,
    Clusters clusters, Rng& rng)
{
    const DrawUnits units = unitsOf(order, sizes, clusters);
    std::vector<double> probabilities
        = stats::inclusionProbabilities(units.unitSizes, static_cast<double>(policy.size));
    std::vector<std::size_t> walk(units.unitSizes.size());
    std::iota(walk.begin(), walk.end(), std::size_t{0});
    mix(policy, walk, probabilities, rng);
    const auto taken = take(policy, probabilities, rng);
    Sample sample;
    auto nextTaken = taken.begin();
    for (std::size_t place = 0; place < walk.size(); ++place) {
        const std::size_t unit = walk[place];
        const std::size_t begin = units.begins[unit];
        if (nextTaken != taken.end() && *nextTaken == place) {
            sample.taken.push_back(sample.order.size() + memberOf(units, unit, rng) - begin);
            ++nextTaken;
        }
        for (std::size_t at = begin; at < units.begins[unit + 1]; ++at) {
            const bool drawable = units.sizes[at] > 0;
            sample.order.push_back(units.rows[at]);
            sample.probabilities.push_back(
                drawable ? probabilities[place] * (units.sizes[at] / units.unitSizes[unit]) : 0);
        }
    }
    return sample;
}

/// So large a part of the items, by chance alone.
std::vector<std::size_t> somePlaces(const Draw& draw, double share, std::uint64_t apart)
{
    std::vector<std::size_t> places(draw.items.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    Rng rng(draw.policy.seed ^ apart);
    rng.shuffle(places);
    places.resize(static_cast<std::size_t>(std::llround(share * static_cast<double>(places.size()))));
    return places;
}

/// Chance alone says who gets a second opinion, of somebody else or of the same annotator; by itself, so that the same
/// seed draws the same sessions without it.
void askTwice(Draw& draw)
{
    for (const std::size_t place : somePlaces(draw, draw.policy.doubleShare, 0x9E3779B97F4A7C15U))
        draw.items[place].annotators = 2;
    for (const std::size_t place : somePlaces(draw, draw.policy.repeatShare, 0xD1B54A32D192ED03U))
        draw.items[place].repeats = true;
}

Arm pickArm(const DrawItem& item, Rng& rng)
{
    const double u = rng.uniform() * item.probability;
    if (u < item.audit)
        return Arm::Audit;
    return u < item.audit + item.uncertain ? Arm::Uncertain : Arm::Coverage;
}

DrawItem explain(
    Row row, double probability, const Frame& frame, const Uncertainty& uncertainty, const Mixture& mixture, Rng& rng)
{
    const MixtureParts parts = mixture.parts(row);
    const double scale = probability / parts.sum();
    DrawItem item{row, probability, parts.audit * scale, parts.uncertain * scale, parts.coverage * scale, Arm::Audit,
        {}, 1, false};
    item.arm = pickArm(item, rng);
    if (item.arm == Arm::Coverage)
        item.reason = mixture.coverageReasonOf(row);
    else if (item.arm == Arm::Uncertain && uncertainty.informed)
        item.reason = doubtReason(frame, uncertainty, row);
    else
        item.reason = "audit: picked at random";
    return item;
}

} // namespace

std::string_view armName(Arm arm)
{
    constexpr std::array<std::string_view, 3> names{"audit", "uncertain", "coverage"};
    return names.at(static_cast<std::size_t>(arm));
}

Result<Draw> makeDraw(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const Uncertainty& uncertainty, const DrawPolicy& policy, Clusters clusters)
{
    if (const auto checked = checkPolicy(policy); !checked)
        return checked.error();
    const auto balance = balanceOf(frame, policy);
    if (!balance)
        return balance.error();
    const std::size_t frameSize = selection.count();
    if (frameSize == 0)
        return Error{ErrorCode::Refused, "no session matches the filter, so there is nothing to draw from", {}};
    Bitmap pool = selection;
    pool &= labels.labeled.inverted();
    pool &= labels.waiting.inverted();
    pool &= labels.skipped.inverted();
    Draw draw;
    draw.policy = policy;
    draw.pool = pool.count();
    if (draw.pool == 0)
        return Error{ErrorCode::Refused,
            "all " + std::to_string(frameSize) + " sessions of the frame are labeled, skipped or waiting already", {}};

    Rng rng(policy.seed);
    std::optional<Strata> strata;
    if (policy.method == Method::Neyman)
        strata = neymanStrata(frame, selection, pool, uncertainty, rng);
    const Uncertainty& doubts = strata ? strata->uncertainty : uncertainty;
    const Mixture mixture(frame, pool, doubts,
        coverageDeficits(frame, labels, selection, pool, balance->segments, static_cast<double>(policy.size)), policy);
    draw.poolWeight = mixture.weight();
    draw.coverageShare = mixture.coverageShare();
    if (!(draw.poolWeight > 0))
        return Error{
            ErrorCode::Refused, "every session that is left has sampling weight 0: none stands for anything", {}};
    WalkingOrder walk
        = strata ? std::move(strata->order) : sortedOrder(selection, pool, balance->segments, uncertainty);
    draw.design = std::string(methodName(policy.method)) + ", " + walk.design;

    // In the order of the frame, whose columns are read one after the other then: in the order of the walk each segment
    // of each session would be a cache miss.
    std::vector<double> sizeOfRow(frame.size(), 0);
    pool.forEach([&](std::size_t row) { sizeOfRow[row] = mixture.parts(static_cast<Row>(row)).sum(); });
    std::vector<double> sizes(walk.rows.size());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        sizes[i] = sizeOfRow[walk.rows[i]];
    const bool clustered = policy.oneOfDuplicates && !clusters.empty();
    Sample sample = clustered ? sampleClusters(policy, walk.rows, sizes, clusters, rng)
                              : sampleSessions(policy, std::move(walk.rows), sizes, rng);
    if (clustered)
        draw.design += ", one of near-duplicates";
    draw.order = std::move(sample.order);
    draw.probabilities = std::move(sample.probabilities);
    for (const std::size_t at : sample.taken) {
        const Row row = draw.order[at];
        draw.items.push_back(explain(row, draw.probabilities[at], frame, doubts, mixture, rng));
        draw.largestWeight = std::max(draw.largestWeight, frame.weights[row] / draw.probabilities[at]);
    }
    // Everybody's mixture is at least the audit part of it; who is certain stands for as many as its sampling weight,
    // and one of a cluster that is certain for all of it.
    draw.weightBound = draw.poolWeight / (policy.auditShare * static_cast<double>(policy.size));
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        if (!pool.test(draw.order[i]))
            draw.probabilities[i] = Draw::kNotInPool;
        else if (draw.probabilities[i] >= 1 || (clustered && draw.probabilities[i] > 0))
            draw.weightBound = std::max(draw.weightBound, frame.weights[draw.order[i]] / draw.probabilities[i]);
    }
    draw.shortOf = shortOfTargets(labels, selection, balance->segments, draw.order, draw.probabilities);
    rng.shuffle(draw.items);
    askTwice(draw);
    return draw;
}

} // namespace turnout::queue
