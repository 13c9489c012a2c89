// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Margins.h"

#include "base/Json.h"
#include "store/MarginStore.h"
#include "workbench/FrameLoader.h"
#include "workbench/PlainText.h"

#include <cmath>

namespace turnout::workbench {
namespace {

Result<void> write(OpenProject& project, const session::Margins& margins)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    auto written = (*writer)->run(store::Writer::Kind::Durable,
        [&](store::Connection& connection) { return store::setMargins(connection, margins); });
    if (written)
        project.frameChanged();
    return written;
}

} // namespace

Result<population::Raking> setMargins(OpenProject& project, const session::Margins& margins, const CancelToken& cancel)
{
    const auto frame = loadOwnWeights(project.store(), cancel);
    if (!frame)
        return frame.error();
    auto raking = population::rakeFrame(**frame, margins);
    if (!raking)
        return raking.error();
    if (const auto written = write(project, margins); !written)
        return written.error();
    return raking;
}

Result<bool> removeMargins(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto before = store::margins(**connection);
    if (!before)
        return before.error();
    if (before->segments.empty())
        return false;
    if (const auto written = write(project, {}); !written)
        return written.error();
    return true;
}

std::string weightsText(const population::Frame& frame)
{
    const std::string own = frame.weighted ? "as given with the sessions" : "none given: each counts once";
    if (!frame.marginsProblem.empty())
        return own + "; not weighted to the project's margins (" + frame.marginsProblem + ")";
    if (!frame.raking)
        return own;
    std::string text = "raked to the margins of";
    for (const population::RakedSegment& segment : frame.raking->segments)
        text += (&segment == &frame.raking->segments.front() ? " " : ", ") + segment.segment;
    return text;
}

std::string rakingSentence(const population::Raking& raking)
{
    std::int64_t sessions = 0;
    for (const population::RakedValue& value : raking.segments.front().values)
        sessions += value.sessions;
    return countText(sessions) + (sessions == 1 ? " session stands" : " sessions stand") + " for "
        + countText(std::llround(raking.total)) + " and carry as much as " + countText(std::llround(raking.effectiveN))
        + " that count alike; the largest weight is " + numberText(raking.largestWeight, 1) + ".";
}

std::string rakingText(const population::Raking& raking)
{
    constexpr std::size_t kLongestValue = 40;
    std::string out;
    for (const population::RakedSegment& segment : raking.segments) {
        double before = 0;
        for (const population::RakedValue& value : segment.values)
            before += value.before;
        TextTable table({{visible(segment.segment), false, kLongestValue}, {"sessions", true}, {"share before", true},
            {"margin", true}, {"share now", true}});
        for (const population::RakedValue& value : segment.values)
            table.add({value.value.empty() ? "(not given)" : value.value, countText(value.sessions),
                percentText(value.before / before), countText(std::llround(value.margin)),
                percentText(value.margin / raking.total)});
        out += (out.empty() ? "" : "\n") + table.text();
    }
    return out;
}

std::string marginsToJson(const population::Frame& frame, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("sessions", frame.size());
    json.key("problem");
    frame.marginsProblem.empty() ? json.null() : json.value(frame.marginsProblem);
    const population::Raking* raking = frame.raking ? &*frame.raking : nullptr;
    const auto number
        = [&](const char* name, double value) { raking == nullptr ? json.key(name).null() : json.field(name, value); };
    number("total", raking == nullptr ? 0 : raking->total);
    number("effective_n", raking == nullptr ? 0 : raking->effectiveN);
    number("largest_weight", raking == nullptr ? 0 : raking->largestWeight);
    number("rounds", raking == nullptr ? 0 : raking->rounds);
    json.key("segments").beginArray();
    if (raking != nullptr)
        for (const population::RakedSegment& segment : raking->segments) {
            json.beginObject().field("segment", segment.segment).key("values").beginArray();
            for (const population::RakedValue& value : segment.values)
                json.beginObject()
                    .field("value", value.value)
                    .field("sessions", value.sessions)
                    .field("before", value.before)
                    .field("margin", value.margin)
                    .endObject();
            json.endArray().endObject();
        }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
