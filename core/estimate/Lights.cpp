// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Lights.h"

#include "estimate/Words.h"
#include "stats/Interval.h"

#include <algorithm>
#include <cmath>

namespace turnout::estimate {
namespace {

constexpr double kSmallSmd = 0.1; ///< Austin 2009
constexpr double kLargeSmd = 0.25; ///< Rubin 2001
constexpr double kLittleOutOfReach = 0.02;
constexpr double kFewRatings = 30;
constexpr double kEnoughRatings = 100;
constexpr double kMostDesignEffect = 3;
constexpr double kHeavy = 0.1; ///< one rating's share of all
constexpr double kTooWellTold = 0.9; ///< AUC
constexpr double kTooWide = 0.1; ///< half an interval of the labels that can check nothing
constexpr std::string_view kLabels = "labels";

Light lightOf(double value, double amber, double red)
{
    return value > red ? Light::Red : value > amber ? Light::Amber : Light::Green;
}

Check balance(const Imbalance& left, const char* who)
{
    Check check{"balance", lightOf(left.smd, kSmallSmd, kLargeSmd), left.smd, {}};
    check.said = left.what.empty() ? std::string(who) + " are like everybody in all segments"
                                   : std::string(who) + " are " + hundredths(left.smd) + " standard deviations off in "
            + left.what + " (" + percent(left.raters) + " of them, " + percent(left.everyone) + " of everybody)";
    return check;
}

Check overlap(const RatingCorrection& correction)
{
    Check check{
        "overlap", lightOf(correction.outOfReach, kLittleOutOfReach, kMostOutOfReach), correction.outOfReach, {}};
    check.said = correction.outOfReach > 0
        ? "nobody or hardly anybody like " + percent(correction.outOfReach) + " of the sessions has rated"
            + (correction.outOfReachWhat.empty() ? std::string() : ", as with " + correction.outOfReachWhat)
            + ": they are taken to be like the rest"
        : "some like every session have rated";
    return check;
}

Check concentration(const RatingCorrection& correction, const RatedFrame& rated)
{
    const double n = correction.mean.effectiveN;
    const auto ratings = static_cast<double>(rated.raters.size());
    Check check{"weights", Light::Green, n, {}};
    if (n < kFewRatings)
        check.light = Light::Red;
    else if (n < kEnoughRatings || ratings > kMostDesignEffect * n || correction.mean.largestShare > kHeavy)
        check.light = Light::Amber;
    check.said = count(ratings) + " ratings count like " + count(n) + ", the heaviest is "
        + percent(correction.mean.largestShare) + " of all";
    if (correction.trimmed > 0)
        check.said += ", the weights of " + percent(correction.trimmed) + " were cut";
    return check;
}

Check modelOfRaters(const RatingCorrection& correction)
{
    Check check{"model", lightOf(correction.auc, kTooWellTold, 1), correction.auc, {}};
    check.said = "a model tells raters from others with an AUC of " + hundredths(correction.auc);
    if (check.light != Light::Green)
        check.said += ": they hardly overlap";
    return check;
}

/// The interval of a − b from those of both (Newcombe 1998, Stat. Med. 17:873, method 10).
stats::Interval difference(const Estimate& a, const Estimate& b)
{
    const double d = a.value - b.value;
    return {d - std::hypot(a.value - a.interval.low, b.interval.high - b.value),
        d + std::hypot(a.interval.high - a.value, b.value - b.interval.low)};
}

} // namespace

std::vector<Check> checksOf(const RatingCorrection& correction, const RatedFrame& rated)
{
    std::vector<Check> checks{overlap(correction)};
    if (correction.balanceKnown)
        checks.push_back(balance(correction.after, "the raters as weighted"));
    checks.push_back(concentration(correction, rated));
    if (correction.method == Method::Propensity || correction.method == Method::DoublyRobust)
        checks.push_back(modelOfRaters(correction));
    return checks;
}

Check againstLabels(const Estimate& e, const Estimate* labels)
{
    Check check{std::string(kLabels), Light::Amber, 0, {}};
    if (labels == nullptr) {
        check.said = "no drawn labels check it";
        return check;
    }
    const stats::Interval apart = difference(e, *labels);
    check.value = e.value - labels->value;
    if (apart.low > 0 || apart.high < 0) {
        check.light = Light::Red;
        check.said = "the labels contradict it: by " + count(static_cast<double>(labels->n)) + " drawn labels it is "
            + points(e.value, labels->value) + (check.value > 0 ? " too high" : " too low");
    } else if (labels->interval.high - labels->interval.low > 2 * kTooWide) {
        check.said = count(static_cast<double>(labels->n)) + " drawn labels are too few to check it";
    } else {
        check.light = Light::Green;
        check.said = count(static_cast<double>(labels->n)) + " drawn labels do not contradict it";
    }
    return check;
}

std::vector<Check> checksOfOthers(const Estimate& e, const RatedFrame& rated, const Estimate* labels)
{
    if (e.status == Status::Refused)
        return {};
    if (e.method == Method::RatingShare)
        return {balance(largestImbalance(rated, rated.raterWeights), "the raters"), againstLabels(e, labels)};
    if (e.method == Method::LabelMean)
        return {{"design", Light::Amber, 0, "labels go where doubt is: their plain mean is nobody's"}};
    Check check{std::string(kLabels), e.status == Status::Ok ? Light::Green : Light::Amber, e.effectiveN, {}};
    check.said = e.census ? "everything is labeled"
                          : count(static_cast<double>(e.n)) + " labels by design, as precise as "
            + count(std::min(e.effectiveN, 1e15)) + " at random";
    return {check};
}

bool contradictedByLabels(const Estimate& e)
{
    return std::any_of(e.checks.begin(), e.checks.end(),
        [](const Check& check) { return check.name == kLabels && check.light == Light::Red; });
}

Light worstOf(const Estimate& e)
{
    if (e.status == Status::Refused)
        return Light::Red;
    Light worst = Light::Green;
    for (const Check& check : e.checks)
        worst = std::max(worst, check.light);
    return worst;
}

std::string doubtsOf(const Estimate& e)
{
    std::string text;
    for (const Check& check : e.checks)
        if (check.light != Light::Green)
            text += (text.empty() ? "" : "; ") + check.said;
    return text;
}

} // namespace turnout::estimate
