// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>

/// What the detectors of personal data share: bytes, and what stands around a candidate.
namespace turnout::ingest {

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
inline bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
inline bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
inline bool isAlpha(char c)
{
    return isUpper(c) || isLower(c);
}
inline bool isAlnum(char c)
{
    return isDigit(c) || isAlpha(c);
}
inline bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
inline char lowerOf(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
inline char at(std::string_view text, std::size_t index)
{
    return index < text.size() ? text[index] : '\0';
}
inline char before(std::string_view text, std::size_t index)
{
    return index > 0 ? text[index - 1] : '\0';
}

/// A letter or digit ends just before `index`. The letter of an escape (the n of "\n" in JSON inside text) is none.
inline bool wordBefore(std::string_view text, std::size_t index)
{
    const char last = before(text, index);
    if (!isAlnum(last) && last != '_')
        return false;
    const bool escape = (last == 'n' || last == 't' || last == 'r') && index >= 2 && text[index - 2] == '\\';
    return !escape;
}
inline bool wordAt(std::string_view text, std::size_t index)
{
    const char c = at(text, index);
    return isAlnum(c) || c == '_';
}

/// Where the last of the words (lower case, ASCII) begins that stand, as the beginning of a word, in the `reach` bytes
/// before `index`; npos where there is none. One that ends in "." must be the whole word.
std::size_t lastWordNear(
    std::string_view text, std::size_t index, std::size_t reach, std::initializer_list<std::string_view> words);

} // namespace turnout::ingest
