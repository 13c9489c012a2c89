// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportTables.h"

#include "population/Words.h"
#include "workbench/PlainText.h"
#include "workbench/ReportHtml.h"

#include <algorithm>
#include <array>

namespace turnout::workbench::report {
namespace {

using population::Population;

void addPart(std::vector<std::string>& cells, const population::PopulationShare& part, std::int64_t total)
{
    const bool known = total > 0;
    cells.push_back(countText(part.n) + (known && part.n < population::kFewSessions ? " *" : ""));
    cells.push_back(known ? percentText(part.share) : "–");
    cells.push_back(known ? pointsText(part.difference) : "");
    const bool compared = known && part.differenceInterval != stats::Interval{-1, 1}; // there are others
    cells.push_back(
        compared ? pointsText(part.differenceInterval.low) + " … " + pointsText(part.differenceInterval.high) : "");
    cells.push_back(known ? numberText(part.smd, 2) : "");
    cells.push_back(known ? population::chance(part.adjustedP) : "");
}

std::string segmentTable(const population::SegmentComparison& segment, const population::Comparison& comparison)
{
    if (segment.tooMany())
        return heading(3, segment.segment)
            + paragraph("Left out: it has " + countText(static_cast<std::int64_t>(segment.values.size()))
                    + " values, as an id has; turnout-cli compare --format json lists them all.",
                "note");
    Table table({{"value"}, {"sessions", true}, {"share", true}, {"turnout", true}, {"rated", true}, {"share", true},
        {"points", true}, {"95 %", true}, {"smd", true}, {"adj. p", true}, {"labeled", true}, {"share", true},
        {"points", true}, {"95 %", true}, {"smd", true}, {"adj. p", true}});
    for (const population::ValueComparison& value : segment.values) {
        std::vector<std::string> cells{value.value.empty() ? "(not given)" : value.value, countText(value.n),
            percentText(value.share), percentText(value.turnout)};
        for (const Population p : {Population::Rated, Population::Labeled})
            addPart(cells, value.of(p), comparison.of(p).n);
        table.add(cells);
    }
    return heading(3, segment.segment) + table.html();
}

std::string drawsTable(const std::vector<store::DrawInfo>& draws)
{
    Table table({{"draw", true}, {"made"}, {"seed", true}, {"drawn", true}, {"frame", true}, {"filter"}, {"design"},
        {"frame hash"}});
    std::string policies;
    for (const store::DrawInfo& draw : draws) {
        const std::string number = std::to_string(draw.id.value());
        table.add({number, formatTime(draw.createdAt).substr(0, 10), std::to_string(draw.seed),
            countText(draw.size) + " of " + countText(draw.asked), countText(draw.frameSize),
            draw.filter.empty() ? "all" : draw.filter, draw.design, draw.frameHash});
        policies += paragraph("Policy of draw " + number + ": " + draw.policy, "note");
    }
    return table.html() + policies;
}

std::string sourcesTable(const std::vector<store::Source>& sources)
{
    Table table({{"file"}, {"format"}, {"sessions", true}, {"events", true}, {"rejects", true}, {"hash"}});
    for (const store::Source& source : sources)
        table.add({source.info.name, source.info.format, countText(source.counts.sessions),
            countText(source.counts.events), countText(source.counts.rejects), source.info.hash});
    return table.html();
}

std::string rubricLine(const session::Rubric& rubric)
{
    std::string questions;
    for (const session::Question& question : rubric.questions)
        questions += (questions.empty() ? "" : ", ") + question.id;
    return rubric.name + " (" + questions + ")";
}

} // namespace

std::string assumptionList(const estimate::Estimates& estimates)
{
    std::string out = "<ul>\n";
    for (const estimate::Estimate& e : estimates.estimates)
        out += "<li>"
            + escaped(std::string(estimate::methodTitle(e.method)) + ": " + e.assumption
                + (e.reason.empty() ? "." : ". Note: " + e.reason + "."))
            + "</li>\n";
    return out + "</ul>\n";
}

std::string estimatesTable(const estimate::Estimates& estimates)
{
    Table table({{"method"}, {"value", true}, {"95 %", true}, {"n", true}, {"n effective", true},
        {"largest weight", true}, {"light"}});
    for (const estimate::Estimate& e : estimates.estimates) {
        const bool refused = e.status == estimate::Status::Refused;
        table.add({std::string(estimate::methodTitle(e.method)), refused ? "–" : percentText(e.value),
            refused ? "" : rangeText(e.interval), countText(e.n), refused ? "" : numberText(e.effectiveN, 1),
            refused ? "" : numberText(e.largestWeight, 1),
            refused || !e.light ? std::string(estimate::statusName(e.status))
                                : std::string(estimate::lightName(*e.light))});
    }
    return table.html();
}

std::string comparisonTables(const population::Comparison& comparison)
{
    std::string out
        = paragraph("Numbers of sessions are as counted (*: fewer than " + countText(population::kFewSessions)
                + "); shares are weighted by how many production sessions each stands for, and are of each population; "
                  "points: percentage points from the share of all sessions, with Newcombe's 95 % interval; smd: the "
                  "same, standardised; adj. p: that it is chance, by Benjamini & Hochberg's adjustment for "
                + countText(comparison.tests) + " tests.",
            "note");
    for (const auto& segment : comparison.segments)
        out += segmentTable(segment, comparison);
    return out;
}

std::string provenanceSection(const Provenance& provenance)
{
    std::string out = "<section>\n" + heading(2, "Settings and fingerprints");
    out += paragraph("The same project in the same state gives this report again, byte for byte.", "note");
    Table facts({{"what"}, {"value"}});
    facts.add({"program", "turnout " TURNOUT_VERSION});
    facts.add({"project", provenance.projectId});
    facts.add({"sessions", provenance.filter.empty() ? "all" : "only " + provenance.filter});
    facts.add({"hash of these sessions", provenance.frameHash});
    facts.add({"sampling weights", provenance.weights});
    facts.add({"rubric", rubricLine(provenance.rubric)});
    facts.add(
        {"last label event", provenance.lastEvent.valid() ? std::to_string(provenance.lastEvent.value()) : "none"});
    facts.add({"intervals", "95 %, Wilson on the effective number; for drawn labels with the variance of the design"});
    out += facts.html();
    if (!provenance.draws.empty())
        out += heading(3, "Draws") + drawsTable(provenance.draws);
    if (!provenance.sources.empty())
        out += heading(3, "Imports") + sourcesTable(provenance.sources);
    return out + "</section>\n";
}

} // namespace turnout::workbench::report
