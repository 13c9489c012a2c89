// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Opinions.h"
#include "base/Result.h"
#include "stats/DawidSkene.h"

#include <optional>
#include <string_view>
#include <vector>

namespace turnout::agreement {

enum class ConsensusMethod { Majority, DawidSkene };
/// "majority", "dawid-skene".
std::string_view consensusMethodName(ConsensusMethod method);
std::optional<ConsensusMethod> consensusMethodFromName(std::string_view name);

/// How the final label of a session comes about where nobody adjudicated: of several opinions the value whose posterior
/// is at least the threshold, otherwise none; a single opinion stands.
struct ConsensusPolicy {
    ConsensusMethod method = ConsensusMethod::DawidSkene;
    double threshold = 0.6; ///< above ½, so that one value at most reaches it, and a tie never does
    friend bool operator==(const ConsensusPolicy&, const ConsensusPolicy&) = default;
};
/// Whether it can be used; BadInput for a threshold outside ½…1 (½ itself is outside).
Result<void> checkPolicy(const ConsensusPolicy& policy);

/// The model of annotators who err, or nothing where it has no way to tell who does: fewer than three annotators.
std::optional<stats::DawidSkene> errorModel(const Opinions& shared);

/// Whether the model overrules most annotators on more than a quarter of the units where several answered and more say
/// one thing than any other. Then it explains what is said by errors so large that nothing is left to check them by: it
/// is not to be believed.
bool overrules(const stats::DawidSkene& model, const Opinions& opinions, const std::vector<stats::Vote>& votes);

/// What the units with several opinions are. By unit of `opinions`.
struct Consensus {
    Opinions opinions; ///< of units with several only
    std::vector<stats::Vote> votes;
    std::optional<stats::DawidSkene> model;
    ConsensusMethod used = ConsensusMethod::Majority; ///< majority also where there is no model, or it is not believed
    bool modelOverrules = false; ///< and so votes decide
    std::vector<double> posterior; ///< unit, value: the model's belief, or the shares of the votes

    [[nodiscard]] double probability(std::size_t unit, std::size_t value) const
    {
        return posterior[unit * opinions.values.size() + value];
    }
    /// The likeliest value; of those tied, the first.
    [[nodiscard]] std::size_t best(std::size_t unit) const;
    /// Whether the likeliest value reaches the threshold. What all say is settled: nobody could decide between them.
    [[nodiscard]] bool settled(std::size_t unit, const ConsensusPolicy& policy) const;
    /// −Σ p ln p of the posterior: what is not known, in nats.
    [[nodiscard]] double entropy(std::size_t unit) const;
};
/// `shared` as sharedOpinionsOn gives them. Where all say the same of a unit and the model would overrule them, its
/// posterior is what they say.
Consensus consensusOf(Opinions shared, ConsensusMethod method);

/// A posterior as a number between 0 and 1.
struct Expected {
    std::optional<double> value; ///< nothing: the answer is most probably one that does not count ("can't tell")
    double variance = 0;
};
/// Mean and variance of what a unit counts as, over its posterior, given that it counts: Σ p c / Σ p and Σ p c² / Σ p −
/// mean², over values that count. `countsAs` by value. For two values that count 0 and 1 that is p and p (1 − p).
Expected expectedOf(const Consensus& consensus, std::size_t unit, const std::vector<std::optional<double>>& countsAs);

/// Units with a model whose likeliest value is not what most say, and how many were compared. Units that the votes
/// leave tied count as different.
struct MethodsApart {
    std::size_t different = 0;
    std::size_t compared = 0; ///< 0: there is no model to compare with
};
MethodsApart methodsApart(const Consensus& consensus);

} // namespace turnout::agreement
