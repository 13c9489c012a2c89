// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/RubricChange.h"

#include "store/LabelStore.h"
#include "workbench/PlainText.h"

#include <utility>

namespace turnout::workbench {
namespace {

using labeling::Carried;
using labeling::CarryOver;
using labeling::QuestionCarried;
using State = QuestionCarried::State;

std::string answersText(std::int64_t answers)
{
    return countText(answers) + (answers == 1 ? " answer" : " answers");
}

std::string stateText(const QuestionCarried& question)
{
    switch (question.state) {
    case State::Same:
        return "as it is";
    case State::Changed:
        return "changed";
    case State::Incompatible:
        return "asks for something else now";
    case State::Gone:
        return "gone";
    case State::New:
        return "new";
    }
    return {};
}

std::string countsText(const labeling::ValueCarried& value)
{
    const auto number = [](const std::optional<double>& counts) { return counts ? jsonNumber(*counts) : "nothing"; };
    if (value.carried == Carried::New)
        return value.countsAs ? "counts " + number(value.countsAs) : "";
    if (value.carried != Carried::Kept || value.countedAs == value.countsAs)
        return value.countedAs ? "counts " + number(value.countedAs) : "";
    return "counts " + number(value.countsAs) + " instead of " + number(value.countedAs);
}

std::string fateText(const labeling::ValueCarried& value)
{
    switch (value.carried) {
    case Carried::Kept:
        return "kept";
    case Carried::AsGiven:
        return "no longer offered; answers count as they did";
    case Carried::NotCounted:
        return "no longer counted";
    case Carried::New:
        return "new";
    }
    return {};
}

} // namespace

Result<RubricChange> previewRubric(OpenProject& project, const session::Rubric& rubric)
{
    if (const auto sound = session::checkRubric(rubric); !sound)
        return sound.error();
    RubricChange change;
    const auto read = project.withLabels([&](const labeling::LabelFold& labels, const labeling::Rubrics& rubrics) {
        if (!rubrics.empty()) {
            change.version = rubrics.rbegin()->first;
            change.present = rubrics.rbegin()->second;
        }
        change.changes = !(change.present == rubric);
        change.carry = labeling::carryOver(labels, rubrics, rubric);
    });
    if (!read)
        return read.error();
    return change;
}

Result<RubricId> setRubric(OpenProject& project, const session::Rubric& rubric, RubricId expected)
{
    const auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    RubricId id;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              const auto present = store::currentRubric(connection);
              if (expected.valid() && present && present->id != expected)
                  return Error{ErrorCode::Refused,
                      "Another version of the rubric was set meanwhile: look at what carries over again.", {}};
              const auto added = store::addRubric(connection, rubric, project.clock().now());
              if (!added)
                  return added.error();
              id = *added;
              return {};
          });
    if (!written)
        return written.error();
    project.rubricChanged();
    return id;
}

Result<std::pair<RubricId, session::Rubric>> rubricOfVersion(OpenProject& project, RubricId version)
{
    std::optional<std::pair<RubricId, session::Rubric>> found;
    std::string there;
    const auto read = project.withLabels([&](const labeling::LabelFold&, const labeling::Rubrics& rubrics) {
        const auto at = version.valid() ? rubrics.find(version)
            : rubrics.empty()           ? rubrics.end()
                                        : std::prev(rubrics.end());
        if (at != rubrics.end())
            found = *at;
        for (const auto& [id, rubric] : rubrics)
            there += (there.empty() ? "" : ", ") + std::to_string(id.value());
    });
    if (!read)
        return read.error();
    if (!found)
        return Error{ErrorCode::NotFound,
            there.empty() ? std::string("The project has no rubric. Set one first.")
                          : "There is no version " + std::to_string(version.value()) + "; there are: " + there,
            {}};
    return *found;
}

std::string carryOverSentence(const CarryOver& carry)
{
    if (carry.answers == 0)
        return {};
    std::string text = answersText(carry.kept) + " of " + countText(carry.answers) + " (" + countText(carry.sessions)
        + (carry.sessions == 1 ? " session) carry over" : " sessions) carry over");
    if (carry.asGiven > 0)
        text += "; " + countText(carry.asGiven) + " with values that are no longer offered count as they did";
    if (carry.notCounted > 0)
        text += "; " + countText(carry.notCounted) + " will no longer be counted";
    return text + ".";
}

std::string carryOverText(const CarryOver& carry)
{
    if (carry.answers == 0)
        return "There are no labels yet that it could change.\n";
    std::string out = carryOverSentence(carry) + "\n";
    TextTable table({{"question"}, {"value"}, {"answers", true}, {""}, {""}});
    for (const QuestionCarried& question : carry.questions) {
        std::string fate = stateText(question);
        if (question.notCounted > 0)
            fate += "; " + countText(question.notCounted) + " no longer counted";
        table.add({question.id, "", countText(question.answers), fate, ""});
        for (const labeling::ValueCarried& value : question.values)
            if (question.state != State::Same || value.answers > 0)
                table.add({"", value.value, countText(value.answers), fateText(value), countsText(value)});
    }
    out += "\n" + table.text(2) + "\n";
    const auto labeled = [](std::int64_t sessions, const std::string& question) {
        return countText(sessions)
            + (question.empty() ? std::string(" (nothing is estimated)") : " (" + visible(question) + ")");
    };
    out += "Labeled sessions: " + labeled(carry.countedBefore, carry.estimatedBefore) + " before, "
        + labeled(carry.countedAfter, carry.estimatedAfter) + " after";
    if (carry.valuesChanged > 0)
        out += "; " + countText(carry.valuesChanged) + " of them count as something else";
    out += ".\nNothing is deleted: setting the rubric from before brings everything back.\n";
    return out;
}

void carryOverToJson(JsonWriter& json, const CarryOver& carry)
{
    json.beginObject().field("sessions", carry.sessions).field("answers", carry.answers).field("kept", carry.kept);
    json.field("as_given", carry.asGiven).field("not_counted", carry.notCounted);
    json.field("estimated_before", carry.estimatedBefore).field("estimated_after", carry.estimatedAfter);
    json.field("labeled_before", carry.countedBefore).field("labeled_after", carry.countedAfter);
    json.field("values_changed", carry.valuesChanged).key("questions").beginArray();
    for (const QuestionCarried& question : carry.questions) {
        json.beginObject().field("id", question.id).field("state", labeling::questionStateName(question.state));
        json.field("answers", question.answers).field("kept", question.kept).field("as_given", question.asGiven);
        json.field("not_counted", question.notCounted).key("values").beginArray();
        for (const labeling::ValueCarried& value : question.values)
            json.beginObject()
                .field("value", value.value)
                .field("carried", labeling::carriedName(value.carried))
                .field("answers", value.answers)
                .field("counted_as", value.countedAs)
                .field("counts_as", value.countsAs)
                .endObject();
        json.endArray().endObject();
    }
    json.endArray().endObject();
}

} // namespace turnout::workbench
