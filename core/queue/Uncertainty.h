// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"
#include "queue/DrawPolicy.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::queue {

/// Why a session is uncertain.
enum class Doubt : std::uint8_t {
    Unknown, ///< no score: as uncertain as the average session
    Undecided, ///< its scores are close to the middle, or not: just its scores
    UpButStruggled, ///< thumb up, but the user asked again, gave up or called for a person
    UpButLowScore, ///< thumb up, but the scores are low
    DownButHighScore, ///< thumb down, but the scores are high
    JudgeAgainstModel, ///< the scores say otherwise than the model
};

/// How uncertain each session is, by row of the frame. A draw takes this from whoever can say: a learned model, or the
/// scores that came with the sessions; nothing else changes.
struct Uncertainty {
    std::vector<float> good; ///< believed probability that the session is good, 0…1
    std::vector<float> values; ///< proportional to the expected error of that belief, 0…1
    std::vector<Doubt> doubts;
    bool informed = false; ///< false: nothing to go by, all sessions alike
    std::string saying = "scores say"; ///< who says it, in words for reasons
    std::vector<float> scores; ///< by row what the scores say beside the model, where the goal is their disagreement
};

/// From scores where present (their mean, each brought to 0…1), √(f(1−f)) as in active statistical inference
/// (Zrnic & Candès 2024), and 1 for a conflict between rating, signals and scores. Uses only + − × ÷ √.
Uncertainty uncertaintyFromScores(const population::Frame& frame);
/// From one score alone. NotFound where there is none of that name.
Result<Uncertainty> uncertaintyFromScore(const population::Frame& frame, const std::string& name);

/// From a model's P(good) by row. For estimates √(f(1−f)), which is optimal for calibrated f (Zrnic & Candès 2024); for
/// learning (1−margin)⁴ with margin |2f−1| (statistics: as much as greedy choice, with known probabilities), and 1 for
/// a conflict between rating and signals or model; or the entropy of f in bits, ⁴ too (Lewis & Gale 1994); or how far
/// the mean score is from f, 1 for such a conflict, and 0 where there is no score (query by committee, the committee
/// being judge and model; Seung, Opper & Sompolinsky 1992).
Uncertainty uncertaintyFromModel(const population::Frame& frame, std::vector<float> good, Goal goal);

/// Everybody alike.
Uncertainty noUncertainty(const population::Frame& frame);

/// The signals that speak against a session: retry, rephrase, abandon, escalate. How often they happened in a row.
int struggleCount(const population::Frame& frame, population::Row row);

/// The reason in words: "thumb up, but asked again 3 times", "scores say 52 % good".
std::string doubtReason(const population::Frame& frame, const Uncertainty& uncertainty, population::Row row);

} // namespace turnout::queue
