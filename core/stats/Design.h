// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

/// Probability sampling without replacement, and the variance it has. Pure functions; only + − × ÷ √ are used, in a
/// fixed order, so that the same input gives the same draw on every machine.
namespace turnout::stats {

/// Inclusion probabilities proportional to `sizes` that add up to `n`, each at most 1: what exceeds 1 is set to 1
/// and the rest scaled again until nothing does (Tillé 2006, §2.10; the numbers of R sampling::inclusionprobabilities).
/// Sizes must be finite and not negative; where fewer than n are positive, all positive ones get 1.
std::vector<double> inclusionProbabilities(std::span<const double> sizes, double n);

/// Systematic sampling with unequal probabilities in the given order (Madow 1949): takes unit k where the running sum
/// of probabilities passes start, start + 1, start + 2 … Returns the positions taken, ascending; exactly
/// round(Σ probabilities) of them. `start` is uniform in [0, 1).
std::vector<std::size_t> systematicSample(std::span<const double> probabilities, double start);

/// Ordered pivotal sampling (Deville & Tillé 1998): in the given order two units fight, the loser's probability passes
/// on, until each is taken or not; neighbours are seldom taken together. Returns the positions taken, ascending;
/// exactly round(Σ probabilities) of them. `uniform` gives numbers in [0, 1), one for each fight.
std::vector<std::size_t> pivotalSample(std::span<const double> probabilities, const std::function<double()>& uniform);

/// Variance of the total Σ e/π of a fixed-size sample from the probabilities alone (Deville 1999's simplification of
/// Hájek 1964): Σ c (e/π − A)², c = (1−π)n/(n−1), A = Σ c e/π / Σ c. Near-nominal for the designs here and on the
/// safe side where sorting the frame helped. 0 for fewer than two units that were not certain.
double devilleHajekVariance(std::span<const double> probabilities, std::span<const double> values);

/// The same total's variance from differences of neighbours, for a systematic or pivotal sample in the order it was
/// drawn in (Wolter 2007, §8.2.1, estimator 2 carried to unequal probabilities): ½ Σ (1−π̄)(z_i − z_{i−1})² n/(n−1), z =
/// e/π. Sees what sorting the frame gained, where the one above does not. Units that were certain (π = 1) have no part
/// in it: the neighbours are those on either side of them.
double successiveDifferenceVariance(std::span<const double> probabilities, std::span<const double> values);

/// The same total's variance if each unit had been taken by itself (Poisson sampling): Σ (1−π)(e/π)². For residuals
/// that add up to about 0, and few units, of which the others see too little.
double poissonVariance(std::span<const double> probabilities, std::span<const double> values);

/// Degrees of freedom of such a variance: 2 / (its squared relative error), which for differences of neighbours is
/// 2 (Σ z²)² / Σ z⁴, z = √(1−π) e/π (von Neumann 1941 for z of one normal law: 2n/3; few large weights make it small).
/// 0 where nothing varies.
double varianceFreedom(std::span<const double> probabilities, std::span<const double> values);

/// What is left of an effective number when the variance it comes from has so many degrees of freedom: (z/t)², so that
/// an interval made of it is as wide as with Student's t (Korn & Graubard 1998, Survey Methodology 24:193). Below 1 the
/// variance says nothing and neither does this.
double freedomDiscount(double freedom);

} // namespace turnout::stats
