// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Raking.h"

#include "base/Json.h"
#include "population/Frame.h"
#include "stats/Interval.h"
#include "stats/Raking.h"

#include <algorithm>
#include <unordered_map>

namespace turnout::population {
namespace {

Error unfit(const std::string& segment, std::string text)
{
    return {ErrorCode::Refused, std::move(text), "margins, segment \"" + segment + "\""};
}

std::string sessionsText(std::int64_t n)
{
    return n == 1 ? "1 session has" : std::to_string(n) + " sessions have";
}

/// The sessions with one combination of values; all of them get one factor.
struct Cells {
    std::vector<std::uint32_t> ofRow;
    std::vector<std::vector<std::uint32_t>> codes; ///< by margin, then by cell
    std::vector<double> weights;
};

Cells cellsOf(const Frame& frame, const std::vector<const SegmentColumn*>& columns)
{
    Cells cells;
    cells.ofRow.assign(frame.size(), 0);
    std::uint32_t count = 1;
    for (const SegmentColumn* column : columns) {
        // Cells split by one more segment: numbered as they come.
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        std::uint64_t lastKey = UINT64_MAX;
        std::uint32_t lastCell = 0;
        for (std::size_t row = 0; row < frame.size(); ++row) {
            const std::uint64_t key = (std::uint64_t{cells.ofRow[row]} << 32U) | column->codes[row];
            if (key != lastKey) {
                lastCell = numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
                lastKey = key;
            }
            cells.ofRow[row] = lastCell;
        }
        count = static_cast<std::uint32_t>(numbers.size());
    }
    cells.codes.assign(columns.size(), std::vector<std::uint32_t>(count));
    cells.weights.assign(count, 0);
    for (std::size_t row = 0; row < frame.size(); ++row) {
        const std::uint32_t cell = cells.ofRow[row];
        cells.weights[cell] += frame.weights[row];
        for (std::size_t k = 0; k < columns.size(); ++k)
            cells.codes[k][cell] = columns[k]->codes[row];
    }
    return cells;
}

/// The margin's counts by the column's codes.
Result<std::vector<double>> totalsOf(const session::SegmentMargin& margin, const SegmentColumn& column)
{
    std::vector<double> totals(column.values.size(), -1);
    for (const session::MarginValue& value : margin.values) {
        const auto found = std::find(column.values.begin(), column.values.end(), value.value);
        if (found == column.values.end() && value.sessions > 0)
            return unfit(margin.segment,
                "no session has \"" + value.value + "\", and its margin is " + jsonNumber(value.sessions)
                    + ": put it together with another value, at the source and in the margins");
        if (found != column.values.end())
            totals[static_cast<std::size_t>(found - column.values.begin())] = value.sessions;
    }
    return totals;
}

/// How many sessions each value has beside its margin; refused where one is there without the other.
Result<RakedSegment> compared(
    const session::SegmentMargin& margin, const SegmentColumn& column, const Frame& frame, std::vector<double>& totals)
{
    std::vector<std::int64_t> counts(totals.size(), 0);
    std::vector<double> weights(totals.size(), 0);
    for (std::size_t row = 0; row < frame.size(); ++row) {
        ++counts[column.codes[row]];
        weights[column.codes[row]] += frame.weights[row];
    }
    RakedSegment segment{margin.segment, {}};
    for (std::size_t code = 0; code < totals.size(); ++code) {
        const std::string name = code == 0 ? "no value (\"\" in the margins)" : "\"" + column.values[code] + "\"";
        if (counts[code] > 0 && totals[code] < 0)
            return unfit(margin.segment, sessionsText(counts[code]) + " " + name + ", which has no margin");
        if (weights[code] > 0 && totals[code] == 0)
            return unfit(margin.segment, sessionsText(counts[code]) + " " + name + ", and its margin is 0");
        if (totals[code] > 0 && counts[code] == 0)
            return unfit(margin.segment,
                "no session has " + name + ", and its margin is " + jsonNumber(totals[code])
                    + ": put it together with another value, at the source and in the margins");
        if (totals[code] > 0 && !(weights[code] > 0))
            return unfit(margin.segment,
                "the sessions with " + name + " have weights that add up to nothing, and its margin is "
                    + jsonNumber(totals[code]));
        totals[code] = std::max(totals[code], 0.0);
        if (counts[code] > 0)
            segment.values.push_back({column.values[code], counts[code], weights[code], totals[code]});
    }
    return segment;
}

Error notMet(const stats::RakedWeights& raked, const std::vector<const SegmentColumn*>& columns)
{
    const SegmentColumn& column = *columns[raked.worstMargin];
    return unfit(column.name,
        "the margins cannot all be met with these sessions: \"" + column.values[raked.worstClass]
            + "\" stays off its margin by " + jsonNumber(raked.gap * 100) + " % after " + std::to_string(raked.rounds)
            + " rounds. Combinations of values that the margins need are not among the sessions: leave one segment out "
              "or put values together");
}

} // namespace

Result<Raking> rakeFrame(Frame& frame, const session::Margins& margins)
{
    if (frame.size() == 0)
        return Error{ErrorCode::Refused, "there are no sessions to weight: import some first", "margins"};
    Raking raking;
    raking.total = margins.total;
    std::vector<const SegmentColumn*> columns;
    std::vector<std::vector<double>> totals;
    for (const session::SegmentMargin& margin : margins.segments) {
        const SegmentColumn* column = frame.segment(margin.segment);
        if (column == nullptr)
            return unfit(margin.segment, "the sessions have no such segment");
        auto wanted = totalsOf(margin, *column);
        if (!wanted)
            return wanted.error();
        auto segment = compared(margin, *column, frame, *wanted);
        if (!segment)
            return segment.error();
        columns.push_back(column);
        totals.push_back(std::move(*wanted));
        raking.segments.push_back(std::move(*segment));
    }
    const Cells cells = cellsOf(frame, columns);
    std::vector<stats::RakingMargin> wanted;
    for (std::size_t k = 0; k < columns.size(); ++k)
        wanted.push_back({cells.codes[k], totals[k]});
    const stats::RakedWeights raked = stats::rake(cells.weights, wanted);
    if (!raked.converged)
        return notMet(raked, columns);
    double sum = 0;
    double squares = 0;
    frame.weighted = false;
    for (std::size_t row = 0; row < frame.size(); ++row) {
        const std::uint32_t cell = cells.ofRow[row];
        double& weight = frame.weights[row];
        weight = cells.weights[cell] > 0 ? weight / cells.weights[cell] * raked.weights[cell] : 0;
        sum += weight;
        squares += weight * weight;
        raking.largestWeight = std::max(raking.largestWeight, weight);
        frame.weighted = frame.weighted || weight != 1;
    }
    raking.rounds = raked.rounds;
    raking.effectiveN = stats::effectiveN(sum, squares);
    return raking;
}

} // namespace turnout::population
