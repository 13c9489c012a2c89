// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/SidesQuality.h"

#include "base/Json.h"
#include "estimate/Words.h"
#include "stats/Difference.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace turnout::workbench {
namespace {

using estimate::DesignEstimate;
using population::Bitmap;

DesignEstimate qualityOf(const Snapshot& snapshot, const Side& side, const population::Filter& shared)
{
    if (!side.draw)
        return estimate::estimateByDesign(
            *snapshot.frame, snapshot.labels, rowsOf(snapshot, side, shared), *snapshot.draws);
    Side all = side;
    all.draw.reset(); // its sessions speak for those it was drawn from
    std::vector<queue::DesignedDraw> draw;
    std::copy_if(snapshot.draws->begin(), snapshot.draws->end(), std::back_inserter(draw),
        [&](const queue::DesignedDraw& one) { return one.id == *side.draw; });
    return estimate::estimateByDesign(*snapshot.frame, snapshot.labels, rowsOf(snapshot, all, shared), draw);
}

bool disjoint(const Snapshot& snapshot, const Side& first, const Side& second, const population::Filter& shared)
{
    Bitmap both = rowsOf(snapshot, first, shared);
    both &= rowsOf(snapshot, second, shared);
    return both.count() == 0;
}

std::string shareOf(const DesignEstimate& quality)
{
    return estimate::percent(quality.value) + " [" + estimate::percent(quality.interval.low) + ", "
        + estimate::percent(quality.interval.high) + "]";
}

long inPoints(double share)
{
    return std::lround(share * 100);
}

std::string withSign(long points)
{
    return (points < 0 ? "−" : "+") + std::to_string(std::abs(points));
}

} // namespace

SidesQuality sidesQuality(
    const Snapshot& snapshot, const Side& first, const Side& second, const population::Filter& shared)
{
    SidesQuality quality;
    // A draw's labels speak for those it was drawn from, not for the few it took.
    const auto named = [](const Side& side) { return side.draw ? "what " + side.name + " was drawn from" : side.name; };
    quality.names = {named(first), named(second)};
    // What was chosen by its labels speaks for nobody else.
    const auto byLabels
        = [](const population::Filter& filter) { return filter.population == population::Population::Labeled; };
    if (snapshot.draws == nullptr || byLabels(first.filter) || byLabels(second.filter) || byLabels(shared))
        return quality;
    quality.sides = {qualityOf(snapshot, first, shared), qualityOf(snapshot, second, shared)};
    const auto& [one, other] = quality.sides;
    quality.apart = one.usable && other.usable && disjoint(snapshot, first, second, shared);
    if (!quality.apart)
        return quality;
    quality.difference = one.value - other.value;
    quality.interval = stats::differenceInterval(one.value, one.interval, other.value, other.interval);
    return quality;
}

std::string sidesQualitySentence(const SidesQuality& quality)
{
    const auto& [one, other] = quality.sides;
    if (!one.usable && !other.usable)
        return {};
    if (!one.usable || !other.usable) {
        const std::size_t known = one.usable ? 0 : 1;
        return "By the labels " + shareOf(quality.sides.at(known)) + " of " + quality.names.at(known) + " are good; of "
            + quality.names.at(1 - known) + " no drawn session is answered yet.";
    }
    std::string text = "By the labels " + shareOf(one) + " of " + quality.names[0] + " are good and " + shareOf(other)
        + " of " + quality.names[1];
    if (!quality.apart)
        return text + ". They share sessions, so that no interval of their difference is given.";
    const auto low = inPoints(std::min(std::abs(quality.interval.low), std::abs(quality.interval.high)));
    const auto high = inPoints(std::max(std::abs(quality.interval.low), std::abs(quality.interval.high)));
    if (quality.interval.low <= 0 && quality.interval.high >= 0)
        return text + ": these labels cannot tell them apart (" + withSign(inPoints(quality.interval.low)) + " to "
            + withSign(inPoints(quality.interval.high)) + " points).";
    return text + ": " + estimate::points(one.value, other.value) + " apart [" + std::to_string(low) + ", "
        + std::to_string(high) + "].";
}

void writeSidesQuality(JsonWriter& json, const SidesQuality& quality)
{
    json.key("quality").beginObject().field("sentence", sidesQualitySentence(quality));
    for (std::size_t s = 0; s < 2; ++s) {
        json.key(s == 0 ? "first" : "second");
        const DesignEstimate& side = quality.sides.at(s);
        if (!side.usable) {
            json.null();
            continue;
        }
        json.beginObject().field("value", side.value).field("low", side.interval.low).field("high", side.interval.high);
        json.field("n", side.n).field("n_effective", side.effectiveN).endObject();
    }
    json.key("difference");
    if (quality.apart)
        json.beginObject()
            .field("value", quality.difference)
            .field("low", quality.interval.low)
            .field("high", quality.interval.high)
            .endObject();
    else
        json.null();
    json.endObject();
}

} // namespace turnout::workbench
