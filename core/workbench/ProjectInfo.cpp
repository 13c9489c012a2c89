// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ProjectInfo.h"

#include "base/Json.h"
#include "store/Meta.h"
#include "workbench/Margins.h"
#include "workbench/PlainText.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

Result<void> readFile(OpenProject& project, ProjectInfo& info)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto id = store::meta(**connection, "project_id");
    if (!id)
        return id.error();
    info.id = id->value_or(std::string());
    const auto counts = store::projectCounts(**connection);
    if (!counts)
        return counts.error();
    info.counts = *counts;
    auto sources = store::sources(**connection);
    if (!sources)
        return sources.error();
    info.sources = std::move(*sources);
    return {};
}

/// Values sessions really have; "not given" is none.
std::size_t valuesOf(const population::SegmentColumn& column)
{
    std::vector<bool> seen(column.values.size(), false);
    for (const auto code : column.codes)
        seen[code] = true;
    return static_cast<std::size_t>(std::count(seen.begin() + 1, seen.end(), true));
}

std::string_view outcomeName(store::OpenOutcome outcome)
{
    switch (outcome) {
    case store::OpenOutcome::Created:
        return "created";
    case store::OpenOutcome::Current:
        return "current";
    case store::OpenOutcome::Migrated:
        return "migrated";
    case store::OpenOutcome::NewerReadable:
        return "newer_readable";
    case store::OpenOutcome::Busy:
        return "busy";
    case store::OpenOutcome::ReadOnly:
        return "read_only";
    case store::OpenOutcome::DamagedReadable:
        return "damaged_readable";
    }
    return "current";
}

void writeSources(JsonWriter& json, const std::vector<store::Source>& sources)
{
    json.key("sources").beginArray();
    for (const store::Source& source : sources) {
        json.beginObject().field("name", source.info.name).field("format", source.info.format);
        json.field("hash", source.info.hash).field("bytes", source.info.bytes);
        json.field("imported_at", formatTime(source.finishedAt)).field("sessions", source.counts.sessions);
        json.field("events", source.counts.events).field("orphans", source.counts.orphans);
        json.field("duplicates", source.counts.duplicates).field("rejects", source.counts.rejects);
        json.key("notes").beginArray();
        for (const std::string& note : source.notes)
            json.value(note);
        json.endArray().endObject();
    }
    json.endArray();
}

std::string shareOfSessions(std::int64_t n, std::int64_t sessions)
{
    return sessions > 0 ? " (" + percentText(static_cast<double>(n) / static_cast<double>(sessions)) + ")" : "";
}

std::string sourcesText(const std::vector<store::Source>& sources)
{
    TextTable table({{"imported"}, {"format"}, {"sessions", true}, {"events", true}, {"orphans", true},
        {"duplicates", true}, {"rejects", true}, {"file"}});
    for (const store::Source& source : sources)
        table.add({formatTime(source.finishedAt).substr(0, 16), source.info.format, countText(source.counts.sessions),
            countText(source.counts.events), countText(source.counts.orphans), countText(source.counts.duplicates),
            countText(source.counts.rejects), source.info.name});
    return table.text(2);
}

} // namespace

Result<ProjectInfo> projectInfo(OpenProject& project)
{
    ProjectInfo info;
    info.path = project.path();
    info.open = project.report();
    info.schema = info.open.schema;
    if (const auto read = readFile(project, info); !read)
        return read.error();
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    const population::LabelColumns& labels = (*snapshot)->labels;
    info.labeled = static_cast<std::int64_t>(labels.withFinal().count());
    info.skipped = static_cast<std::int64_t>(labels.skipped.count());
    info.waiting = static_cast<std::int64_t>(labels.waiting.count());
    info.demo = (*snapshot)->truth != nullptr;
    info.frame = (*snapshot)->frame;
    for (const auto& column : (*snapshot)->frame->segments)
        info.segments.emplace(column.name, valuesOf(column));
    return info;
}

std::string projectInfoToJson(const ProjectInfo& info, int indent)
{
    const store::ProjectCounts& counts = info.counts;
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("path", info.path).field("id", info.id);
    json.field("file_schema", info.schema).field("demo", info.demo);
    json.field("sessions", counts.sessions).field("rated", counts.ratedSessions).field("labeled", info.labeled);
    json.field("skipped", info.skipped).field("waiting", info.waiting);
    json.field("ratings", counts.ratings).field("signals", counts.signals).field("scores", counts.scores);
    json.field("outcomes", counts.outcomes).field("label_events", counts.labelEvents);
    json.field("gold", counts.gold);
    json.field("draws", counts.draws).field("evaluation_sets", counts.evaluationSets);
    json.field("orphans", counts.orphans).field("duplicates", counts.duplicates).field("rejects", counts.rejects);
    json.key("segments").beginObject();
    for (const auto& [name, values] : info.segments)
        json.field(name, values);
    json.endObject();
    json.field("weights", weightsText(*info.frame)).key("margins").raw(marginsToJson(*info.frame, 0));
    writeSources(json, info.sources);
    json.key("open").beginObject().field("outcome", outcomeName(info.open.outcome));
    json.field("writable", info.open.writable).field("wal", info.open.wal).field("notice", info.open.notice);
    json.endObject().endObject();
    return json.take();
}

std::string projectInfoText(const ProjectInfo& info)
{
    const store::ProjectCounts& counts = info.counts;
    std::string out = visible(info.path) + (info.demo ? " (a demo project: its truth is known)" : "") + "\n";
    if (!info.open.notice.empty())
        out += visible(info.open.notice) + "\n";
    TextTable table({{}, {{}, true}, {}});
    const auto row = [&](const char* what, std::int64_t n, const std::string& note = {}) {
        table.add({what, countText(n), note});
    };
    row("sessions", counts.sessions);
    row("rated", counts.ratedSessions, shareOfSessions(counts.ratedSessions, counts.sessions));
    row("labeled", info.labeled, shareOfSessions(info.labeled, counts.sessions));
    row("waiting", info.waiting, info.waiting > 0 ? " drawn, not answered yet" : "");
    row("skipped", info.skipped);
    row("draws", counts.draws);
    row("evaluation sets", counts.evaluationSets);
    row("signals", counts.signals);
    row("scores", counts.scores);
    row("outcomes", counts.outcomes);
    row("gold", counts.gold);
    row("orphans", counts.orphans, counts.orphans > 0 ? " events whose session is not here yet" : "");
    row("rejects", counts.rejects, counts.rejects > 0 ? " lines that could not be used" : "");
    out += "\n" + table.text(2);
    if (!info.segments.empty()) {
        out += "\nSegments:";
        for (const auto& [name, values] : info.segments)
            out += (out.back() == ':' ? " " : ", ") + visible(name) + " ("
                + countText(static_cast<std::int64_t>(values)) + (values == 1 ? " value)" : " values)");
        out += "\n";
    }
    out += counts.sessions > 0 ? "\nWeights: " + visible(weightsText(*info.frame)) + ".\n" : "";
    if (info.frame->raking)
        out += rakingSentence(*info.frame->raking) + "\n";
    if (info.sources.empty())
        return out + "\nNothing is imported yet: turnout-cli import PROJECT FILE\n";
    return out + "\nImports:\n" + sourcesText(info.sources);
}

Result<std::vector<store::Violation>> verifyProject(
    OpenProject& project, const Progress& progress, const CancelToken& cancel)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return store::verify(**connection, progress, cancel);
}

} // namespace turnout::workbench
