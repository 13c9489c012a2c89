// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/ChartRows.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "populations/NumberWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace turnout::ui {
namespace {

using population::Population;

// Segment names cannot hold it: no text that is shown can, it is made visible before.
constexpr QChar kSeparator(0x1F);
constexpr QChar kCellSeparator(0x1D);

QString tr(const char* text)
{
    return QCoreApplication::translate("ChartRows", text);
}

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

/// The table's cells of one population, and the tool tip's line.
void addShare(common::BalanceRow& row, const population::Comparison& comparison,
    const population::ValueComparison& value, Population population)
{
    const auto& part = value.of(population);
    if (comparison.of(population).n == 0) {
        row.more << QString::number(0) << QString() << QString() << QString() << QString() << QString() << QString();
        return;
    }
    row.more << QString::number(part.n) << cellText(100 * part.share, 2) << cellText(100 * part.difference, 2)
             << cellText(100 * part.differenceInterval.low, 2) << cellText(100 * part.differenceInterval.high, 2)
             << pCell(part.adjustedP) << fewText(part.n);
    const QString who = population == Population::Rated ? tr("Rated") : tr("Labeled");
    row.text += (row.text.isEmpty() ? QString() : QString(u'\n'))
        + tr("%1: %2 of them, %3 of all; %4 points (%5 to %6), adjusted p %7%8")
              .arg(who, common::shareText(part.share, 2), common::shareText(value.share, 2),
                  common::signedText(part.difference * 100, 1),
                  common::signedText(part.differenceInterval.low * 100, 1),
                  common::signedText(part.differenceInterval.high * 100, 1), pText(part.adjustedP),
                  part.n < population::kFewSessions ? tr(", only %1 sessions").arg(part.n) : QString());
}

} // namespace

QStringList balanceColumns()
{
    QStringList columns{tr("all %")};
    for (const QString& who : {tr("rated"), tr("labeled")})
        columns << tr("%1, sessions").arg(who) << tr("%1 %").arg(who) << tr("%1, points").arg(who)
                << tr("%1, low").arg(who) << tr("%1, high").arg(who) << tr("%1, adjusted p").arg(who)
                << tr("%1, note").arg(who);
    return columns;
}

std::vector<bool> balanceNumeric()
{
    return {true, true, true, true, true, true, true, false, true, true, true, true, true, true, false};
}

MapContent mapCells(const population::CoverageMap& map)
{
    MapContent content{common::visibleLine(map.across), {}, common::visibleLine(map.down), {}, {}};
    for (const std::string& value : map.columns)
        content.columns << valueTitle(value);
    for (const std::string& value : map.rows)
        content.rows << valueTitle(value);
    for (std::size_t i = 0; i < map.cells.size(); ++i) {
        const auto& cell = map.cells[i];
        const std::size_t row = i / map.columns.size();
        const std::size_t column = i % map.columns.size();
        const qint64 missing = cell.needed - cell.labeled;
        const QString text
            = tr("%1: %2, %3: %4\n%5 sessions, %6 of traffic\n%7 labeled, %8 rated\n")
                  .arg(content.down, content.rows.at(static_cast<qsizetype>(row)), content.across,
                      content.columns.at(static_cast<qsizetype>(column)), common::countText(cell.n),
                      common::shareText(cell.share, 2), common::countText(cell.labeled), common::countText(cell.rated))
            + (cell.n == 0        ? tr("There are no such sessions.")
                    : missing > 0 ? tr("%1 more labels are needed.").arg(missing)
                                  : tr("As many labels as needed."));
        content.cells.push_back({cell.n, cell.labeled, cell.needed, text,
            CellKey{{raw(map.down), raw(map.rows[row])}, {raw(map.across), raw(map.columns[column])}}.text()});
    }
    return content;
}

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

QString CellKey::text() const
{
    return down.text() + kCellSeparator + across.text();
}

std::optional<CellKey> CellKey::parse(const QString& key)
{
    const qsizetype at = key.indexOf(kCellSeparator);
    const auto down = ValueKey::parse(key.left(at));
    const auto across = ValueKey::parse(key.mid(at + 1));
    if (at < 0 || !down || !across)
        return std::nullopt;
    return CellKey{*down, *across};
}

QString valueTitle(const std::string& value)
{
    return value.empty() ? tr("not given") : common::visibleLine(value);
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
    ranked.reserve(comparison.segments.size());
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
        if (segment.tooMany())
            continue;
        for (const auto& value : segment.values)
            rows.push_back({common::visibleLine(segment.segment), valueTitle(value.value), value.turnout,
                value.turnoutInterval.low, value.turnoutInterval.high, value.n,
                ValueKey{raw(segment.segment), raw(value.value)}.text(), value.of(Population::Rated).n});
    }
    return rows;
}

std::vector<common::BalanceRow> balanceRows(const population::Comparison& comparison)
{
    std::vector<common::BalanceRow> rows;
    for (const auto* one : tellingSegments(comparison)) {
        const auto& segment = *one;
        if (segment.tooMany())
            continue;
        for (const auto& value : segment.values) {
            const auto smd = [&](Population p) { return finite(value.of(p).smd, comparison.of(p).n); };
            const auto after = [&](Population p) { return finite(value.of(p).smdAfter, comparison.of(p).n); };
            common::BalanceRow row;
            row.segment = common::visibleLine(segment.segment);
            row.value = valueTitle(value.value);
            row.smdRated = smd(Population::Rated);
            row.smdLabeled = smd(Population::Labeled);
            row.smdUnrated = smd(Population::Unrated);
            row.n = value.n;
            row.key = ValueKey{raw(segment.segment), raw(value.value)}.text();
            row.ratedAfter = after(Population::Rated);
            row.labeledAfter = after(Population::Labeled);
            row.more << cellText(100 * value.share, 2);
            for (const Population p : {Population::Rated, Population::Labeled})
                addShare(row, comparison, value, p);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<common::CompositionRow> compositionRows(
    const population::Comparison& comparison, const population::SegmentComparison& segment)
{
    std::vector<common::CompositionRow> rows;
    rows.reserve(segment.values.size());
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
        if (segment.tooMany())
            names << common::visibleLine(segment.segment);
    return names;
}

} // namespace turnout::ui
