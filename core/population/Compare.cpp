// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Compare.h"

#include "base/Json.h"

#include <algorithm>

namespace turnout::population {
namespace {

constexpr std::size_t kPopulations = 3;

/// Per row: whether it is selected, rated, labelled, in one byte, so that the passes read one stream.
enum : std::uint8_t { kRatedBit = 1, kLabeledBit = 2, kOutside = 4 };

std::vector<std::uint8_t> membership(const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    std::vector<std::uint8_t> bits(frame.size());
    for (std::size_t row = 0; row < bits.size(); ++row)
        bits[row] = static_cast<std::uint8_t>((frame.rated.test(row) ? kRatedBit : 0)
            | (labels.hasFinal(static_cast<Row>(row)) ? kLabeledBit : 0) | (selection.test(row) ? 0 : kOutside));
    return bits;
}

/// Sums by membership (unrated, rated, labelled unrated, labelled rated).
struct Cells {
    std::array<std::int64_t, 4> n{};
    std::array<double, 4> weight{};

    template <typename T>
    static T in(Population p, const std::array<T, 4>& cells)
    {
        switch (p) {
        case Population::Labeled:
            return cells[kLabeledBit] + cells[kLabeledBit | kRatedBit];
        case Population::Rated:
            return cells[kRatedBit] + cells[kLabeledBit | kRatedBit];
        case Population::Unrated:
            return cells[0] + cells[kLabeledBit];
        }
        return {};
    }
    template <typename T>
    static T all(const std::array<T, 4>& cells)
    {
        return cells[0] + cells[1] + cells[2] + cells[3];
    }
};

std::vector<Cells> countValues(const SegmentColumn& column, const Frame& frame, const std::vector<std::uint8_t>& bits)
{
    // Eight slots a code, the upper four for rows outside the selection: one pass, no branch.
    struct Slot {
        std::int64_t n = 0;
        double weight = 0;
    };
    std::vector<std::array<Slot, 8>> slots(column.values.size());
    const std::uint32_t* codes = column.codes.data();
    const double* weights = frame.weights.data();
    for (std::size_t row = 0; row < bits.size(); ++row) {
        Slot& slot = slots[codes[row]][bits[row]];
        ++slot.n;
        slot.weight += weights[row];
    }
    std::vector<Cells> cells(column.values.size());
    for (std::size_t code = 0; code < cells.size(); ++code)
        for (std::size_t m = 0; m < 4; ++m) {
            cells[code].n[m] = slots[code][m].n;
            cells[code].weight[m] = slots[code][m].weight;
        }
    return cells;
}

constexpr std::array<Population, kPopulations> kAll{Population::Labeled, Population::Rated, Population::Unrated};

double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/// Turnout of a part: the effective number is the frame's, in proportion of the part's sessions.
stats::Interval turnoutInterval(double rate, std::int64_t n, const PopulationTotal& frame)
{
    const double scale = frame.n > 0 ? frame.effectiveN / static_cast<double>(frame.n) : 1;
    return stats::wilson(rate, static_cast<double>(n) * scale);
}

ValueComparison valueOf(const std::string& value, const Cells& cells, const Comparison& totals)
{
    ValueComparison result;
    result.value = value;
    result.n = Cells::all(cells.n);
    result.weight = Cells::all(cells.weight);
    result.share = share(result.weight, totals.frame.weight);
    for (const Population p : kAll) {
        PopulationShare& part = result.populations.at(static_cast<std::size_t>(p));
        const PopulationTotal& total = totals.of(p);
        part.n = Cells::in(p, cells.n);
        part.weight = Cells::in(p, cells.weight);
        part.share = share(part.weight, total.weight);
        part.interval = stats::wilson(part.share, total.effectiveN);
        if (total.n > 0) {
            part.difference = part.share - result.share;
            part.smd = stats::standardisedDifference(part.share, result.share);
        }
    }
    result.turnout = share(result.of(Population::Rated).weight, result.weight);
    result.turnoutInterval = turnoutInterval(result.turnout, result.n, totals.frame);
    return result;
}

void countTotals(Comparison& result, const Frame& frame, const std::vector<std::uint8_t>& bits)
{
    std::array<std::int64_t, 8> n{};
    std::array<double, 8> w{};
    std::array<double, 8> w2{};
    for (std::size_t row = 0; row < bits.size(); ++row) {
        const double weight = frame.weights[row];
        ++n[bits[row]];
        w[bits[row]] += weight;
        w2[bits[row]] += weight * weight;
    }
    Cells cells;
    std::array<double, 4> squares{};
    std::copy_n(n.begin(), 4, cells.n.begin());
    std::copy_n(w.begin(), 4, cells.weight.begin());
    std::copy_n(w2.begin(), 4, squares.begin());
    result.frame = {Cells::all(cells.n), Cells::all(cells.weight),
        stats::effectiveN(Cells::all(cells.weight), Cells::all(squares))};
    for (const Population p : kAll) {
        const double weight = Cells::in(p, cells.weight);
        result.totals.at(static_cast<std::size_t>(p))
            = {Cells::in(p, cells.n), weight, stats::effectiveN(weight, Cells::in(p, squares))};
    }
    result.turnout = share(result.of(Population::Rated).weight, result.frame.weight);
    result.turnoutInterval = stats::wilson(result.turnout, result.frame.effectiveN);
}

void writeShare(JsonWriter& json, std::string_view name, const PopulationShare& part)
{
    json.key(name).beginObject().field("n", part.n).field("weight", part.weight).field("share", part.share);
    json.field("low", part.interval.low).field("high", part.interval.high);
    json.field("difference", part.difference).field("smd", part.smd).endObject();
}

void writeTotal(JsonWriter& json, std::string_view name, const PopulationTotal& total)
{
    json.key(name).beginObject().field("n", total.n).field("weight", total.weight);
    json.field("n_effective", total.effectiveN).endObject();
}

} // namespace

Comparison compare(
    const Frame& frame, const LabelColumns& labels, const Bitmap& selection, const std::vector<std::string>& segments)
{
    Comparison result;
    const auto bits = membership(frame, labels, selection);
    countTotals(result, frame, bits);
    for (const SegmentColumn& column : frame.segments) {
        if (!segments.empty() && std::find(segments.begin(), segments.end(), column.name) == segments.end())
            continue;
        const auto cells = countValues(column, frame, bits);
        SegmentComparison segment{column.name, {}};
        for (std::size_t code = 0; code < cells.size(); ++code)
            if (Cells::all(cells[code].n) > 0)
                segment.values.push_back(valueOf(column.values[code], cells[code], result));
        std::stable_sort(segment.values.begin(), segment.values.end(),
            [](const ValueComparison& a, const ValueComparison& b) { return a.share > b.share; });
        result.segments.push_back(std::move(segment));
    }
    return result;
}

std::string comparisonToJson(const Comparison& comparison, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("filter", comparison.filter);
    writeTotal(json, "frame", comparison.frame);
    for (const Population p : kAll)
        writeTotal(json, populationName(p), comparison.of(p));
    json.field("turnout", comparison.turnout);
    json.field("sentence", comparisonSentence(comparison));
    json.key("segments").beginArray();
    for (const SegmentComparison& segment : comparison.segments) {
        json.beginObject().field("segment", segment.segment).key("values").beginArray();
        for (const ValueComparison& value : segment.values) {
            json.beginObject().field("value", value.value);
            json.key("frame").beginObject().field("n", value.n).field("weight", value.weight);
            json.field("share", value.share).endObject();
            for (const Population p : {Population::Rated, Population::Unrated, Population::Labeled})
                writeShare(json, populationName(p), value.of(p));
            json.key("turnout").beginObject().field("rate", value.turnout);
            json.field("low", value.turnoutInterval.low).field("high", value.turnoutInterval.high).endObject();
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::population
