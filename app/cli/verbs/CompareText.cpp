// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/CompareText.h"

#include "population/Words.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::cli {
namespace {

using population::Population;
using workbench::countText;
using workbench::numberText;
using workbench::percentText;
using workbench::TextTable;
using workbench::visible;

constexpr std::size_t kLongestValue = 40;
constexpr std::size_t kTermsShown = 12;
constexpr std::size_t kOfMany = 12; ///< values that are shown of a segment with too many

std::string valueText(const std::string& value)
{
    return value.empty() ? "(not given)" : value;
}

/// Few sessions are marked, not hidden.
std::string marked(std::int64_t n)
{
    return countText(n) + (n < population::kFewSessions ? "*" : "");
}

/// A population's share with its interval and how far it is from the frame.
void addPopulation(std::vector<std::string>& cells, const population::PopulationShare& part, std::int64_t total)
{
    const bool known = total > 0;
    cells.push_back(known ? marked(part.n) : countText(part.n));
    cells.push_back(known ? percentText(part.share) : "–");
    cells.push_back(known ? workbench::rangeText(part.interval) : "");
    cells.push_back(known ? numberText(part.smd, 2) : "");
    cells.push_back(known ? population::chance(part.adjustedP) : "");
}

std::string segmentText(const population::SegmentComparison& segment, const population::Comparison& comparison)
{
    const std::int64_t unrated = comparison.of(Population::Unrated).n;
    TextTable table(
        {{visible(segment.segment), false, kLongestValue}, {"sessions", true}, {"share", true}, {"turnout", true},
            {"rated", true}, {"share", true}, {"95 %", true}, {"smd", true}, {"adj. p", true}, {"unrated", true},
            {"share", true}, {"labeled", true}, {"share", true}, {"95 %", true}, {"smd", true}, {"adj. p", true}});
    const std::size_t shown = segment.tooMany() ? kOfMany : segment.values.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& value = segment.values[i];
        std::vector<std::string> cells{
            valueText(value.value), countText(value.n), percentText(value.share), percentText(value.turnout)};
        addPopulation(cells, value.of(Population::Rated), comparison.of(Population::Rated).n);
        cells.push_back(countText(value.of(Population::Unrated).n));
        cells.push_back(unrated > 0 ? percentText(value.of(Population::Unrated).share) : "–");
        addPopulation(cells, value.of(Population::Labeled), comparison.of(Population::Labeled).n);
        table.add(std::move(cells));
    }
    return table.text();
}

void addSegmentMeasures(
    TextTable& table, const std::string& name, const std::string& who, const population::SegmentMeasures& m)
{
    if (std::isnan(m.jensenShannon))
        return;
    table.add({name, who, numberText(1 - m.overlap, 3), numberText(m.test.statistic, 1) + (m.test.sparse ? "~" : ""),
        numberText(m.test.degrees, 0), population::chance(m.adjustedP), numberText(m.test.corrected, 3),
        numberText(m.jensenShannon, 3), numberText(m.stability, 3), numberText(m.stabilityNoise, 3),
        numberText(m.hellinger, 3)});
}

TextTable segmentMeasureTable()
{
    return TextTable({{"segment", false, kLongestValue}, {"who", false}, {"apart", true}, {"χ²", true}, {"df", true},
        {"adj. p", true}, {"V", true}, {"JS", true}, {"PSI", true}, {"by chance", true}, {"Hellinger", true}});
}

constexpr const char* kSegmentMeasures
    = "apart: the share of sessions that would have to have another value for both to be made up alike; χ² corrected "
      "for weights (Rao & Scott), ~ where cells are too small for it; V: Cramér's, without what chance makes of it; "
      "JS: "
      "Jensen–Shannon distance, base 2; PSI with what chance alone stays under in 95 of 100 cases.\n";

constexpr const char* kNumberMeasures
    = "KS: largest distance of the distribution functions; W1: Wasserstein distance, in standard deviations; smd: "
      "difference of the means, likewise.\n";

struct NumberRow {
    std::string who;
    const population::NumberSummary& summary;
    const std::optional<population::NumberMeasures>& measures;
};

void addNumber(TextTable& table, const std::string& name, population::NumberColumn::Kind kind, const NumberRow& row)
{
    if (row.summary.n == 0)
        return;
    std::vector<std::string> cells{name, row.who, countText(row.summary.n)};
    for (const double place : row.summary.quantiles)
        cells.push_back(population::place(kind, place));
    const auto& m = row.measures;
    cells.push_back(m ? numberText(m->distance, 3) : "");
    cells.push_back(m ? population::chance(m->adjustedP) : "");
    cells.push_back(m ? numberText(m->scaled, 2) : "");
    cells.push_back(m ? numberText(m->smd, 2) : "");
    table.add(std::move(cells));
}

TextTable numberTable()
{
    return TextTable({{"number", false, kLongestValue}, {"who", false}, {"sessions", true}, {"5 %", true},
        {"25 %", true}, {"median", true}, {"75 %", true}, {"95 %", true}, {"KS", true}, {"adj. p", true}, {"W1", true},
        {"smd", true}});
}

} // namespace

std::string comparisonText(const population::Comparison& comparison)
{
    std::string out = visible(population::comparisonSentence(comparison)) + "\n\n";
    if (!comparison.filter.empty())
        out += "Only " + visible(comparison.filter) + ".\n";
    out += countText(comparison.frame.n) + " sessions: " + countText(comparison.of(Population::Rated).n) + " rated, "
        + countText(comparison.of(Population::Unrated).n) + " unrated, "
        + countText(comparison.of(Population::Labeled).n)
        + " labeled. Numbers of sessions are as counted; shares are weighted by how many production sessions each "
          "stands "
          "for, and are of each population; turnout: how many of the value's sessions are rated; smd: standardised "
          "difference from all sessions, 0.1 is small, 0.25 is not; adj. p: that the difference is chance, adjusted "
          "for "
        + countText(comparison.tests) + " tests (Benjamini–Hochberg); *: fewer than "
        + countText(population::kFewSessions) + " sessions.\n";
    for (const auto& segment : comparison.segments) {
        out += "\n" + segmentText(segment, comparison);
        if (segment.tooMany())
            out += "The largest of " + countText(static_cast<std::int64_t>(segment.values.size()))
                + " values: an id rather than a segment. It is no part of the tests; --format json has all of it.\n";
    }
    return out;
}

std::string measuresText(const population::Comparison& comparison)
{
    TextTable segments = segmentMeasureTable();
    bool any = false;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        any = any || !std::isnan(segment.rated.jensenShannon) || !std::isnan(segment.labeled.jensenShannon);
        addSegmentMeasures(segments, segment.segment, "rated", segment.rated);
        addSegmentMeasures(segments, segment.segment, "labeled", segment.labeled);
    }
    std::string out;
    if (any)
        out += "\nHow far the rated are from the unrated, and the labeled from all others: "
            + std::string(kSegmentMeasures) + segments.text();
    TextTable numbers = numberTable();
    const std::optional<population::NumberMeasures> none;
    for (const auto& number : comparison.numbers) {
        addNumber(numbers, number.name, number.kind, {"all", number.frame, none});
        addNumber(numbers, number.name, number.kind, {"rated", number.of(Population::Rated), number.rated});
        addNumber(numbers, number.name, number.kind, {"labeled", number.of(Population::Labeled), number.labeled});
    }
    if (!comparison.numbers.empty())
        out += "\nNumbers, with what lies below in 5 to 95 % of sessions. " + std::string(kNumberMeasures)
            + numbers.text();
    return out;
}

std::string whoRatesText(const population::WhoRates& who)
{
    std::string out = "\n" + visible(population::whoRatesSentence(who)) + "\n";
    if (!who.refused.empty() || who.terms.empty())
        return out;
    TextTable table(
        {{"the odds to be rated", false, 2 * kLongestValue}, {"times the average", true}, {"share of sessions", true}});
    for (std::size_t i = 0; i < std::min(kTermsShown, who.terms.size()); ++i) {
        const auto& term = who.terms[i];
        table.add({term.feature + ": " + valueText(term.value), numberText(term.odds, 2), percentText(term.share)});
    }
    out += table.text();
    if (!who.leftOut.empty()) {
        out += "Left out, too many values:";
        for (const std::string& name : who.leftOut)
            out += " " + visible(name);
        out += ".\n";
    }
    return out;
}

std::string contrastText(const population::Contrast& contrast, const std::string& quality)
{
    std::string out = visible(population::contrastSentence(contrast)) + (quality.empty() ? "" : "\n" + visible(quality))
        + "\n\nDifferences are of weighted shares, first "
          "less second, with Newcombe's 95 % interval; adj. p: adjusted for "
        + countText(contrast.tests) + " tests (Benjamini–Hochberg); *: fewer than "
        + countText(population::kFewSessions) + " sessions.\n";
    const std::array<std::string, 2> names{visible(contrast.names[0]), visible(contrast.names[1])};
    TextTable measures = segmentMeasureTable();
    for (const auto& segment : contrast.segments) {
        if (segment.tooMany()) {
            out += "\n" + visible(segment.segment) + ": " + countText(static_cast<std::int64_t>(segment.values.size()))
                + " values: an id rather than a segment. It is no part of the tests.\n";
            continue;
        }
        TextTable table({{visible(segment.segment), false, kLongestValue}, {names[0], true, kLongestValue},
            {"share", true}, {names[1], true, kLongestValue}, {"share", true}, {"points", true}, {"95 %", true},
            {"smd", true}, {"adj. p", true}});
        for (const auto& value : segment.values)
            table.add({valueText(value.value), marked(value.sides[0].n), percentText(value.sides[0].share),
                marked(value.sides[1].n), percentText(value.sides[1].share),
                workbench::pointsText(value.apart.difference),
                workbench::pointsText(value.apart.interval.low) + " … "
                    + workbench::pointsText(value.apart.interval.high),
                numberText(value.smd, 2), population::chance(value.apart.adjustedP)});
        out += "\n" + table.text();
        addSegmentMeasures(measures, segment.segment, "both", segment.measures);
    }
    out += "\nHow far both are apart: " + std::string(kSegmentMeasures) + measures.text();
    TextTable numbers = numberTable();
    const std::optional<population::NumberMeasures> none;
    for (const auto& number : contrast.numbers) {
        addNumber(numbers, number.name, number.kind, {names[0], number.sides[0], number.measures});
        addNumber(numbers, number.name, number.kind, {names[1], number.sides[1], none});
    }
    if (!contrast.numbers.empty())
        out += "\n" + std::string(kNumberMeasures) + numbers.text();
    return out;
}

std::string coverageText(const population::CoverageMap& map)
{
    std::string out = visible(population::coverageSentence(map)) + "\n";
    if (!map.refused.empty())
        return out;
    out += "Labels / sessions; ! where labels are needed.\n";
    std::vector<TextTable::Column> columns{{visible(map.down) + " \\ " + visible(map.across), false, kLongestValue}};
    for (const std::string& value : map.columns)
        columns.push_back({visible(valueText(value)), true, kLongestValue});
    TextTable table(std::move(columns));
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        std::vector<std::string> cells{valueText(map.rows[row])};
        for (std::size_t column = 0; column < map.columns.size(); ++column) {
            const auto& cell = map.at(row, column);
            cells.push_back(
                cell.n == 0 ? "–" : countText(cell.labeled) + " / " + countText(cell.n) + (cell.covered() ? "" : " !"));
        }
        table.add(std::move(cells));
    }
    return out + table.text();
}

} // namespace turnout::cli
