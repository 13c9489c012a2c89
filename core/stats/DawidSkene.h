// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Agreement.h"

/// What the units really are, from annotators who err.
namespace turnout::stats {

/// Votes of one unit.
struct Vote {
    std::uint32_t value = 0; ///< most often said; of those tied, the first
    double share = 0; ///< of the answers
    bool tied = false; ///< another value was said as often
};
/// By unit. `judgements` in order of unit, each unit from 0 on with at least one.
std::vector<Vote> majority(std::span<const Judgement> judgements, std::size_t values);

/// Annotators with their error rates and units with what they probably are.
struct DawidSkene {
    std::size_t values = 0;
    std::vector<double> shares; ///< by value: of units that are this
    std::vector<double> errors; ///< annotator, value it is, value said: how often; rows add up to 1
    std::vector<double> beliefs; ///< unit, value: how probably it is this
    double logLikelihood = 0;
    int rounds = 0;
    bool converged = false;

    [[nodiscard]] double belief(std::size_t unit, std::size_t value) const
    {
        return beliefs[unit * values + value];
    }
    [[nodiscard]] double error(std::size_t annotator, std::size_t is, std::size_t said) const
    {
        return errors[(annotator * values + is) * values + said];
    }
    /// How often the annotator says what a unit is, over units as they come.
    [[nodiscard]] double reliability(std::size_t annotator) const;
    /// What the unit most probably is; of those tied, the first.
    [[nodiscard]] std::uint32_t best(std::size_t unit) const;
};

/// EM of Dawid & Skene 1979, Appl. Stat. 28:20, from the votes' shares, in logarithms, until the log-likelihood changes
/// by less than 1e-10 or 5,000 rounds are over. An annotator with fewer than five answers gets one more of each value
/// that was right: too few to call somebody unreliable. `judgements` in order of unit, each unit from 0 on with at
/// least one; somebody may have answered several times.
DawidSkene dawidSkene(std::span<const Judgement> judgements, std::size_t annotators, std::size_t values);

/// The share that is really so, from the share that is called so and how well the caller does (Rogan & Gladen 1978, Am.
/// J. Epidemiol. 107:71), and its variance by the delta method. Each rate with the number it was counted on.
struct ObservedRate {
    double rate = 0;
    double n = 0;
};
struct CorrectedShare {
    double value = 0; ///< may lie outside 0…1 where the rates do not go together
    double variance = 0;
};
/// Nothing where the caller is no better than chance: sensitivity + specificity at most 1.
std::optional<CorrectedShare> roganGladen(ObservedRate called, ObservedRate sensitivity, ObservedRate specificity);

} // namespace turnout::stats
