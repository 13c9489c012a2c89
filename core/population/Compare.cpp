// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Compare.h"

#include <algorithm>

namespace turnout::population {
namespace {

constexpr std::array<Population, 3> kAll{Population::Labeled, Population::Rated, Population::Unrated};

// The rated are the first set, the labeled the second.
Membership membership(const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    Membership bits(frame.size());
    for (std::size_t row = 0; row < bits.size(); ++row)
        bits[row] = static_cast<std::uint8_t>((frame.rated.test(row) ? kInFirst : 0)
            | (labels.hasFinal(static_cast<Row>(row)) ? kInSecond : 0) | (selection.test(row) ? 0 : kOutside));
    return bits;
}

unsigned setOf(Population p)
{
    switch (p) {
    case Population::Labeled:
        return kSecond;
    case Population::Rated:
        return kFirst;
    case Population::Unrated:
        return kNotFirst;
    }
    return 0;
}

/// Turnout of a part: the effective number is the frame's, in proportion of the part's sessions.
stats::Interval turnoutInterval(double rate, std::int64_t n, const PopulationTotal& frame)
{
    const double scale = frame.n > 0 ? frame.effectiveN / static_cast<double>(frame.n) : 1;
    return stats::wilson(rate, static_cast<double>(n) * scale);
}

/// Tested are the rated and the labeled: the unrated are the other side of the rated.
void test(PopulationShare& part, const Tally& value, const Tally& all, unsigned set)
{
    const unsigned rest = kEverybody & ~set;
    const ShareDifference apart = differenceOf(value.of(set), all.of(set), value.of(rest), all.of(rest));
    const double scale = shareOf(all.of(rest), all.of(kEverybody));
    part.differenceInterval = {apart.interval.low * scale, apart.interval.high * scale};
    part.p = apart.p;
}

ValueComparison valueOf(const std::string& value, const Tally& tally, const Tally& all, const Comparison& totals)
{
    ValueComparison result;
    result.value = value;
    const Tally::Sums everybody = tally.of(kEverybody);
    result.n = static_cast<std::int64_t>(everybody.n);
    result.weight = everybody.weight;
    result.share = shareOf(everybody, all.of(kEverybody));
    for (const Population p : kAll) {
        PopulationShare& part = result.populations.at(static_cast<std::size_t>(p));
        const Tally::Sums sums = tally.of(setOf(p));
        const PopulationTotal& total = totals.of(p);
        part.n = static_cast<std::int64_t>(sums.n);
        part.weight = sums.weight;
        part.share = shareOf(sums, all.of(setOf(p)));
        part.interval = stats::wilson(part.share, total.effectiveN);
        if (total.n > 0) {
            part.difference = part.share - result.share;
            part.smd = stats::standardisedDifference(part.share, result.share);
        }
    }
    result.turnout = shareOf(tally.of(kFirst), everybody);
    result.turnoutInterval = turnoutInterval(result.turnout, result.n, totals.frame);
    return result;
}

PopulationTotal totalOf(const Tally::Sums& sums)
{
    return {static_cast<std::int64_t>(sums.n), sums.weight, effectiveN(sums)};
}

SegmentComparison compareSegment(
    const Frame& frame, const Membership& bits, const SegmentColumn& column, const Tally& all, const Comparison& totals)
{
    const auto tallies = tally(frame, bits, column.codes, column.values.size());
    SegmentComparison segment;
    segment.segment = column.name;
    std::vector<Tally> used;
    std::vector<std::size_t> codes;
    for (std::size_t code = 0; code < tallies.size(); ++code)
        if (tallies[code].of(kEverybody).n > 0) {
            used.push_back(tallies[code]);
            codes.push_back(code);
        }
    const bool tested = used.size() > 1 && used.size() <= kManyValues;
    for (std::size_t i = 0; i < used.size(); ++i) {
        segment.values.push_back(valueOf(column.values[codes[i]], used[i], all, totals));
        for (const Population p : {Population::Rated, Population::Labeled})
            if (tested && totals.of(p).n > 0)
                test(segment.values.back().populations.at(static_cast<std::size_t>(p)), used[i], all, setOf(p));
    }
    segment.rated = measuresOf(used, kFirst, kNotFirst);
    segment.labeled = measuresOf(used, kSecond, kNotSecond);
    std::stable_sort(segment.values.begin(), segment.values.end(),
        [](const ValueComparison& a, const ValueComparison& b) { return a.share > b.share; });
    return segment;
}

NumberComparison compareNumber(const Frame& frame, const Membership& bits, const NumberColumn& column)
{
    const NumberTally tally(frame, bits, column);
    NumberComparison number;
    number.name = column.name;
    number.kind = column.kind;
    number.exact = column.exact;
    number.grid = tally.grid();
    number.frame = tally.summary(kEverybody);
    for (const Population p : kAll)
        number.populations.at(static_cast<std::size_t>(p)) = tally.summary(setOf(p));
    number.rated = tally.measures(kFirst, kNotFirst);
    number.labeled = tally.measures(kSecond, kNotSecond);
    return number;
}

/// The unrated mirror the rated: with their p, and their interval turned round.
void mirror(ValueComparison& value, double turnout)
{
    const PopulationShare& rated = value.of(Population::Rated);
    PopulationShare& unrated = value.populations.at(static_cast<std::size_t>(Population::Unrated));
    unrated.p = rated.p;
    unrated.adjustedP = rated.adjustedP;
    if (std::isnan(rated.p) || !(turnout < 1))
        return;
    const double scale = turnout / (1 - turnout);
    unrated.differenceInterval = {-rated.differenceInterval.high * scale, -rated.differenceInterval.low * scale};
}

void adjust(Comparison& comparison)
{
    Adjusting tests;
    for (SegmentComparison& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        tests.add(segment.rated.test.p, segment.rated.adjustedP);
        tests.add(segment.labeled.test.p, segment.labeled.adjustedP);
        for (ValueComparison& value : segment.values)
            for (const Population p : {Population::Rated, Population::Labeled}) {
                PopulationShare& part = value.populations.at(static_cast<std::size_t>(p));
                tests.add(part.p, part.adjustedP);
            }
    }
    for (NumberComparison& number : comparison.numbers)
        for (auto* measures : {&number.rated, &number.labeled})
            if (*measures)
                tests.add((*measures)->p, (*measures)->adjustedP);
    comparison.tests = tests.run();
    for (SegmentComparison& segment : comparison.segments)
        for (ValueComparison& value : segment.values)
            mirror(value, comparison.turnout);
}

} // namespace

Comparison compare(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<std::string>& segments, std::span<const NumberColumn> numbers)
{
    Comparison result;
    const Membership bits = membership(frame, labels, selection);
    const Tally all = tally(frame, bits);
    result.frame = totalOf(all.of(kEverybody));
    for (const Population p : kAll)
        result.totals.at(static_cast<std::size_t>(p)) = totalOf(all.of(setOf(p)));
    result.turnout = shareOf(all.of(kFirst), all.of(kEverybody));
    result.turnoutInterval = stats::wilson(result.turnout, result.frame.effectiveN);
    for (const SegmentColumn& column : frame.segments)
        if (segments.empty() || std::find(segments.begin(), segments.end(), column.name) != segments.end())
            result.segments.push_back(compareSegment(frame, bits, column, all, result));
    for (const NumberColumn& column : numbers)
        result.numbers.push_back(compareNumber(frame, bits, column));
    adjust(result);
    return result;
}

} // namespace turnout::population
