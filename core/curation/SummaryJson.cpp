// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Summary.h"

#include <simdjson.h>

#include <cstdlib>

namespace turnout::curation {
namespace {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

void writeLabels(JsonWriter& json, const Summary& summary)
{
    json.key("labels").beginObject().field("question", summary.question).key("values").beginArray();
    for (const LabelCount& label : summary.labels) {
        json.beginObject().field("value", label.value).field("title", label.title).field("counts_as", label.countsAs);
        json.field("items", label.items).field("weight", label.weight).endObject();
    }
    json.endArray().field("weighted_mean", summary.weightedMean).endObject();
}

void writeCoverage(JsonWriter& json, const Summary& summary)
{
    json.key("coverage").beginArray();
    for (const SegmentCoverage& segment : summary.coverage) {
        json.beginObject().field("segment", segment.segment).key("values").beginArray();
        for (const ValueCoverage& value : segment.values) {
            json.beginObject().field("value", value.value).field("sessions", value.sessions);
            json.field("traffic", value.traffic).field("items", value.items).field("share", value.share);
            json.field("weighted_share", value.weightedShare).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

void writeDraws(JsonWriter& json, const Summary& summary)
{
    json.key("draws").beginArray();
    for (const DrawUsed& draw : summary.draws) {
        json.beginObject().field("draw", draw.id.value()).key("seed").raw(std::to_string(draw.seed));
        json.field("design", draw.design).key("policy").raw(draw.policy.empty() ? "null" : draw.policy);
        json.field("filter", draw.filter).field("frame_hash", draw.frameHash).field("frame", draw.frame);
        json.field("frame_weight", draw.frameWeight).field("drawn", draw.drawn).field("answered", draw.answered);
        json.field("items", draw.items).key("arms").beginObject();
        for (const auto& [arm, items] : draw.arms)
            json.field(arm, items);
        json.endObject().endObject();
    }
    json.endArray();
}

template <typename T>
void read(object from, std::string_view key, T& to)
{
    T value{};
    if (from[key].get(value) == SUCCESS)
        to = value;
}
void read(object from, std::string_view key, std::string& to)
{
    std::string_view text;
    if (from[key].get(text) == SUCCESS)
        to = text;
}
void read(object from, std::string_view key, std::optional<double>& to)
{
    double number = 0;
    if (from[key].get(number) == SUCCESS)
        to = number;
}
void readRaw(object from, std::string_view key, std::string& to)
{
    element value;
    if (from[key].get(value) == SUCCESS && !value.is_null())
        to = simdjson::minify(value);
}

/// Calls f(object) for each object of the list.
template <typename F>
void forEachAt(object from, std::string_view key, F&& f)
{
    simdjson::dom::array list;
    if (from[key].get(list) != SUCCESS)
        return;
    for (const element value : list) {
        object one;
        if (value.get(one) == SUCCESS)
            f(one);
    }
}

template <typename F>
void forEachCount(object from, std::string_view key, F&& f)
{
    object counts;
    if (from[key].get(counts) != SUCCESS)
        return;
    for (const auto field : counts) {
        std::int64_t n = 0;
        if (field.value.get(n) == SUCCESS)
            f(std::string(field.key), n);
    }
}

void readCounts(object root, Summary& summary)
{
    object counts;
    if (root["counts"].get(counts) != SUCCESS)
        return;
    read(counts, "items", summary.items);
    read(counts, "sessions", summary.sessions);
    read(counts, "traffic", summary.traffic);
    read(counts, "labeled", summary.labeled);
    read(counts, "left_out_open", summary.leftOutOpen);
    read(counts, "left_out_uncounted", summary.leftOutUncounted);
    read(counts, "left_out_by_quota", summary.leftOutByQuota);
    read(counts, "outside_quotas", summary.outsideQuotas);
    read(counts, "not_represented", summary.notRepresented);
    read(counts, "without_turns", summary.withoutTurns);
}

void readLabels(object root, Summary& summary)
{
    object labels;
    if (root["labels"].get(labels) != SUCCESS)
        return;
    read(labels, "question", summary.question);
    read(labels, "weighted_mean", summary.weightedMean);
    forEachAt(labels, "values", [&](object from) {
        LabelCount label;
        read(from, "value", label.value);
        read(from, "title", label.title);
        read(from, "counts_as", label.countsAs);
        read(from, "items", label.items);
        read(from, "weight", label.weight);
        summary.labels.push_back(std::move(label));
    });
}

void readCoverage(object root, Summary& summary)
{
    forEachAt(root, "coverage", [&](object from) {
        SegmentCoverage segment;
        read(from, "segment", segment.segment);
        forEachAt(from, "values", [&](object inner) {
            ValueCoverage value;
            read(inner, "value", value.value);
            read(inner, "sessions", value.sessions);
            read(inner, "traffic", value.traffic);
            read(inner, "items", value.items);
            read(inner, "share", value.share);
            read(inner, "weighted_share", value.weightedShare);
            segment.values.push_back(std::move(value));
        });
        summary.coverage.push_back(std::move(segment));
    });
    forEachAt(root, "shortfalls", [&](object from) {
        Shortfall shortfall;
        read(from, "segment", shortfall.segment);
        read(from, "value", shortfall.value);
        read(from, "asked", shortfall.asked);
        read(from, "taken", shortfall.taken);
        summary.shortfalls.push_back(std::move(shortfall));
    });
}

void readDraws(object root, Summary& summary)
{
    forEachAt(root, "draws", [&](object from) {
        DrawUsed draw;
        std::int64_t id = 0;
        read(from, "draw", id);
        draw.id = DrawId(id);
        read(from, "seed", draw.seed);
        read(from, "design", draw.design);
        readRaw(from, "policy", draw.policy);
        read(from, "filter", draw.filter);
        read(from, "frame_hash", draw.frameHash);
        read(from, "frame", draw.frame);
        read(from, "frame_weight", draw.frameWeight);
        read(from, "drawn", draw.drawn);
        read(from, "answered", draw.answered);
        read(from, "items", draw.items);
        forEachCount(from, "arms", [&](std::string arm, std::int64_t n) { draw.arms.emplace(std::move(arm), n); });
        summary.draws.push_back(std::move(draw));
    });
}

void readPeople(object root, Summary& summary)
{
    object rubric;
    if (root["rubric"].get(rubric) == SUCCESS) {
        std::int64_t id = 0;
        read(rubric, "version", id);
        summary.rubric = RubricId(id);
        read(rubric, "name", summary.rubricName);
        readRaw(rubric, "rubric", summary.rubricJson);
        forEachCount(rubric, "answered_under", [&](const std::string& version, std::int64_t n) {
            summary.rubricVersions.emplace(std::strtoll(version.c_str(), nullptr, 10), n);
        });
    }
    object agreement;
    if (root["agreement"].get(agreement) == SUCCESS) {
        read(agreement, "several_annotators", summary.severalAnnotators);
        read(agreement, "agreeing_pairs", summary.agreement);
    }
    object weights;
    if (root["weights"].get(weights) == SUCCESS) {
        read(weights, "weighted", summary.weighted);
        read(weights, "must_label", summary.mustLabel);
        read(weights, "sum", summary.weightSum);
        read(weights, "kish_size", summary.kishSize);
        read(weights, "largest", summary.largestWeight);
    }
}

} // namespace

void writeSummary(JsonWriter& json, const Summary& summary)
{
    json.key("counts").beginObject().field("items", summary.items).field("sessions", summary.sessions);
    json.field("traffic", summary.traffic).field("labeled", summary.labeled);
    json.field("left_out_open", summary.leftOutOpen);
    json.field("left_out_uncounted", summary.leftOutUncounted).field("left_out_by_quota", summary.leftOutByQuota);
    json.field("outside_quotas", summary.outsideQuotas).field("not_represented", summary.notRepresented);
    json.field("without_turns", summary.withoutTurns).endObject();
    writeLabels(json, summary);
    json.key("weights").beginObject().field("weighted", summary.weighted).field("must_label", summary.mustLabel);
    json.field("sum", summary.weightSum).field("kish_size", summary.kishSize);
    json.field("largest", summary.largestWeight).endObject();
    json.key("agreement").beginObject().field("several_annotators", summary.severalAnnotators);
    json.field("agreeing_pairs", summary.agreement).endObject();
    json.key("rubric").beginObject().field("version", summary.rubric.value()).field("name", summary.rubricName);
    json.key("answered_under").beginObject();
    for (const auto& [version, items] : summary.rubricVersions)
        json.field(std::to_string(version), items);
    json.endObject().key("rubric").raw(summary.rubricJson.empty() ? "null" : summary.rubricJson).endObject();
    writeDraws(json, summary);
    json.key("shortfalls").beginArray();
    for (const Shortfall& shortfall : summary.shortfalls) {
        json.beginObject().field("segment", shortfall.segment).field("value", shortfall.value);
        json.field("asked", shortfall.asked).field("taken", shortfall.taken).endObject();
    }
    json.endArray();
    writeCoverage(json, summary);
    json.field("program", summary.program);
}

std::string summaryToJson(const Summary& summary, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1);
    writeSummary(json, summary);
    json.endObject();
    return json.take();
}

Result<Summary> summaryFromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    object root;
    if (parser.parse(simdjson::padded_string(json)).get(root) != SUCCESS)
        return Error{
            ErrorCode::Damaged, "the summary of a frozen version is not the JSON that was written", "evaluation set"};
    Summary summary;
    readCounts(root, summary);
    readLabels(root, summary);
    readCoverage(root, summary);
    readDraws(root, summary);
    readPeople(root, summary);
    read(root, "program", summary.program);
    return summary;
}

} // namespace turnout::curation
