// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of one number, and two sides of our own choosing.
#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "populations/MeasureRows.h"
#include "populations/NumberWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Mark;
using population::Population;

namespace {

constexpr std::size_t kDifferencesShown = 30;

QString tr(const char* text)
{
    return QCoreApplication::translate("MeasureRows", text);
}

/// One population of a number, and how it is drawn.
struct Part {
    Mark mark;
    QString name;
    const population::NumberSummary* summary;
    const std::optional<population::NumberMeasures>* measures; ///< may be null
};

CurvesContent curvesOf(const QString& title, const std::string& name, population::NumberColumn::Kind kind,
    const population::NumberGrid& grid, const std::vector<Part>& parts)
{
    CurvesContent content;
    content.axis = axisOf(grid, kind);
    content.axis.name = title;
    content.table.columns = {tr("who"), tr("sessions"), tr("mean"), tr("std. deviation"), tr("5 %"), tr("25 %"),
        tr("median"), tr("75 %"), tr("95 %"), tr("KS"), tr("adjusted p"), tr("Wasserstein"), tr("Wasserstein, SDs"),
        tr("mean, SDs"), tr("variance ratio"), tr("note")};
    content.table.numeric.assign(static_cast<std::size_t>(content.table.columns.size()), true);
    content.table.numeric.front() = content.table.numeric.back() = false;
    const bool time = kind == population::NumberColumn::Kind::Time;
    if (time) // dates sort as text
        std::fill(content.table.numeric.begin() + 2, content.table.numeric.begin() + 9, false);
    for (const Part& part : parts) {
        const auto& summary = *part.summary;
        if (summary.n == 0)
            continue;
        content.curves.push_back(
            {part.mark, part.name, summary.density, placeOn(grid, summary.quantiles[2]), part.mark == Mark::Frame});
        const auto number = [&](double value) { return time ? numberText(kind, value) : cellText(value, 2); };
        QStringList row{part.name, QString::number(summary.n), number(summary.mean),
            time ? tr("%1 days").arg(summary.deviation / 86400000.0, 0, 'f', 1) : cellText(summary.deviation, 2)};
        for (const double quantile : summary.quantiles)
            row << number(quantile);
        const auto* m = part.measures != nullptr && *part.measures ? &**part.measures : nullptr;
        const auto measure = [&](double population::NumberMeasures::*which, int decimals) {
            return m != nullptr ? cellText(m->*which, decimals) : QString();
        };
        using M = population::NumberMeasures;
        row << measure(&M::distance, 3) << (m != nullptr ? pCell(m->adjustedP) : QString())
            << (time ? QString() : measure(&M::wasserstein, 2)) << measure(&M::scaled, 3) << measure(&M::smd, 3)
            << measure(&M::varianceRatio, 2) << fewText(summary.n);
        content.table.rows.push_back(row);
        content.table.keys.emplace_back();
    }
    for (std::size_t zone = 0; zone < population::NumberGrid::kZones && !content.curves.empty(); ++zone) {
        QString text = title + u' ' + zoneText(kind, grid.zone(zone));
        for (const Part& part : parts)
            if (part.summary->n > 0)
                text += tr("\n%1: %2").arg(part.name, common::shareText(part.summary->zones.at(zone), 2));
        content.zones.push_back({text, ZoneKey{QString::fromStdString(name), static_cast<int>(zone)}.text()});
    }
    return content;
}

QString apartText(const population::ShareDifference& apart)
{
    return tr("%1 points, 95 % %2 to %3")
        .arg(common::signedText(apart.difference * 100, 1), common::signedText(apart.interval.low * 100, 1),
            common::signedText(apart.interval.high * 100, 1));
}

/// A value of one segment with where it stands.
struct Placed {
    const population::SegmentContrast* segment;
    const population::ValueContrast* value;
};

common::MarksRow rowOf(const Placed& placed, const population::Contrast& contrast)
{
    const auto& value = *placed.value;
    const auto& apart = value.apart;
    common::MarksRow row;
    const QString segment = common::visibleLine(placed.segment->segment);
    row.label = segment + u": "_s + valueTitle(value.value);
    const auto fewest = std::min(value.sides[0].n, value.sides[1].n);
    row.note = !value.few() ? QString() : fewest == 0 ? tr("on one side only") : common::smallCountText(fewest);
    row.figures = common::signedText(apart.difference * 100, 1);
    row.key = ValueKey{QString::fromStdString(placed.segment->segment), QString::fromStdString(value.value)}.text();
    row.text = row.label;
    for (std::size_t side = 0; side < 2; ++side)
        row.text += tr("\n%1: %2 (%3 sessions)")
                        .arg(common::visibleLine(contrast.names.at(side)),
                            common::shareText(value.sides.at(side).share, value.sides.at(side).interval.low,
                                value.sides.at(side).interval.high),
                            common::countText(value.sides.at(side).n));
    row.text += u'\n' + apartText(apart) + tr("\nAdjusted p %1").arg(pText(apart.adjustedP));
    // Beyond chance, all tests on the page counted: a full mark; else the quiet one.
    const Mark mark = apart.adjustedP <= 0.05 ? Mark::Labeled : Mark::Unrated;
    row.points.push_back({mark, apart.difference, apart.interval.low, apart.interval.high});
    return row;
}

void addToTable(common::ChartTable& table, const Placed& placed, const common::MarksRow& row)
{
    const auto& value = *placed.value;
    table.rows.push_back({common::visibleLine(placed.segment->segment), valueTitle(value.value),
        QString::number(value.sides[0].n), cellText(100 * value.sides[0].share, 2), QString::number(value.sides[1].n),
        cellText(100 * value.sides[1].share, 2), cellText(100 * value.apart.difference, 2),
        cellText(100 * value.apart.interval.low, 2), cellText(100 * value.apart.interval.high, 2), cellText(value.smd),
        pCell(value.apart.adjustedP), value.few() ? tr("few") : QString()});
    table.keys.push_back(row.key);
}

} // namespace

CurvesContent numberCurves(const population::NumberComparison& number)
{
    std::vector<Part> parts{{Mark::Frame, tr("all sessions"), &number.frame, nullptr},
        {Mark::Rated, tr("rated"), &number.of(Population::Rated), &number.rated},
        {Mark::Labeled, tr("labeled"), &number.of(Population::Labeled), &number.labeled}};
    // Where few rate, the unrated are all sessions.
    const auto& unrated = number.of(Population::Unrated);
    if (static_cast<double>(unrated.n) < 0.9 * static_cast<double>(number.frame.n))
        parts.push_back({Mark::Unrated, tr("unrated"), &unrated, nullptr});
    return curvesOf(numberTitle(number.name), number.name, number.kind, number.grid, parts);
}

CurvesContent contrastCurves(const population::Contrast& contrast, const population::NumberContrast& number)
{
    return curvesOf(numberTitle(number.name), number.name, number.kind, number.grid,
        {{Mark::Labeled, common::visibleLine(contrast.names[0]), &number.sides[0], &number.measures},
            {Mark::Rated, common::visibleLine(contrast.names[1]), &number.sides[1], nullptr}});
}

MarksContent contrastRows(const population::Contrast& contrast)
{
    MarksContent content;
    const QString first = common::visibleLine(contrast.names[0]);
    const QString second = common::visibleLine(contrast.names[1]);
    content.table.columns = {tr("segment"), tr("value"), tr("%1, sessions").arg(first), tr("%1, %").arg(first),
        tr("%1, sessions").arg(second), tr("%1, %").arg(second), tr("points"), tr("low"), tr("high"),
        tr("std. difference"), tr("adjusted p"), tr("note")};
    content.table.numeric = {false, false, true, true, true, true, true, true, true, true, true, false};
    std::vector<Placed> all;
    for (const auto& segment : contrast.segments)
        for (const auto& value : segment.values)
            if (!segment.tooMany() && segment.values.size() > 1)
                all.push_back({&segment, &value});
    std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
        return std::abs(a.value->apart.difference) > std::abs(b.value->apart.difference);
    });
    double most = 0.01;
    for (const Placed& placed : all) {
        const common::MarksRow row = rowOf(placed, contrast);
        addToTable(content.table, placed, row);
        if (content.rows.size() >= kDifferencesShown)
            continue;
        most
            = std::max({most, std::abs(placed.value->apart.interval.low), std::abs(placed.value->apart.interval.high)});
        content.rows.push_back(row);
    }
    const auto half = common::niceTicks(0, std::min(1.0, most), 4);
    content.axis.high = half.back();
    content.axis.low = -half.back();
    content.axis.origin = 0;
    for (const double tick : half)
        for (const double side : {-tick, tick})
            if (side != 0 || content.axis.ticks.empty())
                content.axis.ticks.emplace_back(side, common::signedTick(side * 100));
    content.axis.legend = {{Mark::Labeled, tr("beyond chance")}, {Mark::Unrated, tr("may be chance")}};
    return content;
}

} // namespace turnout::ui
