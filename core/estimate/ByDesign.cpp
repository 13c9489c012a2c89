// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ByDesign.h"

#include "stats/Design.h"

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

/// Of the part's total of residuals.
double varianceOf(const Frame& frame, const LabelColumns& labels, const DesignPart& part, double theta)
{
    std::vector<double> residuals(part.rows.size(), 0);
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        const Row row = part.rows[i];
        if (counts(labels, row))
            residuals[i] = part.factors[i] * frame.weights[row] * (static_cast<double>(labels.values[row]) - theta);
    }
    const auto uncertain
        = std::count_if(part.probabilities.begin(), part.probabilities.end(), [](double p) { return p < 1; });
    if (uncertain < kFewUnits)
        return stats::poissonVariance(part.probabilities, residuals);
    return part.drawn ? stats::successiveDifferenceVariance(part.probabilities, residuals)
                      : stats::devilleHajekVariance(part.probabilities, residuals);
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
    const std::vector<queue::DesignedDraw>& draws)
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
    double variance = 0;
    for (const DesignPart& part : design.parts) {
        variance += varianceOf(frame, labels, part, result.value) / (ratio.denominator * ratio.denominator);
        if (part.drawn)
            result.n += std::count_if(part.rows.begin(), part.rows.end(), [&](Row row) { return counts(labels, row); });
    }
    double squares = 0;
    for (const auto& [row, weight] : queue::combinedWeights(frame, design))
        if (counts(labels, row)) {
            squares += weight * weight;
            result.largestWeight = std::max(result.largestWeight, weight);
        }
    if (certain(design) && design.covered > 1 - 1e-9) {
        result.census = true;
        result.effectiveN = static_cast<double>(result.n);
        result.interval = {result.value, result.value};
        return result;
    }
    const double spread = result.value * (1 - result.value);
    // Where all agree there is no variance to see: the labels then count by their weights.
    result.effectiveN = variance > 0 && spread > 0 ? spread / variance : stats::effectiveN(ratio.denominator, squares);
    result.interval = stats::wilson(result.value, result.effectiveN);
    return result;
}

} // namespace turnout::estimate
