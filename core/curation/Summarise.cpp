// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Summarise.h"

#include "queue/DrawPolicy.h"

#include <algorithm>

namespace turnout::curation {
namespace {

using population::SegmentColumn;

/// Sums by code of one segment.
struct CodeSum {
    std::int64_t sessions = 0;
    double weight = 0;
    std::int64_t items = 0;
    double itemWeight = 0;
};

SegmentCoverage coverageOf(const SegmentColumn& column, const SummaryInput& input, const Summary& totals)
{
    std::vector<CodeSum> sums(column.values.size());
    input.selection.traffic.forEach([&](std::size_t row) {
        CodeSum& sum = sums[column.codes[row]];
        ++sum.sessions;
        sum.weight += input.frame.weights[row];
    });
    for (std::size_t i = 0; i < input.selection.rows.size(); ++i) {
        CodeSum& sum = sums[column.codes[input.selection.rows[i]]];
        ++sum.items;
        sum.itemWeight += input.designs[i].weight;
    }
    SegmentCoverage coverage{column.name, {}};
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
    for (std::size_t code = 0; code < sums.size(); ++code) {
        const CodeSum& sum = sums[code];
        if (sum.sessions == 0 && sum.items == 0)
            continue;
        coverage.values.push_back({column.values[code], sum.sessions, share(sum.weight, totals.traffic), sum.items,
            share(static_cast<double>(sum.items), static_cast<double>(totals.items)),
            share(sum.itemWeight, totals.weightSum)});
    }
    std::stable_sort(coverage.values.begin(), coverage.values.end(),
        [](const auto& a, const auto& b) { return a.traffic > b.traffic; });
    return coverage;
}

bool worthShowing(const SegmentColumn& column, const Recipe& recipe)
{
    const bool asked = std::any_of(
        recipe.quotas.begin(), recipe.quotas.end(), [&](const Quota& q) { return q.segment == column.name; });
    // The first value stands for "not given".
    return asked || (column.values.size() > 2 && column.values.size() <= queue::kBalanceValues + 1);
}

void countLabels(Summary& summary, const SummaryInput& input)
{
    const session::Question* question = nullptr;
    if (!input.rubrics.empty()) {
        const auto& [id, rubric] = *input.rubrics.rbegin();
        summary.rubric = id;
        summary.rubricName = rubric.name;
        summary.rubricJson = session::rubricToJson(rubric);
        question = rubric.estimated();
    }
    if (question != nullptr) {
        summary.question = question->id;
        for (const session::Option& option : question->options)
            if (option.countsAs || !input.recipe.onlyCounted)
                summary.labels.push_back({option.value, option.title, option.countsAs, 0, 0});
    }
    double agreement = 0;
    double weighted = 0;
    double mean = 0;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        const ItemLabel& label = input.labels[i];
        const double weight = input.designs[i].weight;
        auto count = std::find_if(summary.labels.begin(), summary.labels.end(),
            [&](const LabelCount& known) { return known.value == label.value && known.countsAs == label.countsAs; });
        if (count == summary.labels.end())
            count = summary.labels.insert(count, {label.value, label.value, label.countsAs, 0, 0});
        ++count->items;
        count->weight += weight;
        ++summary.rubricVersions[label.rubric.value()];
        if (label.agreement) {
            ++summary.severalAnnotators;
            agreement += *label.agreement;
        }
        if (label.countsAs) {
            weighted += weight;
            mean += weight * *label.countsAs;
        }
    }
    if (summary.severalAnnotators > 0)
        summary.agreement = agreement / static_cast<double>(summary.severalAnnotators);
    if (weighted > 0)
        summary.weightedMean = mean / weighted;
}

void countWeights(Summary& summary, const SummaryInput& input)
{
    double squares = 0;
    for (const ItemDesign& design : input.designs) {
        if (!design.draw.valid()) {
            ++summary.mustLabel;
            continue;
        }
        ++summary.weighted;
        summary.weightSum += design.weight;
        squares += design.weight * design.weight;
        summary.largestWeight = std::max(summary.largestWeight, design.weight);
    }
    summary.kishSize = squares > 0 ? summary.weightSum * summary.weightSum / squares : 0;
}

void countDraws(Summary& summary, SummaryInput& input)
{
    for (std::size_t i = 0; i < input.designs.size(); ++i)
        for (DrawUsed& draw : input.draws)
            if (draw.id == input.designs[i].draw) {
                ++draw.items;
                ++draw.arms[input.arms[i]];
            }
    for (DrawUsed& draw : input.draws)
        if (draw.items > 0)
            summary.draws.push_back(std::move(draw));
}

} // namespace

Summary summarise(SummaryInput input)
{
    Summary summary;
    const Selection& selection = input.selection;
    summary.items = static_cast<std::int64_t>(selection.rows.size());
    selection.traffic.forEach([&](std::size_t row) {
        ++summary.sessions;
        summary.traffic += input.frame.weights[row];
    });
    summary.labeled = selection.labeled;
    summary.leftOutOpen = selection.leftOutOpen;
    summary.leftOutUncounted = selection.leftOutUncounted;
    summary.leftOutByQuota = selection.leftOutByQuota;
    summary.outsideQuotas = selection.outsideQuotas;
    summary.notRepresented = selection.notRepresented;
    summary.withoutTurns = std::count_if(
        selection.rows.begin(), selection.rows.end(), [&](population::Row row) { return input.frame.turns[row] == 0; });
    summary.shortfalls = selection.shortfalls;
    countWeights(summary, input);
    countLabels(summary, input);
    for (const SegmentColumn& column : input.frame.segments)
        if (worthShowing(column, input.recipe))
            summary.coverage.push_back(coverageOf(column, input, summary));
    countDraws(summary, input);
    summary.program = "turnout " TURNOUT_VERSION;
    return summary;
}

} // namespace turnout::curation
