// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Compare.h"
#include "population/Words.h"

#include <cmath>
#include <cstdlib>

namespace turnout::population {
namespace {

struct Found {
    const SegmentComparison* segment = nullptr;
    const ValueComparison* value = nullptr;
};

/// Segments whose values are not spoken of.
std::string leftOutSentence(const Comparison& comparison)
{
    std::vector<std::string> names;
    for (const SegmentComparison& segment : comparison.segments)
        if (segment.tooMany())
            names.push_back(segment.segment);
    return names.empty() ? std::string() : " Left out, too many values: " + listed(names) + ".";
}

/// Most over- and under-represented values among the rated, where the interval leaves the frame's share out and the
/// difference is at least two points: anything less is not worth a sentence.
std::pair<Found, Found> extremes(const Comparison& comparison)
{
    Found over;
    Found under;
    for (const SegmentComparison& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        for (const ValueComparison& value : segment.values) {
            const PopulationShare& rated = value.of(Population::Rated);
            if (std::abs(rated.difference) < 0.02)
                continue;
            if (rated.interval.low > value.share
                && (over.value == nullptr || rated.difference > over.value->of(Population::Rated).difference))
                over = {&segment, &value};
            if (rated.interval.high < value.share
                && (under.value == nullptr || rated.difference < under.value->of(Population::Rated).difference))
                under = {&segment, &value};
        }
    }
    return {over, under};
}

std::string labelSentence(const Comparison& comparison)
{
    if (comparison.of(Population::Labeled).n == 0)
        return " Nothing is labeled yet.";
    std::int64_t values = 0;
    std::int64_t covered = 0;
    Found empty;
    for (const SegmentComparison& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        for (const ValueComparison& value : segment.values) {
            ++values;
            if (value.of(Population::Labeled).n > 0)
                ++covered;
            else if (empty.value == nullptr || value.share > empty.value->share)
                empty = {&segment, &value};
        }
    }
    if (values == 0)
        return " " + grouped(comparison.of(Population::Labeled).n) + " sessions are labeled.";
    std::string text = " Labels cover " + std::to_string(covered) + " of " + std::to_string(values) + " segment values";
    if (empty.value != nullptr)
        text += "; none yet from " + valueName(empty.segment->segment, empty.value->value) + " ("
            + percent(empty.value->share) + " of traffic)";
    return text + ".";
}

} // namespace

std::string comparisonSentence(const Comparison& comparison)
{
    if (comparison.frame.n == 0)
        return comparison.filter.empty() ? "There are no sessions to compare." : "No session matches the filter.";
    if (!(comparison.frame.weight > 0))
        return "The sampling weights of these sessions add up to nothing: they have no shares to compare.";
    if (comparison.of(Population::Rated).n == 0)
        return "None of these sessions has a user rating." + labelSentence(comparison) + leftOutSentence(comparison);
    std::string text = "Ratings come from " + percent(comparison.turnout) + " of sessions";
    if (std::abs(comparison.frame.weight - static_cast<double>(comparison.frame.n)) > 0.5)
        text += ", weighted to the " + grouped(std::llround(comparison.frame.weight)) + " they stand for";
    text += ".";
    const auto [over, under] = extremes(comparison);
    if (over.value != nullptr)
        text += " They over-represent " + valueName(over.segment->segment, over.value->value) + " ("
            + points(over.value->of(Population::Rated).difference) + ")";
    if (under.value != nullptr) {
        text += over.value != nullptr ? " and " : " They ";
        text += under.value->of(Population::Rated).n == 0 ? "miss " : "under-represent ";
        text += valueName(under.segment->segment, under.value->value) + ": " + percent(under.value->share)
            + " of traffic, " + percent(under.value->of(Population::Rated).share) + " of ratings";
    }
    if (over.value != nullptr || under.value != nullptr)
        text += ".";
    else
        text += " No segment value stands out among them by two points or more.";
    return text + labelSentence(comparison) + leftOutSentence(comparison);
}

} // namespace turnout::population
