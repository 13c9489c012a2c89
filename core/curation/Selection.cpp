// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Selection.h"

#include "base/Rng.h"
#include "curation/Text.h"
#include "population/Filter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace turnout::curation {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;
using population::SegmentColumn;

/// One segment value that sessions are wanted of.
struct Cell {
    std::int64_t asked = 0;
    std::int64_t taken = 0;
    std::string segment;
    std::string value;
};

/// All quotas on one segment.
struct QuotaSegment {
    const SegmentColumn* column = nullptr;
    std::vector<int> cells; ///< by code; kNoCell where nobody asked for it
};
constexpr int kNoCell = -1;

std::string segmentNames(const Frame& frame)
{
    std::string names;
    for (const SegmentColumn& column : frame.segments)
        names += (names.empty() ? "" : ", ") + visibleText(column.name);
    return names.empty() ? "none" : names;
}

class Quotas {
public:
    Result<void> prepare(const Recipe& recipe, const Frame& frame)
    {
        // Quotas for one value first: a quota for each value is for the others.
        for (const Quota& quota : recipe.quotas)
            if (quota.value)
                if (auto added = addValue(quota, frame); !added)
                    return added;
        for (const Quota& quota : recipe.quotas)
            if (!quota.value)
                if (auto added = addEach(quota, frame); !added)
                    return added;
        return {};
    }

    /// The cells of a row, one a segment; false where it is in none.
    bool cellsOf(Row row, std::vector<int>& cells) const
    {
        cells.clear();
        for (const QuotaSegment& segment : m_segments)
            cells.push_back(segment.cells[segment.column->codes[row]]);
        return std::any_of(cells.begin(), cells.end(), [](int cell) { return cell != kNoCell; });
    }

    std::vector<Cell>& cells()
    {
        return m_cells;
    }

private:
    Result<QuotaSegment*> segment(const Quota& quota, const Frame& frame)
    {
        const SegmentColumn* column = frame.segment(quota.segment);
        if (column == nullptr)
            return Error{ErrorCode::BadInput,
                "there is no segment \"" + visibleText(quota.segment)
                    + "\" for a quota; there are: " + segmentNames(frame),
                "recipe"};
        for (QuotaSegment& known : m_segments)
            if (known.column == column)
                return &known;
        m_segments.push_back({column, std::vector<int>(column->values.size(), kNoCell)});
        return &m_segments.back();
    }

    int newCell(const Quota& quota, const std::string& value)
    {
        m_cells.push_back({quota.count, 0, quota.segment, value});
        return static_cast<int>(m_cells.size()) - 1;
    }

    Result<void> addValue(const Quota& quota, const Frame& frame)
    {
        auto found = segment(quota, frame);
        if (!found)
            return found.error();
        const auto& values = (*found)->column->values;
        const auto code = std::find(values.begin(), values.end(), *quota.value);
        const int cell = newCell(quota, *quota.value);
        if (code != values.end())
            (*found)->cells[static_cast<std::size_t>(code - values.begin())] = cell;
        return {};
    }

    Result<void> addEach(const Quota& quota, const Frame& frame)
    {
        auto found = segment(quota, frame);
        if (!found)
            return found.error();
        const auto& values = (*found)->column->values;
        if (values.size() - 1 > kMostQuotaValues)
            return Error{ErrorCode::BadInput,
                "segment \"" + visibleText(quota.segment) + "\" has " + std::to_string(values.size() - 1)
                    + " values, too many for a quota for each (" + std::to_string(kMostQuotaValues)
                    + " at most); name the values that matter",
                "recipe"};
        for (std::size_t code = 1; code < values.size(); ++code)
            if ((*found)->cells[code] == kNoCell)
                (*found)->cells[code] = newCell(quota, values[code]);
        return {};
    }

    std::vector<Cell> m_cells;
    std::vector<QuotaSegment> m_segments;
};

/// What matches the filter. The set is made of labelled sessions anyway, so that "population=labeled" does not narrow
/// what it is compared with.
Result<Bitmap> trafficOf(const Recipe& recipe, const Frame& frame, const LabelColumns& labels, Bitmap& matching)
{
    auto filter = population::parseFilter(recipe.filter, frame);
    if (!filter)
        return Error{filter.error().code, filter.error().text, "filter, " + filter.error().context};
    matching = population::apply(*filter, frame, labels);
    if (filter->population != population::Population::Labeled)
        return matching;
    filter->population.reset();
    return population::apply(*filter, frame, labels);
}

/// How many sessions are in the same quotas, and how many of them were chosen.
struct Alike {
    std::int64_t eligible = 0;
    std::int64_t taken = 0;
};

void chooseByQuotas(
    const Recipe& recipe, const Frame& frame, Quotas& quotas, std::vector<Row> candidates, Selection& selection)
{
    std::vector<std::uint64_t> numbers(frame.size());
    Rng rng(recipe.seed);
    for (std::uint64_t& number : numbers)
        number = rng.next();
    std::sort(candidates.begin(), candidates.end(),
        [&](Row a, Row b) { return numbers[a] != numbers[b] ? numbers[a] < numbers[b] : a < b; });

    std::map<std::vector<int>, Alike> alike;
    std::vector<int> cells;
    for (const Row row : candidates) {
        if (!quotas.cellsOf(row, cells)) {
            ++selection.outsideQuotas;
            continue;
        }
        bool wanted = false;
        for (const int cell : cells)
            if (cell != kNoCell) {
                const Cell& quota = quotas.cells()[static_cast<std::size_t>(cell)];
                wanted = wanted || quota.taken < quota.asked;
            }
        Alike& group = alike[cells];
        ++group.eligible;
        if (!wanted)
            continue;
        ++group.taken;
        for (const int cell : cells)
            if (cell != kNoCell)
                ++quotas.cells()[static_cast<std::size_t>(cell)].taken;
        selection.rows.push_back(row);
    }
    std::sort(selection.rows.begin(), selection.rows.end());
    for (const Row row : selection.rows) {
        quotas.cellsOf(row, cells);
        const Alike& group = alike[cells];
        selection.factors.push_back(static_cast<double>(group.eligible) / static_cast<double>(group.taken));
    }
    for (const auto& [key, group] : alike)
        if (group.taken == 0)
            selection.notRepresented += group.eligible;
    selection.leftOutByQuota = static_cast<std::int64_t>(candidates.size() - selection.rows.size());
    for (const Cell& cell : quotas.cells())
        if (cell.taken < cell.asked)
            selection.shortfalls.push_back({cell.segment, cell.value, cell.asked, cell.taken});
}

} // namespace

Result<Selection> selectSessions(const Recipe& recipe, const Frame& frame, const LabelColumns& labels)
{
    if (const auto checked = checkRecipe(recipe); !checked)
        return checked.error();
    Quotas quotas;
    if (const auto prepared = quotas.prepare(recipe, frame); !prepared)
        return prepared.error();
    Selection selection;
    Bitmap matching;
    auto traffic = trafficOf(recipe, frame, labels, matching);
    if (!traffic)
        return traffic.error();
    selection.traffic = std::move(*traffic);

    std::vector<Row> candidates;
    matching.forEach([&](std::size_t row) { selection.leftOutOpen += labels.isOpen(static_cast<Row>(row)) ? 1 : 0; });
    matching &= labels.withFinal();
    matching.forEach([&](std::size_t row) {
        ++selection.labeled;
        if (recipe.onlyCounted && std::isnan(labels.values[row]))
            ++selection.leftOutUncounted;
        else
            candidates.push_back(static_cast<Row>(row));
    });
    if (!recipe.quotas.empty()) {
        chooseByQuotas(recipe, frame, quotas, std::move(candidates), selection);
    } else {
        selection.rows = std::move(candidates);
        selection.factors.assign(selection.rows.size(), 1);
    }
    return selection;
}

} // namespace turnout::curation
