// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ByDesign.h"

#include "stats/Design.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;

/// Of one session in the selection: what is known of it.
struct Outcome {
    bool answered = false; ///< "can't tell" is an answer too
    bool skipped = false;
    bool counts = false;
    double y = 0;
};

Outcome outcomeOf(const LabelColumns& labels, Row row)
{
    Outcome o;
    o.answered = labels.labeled.test(row);
    o.skipped = !o.answered && labels.skipped.test(row);
    const float value = labels.values[row];
    o.counts = o.answered && !std::isnan(value);
    o.y = o.counts ? static_cast<double>(value) : 0;
    return o;
}

/// A part of a draw in which each answered session stands for a / (π × answered share) production sessions: the
/// sessions it drew (in walking order), or those that were known when it was made, by the draw they came from (π 1).
struct Part {
    std::vector<double> probabilities; ///< π × share answered, of the answered ones
    std::vector<double> weights; ///< sampling weight
    std::vector<Outcome> outcomes;
    std::vector<double> pi; ///< without the share answered, for the bounds
    std::int64_t members = 0;
    std::int64_t answered = 0;
    double skippedWeight = 0; ///< Σ a/π of the skipped
    std::int64_t skipped = 0;
    bool drawn = false;

    void add(double probability, double weight, const Outcome& outcome)
    {
        ++members;
        if (outcome.skipped) {
            ++skipped;
            skippedWeight += weight / probability;
        }
        if (!outcome.answered)
            return;
        ++answered;
        pi.push_back(probability);
        probabilities.push_back(probability);
        weights.push_back(weight);
        outcomes.push_back(outcome);
    }
    /// After all are added: unanswered ones are stood for by answered ones.
    void expand()
    {
        const double share = members > 0 ? static_cast<double>(answered) / static_cast<double>(members) : 1;
        for (double& p : probabilities)
            p *= share;
    }
    [[nodiscard]] double numerator() const
    {
        double sum = 0;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            sum += outcomes[i].counts ? weights[i] * outcomes[i].y / probabilities[i] : 0;
        return sum;
    }
    [[nodiscard]] double denominator() const
    {
        double sum = 0;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            sum += outcomes[i].counts ? weights[i] / probabilities[i] : 0;
        return sum;
    }
    [[nodiscard]] double variance(double theta) const
    {
        std::vector<double> residuals(outcomes.size(), 0);
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            residuals[i] = outcomes[i].counts ? weights[i] * (outcomes[i].y - theta) : 0;
        if (drawn)
            return stats::successiveDifferenceVariance(probabilities, residuals);
        return stats::devilleHajekVariance(probabilities, residuals);
    }
};

struct PreparedDraw {
    std::vector<Part> parts;
    double omega = 0;
    double pendingCount = 0;
};

double coverage(const Frame& frame, const Bitmap& selection, const DesignedDraw& draw)
{
    double inside = 0;
    for (const Row row : draw.frame)
        if (selection.test(row))
            inside += frame.weights[row];
    double all = 0;
    selection.forEach([&](std::size_t row) { all += frame.weights[row]; });
    return all > 0 ? inside / all : 0;
}

/// Draws that speak about the whole selection; where none does, the one that speaks about most of it.
std::vector<std::size_t> usableDraws(
    const Frame& frame, const Bitmap& selection, const std::vector<DesignedDraw>& draws, double& covered)
{
    std::vector<double> share;
    share.reserve(draws.size());
    for (const DesignedDraw& draw : draws)
        share.push_back(coverage(frame, selection, draw));
    covered = share.empty() ? 0 : *std::max_element(share.begin(), share.end());
    std::vector<std::size_t> usable;
    for (std::size_t b = 0; b < share.size(); ++b)
        if (share[b] > 0 && share[b] >= covered - 1e-9)
            usable.push_back(b);
    return usable;
}

PreparedDraw prepare(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<DesignedDraw>& draws, std::size_t b)
{
    const DesignedDraw& draw = draws[b];
    PreparedDraw prepared;
    Part drawn;
    drawn.drawn = true;
    for (std::size_t i = 0; i < draw.items.size(); ++i)
        if (selection.test(draw.items[i]))
            drawn.add(draw.itemProbabilities[i], frame.weights[draw.items[i]], outcomeOf(labels, draw.items[i]));
    drawn.expand();

    std::map<Row, std::size_t> origin; // of what was known: the earlier draw it came from
    for (std::size_t earlier = 0; earlier < b; ++earlier)
        for (const Row row : draws[earlier].items)
            origin.emplace(row, earlier);
    std::map<std::size_t, Part> known;
    for (std::size_t i = 0; i < draw.frame.size(); ++i) {
        const Row row = draw.frame[i];
        if (draw.probabilities[i] >= 0 || !selection.test(row))
            continue;
        const auto from = origin.find(row);
        known[from == origin.end() ? draws.size() : from->second].add(1, frame.weights[row], outcomeOf(labels, row));
    }
    prepared.parts.push_back(std::move(drawn));
    for (auto& [from, part] : known) {
        part.expand();
        prepared.parts.push_back(std::move(part));
    }
    prepared.omega = static_cast<double>(draw.items.size()) * std::sqrt(static_cast<double>(b + 1));
    return prepared;
}

double kishOf(const std::vector<PreparedDraw>& draws)
{
    double sum = 0;
    double squares = 0;
    for (const PreparedDraw& d : draws)
        for (const Part& part : d.parts)
            for (std::size_t i = 0; i < part.outcomes.size(); ++i)
                if (part.outcomes[i].counts) {
                    const double w = d.omega * part.weights[i] / part.probabilities[i];
                    sum += w;
                    squares += w * w;
                }
    return stats::effectiveN(sum, squares);
}

/// Everything in the selection was answered: nothing is left to chance.
bool census(const std::vector<PreparedDraw>& draws)
{
    for (const PreparedDraw& d : draws)
        for (const Part& part : d.parts)
            for (const double p : part.probabilities)
                if (p < 1)
                    return false;
    return true;
}

} // namespace

DesignEstimate estimateByDesign(
    const Frame& frame, const LabelColumns& labels, const Bitmap& selection, const std::vector<DesignedDraw>& draws)
{
    DesignEstimate result;
    std::vector<PreparedDraw> prepared;
    for (const std::size_t b : usableDraws(frame, selection, draws, result.covered)) {
        PreparedDraw draw = prepare(frame, labels, selection, draws, b);
        const Part& drawn = draw.parts.front();
        result.pending += drawn.members - drawn.answered - drawn.skipped;
        if (drawn.denominator() <= 0)
            continue; // nothing of it is answered yet: it waits, and the others speak
        for (std::size_t k = 1; k < draw.parts.size(); ++k)
            result.unansweredDraw = result.unansweredDraw || (draw.parts[k].answered == 0 && draw.parts[k].members > 0);
        result.draws.push_back(draws[b].id);
        prepared.push_back(std::move(draw));
    }
    double numerator = 0;
    double denominator = 0;
    double skippedWeight = 0;
    for (const PreparedDraw& d : prepared)
        for (const Part& part : d.parts) {
            numerator += d.omega * part.numerator();
            denominator += d.omega * part.denominator();
            skippedWeight += d.omega * part.skippedWeight;
            result.skips.skipped += part.drawn ? part.skipped : 0;
        }
    if (!(denominator > 0))
        return result;
    result.usable = true;
    result.value = numerator / denominator;
    double variance = 0;
    for (const PreparedDraw& d : prepared)
        for (const Part& part : d.parts) {
            variance += d.omega * d.omega * part.variance(result.value) / (denominator * denominator);
            for (std::size_t i = 0; i < part.outcomes.size(); ++i) {
                if (!part.outcomes[i].counts || !part.drawn)
                    continue;
                ++result.n;
                result.largestWeight = std::max(result.largestWeight, part.weights[i] / part.probabilities[i]);
            }
        }
    const double spread = result.value * (1 - result.value);
    if (variance > 0 && spread > 0)
        result.effectiveN = spread / variance;
    else if (census(prepared))
        result.effectiveN = std::numeric_limits<double>::max();
    else
        result.effectiveN = kishOf(prepared);
    result.interval = stats::wilson(result.value, result.effectiveN);
    // Skipped ones were drawn like all others; the pending are stood for by the answered, the skipped by nobody.
    const double whole = denominator + skippedWeight;
    result.skips.low = numerator / whole;
    result.skips.high = (numerator + skippedWeight) / whole;
    return result;
}

} // namespace turnout::estimate
