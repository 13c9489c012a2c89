// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"
#include "queue/Clusters.h"
#include "queue/DrawPolicy.h"
#include "queue/Uncertainty.h"

#include <string>
#include <string_view>
#include <vector>

namespace turnout::queue {

/// Which part of the mixture explains a pick. It explains, it does not change the estimator.
enum class Arm : std::uint8_t { Audit, Uncertain, Coverage };
std::string_view armName(Arm arm);

/// One drawn session.
struct DrawItem {
    population::Row row = 0;
    double probability = 0; ///< inclusion probability, 0 < π ≤ 1
    double audit = 0; ///< the three parts add up to it
    double uncertain = 0;
    double coverage = 0;
    Arm arm = Arm::Audit;
    std::string reason;
    int annotators = 1; ///< asked for an answer of their own: by chance two of them, not for annotators to see
    bool repeats = false; ///< by chance asked of whoever answers it again, later; not for annotators to see
};

/// One act of choosing.
struct Draw {
    DrawPolicy policy;
    std::vector<population::Row> order; ///< the frame in the order it was walked in
    std::vector<double> probabilities; ///< of each in `order`; kNotInPool where labelled or waiting already
    std::vector<DrawItem> items; ///< in queue order, which is random: any first part of it is a random part
    std::size_t pool = 0; ///< sessions that could be drawn
    double poolWeight = 0;
    double coverageShare = 0; ///< ρ as used: 0 where nothing is under-represented
    std::string design; ///< "systematic, sorted by plan and belief"
    double largestWeight = 0; ///< max of sampling weight / π among the drawn
    std::vector<std::string> shortOf; ///< targets it is not expected to reach, in words
    double weightBound = 0; ///< the same of everybody who could be drawn can be no larger: the audit part sees to it

    static constexpr double kNotInPool = -1;
};

/// Chooses sessions of `selection` that are neither labelled nor waiting, with probability proportional to the mixture
/// (statistics: Tillé 2006; Hesterberg's defensive mixture 1995), by the policy's method: systematic or pivotal on the
/// frame sorted by segment and belief and mixed within blocks (see WalkingOrder), or at random within strata of belief.
/// With `clusters`, where the policy asks for one of near-duplicates, at most one of each cluster.
/// Exactly min(size, sessions or clusters with positive weight left) are drawn. Refused: an empty selection, nothing
/// left to draw, a policy that does not check out, a segment or value to balance that is not there, all weights 0.
Result<Draw> makeDraw(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const Uncertainty& uncertainty, const DrawPolicy& policy,
    Clusters clusters = {});

} // namespace turnout::queue
