// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/Embedding.h"

#include <array>
#include <xxhash.h>

namespace turnout::learn {

void appendEmbedding(std::span<const float> embedding, FeatureRow& row)
{
    static_assert(kEmbeddingBits == 256, "a byte of the hash says which");
    std::array<double, kEmbeddingBits> sums{};
    std::uint64_t dimension = 0;
    for (const float value : embedding) {
        std::uint64_t hash = XXH3_64bits(&dimension, sizeof dimension);
        ++dimension;
        for (int k = 0; k < 4; ++k, hash >>= 16U)
            sums.at(hash & 0xFFU) += (hash & 0x100U) != 0 ? static_cast<double>(value) : -static_cast<double>(value);
    }
    for (std::uint32_t bit = 0; bit < kEmbeddingBits; ++bit)
        if (sums.at(bit) > 0)
            row.push_back({kTextFeatures + bit, 1.0F});
}

} // namespace turnout::learn
