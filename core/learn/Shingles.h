// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/TurnText.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace turnout::learn {

/// What a transcript comes to when only the likeness of its words counts: for each of so many hash functions the
/// smallest value over its shingles (MinHash: Broder 1997). The share of equal places estimates Jaccard's likeness of
/// two transcripts. The same on every machine.
inline constexpr std::size_t kSketch = 32;
using Sketch = std::array<std::uint32_t, kSketch>;

/// So many places of a sketch must be equal for two transcripts to be near-duplicates: about 4 shingles of 5.
inline constexpr int kNearlySame = 26;

/// Of three words in a row of what users and assistants said, in small letters; numbers and punctuation part words, and
/// digits are all alike, so that an order number does not make a difference. Of a transcript with fewer words: of all
/// of them. All places are the largest number where there are no words.
Sketch sketchOf(std::span<const session::TurnText> turns);

/// The number of its cluster for each sketch, counted from 0 in the order of the first members: those that are nearly
/// the same, and those that are nearly the same as one of these. Sketches without words are alone. Candidates are those
/// that agree in one of eight bands of four places; each is compared with the first and the last of its band only, so
/// that a thousand copies of one transcript are a thousand comparisons.
std::vector<std::uint32_t> clustersOf(std::span<const Sketch> sketches);

} // namespace turnout::learn
