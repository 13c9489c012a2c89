// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/JudgeReport.h"

#include "queue/DesignWeights.h"
#include "store/SessionReader.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

constexpr std::size_t kFewestLabels = 50; ///< with fewer nothing is more than a hint

/// Sessions with a label that counts, and what each stands for.
struct Labels {
    std::vector<std::pair<population::Row, double>> rows;
    bool byDesign = false;
    std::vector<population::Row> outside; ///< labeled, but of no draw, where others are of one
};

Labels labelsOf(const Snapshot& snapshot, const population::Bitmap& selection)
{
    Labels labels;
    const auto design
        = queue::combineDraws(*snapshot.frame, snapshot.labels, selection, *snapshot.draws, queue::Response::Answered);
    for (const auto& [row, weight] : queue::combinedWeights(*snapshot.frame, design))
        if (weight > 0 && !std::isnan(snapshot.labels.values[row]))
            labels.rows.emplace_back(row, weight);
    labels.byDesign = !labels.rows.empty();
    population::Bitmap inDraws(snapshot.frame->size());
    for (const auto& [row, weight] : labels.rows)
        inDraws.set(row);
    for (population::Row row = 0; row < snapshot.frame->size(); ++row) {
        if (!selection.test(row) || !snapshot.labels.labeled.test(row) || std::isnan(snapshot.labels.values[row]))
            continue;
        if (!labels.byDesign)
            labels.rows.emplace_back(row, 1.0);
        else if (!inDraws.test(row) && snapshot.frame->weights[row] > 0)
            labels.outside.push_back(row);
    }
    return labels;
}

Result<std::vector<const population::ScoreColumn*>> scoresOf(
    const population::Frame& frame, const std::vector<std::string>& asked)
{
    std::vector<const population::ScoreColumn*> scores;
    scores.reserve(frame.scores.size());
    if (asked.empty())
        for (const population::ScoreColumn& score : frame.scores)
            scores.push_back(&score);
    for (const std::string& name : asked) {
        const population::ScoreColumn* score = frame.score(name);
        if (score == nullptr) {
            std::string said = "there is no score \"" + name + "\"";
            for (const auto& known : frame.scores)
                said.append(&known == &frame.scores.front() ? "; there are: " : ", ").append(known.name);
            return Error{ErrorCode::BadInput, said, {}};
        }
        scores.push_back(score);
    }
    return scores;
}

Result<std::vector<std::string>> segmentsOf(const population::Frame& frame, const std::vector<std::string>& asked)
{
    constexpr std::size_t kMostValues = 50;
    for (const std::string& name : asked)
        if (frame.segment(name) == nullptr)
            return Error{ErrorCode::BadInput, "there is no segment \"" + name + "\"", {}};
    if (!asked.empty())
        return asked;
    std::vector<std::string> names;
    for (const population::SegmentColumn& segment : frame.segments)
        if (segment.values.size() > 2 && segment.values.size() <= kMostValues + 1) // one is "not given"
            names.push_back(segment.name);
    return names;
}

std::vector<std::string> warningsOf(
    const JudgeReport& report, const Labels& labels, const population::ScoreColumn& score)
{
    std::vector<std::string> warnings;
    const agreement::JudgeMeasures& m = report.measures;
    if (report.part.suspicious)
        warnings.push_back(
            "The sessions it judged are not a random part of the frame: they can be told from the others "
            "by their segments (AUC "
            + numberText(report.part.auc, 2) + ", z " + numberText(report.part.z, 1)
            + (report.part.segment.empty()
                    ? std::string()
                    : "; they differ most in " + report.part.segment + ", by " + percentText(report.part.differs))
            + "). What is measured here need not hold for the rest.");
    if (!labels.byDesign && m.n > 0)
        warnings.emplace_back("The labels were not drawn with a known probability, so they speak for themselves only.");
    const auto outside = std::count_if(labels.outside.begin(), labels.outside.end(),
        [&](population::Row row) { return !std::isnan(score.values[row]); });
    if (outside > 0)
        warnings.push_back(countText(outside) + (outside == 1 ? " labeled session has" : " labeled sessions have")
            + " no part in this: no draw asked for them, so nobody knows what they stand for.");
    if (m.n > 0 && m.n < kFewestLabels)
        warnings.push_back("Only " + countText(static_cast<std::int64_t>(m.n))
            + (m.n == 1 ? " session has" : " sessions have") + " this score and a label.");
    if (m.auc && m.aucInterval.high < 0.5)
        warnings.emplace_back("It points the wrong way: the better people find a session, the lower its score.");
    else if (m.auc && m.agreement.value <= m.commoner)
        warnings.push_back("Saying the commoner answer of every session agrees with people as often ("
            + percentText(m.commoner) + ").");
    return warnings;
}

Result<void> nameErrors(store::Connection& connection, const Snapshot& snapshot, std::size_t most, JudgeReport& report)
{
    std::vector<SessionId> ids;
    for (const agreement::JudgedError& error : report.measures.errors) {
        if (ids.size() >= most)
            break;
        ids.push_back(snapshot.frame->ids[error.row]);
    }
    auto names = store::externalIds(connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < ids.size(); ++i)
        report.errors.push_back({ids[i], std::move((*names)[i])});
    return {};
}

} // namespace

Result<JudgesReport> judgesOf(OpenProject& project, const JudgesRequest& request, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const session::Question* question = snapshot.rubric.estimated();
    if (question == nullptr)
        return Error{
            ErrorCode::Refused, "No question of the rubric counts for anything, so there is nothing to judge by.", {}};
    const auto scores = scoresOf(*snapshot.frame, request.scores);
    if (!scores)
        return scores.error();
    const auto segments = segmentsOf(*snapshot.frame, request.segments);
    if (!segments)
        return segments.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    JudgesReport report;
    report.filter = population::filterText(request.filter);
    report.question = question->id;
    const auto selection = population::apply(request.filter, *snapshot.frame, snapshot.labels);
    const Labels labels = labelsOf(snapshot, selection);
    report.labels = static_cast<std::int64_t>(labels.rows.size());
    report.byDesign = labels.byDesign;
    for (const population::ScoreColumn* score : *scores) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped", {}};
        std::vector<agreement::JudgedCase> cases;
        for (const auto& [row, weight] : labels.rows)
            if (!std::isnan(score->values[row]))
                cases.push_back({row, static_cast<double>(score->values[row]),
                    static_cast<double>(snapshot.labels.values[row]), weight});
        JudgeReport judge;
        judge.measures = agreement::measureJudge(score->name, std::move(cases), *snapshot.frame, *segments);
        judge.part = agreement::isRandomPart(*score, *snapshot.frame, selection);
        judge.warnings = warningsOf(judge, labels, *score);
        if (const auto named = nameErrors(**connection, snapshot, request.errors, judge); !named)
            return named.error();
        report.judges.push_back(std::move(judge));
    }
    std::stable_sort(report.judges.begin(), report.judges.end(), [](const JudgeReport& a, const JudgeReport& b) {
        return a.measures.auc.value_or(0) > b.measures.auc.value_or(0);
    });
    return report;
}

std::string judgeSentence(const JudgeReport& report)
{
    const agreement::JudgeMeasures& m = report.measures;
    if (m.n == 0)
        return "No session has this score and a label.";
    const std::string sessions = countText(static_cast<std::int64_t>(m.n)) + (m.n == 1 ? " session" : " sessions");
    if (!m.auc)
        return "On " + sessions + " people gave one answer only, so the judge has nothing to tell apart.";
    return "On " + sessions + ", a session people find good has the higher score than one they find bad "
        + percentText(*m.auc) + " of the time (AUC " + numberText(m.aucInterval.low, 2) + " – "
        + numberText(m.aucInterval.high, 2) + "). Called good from " + numberText(m.threshold, 2)
        + " up, it agrees with people on " + percentText(m.agreement.value) + " (" + rangeText(m.agreement.interval)
        + "), κ " + numberText(m.kappa, 2) + ".";
}

} // namespace turnout::workbench
