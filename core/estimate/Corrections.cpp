// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Corrections.h"

#include "estimate/Lights.h"
#include "estimate/RatingCorrection.h"
#include "estimate/Words.h"

#include <algorithm>

namespace turnout::estimate {
namespace {

/// The naive share is no correction.
bool ratingsAlone(Method method)
{
    return fromRatings(method) && method != Method::RatingShare;
}

std::string assumptionOf(const RatingCorrection& correction)
{
    const std::string alike = correction.by.empty() ? "sessions that look alike" : "sessions alike in " + correction.by;
    const std::string missingAtRandom = "who rates does not depend on quality (missing at random) among " + alike;
    if (correction.method == Method::DoublyRobust)
        return missingAtRandom + "; the model of who rates or the one of the thumbs is right";
    if (correction.method == Method::Shrinkage)
        return missingAtRandom + "; small groups are like the others";
    return missingAtRandom;
}

Estimate estimateOf(const RatingCorrection& correction, const RatedFrame& rated)
{
    Estimate e;
    e.method = correction.method;
    e.assumption = assumptionOf(correction);
    e.n = static_cast<std::int64_t>(rated.raters.size());
    if (!correction.refused.empty()) {
        e.reason = correction.refused;
        return e;
    }
    e.status = Status::Caution;
    e.value = correction.mean.value;
    const double spread = e.value * (1 - e.value);
    // Where all agree there is no variance to see: the ratings then count by their weights.
    e.effectiveN
        = correction.mean.variance > 0 && spread > 0 ? spread / correction.mean.variance : correction.mean.effectiveN;
    e.interval = stats::wilson(e.value, e.effectiveN);
    e.largestWeight = correction.mean.largestShare * rated.weight;
    return e;
}

/// What the lights say against it, in words; with what was left out.
void say(Estimate& e, const RatedFrame& rated)
{
    std::string doubts = doubtsOf(e);
    if (!rated.leftOut.empty()) {
        std::string names;
        for (const std::string& name : rated.leftOut)
            names += (names.empty() ? "" : ", ") + name;
        doubts += (doubts.empty() ? "" : "; ") + std::string("not corrected by ") + names + ": too many values";
    }
    e.reason += (e.reason.empty() || doubts.empty() ? "" : "; ") + doubts;
}

/// Nothing where they are refused.
const Estimate* labelsOf(const Estimates& estimates)
{
    const Estimate* labels = bestByDesign(estimates);
    return labels == nullptr || labels->status == Status::Refused ? nullptr : labels;
}

} // namespace

Result<void> addCorrections(Estimates& estimates, const population::Frame& frame, const population::Bitmap& selection,
    const std::vector<std::string>& by)
{
    const auto made = ratedFrame(frame, selection, by);
    if (!made)
        return made.error();
    const RatedFrame& rated = *made;
    const Propensities propensities = propensitiesOf(rated);
    const Estimate* labels = labelsOf(estimates);
    std::vector<Estimate> added;
    for (const RatingCorrection& correction : {postStratified(rated), raked(rated),
             propensityWeighted(rated, propensities), doublyRobust(rated, propensities), shrunk(rated)}) {
        Estimate e = estimateOf(correction, rated);
        if (e.status != Status::Refused) {
            e.checks = checksOf(correction, rated);
            e.checks.push_back(againstLabels(e, labels));
            say(e, rated);
            if (!frame.marginsProblem.empty())
                e.reason += (e.reason.empty() ? "" : "; ") + std::string("not weighted to the project's margins (")
                    + frame.marginsProblem + ")";
        }
        added.push_back(std::move(e));
    }
    for (Estimate& e : estimates.estimates)
        e.checks = checksOfOthers(e, rated, labels);
    auto behindNaive = std::find_if(estimates.estimates.begin(), estimates.estimates.end(),
        [](const Estimate& e) { return e.method == Method::RatingShare; });
    if (behindNaive != estimates.estimates.end())
        ++behindNaive;
    estimates.estimates.insert(
        behindNaive, std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    for (Estimate& e : estimates.estimates) {
        e.light = worstOf(e);
        if (ratingsAlone(e.method) && e.light == Light::Green)
            e.status = Status::Ok;
    }
    return {};
}

bool fromRatings(Method method)
{
    return method != Method::LabelMean && method != Method::Hajek && method != Method::PredictionPowered;
}

std::string correctionsSentence(const Estimates& estimates)
{
    const Estimate* thumbs = estimates.of(Method::RatingShare);
    double low = 1;
    double high = 0;
    std::size_t made = 0;
    std::size_t contradicted = 0;
    std::size_t red = 0;
    for (const Estimate& e : estimates.estimates)
        if (ratingsAlone(e.method) && e.status != Status::Refused) {
            ++made;
            low = std::min(low, e.value);
            high = std::max(high, e.value);
            contradicted += contradictedByLabels(e) ? 1U : 0U;
            red += e.light == Light::Red ? 1U : 0U;
        }
    if (thumbs == nullptr || thumbs->status == Status::Refused)
        return "There is nothing to correct: " + (thumbs != nullptr ? thumbs->reason : "no ratings") + ".";
    if (made == 0) {
        const Estimate* refused = estimates.of(Method::Raked);
        return "The thumbs cannot be corrected for who rates"
            + (refused != nullptr && !refused->reason.empty() ? "; " + refused->reason : std::string()) + ".";
    }
    const std::string text = "Corrected for who rates the thumbs say "
        + (percent(low) == percent(high) ? percent(low) : percent(low) + " to " + percent(high));
    if (red == made && contradicted == 0)
        return text + ", which their own checks speak against.";
    if (labelsOf(estimates) == nullptr)
        return text + ". Whether that is right cannot be seen in ratings.";
    if (contradicted == made)
        return text
            + ": no correction of ratings gets to what the labels say. Who rates depends on how good the session was "
              "beyond what is "
              "known of it, or a thumb does not say what a label would. Go by the labels.";
    if (contradicted > 0)
        return text + ": " + std::to_string(contradicted) + " of " + std::to_string(made)
            + " corrections do not get to what the labels say. Go by the labels.";
    return text + ": nothing in the labels speaks against the corrections.";
}

std::vector<CorrectionStep> correctionSteps(const Estimates& estimates)
{
    std::vector<CorrectionStep> steps;
    const auto add = [&](const Estimate* e, std::string what) {
        if (e == nullptr || e->status == Status::Refused)
            return;
        steps.push_back(
            {e->method, steps.empty() ? e->value : steps.back().to, e->value, e->interval, std::move(what)});
    };
    add(estimates.of(Method::RatingShare), "those who rate, as they are");
    if (steps.empty())
        return steps;
    add(estimates.of(Method::PostStratified), "combined segment values that were rated get their shares");
    add(estimates.of(Method::Raked), "every segment gets its shares");
    add(estimates.of(Method::Propensity), "scores, signals and length count too");
    add(estimates.of(Method::DoublyRobust), "and a model of the thumbs");
    add(bestByDesign(estimates), "what ratings do not say: labels of a draw");
    return steps;
}

std::string refusedSteps(const Estimates& estimates)
{
    const Estimate* thumbs = estimates.of(Method::RatingShare);
    if (thumbs == nullptr || thumbs->status == Status::Refused)
        return {};
    std::vector<std::pair<std::string, std::string>> reasons; // reason, methods
    for (const Method method : {Method::PostStratified, Method::Raked, Method::Propensity, Method::DoublyRobust})
        if (const Estimate* e = estimates.of(method); e != nullptr && e->status == Status::Refused) {
            const std::string title(methodTitle(method));
            const auto same = std::find_if(
                reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.first == e->reason; });
            if (same == reasons.end())
                reasons.emplace_back(e->reason, title);
            else
                same->second += "; " + title;
        }
    std::string text;
    for (const auto& [reason, methods] : reasons)
        text.append(text.empty() ? "Refused, so no steps: " : ". ")
            .append(methods)
            .append(" (")
            .append(reason)
            .append(")");
    return text.empty() ? text : text + ".";
}

} // namespace turnout::estimate
