// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Groups.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;

/// A product's versions are the first thing to look at.
bool isVersion(const std::string& name)
{
    return name == "model" || name == "version" || name == "model_version";
}

/// Rows of the selection that anything has been found out about: few, however many sessions there are.
struct KnownRows {
    std::vector<Row> reached;
    std::vector<Row> answered;
    std::vector<Row> rated;
};

KnownRows knownRows(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws)
{
    Bitmap reached(frame.size());
    for (const auto& draw : draws)
        for (const auto& rows : {draw.items, draw.known})
            for (const Row row : rows)
                reached.set(row);
    const auto rowsOf = [&](Bitmap bits) {
        bits &= selection;
        std::vector<Row> rows;
        bits.forEach([&](std::size_t row) { rows.push_back(static_cast<Row>(row)); });
        return rows;
    };
    return {rowsOf(std::move(reached)), rowsOf(labels.labeled), rowsOf(frame.rated)};
}

/// `codeOf(row)` is a number below `codes`; `textOf(code)` its value.
class Grouper {
public:
    Grouper(const Frame& frame, const LabelColumns& labels, const Bitmap& selection, const KnownRows& known)
        : m_frame(frame)
        , m_labels(labels)
        , m_selection(selection)
        , m_known(known)
    {
    }
    [[nodiscard]] std::vector<Group> group(std::size_t codes, const auto& codeOf, const auto& textOf) const
    {
        std::vector<Group> all(codes);
        m_selection.forEach([&](std::size_t row) {
            Group& one = all[codeOf(row)];
            ++one.sessions;
            one.weight += m_frame.weights[row];
        });
        for (const Row row : m_known.rated)
            all[codeOf(row)].thumbs.add(m_frame, row);
        for (const Row row : m_known.answered)
            all[codeOf(row)].answered.push_back(row);
        for (const Row row : m_known.reached) {
            Group& one = all[codeOf(row)];
            one.reached.push_back(row);
            one.labels += m_labels.labeled.test(row) && !std::isnan(m_labels.values[row]) ? 1 : 0;
        }
        std::vector<Group> used;
        for (std::size_t code = 0; code < codes; ++code)
            if (all[code].sessions > 0) {
                all[code].value = textOf(code);
                used.push_back(std::move(all[code]));
            }
        return used;
    }

private:
    const Frame& m_frame;
    const LabelColumns& m_labels;
    const Bitmap& m_selection;
    const KnownRows& m_known;
};

/// Code 0 is "no time", then the months from the first to the last.
Groups byMonth(const Frame& frame, const Bitmap& selection, const Grouper& grouper)
{
    TimeMs first = std::numeric_limits<TimeMs>::max();
    TimeMs last = Frame::kNoTime;
    selection.forEach([&](std::size_t row) {
        if (frame.startedAt[row] == Frame::kNoTime)
            return;
        first = std::min(first, frame.startedAt[row]);
        last = std::max(last, frame.startedAt[row]);
    });
    Groups months{"month", true, {}};
    if (last == Frame::kNoTime)
        return months;
    // Where each month begins, so that no session asks the calendar.
    std::vector<TimeMs> begins;
    const std::int32_t from = monthOf(first);
    const auto count = static_cast<std::size_t>(monthOf(last) - from) + 1;
    constexpr std::size_t kMostMonths = 1200; // a century; beyond it times are wrong rather than far apart
    if (count > kMostMonths)
        return months;
    for (std::size_t i = 0; i < count; ++i) {
        using namespace std::chrono;
        const std::int32_t month = from + static_cast<std::int32_t>(i);
        const sys_days day = year(month / 12) / std::chrono::month(static_cast<unsigned>(month % 12 + 1)) / 1;
        begins.push_back(duration_cast<milliseconds>(day.time_since_epoch()).count());
    }
    std::vector<TimeMs> firsts(count + 1, Frame::kNoTime);
    const auto codeOf = [&](std::size_t row) {
        const TimeMs at = frame.startedAt[row];
        return at == Frame::kNoTime
            ? std::size_t{0}
            : static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), at) - begins.begin());
    };
    selection.forEach([&](std::size_t row) {
        TimeMs& earliest = firsts[codeOf(row)];
        if (earliest == Frame::kNoTime || frame.startedAt[row] < earliest)
            earliest = frame.startedAt[row];
    });
    std::vector<std::string> names{std::string()};
    for (std::size_t i = 0; i < count; ++i)
        names.push_back(monthText(from + static_cast<std::int32_t>(i)));
    months.values = grouper.group(count + 1, codeOf, [&](std::size_t code) { return names[code]; });
    for (Group& group : months.values)
        group.first
            = firsts[static_cast<std::size_t>(std::find(names.begin(), names.end(), group.value) - names.begin())];
    return months;
}

} // namespace

GroupedSelection groupsOf(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws)
{
    const KnownRows known = knownRows(frame, labels, selection, draws);
    const Grouper grouper(frame, labels, selection, known);
    GroupedSelection result;
    constexpr std::size_t kMostCodes = 20000; // an id of every session is not worth a walk
    for (const auto& column : frame.segments) {
        Groups groups{column.name, false, {}};
        if (column.values.size() <= kMostCodes)
            groups.values = grouper.group(
                column.values.size(), [&](std::size_t row) { return column.codes[row]; },
                [&](std::size_t code) { return column.values[code]; });
        if (column.values.size() > kMostCodes || groups.values.size() > kMostGroups)
            result.leftOut.push_back(column.name);
        else
            result.segments.push_back(std::move(groups));
    }
    std::stable_partition(
        result.segments.begin(), result.segments.end(), [](const Groups& groups) { return isVersion(groups.segment); });
    if (Groups months = byMonth(frame, selection, grouper); !months.values.empty())
        result.segments.push_back(std::move(months));
    return result;
}

DesignEstimate estimateOfGroup(
    const Frame& frame, const LabelColumns& labels, const Group& group, const std::vector<queue::DesignedDraw>& draws)
{
    Bitmap rows(frame.size());
    for (const Row row : group.reached)
        rows.set(row);
    DesignEstimate estimate = estimateByDesign(frame, labels, rows, draws);
    // What was not reached is not in `rows`: certain is only what is labelled to the last session.
    if (estimate.census && estimate.n != group.sessions)
        estimate.usable = false;
    return estimate;
}

std::int32_t monthOf(TimeMs time)
{
    using namespace std::chrono;
    const year_month_day day{floor<days>(sys_time<milliseconds>(milliseconds(time)))};
    return static_cast<int>(day.year()) * 12 + static_cast<std::int32_t>(static_cast<unsigned>(day.month())) - 1;
}

std::string monthText(std::int32_t month)
{
    std::array<char, 32> text{};
    const int n = std::snprintf(text.data(), text.size(), "%04d-%02d", month / 12, month % 12 + 1);
    return {text.data(), static_cast<std::size_t>(n)};
}

} // namespace turnout::estimate
