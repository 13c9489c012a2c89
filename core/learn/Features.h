// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// What the quality model sees of a session, as sparse numbers.
namespace turnout::learn {

/// Changes with anything that changes a feature's value: a model made with another version is another model.
inline constexpr int kFeatureVersion = 3;

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
/// Behind them, where production sent an embedding: on which side of so many directions it lies.
inline constexpr std::uint32_t kEmbeddingBits = 256;
/// These are stored of a session; the frame's columns come behind them.
inline constexpr std::uint32_t kStoredFeatures = kTextFeatures + kEmbeddingBits;

/// So many features of a session's text at most, so that those of a million sessions fit into a file and are read in a
/// second: words first, but for a part that is kept for groups; of more than that the ones a hash of the feature puts
/// first, so that what two sessions have in common stays in common. Measured: MEASURED.md.
inline constexpr std::size_t kMostFeatures = 384;
inline constexpr std::size_t kKeptForGrams = kMostFeatures / 4;

/// Words or character groups of one voice are a block, and so is the embedding: one behind the last index of the block
/// that `index` is in.
constexpr std::uint32_t endOfBlock(std::uint32_t index)
{
    if (index >= kTextFeatures)
        return kStoredFeatures;
    constexpr std::uint32_t kWords = kVoices * kWordBuckets;
    return index < kWords ? (index / kWordBuckets + 1) * kWordBuckets
                          : kWords + ((index - kWords) / kGramBuckets + 1) * kGramBuckets;
}

} // namespace turnout::learn
