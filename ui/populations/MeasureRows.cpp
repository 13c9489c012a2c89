// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/MeasureRows.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "populations/NumberWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Mark;
using population::Population;

namespace {

constexpr std::size_t kTermsShown = 12;

QString tr(const char* text)
{
    return QCoreApplication::translate("MeasureRows", text);
}

QString raw(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

common::ChartTable measureTable()
{
    common::ChartTable table;
    table.columns = {tr("segment or number"), tr("who"), tr("apart %"), tr("χ² or KS"), tr("df"), tr("adjusted p"),
        tr("Cramér's V"), tr("Jensen–Shannon"), tr("PSI"), tr("PSI by chance"), tr("Hellinger"), tr("Wasserstein, SDs"),
        tr("mean, SDs"), tr("note")};
    table.numeric = {false, false, true, true, true, true, true, true, true, true, true, true, true, false};
    return table;
}

void addMeasures(common::ChartTable& table, const QString& name, const QString& who, const QString& key,
    const population::SegmentMeasures& m)
{
    table.rows.push_back({name, who, cellText(100 * (1 - m.overlap), 2), cellText(m.test.statistic, 2),
        cellText(m.test.degrees, 0), pCell(m.adjustedP), cellText(m.test.corrected), cellText(m.jensenShannon),
        cellText(m.stability), cellText(m.stabilityNoise), cellText(m.hellinger), {}, {},
        m.test.sparse ? tr("cells too small for χ²") : QString()});
    table.keys.push_back(key);
}

void addMeasures(common::ChartTable& table, const QString& name, const QString& who, const QString& key,
    const population::NumberMeasures& m)
{
    table.rows.push_back({name, who, cellText(100 * m.distance, 2), cellText(m.distance), {}, pCell(m.adjustedP), {},
        {}, {}, {}, {}, cellText(m.scaled), cellText(m.smd), {}});
    table.keys.push_back(key);
}

QString partText(const QString& who, double apart, double p)
{
    if (std::isnan(apart))
        return tr("%1: nothing to compare").arg(who);
    QString text = tr("%1: %2 apart").arg(who, common::shareText(apart));
    if (!std::isnan(p))
        text += tr(", adjusted p %1").arg(pText(p));
    return text;
}

/// One row of the measures: both populations' distances with their p.
struct Apart {
    QString name;
    QString key = {}; ///< of the value or zone of which …
    QString furthest = {}; ///< … this is the name, …
    double by = 0; ///< … which differs by so much, more than any other
    double rated = population::kUnknown;
    double ratedP = population::kUnknown;
    double labeled = population::kUnknown;
    double labeledP = population::kUnknown;

    [[nodiscard]] double most() const
    {
        return std::max(std::isnan(rated) ? 0 : rated, std::isnan(labeled) ? 0 : labeled);
    }
    void look(double difference, const QString& where, const QString& its)
    {
        if (std::abs(difference) <= by)
            return;
        by = std::abs(difference);
        furthest = where;
        key = its;
    }
};

Apart apartOf(const population::Comparison& comparison, const population::SegmentComparison& segment)
{
    Apart apart{common::visibleLine(segment.segment)};
    apart.rated = 1 - segment.rated.overlap;
    apart.ratedP = segment.rated.adjustedP;
    apart.labeled = 1 - segment.labeled.overlap;
    apart.labeledP = segment.labeled.adjustedP;
    for (const auto& value : segment.values)
        for (const Population p : {Population::Rated, Population::Labeled})
            if (comparison.of(p).n > 0)
                apart.look(value.of(p).difference, valueTitle(value.value),
                    ValueKey{raw(segment.segment), raw(value.value)}.text());
    return apart;
}

Apart apartOf(const population::NumberComparison& number)
{
    Apart apart{numberTitle(number.name)};
    const auto look
        = [&](Population p, const population::NumberMeasures& measures, double& distance, double& adjusted) {
              distance = measures.distance;
              adjusted = measures.adjustedP;
              for (std::size_t zone = 0; zone < population::NumberGrid::kZones; ++zone)
                  apart.look(number.of(p).zones.at(zone) - number.frame.zones.at(zone),
                      zoneText(number.kind, number.grid.zone(zone)),
                      ZoneKey{raw(number.name), static_cast<int>(zone)}.text());
          };
    if (number.rated)
        look(Population::Rated, *number.rated, apart.rated, apart.ratedP);
    if (number.labeled)
        look(Population::Labeled, *number.labeled, apart.labeled, apart.labeledP);
    return apart;
}

common::MarksRow rowOf(const Apart& apart)
{
    common::MarksRow row;
    row.label = apart.name;
    row.key = apart.key;
    row.text = apart.name + u'\n' + partText(tr("Rated from unrated"), apart.rated, apart.ratedP) + u'\n'
        + partText(tr("Labeled from all others"), apart.labeled, apart.labeledP);
    row.text += u'\n'
        + (apart.key.isEmpty() ? tr("No part of it differs: there are no sessions to show.")
                               : tr("Furthest apart: %1. A click shows these sessions.").arg(apart.furthest));
    if (!std::isnan(apart.rated))
        row.points.push_back({Mark::Rated, apart.rated});
    if (!std::isnan(apart.labeled))
        row.points.push_back({Mark::Labeled, apart.labeled});
    row.figures = row.points.empty() ? QString() : common::shareText(apart.most());
    return row;
}

common::MarksAxis shareAxis(double most)
{
    common::MarksAxis axis;
    const auto ticks = common::niceTicks(0, std::clamp(most, 0.02, 1.0));
    axis.high = ticks.back();
    for (const double tick : ticks)
        axis.ticks.emplace_back(tick, QString::number(tick * 100, 'g', 4) + u" %"_s);
    return axis;
}

} // namespace

MarksContent measureRows(const population::Comparison& comparison)
{
    MarksContent content;
    content.table = measureTable();
    std::vector<Apart> all;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany() || segment.values.size() < 2)
            continue;
        Apart apart = apartOf(comparison, segment);
        addMeasures(content.table, apart.name, tr("rated"), apart.key, segment.rated);
        addMeasures(content.table, apart.name, tr("labeled"), apart.key, segment.labeled);
        all.push_back(std::move(apart));
    }
    for (const auto& number : comparison.numbers) {
        Apart apart = apartOf(number);
        if (number.rated)
            addMeasures(content.table, apart.name, tr("rated"), apart.key, *number.rated);
        if (number.labeled)
            addMeasures(content.table, apart.name, tr("labeled"), apart.key, *number.labeled);
        all.push_back(std::move(apart));
    }
    std::stable_sort(all.begin(), all.end(), [](const Apart& a, const Apart& b) { return a.most() > b.most(); });
    double most = 0;
    for (const Apart& apart : all) {
        content.rows.push_back(rowOf(apart));
        most = std::max(most, apart.most());
    }
    content.axis = shareAxis(most);
    content.axis.legend = {{Mark::Rated, tr("rated")}, {Mark::Labeled, tr("labeled")}};
    return content;
}

MarksContent oddsRows(const population::WhoRates& who)
{
    MarksContent content;
    content.table.columns
        = {tr("what"), tr("value"), tr("odds of a rating, times the average"), tr("sessions %"), tr("rated, sessions")};
    content.table.numeric = {false, false, true, true, true};
    double furthest = std::log2(2.0);
    for (std::size_t i = 0; i < who.terms.size(); ++i) {
        const auto& term = who.terms[i];
        const QString what = common::visibleLine(term.feature);
        const QString value = valueTitle(term.value);
        // A value is what a filter can say; anything else is found by its number.
        const QString key = term.segment ? ValueKey{raw(term.feature), raw(term.value)}.text()
                                         : ZoneKey{raw(term.feature), static_cast<int>(i)}.text();
        content.table.rows.push_back(
            {what, value, cellText(term.odds), cellText(100 * term.share, 2), QString::number(term.raters)});
        content.table.keys.push_back(key);
        if (content.rows.size() >= kTermsShown)
            continue;
        common::MarksRow row;
        row.label = what + u": "_s + value;
        row.key = key;
        row.figures = tr("%1 ×").arg(QString::number(term.odds, 'f', term.odds < 9.95 ? 2 : 1));
        row.text = tr(
            "%1\nOdds of a rating, all else the same: %2 × the average's\nAbout %3 of sessions, as %4 looked at say; "
            "%5 of the %6 rated ones")
                       .arg(row.label, QString::number(term.odds, 'f', 3), common::shareText(term.share, 2),
                           common::countText(who.looked), common::countText(term.raters),
                           common::countText(who.raters));
        const double place = std::log2(term.odds);
        row.points.push_back({Mark::Rated, place});
        furthest = std::max(furthest, std::abs(place));
        content.rows.push_back(std::move(row));
    }
    const int reach = std::clamp(static_cast<int>(std::ceil(furthest)), 1, 8);
    content.axis.low = -reach;
    content.axis.high = reach;
    content.axis.origin = 0;
    const int step = reach > 3 ? 2 : 1;
    for (int power = -(reach / step) * step; power <= reach; power += step)
        content.axis.ticks.emplace_back(power, power < 0 ? u"1/%1"_s.arg(1 << -power) : u"%1 ×"_s.arg(1 << power));
    return content;
}

CurvesContent overlapCurves(const population::WhoRates& who)
{
    using Kind = population::NumberColumn::Kind;
    CurvesContent content;
    content.table.columns = {tr("probability to be rated, times the average"), tr("raters %"), tr("everybody else %")};
    content.table.numeric = {false, true, true};
    if (!who.refused.empty())
        return content;
    content.curves.push_back({Mark::Unrated, tr("everybody else"), who.othersDensity, {}, true});
    content.curves.push_back({Mark::Rated, tr("raters"), who.ratedDensity, {}, false});
    content.axis = axisOf(who.grid, Kind::Plain);
    for (auto& [place, text] : content.axis.ticks)
        text += u" ×"_s;
    content.axis.name = tr("how likely to be rated, times the average session");
    constexpr std::size_t kEach = (population::NumberGrid::kSteps - 1) / population::NumberGrid::kZones;
    for (std::size_t zone = 0; zone < population::NumberGrid::kZones; ++zone) {
        const auto part = [&](const std::vector<double>& density) {
            double sum = 0;
            for (std::size_t step = zone * kEach; step <= (zone + 1) * kEach; ++step)
                sum += density[step] * (step == zone * kEach || step == (zone + 1) * kEach ? 0.5 : 1);
            return sum;
        };
        const QString where = zoneText(Kind::Plain, who.grid.zone(zone)) + u" ×"_s;
        const double raters = part(who.ratedDensity);
        const double others = part(who.othersDensity);
        const QString key = ZoneKey{{}, static_cast<int>(zone)}.text();
        content.zones.push_back({tr("%1 the average\nRaters: %2\nEverybody else: %3")
                                     .arg(where, common::shareText(raters, 2), common::shareText(others, 2)),
            key});
        content.table.rows.push_back({where, cellText(100 * raters, 2), cellText(100 * others, 2)});
        content.table.keys.push_back(key);
    }
    return content;
}

} // namespace turnout::ui
