// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/TextScale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::learn {
namespace {

/// The block whose length is 1: words or character groups of one voice.
std::size_t blockOf(std::uint32_t index)
{
    return index < kVoices * kWordBuckets ? index / kWordBuckets
                                          : kVoices + (index - kVoices * kWordBuckets) / kGramBuckets;
}

/// What is in fewer than about one session of 50 says no more than that: rarer words would drown the few that many
/// share (measured on TREC, SST-2 and the airline sessions).
constexpr double kRarest = 5;

} // namespace

TextScale::TextScale()
    : m_sessions(kTextFeatures, 0)
{
}

void TextScale::see(const FeatureRow& counts)
{
    ++m_seen;
    for (const Feature& f : counts)
        ++m_sessions[f.index];
}

void TextScale::apply(FeatureRow& counts) const
{
    std::array<double, 2 * std::size_t{kVoices}> squares{};
    for (Feature& f : counts) {
        const double idf = std::log((1.0 + static_cast<double>(m_seen)) / (1.0 + m_sessions[f.index])) + 1;
        const double value = (1 + std::log(static_cast<double>(f.value))) * std::min(idf, kRarest);
        f.value = static_cast<float>(value);
        squares.at(blockOf(f.index)) += value * value;
    }
    for (Feature& f : counts)
        f.value = static_cast<float>(static_cast<double>(f.value) / std::sqrt(squares.at(blockOf(f.index))));
}

} // namespace turnout::learn
