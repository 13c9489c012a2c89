// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Weighting.h"

#include <algorithm>

namespace turnout::ingest {

WeightingSink::WeightingSink(Sink& next, const session::StratumRates& rates)
    : m_next(next)
    , m_rates(rates)
{
    m_counts.sessions.resize(rates.strata.size());
}

std::size_t WeightingSink::stratumOf(const std::vector<std::string_view>& values) const
{
    const auto fits = [&](const session::StratumRate& stratum) {
        for (std::size_t i = 0; i < values.size(); ++i)
            if (stratum.values[i] != "*" && stratum.values[i] != values[i])
                return false;
        return true;
    };
    std::size_t i = 0;
    while (i < m_rates.strata.size() && !fits(m_rates.strata[i]))
        ++i;
    return i;
}

bool WeightingSink::session(std::int64_t line, session::Session&& session)
{
    constexpr std::size_t kMostKnown = 100000;
    constexpr std::size_t kExamples = 3;
    if (session.weight != kNoWeight) {
        ++m_counts.own;
        return m_next.session(line, std::move(session));
    }
    m_values.assign(m_rates.segments.size(), {});
    m_key.clear();
    for (std::size_t i = 0; i < m_rates.segments.size(); ++i) {
        for (const auto& [name, value] : session.segments)
            if (name == m_rates.segments[i])
                m_values[i] = value;
        m_key += std::to_string(m_values[i].size()) + ':';
        m_key += m_values[i];
    }
    auto known = m_known.find(m_key);
    if (known == m_known.end()) {
        if (m_known.size() >= kMostKnown)
            m_known.clear();
        known = m_known.emplace(m_key, stratumOf(m_values)).first;
    }
    if (known->second < m_rates.strata.size()) {
        ++m_counts.sessions[known->second];
        session.weight = 1 / m_rates.strata[known->second].rate;
        return m_next.session(line, std::move(session));
    }
    session.weight = 1;
    ++m_counts.unmatched;
    std::string values;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        values += (i == 0 ? "" : ", ") + m_rates.segments[i] + " \"" + std::string(m_values[i]) + "\"";
    if (m_counts.examples.size() < kExamples
        && std::find(m_counts.examples.begin(), m_counts.examples.end(), values) == m_counts.examples.end())
        m_counts.examples.push_back(values);
    return m_next.session(line, std::move(session));
}

bool WeightingSink::event(Event&& event)
{
    return m_next.event(std::move(event));
}

bool WeightingSink::reject(Reject&& reject)
{
    return m_next.reject(std::move(reject));
}

} // namespace turnout::ingest
