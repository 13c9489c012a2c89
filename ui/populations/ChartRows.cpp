// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/ChartRows.h"

#include "common/VisibleText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace turnout::ui {
namespace {

using population::Population;

// Segment names cannot hold it: no text that is shown can, it is made visible before.
constexpr QChar kSeparator(0x1F);

QString raw(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

std::optional<double> finite(double value, std::int64_t n)
{
    return n > 0 && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<common::PopulationShare> shareOf(
    const population::Comparison& comparison, const population::ValueComparison& value, Population population)
{
    if (comparison.of(population).n == 0)
        return std::nullopt;
    const auto& part = value.of(population);
    return common::PopulationShare{part.share, part.interval.low, part.interval.high, part.n};
}

} // namespace

QString ValueKey::text() const
{
    return segment + kSeparator + value;
}

std::optional<ValueKey> ValueKey::parse(const QString& key)
{
    const qsizetype at = key.indexOf(kSeparator);
    if (at < 0)
        return std::nullopt;
    return ValueKey{key.left(at), key.mid(at + 1)};
}

QString valueTitle(const std::string& value)
{
    return value.empty() ? QCoreApplication::translate("ChartRows", "not given") : common::visibleLine(value);
}

std::vector<const population::SegmentComparison*> tellingSegments(const population::Comparison& comparison)
{
    const auto furthest = [&](const population::SegmentComparison& segment) {
        double most = 0;
        for (const auto& value : segment.values) {
            const Population told = comparison.of(Population::Rated).n > 0 ? Population::Rated : Population::Labeled;
            if (comparison.of(told).n > 0)
                most = std::max(most, std::abs(value.of(told).difference));
        }
        return most;
    };
    std::vector<std::pair<double, const population::SegmentComparison*>> ranked;
    for (const auto& segment : comparison.segments)
        ranked.emplace_back(furthest(segment), &segment);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const population::SegmentComparison*> segments;
    segments.reserve(ranked.size());
    for (const auto& [difference, segment] : ranked)
        segments.push_back(segment);
    return segments;
}

std::vector<common::TurnoutRow> turnoutRows(const population::Comparison& comparison)
{
    std::vector<common::TurnoutRow> rows;
    for (const auto* one : tellingSegments(comparison)) {
        const auto& segment = *one;
        if (segment.values.size() > kChartValues)
            continue;
        for (const auto& value : segment.values)
            rows.push_back({common::visibleLine(segment.segment), valueTitle(value.value), value.turnout,
                value.turnoutInterval.low, value.turnoutInterval.high, value.n,
                ValueKey{raw(segment.segment), raw(value.value)}.text()});
    }
    return rows;
}

std::vector<common::BalanceRow> balanceRows(const population::Comparison& comparison)
{
    std::vector<common::BalanceRow> rows;
    for (const auto* one : tellingSegments(comparison)) {
        const auto& segment = *one;
        if (segment.values.size() > kChartValues)
            continue;
        for (const auto& value : segment.values) {
            const auto smd = [&](Population p) { return finite(value.of(p).smd, comparison.of(p).n); };
            rows.push_back({common::visibleLine(segment.segment), valueTitle(value.value), smd(Population::Rated),
                smd(Population::Labeled), smd(Population::Unrated), value.n,
                ValueKey{raw(segment.segment), raw(value.value)}.text()});
        }
    }
    return rows;
}

std::vector<common::CompositionRow> compositionRows(
    const population::Comparison& comparison, const population::SegmentComparison& segment)
{
    std::vector<common::CompositionRow> rows;
    for (const auto& value : segment.values)
        rows.push_back({valueTitle(value.value), shareOf(comparison, value, Population::Labeled),
            shareOf(comparison, value, Population::Rated), shareOf(comparison, value, Population::Unrated), value.share,
            ValueKey{raw(segment.segment), raw(value.value)}.text()});
    return rows;
}

QStringList leftOutSegments(const population::Comparison& comparison)
{
    QStringList names;
    for (const auto& segment : comparison.segments)
        if (segment.values.size() > kChartValues)
            names << common::visibleLine(segment.segment);
    return names;
}

} // namespace turnout::ui
