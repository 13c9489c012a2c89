// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Prediction.h"

#include <cstddef>
#include <span>
#include <vector>

namespace turnout::learn {

/// How good a model is on labels it has not seen. Weighted, where the labels stand for different numbers of sessions:
/// it is about the frame, not about what was labelled.
struct HeldOut {
    static constexpr std::size_t kBins = 10;
    static constexpr std::size_t kWarm = 100; ///< labels; with fewer a model is cold

    std::size_t n = 0; ///< labels
    std::size_t good = 0; ///< of them worth ½ and more
    double auc = 0.5;
    double aucLow = 0; ///< 95 %, Hanley & McNeil
    double aucHigh = 1;
    double brier = 0;
    double brierOfMean = 0; ///< of saying the mean of everybody
    double correlation = 0; ///< between prediction and label
    double explained = 0; ///< R²: correlation², 0 where that is negative; the share of labels it can save
    std::vector<stats::CalibrationBin> bins; ///< of the labels, unweighted
    double calibrationError = 0;
    double calibrationZ = 0; ///< Spiegelhalter's
    bool betterThanGuessing = false; ///< the AUC's interval lies above ½
    bool calibrated = false; ///< nothing here says that its probabilities are off
    bool cold = true;

    /// Fit to say where to look: warm, calibrated and better than guessing.
    [[nodiscard]] bool trusted() const
    {
        return betterThanGuessing && calibrated && !cold;
    }
};

/// `predictions` are the held-out ones, `weights` not negative, some above 0 on either side.
HeldOut judge(std::span<const double> predictions, std::span<const double> outcomes, std::span<const double> weights);

} // namespace turnout::learn
