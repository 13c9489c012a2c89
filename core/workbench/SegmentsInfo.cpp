// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "store/SegmentRewrite.h"
#include "workbench/PlainText.h"
#include "workbench/Segments.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

constexpr std::size_t kValuesShown = 8;

SegmentsInfo::Segment counted(const population::Frame& frame, const population::SegmentColumn& column, double total)
{
    SegmentsInfo::Segment segment{column.name, session::isDerived(column.name), {}};
    segment.values.resize(column.values.size());
    for (std::size_t code = 0; code < column.values.size(); ++code)
        segment.values[code].value = column.values[code];
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        SegmentsInfo::Value& value = segment.values[column.codes[row]];
        ++value.sessions;
        value.share += frame.weights[row];
    }
    for (SegmentsInfo::Value& value : segment.values)
        value.share = total > 0 ? value.share / total : 0;
    std::erase_if(segment.values, [](const SegmentsInfo::Value& value) { return value.sessions == 0; });
    std::stable_sort(segment.values.begin(), segment.values.end(),
        [](const auto& a, const auto& b) { return a.sessions > b.sessions; });
    return segment;
}

} // namespace

Result<SegmentsInfo> segmentsInfo(OpenProject& project)
{
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    auto settings = segmentSettings(project);
    if (!settings)
        return settings.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto unfinished = store::rewriteUnfinished(**connection);
    if (!unfinished)
        return unfinished.error();
    const population::Frame& frame = *(*snapshot)->frame;
    double total = 0;
    for (const double weight : frame.weights)
        total += weight;
    SegmentsInfo info;
    info.settings = std::move(*settings);
    info.unfinished = *unfinished;
    for (const population::SegmentColumn& column : frame.segments)
        info.segments.push_back(counted(frame, column, total));
    return info;
}

std::string segmentsToJson(const SegmentsInfo& info, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("derive", info.settings.builtIn);
    json.key("rules");
    info.settings.rules.empty() ? json.null() : json.value(info.settings.rules);
    json.field("unfinished", info.unfinished).key("segments").beginArray();
    for (const auto& segment : info.segments) {
        json.beginObject().field("segment", segment.name).field("derived", segment.derived).key("values").beginArray();
        for (const auto& value : segment.values) {
            json.beginObject().field("value", value.value).field("sessions", value.sessions);
            json.field("share", value.share).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.text();
}

std::string segmentsText(const SegmentsInfo& info)
{
    std::string out;
    for (const auto& segment : info.segments) {
        out += visible(segment.name) + (segment.derived ? " (derived)\n" : "\n");
        TextTable table({{}, {{}, true}, {{}, true}});
        const std::size_t shown = segment.values.size() <= kValuesShown + 1 ? segment.values.size() : kValuesShown;
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& value = segment.values[i];
            table.add(
                {value.value.empty() ? "(none)" : value.value, countText(value.sessions), percentText(value.share)});
        }
        out += table.text(2);
        if (shown < segment.values.size())
            out += "  and " + std::to_string(segment.values.size() - shown) + " more values\n";
    }
    if (info.segments.empty())
        out += "The sessions have no segments.\n";
    if (info.unfinished)
        out += "Making the derived segments was interrupted: some sessions have old ones. Run --again.\n";
    return out;
}

} // namespace turnout::workbench
