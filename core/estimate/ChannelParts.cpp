// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ChannelParts.h"

#include "stats/Sensitivity.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

using population::Frame;
using population::LabelColumns;
using population::Row;

constexpr std::int64_t kFewest = 20; ///< ratings, and drawn labels, of a part
constexpr std::int64_t kFewestInARow = 5; ///< good ones, and bad ones, of a table
constexpr double kDiscoveries = 0.05; ///< of the parts that are said to differ, so many may not

struct WeightSums {
    double weight = 0;
    double squares = 0;

    void add(double w)
    {
        weight += w;
        squares += w * w;
    }
    WeightSums& operator+=(const WeightSums& other)
    {
        weight += other.weight;
        squares += other.squares;
        return *this;
    }
};

/// ln κ of the part against ln κ of all. The part's own error stands for that of the difference: the part is in the
/// whole, so that the difference has a smaller one.
void markDifferent(std::vector<ChannelPart>& parts, const stats::Channel& all)
{
    std::vector<double> p;
    p.reserve(parts.size());
    for (const ChannelPart& part : parts)
        p.push_back(stats::twoSidedP(std::log(part.channel.kappa / all.kappa) / part.channel.logError));
    const auto differ = stats::discoveries(p, kDiscoveries);
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].differs = differ[i];
}

} // namespace

std::vector<ChannelPart> channelParts(const Frame& frame, const LabelColumns& labels, const GroupedSelection& groups,
    const std::vector<queue::DesignedDraw>& draws, const stats::Channel& all)
{
    std::vector<ChannelPart> parts;
    for (const Groups& segment : groups.segments) {
        if (segment.values.size() < 2)
            continue;
        for (const Group& group : segment.values) {
            if (group.thumbs.n < kFewest || !(group.thumbs.weight > 0) || group.labels < kFewest)
                continue;
            const DesignEstimate quality = estimateOfGroup(frame, labels, group, draws);
            if (!quality.usable || !(quality.effectiveN > 0))
                continue;
            ChannelPart part;
            part.segment = segment.segment;
            part.value = group.value;
            part.month = segment.month;
            part.ratings = group.thumbs.n;
            part.labels = quality.n;
            part.up = group.thumbs.share();
            part.quality = quality.value;
            part.channel = stats::channelOf(part.up, group.thumbs.effectiveN(), quality.value, quality.effectiveN);
            parts.push_back(std::move(part));
        }
    }
    markDifferent(parts, all);
    return parts;
}

ThumbTable thumbTable(const Frame& frame, const LabelColumns& labels, std::span<const Row> answered,
    std::span<const std::pair<Row, double>> weights)
{
    ThumbTable table;
    std::array<std::array<WeightSums, 2>, 2> cells{};
    for (const Row row : answered) {
        if (!frame.rated.test(row) || std::isnan(labels.values[row]))
            continue;
        const auto found = std::lower_bound(
            weights.begin(), weights.end(), row, [](const auto& one, Row wanted) { return one.first < wanted; });
        if (found == weights.end() || found->first != row || !(found->second > 0)) {
            ++table.withoutChance;
            continue;
        }
        if (frame.ratings[row] == 0.5F) {
            ++table.between;
            continue;
        }
        const std::size_t thumb = frame.ratings[row] > 0.5F ? 0 : 1;
        const std::size_t label = labels.values[row] >= 0.5F ? 0 : 1;
        ++table.n.at(thumb).at(label);
        cells.at(thumb).at(label).add(found->second);
    }
    table.enough = table.n[0][0] + table.n[1][0] >= kFewestInARow && table.n[0][1] + table.n[1][1] >= kFewestInARow;
    if (!table.enough)
        return table;
    const auto rate = [](const WeightSums& hit, const WeightSums& miss, double& share, stats::Interval& interval) {
        share = hit.weight / (hit.weight + miss.weight);
        interval = stats::wilson(share, stats::effectiveN(hit.weight + miss.weight, hit.squares + miss.squares));
    };
    rate(cells[1][1], cells[0][1], table.sensitivity, table.sensitivityInterval);
    rate(cells[0][0], cells[1][0], table.specificity, table.specificityInterval);
    WeightSums good = cells[0][0];
    good += cells[1][0];
    WeightSums bad = cells[0][1];
    bad += cells[1][1];
    rate(good, bad, table.good, table.goodInterval);
    table.effectiveN = stats::effectiveN(good.weight + bad.weight, good.squares + bad.squares);
    return table;
}

std::vector<ThumbPart> thumbParts(const Frame& frame, const LabelColumns& labels, const GroupedSelection& groups,
    std::span<const std::pair<Row, double>> weights)
{
    std::vector<ThumbPart> parts;
    for (const Groups& segment : groups.segments) {
        if (segment.values.size() < 2)
            continue;
        for (const Group& group : segment.values) {
            ThumbTable table = thumbTable(frame, labels, group.answered, weights);
            if (table.sessions() > 0)
                parts.push_back({segment.segment, group.value, segment.month, table});
        }
    }
    return parts;
}

} // namespace turnout::estimate
