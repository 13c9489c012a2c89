// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Raking.h"

#include <span>
#include <vector>

/// Means of weighted units, and how sure they are. Pure functions; spans of one call have one length.
namespace turnout::stats {

struct WeightedMean {
    double value = 0; ///< Σ w y / Σ w; 0 where the weights add up to nothing
    double variance = 0; ///< see weightedMean
    double effectiveN = 0; ///< Kish: (Σ w)² / Σ w²
    double largestShare = 0; ///< of one unit in Σ w
};

/// Σ w y / Σ w, its variance by linearisation for units that are there independently of each other:
/// n/(n − 1) Σ (w e)² / (Σ w)² (Särndal, Swensson & Wretman 1992, 5.7). `residuals`: e, what is left of y after what
/// the weights were made to fit (marginResiduals); empty means y − the mean.
WeightedMean weightedMean(
    std::span<const double> weights, std::span<const double> values, std::span<const double> residuals = {});

/// What regression on the classes of all margins (main effects), weighted by `weights`, leaves of the values: the
/// residuals that stand for the values in the variance of a mean whose weights were calibrated from `weights` to these
/// margins (Deville & Särndal 1992, JASA 87:376). With one margin: value − mean of its class.
std::vector<double> marginResiduals(
    std::span<const double> values, std::span<const double> weights, std::span<const RakingMargin> margins);

/// The same, each as large as an error is expected to be: divided by √(1 − h), where h is how much the value itself has
/// drawn the fit (HC2: MacKinnon & White 1985, J. Econometrics 29:305). Without that, many classes of few units make
/// the variance too small: the fit follows chance. h is taken as of margins that cross evenly, Σ w/class − (margins −
/// 1) w/all; a unit that has its class nearly to itself (h over 0.9) leaves nothing, and its distance from the mean of
/// all stands for it.
std::vector<double> calibrationErrors(
    std::span<const double> values, std::span<const double> weights, std::span<const RakingMargin> margins);

/// Weights of more than `most` times the mean are cut there, then all are scaled to add up to what they did (as Meta's
/// balance does). Gives how many were cut.
std::size_t trimWeights(std::vector<double>& weights, double most);

} // namespace turnout::stats
