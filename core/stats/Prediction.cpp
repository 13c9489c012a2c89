// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Prediction.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace turnout::stats {
namespace {

constexpr double kGood = 0.5;
constexpr int kMostSteps = 100;
constexpr double kSmallestStep = 1e-12;

double weightOf(std::span<const double> weights, std::size_t i)
{
    return weights.empty() ? 1 : weights[i];
}

std::vector<std::size_t> ascending(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// log(1 + exp(x)) without overflow.
double softplus(double x)
{
    return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double loss(const Platt& fit, std::span<const double> scores, std::span<const double> targets)
{
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double x = fit.slope * scores[i] + fit.intercept;
        sum += softplus(x) - targets[i] * x;
    }
    return sum;
}

/// Gradient and Hessian of the loss.
struct Slope {
    double ga = 0, gb = 0, aa = 0, ab = 0, bb = 0;
};

Slope slopeAt(const Platt& fit, std::span<const double> scores, std::span<const double> targets)
{
    Slope s;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double p = fit(scores[i]);
        const double v = p * (1 - p);
        s.ga += (p - targets[i]) * scores[i];
        s.gb += p - targets[i];
        s.aa += v * scores[i] * scores[i];
        s.ab += v * scores[i];
        s.bb += v;
    }
    return s;
}

} // namespace

double auc(std::span<const double> scores, std::span<const double> outcomes, std::span<const double> weights)
{
    const auto order = ascending(scores);
    double good = 0;
    double bad = 0;
    double wins = 0;
    for (std::size_t i = 0; i < order.size();) {
        double goodHere = 0;
        double badHere = 0;
        const double score = scores[order[i]];
        for (; i < order.size() && scores[order[i]] == score; ++i)
            (outcomes[order[i]] >= kGood ? goodHere : badHere) += weightOf(weights, order[i]);
        wins += goodHere * (bad + badHere / 2);
        good += goodHere;
        bad += badHere;
    }
    return good > 0 && bad > 0 ? wins / (good * bad) : std::numeric_limits<double>::quiet_NaN();
}

double aucError(double auc, double good, double bad)
{
    const double q1 = auc / (2 - auc);
    const double q2 = 2 * auc * auc / (1 + auc);
    const double variance
        = (auc * (1 - auc) + (good - 1) * (q1 - auc * auc) + (bad - 1) * (q2 - auc * auc)) / (good * bad);
    return std::sqrt(std::max(0.0, variance));
}

double aucErrorOfChance(double good, double bad)
{
    return std::sqrt((good + bad + 1) / (12 * good * bad));
}

double brier(std::span<const double> probabilities, std::span<const double> outcomes, std::span<const double> weights)
{
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double error = probabilities[i] - outcomes[i];
        sum += weightOf(weights, i) * error * error;
        weight += weightOf(weights, i);
    }
    return weight > 0 ? sum / weight : 0;
}

double correlation(std::span<const double> x, std::span<const double> y, std::span<const double> weights)
{
    double w = 0;
    double mx = 0;
    double my = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        w += weightOf(weights, i);
        mx += weightOf(weights, i) * x[i];
        my += weightOf(weights, i) * y[i];
    }
    if (!(w > 0))
        return 0;
    mx /= w;
    my /= w;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += weightOf(weights, i) * (x[i] - mx) * (x[i] - mx);
        yy += weightOf(weights, i) * (y[i] - my) * (y[i] - my);
        xy += weightOf(weights, i) * (x[i] - mx) * (y[i] - my);
    }
    // What rounding leaves of a constant is no variation.
    constexpr double kNothing = 1e-20;
    return xx > kNothing * w && yy > kNothing * w ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0) : 0;
}

std::vector<CalibrationBin> calibrationBins(
    std::span<const double> probabilities, std::span<const double> outcomes, std::size_t bins)
{
    const auto order = ascending(probabilities);
    bins = std::min(bins, order.size());
    std::vector<CalibrationBin> result(bins);
    for (std::size_t i = 0; i < order.size(); ++i) {
        CalibrationBin& bin = result[i * bins / order.size()];
        ++bin.n;
        bin.members.push_back(static_cast<std::uint32_t>(order[i]));
        bin.predicted += probabilities[order[i]];
        bin.observed += outcomes[order[i]];
    }
    for (CalibrationBin& bin : result) {
        bin.predicted /= static_cast<double>(bin.n);
        bin.observed /= static_cast<double>(bin.n);
    }
    return result;
}

double calibrationError(std::span<const CalibrationBin> bins)
{
    double sum = 0;
    double n = 0;
    for (const CalibrationBin& bin : bins) {
        sum += static_cast<double>(bin.n) * std::abs(bin.predicted - bin.observed);
        n += static_cast<double>(bin.n);
    }
    return n > 0 ? sum / n : 0;
}

double spiegelhalterZ(std::span<const double> probabilities, std::span<const double> outcomes)
{
    double sum = 0;
    double variance = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double p = probabilities[i];
        sum += (outcomes[i] - p) * (1 - 2 * p);
        variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
    }
    return variance > 0 ? sum / std::sqrt(variance) : 0;
}

double Platt::operator()(double score) const
{
    return 1 / (1 + std::exp(-(slope * score + intercept)));
}

Platt fitPlatt(std::span<const double> scores, std::span<const double> targets)
{
    const double mean
        = std::accumulate(targets.begin(), targets.end(), 0.0) / static_cast<double>(std::max(targets.size(), 1UL));
    const double edge = std::clamp(mean, 1e-6, 1 - 1e-6);
    const Platt flat{0, std::log(edge / (1 - edge))};
    Platt fit = flat;
    for (int step = 0; step < kMostSteps; ++step) {
        const Slope s = slopeAt(fit, scores, targets);
        constexpr double kRidge = 1e-12; // scores that are all alike leave the slope open
        const double determinant = (s.aa + kRidge) * (s.bb + kRidge) - s.ab * s.ab;
        if (!(determinant > 0))
            break;
        const double da = ((s.bb + kRidge) * s.ga - s.ab * s.gb) / determinant;
        const double db = ((s.aa + kRidge) * s.gb - s.ab * s.ga) / determinant;
        const double before = loss(fit, scores, targets);
        double length = 1;
        Platt next = fit;
        for (; length > kSmallestStep; length /= 2) {
            next = {fit.slope - length * da, fit.intercept - length * db};
            if (loss(next, scores, targets) <= before)
                break;
        }
        const bool arrived = length * (std::abs(da) + std::abs(db)) < kSmallestStep;
        fit = next;
        if (arrived)
            break;
    }
    return fit.slope >= 0 ? fit : flat;
}

std::vector<double> plattTargets(std::span<const double> outcomes)
{
    const double good = std::accumulate(outcomes.begin(), outcomes.end(), 0.0);
    const double bad = static_cast<double>(outcomes.size()) - good;
    const double high = (good + 1) / (good + 2);
    const double low = 1 / (bad + 2);
    std::vector<double> targets;
    targets.reserve(outcomes.size());
    for (const double y : outcomes)
        targets.push_back(low + y * (high - low));
    return targets;
}

} // namespace turnout::stats
