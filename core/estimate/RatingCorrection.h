// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"
#include "estimate/RatedFrame.h"
#include "stats/Calibration.h"

#include <string>
#include <vector>

/// What ratings alone can say of everybody, corrected for who rates. Every one of these takes it that among sessions
/// that look alike, being rated does not depend on how good they were (missing at random): ratings cannot check that.
namespace turnout::estimate {

inline constexpr std::size_t kFewestRatings = 10; ///< with fewer there is no number
inline constexpr double kMostOutOfReach = 0.1; ///< weighted share of sessions no rater is like: more is refused

/// One of them, with what its checks need.
struct RatingCorrection {
    Method method = Method::PostStratified;
    std::string refused; ///< why there is no number; empty where there is one
    stats::WeightedMean mean;
    std::string by; ///< "plan × tenure", "8 segments", "19 things known of them"
    double outOfReach = 0; ///< weighted share of sessions that no rater is like …
    std::string outOfReachWhat; ///< … the largest part of it
    Imbalance before; ///< of the raters as they are
    Imbalance after; ///< of the raters as they are weighted
    bool balanceKnown = true; ///< it is made of weights of raters
    double trimmed = 0; ///< share of the raters whose weight was cut
    double auc = 0.5; ///< of telling raters from others, on the sessions it was learned from; ½: there was no model
};

/// Raters of each combination of segment values stand for all its sessions (Holt & Smith 1979). Where no segments are
/// named: those in which raters differ most, as long as combinations have raters. This one, raked and shrunk are
/// refused where values that nobody rated, of any segment that would be used, are more than kMostOutOfReach of the
/// sessions.
RatingCorrection postStratified(const RatedFrame& rated);
/// Weighted until every chosen segment has its counts (stats::rake).
RatingCorrection raked(const RatedFrame& rated);
/// Post-stratified to many small combinations, each one's share pulled towards the mean (stats::poolShares).
RatingCorrection shrunk(const RatedFrame& rated);

/// P(rated) by place, from a logistic model of all that is chosen; what says whether raters are like everybody.
struct Propensities {
    std::vector<double> values; ///< by place; empty where there is no model
    double auc = 0.5; ///< on what it was fitted to
    double outOfReach = 0; ///< weighted share of sessions that are rated a tenth as often as all, or less
};
Propensities propensitiesOf(const RatedFrame& rated);

/// Weighted by 1 / P(rated | what is known), cut at 20 × the mean, then raked to the chosen segments' counts
/// (Rosenbaum 1987; Deville & Särndal 1992).
RatingCorrection propensityWeighted(const RatedFrame& rated, const Propensities& propensities);
/// A model of the thumbs for everybody, corrected by what it misses among the raters, weighted by propensity (AIPW:
/// Robins, Rotnitzky & Zhao 1994): right if either model is. The model of the thumbs is cross-fitted.
RatingCorrection doublyRobust(const RatedFrame& rated, const Propensities& propensities);
} // namespace turnout::estimate
