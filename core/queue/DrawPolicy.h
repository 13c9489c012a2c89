// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnout::queue {

/// What the uncertain part looks for: what makes estimates better, or, in one of three ways, what a model learns most
/// from.
enum class Goal : std::uint8_t {
    Estimate,
    Learn, ///< a small margin between good and bad, and conflicts of rating, signals and model
    Entropy, ///< the predictions that say least, alone
    Disagreement, ///< judge against model, rating against signals or model
};
/// "estimate", "learn", "entropy", "disagreement".
std::string_view goalName(Goal goal);
std::optional<Goal> goalFromName(std::string_view name);

/// How the sample is taken once every inclusion probability is known. All are exact about it and of fixed size.
enum class Method : std::uint8_t {
    Systematic, ///< every 1/π-th on the frame sorted by segment and belief
    Pivotal, ///< neighbours on that order fight for their probabilities
    Neyman, ///< at random within strata of belief, which get by their size and how uncertain they are
};
/// "systematic", "pivotal", "neyman".
std::string_view methodName(Method method);
std::optional<Method> methodFromName(std::string_view name);

/// So many labels of a segment value, or of each value of a segment, at least: labels there are and those of the draw.
struct CoverageTarget {
    std::string segment;
    std::optional<std::string> value; ///< nothing: each value
    std::int64_t labels = 0;
    friend bool operator==(const CoverageTarget&, const CoverageTarget&) = default;
};

/// How sessions are chosen: one mixture of three distributions over the frame, so that every inclusion probability is
/// known whatever the mixture. What audit and coverage leave is the uncertain part.
struct DrawPolicy {
    std::int64_t size = 100; ///< sessions to draw
    std::uint64_t seed = 1;
    double auditShare = 0.3; ///< τ: uniform over production; bounds every weight at frame weight / (τ size)
    double coverageShare = 0.3; ///< ρ: towards segment values with too few labels; 0 where none has
    std::string by; ///< who says what is uncertain: "model", "scores", "score:NAME", "none"; empty: the best there is
    Goal goal = Goal::Estimate; ///< with a model
    std::string model; ///< fingerprint of the model a draw was made with; kept with the draw, not asked for
    std::vector<std::string> balance; ///< segments to balance; empty: every segment with 2 … kBalanceValues values
    std::vector<std::pair<std::string, std::string>> pairs; ///< of segments, to balance each pair of their values
    std::vector<CoverageTarget> targets; ///< what the coverage part works towards beyond shares
    Method method = Method::Systematic;
    bool oneOfDuplicates = false; ///< of sessions whose words are nearly the same at most one, with their probability
    double doubleShare = 0; ///< part of the draw, chosen at random, that a second annotator answers too
    double repeatShare = 0; ///< part of the draw, chosen at random, that whoever answers it is asked again, later
    friend bool operator==(const DrawPolicy&, const DrawPolicy&) = default;
};

/// A segment with more values than this is an id rather than a segment, and is balanced only when asked for by name.
inline constexpr std::size_t kBalanceValues = 50;

/// The name in "score:NAME"; nothing where `by` is something else.
std::optional<std::string> scoreOfBy(std::string_view by);

/// {"audit_share":0.3,"coverage_share":0.3,"by":"model","goal":"estimate","balance":["language"],
/// "pairs":[["language","plan"]],"targets":[{"segment":"surface","value":"voice","labels":40}],"method":"pivotal",
/// "duplicates":"one","double_share":0.1,"repeat_share":0.05}; "size" and "seed" may be there too. Unknown keys, shares
/// outside 0…1 and a sum above 1 are refused by name. The audit share must be above 0: without it the weights have no
/// bound.
Result<DrawPolicy> drawPolicyFromJson(std::string_view json, DrawPolicy base = {});
std::string drawPolicyToJson(const DrawPolicy& policy);
/// The same checks for a policy made in code.
Result<void> checkPolicy(const DrawPolicy& policy);

} // namespace turnout::queue
