// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Consensus.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::agreement {
namespace {

constexpr std::array<std::string_view, 2> kNames{"majority", "dawid-skene"};
constexpr std::size_t kFewestAnnotators = 3; ///< of two that disagree nobody can tell who errs

/// Vote shares, unit by unit.
std::vector<double> sharesOf(const Opinions& opinions)
{
    const std::size_t values = opinions.values.size();
    std::vector<double> shares(opinions.units.size() * values, 0);
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit) {
        const auto judgements = opinions.of(unit);
        for (const stats::Judgement& j : judgements)
            shares[unit * values + j.value] += 1 / static_cast<double>(judgements.size());
    }
    return shares;
}

} // namespace

std::string_view consensusMethodName(ConsensusMethod method)
{
    return kNames.at(static_cast<std::size_t>(method));
}

std::optional<ConsensusMethod> consensusMethodFromName(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<ConsensusMethod>(found - kNames.begin()));
}

Result<void> checkPolicy(const ConsensusPolicy& policy)
{
    if (policy.threshold > 0.5 && policy.threshold <= 1)
        return {};
    return Error{ErrorCode::BadInput,
        "the threshold of a consensus must be above 0.5 and at most 1, so that one answer at most reaches it", {}};
}

std::optional<stats::DawidSkene> errorModel(const Opinions& shared)
{
    if (shared.annotators.size() < kFewestAnnotators)
        return std::nullopt;
    return stats::dawidSkene(shared.judgements, shared.annotators.size(), shared.values.size());
}

bool overrules(const stats::DawidSkene& model, const Opinions& opinions, const std::vector<stats::Vote>& votes)
{
    constexpr double kMost = 0.25;
    std::size_t decided = 0;
    std::size_t against = 0;
    for (std::size_t unit = 0; unit < votes.size(); ++unit)
        if (!votes[unit].tied && opinions.of(unit).size() > 1) {
            ++decided;
            against += model.best(unit) != votes[unit].value ? 1U : 0U;
        }
    return static_cast<double>(against) > kMost * static_cast<double>(decided);
}

std::size_t Consensus::best(std::size_t unit) const
{
    const auto row = std::span(posterior).subspan(unit * opinions.values.size(), opinions.values.size());
    return static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

bool Consensus::settled(std::size_t unit, const ConsensusPolicy& policy) const
{
    // Shares are sums of fractions: three of five is 0.6, whatever the last bit says.
    constexpr double kSlack = 1e-9;
    return probability(unit, best(unit)) >= policy.threshold - kSlack || votes[unit].share >= 1 - kSlack;
}

double Consensus::entropy(std::size_t unit) const
{
    double sum = 0;
    for (std::size_t value = 0; value < opinions.values.size(); ++value)
        if (const double p = probability(unit, value); p > 0)
            sum -= p * std::log(p);
    return sum;
}

Consensus consensusOf(Opinions shared, ConsensusMethod method)
{
    Consensus consensus;
    consensus.opinions = std::move(shared);
    const Opinions& opinions = consensus.opinions;
    consensus.votes = stats::majority(opinions.judgements, opinions.values.size());
    consensus.model = errorModel(opinions);
    consensus.modelOverrules = consensus.model && overrules(*consensus.model, opinions, consensus.votes);
    const bool modelled = method == ConsensusMethod::DawidSkene && consensus.model && !consensus.modelOverrules;
    consensus.used = modelled ? ConsensusMethod::DawidSkene : ConsensusMethod::Majority;
    consensus.posterior = sharesOf(opinions);
    if (!modelled)
        return consensus;
    const std::size_t values = opinions.values.size();
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit) {
        const stats::Vote& vote = consensus.votes[unit];
        if (vote.share >= 1 - 1e-9 && vote.value != consensus.model->best(unit))
            continue;
        for (std::size_t value = 0; value < values; ++value)
            consensus.posterior[unit * values + value] = consensus.model->belief(unit, value);
    }
    return consensus;
}

Expected expectedOf(const Consensus& consensus, std::size_t unit, const std::vector<std::optional<double>>& countsAs)
{
    double mass = 0;
    double sum = 0;
    double squares = 0;
    for (std::size_t value = 0; value < countsAs.size(); ++value) {
        if (!countsAs[value])
            continue;
        const double p = consensus.probability(unit, value);
        mass += p;
        sum += p * *countsAs[value];
        squares += p * *countsAs[value] * *countsAs[value];
    }
    if (!(mass >= 0.5))
        return {};
    const double mean = sum / mass;
    return {mean, std::max(0.0, squares / mass - mean * mean)};
}

MethodsApart methodsApart(const Consensus& consensus)
{
    MethodsApart apart;
    if (!consensus.model)
        return apart;
    apart.compared = consensus.opinions.units.size();
    for (std::size_t unit = 0; unit < apart.compared; ++unit)
        if (consensus.votes[unit].tied || consensus.votes[unit].value != consensus.model->best(unit))
            ++apart.different;
    return apart;
}

} // namespace turnout::agreement
