// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Anticipated.h"

#include <cstddef>

namespace turnout::stats {

double expectedEffectiveSize(std::span<const double> weights, std::span<const double> probabilities)
{
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        squares += weights[i] * weights[i] / probabilities[i];
    }
    return squares > 0 ? sum * sum / squares : 0;
}

double anticipatedVariance(std::span<const double> weights, std::span<const double> probabilities,
    std::span<const double> squaredErrors, std::span<const double> factors)
{
    double variance = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double part = factors[i] * weights[i];
        variance += part * part * squaredErrors[i] * (1 - probabilities[i]) / probabilities[i];
    }
    return variance;
}

} // namespace turnout::stats
