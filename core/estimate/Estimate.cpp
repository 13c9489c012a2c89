// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Estimate.h"

#include "base/Json.h"
#include "estimate/ByDesign.h"
#include "estimate/EstimateJson.h"
#include "estimate/Words.h"
#include "population/Compare.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;

constexpr std::int64_t kFew = 30; ///< fewer labels than this is said
constexpr const char* kByDesign = "nothing about who rates: chances of the draw are known";
constexpr double kWideBounds = 0.05; ///< what skipped sessions could change, from where on it is a doubt

/// A plain weighted share with its Kish effective number.
struct Sums {
    std::int64_t n = 0;
    double weight = 0;
    double squares = 0;
    double value = 0;
    double largest = 0;
    double posterior = 0; ///< Σ w² v, v the variance of what is not known for sure

    void add(double w, double y, double v = 0)
    {
        posterior += w * w * v;
        ++n;
        weight += w;
        squares += w * w;
        value += w * y;
        largest = std::max(largest, w);
    }
    void fill(Estimate& e) const
    {
        e.n = n;
        e.value = value / weight;
        e.effectiveN = stats::effectiveN(weight, squares);
        if (const double spread = e.value * (1 - e.value); posterior > 0 && spread > 0)
            e.effectiveN = spread / (spread / e.effectiveN + posterior / (weight * weight));
        e.interval = stats::wilson(e.value, e.effectiveN);
        e.largestWeight = largest;
    }
};

/// The segment value in which the raters differ most from the frame, in words.
std::string raterDifference(const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    const auto comparison = population::compare(frame, labels, selection, {});
    std::string text;
    double most = 0;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        for (const auto& value : segment.values) {
            const auto& rated = value.of(population::Population::Rated);
            if (std::isfinite(rated.smd) && std::abs(rated.smd) > most) {
                most = std::abs(rated.smd);
                text = segment.segment + " " + (value.value.empty() ? "not given" : value.value) + " is "
                    + percent(rated.share) + " of raters and " + percent(value.share) + " of the frame";
            }
        }
    }
    return text;
}

Estimate ratingShare(const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    Estimate e;
    e.method = Method::RatingShare;
    e.assumption = "those who rate are like everybody";
    Sums sums;
    std::int64_t between = 0;
    selection.forEach([&](std::size_t row) {
        if (!frame.rated.test(row) || !(frame.weights[row] > 0))
            return;
        const float rating = frame.ratings[row];
        between += rating > 0 && rating < 1 ? 1 : 0;
        sums.add(frame.weights[row], rating > 0.5F ? 1 : rating < 0.5F ? 0 : 0.5);
    });
    if (sums.n == 0) {
        Bitmap rated = frame.rated;
        rated &= selection;
        e.reason = rated.count() == 0 ? "no session here has a user rating"
                                      : "the sampling weights of the rated sessions here add up to nothing";
        return e;
    }
    sums.fill(e);
    e.status = Status::Caution;
    if (sums.n == static_cast<std::int64_t>(selection.count())) {
        e.reason = "every session here is rated; whether a thumb says what a label would is another question";
    } else {
        const std::string difference = raterDifference(frame, labels, selection);
        e.reason = "only sessions somebody chose to rate" + (difference.empty() ? "" : "; " + difference);
    }
    if (between > 0)
        e.reason += "; " + count(static_cast<double>(between))
            + " lie between down and up (a scale, or several ratings): over the middle counts as up, the middle as "
              "half";
    return e;
}

Estimate labelMean(const Frame& frame, const LabelColumns& labels, const Bitmap& selection)
{
    Estimate e;
    e.method = Method::LabelMean;
    e.assumption = "the labeled sessions are like everybody";
    Sums sums;
    selection.forEach([&](std::size_t row) {
        if (labels.labeled.test(row) && !std::isnan(labels.values[row]) && frame.weights[row] > 0)
            sums.add(1, static_cast<double>(labels.values[row]), labels.variance(static_cast<population::Row>(row)));
    });
    if (sums.n == 0) {
        e.reason = "nothing here is labeled yet";
        return e;
    }
    sums.fill(e);
    e.status = Status::Caution;
    e.reason = "for contrast only: labels go where doubt is, so their plain mean is not the frame's";
    return e;
}

std::string hajekReason(const DesignEstimate& d)
{
    std::string reason;
    const auto add = [&](const std::string& text) { reason += (reason.empty() ? "" : "; ") + text; };
    if (d.covered < 1 - 1e-9)
        add("the draws' frames hold " + percent(d.covered) + " of these sessions: draw again to speak for all");
    if (d.unansweredDraw)
        add("an earlier draw has no answers yet, its sessions are left out");
    if (d.n < kFew && !d.census)
        add("only " + std::to_string(d.n) + (d.n == 1 ? " label" : " labels"));
    if (d.effectiveN < kFew && d.n >= kFew)
        add("the weights leave an effective number below 30");
    if (d.skips.skipped > 0)
        add(std::to_string(d.skips.skipped) + " skipped: between " + percent(d.skips.low) + " and "
            + percent(d.skips.high) + " if all of them were bad or good");
    if (d.open > 0)
        add(std::to_string(d.open)
            + (d.open == 1 ? " session is seen differently and counts" : " sessions are seen differently and count")
            + " by how probable each answer is: adjudicate");
    if (d.pending > 0)
        add(std::to_string(d.pending) + " drawn sessions still wait, the answered ones stand for them");
    return reason;
}

Estimate hajek(const DesignEstimate& d, const LabelColumns& labels, const Bitmap& selection, bool anyDraw)
{
    Estimate e;
    e.method = Method::Hajek;
    e.assumption = kByDesign;
    if (!d.usable) {
        Bitmap labelled = labels.labeled;
        labelled &= selection;
        if (d.skips.skipped > 0)
            e.reason = std::to_string(d.skips.skipped) + " drawn sessions were skipped and none was answered";
        else if (!anyDraw)
            e.reason = labelled.count() == 0 ? "no draw has been made yet: draw sessions and label them"
                                             : "the labels here were not drawn with a known probability: make a draw";
        else
            e.reason = "no drawn session of these has been answered yet";
        return e;
    }
    e.value = d.value;
    e.interval = d.interval;
    e.n = d.n;
    e.effectiveN = d.effectiveN;
    e.census = d.census;
    e.largestWeight = d.largestWeight;
    if (d.census)
        e.assumption = "nothing: every session is labeled";
    e.reason = hajekReason(d);
    const bool few = !d.census && (d.n < kFew || d.effectiveN < kFew);
    const bool doubtful = d.covered < 1 - 1e-9 || few || d.unansweredDraw || d.skips.high - d.skips.low > kWideBounds;
    e.status = doubtful ? Status::Caution : Status::Ok;
    return e;
}

/// Margins that are known and not in the weights: every number is of the sample, not of production.
void doubt(Estimate& e, const std::string& marginsProblem)
{
    if (marginsProblem.empty())
        return;
    if (e.status == Status::Ok)
        e.status = Status::Caution;
    e.reason += (e.reason.empty() ? "" : "; ") + std::string("not weighted to the project's margins (") + marginsProblem
        + ")";
}

} // namespace

std::string_view methodName(Method method)
{
    constexpr std::array<std::string_view, 9> names{"rating_share", "label_mean", "hajek", "prediction_powered",
        "post_stratified", "raked", "propensity", "doubly_robust", "shrinkage"};
    return names.at(static_cast<std::size_t>(method));
}

std::string_view methodTitle(Method method)
{
    constexpr std::array<std::string_view, 9> titles{"Thumbs as they are", "Labels, uncorrected",
        "Labels by design (Hájek)", "Labels by design, with the model", "Thumbs, post-stratified", "Thumbs, raked",
        "Thumbs, by who rates (propensity)", "Thumbs, doubly robust", "Thumbs, small groups shrunk"};
    return titles.at(static_cast<std::size_t>(method));
}

std::string_view statusName(Status status)
{
    constexpr std::array<std::string_view, 3> names{"ok", "caution", "refused"};
    return names.at(static_cast<std::size_t>(status));
}

std::string_view lightName(Light light)
{
    constexpr std::array<std::string_view, 3> names{"green", "amber", "red"};
    return names.at(static_cast<std::size_t>(light));
}

const Estimate* Estimates::of(Method method) const
{
    const auto found
        = std::find_if(estimates.begin(), estimates.end(), [&](const Estimate& e) { return e.method == method; });
    return found == estimates.end() ? nullptr : &*found;
}

Estimates estimateQuality(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, SelectedBy selectedBy)
{
    Estimates result;
    selection.forEach([&](std::size_t row) {
        ++result.sessions;
        result.weight += frame.weights[row];
        if (labels.labeled.test(row) && std::isnan(labels.values[row]))
            ++result.cantTell;
        if (labels.waiting.test(row))
            ++result.waiting;
    });
    const DesignEstimate design = estimateByDesign(frame, labels, selection, draws);
    result.skips = design.skips;
    result.covered = design.covered;
    result.draws = design.draws;
    result.estimates = {ratingShare(frame, labels, selection), labelMean(frame, labels, selection),
        hajek(design, labels, selection, !draws.empty())};
    if (Estimate& none = result.estimates.back(); result.sessions > 0 && !(result.weight > 0) && !design.usable)
        none.reason = "the sampling weights of these sessions add up to nothing: there is nothing to draw from";
    if (selectedBy == SelectedBy::Labels) {
        Estimate& refused = result.estimates.back();
        refused = {};
        refused.method = Method::Hajek;
        refused.assumption = kByDesign;
        refused.reason = "these sessions were chosen by their labels, nothing was drawn from among them: take that "
                         "condition out of the filter";
    }
    for (Estimate& e : result.estimates)
        doubt(e, frame.marginsProblem);
    return result;
}

void addPredictionPowered(Estimates& estimates, const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, std::span<const float> predictions, const std::string& whyNone)
{
    Estimate e;
    e.assumption = kByDesign;
    const Estimate* byDesign = estimates.of(Method::Hajek);
    if (byDesign != nullptr && byDesign->status == Status::Refused) {
        e.reason = byDesign->reason;
    } else if (predictions.empty()) {
        e.reason = whyNone;
    } else {
        const DesignEstimate d = estimateByDesign(frame, labels, selection, draws, predictions);
        e = hajek(d, labels, selection, !draws.empty());
        const std::string doubts = e.reason.empty() ? "" : "; " + e.reason;
        e.reason = d.lambda > 0 ? "predictions count " + percent(d.lambda) + ", their correlation with the labels is "
                + hundredths(d.correlation) + doubts
                                : "the model does not narrow this yet, so that it counts nothing" + doubts;
        if (!d.census)
            e.assumption += "; the model narrows, it cannot bend";
        doubt(e, frame.marginsProblem);
    }
    e.method = Method::PredictionPowered;
    estimates.estimates.push_back(std::move(e));
}

const Estimate* bestByDesign(const Estimates& estimates)
{
    const Estimate* powered = estimates.of(Method::PredictionPowered);
    return powered != nullptr && powered->status != Status::Refused ? powered : estimates.of(Method::Hajek);
}

namespace {

void writeChecks(JsonWriter& json, const Estimate& e)
{
    if (!e.light)
        return;
    json.field("light", lightName(*e.light)).key("checks").beginArray();
    for (const Check& check : e.checks) {
        json.beginObject().field("check", check.name).field("light", lightName(check.light));
        json.field("value", check.value).field("said", check.said).endObject();
    }
    json.endArray();
}

} // namespace

void writeEstimates(JsonWriter& json, const Estimates& estimates)
{
    json.field("schema", 1).field("question", estimates.question);
    json.key("frame").beginObject().field("sessions", estimates.sessions).field("weight", estimates.weight);
    json.field("filter", estimates.filter).endObject();
    json.key("estimates").beginArray();
    for (const Estimate& e : estimates.estimates) {
        const bool refused = e.status == Status::Refused;
        const auto number
            = [&](const char* name, double v) { refused ? json.key(name).null() : json.key(name).value(v); };
        json.beginObject().field("method", methodName(e.method));
        number("value", e.value);
        number("low", e.interval.low);
        number("high", e.interval.high);
        json.field("n", e.n).field("n_effective", e.effectiveN).field("census", e.census);
        json.field("largest_weight", e.largestWeight);
        json.field("status", statusName(e.status)).field("assumption", e.assumption).field("reason", e.reason);
        writeChecks(json, e);
        json.endObject();
    }
    json.endArray();
    json.field("cant_tell", estimates.cantTell).field("waiting", estimates.waiting);
    json.key("skipped").beginObject().field("n", estimates.skips.skipped);
    json.field("low", estimates.skips.low).field("high", estimates.skips.high).endObject();
    json.key("draws").beginArray();
    for (const DrawId id : estimates.draws)
        json.value(id.value());
    json.endArray();
    if (estimates.truth)
        json.field("truth", *estimates.truth);
}

std::string estimatesToJson(const Estimates& estimates, int indent)
{
    JsonWriter json(indent);
    json.beginObject();
    writeEstimates(json, estimates);
    json.endObject();
    return json.take();
}

} // namespace turnout::estimate
