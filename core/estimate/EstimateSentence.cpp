// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence that leads page, report and command line.
#include "estimate/Estimate.h"
#include "estimate/Words.h"
#include "stats/Difference.h"

#include <cmath>

namespace turnout::estimate {
namespace {

constexpr double kWide = 0.3; ///< an interval, from end to end

std::string whom(const Estimates& estimates)
{
    const std::string all = estimates.filter.empty() ? "everyone" : "all of these";
    if (estimates.covered > 1 - 1e-9)
        return all;
    return "the " + percent(estimates.covered) + " of " + (estimates.filter.empty() ? "sessions" : "these")
        + " that were drawn from";
}

} // namespace

std::string estimateSentence(const Estimates& estimates)
{
    const Estimate* thumbs = estimates.of(Method::RatingShare);
    const Estimate* labels = bestByDesign(estimates);
    const bool haveThumbs = thumbs != nullptr && thumbs->status != Status::Refused;
    const bool haveLabels = labels != nullptr && labels->status != Status::Refused;
    std::string text;
    if (haveThumbs)
        text = "Thumbs say " + percent(thumbs->value) + ".";
    if (!haveLabels)
        return text + (text.empty() ? "" : " ")
            + "What everyone got is not known yet: " + (labels != nullptr ? labels->reason : std::string()) + ".";
    text += (text.empty() ? "" : " ") + count(static_cast<double>(labels->n))
        + (labels->n == 1 ? " drawn label says " : " drawn labels say ") + percent(labels->value) + " ["
        + percent(labels->interval.low) + ", " + percent(labels->interval.high) + "] for " + whom(estimates);
    if (!haveThumbs)
        return text + ".";
    const double difference = thumbs->value - labels->value;
    // Of few ratings the thumbs are no better known than the labels: what counts is the interval of the difference.
    const auto apart = stats::differenceInterval(thumbs->value, thumbs->interval, labels->value, labels->interval);
    if (apart.low <= 0 && apart.high >= 0)
        return text + ": no sign here that the thumbs are off.";
    const std::string direction = difference > 0 ? "too high" : "too low";
    // Of few labels the middle says little: what is said for sure is how far the nearer end is.
    const double least = difference > 0 ? apart.low : -apart.high;
    if (labels->interval.high - labels->interval.low > kWide)
        return text + ": the thumbs are " + direction
            + (std::lround(least * 100) > 0 ? ", by at least " + points(least, 0) : std::string()) + ".";
    return text + ": the thumbs are " + points(thumbs->value, labels->value) + " " + direction + ".";
}

} // namespace turnout::estimate
