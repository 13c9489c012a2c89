// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/SidesQuality.h"

#include "base/Decimals.h"
#include "base/Json.h"
#include "estimate/Words.h"
#include "stats/Difference.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

using estimate::DesignEstimate;
using population::Bitmap;

DesignEstimate qualityOf(const Snapshot& snapshot, const Side& side, const population::Filter& shared)
{
    return estimate::estimateByDesign(
        *snapshot.frame, snapshot.labels, rowsOf(snapshot, side, shared), *snapshot.draws);
}

/// A draw is no part of production, and later draws know the labels of earlier ones: two draws are two readings of the
/// same sessions. What is chosen by its labels speaks for nobody else.
bool speaksForItself(const Side& side)
{
    return !side.draw && side.filter.population != population::Population::Labeled;
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

/// Whole points, or tenths where they would be none.
std::string inPoints(double share)
{
    const double size = std::abs(share * 100);
    return decimals(size, size > 0 && size < 0.5 ? 1 : 0);
}

std::string withSign(double share)
{
    return (share < 0 ? "−" : "+") + inPoints(share);
}

/// "80 % [76 %, 83 %] of plan=pro".
std::string saidOf(const DesignEstimate& quality, const std::string& name)
{
    const bool part = quality.covered < 1 - 1e-9;
    return shareOf(quality) + " of " + (part ? "the " + estimate::percent(quality.covered) + " of " : std::string())
        + name + (part ? " that were drawn from" : "");
}

} // namespace

SidesQuality sidesQuality(
    const Snapshot& snapshot, const Side& first, const Side& second, const population::Filter& shared)
{
    SidesQuality quality;
    quality.names = {first.name, second.name};
    const bool byLabels = shared.population == population::Population::Labeled;
    if (snapshot.draws == nullptr || byLabels || !speaksForItself(first) || !speaksForItself(second))
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
        return "By the labels " + saidOf(quality.sides.at(known), quality.names.at(known)) + " are good; of "
            + quality.names.at(1 - known) + " no drawn session is answered yet.";
    }
    std::string text
        = "By the labels " + saidOf(one, quality.names[0]) + " are good and " + saidOf(other, quality.names[1]);
    if (!quality.apart)
        return text + ". They share sessions, so that no interval of their difference is given.";
    if (one.census && other.census)
        return text + ": every session of both is labeled.";
    const stats::Interval& interval = quality.interval;
    if (interval.low <= 0 && interval.high >= 0)
        return text + ": these labels cannot tell them apart (" + withSign(interval.low) + " to "
            + withSign(interval.high) + " points).";
    const double nearer = std::min(std::abs(interval.low), std::abs(interval.high));
    const double farther = std::max(std::abs(interval.low), std::abs(interval.high));
    return text + ": " + estimate::points(one.value, other.value) + " apart [" + inPoints(nearer) + ", "
        + inPoints(farther) + "].";
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
        json.field("n", side.n).field("n_effective", side.effectiveN).field("covered", side.covered).endObject();
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
