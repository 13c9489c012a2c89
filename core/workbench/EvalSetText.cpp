// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/EvalSetContent.h"
#include "workbench/EvalSets.h"
#include "workbench/PlainText.h"

namespace turnout::workbench {
namespace {

void writeVersion(JsonWriter& json, const SetVersion& version)
{
    json.beginObject().field("version", version.version).field("frozen_at", formatTime(version.frozenAt));
    json.field("items", version.items).field("hash", version.hash).endObject();
}

std::string items(std::int64_t n)
{
    return countText(n) + (n == 1 ? " item" : " items");
}

} // namespace

std::string setsToJson(const std::vector<SetInfo>& sets, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).key("sets").beginArray();
    for (const SetInfo& set : sets) {
        json.beginObject().field("name", set.name).field("created_at", formatTime(set.createdAt));
        json.key("recipe").raw(curation::recipeToJson(set.recipe)).key("versions").beginArray();
        for (const SetVersion& version : set.versions)
            writeVersion(json, version);
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string setsText(const std::vector<SetInfo>& sets)
{
    if (sets.empty())
        return "There is no evaluation set yet.\n";
    TextTable table({{"evaluation set", false, 60}, {"version", true, 0}, {"frozen", false, 0}, {"items", true, 0}});
    for (const SetInfo& set : sets) {
        if (set.versions.empty())
            table.add({set.name, "–", "not frozen yet", "–"});
        for (const SetVersion& version : set.versions)
            table.add(
                {set.name, std::to_string(version.version), formatTime(version.frozenAt), countText(version.items)});
    }
    return table.text();
}

std::string previewToJson(const SetPreview& preview, int indent)
{
    return curation::summaryToJson(preview.summary, indent);
}

std::string previewText(const SetPreview& preview)
{
    if (preview.summary.items == 0)
        return whyEmpty(preview.summary) + '\n';
    return curation::summaryText(preview.summary);
}

std::string freezeToJson(const FreezeReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("set", report.set).field("version", report.version.version);
    json.field("unchanged", report.unchanged).field("frozen_at", formatTime(report.version.frozenAt));
    json.field("items", report.version.items).field("hash", report.version.hash).key("summary").beginObject();
    curation::writeSummary(json, report.version.summary);
    json.endObject().endObject();
    return json.take();
}

std::string freezeText(const FreezeReport& report)
{
    const std::string version = "version " + std::to_string(report.version.version);
    if (report.unchanged)
        return visible(report.set) + ": " + version + " already holds exactly this (" + items(report.version.items)
            + "). No new version was made.\n";
    return visible(report.set) + ": froze " + version + " with " + items(report.version.items) + ".\n"
        + curation::summaryText(report.version.summary);
}

std::string exportToJson(const ExportReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("set", report.set).field("version", report.version);
    json.field("items", report.items).field("directory", report.directory).key("files").beginArray();
    for (const ExportedFile& file : report.files) {
        json.beginObject().field("name", file.name).field("bytes", file.bytes);
        json.field("sha256", file.sha256).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string exportText(const ExportReport& report)
{
    std::string out = visible(report.set) + ", version " + std::to_string(report.version) + ": " + items(report.items)
        + " in " + visible(report.directory) + "\n";
    TextTable table({{"file", false, 0}, {"bytes", true, 0}, {"SHA-256", false, 0}});
    for (const ExportedFile& file : report.files)
        table.add({file.name, countText(file.bytes), file.sha256});
    return out + table.text(2);
}

} // namespace turnout::workbench
