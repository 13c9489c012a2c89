// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// How the full-text index cuts a text into words. It must agree with TextMatcher: what that one finds in a text, the
/// index finds in its words.
namespace turnout::store {

/// Stands in the index for a word that it does not have as it is; no word has this character.
inline constexpr std::string_view kOddWord = "…";
/// The bytes of the longest word the index has: longer ones are keys and encoded files.
inline constexpr std::size_t kLongestWord = 64;

/// A word of a text, every letter by its simple Unicode case folding. Letters, digits and marks make words; each
/// character of a script that is written without blanks is a word by itself.
struct IndexWord {
    std::string_view text; ///< valid until the next one
    std::size_t begin = 0; ///< in the text, in bytes
    std::size_t end = 0;
    bool single = false; ///< a character of a script without blanks
    bool odd = false; ///< it has a letter that is not ASCII and folds to ASCII (the Kelvin sign)
};

/// The words of a text, one after another.
class IndexWords {
public:
    /// `text` outlives the object.
    explicit IndexWords(std::string_view text)
        : m_text(text)
    {
    }
    /// False at the end.
    bool next(IndexWord& word);

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_word;
};

} // namespace turnout::store
