// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who rates, as a model, and what it makes of the thumbs: propensity weights, doubly robust.
#include "estimate/RatingWeights.h"
#include "stats/Logistic.h"
#include "stats/Prediction.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::estimate {
namespace {

constexpr double kRidge = 1; ///< a class's log odds are held towards 0 as by a normal of deviation 1
constexpr std::size_t kMostUnrated = 60000; ///< the model is fitted to; more say nothing new
constexpr double kHardlyRates = 0.1; ///< × turnout: who rates less often than that is out of reach
constexpr double kMostWeight = 20; ///< × the mean, as balance cuts
constexpr std::size_t kFolds = 5;

std::vector<const Covariate*> chosenOf(const RatedFrame& rated)
{
    std::vector<const Covariate*> chosen;
    for (const Covariate& covariate : rated.covariates)
        if (covariate.chosen)
            chosen.push_back(&covariate);
    return chosen;
}

/// A column for each class of each covariate.
class Columns {
public:
    explicit Columns(std::vector<const Covariate*> covariates)
        : m_covariates(std::move(covariates))
    {
        for (const Covariate* covariate : m_covariates) {
            m_begins.push_back(m_count);
            m_count += static_cast<std::uint32_t>(covariate->values.size());
        }
    }
    [[nodiscard]] std::size_t count() const
    {
        return m_count;
    }
    void append(stats::SparseRows& rows, std::size_t place) const
    {
        for (std::size_t k = 0; k < m_covariates.size(); ++k)
            rows.terms.emplace_back(m_begins[k] + m_covariates[k]->classes[place], 1.0);
        rows.endRow();
    }
    [[nodiscard]] double predict(const stats::LogisticFit& fit, std::size_t place) const
    {
        double sum = fit.intercept;
        for (std::size_t k = 0; k < m_covariates.size(); ++k)
            sum += fit.coefficients[m_begins[k] + m_covariates[k]->classes[place]];
        return 1 / (1 + std::exp(-sum));
    }

private:
    std::vector<const Covariate*> m_covariates;
    std::vector<std::uint32_t> m_begins;
    std::uint32_t m_count = 0;
};

/// Raters with the weights that their propensities make: cut, and raked to the chosen segments' counts.
struct Weighted {
    std::vector<double> base; ///< by rater, before raking
    std::vector<double> weights;
    std::vector<double> residuals; ///< of the thumbs
    double trimmed = 0;
};

std::vector<double> inverse(const RatedFrame& rated, const Propensities& propensities, double& trimmed)
{
    std::vector<double> weights;
    for (std::size_t i = 0; i < rated.raters.size(); ++i)
        weights.push_back(rated.raterWeights[i] / propensities.values[rated.raters[i]]);
    const auto cut = stats::trimWeights(weights, kMostWeight);
    trimmed = static_cast<double>(cut) / static_cast<double>(weights.size());
    return weights;
}

Weighted weighted(const RatedFrame& rated, const Propensities& propensities)
{
    Weighted result;
    result.base = inverse(rated, propensities, result.trimmed);
    const SegmentMargins margins(rated, chosenSegments(rated));
    const auto raked = stats::rake(result.base, margins.margins());
    if (raked.converged && !margins.margins().empty()) {
        result.weights = raked.weights;
        result.residuals = stats::calibrationErrors(rated.thumbs, result.base, margins.margins());
    } else {
        result.weights = result.base;
    }
    return result;
}

/// The thumbs to expect, by place; of raters from a model without their fold.
std::vector<double> expectedThumbs(const RatedFrame& rated)
{
    const Columns columns(chosenOf(rated));
    std::array<stats::LogisticFit, kFolds> fits;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        stats::SparseRows rows;
        rows.columns = columns.count();
        std::vector<double> targets;
        std::vector<double> weights;
        for (std::size_t i = 0; i < rated.raters.size(); ++i)
            if (i % kFolds != fold) {
                columns.append(rows, rated.raters[i]);
                targets.push_back(rated.thumbs[i]);
                weights.push_back(rated.raterWeights[i] * static_cast<double>(rated.raters.size()) / rated.ratedWeight);
            }
        fits.at(fold) = stats::fitLogistic(rows, targets, weights, kRidge);
    }
    std::vector<double> expected(rated.weights.size());
    for (std::size_t place = 0; place < expected.size(); ++place) {
        for (const auto& fit : fits)
            expected[place] += columns.predict(fit, place);
        expected[place] /= static_cast<double>(kFolds);
    }
    for (std::size_t i = 0; i < rated.raters.size(); ++i)
        expected[rated.raters[i]] = columns.predict(fits.at(i % kFolds), rated.raters[i]);
    return expected;
}

/// What both methods begin with; without a number where it says so.
RatingCorrection begin(const RatedFrame& rated, Method method, const Propensities& propensities)
{
    RatingCorrection correction;
    correction.method = method;
    const std::size_t facts = chosenOf(rated).size();
    if (facts > 0)
        correction.by = std::to_string(facts) + (facts == 1 ? " thing known of them" : " things known of them");
    if (const auto why = nothingToCorrect(rated))
        correction.refused = *why;
    else if (facts == 0)
        correction.refused = "nothing is known of the sessions in which they differ";
    if (!correction.refused.empty())
        return correction;
    correction.before = largestImbalance(rated, rated.raterWeights);
    correction.auc = propensities.auc;
    if (propensities.values.empty()) {
        correction.refused = "the model of who rates has no solution here";
        return correction;
    }
    findOutOfReach(rated, chosenSegments(rated), correction);
    correction.outOfReach = std::max(correction.outOfReach, propensities.outOfReach);
    if (const auto why = tooFarOut(correction))
        correction.refused = *why;
    return correction;
}

} // namespace

Propensities propensitiesOf(const RatedFrame& rated)
{
    const Columns columns(chosenOf(rated));
    const std::size_t unrated = rated.weights.size() - rated.raters.size();
    if (columns.count() == 0 || unrated == 0 || nothingToCorrect(rated))
        return {};
    const std::size_t step = unrated / kMostUnrated + 1;
    const double perSession = static_cast<double>(rated.weights.size()) / rated.weight;
    stats::SparseRows rows;
    rows.columns = columns.count();
    std::vector<double> targets;
    std::vector<double> weights;
    std::vector<std::size_t> places;
    std::size_t rater = 0;
    std::size_t others = 0;
    for (std::size_t place = 0; place < rated.weights.size(); ++place) {
        const bool rates = rater < rated.raters.size() && rated.raters[rater] == place;
        rater += rates ? 1 : 0;
        if (!rates && others++ % step != 0)
            continue;
        columns.append(rows, place);
        places.push_back(place);
        targets.push_back(rates ? 1 : 0);
        weights.push_back(rated.weights[place] * perSession * (rates ? 1 : static_cast<double>(step)));
    }
    const auto fit = stats::fitLogistic(rows, targets, weights, kRidge);
    Propensities result;
    if (!fit.converged)
        return result;
    result.values.reserve(rated.weights.size());
    double out = 0;
    for (std::size_t place = 0; place < rated.weights.size(); ++place) {
        result.values.push_back(columns.predict(fit, place));
        out += result.values.back() < kHardlyRates * rated.turnout() ? rated.weights[place] : 0;
    }
    result.outOfReach = out / rated.weight;
    std::vector<double> scores;
    scores.reserve(places.size());
    for (const std::size_t place : places)
        scores.push_back(result.values[place]);
    result.auc = stats::auc(scores, targets, weights);
    return result;
}

RatingCorrection propensityWeighted(const RatedFrame& rated, const Propensities& propensities)
{
    RatingCorrection correction = begin(rated, Method::Propensity, propensities);
    if (!correction.refused.empty())
        return correction;
    const Weighted w = weighted(rated, propensities);
    correction.trimmed = w.trimmed;
    correction.mean = stats::weightedMean(w.weights, rated.thumbs, w.residuals);
    correction.after = largestImbalance(rated, w.weights);
    return correction;
}

RatingCorrection doublyRobust(const RatedFrame& rated, const Propensities& propensities)
{
    RatingCorrection correction = begin(rated, Method::DoublyRobust, propensities);
    if (!correction.refused.empty())
        return correction;
    const Weighted w = weighted(rated, propensities);
    const std::vector<double> expected = expectedThumbs(rated);
    double mean = 0;
    for (std::size_t place = 0; place < expected.size(); ++place)
        mean += rated.weights[place] * expected[place] / rated.weight;
    std::vector<double> missed;
    for (std::size_t i = 0; i < rated.raters.size(); ++i)
        missed.push_back(rated.thumbs[i] - expected[rated.raters[i]]);
    correction.trimmed = w.trimmed;
    correction.mean = stats::weightedMean(w.weights, missed);
    correction.mean.value = std::clamp(correction.mean.value + mean, 0.0, 1.0);
    correction.after = largestImbalance(rated, w.weights);
    return correction;
}

} // namespace turnout::estimate
