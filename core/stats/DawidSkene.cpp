// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/DawidSkene.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace turnout::stats {
namespace {

constexpr double kTolerance = 1e-10;
constexpr int kMostRounds = 5000;
constexpr double kLeast = 1e-300; ///< stands for a probability of 0 where its logarithm is taken
constexpr double kFewAnswers = 5;

std::size_t unitsOf(std::span<const Judgement> judgements)
{
    return judgements.empty() ? 0 : static_cast<std::size_t>(judgements.back().unit) + 1;
}

/// How often each value was said of each unit.
std::vector<double> votesOf(std::span<const Judgement> judgements, std::size_t values)
{
    std::vector<double> votes(unitsOf(judgements) * values, 0);
    for (const Judgement& j : judgements)
        votes[j.unit * values + j.value] += 1;
    return votes;
}

void normalise(double* first, std::size_t values)
{
    double sum = 0;
    for (std::size_t k = 0; k < values; ++k)
        sum += first[k];
    for (std::size_t k = 0; k < values; ++k)
        first[k] /= std::max(sum, kLeast);
}

/// Shares and error rates from beliefs.
void maximise(DawidSkene& model, std::span<const Judgement> judgements, std::span<const double> smoothing)
{
    const std::size_t values = model.values;
    const std::size_t units = model.beliefs.size() / values;
    std::fill(model.shares.begin(), model.shares.end(), 0.0);
    for (std::size_t i = 0; i < model.beliefs.size(); ++i)
        model.shares[i % values] += model.beliefs[i] / static_cast<double>(units);
    std::fill(model.errors.begin(), model.errors.end(), 0.0);
    for (const Judgement& j : judgements)
        for (std::size_t is = 0; is < values; ++is)
            model.errors[(j.annotator * values + is) * values + j.value] += model.belief(j.unit, is);
    for (std::size_t row = 0; row < smoothing.size() * values; ++row) {
        model.errors[row * values + row % values] += smoothing[row / values];
        normalise(&model.errors[row * values], values);
    }
}

/// Beliefs, and with them the log-likelihood, from shares and error rates.
void expect(DawidSkene& model, std::span<const Judgement> judgements)
{
    const std::size_t values = model.values;
    // By annotator and value said, so that one answer adds one row.
    std::vector<double> logs(model.errors.size());
    for (std::size_t i = 0; i < model.errors.size(); ++i) {
        const std::size_t said = i % values;
        const std::size_t is = i / values % values;
        const std::size_t annotator = i / values / values;
        logs[(annotator * values + said) * values + is] = std::log(std::max(model.errors[i], kLeast));
    }
    std::vector<double> prior(values);
    for (std::size_t k = 0; k < values; ++k)
        prior[k] = std::log(std::max(model.shares[k], kLeast));
    for (std::size_t i = 0; i < model.beliefs.size(); ++i)
        model.beliefs[i] = prior[i % values];
    for (const Judgement& j : judgements)
        for (std::size_t is = 0; is < values; ++is)
            model.beliefs[j.unit * values + is] += logs[(j.annotator * values + j.value) * values + is];
    model.logLikelihood = 0;
    for (std::size_t unit = 0; unit * values < model.beliefs.size(); ++unit) {
        double* row = &model.beliefs[unit * values];
        const double most = *std::max_element(row, row + values);
        double sum = 0;
        for (std::size_t k = 0; k < values; ++k) {
            row[k] = std::exp(row[k] - most);
            sum += row[k];
        }
        for (std::size_t k = 0; k < values; ++k)
            row[k] /= sum;
        model.logLikelihood += most + std::log(sum);
    }
}

} // namespace

std::vector<Vote> majority(std::span<const Judgement> judgements, std::size_t values)
{
    const std::vector<double> votes = votesOf(judgements, values);
    std::vector<Vote> result;
    for (std::size_t unit = 0; unit * values < votes.size(); ++unit) {
        const auto row = std::span(votes).subspan(unit * values, values);
        const auto best = std::max_element(row.begin(), row.end());
        double all = 0;
        for (const double n : row)
            all += n;
        result.push_back({static_cast<std::uint32_t>(best - row.begin()), *best / all,
            std::count(row.begin(), row.end(), *best) > 1});
    }
    return result;
}

double DawidSkene::reliability(std::size_t annotator) const
{
    double sum = 0;
    for (std::size_t k = 0; k < values; ++k)
        sum += shares[k] * error(annotator, k, k);
    return sum;
}

std::uint32_t DawidSkene::best(std::size_t unit) const
{
    const auto row = std::span(beliefs).subspan(unit * values, values);
    return static_cast<std::uint32_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

DawidSkene dawidSkene(std::span<const Judgement> judgements, std::size_t annotators, std::size_t values)
{
    DawidSkene model;
    model.values = values;
    model.shares.assign(values, 0);
    model.errors.assign(annotators * values * values, 0);
    model.beliefs = votesOf(judgements, values);
    for (std::size_t unit = 0; unit * values < model.beliefs.size(); ++unit)
        normalise(&model.beliefs[unit * values], values);
    std::vector<double> answers(annotators, 0);
    for (const Judgement& j : judgements)
        answers[j.annotator] += 1;
    for (double& n : answers)
        n = n < kFewAnswers ? 1 : 0;
    double before = -std::numeric_limits<double>::infinity();
    while (!judgements.empty() && !model.converged && model.rounds < kMostRounds) {
        maximise(model, judgements, answers);
        expect(model, judgements);
        ++model.rounds;
        model.converged = std::abs(model.logLikelihood - before) < kTolerance;
        before = model.logLikelihood;
    }
    return model;
}

std::optional<CorrectedShare> roganGladen(ObservedRate called, ObservedRate sensitivity, ObservedRate specificity)
{
    const double better = sensitivity.rate + specificity.rate - 1;
    if (!(better > 0))
        return std::nullopt;
    const double q = (called.rate + specificity.rate - 1) / better;
    const auto variance = [](const ObservedRate& r) { return r.rate * (1 - r.rate) / r.n; };
    return CorrectedShare{q,
        (variance(called) + q * q * variance(sensitivity) + (1 - q) * (1 - q) * variance(specificity))
            / (better * better)};
}

} // namespace turnout::stats
