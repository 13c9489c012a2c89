// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ByDesign.h"

#include "stats/Design.h"
#include "stats/Prediction.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;
using queue::CombinedDesign;
using queue::DesignPart;

constexpr std::ptrdiff_t kFewUnits = 10; ///< fewer differences than this say too little about a variance
constexpr double kMostLeverage = 0.5; ///< of one session in its own residual
constexpr double kLeastDiscount = 0.1; ///< of a variance of hardly any freedom
constexpr std::int64_t kFewestForModel = 30; ///< labels; with fewer λ follows their noise

/// Answered, and not with "can't tell".
bool counts(const LabelColumns& labels, Row row)
{
    return labels.labeled.test(row) && !std::isnan(labels.values[row]);
}

struct Ratio {
    double numerator = 0;
    double denominator = 0;
    double skipped = 0; ///< weight of those who were skipped
};

Ratio ratioOf(const Frame& frame, const LabelColumns& labels, const CombinedDesign& design)
{
    Ratio ratio;
    for (const auto& [row, weight] : queue::combinedWeights(frame, design))
        if (counts(labels, row)) {
            ratio.numerator += weight * static_cast<double>(labels.values[row]);
            ratio.denominator += weight;
        } else if (!labels.labeled.test(row)) {
            ratio.skipped += weight;
        }
    return ratio;
}

/// What the model adds: λ (mean prediction of all − mean prediction of the answered, as the design estimates it).
struct Assist {
    std::span<const float> predictions;
    double lambda = 0;
    double answeredMean = 0; ///< by design
    double answeredWeight = 0;

    [[nodiscard]] double prediction(Row row) const
    {
        return static_cast<double>(predictions[row]);
    }
};

/// A variance and how well it is known.
struct Spread {
    double variance = 0;
    double freedom = 0; ///< degrees of freedom

    /// Of a sum of independent parts (Satterthwaite 1946).
    void add(const Spread& part)
    {
        const double both = (variance + part.variance) * (variance + part.variance);
        const auto share = [](const Spread& s) { return s.freedom > 0 ? s.variance * s.variance / s.freedom : 0; };
        const double sum = share(*this) + share(part);
        variance += part.variance;
        freedom = sum > 0 ? both / sum : 0;
    }
};

/// Of the part's total of linearised residuals: of the ratio of labels, less λ of those of the predictions. A mean is
/// drawn towards every label it is made of, and a squared residual from it is too small by the label's share h of it:
/// each is divided by √(1 − h) (MacKinnon & White 1985, HC2).
Spread spreadOf(const Frame& frame, const LabelColumns& labels, const DesignPart& part, double theta, double weight,
    const Assist& assist)
{
    std::vector<double> residuals(part.rows.size(), 0);
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        const Row row = part.rows[i];
        double e = counts(labels, row) ? (static_cast<double>(labels.values[row]) - theta) / weight : 0;
        if (assist.lambda > 0)
            e -= assist.lambda * (assist.prediction(row) - assist.answeredMean) / assist.answeredWeight;
        const double stands = part.factors[i] * frame.weights[row];
        const double leverage = std::min(kMostLeverage, stands / part.probabilities[i] / weight);
        residuals[i] = stands * e / std::sqrt(1 - leverage);
    }
    const auto uncertain
        = std::count_if(part.probabilities.begin(), part.probabilities.end(), [](double p) { return p < 1; });
    const double variance = uncertain < kFewUnits ? stats::poissonVariance(part.probabilities, residuals)
        : part.drawn                              ? stats::successiveDifferenceVariance(part.probabilities, residuals)
                                                  : stats::devilleHajekVariance(part.probabilities, residuals);
    return {variance, stats::varianceFreedom(part.probabilities, residuals)};
}

double meanPrediction(const Frame& frame, const Bitmap& selection, const Bitmap& spokenFor, const Assist& assist)
{
    double sum = 0;
    double weight = 0;
    selection.forEach([&](std::size_t row) {
        if (!spokenFor.test(row))
            return;
        weight += frame.weights[row];
        sum += frame.weights[row] * assist.prediction(static_cast<Row>(row));
    });
    return weight > 0 ? sum / weight : 0;
}

/// Fills in λ and what the answered ones say of the predictions.
void tune(const Frame& frame, const LabelColumns& labels, const CombinedDesign& design, Assist& assist,
    DesignEstimate& result)
{
    std::vector<double> y;
    std::vector<double> f;
    std::vector<double> w;
    double sum = 0;
    for (const auto& [row, weight] : queue::combinedWeights(frame, design)) {
        sum += weight * assist.prediction(row);
        assist.answeredWeight += weight;
        if (counts(labels, row)) {
            y.push_back(static_cast<double>(labels.values[row]));
            f.push_back(assist.prediction(row));
            w.push_back(weight);
        }
    }
    assist.answeredMean = sum / assist.answeredWeight;
    result.correlation = stats::correlation(f, y, w);
    const auto n = static_cast<double>(result.n);
    if (result.n < kFewestForModel || result.correlation <= 1 / std::sqrt(n - 2))
        return;
    double together = 0;
    double alone = 0;
    for (const DesignPart& part : design.parts)
        for (std::size_t i = 0; i < part.rows.size(); ++i) {
            const Row row = part.rows[i];
            if (!counts(labels, row))
                continue;
            const double a = part.factors[i] * frame.weights[row] / part.probabilities[i];
            const double v = a * a * (1 - part.probabilities[i]);
            const double off = assist.prediction(row) - assist.answeredMean;
            together += v * off * (static_cast<double>(labels.values[row]) - result.value);
            alone += v * off * off;
        }
    assist.lambda = alone > 0 ? std::clamp(together / alone, 0.0, 1.0) : 0;
}

/// What is not known of the answers themselves: Σ (w / Σw)² v.
double posteriorVariance(const Frame& frame, const LabelColumns& labels, const CombinedDesign& design, double weight)
{
    double sum = 0;
    for (const auto& [row, w] : queue::combinedWeights(frame, design))
        if (counts(labels, row))
            sum += w * w * labels.variance(row);
    return sum / (weight * weight);
}

bool certain(const CombinedDesign& design)
{
    return std::all_of(design.parts.begin(), design.parts.end(), [](const DesignPart& part) {
        return std::all_of(part.probabilities.begin(), part.probabilities.end(), [](double p) { return p >= 1; });
    });
}

void setBounds(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, SkipBounds& bounds)
{
    const Ratio ratio = ratioOf(
        frame, labels, queue::combineDraws(frame, labels, selection, draws, queue::Response::AnsweredOrSkipped));
    const double whole = ratio.denominator + ratio.skipped;
    if (!(whole > 0))
        return;
    bounds.low = ratio.numerator / whole;
    bounds.high = (ratio.numerator + ratio.skipped) / whole;
}

} // namespace

DesignEstimate estimateByDesign(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, std::span<const float> predictions)
{
    const CombinedDesign design = queue::combineDraws(frame, labels, selection, draws, queue::Response::Answered);
    DesignEstimate result;
    result.draws = design.draws;
    result.covered = design.covered;
    result.pending = design.pending;
    result.unansweredDraw = design.unansweredPart;
    result.skips.skipped = design.skipped;
    setBounds(frame, labels, selection, draws, result.skips);
    const Ratio ratio = ratioOf(frame, labels, design);
    if (!(ratio.denominator > 0))
        return result;
    result.usable = true;
    result.value = ratio.numerator / ratio.denominator;
    for (const DesignPart& part : design.parts)
        if (part.drawn) {
            result.n += std::count_if(part.rows.begin(), part.rows.end(), [&](Row row) { return counts(labels, row); });
            result.open += std::count_if(
                part.rows.begin(), part.rows.end(), [&](Row row) { return counts(labels, row) && labels.isOpen(row); });
        }
    Assist assist{predictions};
    if (!predictions.empty())
        tune(frame, labels, design, assist, result);
    const double ofAnswers = posteriorVariance(frame, labels, design, ratio.denominator);
    Spread spread;
    for (const DesignPart& part : design.parts)
        spread.add(spreadOf(frame, labels, part, result.value, ratio.denominator, assist));
    const double variance = spread.variance + ofAnswers;
    if (assist.lambda > 0) {
        const double all = meanPrediction(frame, selection, design.spokenFor, assist);
        result.value = std::clamp(result.value + assist.lambda * (all - assist.answeredMean), 0.0, 1.0);
        result.lambda = assist.lambda;
    }
    double squares = 0;
    for (const auto& [row, weight] : queue::combinedWeights(frame, design))
        if (counts(labels, row)) {
            squares += weight * weight;
            result.largestWeight = std::max(result.largestWeight, weight);
        }
    if (certain(design) && design.covered > 1 - 1e-9 && ofAnswers == 0) {
        result.census = true;
        result.effectiveN = static_cast<double>(result.n);
        result.interval = {result.value, result.value};
        return result;
    }
    const double both = result.value * (1 - result.value);
    // Where all agree there is no variance to see: the labels then count by their weights.
    const bool seen = variance > 0 && both > 0;
    result.effectiveN = seen ? both / variance : stats::effectiveN(ratio.denominator, squares);
    // What answers leave open is known, what the draw left to chance is estimated.
    const double discount = spread.variance > 0 ? stats::freedomDiscount(spread.freedom) : 1;
    result.interval = stats::wilson(result.value,
        seen ? both / (spread.variance / std::max(discount, kLeastDiscount) + ofAnswers) : result.effectiveN);
    return result;
}

} // namespace turnout::estimate
