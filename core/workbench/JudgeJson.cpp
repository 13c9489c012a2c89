// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/JudgeReport.h"

namespace turnout::workbench {
namespace {

void writeCalibration(JsonWriter& json, const agreement::JudgeMeasures& m)
{
    json.key("calibration").beginObject().field("probabilities", m.probabilities);
    const auto known = [&](double value) { return m.probabilities ? std::optional(value) : std::nullopt; };
    json.field("brier", known(m.brier)).field("error", known(m.calibrationError));
    json.field("brier_of_mean", m.brierOfMean).field("brier_scaled", m.brierScaled);
    json.field("error_scaled", m.calibrationErrorScaled);
    json.key("platt").beginObject().field("slope", m.scaling.slope).field("intercept", m.scaling.intercept).endObject();
    json.key("bins").beginArray();
    for (const stats::CalibrationBin& bin : m.bins)
        json.beginObject().field("n", bin.n).field("said", bin.predicted).field("good", bin.observed).endObject();
    json.endArray().endObject();
}

void writeErrors(JsonWriter& json, const JudgeReport& judge)
{
    const agreement::JudgeMeasures& m = judge.measures;
    json.key("segments").beginArray();
    for (const agreement::SegmentErrors& part : m.segments) {
        json.beginObject().field("segment", part.segment).field("value", part.value).field("n", part.n);
        json.field("errors", part.errors.value).field("low", part.errors.interval.low);
        json.field("high", part.errors.interval.high).field("says_good_is_bad", part.falseGood);
        json.field("says_bad_is_good", part.falseBad).endObject();
    }
    json.endArray().field("errors", m.errors.size()).key("sessions").beginArray();
    for (std::size_t i = 0; i < judge.errors.size(); ++i)
        json.beginObject()
            .field("session", judge.errors[i].session)
            .field("score", m.errors[i].score)
            .field("label", m.errors[i].label)
            .field("says", m.errors[i].saysGood ? "good" : "bad")
            .endObject();
    json.endArray();
}

} // namespace

std::string judgesToJson(const JudgesReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("question", report.question).field("filter", report.filter);
    json.field("labels", report.labels).field("by_design", report.byDesign).key("judges").beginArray();
    for (const JudgeReport& judge : report.judges) {
        const agreement::JudgeMeasures& m = judge.measures;
        json.beginObject().field("score", m.score).field("n", m.n).field("good", m.good);
        json.field("n_effective", m.effectiveN).field("auc", m.auc);
        json.field("auc_low", m.auc ? std::optional(m.aucInterval.low) : std::nullopt);
        json.field("auc_high", m.auc ? std::optional(m.aucInterval.high) : std::nullopt);
        json.field("threshold", m.threshold).key("agreement").beginObject().field("value", m.agreement.value);
        json.field("low", m.agreement.interval.low).field("high", m.agreement.interval.high).field("kappa", m.kappa);
        json.field("optimistic", m.optimistic).field("commoner", m.commoner).endObject();
        writeCalibration(json, m);
        json.key("random_part").beginObject().field("judged", judge.part.judged).field("others", judge.part.others);
        json.field("auc", judge.part.auc).field("z", judge.part.z).field("p", judge.part.p);
        json.field("segment", judge.part.segment).field("differs", judge.part.differs);
        json.field("suspicious", judge.part.suspicious).endObject();
        writeErrors(json, judge);
        json.key("warnings").beginArray();
        for (const std::string& warning : judge.warnings)
            json.value(warning);
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
