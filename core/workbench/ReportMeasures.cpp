// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportMeasures.h"

#include "population/Words.h"
#include "workbench/PlainText.h"
#include "workbench/ReportHtml.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::workbench::report {
namespace {

using population::NumberComparison;
using population::Population;

constexpr std::size_t kTermsShown = 8;
constexpr std::size_t kWidestMap = 12; ///< values that fit side by side

std::string nameOf(const std::string& value)
{
    return value.empty() ? "(not given)" : value;
}

void addSegment(Table& table, const std::string& name, const char* who, const population::SegmentMeasures& m)
{
    if (std::isnan(m.jensenShannon))
        return;
    table.add({name, who, percentText(1 - m.overlap), numberText(m.test.statistic, 1) + (m.test.sparse ? " ~" : ""),
        numberText(m.test.degrees, 0), numberText(m.test.designEffect, 2), population::chance(m.adjustedP),
        numberText(m.test.corrected, 3), numberText(m.jensenShannon, 3), numberText(m.stability, 3),
        numberText(m.stabilityNoise, 3)});
}

std::string segmentsTable(const population::Comparison& comparison)
{
    Table table({{"segment"}, {"who"}, {"apart", true}, {"χ²", true}, {"df", true}, {"design effect", true},
        {"adj. p", true}, {"V", true}, {"JS", true}, {"PSI", true}, {"by chance", true}});
    bool any = false;
    std::string ids;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany()) {
            ids += paragraph(segment.segment + " has " + countText(static_cast<std::int64_t>(segment.values.size()))
                    + " values: an id rather than a segment. It is no part of the tests.",
                "note");
            continue;
        }
        any = any || !std::isnan(segment.rated.jensenShannon) || !std::isnan(segment.labeled.jensenShannon);
        addSegment(table, segment.segment, "rated", segment.rated);
        addSegment(table, segment.segment, "labeled", segment.labeled);
    }
    if (!any)
        return ids;
    return table.html()
        + paragraph("The rated against the unrated, the labeled against all others. Apart: the share of sessions that "
                    "would have to have another value for both to be made up alike. χ² after Rao & Scott's correction "
                    "for weights, by the design effect; ~: cells too small for it. V: Cramér's, without what chance "
                    "makes of it. JS: Jensen–Shannon distance, base 2. PSI: population stability index, and what "
                    "chance alone stays under in 95 of 100 cases. Adj. p: Benjamini & Hochberg's over all "
                + countText(comparison.tests) + " tests of this report's populations.",
            "note")
        + ids;
}

void addNumber(Table& table, const NumberComparison& number, const char* who, const population::NumberSummary& summary,
    const std::optional<population::NumberMeasures>& m)
{
    if (summary.n == 0)
        return;
    std::vector<std::string> cells{number.name, who, countText(summary.n)};
    for (const double place : summary.quantiles)
        cells.push_back(population::place(number.kind, place));
    if (m)
        for (const std::string& cell : {numberText(m->distance, 3), population::chance(m->adjustedP),
                 numberText(m->scaled, 2), numberText(m->smd, 2), numberText(m->varianceRatio, 2)})
            cells.push_back(cell);
    table.add(cells);
}

std::string numbersTable(const population::Comparison& comparison)
{
    if (comparison.numbers.empty())
        return {};
    Table table(
        {{"number"}, {"who"}, {"sessions", true}, {"5 %", true}, {"25 %", true}, {"median", true}, {"75 %", true},
            {"95 %", true}, {"KS", true}, {"adj. p", true}, {"W1", true}, {"smd", true}, {"variances", true}});
    for (const NumberComparison& number : comparison.numbers) {
        addNumber(table, number, "all", number.frame, {});
        addNumber(table, number, "rated", number.of(Population::Rated), number.rated);
        addNumber(table, number, "labeled", number.of(Population::Labeled), number.labeled);
    }
    return table.html()
        + paragraph("Below which number 5 to 95 % of sessions lie. KS: largest distance of the distribution functions "
                    "(Kolmogorov & Smirnov). W1: Wasserstein distance, and smd: difference of the means, both in "
                    "standard deviations. Variances: their ratio.",
            "note");
}

} // namespace

std::string whoRatesPart(const population::WhoRates& who)
{
    std::string out = paragraph(population::whoRatesSentence(who));
    if (!who.refused.empty() || who.terms.empty())
        return out;
    Table table({{"who rates"}, {"odds, times the average", true}, {"share of sessions", true}});
    for (std::size_t i = 0; i < std::min(kTermsShown, who.terms.size()); ++i) {
        const auto& term = who.terms[i];
        table.add({term.feature + " " + nameOf(term.value), numberText(term.odds, 2), percentText(term.share)});
    }
    out += table.html();
    std::string note = "Classifier two-sample test (Lopez-Paz & Oquab 2017): a logistic model of all that is known of "
                       "a session but its rating, each session predicted without its fold; AUC "
        + numberText(who.auc, 2) + " (" + numberText(who.aucInterval.low, 2) + " – "
        + numberText(who.aucInterval.high, 2) + "), chance is 0.50.";
    if (!who.leftOut.empty())
        note += " Left out, too many values: " + population::listed(who.leftOut) + ".";
    return out + paragraph(note, "note");
}

std::string measuresPart(const population::Comparison& comparison)
{
    const std::string segments = segmentsTable(comparison);
    const std::string numbers = numbersTable(comparison);
    return segments.empty() && numbers.empty() ? std::string() : heading(3, "How far apart") + segments + numbers;
}

std::optional<std::pair<std::string, std::string>> coverageSegments(const population::Comparison& comparison)
{
    std::vector<std::string> fit;
    for (const auto& segment : comparison.segments)
        if (segment.values.size() >= 2 && segment.values.size() <= kWidestMap)
            fit.push_back(segment.segment);
    if (fit.size() < 2)
        return std::nullopt;
    return std::pair(fit[0], fit[1]);
}

std::string coveragePart(const population::CoverageMap& map)
{
    if (!map.refused.empty())
        return {};
    std::vector<Table::Column> columns{{map.down + " \\ " + map.across}};
    for (const std::string& value : map.columns)
        columns.push_back({nameOf(value), true});
    Table table(std::move(columns));
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        std::vector<std::string> cells{nameOf(map.rows[row])};
        for (std::size_t column = 0; column < map.columns.size(); ++column) {
            const auto& cell = map.at(row, column);
            cells.push_back(cell.n == 0
                    ? "–"
                    : countText(cell.labeled) + " of " + countText(cell.n) + (cell.covered() ? "" : " !"));
        }
        table.add(cells);
    }
    return heading(3, "Where labels are") + paragraph(population::coverageSentence(map)) + table.html()
        + paragraph("Labels of sessions; !: fewer than " + countText(population::kFewSessions)
                + " labels, and not all of its sessions.",
            "note");
}

} // namespace turnout::workbench::report
