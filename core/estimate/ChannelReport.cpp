// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ChannelReport.h"

#include "estimate/ByDesign.h"
#include "estimate/ChannelParts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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
void setExpiry(ChannelReport& report, const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws)
{
    Bitmap spokenFor = queue::combineDraws(frame, labels, selection, draws, queue::Response::Answered).spokenFor;
    spokenFor &= selection;
    TimeMs newest = Frame::kNoTime;
    spokenFor.forEach([&](std::size_t row) { newest = std::max(newest, frame.startedAt[row]); });
    if (newest == Frame::kNoTime)
        return;
    report.calibratedTo = newest;
    report.expires = newest + ChannelReport::kDaysItHolds * kDay;
}

void readMonths(ChannelReport& report, const Frame& frame, const Bitmap& selection)
{
    struct Sums {
        std::int64_t sessions = 0;
        TimeMs first = std::numeric_limits<TimeMs>::max();
        ThumbSums thumbs;
    };
    std::map<std::int32_t, Sums> months;
    selection.forEach([&](std::size_t row) {
        if (frame.startedAt[row] == Frame::kNoTime)
            return;
        Sums& sums = months[monthOf(frame.startedAt[row])];
        ++sums.sessions;
        sums.first = std::min(sums.first, frame.startedAt[row]);
        sums.thumbs.add(frame, row);
    });
    for (const auto& [month, sums] : months)
        if (sums.thumbs.weight > 0) {
            MonthReading reading;
            reading.month = monthText(month);
            reading.sessions = sums.sessions;
            reading.ratings = sums.thumbs.n;
            reading.up = sums.thumbs.share();
            reading.reading = stats::readThumbs(reading.up, sums.thumbs.effectiveN(), report.channel);
            reading.expired = report.expires && sums.first > *report.expires;
            report.months.push_back(reading);
        }
    if (report.months.size() > kMostMonths)
        report.months.erase(report.months.begin(), report.months.end() - kMostMonths);
}

ThumbTable tableOf(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws)
{
    ThumbTable table;
    std::array<std::array<WeightSums, 2>, 2> cells{};
    Bitmap weighted(frame.size());
    const auto design = queue::combineDraws(frame, labels, selection, draws, queue::Response::Answered);
    for (const auto& [row, weight] : queue::combinedWeights(frame, design)) {
        if (!(weight > 0) || !frame.rated.test(row) || !labels.labeled.test(row) || std::isnan(labels.values[row]))
            continue;
        weighted.set(row);
        if (frame.ratings[row] == 0.5F) {
            ++table.between;
            continue;
        }
        const std::size_t thumb = frame.ratings[row] > 0.5F ? 0 : 1;
        const std::size_t label = labels.values[row] >= 0.5F ? 0 : 1;
        ++table.n.at(thumb).at(label);
        cells.at(thumb).at(label).add(weight);
    }
    selection.forEach([&](std::size_t row) {
        table.withoutChance += frame.rated.test(row) && labels.labeled.test(row) && !std::isnan(labels.values[row])
                && !weighted.test(row)
            ? 1
            : 0;
    });
    constexpr std::int64_t kFewestInARow = 5;
    table.enough = table.n[0][0] + table.n[1][0] >= kFewestInARow && table.n[0][1] + table.n[1][1] >= kFewestInARow;
    if (!table.enough)
        return table;
    const auto rate = [](const WeightSums& hit, const WeightSums& miss, double& share, stats::Interval& interval) {
        share = hit.weight / (hit.weight + miss.weight);
        interval = stats::wilson(share, stats::effectiveN(hit.weight + miss.weight, hit.squares + miss.squares));
    };
    rate(cells[1][1], cells[0][1], table.sensitivity, table.sensitivityInterval);
    rate(cells[0][0], cells[1][0], table.specificity, table.specificityInterval);
    return table;
}

} // namespace

ChannelReport channelReport(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, const Estimate& byLabels)
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
    setExpiry(report, frame, labels, selection, draws);
    readMonths(report, frame, selection);
    const double latest = report.months.empty() ? report.up : report.months.back().up;
    report.driftSome = stats::qualityThrough(latest, report.channel.kappa * ChannelReport::kSomeDrift);
    report.driftMuch = stats::qualityThrough(latest, report.channel.kappa * ChannelReport::kMuchDrift);
    report.parts = channelParts(frame, labels, selection, draws, report.channel);
    report.table = tableOf(frame, labels, selection, draws);
    return report;
}

} // namespace turnout::estimate
