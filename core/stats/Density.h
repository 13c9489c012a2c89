// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Curves of how often what occurs. Pure functions.
namespace turnout::stats {

/// Height of a distribution at each of `steps` places 0, 1, 2 …: mass `shares` at `places` (between 0 and steps − 1;
/// what lies outside is left out), spread by a bell curve of Silverman's width (1986, eq. 3.31, on the standard
/// deviation and the effective number of observations), at least three quarters of `spacing` (the distance between
/// neighbouring values where they are whole numbers) and a step, at most a twelfth of the axis. The heights add up to
/// the mass inside; what a bell loses at the ends is mirrored back.
std::vector<double> density(std::span<const double> places, std::span<const double> shares, std::size_t steps,
    double effectiveN, double spacing = 0);

} // namespace turnout::stats
