// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ChannelReport.h"

#include "estimate/ChannelParts.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;

constexpr std::int64_t kFewestRatings = 10;
constexpr std::int64_t kFewestLabels = 10;
constexpr std::size_t kMostMonths = 6;
constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;

std::optional<std::string> whyNone(const ChannelReport& report)
{
    if (report.ratings == 0)
        return "no session here has a user rating";
    if (!(report.ratingsCount > 0))
        return "the sampling weights of these sessions add up to nothing";
    if (report.ratings < kFewestRatings)
        return "only " + std::to_string(report.ratings)
            + (report.ratings == 1 ? " session is rated" : " sessions are rated") + ", too few to measure a channel";
    if (report.turnout >= 1)
        return "every session here is rated: there is no channel to measure";
    if (report.labels.status == Status::Refused)
        return "the channel is measured with labels: " + report.labels.reason;
    if (report.labels.n < kFewestLabels && !report.labels.census)
        return "only " + std::to_string(report.labels.n) + (report.labels.n == 1 ? " drawn label" : " drawn labels")
            + ", too few to measure a channel";
    return std::nullopt;
}

void setWorth(ChannelReport& report)
{
    const auto worthAt
        = [&](double quality) { return stats::worthOfRatings(report.up - quality, quality, report.turnout); };
    const auto capped = [&](double labels) { return std::min(labels, report.ratingsCount); };
    report.worth = worthAt(report.labels.value);
    report.worth.labels = capped(report.worth.labels);
    const stats::Interval& quality = report.labels.interval;
    const double one = capped(worthAt(quality.low).labels);
    const double other = capped(worthAt(quality.high).labels);
    const bool mayBeRight = report.up >= quality.low && report.up <= quality.high;
    report.worthInterval = {std::min(one, other), mayBeRight ? report.ratingsCount : std::max(one, other)};
}

/// Which sessions the labels speak for ends when the newest of them began.
void setExpiry(ChannelReport& report, const Frame& frame, const Bitmap& selection, Bitmap spokenFor)
{
    spokenFor &= selection;
    TimeMs newest = Frame::kNoTime;
    spokenFor.forEach([&](std::size_t row) { newest = std::max(newest, frame.startedAt[row]); });
    if (newest == Frame::kNoTime)
        return;
    report.calibratedTo = newest;
    report.expires = newest + ChannelReport::kDaysItHolds * kDay;
}

void readMonths(ChannelReport& report, const GroupedSelection& groups)
{
    for (const Groups& months : groups.segments)
        for (const Group& month : months.values)
            if (months.month && month.thumbs.weight > 0 && !month.value.empty()) {
                MonthReading reading;
                reading.month = month.value;
                reading.sessions = month.sessions;
                reading.ratings = month.thumbs.n;
                reading.up = month.thumbs.share();
                reading.reading = stats::readThumbs(reading.up, month.thumbs.effectiveN(), report.channel);
                reading.expired = report.expires && month.first > *report.expires;
                report.months.push_back(reading);
            }
    if (report.months.size() > kMostMonths)
        report.months.erase(report.months.begin(), report.months.end() - kMostMonths);
}

} // namespace

ChannelReport channelReport(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, const Estimate& byLabels)
{
    return channelReport(frame, labels, selection, draws, byLabels, groupsOf(frame, labels, selection, draws));
}

ChannelReport channelReport(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, const Estimate& byLabels, const GroupedSelection& groups)
{
    ChannelReport report;
    report.labels = byLabels;
    ThumbSums thumbs;
    double weight = 0;
    selection.forEach([&](std::size_t row) {
        weight += frame.weights[row];
        thumbs.add(frame, row);
    });
    report.ratings = thumbs.n;
    report.ratingsCount = thumbs.effectiveN();
    if (thumbs.weight > 0) {
        report.turnout = thumbs.weight / weight;
        report.up = thumbs.share();
        report.bounds = stats::manskiBounds(report.turnout, report.up);
    }
    if (const auto why = whyNone(report)) {
        report.refused = *why;
        return report;
    }
    report.channel = stats::channelOf(report.up, report.ratingsCount, byLabels.value, byLabels.effectiveN);
    setWorth(report);
    const auto design = queue::combineDraws(frame, labels, selection, draws, queue::Response::Answered);
    setExpiry(report, frame, selection, design.spokenFor);
    readMonths(report, groups);
    const double latest = report.months.empty() ? report.up : report.months.back().up;
    report.driftSome = stats::qualityThrough(latest, report.channel.kappa * ChannelReport::kSomeDrift);
    report.driftMuch = stats::qualityThrough(latest, report.channel.kappa * ChannelReport::kMuchDrift);
    report.parts = channelParts(frame, labels, groups, draws, report.channel);
    const auto weights = queue::combinedWeights(frame, design);
    std::vector<population::Row> answered;
    Bitmap labeled = labels.labeled;
    labeled &= selection;
    labeled.forEach([&](std::size_t row) { answered.push_back(static_cast<population::Row>(row)); });
    report.table = thumbTable(frame, labels, answered, weights);
    if (ThumbTable& table = report.table; table.enough)
        table.whoRates = stats::channelOf(table.good, table.effectiveN, byLabels.value, byLabels.effectiveN);
    report.tables = thumbParts(frame, labels, groups, weights);
    return report;
}

} // namespace turnout::estimate
