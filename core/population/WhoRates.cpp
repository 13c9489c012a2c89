// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/WhoRates.h"

#include "population/RateModel.h"
#include "stats/Calibration.h"
#include "stats/Density.h"
#include "stats/Prediction.h"

#include <algorithm>
#include <numeric>

namespace turnout::population {
namespace {

constexpr double kRidge = 1; ///< a class's log odds are held towards 0 as by a normal of deviation 1
constexpr std::size_t kMostRaters = 3000; ///< looked at; an AUC is then known to ± 0.012
constexpr std::size_t kMostOthers = 4500;
constexpr std::size_t kFewest = 20;
constexpr std::uint64_t kFolds = 5;
constexpr double kHardlyRates = 0.1; ///< × turnout
constexpr double kMostWeight = 20; ///< × the mean
constexpr double kRareTerm = 0.01; ///< of sessions: below, a term's odds are not worth a line

/// By the session's id and nothing else, and with no order in it.
std::uint8_t foldOf(SessionId id)
{
    auto x = static_cast<std::uint64_t>(id.value()) + 0x9E3779B97F4A7C15U; // splitmix64
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::uint8_t>((x ^ (x >> 31U)) % kFolds);
}

/// Who is looked at, with weights that make the sample stand for all.
struct Sample {
    std::vector<Row> rows;
    std::vector<double> rates; ///< 1 or 0
    std::vector<double> weights; ///< 1 on average over all sessions
};

void take(Sample& sample, const Frame& frame, const std::vector<Row>& from, std::size_t most, double rates)
{
    const std::size_t step = (from.size() + most - 1) / most;
    for (std::size_t i = 0; i < from.size(); i += std::max<std::size_t>(1, step)) {
        sample.rows.push_back(from[i]);
        sample.rates.push_back(rates);
        sample.weights.push_back(frame.weights[from[i]] * static_cast<double>(step));
    }
}

/// The sessions that stand for somebody.
struct Sides {
    std::vector<Row> raters;
    std::vector<Row> others;
    double weight = 0;
    double ratedWeight = 0;
};

Sides sidesOf(const Frame& frame, const Bitmap& selection)
{
    Sides sides;
    selection.forEach([&](std::size_t row) {
        const double weight = frame.weights[row];
        if (!(weight > 0))
            return;
        const bool rates = frame.rated.test(row);
        sides.weight += weight;
        sides.ratedWeight += rates ? weight : 0;
        (rates ? sides.raters : sides.others).push_back(static_cast<Row>(row));
    });
    return sides;
}

Sample sampleOf(const Frame& frame, const Sides& sides)
{
    Sample sample;
    take(sample, frame, sides.raters, kMostRaters, 1);
    take(sample, frame, sides.others, kMostOthers, 0);
    const double sum = std::accumulate(sample.weights.begin(), sample.weights.end(), 0.0);
    for (double& weight : sample.weights)
        weight *= static_cast<double>(sides.raters.size() + sides.others.size()) / sum;
    return sample;
}

/// Densities of the probability to rate, in multiples of the turnout, on a logarithmic axis of its own.
void spread(WhoRates& who, const Sample& sample, const std::vector<double>& probabilities)
{
    who.lookedAt = sample.rows;
    for (const double probability : probabilities)
        who.multiples.push_back(probability / who.turnout);
    std::vector<double> sorted = who.multiples;
    std::sort(sorted.begin(), sorted.end());
    who.grid.logarithmic = true;
    who.grid.low = std::min(0.5, sorted[sorted.size() / 200]);
    who.grid.high = std::max(2.0, sorted[sorted.size() - 1 - sorted.size() / 200]);
    const double scale = static_cast<double>(NumberGrid::kSteps - 1) / std::log(who.grid.high / who.grid.low);
    for (const double rates : {1.0, 0.0}) {
        std::vector<double> places;
        std::vector<double> shares;
        double sum = 0;
        double squares = 0;
        for (std::size_t i = 0; i < probabilities.size(); ++i)
            if (sample.rates[i] == rates) {
                places.push_back(std::log(who.multiples[i] / who.grid.low) * scale);
                shares.push_back(sample.weights[i]);
                sum += sample.weights[i];
                squares += sample.weights[i] * sample.weights[i];
            }
        for (double& share : shares)
            share /= sum;
        (rates > 0 ? who.ratedDensity : who.othersDensity)
            = stats::density(places, shares, NumberGrid::kSteps, stats::effectiveN(sum, squares));
    }
    who.overlap = 0;
    for (std::size_t step = 0; step < NumberGrid::kSteps; ++step)
        who.overlap += std::min(who.ratedDensity[step], who.othersDensity[step]);
    double out = 0;
    double all = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        all += sample.weights[i];
        out += who.multiples[i] < kHardlyRates ? sample.weights[i] : 0;
    }
    who.outOfReach = out / all;
}

void describe(WhoRates& who, const std::vector<ClassedFeature>& features, const FeatureColumns& columns,
    const stats::LogisticFit& fit)
{
    for (std::size_t k = 0; k < features.size(); ++k) {
        const ClassedFeature& feature = features[k];
        double mean = 0;
        for (std::size_t c = 0; c < feature.values.size(); ++c)
            mean += feature.shares[c] * fit.coefficients[columns.begin(k) + c];
        std::vector<std::int64_t> raters(feature.values.size(), 0);
        for (const Row row : who.rows)
            ++raters[feature.classAt(row)];
        double square = 0;
        for (std::size_t c = 0; c < feature.values.size(); ++c) {
            const double apart = fit.coefficients[columns.begin(k) + c] - mean;
            square += feature.shares[c] * apart * apart;
            if (feature.shares[c] >= kRareTerm)
                who.terms.push_back({feature.name, feature.values[c], feature.segment && feature.rest != c,
                    std::exp(apart), feature.shares[c], columns.begin(k) + c, raters[c]});
        }
        who.features.push_back({feature.name, std::sqrt(square)});
    }
    std::stable_sort(who.features.begin(), who.features.end(),
        [](const RateFeature& a, const RateFeature& b) { return a.strength > b.strength; });
    const auto weight
        = [](const RateTerm& t) { return std::abs(std::log(t.odds)) * std::sqrt(t.share * (1 - t.share)); };
    std::stable_sort(who.terms.begin(), who.terms.end(),
        [&](const RateTerm& a, const RateTerm& b) { return weight(a) > weight(b); });
}

/// The raters weighted to everybody, each by a model that has not seen it.
void weigh(WhoRates& who, const Frame& frame, const FeatureColumns& columns, const stats::CrossFit& fit)
{
    who.weights.reserve(who.rows.size());
    for (const Row row : who.rows) {
        const double odds = columns.logOdds(fit.folds[foldOf(frame.ids[row])], row);
        who.weights.push_back(frame.weights[row] * (1 + std::exp(-odds)));
    }
    stats::trimWeights(who.weights, kMostWeight);
    double sum = 0;
    double squares = 0;
    for (const double w : who.weights) {
        sum += w;
        squares += w * w;
    }
    who.effectiveN = stats::effectiveN(sum, squares);
    who.largestWeight
        = *std::max_element(who.weights.begin(), who.weights.end()) / (sum / static_cast<double>(who.weights.size()));
}

std::string tooFew(std::size_t raters, std::size_t others)
{
    if (raters == 0)
        return "None of these sessions has a user rating: there is nobody to tell apart.";
    if (others == 0)
        return "Every one of these sessions is rated: nobody is missing.";
    if (raters < kFewest)
        return "Only " + std::to_string(raters) + (raters == 1 ? " session is" : " sessions are")
            + " rated: too few to learn who rates.";
    if (others < kFewest)
        return "All but " + std::to_string(others) + " sessions are rated: too few are missing to learn who does not.";
    return {};
}

} // namespace

WhoRates whoRates(const Frame& frame, const Bitmap& selection, std::span<const NumberColumn> numbers)
{
    WhoRates who;
    const Sides sides = sidesOf(frame, selection);
    who.rows = sides.raters;
    who.raters = static_cast<std::int64_t>(sides.raters.size());
    who.others = static_cast<std::int64_t>(sides.others.size());
    who.turnout = sides.weight > 0 ? sides.ratedWeight / sides.weight : 0;
    who.refused = sides.weight > 0 || selection.count() == 0
        ? tooFew(sides.raters.size(), sides.others.size())
        : "The sampling weights of these sessions add up to nothing: nobody stands for anybody.";
    if (!who.refused.empty())
        return who;
    const Sample sample = sampleOf(frame, sides);
    who.looked = static_cast<std::int64_t>(sample.rows.size());
    const auto features = classedFeatures(frame, numbers, sample.rows, sample.weights, who.leftOut);
    if (features.empty()) {
        who.refused = "Nothing is known of these sessions in which they differ.";
        return who;
    }
    const FeatureColumns columns(features);
    stats::SparseRows rows;
    rows.columns = columns.count();
    std::vector<std::uint8_t> folds;
    for (const Row row : sample.rows) {
        columns.append(rows, row);
        folds.push_back(foldOf(frame.ids[row]));
    }
    const auto fit = stats::crossFitLogistic(rows, sample.rates, sample.weights, kRidge, folds);
    if (fit.predictions.empty() || fit.folds.size() != kFolds) {
        who.refused = "The model of who rates has no solution here.";
        return who;
    }
    who.auc = stats::auc(fit.predictions, sample.rates, sample.weights);
    const double error
        = stats::aucError(who.auc, static_cast<double>(std::count(sample.rates.begin(), sample.rates.end(), 1.0)),
            static_cast<double>(std::count(sample.rates.begin(), sample.rates.end(), 0.0)));
    const double z = stats::normalQuantileTwoSided(stats::kConfidence);
    who.aucInterval = {std::max(0.0, who.auc - z * error), std::min(1.0, who.auc + z * error)};
    describe(who, features, columns, fit.all);
    spread(who, sample, fit.predictions);
    weigh(who, frame, columns, fit);
    return who;
}

Bitmap termRows(
    const Frame& frame, const Bitmap& selection, std::span<const NumberColumn> numbers, const RateTerm& term)
{
    // The same sample cuts the same classes: they need not be kept for all terms that nobody asks about.
    const Sides sides = sidesOf(frame, selection);
    const Sample sample = sampleOf(frame, sides);
    std::vector<std::string> leftOut;
    const auto features = classedFeatures(frame, numbers, sample.rows, sample.weights, leftOut);
    const FeatureColumns columns(features);
    Bitmap rows(frame.size());
    for (std::size_t k = 0; k < features.size(); ++k) {
        const std::size_t begin = columns.begin(k);
        if (term.place < begin || term.place >= begin + features[k].values.size())
            continue;
        for (const auto* side : {&sides.raters, &sides.others})
            for (const Row row : *side)
                if (begin + features[k].classAt(row) == term.place)
                    rows.set(row);
    }
    return rows;
}

void balanceAfter(Comparison& comparison, Population population, const Frame& frame, std::span<const Row> rows,
    std::span<const double> weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (SegmentComparison& segment : comparison.segments) {
        const SegmentColumn* column = frame.segment(segment.segment);
        if (column == nullptr || segment.tooMany() || !(sum > 0))
            continue;
        std::vector<double> shares(column->values.size(), 0.0);
        for (std::size_t i = 0; i < rows.size(); ++i)
            shares[column->codes[rows[i]]] += weights[i] / sum;
        for (ValueComparison& value : segment.values) {
            const auto code = std::find(column->values.begin(), column->values.end(), value.value);
            if (code != column->values.end())
                value.populations.at(static_cast<std::size_t>(population)).smdAfter = stats::standardisedDifference(
                    shares[static_cast<std::size_t>(code - column->values.begin())], value.share);
        }
    }
}

} // namespace turnout::population
