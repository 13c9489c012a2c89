// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/CrossFit.h"
#include "learn/TextScale.h"

#include <array>
#include <cstdint>
#include <vector>

namespace turnout::learn {

/// P(good) of sessions nobody labelled, the mean of the folds' models, from counts as they are: bringing them to scale
/// is multiplied into the models' weights beforehand, so that a million sessions are looked at in a second.
class TextPredictor {
public:
    /// `end`: one behind the last feature's index.
    TextPredictor(const TextScale& scale, const CrossFitted& fitted, std::uint32_t end);
    /// `row`: counts of the text, and behind them the features that are none, as FrameFeatures appends them.
    [[nodiscard]] double operator()(const FeatureRow& row) const;

private:
    static constexpr std::size_t kLanes = 8; ///< the folds, then idf, then nothing: a number machines like
    static_assert(kFolds < kLanes);
    /// Of one feature, each in its lane's unit: half a cache line less than floats, which is what a million sessions
    /// wait for.
    struct alignas(kLanes * sizeof(std::int16_t)) Weights {
        std::array<std::int16_t, kLanes> of{}; ///< each fold's weight × idf; at kFolds: idf
    };

    std::vector<Weights> m_weights; ///< by index
    std::array<float, kLanes> m_units{};
    std::array<double, kFolds> m_intercepts{};
    std::array<stats::Platt, kFolds> m_calibrations{};
};

} // namespace turnout::learn
