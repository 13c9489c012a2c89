// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/CoverageMap.h"

#include "base/Json.h"
#include "population/Words.h"

#include <algorithm>
#include <numeric>

namespace turnout::population {
namespace {

std::string refusal(const Frame& frame, const std::string& across, const std::string& down)
{
    for (const std::string& name : {across, down})
        if (frame.segment(name) == nullptr)
            return "There is no segment \"" + name + "\".";
    return across == down ? "Choose two different segments." : "";
}

/// Codes with sessions, by falling weight.
std::vector<std::size_t> inOrder(const std::vector<double>& weight, const std::vector<std::int64_t>& n)
{
    std::vector<std::size_t> codes;
    for (std::size_t code = 0; code < n.size(); ++code)
        if (n[code] > 0)
            codes.push_back(code);
    std::stable_sort(codes.begin(), codes.end(), [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
    return codes;
}

struct Slot {
    std::int64_t n = 0;
    std::int64_t labeled = 0;
    std::int64_t rated = 0;
    double weight = 0;
};

} // namespace

CoverageMap coverageMap(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::string& across, const std::string& down)
{
    CoverageMap map;
    map.across = across;
    map.down = down;
    map.refused = refusal(frame, across, down);
    if (!map.refused.empty())
        return map;
    const SegmentColumn& x = *frame.segment(across);
    const SegmentColumn& y = *frame.segment(down);
    // Values that occur here get numbers as they come, so that a segment with very many fails before it costs.
    const auto numbered = [&](const SegmentColumn& column, std::vector<std::uint32_t>& numbers) {
        numbers.assign(column.values.size(), UINT32_MAX);
        std::uint32_t next = 0;
        selection.forEach([&](std::size_t row) {
            std::uint32_t& number = numbers[column.codes[row]];
            if (number == UINT32_MAX)
                number = next++;
        });
        if (next > kManyValues)
            map.refused = column.name + " has " + grouped(next) + " values here: too many for a map. Choose another.";
        return std::size_t{next};
    };
    std::vector<std::uint32_t> ofX;
    std::vector<std::uint32_t> ofY;
    const std::size_t columns = numbered(x, ofX);
    const std::size_t rows = numbered(y, ofY);
    if (!map.refused.empty())
        return map;
    std::vector<Slot> slots(columns * rows);
    double total = 0;
    selection.forEach([&](std::size_t row) {
        Slot& slot = slots[ofY[y.codes[row]] * columns + ofX[x.codes[row]]];
        ++slot.n;
        slot.weight += frame.weights[row];
        slot.labeled += labels.hasFinal(static_cast<Row>(row)) ? 1 : 0;
        slot.rated += frame.rated.test(row) ? 1 : 0;
        total += frame.weights[row];
    });
    const auto ordered = [&](const SegmentColumn& column, const std::vector<std::uint32_t>& numbers, bool isColumn,
                             std::vector<std::string>& names) {
        std::vector<double> weight(isColumn ? columns : rows, 0.0);
        std::vector<std::int64_t> n(weight.size(), 0);
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const std::size_t at = isColumn ? i % columns : i / columns;
            weight[at] += slots[i].weight;
            n[at] += slots[i].n;
        }
        const auto order = inOrder(weight, n);
        std::vector<std::string> byNumber(weight.size());
        for (std::size_t code = 0; code < numbers.size(); ++code)
            if (numbers[code] != UINT32_MAX)
                byNumber[numbers[code]] = column.values[code];
        for (const std::size_t number : order)
            names.push_back(byNumber[number]);
        return order;
    };
    const auto columnOrder = ordered(x, ofX, true, map.columns);
    const auto rowOrder = ordered(y, ofY, false, map.rows);
    for (const std::size_t r : rowOrder)
        for (const std::size_t c : columnOrder) {
            const Slot& slot = slots[r * columns + c];
            map.cells.push_back({slot.n, total > 0 ? slot.weight / total : 0, slot.labeled, slot.rated,
                std::min(kFewSessions, slot.n)});
        }
    return map;
}

std::string coverageSentence(const CoverageMap& map)
{
    if (!map.refused.empty())
        return map.refused;
    std::size_t filled = 0;
    std::size_t covered = 0;
    std::size_t empty = map.cells.size();
    for (std::size_t i = 0; i < map.cells.size(); ++i) {
        const CoverageCell& cell = map.cells[i];
        if (cell.n == 0)
            continue;
        ++filled;
        covered += cell.covered() ? 1U : 0U;
        if (cell.labeled == 0 && (empty == map.cells.size() || cell.share > map.cells[empty].share))
            empty = i;
    }
    if (filled == 0)
        return "No session matches the filter.";
    std::string text = std::to_string(covered) + " of " + std::to_string(filled)
        + " combinations have the labels they need (" + std::to_string(kFewSessions) + ", or all there are)";
    if (empty < map.cells.size())
        text += "; the largest without any is " + valueName(map.down, map.rows[empty / map.columns.size()]) + ", "
            + valueName(map.across, map.columns[empty % map.columns.size()]) + ": " + percent(map.cells[empty].share)
            + " of traffic";
    return text + ".";
}

std::string coverageToJson(const CoverageMap& map, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("down", map.down).field("across", map.across);
    json.field("sentence", coverageSentence(map));
    json.key("cells").beginArray();
    for (std::size_t i = 0; i < map.cells.size(); ++i) {
        const CoverageCell& cell = map.cells[i];
        json.beginObject().field("down", map.rows[i / map.columns.size()]);
        json.field("across", map.columns[i % map.columns.size()]);
        json.field("n", cell.n).field("share", cell.share).field("labeled", cell.labeled).field("rated", cell.rated);
        json.field("needed", cell.needed).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::population
