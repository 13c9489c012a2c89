// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Judges.h"

#include "stats/Agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace turnout::agreement {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::size_t kBins = 10;
constexpr double kHalf = 0.5;

bool isGood(double label)
{
    return label >= kHalf;
}

/// Every session in one fifth, whatever order they come in: rows are in no order of quality.
std::size_t foldOf(const JudgedCase& one)
{
    return (one.row * 2654435761U >> 8U) % kFolds;
}

struct Cut {
    double threshold = 0; ///< this and more is good
    double agreement = 0; ///< weighted share
};

/// The threshold with the most agreement; the lowest of several, halfway between the scores around it. `cases` by
/// score, ascending.
template <typename Use>
Cut bestCut(const std::vector<JudgedCase>& cases, const Use& use)
{
    double weight = 0;
    double right = 0; // of calling all good
    for (const JudgedCase& one : cases)
        if (use(one)) {
            weight += one.weight;
            right += isGood(one.label) ? one.weight : 0;
        }
    Cut best{cases.empty() ? 0 : cases.front().score, right};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (use(cases[i]))
            right += isGood(cases[i].label) ? -cases[i].weight : cases[i].weight;
        const bool last = i + 1 == cases.size();
        if (!last && cases[i + 1].score == cases[i].score)
            continue;
        const double threshold
            = last ? std::nextafter(cases[i].score, INFINITY) : std::midpoint(cases[i].score, cases[i + 1].score);
        if (right > best.agreement + 1e-12 * weight)
            best = {threshold, right};
    }
    best.agreement = weight > 0 ? best.agreement / weight : 0;
    return best;
}

struct Columns {
    std::vector<double> scores;
    std::vector<double> labels;
    std::vector<double> weights;
    explicit Columns(const std::vector<JudgedCase>& cases)
    {
        for (const JudgedCase& one : cases) {
            scores.push_back(one.score);
            labels.push_back(one.label);
            weights.push_back(one.weight);
        }
    }
};

double kish(std::span<const double> weights)
{
    double sum = 0;
    double squares = 0;
    for (const double w : weights) {
        sum += w;
        squares += w * w;
    }
    return stats::effectiveN(sum, squares);
}

double weightedMeanOf(std::span<const double> values, std::span<const double> weights)
{
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i] * weights[i];
        weight += weights[i];
    }
    return weight > 0 ? sum / weight : 0;
}

void measureOrder(JudgeMeasures& m, const Columns& of)
{
    double goodWeight = 0;
    double goodSquares = 0;
    double badWeight = 0;
    double badSquares = 0;
    for (std::size_t i = 0; i < of.labels.size(); ++i) {
        const double w = of.weights[i];
        (isGood(of.labels[i]) ? goodWeight : badWeight) += w;
        (isGood(of.labels[i]) ? goodSquares : badSquares) += w * w;
    }
    m.commoner = goodWeight + badWeight > 0 ? std::max(goodWeight, badWeight) / (goodWeight + badWeight) : 0;
    if (m.good == 0 || m.good == m.n)
        return;
    m.auc = stats::auc(of.scores, of.labels, of.weights);
    const double error
        = stats::aucError(*m.auc, stats::effectiveN(goodWeight, goodSquares), stats::effectiveN(badWeight, badSquares));
    const double z = stats::normalQuantileTwoSided(stats::kConfidence);
    m.aucInterval = {std::max(0.0, *m.auc - z * error), std::min(1.0, *m.auc + z * error)};
}

/// `cases` by score.
void measureCut(JudgeMeasures& m, const std::vector<JudgedCase>& cases)
{
    const Cut all = bestCut(cases, [](const JudgedCase&) { return true; });
    m.threshold = all.threshold;
    m.optimistic = all.agreement;
    std::array<double, kFolds> thresholds{};
    for (std::size_t fold = 0; fold < kFolds; ++fold)
        thresholds.at(fold) = bestCut(cases, [&](const JudgedCase& one) { return foldOf(one) != fold; }).threshold;
    std::array<double, 4> table{}; // judge × people
    for (const JudgedCase& one : cases) {
        const bool says = one.score >= thresholds.at(foldOf(one));
        table.at((says ? 2U : 0U) + (isGood(one.label) ? 1U : 0U)) += one.weight;
    }
    const double sum = table[0] + table[1] + table[2] + table[3];
    if (sum <= 0)
        return;
    m.agreement.value = (table[0] + table[3]) / sum;
    m.agreement.interval = stats::wilson(m.agreement.value, m.effectiveN);
    const double judge = (table[2] + table[3]) / sum;
    const double people = (table[1] + table[3]) / sum;
    const double chance = judge * people + (1 - judge) * (1 - people);
    m.kappa = chance < 1 ? (m.agreement.value - chance) / (1 - chance) : 0;
}

/// What each fifth's scores come to by the scaling of the others.
std::vector<double> scaledByOthers(const std::vector<JudgedCase>& cases)
{
    std::array<stats::Platt, kFolds> scalings;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<double> scores;
        std::vector<double> labels;
        for (const JudgedCase& one : cases)
            if (foldOf(one) != fold) {
                scores.push_back(one.score);
                labels.push_back(one.label);
            }
        scalings.at(fold) = stats::fitPlatt(scores, stats::plattTargets(labels));
    }
    std::vector<double> scaled;
    scaled.reserve(cases.size());
    for (const JudgedCase& one : cases)
        scaled.push_back(scalings.at(foldOf(one))(one.score));
    return scaled;
}

void measureCalibration(JudgeMeasures& m, const std::vector<JudgedCase>& cases, const Columns& of)
{
    m.probabilities
        = std::all_of(of.scores.begin(), of.scores.end(), [](double score) { return score >= 0 && score <= 1; });
    const std::vector<double> mean(of.labels.size(), weightedMeanOf(of.labels, of.weights));
    m.brierOfMean = stats::brier(mean, of.labels, of.weights);
    m.scaling = stats::fitPlatt(of.scores, stats::plattTargets(of.labels));
    if (m.probabilities) {
        m.brier = stats::brier(of.scores, of.labels, of.weights);
        m.bins = stats::calibrationBins(of.scores, of.labels, kBins);
        for (const JudgedCase& one : cases)
            m.rows.push_back(one.row);
        m.calibrationError = stats::calibrationError(m.bins);
    }
    if (cases.size() < kFewestForPlatt)
        return;
    const std::vector<double> scaled = scaledByOthers(cases);
    m.brierScaled = stats::brier(scaled, of.labels, of.weights);
    m.calibrationErrorScaled = stats::calibrationError(stats::calibrationBins(scaled, of.labels, kBins));
}

void listErrors(JudgeMeasures& m, const std::vector<JudgedCase>& cases)
{
    for (const JudgedCase& one : cases) {
        const bool says = one.score >= m.threshold;
        if (says != isGood(one.label))
            m.errors.push_back({one.row, one.score, one.label, says});
    }
    std::stable_sort(m.errors.begin(), m.errors.end(), [&](const JudgedError& a, const JudgedError& b) {
        return std::abs(a.score - m.threshold) > std::abs(b.score - m.threshold);
    });
}

std::vector<SegmentErrors> errorsBy(
    const population::SegmentColumn& segment, const std::vector<JudgedCase>& cases, double threshold)
{
    struct Sums {
        SegmentErrors errors;
        double weight = 0;
        double squares = 0;
        double wrong = 0;
    };
    std::vector<Sums> sums(segment.values.size());
    for (const JudgedCase& one : cases) {
        Sums& into = sums[segment.codes[one.row]];
        const bool says = one.score >= threshold;
        ++into.errors.n;
        into.weight += one.weight;
        into.squares += one.weight * one.weight;
        if (says == isGood(one.label))
            continue;
        into.wrong += one.weight;
        ++(says ? into.errors.falseGood : into.errors.falseBad);
    }
    std::vector<SegmentErrors> result;
    for (std::size_t code = 0; code < sums.size(); ++code) {
        Sums& s = sums[code];
        if (s.errors.n == 0)
            continue;
        s.errors.segment = segment.name;
        s.errors.value = segment.values[code];
        s.errors.errors.value = s.weight > 0 ? s.wrong / s.weight : 0;
        s.errors.errors.interval = stats::wilson(s.errors.errors.value, stats::effectiveN(s.weight, s.squares));
        result.push_back(std::move(s.errors));
    }
    // The surest first: a high rate of three sessions says less than a lower one of thirty.
    std::stable_sort(result.begin(), result.end(),
        [](const SegmentErrors& a, const SegmentErrors& b) { return a.errors.interval.low > b.errors.interval.low; });
    return result;
}

} // namespace

JudgeMeasures measureJudge(std::string score, std::vector<JudgedCase> cases, const population::Frame& frame,
    const std::vector<std::string>& segments)
{
    std::sort(cases.begin(), cases.end(),
        [](const JudgedCase& a, const JudgedCase& b) { return std::pair(a.score, a.row) < std::pair(b.score, b.row); });
    JudgeMeasures m;
    m.score = std::move(score);
    m.n = cases.size();
    m.good = static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [](const JudgedCase& one) { return isGood(one.label); }));
    if (cases.empty())
        return m;
    const Columns of(cases);
    m.effectiveN = kish(of.weights);
    measureOrder(m, of);
    measureCut(m, cases);
    measureCalibration(m, cases, of);
    listErrors(m, cases);
    for (const std::string& name : segments)
        if (const population::SegmentColumn* segment = frame.segment(name))
            for (SegmentErrors& errors : errorsBy(*segment, cases, m.threshold))
                m.segments.push_back(std::move(errors));
    return m;
}

} // namespace turnout::agreement
