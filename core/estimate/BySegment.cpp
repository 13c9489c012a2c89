// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/BySegment.h"

#include "base/Json.h"
#include "estimate/Words.h"
#include "stats/Sensitivity.h"
#include "stats/Shrinkage.h"

#include <cmath>

namespace turnout::estimate {
namespace {

using population::Frame;
using population::LabelColumns;

ValueQuality qualityOf(const Frame& frame, const LabelColumns& labels, const Group& group,
    const std::vector<queue::DesignedDraw>& draws, double weight)
{
    ValueQuality value;
    value.value = group.value;
    value.sessions = group.sessions;
    value.share = weight > 0 ? group.weight / weight : 0;
    if (group.thumbs.weight > 0) {
        value.ratings = group.thumbs.n;
        value.up = group.thumbs.share();
        value.upInterval = stats::wilson(value.up, group.thumbs.effectiveN());
    }
    if (group.labels == 0)
        return value;
    const DesignEstimate design = estimateOfGroup(frame, labels, group, draws);
    if (!design.usable)
        return value;
    value.labels = design.n;
    value.effectiveN = design.effectiveN;
    value.census = design.census;
    value.quality = design.value;
    value.interval = design.interval;
    return value;
}

/// Small values lend each other strength.
void pool(SegmentQuality& segment)
{
    std::vector<double> shares;
    std::vector<double> n;
    std::size_t labelled = 0;
    for (const ValueQuality& value : segment.values) {
        shares.push_back(value.quality);
        n.push_back(value.labels > 0 ? value.effectiveN : 0);
        labelled += value.labels > 0 ? 1 : 0;
    }
    segment.pooled = labelled >= 2;
    if (!segment.pooled)
        return;
    const auto pooled = stats::poolShares(shares, n);
    for (std::size_t i = 0; i < segment.values.size(); ++i) {
        ValueQuality& value = segment.values[i];
        if (value.census) {
            value.pooled = value.quality;
            value.pooledInterval = value.interval;
            value.own = 1;
            continue;
        }
        value.pooled = pooled.values[i];
        value.own = pooled.own[i];
        value.pooledInterval = pooled.intervals[i];
    }
}

/// How far a value is from all, in standard errors that it would have if it were like all: Wilson's test turned round.
/// The error of all is left out: the value is a part of it, so that the difference has a smaller error than the value.
void markDifferent(QualityBySegment& parts, double all)
{
    std::vector<double> p;
    std::vector<ValueQuality*> tested;
    for (SegmentQuality& segment : parts.segments)
        for (ValueQuality& value : segment.values)
            if (value.labels > 0 && value.effectiveN > 0) {
                const double error = std::sqrt(all * (1 - all) / value.effectiveN);
                p.push_back(error > 0 ? stats::twoSidedP((value.quality - all) / error) : 1);
                tested.push_back(&value);
            }
    parts.compared = static_cast<std::int64_t>(tested.size());
    const auto differ = stats::discoveries(p, QualityBySegment::kDiscoveries);
    for (std::size_t i = 0; i < tested.size(); ++i)
        tested[i]->differs = differ[i];
}

} // namespace

QualityBySegment qualityBySegment(const Frame& frame, const LabelColumns& labels, const GroupedSelection& groups,
    const std::vector<queue::DesignedDraw>& draws, const DesignEstimate& all)
{
    QualityBySegment parts;
    parts.leftOut = groups.leftOut;
    for (const Groups& segment : groups.segments) {
        if (segment.values.size() < 2)
            continue;
        double weight = 0;
        for (const Group& group : segment.values)
            weight += group.weight;
        SegmentQuality quality{segment.segment, segment.month, false, {}};
        for (const Group& group : segment.values)
            quality.values.push_back(qualityOf(frame, labels, group, draws, weight));
        pool(quality);
        parts.segments.push_back(std::move(quality));
    }
    if (all.usable)
        markDifferent(parts, all.value);
    return parts;
}

std::string bySegmentSentence(const QualityBySegment& parts)
{
    if (parts.compared == 0)
        return "No drawn session has a label that counts yet, so there is no part to look at.";
    std::int64_t differ = 0;
    std::string which;
    constexpr std::int64_t kNamed = 3;
    for (const SegmentQuality& segment : parts.segments)
        for (const ValueQuality& value : segment.values)
            if (value.differs && ++differ <= kNamed)
                which += (which.empty() ? "" : ", ") + segment.segment + " "
                    + (value.value.empty() ? "(not given)" : value.value) + " " + percent(value.quality) + " ["
                    + percent(value.interval.low) + ", " + percent(value.interval.high) + "]";
    const std::string looked = count(static_cast<double>(parts.compared)) + " values with drawn labels";
    if (differ == 0)
        return "None of " + looked
            + " can be told from all sessions: these labels cannot tell the differences below from chance.";
    return count(static_cast<double>(differ)) + " of " + looked + (differ == 1 ? " differs" : " differ")
        + " from all sessions: " + which + (differ > kNamed ? ", …" : "")
        + ". (All were looked at; of those marked, one in twenty may be chance: Benjamini–Hochberg.)";
}

void writeBySegment(JsonWriter& json, const QualityBySegment& parts)
{
    const auto interval = [&](const char* low, const char* high, const stats::Interval& both, bool known) {
        known ? json.field(low, both.low) : json.key(low).null();
        known ? json.field(high, both.high) : json.key(high).null();
    };
    const auto number
        = [&](const char* name, double v, bool known) { known ? json.field(name, v) : json.key(name).null(); };
    json.key("segments").beginArray();
    for (const SegmentQuality& segment : parts.segments) {
        json.beginObject().field("segment", segment.segment).field("by_month", segment.month);
        json.key("values").beginArray();
        for (const ValueQuality& value : segment.values) {
            const bool labelled = value.labels > 0;
            json.beginObject().field("value", value.value).field("sessions", value.sessions);
            json.field("share", value.share).field("ratings", value.ratings);
            number("up", value.up, value.ratings > 0);
            interval("up_low", "up_high", value.upInterval, value.ratings > 0);
            json.field("labels", value.labels).field("n_effective", value.effectiveN);
            number("quality", value.quality, labelled);
            interval("low", "high", value.interval, labelled);
            json.field("differs", value.differs);
            number("pooled", value.pooled, segment.pooled);
            interval("pooled_low", "pooled_high", value.pooledInterval, segment.pooled);
            number("own", value.own, segment.pooled);
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
    json.field("values_compared", parts.compared).field("discoveries_by_chance", QualityBySegment::kDiscoveries);
    json.key("left_out").beginArray();
    for (const std::string& name : parts.leftOut)
        json.value(name);
    json.endArray();
}

} // namespace turnout::estimate
