// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/QualityRows.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "estimate/Corrections.h"
#include "estimate/Lights.h"
#include "estimate/Words.h"

#include <cmath>
#include <QCoreApplication>
#include <QStringList>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::TrafficLight;
using common::visibleLine;
using estimate::Estimate;
using estimate::Light;
using estimate::Status;

namespace {

/// The texts of this file belong to the page.
QString tr(const char* text)
{
    return QCoreApplication::translate("turnout::ui::QualityPage", text);
}

QString titleOf(estimate::Method method)
{
    return QString::fromUtf8(estimate::methodTitle(method));
}

TrafficLight lightOf(const Estimate& e)
{
    if (!e.light)
        return TrafficLight::None;
    return *e.light == Light::Green ? TrafficLight::Good
        : *e.light == Light::Amber  ? TrafficLight::Caution
                                    : TrafficLight::Bad;
}

common::EstimateRow rowOf(const Estimate& e)
{
    common::EstimateRow row;
    row.title = titleOf(e.method);
    row.value = e.value;
    row.low = e.interval.low;
    row.high = e.interval.high;
    row.status = e.status == Status::Ok ? common::EstimateStatus::Ok
        : e.status == Status::Caution   ? common::EstimateStatus::Caution
                                        : common::EstimateStatus::Refused;
    row.note
        = e.status == Status::Refused ? visibleLine(e.reason, 1000) : tr("assumes: %1").arg(visibleLine(e.assumption));
    row.n = e.n;
    row.key = QString::fromUtf8(estimate::methodName(e.method));
    row.light = lightOf(e);
    row.rated = estimate::fromRatings(e.method);
    row.effective = e.effectiveN;
    row.heaviest = e.largestWeight;
    row.doubts = e.status == Status::Refused ? QString() : visibleLine(estimate::doubtsOf(e));
    return row;
}

QString valueText(const std::string& value)
{
    return value.empty() ? tr("not given") : QString::fromStdString(value);
}

QString keyOf(const std::string& segment, const std::string& value, bool month)
{
    return QString::fromStdString(segment) + kKeyBreak + QString::fromStdString(value)
        + (month ? QString(kKeyBreak) + u"month"_s : QString());
}

} // namespace

std::vector<common::EstimateRow> estimateRows(const estimate::Estimates& estimates)
{
    std::vector<common::EstimateRow> rows;
    rows.reserve(estimates.estimates.size());
    for (const Estimate& e : estimates.estimates)
        rows.push_back(rowOf(e));
    return rows;
}

std::vector<common::StepRow> stepRows(const estimate::Estimates& estimates)
{
    std::vector<common::StepRow> rows;
    for (const estimate::CorrectionStep& step : estimate::correctionSteps(estimates)) {
        common::StepRow row;
        row.title = titleOf(step.method);
        row.what = QString::fromStdString(step.what);
        row.from = step.from;
        row.to = step.to;
        row.low = step.interval.low;
        row.high = step.interval.high;
        row.rated = estimate::fromRatings(step.method);
        row.key = QString::fromUtf8(estimate::methodName(step.method));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<common::PartRow> partRows(const estimate::QualityBySegment& parts)
{
    std::vector<common::PartRow> rows;
    for (const estimate::SegmentQuality& segment : parts.segments)
        for (const estimate::ValueQuality& value : segment.values) {
            common::PartRow row;
            row.group = QString::fromStdString(segment.segment);
            row.value = valueText(value.value);
            row.sessions = value.sessions;
            row.ratings = value.ratings;
            row.up = value.up;
            row.labels = value.labels;
            row.quality = value.quality;
            row.low = value.interval.low;
            row.high = value.interval.high;
            if (segment.pooled)
                row.pooled = value.pooled;
            row.pooledLow = value.pooledInterval.low;
            row.pooledHigh = value.pooledInterval.high;
            row.differs = value.differs;
            row.key = keyOf(segment.segment, value.value, segment.month);
            rows.push_back(std::move(row));
        }
    return rows;
}

std::vector<common::TiltPoint> tiltPoints(const estimate::Sensitivity& sensitivity)
{
    std::vector<common::TiltPoint> points;
    points.reserve(sensitivity.curve.size());
    for (const estimate::TiltPoint& p : sensitivity.curve)
        points.push_back({p.kappa, p.quality, p.interval.low, p.interval.high});
    return points;
}

common::TiltMarks tiltMarks(const estimate::Sensitivity& s)
{
    common::TiltMarks marks;
    marks.up = s.up;
    marks.target = s.target;
    if (s.tipping > 0 && std::isfinite(s.tipping))
        marks.tipping = s.tipping;
    marks.rated = s.ratings;
    marks.ratedKey = QString::fromUtf8(estimate::methodName(estimate::Method::RatingShare));
    if (s.channel) {
        marks.labeledKey = QString::fromUtf8(estimate::methodName(estimate::Method::Hajek));
        marks.kappa = s.channel->kappa;
        marks.kappaLow = s.channel->interval.low;
        marks.kappaHigh = s.channel->interval.high;
        marks.quality = s.quality;
        marks.qualityLow = s.qualityInterval.low;
        marks.qualityHigh = s.qualityInterval.high;
    }
    return marks;
}

common::ChartTable thumbTable(const estimate::ChannelReport& channel)
{
    common::ChartTable table;
    table.columns = {tr("rated and labeled"), tr("up, good"), tr("up, bad"), tr("down, good"), tr("down, bad"),
        tr("bad ones with a thumb down"), tr("good ones with a thumb up")};
    table.numeric = {false, true, true, true, true, true, true};
    const auto add = [&](const QString& name, const QString& key, const estimate::ThumbTable& t) {
        const auto rate = [&](double share, const stats::Interval& interval) {
            return t.enough ? common::shareText(share, interval.low, interval.high, 0) : tr("too few");
        };
        table.rows.push_back({name, common::countText(t.n[0][0]), common::countText(t.n[0][1]),
            common::countText(t.n[1][0]), common::countText(t.n[1][1]), rate(t.sensitivity, t.sensitivityInterval),
            rate(t.specificity, t.specificityInterval)});
        table.keys.push_back(key);
    };
    add(tr("all sessions"), {}, channel.table);
    for (const estimate::ThumbPart& part : channel.tables)
        add(visibleLine(part.segment) + u": "_s + visibleLine(valueText(part.value)),
            keyOf(part.segment, part.value, part.month), part.table);
    return table;
}

common::ChartTable channelMonthTable(const estimate::ChannelReport& channel)
{
    common::ChartTable table;
    table.columns = {tr("month"), tr("sessions"), tr("ratings"), tr("thumbs up"), tr("read as quality"), tr("holds")};
    table.numeric = {false, true, true, true, true, false};
    for (auto month = channel.months.rbegin(); month != channel.months.rend(); ++month) { // the latest first
        const stats::Reading& reading = month->reading;
        table.rows.push_back({visibleLine(month->month), common::countText(month->sessions),
            common::countText(month->ratings), common::shareText(month->up, 0),
            common::shareText(reading.value, reading.interval.low, reading.interval.high, 0),
            month->expired ? tr("expired") : tr("yes")});
        table.keys.push_back(keyOf("month", month->month, true));
    }
    return table;
}

common::ChartTable channelPartTable(const estimate::ChannelReport& channel)
{
    common::ChartTable table;
    table.columns = {tr("part"), tr("bad ones rated, times as often"), tr("ratings"), tr("thumbs up"), tr("labels"),
        tr("good"), tr("differs")};
    table.numeric = {false, true, true, true, true, true, false};
    for (const estimate::ChannelPart& part : channel.parts) {
        const stats::Channel& c = part.channel;
        const auto times = [](double ratio) { return QString::fromStdString(estimate::times(ratio)); };
        table.rows.push_back({visibleLine(part.segment) + u": "_s + visibleLine(valueText(part.value)),
            tr("%1 [%2, %3]").arg(times(c.kappa), times(c.interval.low), times(c.interval.high)),
            common::countText(part.ratings), common::shareText(part.up, 0), common::countText(part.labels),
            common::shareText(part.quality, 0), part.differs ? tr("differs") : QString()});
        table.keys.push_back(keyOf(part.segment, part.value, part.month));
    }
    return table;
}

QString doubtsText(const estimate::Estimates& estimates)
{
    QStringList doubts;
    for (const Estimate& e : estimates.estimates)
        if (!e.reason.empty())
            doubts << tr("%1: %2.").arg(titleOf(e.method), visibleLine(e.reason, 1000));
    return doubts.join(u'\n');
}

} // namespace turnout::ui
