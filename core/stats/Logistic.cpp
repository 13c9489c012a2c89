// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Logistic.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <numeric>
#include <optional>

namespace turnout::stats {
namespace {

constexpr int kMostSteps = 60;
constexpr double kSmallestStep = 1e-10;
constexpr double kNear = 0.1; ///< a step so small ends where one curvature serves for the rest of the way
constexpr double kCloseEnough = 1e-7; ///< of a fold's coefficients
constexpr int kMostRises = 3; ///< of the step's length on the way: more is rounding, and no way any more
constexpr double kShortest = 1e-6; ///< of a Newton step, in halving it

/// log(1 + exp(x)) without overflow.
double softplus(double x)
{
    return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double score(const std::vector<double>& beta, std::span<const std::pair<std::uint32_t, double>> row)
{
    double sum = beta[0];
    for (const auto& [column, value] : row)
        sum += beta[column + 1] * value;
    return sum;
}

/// A symmetric matrix, its lower half, row by row.
class Lower {
public:
    explicit Lower(std::size_t size)
        : m_size(size)
        , m_values(size * (size + 1) / 2, 0.0)
    {
    }
    double& at(std::size_t row, std::size_t column)
    {
        return m_values[row * (row + 1) / 2 + column];
    }
    double* row(std::size_t row)
    {
        return &m_values[row * (row + 1) / 2];
    }
    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }
    void clear()
    {
        std::fill(m_values.begin(), m_values.end(), 0.0);
    }
    /// In place, to L with L Lᵀ = this; false where it is not positive definite.
    bool factorise()
    {
        for (std::size_t i = 0; i < m_size; ++i) {
            double* one = row(i);
            for (std::size_t j = 0; j <= i; ++j) {
                const double* other = row(j);
                const double sum = one[j] - std::inner_product(one, one + j, other, 0.0);
                if (i != j)
                    one[j] = sum / other[j];
                else if (sum > 1e-12)
                    one[i] = std::sqrt(sum);
                else
                    return false;
            }
        }
        return true;
    }
    /// x with L Lᵀ x = b, of a factorised one.
    std::vector<double> solve(std::vector<double> b)
    {
        for (std::size_t i = 0; i < m_size; ++i) {
            const double* of = row(i);
            b[i] = (b[i] - std::inner_product(of, of + i, b.begin(), 0.0)) / of[i];
        }
        for (std::size_t i = m_size; i-- > 0;) {
            const double* of = row(i);
            b[i] /= of[i];
            for (std::size_t k = 0; k < i; ++k)
                b[k] -= of[k] * b[i];
        }
        return b;
    }

private:
    std::size_t m_size;
    std::vector<double> m_values;
};

class Newton {
public:
    Newton(const SparseRows& rows, std::span<const double> targets, std::span<const double> weights, double ridge)
        : m_rows(rows)
        , m_targets(targets)
        , m_weights(weights)
        , m_ridge(ridge)
        , m_hessian(rows.columns + 1)
        , m_gradient(rows.columns + 1)
        , m_beta(rows.columns + 1, 0.0)
    {
        double sum = 0;
        double good = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            sum += weight(i);
            good += weight(i) * targets[i];
        }
        if (good > 0 && good < sum)
            m_beta[0] = std::log(good / (sum - good)); // where no column says anything
    }
    /// Standard errors cost as much as a few steps: only `withErrors`.
    LogisticFit run(bool withErrors)
    {
        bool converged = false;
        double loss = lossAt(m_beta);
        bool definite = true;
        for (int step = 0; step < kMostSteps && !converged; ++step) {
            look();
            definite = m_hessian.factorise();
            if (!definite)
                break;
            const std::vector<double> by = m_hessian.solve(m_gradient);
            double length = 1;
            std::vector<double> next = moved(by, length);
            double after = lossAt(next);
            while (!(after <= loss + 1e-13 * std::abs(loss)) && length > kShortest) {
                length /= 2;
                next = moved(by, length);
                after = lossAt(next);
            }
            const double largest = length * largestOf(by);
            m_beta = std::move(next);
            loss = after;
            converged = largest < kSmallestStep;
            if (!converged && largest < kNear) {
                converged = settle(kSmallestStep, 1);
                loss = lossAt(m_beta); // of where it left off
            }
        }
        LogisticFit fit = here(converged);
        if (!withErrors)
            return fit;
        look();
        definite = definite && m_hessian.factorise();
        if (definite)
            for (std::size_t i = 0; i < m_beta.size(); ++i) {
                std::vector<double> unit(m_beta.size(), 0.0);
                unit[i] = 1;
                fit.errors.push_back(std::sqrt(m_hessian.solve(std::move(unit))[i]));
            }
        return fit;
    }

    /// On from the solution of all rows to that of rows with `weights`: by the curvature at the former, so that it
    /// costs little; nothing where that does not lead there.
    std::optional<LogisticFit> refit(std::span<const double> weights)
    {
        double part = 0; // of the curvature at the former that is left without the other rows
        double whole = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            whole += weight(i);
            part += weights[i];
        }
        m_weights = weights;
        if (!(part > 0) || !settle(kCloseEnough, part / whole))
            return std::nullopt;
        return here(true);
    }

private:
    [[nodiscard]] LogisticFit here(bool converged) const
    {
        return {m_beta.front(), {m_beta.begin() + 1, m_beta.end()}, {}, converged};
    }
    static double largestOf(const std::vector<double>& by)
    {
        double largest = 0;
        for (const double b : by)
            largest = std::max(largest, std::abs(b));
        return largest;
    }
    /// Steps at the cost of the gradient each, until one is smaller than `closeEnough`; false where they do not get
    /// there. They go by the curvature as it was last looked at, times `scale`, and by what the steps themselves show
    /// of it since: L-BFGS (Nocedal & Wright 2006, algorithm 7.4). Without that, a class that one fold has nearly to
    /// itself takes forty of them.
    bool settle(double closeEnough, double scale)
    {
        std::vector<Seen> seen;
        int rises = 0;
        double before = std::numeric_limits<double>::infinity();
        for (int step = 0; step < kMostSteps; ++step) {
            slope();
            if (!seen.empty()) {
                for (std::size_t i = 0; i < m_gradient.size(); ++i)
                    seen.back().change[i] += m_gradient[i];
                seen.back().curve = dot(seen.back().step, seen.back().change);
                if (!(seen.back().curve > 0))
                    seen.pop_back();
            }
            std::vector<double> by = towards(seen, scale);
            const double largest = largestOf(by);
            if (!(largest < 2 * before) || (largest >= before && ++rises > kMostRises))
                return false;
            m_beta = moved(by, 1);
            if (largest < closeEnough)
                return true;
            before = largest;
            for (double& b : by)
                b = -b;
            seen.push_back({std::move(by), m_gradient, 0});
            for (double& g : seen.back().change)
                g = -g;
        }
        return false;
    }
    /// A step, how the gradient changed along it, and their product.
    struct Seen {
        std::vector<double> step;
        std::vector<double> change;
        double curve = 0;
    };
    static double dot(const std::vector<double>& a, const std::vector<double>& b)
    {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    }
    /// What to go back by, here.
    std::vector<double> towards(const std::vector<Seen>& seen, double scale)
    {
        std::vector<double> by = m_gradient;
        std::vector<double> parts(seen.size());
        for (std::size_t k = seen.size(); k-- > 0;) {
            parts[k] = dot(seen[k].step, by) / seen[k].curve;
            for (std::size_t i = 0; i < by.size(); ++i)
                by[i] -= parts[k] * seen[k].change[i];
        }
        by = m_hessian.solve(std::move(by));
        for (double& b : by)
            b /= scale;
        for (std::size_t k = 0; k < seen.size(); ++k) {
            const double part = parts[k] - dot(seen[k].change, by) / seen[k].curve;
            for (std::size_t i = 0; i < by.size(); ++i)
                by[i] += part * seen[k].step[i];
        }
        return by;
    }
    [[nodiscard]] double weight(std::size_t i) const
    {
        return m_weights.empty() ? 1 : m_weights[i];
    }
    [[nodiscard]] std::vector<double> moved(const std::vector<double>& by, double length) const
    {
        std::vector<double> next = m_beta;
        for (std::size_t i = 0; i < next.size(); ++i)
            next[i] -= length * by[i];
        return next;
    }
    [[nodiscard]] double lossAt(const std::vector<double>& beta) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const double x = score(beta, m_rows.row(i));
            sum += weight(i) * (softplus(x) - m_targets[i] * x);
        }
        for (std::size_t j = 1; j < beta.size(); ++j)
            sum += m_ridge / 2 * beta[j] * beta[j];
        return sum;
    }
    /// Gradient and Hessian of the loss, here.
    void look()
    {
        m_hessian.clear();
        std::fill(m_gradient.begin(), m_gradient.end(), 0.0);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto row = m_rows.row(i);
            const double p = 1 / (1 + std::exp(-score(m_beta, row)));
            const double slope = weight(i) * (p - m_targets[i]);
            const double curve = weight(i) * p * (1 - p);
            m_gradient[0] += slope;
            m_hessian.at(0, 0) += curve;
            for (std::size_t a = 0; a < row.size(); ++a) {
                const std::size_t column = row[a].first + 1;
                const double value = row[a].second;
                m_gradient[column] += slope * value;
                double* by = m_hessian.row(column);
                const double here = curve * value;
                by[0] += here;
                for (std::size_t b = 0; b <= a; ++b)
                    by[row[b].first + 1] += here * row[b].second;
            }
        }
        for (std::size_t j = 1; j < m_beta.size(); ++j) {
            m_gradient[j] += m_ridge * m_beta[j];
            m_hessian.at(j, j) += m_ridge;
        }
    }

    /// The gradient alone.
    void slope()
    {
        std::fill(m_gradient.begin(), m_gradient.end(), 0.0);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const double w = weight(i);
            if (w == 0)
                continue;
            const auto row = m_rows.row(i);
            const double by = w * (1 / (1 + std::exp(-score(m_beta, row))) - m_targets[i]);
            m_gradient[0] += by;
            for (const auto& [column, value] : row)
                m_gradient[column + 1] += by * value;
        }
        for (std::size_t j = 1; j < m_beta.size(); ++j)
            m_gradient[j] += m_ridge * m_beta[j];
    }

    const SparseRows& m_rows;
    std::span<const double> m_targets;
    std::span<const double> m_weights;
    double m_ridge;
    Lower m_hessian;
    std::vector<double> m_gradient;
    std::vector<double> m_beta;
};

} // namespace

double LogisticFit::operator()(std::span<const std::pair<std::uint32_t, double>> row) const
{
    double sum = intercept;
    for (const auto& [column, value] : row)
        sum += coefficients[column] * value;
    return 1 / (1 + std::exp(-sum));
}

LogisticFit fitLogistic(
    const SparseRows& rows, std::span<const double> targets, std::span<const double> weights, double ridge)
{
    return Newton(rows, targets, weights, ridge).run(true);
}

CrossFit crossFitLogistic(const SparseRows& rows, std::span<const double> targets, std::span<const double> weights,
    double ridge, std::span<const std::uint8_t> folds)
{
    CrossFit result;
    Newton newton(rows, targets, weights, ridge);
    result.all = newton.run(false);
    if (!result.all.converged || folds.empty())
        return result;
    const std::size_t count = std::size_t{*std::max_element(folds.begin(), folds.end())} + 1;
    const auto without = [&](std::size_t fold) {
        std::vector<double> others(rows.size());
        for (std::size_t i = 0; i < others.size(); ++i)
            others[i] = folds[i] == fold ? 0 : weights.empty() ? 1 : weights[i];
        Newton from = newton;
        const auto fit = from.refit(others);
        return fit ? *fit : Newton(rows, targets, others, ridge).run(false);
    };
    std::vector<std::future<LogisticFit>> fits;
    for (std::size_t fold = 0; fold < count; ++fold)
        fits.push_back(std::async(std::launch::async, without, fold));
    for (auto& fit : fits)
        result.folds.push_back(fit.get());
    for (std::size_t i = 0; i < rows.size(); ++i)
        result.predictions.push_back(result.folds[folds[i]](rows.row(i)));
    return result;
}

} // namespace turnout::stats
