// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace turnout::learn {

/// Puts what TextCounter counts in sessions, and the sides of their embeddings, one after the other into few bytes: two
/// for a feature, four for a session. A code of 16 bits is how far the feature is behind the one before (14 bits) and
/// its count (2 bits: 1, 2, 4, 8); 0xFFFF is a step of 16,383 without a feature. In front of the codes stands where
/// each session begins and the last ends (32 bits, in codes). All little-endian.
class FeaturePacker {
public:
    /// `row` as TextCounter counts it.
    void add(const FeatureRow& row);
    [[nodiscard]] std::size_t sessions() const
    {
        return m_ends.size();
    }
    /// The sessions added since the last call.
    std::vector<std::byte> take();

private:
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint16_t> m_codes;
};

/// Reads what FeaturePacker made; bytes it did not make are nobody's features, whatever they say.
class PackedFeatures {
public:
    /// `bytes` must outlive it, and be of so many sessions: of others, or of none, all rows are empty.
    PackedFeatures(std::span<const std::byte> bytes, std::size_t sessions);
    /// The features of the session at this place replace those in `row`.
    void read(std::size_t session, FeatureRow& row) const;
    /// False where the bytes are not what a packer makes of so many sessions.
    [[nodiscard]] bool sound() const;

private:
    [[nodiscard]] std::uint32_t begin(std::size_t session) const;

    std::span<const std::byte> m_bytes;
    std::size_t m_sessions = 0; ///< 0: nothing can be read
    std::size_t m_codes = 0;
};

} // namespace turnout::learn
