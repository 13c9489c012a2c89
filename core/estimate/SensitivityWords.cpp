// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a conclusion hangs on, in a sentence and as JSON.
#include "base/Json.h"
#include "estimate/Sensitivity.h"
#include "estimate/Words.h"

#include <cmath>

namespace turnout::estimate {
namespace {

/// "a bad session is 3.4 times as likely to be rated as a good one", or the other way round.
std::string likelier(double kappa)
{
    if (kappa >= 1)
        return "bad sessions were rated " + times(kappa) + " times as often as good ones";
    return "good sessions were rated " + times(1 / kappa) + " times as often as bad ones";
}

/// In the direction in which the sentence before has it.
std::string measured(const Sensitivity& s)
{
    const stats::Channel& channel = *s.channel;
    const bool known = s.tipping > 0 && std::isfinite(s.tipping);
    const bool bad = (known ? s.tipping : channel.kappa) >= 1;
    const double low = bad ? channel.interval.low : 1 / channel.interval.high;
    const double high = bad ? channel.interval.high : 1 / channel.interval.low;
    return (bad ? " By the labels it is as if bad ones were, " : " By the labels it is as if good ones were, ")
        + times(bad ? channel.kappa : 1 / channel.kappa) + " times [" + times(low) + ", " + times(high)
        + "], and quality is " + percent(s.quality) + " [" + percent(s.qualityInterval.low) + ", "
        + percent(s.qualityInterval.high) + "]: ";
}

void writeRate(JsonWriter& json, const char* name, const stats::Rate& rate)
{
    json.key(name).beginObject().field("value", rate.value);
    json.field("low", rate.interval.low).field("high", rate.interval.high).endObject();
}

void writeBounds(JsonWriter& json, const char* name, const stats::Interval& interval)
{
    json.key(name).beginObject().field("low", interval.low).field("high", interval.high).endObject();
}

} // namespace

std::string sensitivitySentence(const Sensitivity& s)
{
    if (!s.refused.empty())
        return "There is no conclusion from ratings to test: " + s.refused + ".";
    const std::string bar = percent(s.target);
    std::string text = "Thumbs say " + percent(s.up) + ", "
        + (s.reached ? "at least the " + bar + " asked for" : "under the " + bar + " asked for");
    const stats::Interval chance = stats::wilson(s.up, s.ratingsCount);
    text += chance.low < s.target && s.target <= chance.high ? ", although by chance alone it could be either." : ".";
    if (!(s.tipping > 0) || !std::isfinite(s.tipping)) {
        const bool agree = s.up <= 0 || s.up >= 1;
        const std::string why = !agree ? " So many are rated" : s.reached ? " Not one is down" : " Not one is up";
        text += why + (agree ? "," : "") + (agree ? " so" : "") + " that no way of rating makes it "
            + (s.reached ? "less." : "more.");
    } else {
        text += " If " + likelier(s.tipping) + ", quality would be " + (s.reached ? "under " : "") + bar
            + (s.reached ? "." : " after all.");
        if (!s.reached && s.tipping > Sensitivity::kWidest)
            text += " That much is not to be expected.";
    }
    switch (s.conclusion) {
    case Conclusion::NotChecked:
        return text + " Whether bad sessions are rated more often is not in the ratings: " + s.notChecked + ".";
    case Conclusion::Open:
        return text + measured(s) + "they cannot tell yet which side of " + bar + " it is on. Label more.";
    case Conclusion::Stands:
        return text + measured(s) + "the conclusion stands.";
    case Conclusion::Falls:
        return text + measured(s) + "the conclusion does not stand.";
    }
    return text;
}

void writeSensitivity(JsonWriter& json, const Sensitivity& s)
{
    const bool known = s.refused.empty();
    json.key("sensitivity").beginObject().field("status", known ? "ok" : "refused").field("reason", s.refused);
    json.field("sentence", sensitivitySentence(s)).field("target", s.target);
    if (!known) {
        json.endObject();
        return;
    }
    json.field("ratings", s.ratings).field("n_effective", s.ratingsCount);
    json.field("turnout", s.turnout).field("up", s.up).field("reached", s.reached);
    writeBounds(json, "bounds", s.bounds);
    writeBounds(json, "bounds_kappa_30", s.likelyBounds);
    json.field("tipping_point", s.tipping).field("e_value", s.eValue);
    json.field("conclusion", conclusionName(s.conclusion)).field("not_checked", s.notChecked);
    json.key("curve").beginArray();
    for (const TiltPoint& point : s.curve)
        json.beginObject()
            .field("kappa", point.kappa)
            .field("quality", point.quality)
            .field("low", point.interval.low)
            .field("high", point.interval.high)
            .endObject();
    json.endArray();
    json.key("kappa");
    if (!s.channel) {
        json.null().endObject();
        return;
    }
    json.beginObject().field("value", s.channel->kappa).field("low", s.channel->interval.low);
    json.field("high", s.channel->interval.high).endObject();
    json.key("rated").beginObject();
    writeRate(json, "good_by_thumbs", s.goodByThumbs);
    writeRate(json, "bad_by_thumbs", s.badByThumbs);
    writeRate(json, "good_by_labels", s.goodByLabels);
    writeRate(json, "bad_by_labels", s.badByLabels);
    json.field("rated_and_labeled", s.ratedLabels).endObject();
    json.endObject();
}

} // namespace turnout::estimate
