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
    static constexpr std::size_t kLeastToCompare = 30; ///< labels of the latest draw, and of those before

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
    bool moved = false; ///< labels of the latest draw are another way off than those before: quality has moved since
    double movedBy
        = 0; ///< mean of label − prediction, of the latest less of those before; 0 where it was not looked at
    double movedZ = 0;

    /// Fit to say where to look: warm, calibrated and better than guessing.
    [[nodiscard]] bool trusted() const
    {
        return betterThanGuessing && calibrated && !cold && !moved;
    }
};

/// `predictions` are the held-out ones, `weights` not negative, some above 0 on either side.
HeldOut judge(std::span<const double> predictions, std::span<const double> outcomes, std::span<const double> weights);

/// Looks whether quality moved while the labels came: what is left of the labels by predictions from others of them
/// (Dawid 1984's prequential view, J. R. Stat. Soc. A 147:278) should be the same in the latest ones as in those
/// before. Weighted means compared as Welch (1947) does; `latest` says which. Says so beyond 99 %, because it is asked
/// before each draw; needs kLeastToCompare on either side. Fills in the three fields about it.
void compareLatest(HeldOut& quality, std::span<const double> predictions, std::span<const double> outcomes,
    std::span<const double> weights, const std::vector<bool>& latest);

} // namespace turnout::learn
