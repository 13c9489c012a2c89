// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "learn/Logistic.h"
#include "stats/Prediction.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Cross-fitting: nobody's label predicts itself (Chernozhukov et al. 2018; Zrnic & Candès 2024, cross-prediction).
namespace turnout::learn {

inline constexpr std::size_t kFolds = 5;

/// One labelled session.
struct Example {
    const FeatureRow* features = nullptr;
    double outcome = 0; ///< 0…1
    std::uint64_t group = 0; ///< sessions of one user share a fold: they know of each other
};

/// One fold's model, made of the other folds' labels alone, calibration included.
struct FoldModel {
    Linear linear;
    stats::Platt calibration;
};

struct CrossFitted {
    std::array<FoldModel, kFolds> models;
    std::vector<std::size_t> folds; ///< by example
    std::vector<double> heldOut; ///< by example: P(good) by the model of its fold
};

/// The group of a user, or of a session nobody knows the user of: the same on every machine.
std::uint64_t groupOf(std::string_view name);

/// The fold of each group's examples: groups in an order mixed by the seed, each to the fold with the fewest examples.
/// It does not look at outcomes.
std::vector<std::size_t> foldsByGroup(std::span<const std::uint64_t> groups, std::uint64_t seed);

/// Fits the model of each fold on the other folds, and its calibration (Platt) on what models without two folds say of
/// labels they have not seen: 5 + 10 fits in all, and no label has any part in its own prediction. Cancelled where
/// asked to stop.
Result<CrossFitted> crossFit(
    std::span<const Example> examples, double c, std::uint64_t seed, const CancelToken& cancel = {});

/// P(good) of sessions nobody labelled: the mean of the folds' models. One look at each feature for all of them.
class Predictor {
public:
    /// `end`: one behind the last feature's index.
    Predictor(const CrossFitted& fitted, std::uint32_t end);
    [[nodiscard]] double operator()(const FeatureRow& row) const;

private:
    std::vector<std::array<float, kFolds>> m_weights; ///< by index
    std::array<double, kFolds> m_intercepts{};
    std::array<stats::Platt, kFolds> m_calibrations{};
};

} // namespace turnout::learn
