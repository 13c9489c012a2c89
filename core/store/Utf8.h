// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace turnout::store {

/// The character at the beginning of a text that is not empty, and its length; broken UTF-8 gives its bytes one by one.
inline char32_t decodeUtf8(std::string_view text, std::size_t& length)
{
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    const char32_t lead = byte(0);
    length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length == 1 || length > text.size()) {
        length = 1;
        return lead;
    }
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6U) | (byte(i) & 0x3FU);
    return code;
}

/// Appends a character.
inline void appendUtf8(std::string& out, char32_t code)
{
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    const auto rest = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        rest(0);
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        rest(6);
        rest(0);
    } else {
        put(0xF0U | (code >> 18U));
        rest(12);
        rest(6);
        rest(0);
    }
}

} // namespace turnout::store
