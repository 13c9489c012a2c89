// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"

#include <span>
#include <utility>
#include <vector>

namespace turnout::learn {

/// A linear score: intercept + Σ weight × value.
struct Linear {
    std::vector<std::pair<std::uint32_t, float>> weights; ///< by index, ascending; of features some row had
    double intercept = 0;
    /// The rows' score; features nobody had in training count 0.
    [[nodiscard]] double operator()(const FeatureRow& row) const;
};

/// L2-regularised logistic regression (LIBLINEAR; Fan et al. 2008), the two classes weighted to count alike:
/// ½|w|² + C Σ (n / 2 n_class) log(1 + exp(−y w·x)). `good[i]` says the class of `rows[i]`. Where only one class is
/// there the answer is a constant score of 0.
Linear fitLogistic(std::span<const FeatureRow* const> rows, const std::vector<bool>& good, double c);

} // namespace turnout::learn
