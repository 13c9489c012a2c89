// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/WhoRates.h"

#include "base/Decimals.h"
#include "population/Words.h"

#include <algorithm>

namespace turnout::population {
namespace {

constexpr double kTelling = 0.05; ///< log odds: features below say nothing

/// How well a model of this AUC tells, in a word. The limits around chance are NannyML's for a domain classifier.
std::string answer(const stats::Interval& auc, double value)
{
    constexpr double kHardly = 0.55;
    constexpr double kSomewhat = 0.65;
    constexpr double kClearly = 0.8;
    if (auc.low <= 0.5)
        return "no, no better than chance";
    if (value < kHardly)
        return "hardly";
    if (value < kSomewhat)
        return "a little";
    return value < kClearly ? "yes" : "yes, clearly";
}

/// "2.3 times", "a fifth as" reads worse than "0.2 times".
std::string times(double odds)
{
    return decimals(odds, odds < 0.095 ? 2 : odds < 9.95 ? 1 : 0) + " times";
}

std::string strongest(const WhoRates& who)
{
    const auto find = [&](bool more) -> const RateTerm* {
        const auto found = std::find_if(who.terms.begin(), who.terms.end(), [&](const RateTerm& term) {
            return more ? term.odds > 1.25 : term.odds < 0.8; // nearer to 1 nobody would call it different
        });
        return found == who.terms.end() ? nullptr : &*found;
    };
    std::string text;
    const RateTerm* most = find(true);
    const RateTerm* least = find(false);
    if (most != nullptr)
        text = " All else the same, the odds of a rating are " + times(most->odds) + " the average's for "
            + valueName(most->feature, most->value);
    if (least != nullptr)
        text += (most != nullptr ? " and " : " All else the same, the odds of a rating are ") + times(least->odds)
            + (most != nullptr ? "" : " the average's") + " for " + valueName(least->feature, least->value);
    return text.empty() ? text : text + ".";
}

} // namespace

std::string whoRatesSentence(const WhoRates& who)
{
    if (!who.refused.empty())
        return who.refused;
    std::string text = "Can a model tell raters from everybody else? AUC " + decimals(who.auc, 2) + ": "
        + answer(who.aucInterval, who.auc);
    const bool tells = who.aucInterval.low > 0.5;
    if (tells) {
        std::vector<std::string> by;
        for (const RateFeature& feature : who.features)
            if (by.size() < 2 && feature.strength > kTelling)
                by.push_back(feature.name);
        if (!by.empty())
            text += ", mostly by " + listed(by);
    }
    text += ".";
    if (tells)
        text += strongest(who);
    text += " Weighted to everybody, the " + grouped(who.raters) + " raters count as "
        + grouped(static_cast<std::int64_t>(std::llround(who.effectiveN))) + ".";
    constexpr double kWorthSaying = 0.01;
    if (who.outOfReach > kWorthSaying)
        text += " Of " + percent(who.outOfReach)
            + " of sessions hardly anybody like them rates: no weighting speaks for those.";
    return text;
}

} // namespace turnout::population
