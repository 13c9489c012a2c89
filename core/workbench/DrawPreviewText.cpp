// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/DrawPreview.h"
#include "workbench/PlainText.h"

#include <cmath>

namespace turnout::workbench {
namespace {

std::string halfText(const PreviewInterval& interval)
{
    return "± " + numberText(interval.half() * 100, 1) + " points";
}

/// "60 at random (audit), 82 uncertain, 58 for coverage".
std::string armsText(const DrawPreview& preview)
{
    const auto of = [&](const char* arm) {
        return countText(preview.arms.contains(arm) ? preview.arms.at(arm) : std::int64_t{0});
    };
    return of("audit") + " at random (audit), " + of("uncertain") + " uncertain, " + of("coverage") + " for coverage";
}

std::string precisionText(const DrawPreview& preview)
{
    std::string out = "Once they are answered, quality is known within " + halfText(preview.after)
        + (preview.now ? ", today within " + halfText(*preview.now)
                       : std::string("; today nothing is known by design"));
    if (preview.explained > 0)
        out += "; the model explains " + percentText(preview.explained) + " of what labels differ in";
    if (!preview.shareKnown)
        out += "; how many are good is not known yet, so this is for the worst, one half";
    return out + ".\n";
}

std::string effortText(const DrawPreview& preview)
{
    if (!preview.pace)
        return "Nobody was timed yet: how many hours it takes shows once three sessions were labeled at the desk.\n";
    return "It takes about " + workTimeText(*preview.seconds()) + " at " + paceText(*preview.pace) + ".\n";
}

void write(JsonWriter& json, std::string_view name, const std::optional<PreviewInterval>& interval)
{
    json.key(name);
    if (!interval) {
        json.null();
        return;
    }
    json.beginObject().field("low", interval->low).field("high", interval->high);
    json.field("half_width", interval->half()).endObject();
}

} // namespace

std::string drawPreviewText(const DrawPreview& preview)
{
    std::string out = "A draw like this takes " + countText(preview.size) + " of " + countText(preview.pool)
        + " sessions" + (preview.filter.empty() ? "" : " with " + visible(preview.filter)) + ": " + armsText(preview)
        + ".\n";
    if (preview.size < preview.asked)
        out += "More were asked for (" + countText(preview.asked) + ") than are left.\n";
    if (!preview.note.empty())
        out += "Note: " + visible(preview.note) + ".\n";
    out += precisionText(preview);
    out += "One label stands for at most " + countText(static_cast<std::int64_t>(std::ceil(preview.largestWeight)))
        + " sessions of production, in no draw like this for more than "
        + countText(static_cast<std::int64_t>(std::ceil(preview.weightBound)))
        + "; by their weights the labels are worth " + countText(std::llround(preview.effectiveSize))
        + " equal ones.\n";
    out += effortText(preview);
    if (preview.parts.empty())
        return out;
    TextTable table({{"segment"}, {"value"}, {"sessions", true}, {"of all", true}, {"already", true}, {"drawn", true},
        {"of the draw", true}});
    for (const PreviewPart& part : preview.parts)
        table.add({part.segment, part.value.empty() ? "not given" : part.value, countText(part.sessions),
            percentText(part.frameShare), countText(part.labeled), numberText(part.expected, 1),
            percentText(part.drawShare)});
    return out + "\n" + table.text();
}

std::string drawPreviewToJson(const DrawPreview& preview, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("filter", preview.filter).field("frame", preview.frame);
    json.field("pool", preview.pool).field("asked", preview.asked).field("size", preview.size);
    json.field("answers", preview.answers);
    json.field("design", preview.design).field("audit_share", preview.auditShare);
    json.field("uncertain_share", preview.uncertainShare).field("coverage_share", preview.coverageShare);
    json.field("by", preview.by).field("goal", preview.goal).field("model", preview.model);
    json.field("note", preview.note);
    json.key("arms").beginObject();
    for (const char* arm : {"audit", "uncertain", "coverage"})
        json.field(arm, preview.arms.contains(arm) ? preview.arms.at(arm) : std::int64_t{0});
    json.endObject();
    json.field("largest_weight", preview.largestWeight).field("weight_bound", preview.weightBound);
    json.field("effective_size", preview.effectiveSize).field("share", preview.share);
    json.field("share_known", preview.shareKnown).field("r2", preview.explained);
    write(json, "now", preview.now);
    write(json, "after", preview.after);
    json.key("pace");
    if (preview.pace)
        json.beginObject()
            .field("seconds", preview.pace->seconds)
            .field("sessions", preview.pace->sessions)
            .field("annotators", preview.pace->annotators)
            .endObject();
    else
        json.null();
    const auto seconds = preview.seconds();
    json.field("hours", seconds ? std::optional(*seconds / 3600) : std::nullopt);
    json.key("segments").beginArray();
    for (const PreviewPart& part : preview.parts) {
        json.beginObject().field("segment", part.segment).field("value", part.value);
        json.field("sessions", part.sessions).field("share", part.frameShare).field("labeled", part.labeled);
        json.field("expected", part.expected).field("draw_share", part.drawShare).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
