// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// How good predicted probabilities are, and how to make scores into such. Pure functions. Outcomes are fractions in
/// 0…1 (0 and 1 where they are yes or no); weights are positive, and an empty span of weights means 1 each.
namespace turnout::stats {

/// Probability that a good session has the higher score than a bad one, ties count half (Mann & Whitney 1947;
/// Hanley & McNeil 1982). Outcomes of ½ and more are good. NaN where one side is empty.
double auc(std::span<const double> scores, std::span<const double> outcomes, std::span<const double> weights = {});

/// Standard error of an AUC from `good` and `bad` cases (Hanley & McNeil 1982, Radiology 143:29). The numbers may be
/// effective ones.
double aucError(double auc, double good, double bad);
/// The same where scores say nothing, so that the AUC is ½ but for chance (Mann & Whitney 1947):
/// √((good + bad + 1) / (12 good bad)).
double aucErrorOfChance(double good, double bad);

/// Mean of (p − y)² (Brier 1950).
double brier(
    std::span<const double> probabilities, std::span<const double> outcomes, std::span<const double> weights = {});

/// Weighted correlation of Pearson; 0 where one of them does not vary.
double correlation(std::span<const double> x, std::span<const double> y, std::span<const double> weights = {});

/// Sessions with like predictions: what was predicted of them and what came.
struct CalibrationBin {
    std::size_t n = 0;
    double predicted = 0; ///< mean
    double observed = 0; ///< mean
    std::vector<std::uint32_t> members; ///< which of the predictions
};
/// At most `bins` groups of as equal numbers as can be, by ascending prediction; none for nothing.
std::vector<CalibrationBin> calibrationBins(
    std::span<const double> probabilities, std::span<const double> outcomes, std::size_t bins);
/// Expected calibration error: Σ n |predicted − observed| / Σ n.
double calibrationError(std::span<const CalibrationBin> bins);

/// Spiegelhalter's z (1986, Stat. Med. 5:421): about standard normal where the probabilities are right; 0 where it
/// cannot be said (all of them ½, 0 or 1).
double spiegelhalterZ(std::span<const double> probabilities, std::span<const double> outcomes);

/// Probability = 1 / (1 + exp(−(slope × score + intercept))).
struct Platt {
    double slope = 1;
    double intercept = 0;
    [[nodiscard]] double operator()(double score) const;
};
/// Logistic regression of the targets on one score, by Newton's method (Platt 1999). A falling slope is refused: a
/// score that points the wrong way on held-out labels gets slope 0, and everybody the mean. Targets strictly between
/// 0 and 1 always have a solution; of others that a score separates, a very steep one is given.
Platt fitPlatt(std::span<const double> scores, std::span<const double> targets);
/// The targets Platt proposes for outcomes: (n₊ + 1)/(n₊ + 2) for good, 1/(n₋ + 2) for bad, between for between.
std::vector<double> plattTargets(std::span<const double> outcomes);

} // namespace turnout::stats
