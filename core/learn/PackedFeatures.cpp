// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/PackedFeatures.h"

#include <array>
#include <bit>
#include <cstring>

namespace turnout::learn {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint16_t kStep = 0xFFFF; ///< on by kLongest and no feature there
constexpr std::uint32_t kLongest = (1U << 14U) - 1;
constexpr std::array<float, 4> kCounts{1, 2, 4, 8};

std::uint32_t levelOf(float count)
{
    return count < 2 ? 0 : count < 4 ? 1 : count < 8 ? 2 : 3;
}

} // namespace

void FeaturePacker::add(const FeatureRow& row)
{
    std::uint32_t at = 0;
    for (const Feature& f : row) {
        for (; f.index - at >= kLongest; at += kLongest)
            m_codes.push_back(kStep);
        m_codes.push_back(static_cast<std::uint16_t>((f.index - at) << 2U | levelOf(f.value)));
        at = f.index;
    }
    m_ends.push_back(static_cast<std::uint32_t>(m_codes.size()));
}

std::vector<std::byte> FeaturePacker::take()
{
    std::vector<std::byte> bytes((m_ends.size() + 1) * sizeof(std::uint32_t) + m_codes.size() * sizeof(std::uint16_t));
    std::byte* out = bytes.data() + sizeof(std::uint32_t); // the first begins at 0
    if (!m_ends.empty())
        std::memcpy(out, m_ends.data(), m_ends.size() * sizeof(std::uint32_t));
    if (!m_codes.empty())
        std::memcpy(
            out + m_ends.size() * sizeof(std::uint32_t), m_codes.data(), m_codes.size() * sizeof(std::uint16_t));
    m_ends.clear();
    m_codes.clear();
    return bytes;
}

PackedFeatures::PackedFeatures(std::span<const std::byte> bytes, std::size_t sessions)
    : m_bytes(bytes)
{
    const std::size_t head = (sessions + 1) * sizeof(std::uint32_t);
    if (bytes.size() < head || (bytes.size() - head) % sizeof(std::uint16_t) != 0)
        return;
    m_sessions = sessions;
    m_codes = (bytes.size() - head) / sizeof(std::uint16_t);
}

std::uint32_t PackedFeatures::begin(std::size_t session) const
{
    std::uint32_t value = 0;
    std::memcpy(&value, m_bytes.data() + session * sizeof value, sizeof value);
    return value;
}

void PackedFeatures::read(std::size_t session, FeatureRow& row) const
{
    row.clear();
    if (session >= m_sessions)
        return;
    const std::uint32_t first = begin(session);
    const std::uint32_t last = begin(session + 1);
    if (first > last || last > m_codes)
        return;
    const std::byte* from = m_bytes.data() + (m_sessions + 1) * sizeof(std::uint32_t) + first * sizeof(std::uint16_t);
    row.resize(last - first);
    auto out = row.begin();
    std::uint32_t index = 0;
    for (std::uint32_t i = first; i < last; ++i, from += sizeof(std::uint16_t)) {
        std::uint16_t code = 0;
        std::memcpy(&code, from, sizeof code);
        index += code == kStep ? kLongest : code >> 2U;
        if (index >= kStoredFeatures)
            break;
        *out = {index, kCounts[code & 3U]};
        out += code == kStep ? 0 : 1;
    }
    row.erase(out, row.end());
}

bool PackedFeatures::sound() const
{
    if (m_sessions == 0 || begin(0) != 0 || begin(m_sessions) != m_codes)
        return false;
    FeaturePacker again;
    FeatureRow row;
    for (std::size_t i = 0; i < m_sessions; ++i) {
        read(i, row);
        again.add(row);
    }
    const auto bytes = again.take();
    return bytes.size() == m_bytes.size() && std::memcmp(bytes.data(), m_bytes.data(), bytes.size()) == 0;
}

} // namespace turnout::learn
