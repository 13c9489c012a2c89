// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The channel in sentences, and as JSON.
#include "base/Json.h"
#include "estimate/ChannelReport.h"
#include "estimate/Words.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

std::string range(double low, double high)
{
    return " [" + times(low) + ", " + times(high) + "]";
}

/// Both reasons why thumbs are lower or higher than labels, apart where labels of rated sessions tell them apart.
std::string causes(const ChannelReport& report)
{
    const ThumbTable& table = report.table;
    if (!table.enough)
        return " That holds if a thumb says what a label would: where thumbs are harsher or kinder than labels, part "
               "of "
               "it is the thumbs, and "
            + (table.sessions() == 0 ? std::string("no rated session has a drawn label")
                                     : "the " + count(static_cast<double>(table.sessions()))
                        + " rated sessions with a drawn label are too few")
            + " to tell.";
    const stats::Channel& rates = table.whoRates;
    const double thumbs = report.channel.kappa / rates.kappa;
    std::string text = " Labels of rated sessions tell who rates from what a thumb means: by labels alone ";
    if (rates.interval.low <= 1 && rates.interval.high >= 1)
        text += "it cannot be said that bad sessions are rated more often, or less";
    else
        text += rates.kappa > 1 ? "bad sessions are rated more often" : "good sessions are rated more often";
    const bool bad = rates.kappa >= 1 || (rates.interval.low <= 1 && rates.interval.high >= 1);
    text += " (" + times(bad ? rates.kappa : 1 / rates.kappa) + " times"
        + range(bad ? rates.interval.low : 1 / rates.interval.high, bad ? rates.interval.high : 1 / rates.interval.low)
        + ")";
    return text + "; the other factor, " + times(thumbs >= 1 ? thumbs : 1 / thumbs)
        + (thumbs >= 1 ? ", is thumbs that are harsher than labels." : ", is thumbs that are kinder than labels.");
}

void writeInterval(JsonWriter& json, const stats::Interval& interval)
{
    json.field("low", interval.low).field("high", interval.high);
}

void writeChannel(JsonWriter& json, const stats::Channel& channel)
{
    json.field("kappa", channel.kappa);
    writeInterval(json, channel.interval);
    json.field("log_error", channel.logError);
}

void writeMonths(JsonWriter& json, const ChannelReport& report)
{
    json.key("months").beginArray();
    for (const MonthReading& month : report.months) {
        json.beginObject().field("month", month.month).field("sessions", month.sessions);
        json.field("ratings", month.ratings).field("up", month.up).field("value", month.reading.value);
        writeInterval(json, month.reading.interval);
        json.field("expired", month.expired).endObject();
    }
    json.endArray();
}

void writeParts(JsonWriter& json, const ChannelReport& report)
{
    json.key("parts").beginArray();
    for (const ChannelPart& part : report.parts) {
        json.beginObject().field("segment", part.segment).field("value", part.value);
        json.field("ratings", part.ratings).field("labels", part.labels).field("up", part.up);
        json.field("quality", part.quality);
        writeChannel(json, part.channel);
        json.field("differs", part.differs).endObject();
    }
    json.endArray();
}

/// The fields of a table, in an object that is open.
void writeCells(JsonWriter& json, const ThumbTable& table)
{
    json.field("up_good", table.n[0][0]).field("up_bad", table.n[0][1]);
    json.field("down_good", table.n[1][0]).field("down_bad", table.n[1][1]);
    json.field("between", table.between).field("without_chance", table.withoutChance);
    const auto rate = [&](const char* name, double share, const stats::Interval& interval) {
        json.key(name);
        if (!table.enough) {
            json.null();
            return;
        }
        json.beginObject().field("value", share);
        writeInterval(json, interval);
        json.endObject();
    };
    rate("sensitivity", table.sensitivity, table.sensitivityInterval);
    rate("specificity", table.specificity, table.specificityInterval);
    rate("good", table.good, table.goodInterval);
}

void writeTables(JsonWriter& json, const ChannelReport& report)
{
    json.key("table").beginObject();
    writeCells(json, report.table);
    json.key("kappa_by_labels");
    if (report.table.enough) {
        json.beginObject();
        writeChannel(json, report.table.whoRates);
        json.endObject();
    } else {
        json.null();
    }
    json.endObject();
    json.key("tables").beginArray();
    for (const ThumbPart& part : report.tables) {
        json.beginObject().field("segment", part.segment).field("value", part.value);
        writeCells(json, part.table);
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::string channelSentence(const ChannelReport& report)
{
    if (!report.refused.empty())
        return "How much likelier a bad session is to be rated is not known: " + report.refused + ".";
    const stats::Channel& c = report.channel;
    if (c.interval.low <= 1 && c.interval.high >= 1)
        return "Nothing says that bad sessions are rated more often than good ones, or less: by thumbs against labels "
               "a "
               "bad one is "
            + times(c.kappa) + " times as likely to be rated" + range(c.interval.low, c.interval.high) + ".";
    const bool bad = c.kappa > 1;
    return std::string("By thumbs against labels, a ") + (bad ? "bad" : "good") + " session is "
        + times(bad ? c.kappa : 1 / c.kappa) + " times as likely to be rated as a " + (bad ? "good" : "bad") + " one"
        + range(bad ? c.interval.low : 1 / c.interval.high, bad ? c.interval.high : 1 / c.interval.low) + "."
        + causes(report);
}

std::string worthText(double labels)
{
    if (labels < 1)
        return "less than one random label";
    const std::string number = count(std::min(labels, 1e15));
    return number + (number == "1" ? " random label" : " random labels");
}

std::string worthSentence(const ChannelReport& report)
{
    if (!report.refused.empty())
        return {};
    const std::string between
        = "between " + times(report.worthInterval.low) + " and " + times(report.worthInterval.high);
    std::string yours = "Your " + count(static_cast<double>(report.ratings)) + " ratings are worth ";
    // No more than there are: the middle is there as soon as both means happen to agree, and says nothing then.
    if (report.worth.labels > 0.99 * static_cast<double>(report.ratings))
        return yours + between + " random labels: their mean is where the labels' is, as well as these know it.";
    yours += worthText(report.worth.labels) + " (" + between + "): ";
    const std::string off = points(report.up, report.labels.value);
    if (off == "0 points")
        return yours + "their mean is where the labels' is.";
    return yours + "their mean is " + off + " off, as far as that of so few drawn at random would be.";
}

std::string channelToJson(const ChannelReport& report, int indent)
{
    JsonWriter json(indent);
    const bool known = report.refused.empty();
    json.beginObject().field("schema", 1).field("status", known ? "ok" : "refused");
    json.field("reason", report.refused).field("sentence", channelSentence(report));
    json.field("ratings", report.ratings).field("n_effective", report.ratingsCount);
    json.field("turnout", report.turnout).field("up", report.up);
    json.key("bounds").beginObject();
    writeInterval(json, report.bounds);
    json.endObject();
    if (!known) {
        json.endObject();
        return json.take();
    }
    json.key("labels").beginObject().field("method", methodName(report.labels.method));
    json.field("value", report.labels.value);
    writeInterval(json, report.labels.interval);
    json.field("n", report.labels.n).field("n_effective", report.labels.effectiveN).endObject();
    json.key("channel").beginObject();
    writeChannel(json, report.channel);
    json.endObject();
    json.key("worth").beginObject().field("labels", report.worth.labels);
    writeInterval(json, report.worthInterval);
    json.field("correlation", report.worth.correlation).field("sentence", worthSentence(report)).endObject();
    const auto time = [&](const char* name, const std::optional<TimeMs>& at) {
        at ? json.field(name, formatTime(*at)) : json.key(name).null();
    };
    time("calibrated_to", report.calibratedTo);
    time("expires", report.expires);
    writeMonths(json, report);
    json.key("drift").beginArray();
    for (const auto& drift : {std::pair{ChannelReport::kSomeDrift, report.driftSome},
             std::pair{ChannelReport::kMuchDrift, report.driftMuch}})
        json.beginObject().field("factor", drift.first).field("value", drift.second).endObject();
    json.endArray();
    writeParts(json, report);
    writeTables(json, report);
    json.endObject();
    return json.take();
}

} // namespace turnout::estimate
