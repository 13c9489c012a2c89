// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// What the quality model sees of a session, as sparse numbers.
namespace turnout::learn {

/// Changes with anything that changes a feature's value: a model made with another version is another model.
inline constexpr int kFeatureVersion = 1;

struct Feature {
    std::uint32_t index = 0;
    float value = 0;
    friend bool operator==(const Feature&, const Feature&) = default;
};
/// Of one session; ascending, each index once.
using FeatureRow = std::vector<Feature>;

/// Text is hashed into these, by who said it: the user, or everybody else.
inline constexpr std::uint32_t kWordBuckets = 1U << 16U;
inline constexpr std::uint32_t kGramBuckets = 1U << 17U;
inline constexpr std::uint32_t kVoices = 2;
inline constexpr std::uint32_t kTextFeatures = kVoices * (kWordBuckets + kGramBuckets);

} // namespace turnout::learn
