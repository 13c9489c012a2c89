// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/CompareJson.h"

#include "population/WhoRates.h"

namespace turnout::population {
namespace {

void writeShare(JsonWriter& json, std::string_view name, const PopulationShare& part)
{
    json.key(name).beginObject().field("n", part.n).field("weight", part.weight).field("share", part.share);
    json.field("low", part.interval.low).field("high", part.interval.high);
    json.field("difference", part.difference).field("smd", part.smd).field("smd_weighted", part.smdAfter);
    json.field("difference_low", part.differenceInterval.low).field("difference_high", part.differenceInterval.high);
    json.field("p", part.p).field("p_adjusted", part.adjustedP).field("few", part.n < kFewSessions).endObject();
}

void writeTotal(JsonWriter& json, std::string_view name, const PopulationTotal& total)
{
    json.key(name).beginObject().field("n", total.n).field("weight", total.weight);
    json.field("n_effective", total.effectiveN).endObject();
}

void writeNumber(JsonWriter& json, const NumberComparison& number)
{
    json.beginObject().field("number", number.name);
    json.field("exact", number.exact);
    writeSummary(json, "frame", number.frame);
    for (const Population p : {Population::Rated, Population::Unrated, Population::Labeled})
        writeSummary(json, populationName(p), number.of(p));
    json.key("measures").beginObject();
    writeMeasures(json, "rated", number.rated);
    writeMeasures(json, "labeled", number.labeled);
    json.endObject();
    json.key("densities").beginObject();
    writeGrid(json, number.grid);
    writeDensity(json, "frame", number.frame);
    for (const Population p : {Population::Rated, Population::Unrated, Population::Labeled})
        writeDensity(json, populationName(p), number.of(p));
    json.endObject().endObject();
}

void writeWhoRates(JsonWriter& json, const WhoRates& who)
{
    json.key("who_rates").beginObject().field("sentence", whoRatesSentence(who));
    json.key("refused");
    if (who.refused.empty())
        json.null();
    else
        json.value(who.refused);
    json.field("raters", who.raters).field("others", who.others).field("looked_at", who.looked);
    if (!who.refused.empty()) {
        json.endObject();
        return;
    }
    json.field("auc", who.auc).field("low", who.aucInterval.low).field("high", who.aucInterval.high);
    json.field("n_effective", who.effectiveN).field("largest_weight", who.largestWeight);
    json.field("overlap", who.overlap).field("out_of_reach", who.outOfReach);
    json.key("features").beginArray();
    for (const RateFeature& feature : who.features)
        json.beginObject().field("name", feature.name).field("strength", feature.strength).endObject();
    json.endArray().key("terms").beginArray();
    for (const RateTerm& term : who.terms)
        json.beginObject()
            .field("name", term.feature)
            .field("value", term.value)
            .field("odds", term.odds)
            .field("share", term.share)
            .endObject();
    json.endArray().key("left_out").beginArray();
    for (const std::string& name : who.leftOut)
        json.value(name);
    json.endArray().endObject();
}

} // namespace

void writeMeasures(JsonWriter& json, std::string_view name, const SegmentMeasures& measures)
{
    json.key(name).beginObject();
    json.field("chi_square", measures.test.statistic).field("degrees", measures.test.degrees);
    json.field("design_effect", measures.test.designEffect).field("p", measures.test.p);
    json.field("p_adjusted", measures.adjustedP).field("sparse", measures.test.sparse);
    json.field("cramers_v", measures.test.v).field("cramers_v_corrected", measures.test.corrected);
    json.field("jensen_shannon", measures.jensenShannon).field("psi", measures.stability);
    json.field("psi_by_chance", measures.stabilityNoise).field("hellinger", measures.hellinger);
    json.field("overlap", measures.overlap).endObject();
}

void writeSummary(JsonWriter& json, std::string_view name, const NumberSummary& summary)
{
    if (summary.n == 0) {
        json.key(name).null();
        return;
    }
    json.key(name).beginObject().field("n", summary.n).field("n_effective", summary.effectiveN);
    json.field("mean", summary.mean).field("deviation", summary.deviation);
    json.key("quantiles").beginObject();
    constexpr std::array names{"0.05", "0.25", "0.5", "0.75", "0.95"};
    for (std::size_t i = 0; i < names.size(); ++i)
        json.field(names.at(i), summary.quantiles.at(i));
    json.endObject().endObject();
}

void writeMeasures(JsonWriter& json, std::string_view name, const std::optional<NumberMeasures>& measures)
{
    if (!measures) {
        json.key(name).null();
        return;
    }
    json.key(name).beginObject().field("ks", measures->distance).field("p", measures->p);
    json.field("p_adjusted", measures->adjustedP).field("wasserstein", measures->wasserstein);
    json.field("wasserstein_scaled", measures->scaled).field("smd", measures->smd);
    json.field("variance_ratio", measures->varianceRatio).endObject();
}

void writeGrid(JsonWriter& json, const NumberGrid& grid)
{
    json.field("low", grid.low).field("high", grid.high).field("logarithmic", grid.logarithmic);
}

void writeDensity(JsonWriter& json, std::string_view name, const NumberSummary& summary)
{
    json.key(name).beginArray();
    for (const double height : summary.density)
        json.value(height);
    json.endArray();
}

std::string comparisonToJson(const Comparison& comparison, int indent, const WhoRates* who)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("filter", comparison.filter);
    writeTotal(json, "frame", comparison.frame);
    for (const Population p : {Population::Labeled, Population::Rated, Population::Unrated})
        writeTotal(json, populationName(p), comparison.of(p));
    json.field("turnout", comparison.turnout);
    json.field("sentence", comparisonSentence(comparison)).field("tests", comparison.tests);
    json.key("segments").beginArray();
    for (const SegmentComparison& segment : comparison.segments) {
        json.beginObject().field("segment", segment.segment);
        json.key("measures").beginObject();
        writeMeasures(json, "rated", segment.rated);
        writeMeasures(json, "labeled", segment.labeled);
        json.endObject().key("values").beginArray();
        for (const ValueComparison& value : segment.values) {
            json.beginObject().field("value", value.value);
            json.key("frame").beginObject().field("n", value.n).field("weight", value.weight);
            json.field("share", value.share).endObject();
            for (const Population p : {Population::Rated, Population::Unrated, Population::Labeled})
                writeShare(json, populationName(p), value.of(p));
            json.key("turnout").beginObject().field("rate", value.turnout);
            json.field("low", value.turnoutInterval.low).field("high", value.turnoutInterval.high).endObject();
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
    json.key("numbers").beginArray();
    for (const NumberComparison& number : comparison.numbers)
        writeNumber(json, number);
    json.endArray();
    if (who != nullptr)
        writeWhoRates(json, *who);
    json.endObject();
    return json.take();
}

} // namespace turnout::population
