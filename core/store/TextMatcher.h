// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::store {

/// Looks for one text in many, upper and lower case alike. A search for ASCII letters finds ASCII letters; any other
/// character is compared by its simple Unicode case folding. Thread: any number at a time.
class TextMatcher {
public:
    /// `needle` is UTF-8 and not empty.
    explicit TextMatcher(std::string_view needle);

    [[nodiscard]] bool in(std::string_view text) const;

private:
    [[nodiscard]] bool asciiIn(std::string_view text) const;
    [[nodiscard]] bool asciiAt(const char* place) const;
    [[nodiscard]] bool unicodeIn(std::string_view text) const;
    [[nodiscard]] bool unicodeAt(std::string_view rest) const;

    std::string m_lower; ///< the needle with ASCII letters in lower case
    bool m_ascii = true;
    // The two places of an ASCII needle that are looked for together, and what makes lower case of what is there.
    std::size_t m_first = 0;
    std::size_t m_second = 0;
    unsigned char m_firstCase = 0;
    unsigned char m_secondCase = 0;
    // A needle with other characters: its folded characters and the bytes that can begin it.
    std::vector<char32_t> m_folded;
    std::array<bool, 256> m_begins{};
};

} // namespace turnout::store
