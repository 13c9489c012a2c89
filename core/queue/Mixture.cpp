// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Mixture.h"

#include <algorithm>

namespace turnout::queue {

using population::Row;

Mixture::Mixture(const population::Frame& frame, const population::Bitmap& pool, const Uncertainty& uncertainty,
    std::vector<SegmentDeficit> deficits, const DrawPolicy& policy)
    : m_frame(frame)
    , m_uncertainty(uncertainty)
    , m_policy(policy)
{
    for (SegmentDeficit& d : deficits)
        if (d.any)
            m_deficits.push_back(std::move(d));
    for (const SegmentDeficit& d : m_deficits)
        m_weightByCode.emplace_back(d.share.size(), 0.0);
    pool.forEach([&](std::size_t row) {
        const double w = frame.weights[row];
        m_weight += w;
        m_uncertain += w * static_cast<double>(uncertainty.values[row]);
        for (std::size_t k = 0; k < m_deficits.size(); ++k)
            m_weightByCode[k][m_deficits[k].column->codes[row]] += w;
    });
    m_coverageShare = m_deficits.empty() ? 0 : policy.coverageShare;
}

MixtureParts Mixture::parts(Row row) const
{
    const double w = m_frame.weights[row];
    MixtureParts parts;
    parts.audit = m_policy.auditShare * w / m_weight;
    const double uncertainShare = std::max(0.0, 1 - m_policy.auditShare - m_coverageShare);
    // Where nobody is uncertain at all the part falls back to uniform: it must stay a distribution.
    parts.uncertain = uncertainShare * w
        * (m_uncertain > 0 ? static_cast<double>(m_uncertainty.values[row]) / m_uncertain : 1 / m_weight);
    for (std::size_t k = 0; k < m_deficits.size(); ++k)
        parts.coverage += m_coverageShare / static_cast<double>(m_deficits.size()) * term(k, row);
    return parts;
}

std::string Mixture::coverageReasonOf(Row row) const
{
    std::size_t best = 0;
    for (std::size_t k = 1; k < m_deficits.size(); ++k)
        if (term(k, row) > term(best, row))
            best = k;
    return coverageReason(m_deficits[best], m_deficits[best].column->codes[row]);
}

double Mixture::term(std::size_t k, Row row) const
{
    const auto code = m_deficits[k].column->codes[row];
    const double within = m_weightByCode[k][code];
    return within > 0 ? m_deficits[k].deficit[code] * m_frame.weights[row] / within : 0;
}

} // namespace turnout::queue
