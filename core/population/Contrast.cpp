// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Contrast.h"

#include "population/CompareJson.h"
#include "population/Words.h"
#include "stats/Difference.h"

#include <algorithm>

namespace turnout::population {
namespace {

constexpr std::array<unsigned, 2> kSides{kFirst, kSecond};

Membership membership(const Frame& frame, const Bitmap& first, const Bitmap& second)
{
    Membership bits(frame.size());
    for (std::size_t row = 0; row < bits.size(); ++row) {
        const bool a = first.test(row);
        const bool b = second.test(row);
        bits[row] = static_cast<std::uint8_t>((a ? kInFirst : 0) | (b ? kInSecond : 0) | (a || b ? 0 : kOutside));
    }
    return bits;
}

SegmentContrast segmentOf(const Frame& frame, const Membership& bits, const SegmentColumn& column, const Tally& all)
{
    const auto tallies = tally(frame, bits, column.codes, column.values.size());
    SegmentContrast segment;
    segment.segment = column.name;
    std::vector<Tally> used;
    std::vector<std::size_t> codes;
    for (std::size_t code = 0; code < tallies.size(); ++code)
        if (tallies[code].of(kFirst | kSecond).n > 0) {
            used.push_back(tallies[code]);
            codes.push_back(code);
        }
    for (std::size_t i = 0; i < used.size(); ++i) {
        ValueContrast value;
        value.value = column.values[codes[i]];
        for (std::size_t s = 0; s < 2; ++s) {
            const Tally::Sums sums = used[i].of(kSides.at(s));
            const Tally::Sums total = all.of(kSides.at(s));
            const double share = shareOf(sums, total);
            value.sides.at(s)
                = {static_cast<std::int64_t>(sums.n), sums.weight, share, stats::wilson(share, effectiveN(total))};
        }
        value.apart = differenceOf(used[i].of(kFirst), all.of(kFirst), used[i].of(kSecond), all.of(kSecond));
        value.smd = stats::pooledStandardisedDifference(value.sides[0].share, value.sides[1].share);
        segment.values.push_back(std::move(value));
    }
    segment.measures = measuresOf(used, kFirst, kSecond);
    std::stable_sort(segment.values.begin(), segment.values.end(), [](const ValueContrast& a, const ValueContrast& b) {
        return std::abs(a.apart.difference) > std::abs(b.apart.difference);
    });
    return segment;
}

void adjust(Contrast& contrast)
{
    Adjusting tests;
    tests.add(contrast.turnoutApart.p, contrast.turnoutApart.adjustedP);
    for (SegmentContrast& segment : contrast.segments) {
        if (segment.tooMany())
            continue;
        tests.add(segment.measures.test.p, segment.measures.adjustedP);
        for (ValueContrast& value : segment.values)
            tests.add(value.apart.p, value.apart.adjustedP);
    }
    for (NumberContrast& number : contrast.numbers)
        if (number.measures)
            tests.add(number.measures->p, number.measures->adjustedP);
    contrast.tests = tests.run();
}

void compareTurnout(Contrast& contrast, const Frame& frame, const Bitmap& first, const Bitmap& second)
{
    std::array<Tally::Sums, 2> rated;
    std::array<Tally::Sums, 2> all;
    const std::array<const Bitmap*, 2> sides{&first, &second};
    for (std::size_t s = 0; s < 2; ++s)
        sides.at(s)->forEach([&](std::size_t row) {
            const double w = frame.weights[row];
            const Tally::Sums one{1, w, w * w};
            all.at(s) += one;
            if (frame.rated.test(row))
                rated.at(s) += one;
        });
    for (std::size_t s = 0; s < 2; ++s)
        contrast.turnout.at(s) = shareOf(rated.at(s), all.at(s));
    contrast.turnoutApart = differenceOf(rated[0], all[0], rated[1], all[1]);
}

void writeDifference(JsonWriter& json, const ShareDifference& apart)
{
    json.field("difference", apart.difference).field("low", apart.interval.low).field("high", apart.interval.high);
    json.field("p", apart.p).field("p_adjusted", apart.adjustedP);
}

void writeValue(JsonWriter& json, const ValueContrast& value)
{
    json.beginObject().field("value", value.value);
    for (std::size_t s = 0; s < 2; ++s) {
        const SideShare& side = value.sides.at(s);
        json.key(s == 0 ? "first" : "second").beginObject().field("n", side.n).field("weight", side.weight);
        json.field("share", side.share).field("low", side.interval.low).field("high", side.interval.high).endObject();
    }
    json.key("apart").beginObject();
    writeDifference(json, value.apart);
    json.field("smd", value.smd).field("few", value.few()).endObject().endObject();
}

void writeNumber(JsonWriter& json, const NumberContrast& number)
{
    json.beginObject().field("number", number.name).field("exact", number.exact);
    writeSummary(json, "first", number.sides[0]);
    writeSummary(json, "second", number.sides[1]);
    writeMeasures(json, "measures", number.measures);
    json.key("densities").beginObject();
    writeGrid(json, number.grid);
    writeDensity(json, "first", number.sides[0]);
    writeDensity(json, "second", number.sides[1]);
    json.endObject().endObject();
}

} // namespace

Contrast contrast(const Frame& frame, const Bitmap& first, const Bitmap& second, std::array<std::string, 2> names,
    const std::vector<std::string>& segments, std::span<const NumberColumn> numbers, const ChosenBy& chosenBy)
{
    Contrast result;
    result.names = std::move(names);
    const Membership bits = membership(frame, first, second);
    const Tally all = tally(frame, bits);
    for (std::size_t s = 0; s < 2; ++s) {
        const Tally::Sums sums = all.of(kSides.at(s));
        result.totals.at(s) = {static_cast<std::int64_t>(sums.n), sums.weight, effectiveN(sums)};
    }
    result.both = all.n[kInFirst | kInSecond];
    compareTurnout(result, frame, first, second);
    const auto holds = [](const std::vector<std::string>& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (const SegmentColumn& column : frame.segments)
        if (segments.empty() ? !holds(chosenBy.segments, column.name) : holds(segments, column.name))
            result.segments.push_back(segmentOf(frame, bits, column, all));
    for (const NumberColumn& column : numbers) {
        if (chosenBy.time && column.kind == NumberColumn::Kind::Time)
            continue;
        const NumberTally tallied(frame, bits, column);
        result.numbers.push_back({column.name, column.kind, column.exact, tallied.grid(),
            {tallied.summary(kFirst), tallied.summary(kSecond)}, tallied.measures(kFirst, kSecond)});
    }
    adjust(result);
    return result;
}

std::string contrastSentence(const Contrast& contrast)
{
    for (std::size_t s = 0; s < 2; ++s)
        if (contrast.totals.at(s).n == 0)
            return "No session is in " + contrast.names.at(s) + ": there is nothing to compare.";
    std::string text = contrast.names[0] + " has " + grouped(contrast.totals[0].n) + " sessions, " + contrast.names[1]
        + " " + grouped(contrast.totals[1].n) + ".";
    if (contrast.both > 0)
        text += " " + grouped(contrast.both) + " are in both.";
    const SegmentContrast* where = nullptr;
    const ValueContrast* most = nullptr;
    constexpr double kDiscovery = 0.05;
    constexpr double kWorthSaying = 0.02;
    std::int64_t found = 0;
    for (const SegmentContrast& segment : contrast.segments)
        for (const ValueContrast& value : segment.values) {
            const bool sure = value.apart.adjustedP <= kDiscovery; // false where it is unknown
            if (!sure || std::abs(value.apart.difference) < kWorthSaying)
                continue;
            ++found;
            if (most == nullptr || std::abs(value.apart.difference) > std::abs(most->apart.difference)) {
                where = &segment;
                most = &value;
            }
        }
    if (most != nullptr)
        text += " They differ most in " + valueName(where->segment, most->value) + ": " + percent(most->sides[0].share)
            + " against " + percent(most->sides[1].share)
            + (found > 1 ? ", and in " + std::to_string(found - 1) + (found == 2 ? " other value" : " other values")
                         : std::string())
            + ".";
    else
        text += " No segment value differs by two points or more beyond chance.";
    text += " Ratings come from " + percent(contrast.turnout[0]) + " and " + percent(contrast.turnout[1]) + ".";
    return text;
}

void writeContrast(JsonWriter& json, const Contrast& contrast)
{
    json.field("schema", 1);
    for (std::size_t s = 0; s < 2; ++s) {
        const PopulationTotal& total = contrast.totals.at(s);
        json.key(s == 0 ? "first" : "second").beginObject().field("name", contrast.names.at(s)).field("n", total.n);
        json.field("weight", total.weight).field("n_effective", total.effectiveN);
        json.field("turnout", contrast.turnout.at(s)).endObject();
    }
    json.field("in_both", contrast.both).field("sentence", contrastSentence(contrast)).field("tests", contrast.tests);
    json.key("turnout").beginObject();
    writeDifference(json, contrast.turnoutApart);
    json.endObject();
    json.key("segments").beginArray();
    for (const SegmentContrast& segment : contrast.segments) {
        json.beginObject().field("segment", segment.segment);
        writeMeasures(json, "measures", segment.measures);
        json.key("values").beginArray();
        for (const ValueContrast& value : segment.values)
            writeValue(json, value);
        json.endArray().endObject();
    }
    json.endArray();
    json.key("numbers").beginArray();
    for (const NumberContrast& number : contrast.numbers)
        writeNumber(json, number);
    json.endArray();
}

} // namespace turnout::population
