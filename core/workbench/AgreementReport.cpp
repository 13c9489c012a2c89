// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/AgreementReport.h"

#include "agreement/Consensus.h"
#include "store/SessionReader.h"
#include "workbench/Adjudication.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/PlainText.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

using agreement::Opinions;

Result<void> checkSegments(const population::Frame& frame, const std::vector<std::string>& segments)
{
    for (const std::string& name : segments)
        if (frame.segment(name) == nullptr) {
            std::string said = "there is no segment \"" + name + "\"; there are: ";
            for (const auto& segment : frame.segments)
                said.append(&segment == &frame.segments.front() ? "" : ", ").append(segment.name);
            return Error{ErrorCode::BadInput, said, {}};
        }
    return {};
}

/// The model of annotators who err, or nothing where it has no way to tell who does.
std::optional<stats::DawidSkene> modelOf(const QuestionReport& report)
{
    constexpr auto kFewest = 3;
    const auto sharing = std::count_if(report.agreement.annotators.begin(), report.agreement.annotators.end(),
        [](const agreement::AnnotatorAgreement& person) { return person.shared > 0; });
    if (sharing < kFewest)
        return std::nullopt;
    const Opinions& opinions = report.opinions;
    return stats::dawidSkene(opinions.judgements, opinions.annotators.size(), opinions.values.size());
}

/// The units that are seen differently, with what votes and reliability make of them.
Result<void> listDisagreements(store::Connection& connection, std::size_t most, QuestionReport& report)
{
    const auto units = agreement::disagreements(report.opinions);
    const auto votes = stats::majority(report.opinions.judgements, report.opinions.values.size());
    auto model = modelOf(report);
    if (model && agreement::overrules(*model, report.opinions, votes))
        model.reset();
    for (std::size_t i = 0; i < report.annotators.size(); ++i)
        report.reliability.push_back(
            model && report.agreement.annotators[i].shared > 0 ? std::optional(model->reliability(i)) : std::nullopt);
    report.disagreementCount = units.size();
    std::vector<SessionId> ids;
    for (std::size_t i = 0; i < std::min(most, units.size()); ++i) {
        const agreement::Unit& unit = report.opinions.units[units[i]];
        const auto answers = report.opinions.of(units[i]);
        Disagreement disagreement{
            unit, {}, {answers.begin(), answers.end()}, votes[units[i]], std::nullopt, std::nullopt};
        if (model)
            disagreement.likely.emplace(model->best(units[i]), model->belief(units[i], model->best(units[i])));
        report.disagreements.push_back(std::move(disagreement));
        ids.push_back(unit.session);
    }
    auto sessions = store::externalIds(connection, ids);
    if (!sessions)
        return sessions.error();
    for (std::size_t i = 0; i < sessions->size(); ++i)
        report.disagreements[i].session = std::move((*sessions)[i]);
    return {};
}

} // namespace

Result<AgreementReport> agreementOf(OpenProject& project, const AgreementRequest& request, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto questions = choiceQuestions(snapshot.rubric, request.questions);
    if (!questions)
        return questions.error();
    if (const auto known = checkSegments(*snapshot.frame, request.segments); !known)
        return known.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto names = annotatorNames(**connection);
    if (!names)
        return names.error();
    AgreementReport report;
    report.filter = population::filterText(request.filter);
    const auto selection = population::apply(request.filter, *snapshot.frame, snapshot.labels);
    for (const session::Question& question : *questions) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped", {}};
        QuestionReport of;
        const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            of.opinions = agreement::opinionsOn(question, fold, *snapshot.frame, selection);
        });
        if (!read)
            return read.error();
        of.annotators = namesOf(of.opinions, *names);
        of.agreement = agreement::measure(of.opinions);
        for (const std::string& segment : request.segments)
            of.segments.push_back({segment, agreement::measureBy(of.opinions, *snapshot.frame->segment(segment))});
        of.confusion = agreement::confusionOfAll(of.opinions);
        if (const auto listed = listDisagreements(**connection, request.disagreements, of); !listed)
            return listed.error();
        const auto decided = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            for (Disagreement& one : of.disagreements)
                one.decided = decisionOn(fold, question.id, one.unit);
        });
        if (!decided)
            return decided.error();
        report.questions.push_back(std::move(of));
    }
    return report;
}

std::string agreementSentence(const QuestionReport& report)
{
    const agreement::Measures& all = report.agreement.all;
    const auto answers
        = [](std::size_t n) { return countText(static_cast<std::int64_t>(n)) + (n == 1 ? " answer" : " answers"); };
    if (all.answers == 0)
        return "Nobody has answered this question yet.";
    if (all.shared == 0)
        return answers(all.answers)
            + ", and no session was answered by two annotators: have some sessions labeled twice to measure agreement.";
    std::string text = "On " + countText(static_cast<std::int64_t>(all.shared))
        + (all.shared == 1 ? " session" : " sessions") + " with several answers, two annotators say the same "
        + percentText(*all.raw.value) + " of the time";
    const stats::Coefficient& alpha = all.nominal;
    if (!alpha.value)
        return text + "; there is only one answer, so agreement by chance cannot be told from more.";
    // Krippendorff's own marks for what conclusions can rest on.
    constexpr double kReliable = 0.8;
    constexpr double kTentative = 0.667;
    text += ". Krippendorff's α is " + numberText(*alpha.value, 2) + " [" + numberText(alpha.interval.low, 2) + ", "
        + numberText(alpha.interval.high, 2) + "]: ";
    if (*alpha.value >= kReliable)
        return text + "reliable.";
    if (*alpha.value >= kTentative)
        return text + "enough for tentative conclusions (0.80 is reliable).";
    return text + "too little to rest conclusions on single answers (0.67 is tentative, 0.80 reliable).";
}

std::vector<std::pair<std::size_t, std::size_t>> votesOf(const QuestionReport& report, const Disagreement& disagreement)
{
    std::vector<std::pair<std::size_t, std::size_t>> votes(report.opinions.values.size());
    for (std::size_t value = 0; value < votes.size(); ++value)
        votes[value].first = value;
    for (const stats::Judgement& answer : disagreement.answers)
        ++votes[answer.value].second;
    std::erase_if(votes, [](const auto& vote) { return vote.second == 0; });
    std::stable_sort(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return votes;
}

} // namespace turnout::workbench
