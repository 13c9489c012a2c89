// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ModelReport.h"

#include "base/Json.h"
#include "stats/Interval.h"
#include "workbench/PlainText.h"

#include <cmath>

namespace turnout::workbench {
namespace {

constexpr int kDecimals = 3;

std::string calibrationText(const learn::HeldOut& quality)
{
    TextTable table({{"model says", true}, {"labels say", true}, {"n", true}});
    for (const auto& bin : quality.bins)
        table.add({percentText(bin.predicted), percentText(bin.observed), countText(static_cast<std::int64_t>(bin.n))});
    return table.text();
}

} // namespace

std::string modelSentence(const LearnedModel& model)
{
    const learn::HeldOut& q = model.quality;
    if (!q.betterThanGuessing)
        return "Not yet better than guessing: on " + countText(static_cast<std::int64_t>(q.n))
            + " labels it had not seen, the model's order is right for " + percentText(q.auc)
            + " of pairs, and half would be chance.";
    return "On labels it had not seen, the model puts a good session above a bad one " + percentText(q.auc)
        + " of the time, and explains " + percentText(q.explained)
        + " of what labels differ in: about that share of labels it saves.";
}

std::vector<CalibrationPoint> calibrationPoints(const LearnedModel& model)
{
    std::vector<CalibrationPoint> points;
    for (const auto& bin : model.quality.bins) {
        const auto interval = stats::wilson(bin.observed, static_cast<double>(bin.n));
        points.push_back(
            {bin.predicted, bin.observed, interval.low, interval.high, static_cast<std::int64_t>(bin.n), {}});
        for (const std::uint32_t member : bin.members)
            points.back().rows.push_back(model.labelled[member]);
    }
    return points;
}

std::string modelText(const LearnedModel& model)
{
    const learn::HeldOut& q = model.quality;
    const auto n = [](std::size_t count) { return countText(static_cast<std::int64_t>(count)); };
    std::string out = modelSentence(model) + "\n\n";
    out += "Question \"" + visible(model.question) + "\", " + n(q.n) + " labels, " + n(q.good) + " good; "
        + (model.weighted ? "weighted to the frame" : "each label counts alike") + ".\n";
    out += "AUC " + numberText(q.auc, kDecimals) + " [" + numberText(q.aucLow, kDecimals) + ", "
        + numberText(q.aucHigh, kDecimals) + "]; Brier " + numberText(q.brier, kDecimals) + " (saying the mean of all: "
        + numberText(q.brierOfMean, kDecimals) + "); R² " + numberText(q.explained, kDecimals) + ".\n";
    out += std::string(q.calibrated ? "Calibrated as far as can be seen" : "Not calibrated") + ": expected error "
        + percentText(q.calibrationError) + ", z " + numberText(q.calibrationZ, 2) + ".\n\n";
    out += calibrationText(q);
    if (q.moved)
        out += "\nQuality has moved: labels of the latest draw are " + numberText(std::abs(q.movedBy) * 100, 1)
            + " points " + (q.movedBy < 0 ? "worse" : "better") + " beside these predictions than those before (z "
            + numberText(q.movedZ, 1) + ").\n";
    if (!q.trusted())
        out += "\nDraws that go by this model take half or more at random"
            + (q.cold ? ": it is cold with fewer than " + n(learn::HeldOut::kWarm) + " labels" : "") + ".\n";
    out += "\nModel " + model.fingerprint + ", made in " + numberText(model.seconds, 1) + " s.\n";
    return out;
}

std::string modelToJson(const LearnedModel& model, int indent)
{
    const learn::HeldOut& q = model.quality;
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("question", model.question).field("fingerprint", model.fingerprint);
    json.field("labels", q.n).field("good", q.good).field("weighted", model.weighted);
    json.field("better_than_guessing", q.betterThanGuessing).field("calibrated", q.calibrated).field("cold", q.cold);
    json.key("moved").beginObject().field("is", q.moved).field("by", q.movedBy).field("z", q.movedZ).endObject();
    json.key("auc").beginObject().field("value", q.auc).field("low", q.aucLow).field("high", q.aucHigh).endObject();
    json.field("brier", q.brier).field("brier_of_mean", q.brierOfMean).field("r2", q.explained);
    json.key("calibration").beginObject().field("error", q.calibrationError).field("z", q.calibrationZ);
    json.key("bins").beginArray();
    for (const auto& bin : q.bins)
        json.beginObject()
            .field("n", bin.n)
            .field("predicted", bin.predicted)
            .field("observed", bin.observed)
            .endObject();
    json.endArray().endObject();
    json.field("sentence", modelSentence(model)).endObject();
    return json.take();
}

} // namespace turnout::workbench
