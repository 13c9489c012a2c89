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

/// The sessions that stand for somebody.
struct Sides {
    Bitmap raters;
    Bitmap others;
    std::size_t raterCount = 0;
    std::size_t otherCount = 0;
    double weight = 0;
    double ratedWeight = 0;
};

Sides sidesOf(const Frame& frame, const Bitmap& selection)
{
    Sides sides;
    Bitmap standing = selection;
    if (frame.weighted)
        selection.forEach([&](std::size_t row) {
            const double weight = frame.weights[row];
            if (!(weight > 0)) {
                standing.set(row, false);
                return;
            }
            sides.weight += weight;
            sides.ratedWeight += frame.rated.test(row) ? weight : 0;
        });
    sides.raters = standing;
    sides.raters &= frame.rated;
    sides.others = std::move(standing);
    sides.others &= frame.rated.inverted();
    sides.raterCount = sides.raters.count();
    sides.otherCount = sides.others.count();
    if (!frame.weighted) {
        sides.ratedWeight = static_cast<double>(sides.raterCount);
        sides.weight = static_cast<double>(sides.raterCount + sides.otherCount);
    }
    return sides;
}

void take(Sample& sample, const Frame& frame, const Bitmap& from, std::size_t count, std::size_t most, double rates)
{
    const std::size_t step = std::max<std::size_t>(1, (count + most - 1) / most);
    std::size_t place = 0;
    from.forEach([&](std::size_t row) {
        if (place++ % step != 0)
            return;
        sample.rows.push_back(static_cast<Row>(row));
        sample.rates.push_back(rates);
        sample.weights.push_back(frame.weights[row] * static_cast<double>(step));
    });
}

Sample sampleOf(const Frame& frame, const Sides& sides)
{
    Sample sample;
    take(sample, frame, sides.raters, sides.raterCount, kMostRaters, 1);
    take(sample, frame, sides.others, sides.otherCount, kMostOthers, 0);
    const double sum = std::accumulate(sample.weights.begin(), sample.weights.end(), 0.0);
    for (double& weight : sample.weights)
        weight *= static_cast<double>(sides.raterCount + sides.otherCount) / sum;
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

/// What the raters are, and what the models say of each. Feature by feature: a column is read in order, once.
struct RatersSeen {
    std::vector<std::int64_t> counts; ///< by class of all features
    std::vector<double> logOdds; ///< by rater, of a model that has not seen it
};

RatersSeen lookAt(const std::vector<Row>& raters, const Frame& frame, const std::vector<ClassedFeature>& features,
    const FeatureColumns& columns, const std::vector<stats::LogisticFit>& folds)
{
    RatersSeen seen{std::vector<std::int64_t>(columns.count(), 0), std::vector<double>(raters.size())};
    std::vector<std::uint8_t> foldBy(raters.size());
    for (std::size_t i = 0; i < raters.size(); ++i) {
        foldBy[i] = foldOf(frame.ids[raters[i]]);
        seen.logOdds[i] = folds[foldBy[i]].intercept;
    }
    for (std::size_t k = 0; k < features.size(); ++k) {
        const auto classes = features[k].classesAt(raters);
        for (std::size_t i = 0; i < raters.size(); ++i) {
            const std::size_t place = columns.begin(k) + classes[i];
            ++seen.counts[place];
            seen.logOdds[i] += folds[foldBy[i]].coefficients[place];
        }
    }
    return seen;
}

void describe(WhoRates& who, const std::vector<ClassedFeature>& features, const FeatureColumns& columns,
    const stats::LogisticFit& fit, const std::vector<std::int64_t>& raters)
{
    for (std::size_t k = 0; k < features.size(); ++k) {
        const ClassedFeature& feature = features[k];
        const std::size_t begin = columns.begin(k);
        double mean = 0;
        for (std::size_t c = 0; c < feature.values.size(); ++c)
            mean += feature.shares[c] * fit.coefficients[begin + c];
        double square = 0;
        for (std::size_t c = 0; c < feature.values.size(); ++c) {
            const double apart = fit.coefficients[begin + c] - mean;
            square += feature.shares[c] * apart * apart;
            if (feature.shares[c] >= kRareTerm)
                who.terms.push_back({feature.name, feature.values[c], feature.segment && feature.rest != c,
                    std::exp(apart), feature.shares[c], begin + c, raters[begin + c]});
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

/// The raters weighted to everybody.
void weigh(WhoRates& who, const Frame& frame, const std::vector<double>& logOdds)
{
    who.weights.reserve(who.rows.size());
    for (std::size_t i = 0; i < who.rows.size(); ++i)
        who.weights.push_back(frame.weights[who.rows[i]] * (1 + std::exp(-logOdds[i])));
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
    who.rows.reserve(sides.raterCount);
    sides.raters.forEach([&](std::size_t row) { who.rows.push_back(static_cast<Row>(row)); });
    who.raters = static_cast<std::int64_t>(sides.raterCount);
    who.others = static_cast<std::int64_t>(sides.otherCount);
    who.turnout = sides.weight > 0 ? sides.ratedWeight / sides.weight : 0;
    who.refused = sides.weight > 0 || selection.count() == 0
        ? tooFew(sides.raterCount, sides.otherCount)
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
    std::vector<std::uint8_t> folds;
    for (const Row row : sample.rows)
        folds.push_back(foldOf(frame.ids[row]));
    const auto fit
        = stats::crossFitLogistic(columns.indicators(sample.rows), sample.rates, sample.weights, kRidge, folds);
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
    const RatersSeen seen = lookAt(who.rows, frame, features, columns, fit.folds);
    describe(who, features, columns, fit.all, seen.counts);
    spread(who, sample, fit.predictions);
    weigh(who, frame, seen.logOdds);
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
        for (const Bitmap* side : {&sides.raters, &sides.others}) {
            std::vector<Row> of;
            side->forEach([&](std::size_t row) { of.push_back(static_cast<Row>(row)); });
            const auto classes = features[k].classesAt(of);
            for (std::size_t i = 0; i < of.size(); ++i)
                if (begin + classes[i] == term.place)
                    rows.set(of[i]);
        }
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
            shares[column->codes[rows[i]]] += weights[i];
        for (ValueComparison& value : segment.values) {
            const auto code = std::find(column->values.begin(), column->values.end(), value.value);
            if (code != column->values.end())
                value.populations.at(static_cast<std::size_t>(population)).smdAfter = stats::standardisedDifference(
                    shares[static_cast<std::size_t>(code - column->values.begin())] / sum, value.share);
        }
    }
}

} // namespace turnout::population
