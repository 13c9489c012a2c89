// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"
#include "queue/Coverage.h"
#include "queue/DrawPolicy.h"
#include "queue/Uncertainty.h"

#include <string>
#include <vector>

namespace turnout::queue {

/// What makes up one session's size; over the pool the sizes add up to 1.
struct MixtureParts {
    double audit = 0;
    double uncertain = 0;
    double coverage = 0;
    [[nodiscard]] double sum() const
    {
        return audit + uncertain + coverage;
    }
};

/// The mixture of a uniform, an uncertain and a coverage distribution over the pool (statistics: Hesterberg's defensive
/// mixture 1995). What is given to it must outlive it.
class Mixture {
public:
    Mixture(const population::Frame& frame, const population::Bitmap& pool, const Uncertainty& uncertainty,
        std::vector<SegmentDeficit> deficits, const DrawPolicy& policy);

    /// Of the pool: how many production sessions it stands for.
    [[nodiscard]] double weight() const
    {
        return m_weight;
    }
    /// As used: 0 where nobody is behind.
    [[nodiscard]] double coverageShare() const
    {
        return m_coverageShare;
    }
    /// Of a session of the pool.
    [[nodiscard]] MixtureParts parts(population::Row row) const;
    /// The segment value that contributes most to the session's coverage part, in words.
    [[nodiscard]] std::string coverageReasonOf(population::Row row) const;

private:
    [[nodiscard]] double term(std::size_t k, population::Row row) const;

    const population::Frame& m_frame;
    const Uncertainty& m_uncertainty;
    const DrawPolicy& m_policy;
    std::vector<SegmentDeficit> m_deficits; ///< of the segments where somebody is behind
    std::vector<std::vector<double>> m_weightByCode;
    double m_weight = 0;
    double m_uncertain = 0;
    double m_coverageShare = 0;
};

} // namespace turnout::queue
