// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"

#include <cstdint>
#include <string>
#include <vector>

namespace turnout::estimate {

/// Something that is known of every session, rated or not, as one of at most 256 classes.
struct Covariate {
    std::string name; ///< "language", "score judge", "turns"
    bool segment = false; ///< else a number or a signal, in classes of our own
    bool chosen = false; ///< to correct by; the others say what is left
    std::vector<std::string> values; ///< by class; "" is "not given"
    std::vector<std::uint8_t> classes; ///< by place in RatedFrame::weights

    std::vector<double> weight; ///< by class, of all sessions
    std::vector<double> ratedWeight; ///< by class, of the rated ones
};

/// The largest standardised difference of the raters from everybody (Austin 2009), over the classes of a covariate.
struct Imbalance {
    double smd = 0; ///< absolute
    std::string what; ///< "language=de"
    double raters = 0; ///< share among the raters, by their weights
    double everyone = 0;
};

/// A selection as the corrections of ratings see it: whom they have thumbs of, and what is known of everybody.
struct RatedFrame {
    /// A segment with more values is an id rather than a segment.
    static constexpr std::size_t kMostValues = 200;

    std::size_t sessions = 0; ///< selected
    std::vector<double> weights; ///< sampling weights of all sessions that have one over 0
    double weight = 0; ///< their sum
    std::vector<std::uint32_t> raters; ///< places in `weights`, ascending
    std::vector<double> raterWeights; ///< sampling weights, by rater
    std::vector<double> thumbs; ///< by rater: 1 up, 0 down, ½ in the middle
    double ratedWeight = 0;
    std::vector<Covariate> covariates; ///< segments first
    std::vector<std::string> leftOut; ///< segments with too many values
    bool named = false; ///< the segments to correct by were named

    [[nodiscard]] double turnout() const
    {
        return weight > 0 ? ratedWeight / weight : 0;
    }
};

/// `by`: names of segments to correct by; empty: all that are no ids, and scores, signals, turns and length besides.
/// What is the same for everybody is left out. Refused where a named segment is not there or has more than kMostValues
/// values.
Result<RatedFrame> ratedFrame(
    const population::Frame& frame, const population::Bitmap& selection, const std::vector<std::string>& by);

/// Of the raters, weighted by `weights` (one each), over all segments among the covariates.
Imbalance largestImbalance(const RatedFrame& rated, const std::vector<double>& weights);
/// Of one covariate, by sampling weights.
Imbalance imbalanceOf(const RatedFrame& rated, const Covariate& covariate);

} // namespace turnout::estimate
