// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Compare.h"

#include <span>
#include <string>
#include <vector>

namespace turnout::population {

/// Something the model of who rates goes by, and how much.
struct RateFeature {
    std::string name; ///< "plan", "length", "signal retry"
    double strength = 0; ///< standard deviation, over sessions, of what it adds to the log odds
};

/// One value of it.
struct RateTerm {
    std::string feature;
    std::string value; ///< of a number: "highest fifth"; "" is "not given"
    bool segment = false; ///< one value of a segment; else of a number, of a signal, or several values together
    double odds = 1; ///< of being rated, times those of the feature's average, all else the same
    double share = 0; ///< of sessions, as those looked at say
    std::size_t place = 0; ///< among the classes of all features: what termRows goes by
    std::int64_t raters = 0; ///< that are of it; how many sessions are, termRows can tell: a pass over all of them
};

/// Who rates, as a logistic model of all that is known of a session, each predicted by a model that has not seen it:
/// the classifier two-sample test of raters against all others (Lopez-Paz & Oquab 2017), and what weighting the raters
/// to everybody would cost.
struct WhoRates {
    std::string refused; ///< why there is no model; empty where there is
    std::int64_t raters = 0;
    std::int64_t others = 0;
    std::int64_t looked = 0; ///< of both, at so many: a sample of many is as good
    std::vector<Row> lookedAt; ///< these …
    std::vector<double> multiples; ///< … and how probable each is to be rated, in multiples of the turnout
    double turnout = 0;
    double auc = 0.5; ///< cross-fitted
    stats::Interval aucInterval; ///< 95 % (Hanley & McNeil 1982)
    std::vector<RateFeature> features; ///< strongest first
    std::vector<RateTerm> terms; ///< strongest first
    std::vector<std::string> leftOut; ///< segments with too many values
    NumberGrid grid; ///< of the probability to be rated, in multiples of the turnout
    std::vector<double> ratedDensity; ///< by the grid's steps
    std::vector<double> othersDensity;
    double overlap = 1; ///< what both densities share
    double outOfReach = 0; ///< share of sessions that are rated less than a tenth as often as the average one
    std::vector<Row> rows; ///< the raters …
    std::vector<double> weights; ///< … and what each stands for once weighted by 1 / probability, cut at 20 × the mean
    double effectiveN = 0; ///< of these weights (Kish)
    double largestWeight = 0; ///< times their mean
};

/// `numbers`: numberColumns of this frame. Refused where nobody, or everybody, or nearly nobody (under 20 sessions)
/// rated, or nothing is known. The same input gives the same model.
WhoRates whoRates(const Frame& frame, const Bitmap& selection, std::span<const NumberColumn> numbers);

/// The sessions of a term of whoRates of the same frame, selection and numbers.
Bitmap termRows(
    const Frame& frame, const Bitmap& selection, std::span<const NumberColumn> numbers, const RateTerm& term);

/// "Can a model tell raters from everybody else? AUC 0.71: yes, mostly by plan and length. …" Plain text.
std::string whoRatesSentence(const WhoRates& who);

/// Puts into the comparison how far the population is from the frame once its sessions `rows` are weighted by
/// `weights`: the love plot after weighting (PopulationShare::smdAfter).
void balanceAfter(Comparison& comparison, Population population, const Frame& frame, std::span<const Row> rows,
    std::span<const double> weights);

} // namespace turnout::population
