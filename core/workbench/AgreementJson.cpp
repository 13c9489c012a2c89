// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/AgreementReport.h"

namespace turnout::workbench {
namespace {

void writeCoefficient(JsonWriter& json, const char* name, const stats::Coefficient& coefficient)
{
    json.key(name).beginObject().field("value", coefficient.value);
    const auto end
        = [&](const char* key, double at) { coefficient.value ? json.field(key, at) : json.key(key).null(); };
    end("low", coefficient.interval.low);
    end("high", coefficient.interval.high);
    json.endObject();
}

void writeMaybe(JsonWriter& json, const char* name, const std::optional<stats::Coefficient>& coefficient)
{
    if (coefficient)
        writeCoefficient(json, name, *coefficient);
    else
        json.key(name).null();
}

void writeMeasures(JsonWriter& json, const agreement::Measures& measures)
{
    json.field("units", measures.units).field("shared", measures.shared).field("answers", measures.answers);
    writeCoefficient(json, "raw_agreement", measures.raw);
    writeCoefficient(json, "fleiss_kappa", measures.fleiss);
    writeCoefficient(json, "gwet_ac1", measures.ac1);
    writeCoefficient(json, "alpha_nominal", measures.nominal);
    writeMaybe(json, "alpha_ordinal", measures.ordinal);
    writeMaybe(json, "alpha_interval", measures.interval);
}

void writeTable(JsonWriter& json, const char* name, const std::vector<double>& table, std::size_t columns)
{
    json.key(name).beginArray();
    for (std::size_t i = 0; i < table.size(); i += columns) {
        json.beginArray();
        for (std::size_t k = 0; k < columns; ++k)
            json.value(table[i + k]);
        json.endArray();
    }
    json.endArray();
}

void writePeople(JsonWriter& json, const QuestionReport& report)
{
    json.key("annotators").beginArray();
    for (std::size_t i = 0; i < report.annotators.size(); ++i) {
        const agreement::AnnotatorAgreement& person = report.agreement.annotators[i];
        json.beginObject().field("annotator", report.annotators[i]).field("answers", person.answers);
        json.field("shared", person.shared);
        writeCoefficient(json, "raw_agreement", person.raw);
        json.field("reliability", report.reliability[i]).endObject();
    }
    json.endArray().key("pairs").beginArray();
    for (const agreement::PairAgreement& pair : report.agreement.pairs) {
        json.beginObject().field("a", report.annotators[pair.a]).field("b", report.annotators[pair.b]);
        json.field("shared", pair.shared);
        writeCoefficient(json, "raw_agreement", pair.raw);
        writeCoefficient(json, "cohen_kappa", pair.kappa);
        json.endObject();
    }
    json.endArray();
}

void writeValues(JsonWriter& json, const QuestionReport& report)
{
    json.key("values").beginArray();
    for (std::size_t i = 0; i < report.opinions.values.size(); ++i) {
        const agreement::ValueAgreement& value = report.agreement.values[i];
        json.beginObject().field("value", report.opinions.values[i]).field("answers", value.answers);
        writeCoefficient(json, "specific_agreement", value.specific);
        writeCoefficient(json, "alpha", value.alpha);
        json.endObject();
    }
    json.endArray();
    writeTable(json, "confusion", report.confusion, report.opinions.values.size());
}

void writeSegments(JsonWriter& json, const QuestionReport& report)
{
    json.key("segments").beginArray();
    for (const SegmentPart& part : report.segments) {
        json.beginObject().field("segment", part.segment).key("values").beginArray();
        for (const agreement::SegmentAgreement& value : part.values) {
            json.beginObject().field("value", value.value);
            writeMeasures(json, value.measures);
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

void writeDisagreements(JsonWriter& json, const QuestionReport& report)
{
    json.field("disagreement_count", report.disagreementCount).key("disagreements").beginArray();
    for (const Disagreement& disagreement : report.disagreements) {
        json.beginObject().field("session", disagreement.session).field("turn", disagreement.unit.turn);
        json.field("majority", report.opinions.values[disagreement.vote.value]).field("tied", disagreement.vote.tied);
        json.key("most_probable");
        if (disagreement.likely)
            json.beginObject()
                .field("value", report.opinions.values[disagreement.likely->first])
                .field("probability", disagreement.likely->second)
                .endObject();
        else
            json.null();
        json.key("adjudicated");
        if (disagreement.decided) {
            json.beginArray();
            for (const std::string& value : disagreement.decided->values)
                json.value(value);
            json.endArray();
        } else {
            json.null();
        }
        json.key("answers").beginArray();
        for (const stats::Judgement& answer : disagreement.answers)
            json.beginObject()
                .field("annotator", report.annotators[answer.annotator])
                .field("value", report.opinions.values[answer.value])
                .endObject();
        json.endArray().endObject();
    }
    json.endArray();
}

} // namespace

std::string agreementToJson(const AgreementReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("filter", report.filter).key("questions").beginArray();
    for (const QuestionReport& question : report.questions) {
        json.beginObject().field("question", question.opinions.question.id);
        json.field("title", question.opinions.question.title);
        writeMeasures(json, question.agreement.all);
        writeValues(json, question);
        writePeople(json, question);
        writeSegments(json, question);
        writeDisagreements(json, question);
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
