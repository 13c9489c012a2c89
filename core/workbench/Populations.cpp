// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Populations.h"

#include "base/Clock.h"
#include "queue/DesignWeights.h"
#include "workbench/Quality.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <future>
#include <map>

namespace turnout::workbench {
namespace {

using population::Filter;
using population::Frame;

void weighLabels(PopulationsView& view, const Snapshot& snapshot, const population::Bitmap& selection)
{
    if (snapshot.draws == nullptr || snapshot.draws->empty())
        return;
    const auto design
        = queue::combineDraws(*snapshot.frame, snapshot.labels, selection, *snapshot.draws, queue::Response::Answered);
    std::vector<population::Row> rows;
    std::vector<double> weights;
    for (const auto& [row, weight] : queue::combinedWeights(*snapshot.frame, design))
        if (selection.test(row) && snapshot.labels.hasFinal(row)) {
            rows.push_back(row);
            weights.push_back(weight);
        }
    if (!rows.empty())
        population::balanceAfter(view.comparison, population::Population::Labeled, *snapshot.frame, rows, weights);
}

constexpr TimeMs kDay = 86400000;

/// Where a period begins and what it is called.
struct Period {
    TimeMs begin = 0;
    TimeMs end = 0;
    std::string name;
};

std::string twoDigits(unsigned number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::int64_t dayOf(TimeMs at)
{
    return static_cast<std::int64_t>(std::floor(static_cast<double>(at) / static_cast<double>(kDay)));
}

Period periodOf(TimeMs at, TimeUnit unit)
{
    using namespace std::chrono;
    const std::int64_t day = dayOf(at);
    const auto named = [](const year_month_day& date) {
        return std::to_string(static_cast<int>(date.year())) + "-" + twoDigits(static_cast<unsigned>(date.month()));
    };
    const year_month_day date{sys_days{days{day}}};
    const auto begins = [](sys_days d) { return TimeMs{d.time_since_epoch().count()} * kDay; };
    if (unit == TimeUnit::Month) {
        const year_month month{date.year(), date.month()};
        return {begins(sys_days{month / 1}), begins(sys_days{(month + months{1}) / 1}), named(date)};
    }
    // 1970-01-01 was a Thursday; weeks begin on Mondays.
    const std::int64_t first = unit == TimeUnit::Week ? day - (day % 7 + 7 + 3) % 7 : day;
    const year_month_day start{sys_days{days{first}}};
    const std::string name = named(start) + "-" + twoDigits(static_cast<unsigned>(start.day()));
    return {first * kDay, (first + (unit == TimeUnit::Week ? 7 : 1)) * kDay,
        unit == TimeUnit::Week ? "week of " + name : name};
}

std::vector<Side> periods(const Frame& frame, TimeUnit unit)
{
    constexpr std::size_t kMost = 400;
    std::map<TimeMs, Period> found;
    Period last;
    for (const TimeMs at : frame.startedAt) {
        if (at == Frame::kNoTime || (at >= last.begin && at < last.end))
            continue;
        last = periodOf(at, unit);
        found.emplace(last.begin, last);
        if (found.size() > kMost)
            return {};
    }
    std::vector<Side> sides;
    for (const auto& [begin, period] : found) {
        Side side{period.name, {}, {}};
        side.filter.from = period.begin;
        side.filter.until = period.end;
        sides.push_back(std::move(side));
    }
    return sides;
}

const queue::DesignedDraw* drawOf(const Snapshot& snapshot, DrawId id)
{
    if (snapshot.draws == nullptr)
        return nullptr;
    const auto found = std::find_if(
        snapshot.draws->begin(), snapshot.draws->end(), [&](const queue::DesignedDraw& draw) { return draw.id == id; });
    return found == snapshot.draws->end() ? nullptr : &*found;
}

std::string nameOf(DrawId draw)
{
    return "draw " + std::to_string(draw.value());
}

} // namespace

SharedNumbers numbersOf(const Frame& frame)
{
    return std::make_shared<const std::vector<population::NumberColumn>>(population::numberColumns(frame));
}

PopulationsView populationsView(const Snapshot& snapshot, const Filter& filter,
    const std::vector<std::string>& segments, const SharedNumbers& numbers)
{
    const auto selection = population::apply(filter, *snapshot.frame, snapshot.labels);
    auto who
        = std::async(std::launch::async, [&] { return population::whoRates(*snapshot.frame, selection, *numbers); });
    PopulationsView view;
    view.comparison = population::compare(*snapshot.frame, snapshot.labels, selection, segments, *numbers);
    view.comparison.filter = population::filterText(filter);
    weighLabels(view, snapshot, selection);
    view.who = who.get();
    if (view.who.refused.empty())
        population::balanceAfter(
            view.comparison, population::Population::Rated, *snapshot.frame, view.who.rows, view.who.weights);
    return view;
}

Result<Side> sideFromWords(const Snapshot& snapshot, const std::vector<std::string>& words)
{
    constexpr std::string_view kDraw = "draw=";
    Side side;
    std::vector<std::string> conditions;
    for (const std::string& word : words) {
        if (word.rfind(kDraw, 0) != 0 || snapshot.frame->segment("draw") != nullptr) {
            conditions.push_back(word);
            continue;
        }
        std::int64_t number = 0;
        const char* end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + kDraw.size(), end, number);
        if (read.ec != std::errc() || read.ptr != end || drawOf(snapshot, DrawId(number)) == nullptr) {
            std::string there;
            for (const Side& one : drawSides(snapshot))
                there += (there.empty() ? "" : ", ") + std::to_string(one.draw->value());
            return Error{ErrorCode::BadInput,
                "there is no draw \"" + word.substr(kDraw.size()) + "\"; "
                    + (there.empty() ? "none was made yet" : "there are: " + there),
                {}};
        }
        side.draw = DrawId(number);
    }
    auto filter = population::parseFilter(conditions, *snapshot.frame);
    if (!filter)
        return filter.error();
    side.filter = std::move(*filter);
    side.name = side.draw ? nameOf(*side.draw) : "";
    if (!side.filter.empty())
        side.name += (side.name.empty() ? "" : " with ") + population::filterText(side.filter);
    if (side.name.empty())
        side.name = "everything";
    return side;
}

std::vector<Side> valueSides(const Snapshot& snapshot, const std::string& segment)
{
    const population::SegmentColumn* column = snapshot.frame->segment(segment);
    if (column == nullptr)
        return {};
    std::vector<std::int64_t> n(column->values.size(), 0);
    for (const std::uint32_t code : column->codes)
        ++n[code];
    std::vector<std::size_t> codes;
    for (std::size_t code = 0; code < n.size(); ++code)
        if (n[code] > 0)
            codes.push_back(code);
    if (codes.size() > population::kManyValues)
        return {};
    std::stable_sort(codes.begin(), codes.end(), [&](std::size_t a, std::size_t b) { return n[a] > n[b]; });
    std::vector<Side> sides;
    for (const std::size_t code : codes) {
        const std::string& value = column->values[code];
        Side side{value.empty() ? "not given" : value, {}, {}};
        side.filter.segments.push_back({segment, {value}});
        sides.push_back(std::move(side));
    }
    return sides;
}

std::vector<Side> timeSides(const Snapshot& snapshot, TimeUnit unit)
{
    return periods(*snapshot.frame, unit);
}

std::optional<TimeUnit> likeliestUnit(const Snapshot& snapshot)
{
    for (const TimeUnit unit : {TimeUnit::Month, TimeUnit::Week, TimeUnit::Day})
        if (periods(*snapshot.frame, unit).size() > 1)
            return unit;
    return std::nullopt;
}

std::vector<Side> timeHalves(const Snapshot& snapshot)
{
    std::optional<TimeMs> first;
    std::optional<TimeMs> last;
    for (const TimeMs at : snapshot.frame->startedAt)
        if (at != Frame::kNoTime) {
            first = std::min(first.value_or(at), at);
            last = std::max(last.value_or(at), at);
        }
    if (!first || dayOf(*first) == dayOf(*last))
        return {};
    const std::int64_t middle = dayOf(*first) + (dayOf(*last) - dayOf(*first) - 1) / 2;
    return {daysSide(dayOf(*first), middle), daysSide(middle + 1, dayOf(*last))};
}

Side daysSide(std::int64_t first, std::int64_t last)
{
    const Period from = periodOf(first * kDay, TimeUnit::Day);
    const Period until = periodOf(last * kDay, TimeUnit::Day);
    Side side{first == last ? from.name : from.name + " to " + until.name, {}, {}};
    side.filter.from = from.begin;
    side.filter.until = until.end;
    return side;
}

std::vector<Side> drawSides(const Snapshot& snapshot)
{
    std::vector<Side> sides;
    if (snapshot.draws == nullptr)
        return sides;
    sides.reserve(snapshot.draws->size());
    for (const queue::DesignedDraw& draw : *snapshot.draws)
        sides.push_back({nameOf(draw.id), {}, draw.id});
    return sides;
}

population::Bitmap rowsOf(const Snapshot& snapshot, const Side& side, const Filter& shared)
{
    auto rows = population::apply(shared, *snapshot.frame, snapshot.labels);
    if (!side.filter.empty())
        rows &= population::apply(side.filter, *snapshot.frame, snapshot.labels);
    if (side.draw) {
        population::Bitmap drawn(snapshot.frame->size());
        if (const queue::DesignedDraw* draw = drawOf(snapshot, *side.draw))
            for (const population::Row row : draw->items)
                drawn.set(row);
        rows &= drawn;
    }
    return rows;
}

population::Contrast contrastOf(const Snapshot& snapshot, const Side& first, const Side& second, const Filter& shared,
    const std::vector<std::string>& segments, const SharedNumbers& numbers)
{
    population::ChosenBy chosenBy;
    for (const Side* side : {&first, &second}) {
        chosenBy.time = chosenBy.time || side->filter.from || side->filter.until;
        for (const auto& condition : side->filter.segments)
            chosenBy.segments.push_back(condition.segment);
    }
    return population::contrast(*snapshot.frame, rowsOf(snapshot, first, shared), rowsOf(snapshot, second, shared),
        {first.name, second.name}, segments, *numbers, chosenBy);
}

} // namespace turnout::workbench
