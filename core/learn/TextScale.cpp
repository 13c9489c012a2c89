// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/TextScale.h"

#include <algorithm>
#include <cmath>

namespace turnout::learn {
namespace {

/// What is in fewer than about one session of 50 says no more than that: rarer words would drown the few that many
/// share (measured on TREC, SST-2 and the airline sessions).
constexpr double kRarest = 5;

} // namespace

TextScale::TextScale()
    : m_sessions(kStoredFeatures, 0)
{
}

void TextScale::see(const FeatureRow& counts)
{
    ++m_seen;
    for (const Feature& f : counts)
        ++m_sessions[f.index];
}

double TextScale::idf(std::uint32_t index) const
{
    const double there = std::log((1.0 + static_cast<double>(m_seen)) / (1.0 + m_sessions[index])) + 1;
    return std::min(there, kRarest);
}

void TextScale::apply(FeatureRow& counts) const
{
    for (auto begin = counts.begin(); begin != counts.end();) {
        const std::uint32_t last = endOfBlock(begin->index);
        double squares = 0;
        auto end = begin;
        for (; end != counts.end() && end->index < last; ++end) {
            const double value = static_cast<double>(ofCount(end->value)) * idf(end->index);
            end->value = static_cast<float>(value);
            squares += value * value;
        }
        for (; begin != end; ++begin)
            begin->value = static_cast<float>(static_cast<double>(begin->value) / std::sqrt(squares));
    }
}

} // namespace turnout::learn
