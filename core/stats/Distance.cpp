// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Distance.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace turnout::stats {
namespace {

/// p ln(p/q), 0 where p is.
double relative(double p, double q)
{
    return p > 0 ? p * std::log(p / q) : 0;
}

/// Of all orders of n and m values alike, the part whose distribution functions come as far apart as `distance`.
double exactP(double distance, std::size_t n, std::size_t m)
{
    // A walk from (0, 0) to (n, m); inside[j] is the part of walks to (i, j) that stay within. Each step's
    // probability is that of the order: numbers stay in 0…1.
    const double nn = static_cast<double>(n);
    const double mm = static_cast<double>(m);
    const auto within = [&](std::size_t i, std::size_t j) {
        return std::abs(static_cast<double>(i) / nn - static_cast<double>(j) / mm) < distance - 1e-12;
    };
    std::vector<double> inside(m + 1, 0.0);
    for (std::size_t i = 0; i <= n; ++i)
        for (std::size_t j = 0; j <= m; ++j) {
            const double steps = static_cast<double>(i + j);
            if (i + j == 0)
                inside[0] = within(0, 0) ? 1 : 0;
            else if (!within(i, j))
                inside[j] = 0;
            else // the last of i + j steps was one of the i, or one of the j
                inside[j] = (i > 0 ? inside[j] * static_cast<double>(i) / steps : 0)
                    + (j > 0 ? inside[j - 1] * static_cast<double>(j) / steps : 0);
        }
    return std::clamp(1 - inside[m], 0.0, 1.0);
}

} // namespace

double stabilityIndex(std::span<const double> p, std::span<const double> q, double floor)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!(p[i] > 0) && !(q[i] > 0))
            continue;
        const double a = p[i] > 0 ? p[i] : floor;
        const double b = q[i] > 0 ? q[i] : floor;
        sum += (a - b) * std::log(a / b);
    }
    return sum;
}

StabilityNoise stabilityNoise(std::size_t values, double n, double m)
{
    if (values < 2)
        return {};
    const double scale = n > 0 && m > 0 ? 1 / n + 1 / m : std::numeric_limits<double>::infinity();
    const double degrees = static_cast<double>(values - 1);
    return {degrees * scale, boost::math::quantile(boost::math::chi_squared(degrees), 0.95) * scale};
}

double jensenShannon(std::span<const double> p, std::span<const double> q)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double middle = (p[i] + q[i]) / 2;
        sum += (relative(p[i], middle) + relative(q[i], middle)) / 2;
    }
    return std::max(0.0, sum);
}

double jensenShannonDistance(std::span<const double> p, std::span<const double> q)
{
    return std::sqrt(jensenShannon(p, q) / std::log(2.0));
}

double hellinger(std::span<const double> p, std::span<const double> q)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double d = std::sqrt(p[i]) - std::sqrt(q[i]);
        sum += d * d;
    }
    return std::sqrt(sum / 2);
}

double overlap(std::span<const double> p, std::span<const double> q)
{
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        sum += std::min(p[i], q[i]);
    return sum;
}

double kolmogorovSmirnov(std::span<const double> p, std::span<const double> q)
{
    double furthest = 0;
    double apart = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        apart += p[i] - q[i];
        furthest = std::max(furthest, std::abs(apart));
    }
    return std::min(1.0, furthest);
}

double kolmogorovSmirnovP(double distance, double n, double m)
{
    if (!(n > 0) || !(m > 0) || std::isnan(distance))
        return std::numeric_limits<double>::quiet_NaN();
    constexpr double kExact = 10000;
    if (n * m <= kExact && n == std::floor(n) && m == std::floor(m))
        return exactP(distance, static_cast<std::size_t>(n), static_cast<std::size_t>(m));
    const double t = std::sqrt(n * m / (n + m)) * distance;
    if (t < 0.2) // the series below needs more and more terms, and is 1 to twelve places
        return 1;
    double sum = 0;
    double sign = 1;
    for (int j = 1; j <= 100; ++j, sign = -sign) {
        const double term = std::exp(-2.0 * j * j * t * t);
        sum += sign * term;
        if (term < 1e-16)
            break;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

double wasserstein(std::span<const double> places, std::span<const double> p, std::span<const double> q)
{
    double sum = 0;
    double apart = 0;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        apart += p[i] - q[i];
        sum += std::abs(apart) * (places[i + 1] - places[i]);
    }
    return sum;
}

} // namespace turnout::stats
