// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// Logistic regression with few predictors, solved exactly: what a weight is made of must not hang on where a solver
/// stopped. (core/learn has the one for text.) Pure.
namespace turnout::stats {

/// Cases as rows of (column, value), columns in ascending order; those that are not named are 0. An intercept is always
/// there, and no column.
struct SparseRows {
    std::size_t columns = 0;
    std::vector<std::pair<std::uint32_t, double>> terms;
    std::vector<std::size_t> ends; ///< by row: one behind its last term

    void endRow()
    {
        ends.push_back(terms.size());
    }
    [[nodiscard]] std::size_t size() const
    {
        return ends.size();
    }
    [[nodiscard]] std::span<const std::pair<std::uint32_t, double>> row(std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return std::span(terms).subspan(begin, ends[i] - begin);
    }
};

struct LogisticFit {
    double intercept = 0;
    std::vector<double> coefficients; ///< by column
    std::vector<double> errors; ///< standard errors, the intercept's first; from the curvature at the solution
    bool converged = false;

    /// P(1).
    [[nodiscard]] double operator()(std::span<const std::pair<std::uint32_t, double>> row) const;
};

/// Maximises Σ w (y log p + (1 − y) log(1 − p)) − ridge/2 |coefficients|² by Newton's method (McCullagh & Nelder 1989),
/// the intercept not held back. `targets` are fractions in 0…1, `weights` not negative, 1 each where the span is empty.
/// With a ridge of 0, targets that the columns separate, or columns that repeat each other, do not converge.
LogisticFit fitLogistic(
    const SparseRows& rows, std::span<const double> targets, std::span<const double> weights, double ridge);

/// A fit to all rows, and what each row is predicted to be by one to the rows of other folds.
struct CrossFit {
    LogisticFit all; ///< no standard errors
    std::vector<LogisticFit> folds; ///< by fold: fitted without it
    std::vector<double> predictions; ///< by row; empty where the fit does not converge
};

/// fitLogistic, and again without each fold in turn (`folds`: by row, from 0). The folds' fits begin at the one of all
/// and go by its curvature, so that five of them cost about as much as it does; coefficients are right to 1e-6.
/// `ridge` must be positive: a fold may lack what the others have.
CrossFit crossFitLogistic(const SparseRows& rows, std::span<const double> targets, std::span<const double> weights,
    double ridge, std::span<const std::uint8_t> folds);

} // namespace turnout::stats
