// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/IndexWords.h"

#include "store/Utf8.h"

#include <QChar>

#include <array>

namespace turnout::store {
namespace {

enum class Kind { Separator, Word, Single };

// Of an ASCII character: what it is in lower case, or 0 for what is no letter and no digit.
constexpr std::array<char, 128> kLower = [] {
    std::array<char, 128> lower{};
    for (std::size_t i = 0; i < 26; ++i)
        lower['a' + i] = lower['A' + i] = static_cast<char>('a' + i);
    for (std::size_t i = 0; i < 10; ++i)
        lower['0' + i] = static_cast<char>('0' + i);
    return lower;
}();

// Thai and Lao, Burmese, Khmer, and from the Chinese radicals on everything: scripts without blanks, and pictures.
bool standsAlone(char32_t code)
{
    return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F)
        || (code >= 0x1780 && code <= 0x17FF) || code >= 0x2E80;
}

Kind kindOf(char32_t folded)
{
    if (folded < 0x80)
        return kLower[folded] != 0 ? Kind::Word : Kind::Separator;
    if (standsAlone(folded))
        return Kind::Single;
    return QChar::isLetterOrNumber(folded) || QChar::isMark(folded) ? Kind::Word : Kind::Separator;
}

} // namespace

bool IndexWords::next(IndexWord& word)
{
    m_word.clear();
    word.odd = false;
    word.single = false;
    for (; m_at < m_text.size();) {
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        if (byte < 0x80 && kLower[byte] != 0) {
            if (m_word.empty())
                word.begin = m_at;
            m_word += kLower[byte];
            ++m_at;
            continue;
        }
        std::size_t length = 1;
        const char32_t code = byte < 0x80 ? byte : decodeUtf8(m_text.substr(m_at), length);
        const char32_t folded = byte < 0x80 ? byte : QChar::toCaseFolded(code);
        const Kind kind = kindOf(folded);
        if (kind != Kind::Word && !m_word.empty())
            break;
        if (kind != Kind::Separator && m_word.empty())
            word.begin = m_at;
        m_at += length;
        if (kind == Kind::Separator)
            continue;
        appendUtf8(m_word, folded);
        word.odd = word.odd || (folded < 0x80 && code >= 0x80);
        word.single = kind == Kind::Single;
        if (word.single)
            break;
    }
    word.text = m_word;
    word.end = word.begin + (m_word.empty() ? 0 : m_at - word.begin);
    return !m_word.empty();
}

} // namespace turnout::store
