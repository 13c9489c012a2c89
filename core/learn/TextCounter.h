// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"
#include "session/TurnText.h"

#include <span>
#include <string_view>
#include <vector>

namespace turnout::learn {

/// Counts words, and groups of three to five characters within words and their edges (scikit-learn's "char_wb"), in
/// the turns of one session after the other, hashed into Features.h's buckets. Letters count as small ones. Of a long
/// turn its beginning and its end are read, of a long session the first and the last turns: see the limits. Text of
/// tools and of the system is not. Not for several threads at once.
class TextCounter {
public:
    static constexpr std::size_t kTurnBytes = 2000; ///< half from the beginning, half from the end
    static constexpr std::size_t kFirstTurns = 4;
    static constexpr std::size_t kLastTurns = 12;

    TextCounter();
    /// How often each bucket was hit: 1, 2, 4 (3 to 5 times) or 8 (more often). Of kMostFeatures at most.
    FeatureRow count(std::span<const session::TurnText> turns);

private:
    void addTurn(std::string_view text, std::uint32_t voice);
    void addPiece(std::string_view text, std::uint32_t voice);
    void addWord(std::uint32_t voice);
    void addGrams(std::uint32_t voice);
    void hit(std::uint32_t index);
    void keepTheFirst();

    std::vector<float> m_counts;
    std::vector<std::uint32_t> m_hits; ///< indices with a count
    std::vector<char32_t> m_word; ///< letters and digits since the last that were none
    std::vector<char32_t> m_chunk; ///< between blanks
};

} // namespace turnout::learn
