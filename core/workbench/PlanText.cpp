// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/PlainText.h"
#include "workbench/Plan.h"

#include <cmath>

namespace turnout::workbench {
namespace {

/// Whole labels; a rest of one is one.
std::string labelsText(double labels)
{
    return countText(static_cast<std::int64_t>(std::ceil(labels - 1e-9)));
}

std::string halfText(double half)
{
    return "± " + numberText(half * 100, 1);
}

std::string effortText(const Plan& plan)
{
    if (!plan.pace || plan.all.more <= 0)
        return {};
    return ", about " + workTimeText(plan.all.more * plan.pace->seconds) + " at " + paceText(*plan.pace);
}

void write(JsonWriter& json, const PlanPart& part)
{
    json.field("sessions", part.sessions).field("share", part.share).field("share_known", part.known);
    json.field("labels", part.labels).field("needed", part.needed).field("more", part.more);
    json.field("half_width", part.halfNow).field("half_width_with_50_more", part.halfWith50);
}

} // namespace

std::string planSentence(const Plan& plan)
{
    return "To know quality within " + halfText(plan.within) + " points: " + labelsText(plan.all.needed) + " labels, "
        + labelsText(plan.all.more) + " more than there are" + effortText(plan) + ".";
}

std::string planText(const Plan& plan)
{
    const PlanPart& all = plan.all;
    std::string out = planSentence(plan) + "\n";
    out += "Now " + halfText(all.halfNow) + "; with 50 more " + halfText(all.halfWith50) + ".\n";
    if (plan.whyNoModel.empty())
        out += "The model explains " + percentText(plan.explained) + " of what labels differ in; without it "
            + labelsText(plan.withoutModel) + " labels.\n";
    else
        out += "No model helps yet: " + visible(plan.whyNoModel) + ".\n";
    out += "From " + labelsText(plan.enough)
        + " labels on, 50 more narrow the interval by less than a quarter of a point.\n";
    out += "\nQuestion \"" + visible(plan.question) + "\", " + countText(all.sessions) + " sessions"
        + (plan.filter.empty() ? "" : " with " + visible(plan.filter)) + "; "
        + (all.known ? percentText(all.share) + " good"
                     : std::string("not known yet how many are good: planned for the worst, one half"))
        + ". Labels are those of an even draw.\n";
    if (plan.parts.empty())
        return out;
    TextTable table({{"segment"}, {"value"}, {"sessions", true}, {"good", true}, {"now", true}, {"50 more", true},
        {"needed", true}, {"more", true}});
    for (const PlanPart& part : plan.parts)
        table.add({part.segment, part.value.empty() ? "not given" : part.value, countText(part.sessions),
            part.known ? percentText(part.share) : "–", part.labels > 0 ? halfText(part.halfNow) : "–",
            halfText(part.halfWith50), labelsText(part.needed), labelsText(part.more)});
    return out + "\n" + table.text();
}

std::string planToJson(const Plan& plan, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("question", plan.question).field("filter", plan.filter);
    json.field("within", plan.within).field("r2", plan.explained).field("why_no_model", plan.whyNoModel);
    json.key("all").beginObject();
    write(json, plan.all);
    json.field("needed_without_model", plan.withoutModel).field("enough", plan.enough).endObject();
    json.field("seconds_each", plan.pace ? std::optional(plan.pace->seconds) : std::nullopt);
    json.key("segments").beginArray();
    for (const PlanPart& part : plan.parts) {
        json.beginObject().field("segment", part.segment).field("value", part.value);
        write(json, part);
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
