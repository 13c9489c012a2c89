// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Raters weighted to the counts of segments: post-stratified, raked, shrunk.
#include "estimate/RatingWeights.h"
#include "stats/Interval.h"
#include "stats/Shrinkage.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

constexpr std::size_t kMostCrossed = 3; ///< segments, where nobody named them
constexpr double kLittleOutOfReach = 0.02; ///< that one more segment may cost, where nobody named it
constexpr std::size_t kMostGroups = 1000;
constexpr std::size_t kRatersEach = 5; ///< on average, of a combination with raters, where nobody named them

/// All that were named; or those in which raters differ most, as long as the combinations have raters.
std::vector<const Covariate*> segmentsToCross(const RatedFrame& rated)
{
    std::vector<const Covariate*> segments = chosenSegments(rated);
    if (rated.named)
        return segments;
    std::vector<const Covariate*> taken;
    for (const Covariate* segment : segments) {
        if (taken.size() == kMostCrossed)
            break;
        taken.push_back(segment);
        const Crossing crossing = crossed(rated, taken);
        const auto filled = static_cast<std::size_t>(
            std::count_if(crossing.raters.begin(), crossing.raters.end(), [](std::size_t n) { return n > 0; }));
        if (crossing.outOfReach(rated) > kLittleOutOfReach || rated.raters.size() < kRatersEach * filled)
            taken.pop_back();
    }
    return taken;
}

/// As many of the segments as give no more groups than there are raters, nor more than can be looked at quickly.
std::vector<const Covariate*> manySmallGroups(const RatedFrame& rated)
{
    std::vector<const Covariate*> segments = chosenSegments(rated);
    if (rated.named)
        return segments;
    std::vector<const Covariate*> taken;
    for (const Covariate* segment : segments) {
        taken.push_back(segment);
        if (crossed(rated, taken).size() > std::min(rated.raters.size(), kMostGroups))
            taken.pop_back();
    }
    return taken;
}

/// Names the largest group without a rater, where these groups are more than what is known to be out of reach.
void findEmptyGroups(const RatedFrame& rated, const Crossing& crossing, const std::vector<const Covariate*>& segments,
    RatingCorrection& correction)
{
    const double out = crossing.outOfReach(rated);
    if (out <= correction.outOfReach)
        return;
    correction.outOfReach = out;
    double most = 0;
    for (std::size_t g = 0; g < crossing.size(); ++g)
        if (crossing.raters[g] == 0 && crossing.weight[g] > most) {
            most = crossing.weight[g];
            correction.outOfReachWhat = valuesAt(segments, crossing.first[g]);
        }
}

RatingCorrection begin(const RatedFrame& rated, Method method)
{
    RatingCorrection correction;
    correction.method = method;
    if (const auto why = nothingToCorrect(rated)) {
        correction.refused = *why;
        return correction;
    }
    correction.before = largestImbalance(rated, rated.raterWeights);
    return correction;
}

/// Values nobody rated, of any chosen segment: leaving that segment out, or lending its sessions the mean of others,
/// would only hide them.
bool refuseOutOfReach(const RatedFrame& rated, RatingCorrection& correction)
{
    findOutOfReach(rated, chosenSegments(rated), correction);
    correction.refused = tooFarOut(correction).value_or(std::string());
    return !correction.refused.empty();
}

const char* const kNoSegments = "there is no segment to correct by: the sessions have none in which they differ";

} // namespace

RatingCorrection postStratified(const RatedFrame& rated)
{
    RatingCorrection correction = begin(rated, Method::PostStratified);
    if (!correction.refused.empty())
        return correction;
    if (refuseOutOfReach(rated, correction))
        return correction;
    const auto segments = segmentsToCross(rated);
    if (segments.empty()) {
        correction.refused = chosenSegments(rated).empty()
            ? std::string(kNoSegments)
            : "empty cells: in every segment some value has too few raters or none"
                + (correction.outOfReachWhat.empty() ? std::string() : ", most of all " + correction.outOfReachWhat);
        return correction;
    }
    correction.by = namesOf(segments);
    const Crossing crossing = crossed(rated, segments);
    findEmptyGroups(rated, crossing, segments, correction);
    if (const auto why = tooFarOut(correction)) {
        correction.refused = "empty cells, " + *why;
        return correction;
    }
    std::vector<double> ratedWeight(crossing.size(), 0.0);
    std::vector<std::uint32_t> groups;
    for (std::size_t i = 0; i < rated.raters.size(); ++i) {
        groups.push_back(crossing.groupOf[rated.raters[i]]);
        ratedWeight[groups.back()] += rated.raterWeights[i];
    }
    std::vector<double> weights;
    for (std::size_t i = 0; i < groups.size(); ++i)
        weights.push_back(rated.raterWeights[i] * crossing.weight[groups[i]] / ratedWeight[groups[i]]);
    const std::vector<stats::RakingMargin> margin{{groups, crossing.weight}};
    correction.mean = stats::weightedMean(
        weights, rated.thumbs, stats::calibrationErrors(rated.thumbs, rated.raterWeights, margin));
    correction.after = largestImbalance(rated, weights);
    return correction;
}

RatingCorrection raked(const RatedFrame& rated)
{
    RatingCorrection correction = begin(rated, Method::Raked);
    if (!correction.refused.empty())
        return correction;
    const auto segments = chosenSegments(rated);
    if (segments.empty()) {
        correction.refused = kNoSegments;
        return correction;
    }
    correction.by = segments.size() > kMostCrossed ? std::to_string(segments.size()) + " segments" : namesOf(segments);
    if (refuseOutOfReach(rated, correction))
        return correction;
    const SegmentMargins margins(rated, segments);
    const auto result = stats::rake(rated.raterWeights, margins.margins());
    if (!result.converged) {
        const Covariate& worst = *segments[result.worstMargin];
        correction.refused = "the raters cannot be weighted to all segments at once: " + worst.name + "="
            + worst.values[result.worstClass] + " does not get there; name fewer segments";
        return correction;
    }
    correction.mean = stats::weightedMean(
        result.weights, rated.thumbs, stats::calibrationErrors(rated.thumbs, rated.raterWeights, margins.margins()));
    correction.after = largestImbalance(rated, result.weights);
    return correction;
}

RatingCorrection shrunk(const RatedFrame& rated)
{
    RatingCorrection correction = begin(rated, Method::Shrinkage);
    correction.balanceKnown = false;
    if (!correction.refused.empty())
        return correction;
    const auto segments = manySmallGroups(rated);
    if (segments.empty()) {
        correction.refused = kNoSegments;
        return correction;
    }
    if (refuseOutOfReach(rated, correction))
        return correction;
    const Crossing crossing = crossed(rated, segments);
    correction.by = namesOf(segments);
    findEmptyGroups(rated, crossing, segments, correction);
    std::vector<double> weight(crossing.size(), 0.0);
    std::vector<double> squares(crossing.size(), 0.0);
    std::vector<double> up(crossing.size(), 0.0);
    for (std::size_t i = 0; i < rated.raters.size(); ++i) {
        const std::uint32_t group = crossing.groupOf[rated.raters[i]];
        weight[group] += rated.raterWeights[i];
        squares[group] += rated.raterWeights[i] * rated.raterWeights[i];
        up[group] += rated.raterWeights[i] * rated.thumbs[i];
    }
    std::vector<double> n(crossing.size());
    for (std::size_t g = 0; g < n.size(); ++g) {
        n[g] = stats::effectiveN(weight[g], squares[g]);
        up[g] = weight[g] > 0 ? up[g] / weight[g] : 0;
    }
    std::vector<double> shares(crossing.size());
    for (std::size_t g = 0; g < n.size(); ++g)
        shares[g] = crossing.weight[g] / rated.weight;
    const auto pooled = stats::poolShares(up, n, shares);
    correction.mean.value = pooled.total;
    correction.mean.variance = pooled.totalVariance;
    double left = 0; // of the mean, that groups took from it
    double squaresOfAll = 0;
    double total = 0;
    for (std::size_t g = 0; g < n.size(); ++g) {
        left += shares[g] * (1 - pooled.own[g]);
        total += n[g];
    }
    // What one rating counts: in its group, and in the mean of all.
    for (std::size_t g = 0; g < n.size(); ++g)
        if (n[g] > 0) {
            const double each = shares[g] * pooled.own[g] / n[g] + left / total;
            squaresOfAll += n[g] * each * each;
            correction.mean.largestShare = std::max(correction.mean.largestShare, each);
        }
    correction.mean.effectiveN = squaresOfAll > 0 ? 1 / squaresOfAll : 0;
    return correction;
}

} // namespace turnout::estimate
