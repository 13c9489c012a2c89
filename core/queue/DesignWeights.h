// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "population/Bitmap.h"
#include "population/Frame.h"

#include <cstdint>
#include <utility>
#include <vector>

/// What an answered session stands for, over all draws: the one place where draws are put together. Estimates and the
/// weights of evaluation sets both come from here, so that they cannot differ.
namespace turnout::queue {

/// One draw by rows of today's frame.
struct DesignedDraw {
    DrawId id;
    population::Bitmap frame; ///< the sessions it speaks about
    std::vector<population::Row> known; ///< of these, what was labelled or waiting when it was made
    std::vector<population::Row> items; ///< the drawn ones, in the order the draw walked
    std::vector<double> probabilities; ///< inclusion probability of each item
};

/// How many items of the draw have an answer now.
std::int64_t answeredOf(const DesignedDraw& draw, const population::LabelColumns& labels);

/// Sessions that came into a draw in one way: drawn by it, or known when it was made (by the draw they came from). Each
/// of `rows` responded, and stands for 1 / probability sessions with its sampling weight, of which factor × that
/// counts.
struct DesignPart {
    bool drawn = false; ///< else known: without chance, but for what did not respond
    std::vector<population::Row> rows;
    std::vector<double> probabilities; ///< inclusion probability × share of the part that responded
    std::vector<double> factors; ///< the draw's share among the draws that speak about this session
};

struct CombinedDesign {
    std::vector<DesignPart> parts;
    std::vector<DrawId> draws; ///< with a response in the selection
    population::Bitmap spokenFor; ///< sessions these draws speak about, in the selection or not
    double covered = 0; ///< weighted share of the selection that these draws speak about
    std::int64_t pending = 0; ///< drawn sessions of the selection that are neither answered nor skipped
    std::int64_t skipped = 0; ///< drawn sessions of the selection that were skipped
    bool unansweredPart = false; ///< something a draw took as known has no response at all
};

/// Who counts as having responded.
enum class Response { Answered, AnsweredOrSkipped };

/// Puts the draws together for the selection. Each draw speaks about every session of its frame: those it drew stand
/// for a / π, what was known stands for itself (a: sampling weight). Where several draws speak about a session, they
/// share it by weights fixed by number, not by what was answered: ω_b ∝ responded_b √b / (sessions of its frame), how
/// densely the draw looks there, so that adaptive later draws stay unbiased (√b: Owen & Zhou 2019, arXiv 1901.02976)
/// and a draw of a small part, the rated say, is not outweighed there by one of everybody that has hardly been there
/// (multiple frames, each by the chance to be drawn from it: Kalton & Anderson 1986, JRSS A 149:65; Skinner & Rao 1996,
/// JASA 91:349). A draw answered in part counts as a random part of itself, because its queue is in random order:
/// π × share, and ω by what responded, so that the first answer to a new draw does not outweigh the old one.
CombinedDesign combineDraws(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<DesignedDraw>& draws, Response response);

/// What each session that responded stands for, in production sessions: Σ over parts of factor × a / probability.
/// Rows ascending.
std::vector<std::pair<population::Row, double>> combinedWeights(
    const population::Frame& frame, const CombinedDesign& design);

} // namespace turnout::queue
