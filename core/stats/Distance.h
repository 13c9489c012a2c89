// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

/// How far two distributions over the same values are apart. Pure functions; p and q are shares that add up to 1 each,
/// of equal length.
namespace turnout::stats {

/// Population stability index Σ (p − q) ln(p/q); a share of 0 counts as `floor` without rescaling the others, as is
/// usual.
double stabilityIndex(std::span<const double> p, std::span<const double> q, double floor = 1e-4);

/// What the stability index of two samples of n and m from one and the same distribution comes to by chance alone: n
/// and m times it is about χ² with values − 1 degrees of freedom. The usual limits of 0.1 and 0.25 mean nothing below
/// `most`.
struct StabilityNoise {
    double mean = 0; ///< (B − 1)(1/n + 1/m)
    double most = 0; ///< its 95 % quantile: χ²(B − 1)(1/n + 1/m)
};
/// `values`: how many values there are. Infinite where n or m is not positive.
StabilityNoise stabilityNoise(std::size_t values, double n, double m);

/// Jensen–Shannon divergence in nats (Lin 1991), 0…ln 2.
double jensenShannon(std::span<const double> p, std::span<const double> q);
/// Its square root to base 2, a metric, 0…1 (Endres & Schindelin 2003).
double jensenShannonDistance(std::span<const double> p, std::span<const double> q);

/// √(½ Σ (√p − √q)²), 0…1.
double hellinger(std::span<const double> p, std::span<const double> q);

/// Σ min(p, q): the part of one that can be matched with the other; 1 less the total variation.
double overlap(std::span<const double> p, std::span<const double> q);

/// The largest distance of the two distribution functions (Kolmogorov & Smirnov), values in ascending order.
double kolmogorovSmirnov(std::span<const double> p, std::span<const double> q);
/// Two-sided p of that distance between samples of n and m. Up to n m = 10,000 with whole numbers exact (all orders
/// alike, Hodges 1958), which presumes no ties; beyond, Kolmogorov's limit (1933). Ties make it conservative.
double kolmogorovSmirnovP(double distance, double n, double m);

/// Wasserstein distance of order 1, the mean way from one to the other: Σ |F − G| Δ, in the unit of `places`, the
/// values in ascending order.
double wasserstein(std::span<const double> places, std::span<const double> p, std::span<const double> q);

} // namespace turnout::stats
