// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/RatingWeights.h"

#include "estimate/Words.h"

#include <algorithm>

namespace turnout::estimate {
namespace {

std::string shown(const std::string& value)
{
    return value.empty() ? "(not given)" : value;
}

} // namespace

double Crossing::outOfReach(const RatedFrame& rated) const
{
    double out = 0;
    for (std::size_t g = 0; g < size(); ++g)
        out += raters[g] == 0 ? weight[g] : 0;
    return out / rated.weight;
}

Crossing crossed(const RatedFrame& rated, const std::vector<const Covariate*>& covariates)
{
    Crossing crossing;
    crossing.groupOf.assign(rated.weights.size(), 0);
    std::size_t groups = 1;
    for (const Covariate* covariate : covariates) {
        // Groups split by one more covariate: numbered as they come.
        constexpr std::uint32_t kNew = UINT32_MAX;
        const std::size_t classes = covariate->values.size();
        std::vector<std::uint32_t> numbers(groups * classes, kNew);
        groups = 0;
        for (std::size_t i = 0; i < crossing.groupOf.size(); ++i) {
            std::uint32_t& number = numbers[crossing.groupOf[i] * classes + covariate->classes[i]];
            if (number == kNew)
                number = static_cast<std::uint32_t>(groups++);
            crossing.groupOf[i] = number;
        }
    }
    crossing.weight.assign(groups, 0);
    crossing.raters.assign(groups, 0);
    crossing.first.assign(groups, UINT32_MAX);
    for (std::size_t i = 0; i < crossing.groupOf.size(); ++i) {
        const std::uint32_t group = crossing.groupOf[i];
        crossing.weight[group] += rated.weights[i];
        crossing.first[group] = std::min(crossing.first[group], static_cast<std::uint32_t>(i));
    }
    for (const std::uint32_t place : rated.raters)
        ++crossing.raters[crossing.groupOf[place]];
    return crossing;
}

std::vector<const Covariate*> chosenSegments(const RatedFrame& rated)
{
    std::vector<std::pair<double, const Covariate*>> chosen;
    for (const Covariate& covariate : rated.covariates)
        if (covariate.segment && covariate.chosen)
            chosen.emplace_back(imbalanceOf(rated, covariate).smd, &covariate);
    std::stable_sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Covariate*> segments;
    segments.reserve(chosen.size());
    for (const auto& [smd, covariate] : chosen)
        segments.push_back(covariate);
    return segments;
}

std::string namesOf(const std::vector<const Covariate*>& covariates)
{
    std::string text;
    for (const Covariate* covariate : covariates)
        text += (text.empty() ? "" : " × ") + covariate->name;
    return text;
}

std::string valuesAt(const std::vector<const Covariate*>& covariates, std::uint32_t place)
{
    std::string text;
    for (const Covariate* covariate : covariates)
        text
            += (text.empty() ? "" : ", ") + covariate->name + "=" + shown(covariate->values[covariate->classes[place]]);
    return text;
}

SegmentMargins::SegmentMargins(const RatedFrame& rated, const std::vector<const Covariate*>& covariates)
{
    for (const Covariate* covariate : covariates) {
        std::vector<std::uint32_t> classes;
        classes.reserve(rated.raters.size());
        for (const std::uint32_t place : rated.raters)
            classes.push_back(covariate->classes[place]);
        std::vector<double> totals = covariate->weight;
        double reached = 0;
        for (std::size_t c = 0; c < totals.size(); ++c) {
            if (!(covariate->ratedWeight[c] > 0))
                totals[c] = 0;
            reached += totals[c];
        }
        for (double& total : totals)
            total *= rated.weight / reached;
        m_classes.push_back(std::move(classes));
        m_totals.push_back(std::move(totals));
    }
    m_margins.reserve(m_classes.size());
    for (std::size_t k = 0; k < m_classes.size(); ++k)
        m_margins.push_back({m_classes[k], m_totals[k]});
}

void findOutOfReach(
    const RatedFrame& rated, const std::vector<const Covariate*>& covariates, RatingCorrection& correction)
{
    double most = 0;
    std::vector<const Covariate*> some;
    for (const Covariate* covariate : covariates)
        for (std::size_t c = 0; c < covariate->values.size(); ++c) {
            if (covariate->ratedWeight[c] > 0)
                continue;
            if (some.empty() || some.back() != covariate)
                some.push_back(covariate);
            if (covariate->weight[c] > most) {
                most = covariate->weight[c];
                correction.outOfReachWhat = covariate->name + "=" + shown(covariate->values[c]);
            }
        }
    double out = 0;
    for (std::size_t i = 0; i < rated.weights.size() && !some.empty(); ++i)
        if (std::any_of(some.begin(), some.end(),
                [&](const Covariate* covariate) { return !(covariate->ratedWeight[covariate->classes[i]] > 0); }))
            out += rated.weights[i];
    correction.outOfReach = out / rated.weight;
}

std::optional<std::string> nothingToCorrect(const RatedFrame& rated)
{
    if (rated.sessions > 0 && !(rated.weight > 0))
        return "the sampling weights of these sessions add up to nothing";
    if (rated.raters.empty())
        return "no session here has a user rating";
    if (rated.raters.size() < kFewestRatings)
        return "only " + std::to_string(rated.raters.size())
            + (rated.raters.size() == 1 ? " session is rated" : " sessions are rated")
            + ", too few to correct anything";
    if (rated.raters.size() == rated.weights.size())
        return "every session here is rated: there is nothing to correct";
    return std::nullopt;
}

std::optional<std::string> tooFarOut(const RatingCorrection& correction)
{
    if (correction.outOfReach <= kMostOutOfReach)
        return std::nullopt;
    return "no overlap: nobody like " + percent(correction.outOfReach) + " of the sessions has rated"
        + (correction.outOfReachWhat.empty() ? "" : " (most of them " + correction.outOfReachWhat + ")");
}

} // namespace turnout::estimate
