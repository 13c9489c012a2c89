// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextMatcher.h"

#include "store/Utf8.h"

#include <QChar>

#include <algorithm>

namespace turnout::store {
namespace {

// From frequent to rare in chat transcripts kept as JSON; what is not here is rarer still.
constexpr std::string_view kFrequent = " etaoinsrhldcum\"pgywf,b.vk:1-0{}2'/x?j!q3zt";
// Bytes looked at together; the compiler makes vector instructions of the loop.
constexpr std::size_t kBlock = 64;
// No character above has another case in the Unicode that Qt 6.4 knows.
constexpr char32_t kLastCased = 0x1FFFF;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c)
{
    return isLetter(c) ? static_cast<char>(c | 0x20) : c;
}

// Larger is rarer.
std::size_t rarity(char c)
{
    return std::min(kFrequent.find(c), kFrequent.size());
}

unsigned char caseBit(char c)
{
    return isLetter(c) ? 0x20 : 0;
}

unsigned char leadByte(char32_t code)
{
    std::string bytes;
    appendUtf8(bytes, code);
    return static_cast<unsigned char>(bytes.front());
}

} // namespace

TextMatcher::TextMatcher(std::string_view needle)
{
    for (const char c : needle) {
        m_lower += lower(c);
        m_ascii = m_ascii && static_cast<unsigned char>(c) < 0x80;
    }
    if (m_ascii) {
        for (std::size_t i = 1; i < m_lower.size(); ++i)
            if (rarity(m_lower[i]) > rarity(m_lower[m_first]))
                m_first = i;
        m_second = m_first == 0 ? m_lower.size() - 1 : 0;
        for (std::size_t i = 0; i < m_lower.size(); ++i)
            if (i != m_first && rarity(m_lower[i]) > rarity(m_lower[m_second]))
                m_second = i;
        m_firstCase = caseBit(m_lower[m_first]);
        m_secondCase = caseBit(m_lower[m_second]);
        return;
    }
    std::size_t length = 0;
    for (std::string_view rest = needle; !rest.empty(); rest.remove_prefix(length))
        m_folded.push_back(QChar::toCaseFolded(decodeUtf8(rest, length)));
    m_begins[leadByte(m_folded.front())] = true;
    for (char32_t code = 1; code <= kLastCased; ++code)
        if (QChar::toCaseFolded(code) == m_folded.front())
            m_begins[leadByte(code)] = true;
}

bool TextMatcher::in(std::string_view text) const
{
    return m_ascii ? asciiIn(text) : unicodeIn(text);
}

bool TextMatcher::asciiAt(const char* place) const
{
    for (std::size_t i = 0; i < m_lower.size(); ++i)
        if (lower(place[i]) != m_lower[i])
            return false;
    return true;
}

bool TextMatcher::asciiIn(std::string_view text) const
{
    if (text.size() < m_lower.size())
        return false;
    const std::size_t places = text.size() - m_lower.size() + 1;
    const char* const first = text.data() + m_first;
    const char* const second = text.data() + m_second;
    const auto firstByte = static_cast<unsigned char>(m_lower[m_first]);
    const auto secondByte = static_cast<unsigned char>(m_lower[m_second]);
    const unsigned char firstCase = m_firstCase;
    const unsigned char secondCase = m_secondCase;
    const auto candidate = [&](std::size_t i) {
        const bool one = (static_cast<unsigned char>(first[i]) | firstCase) == firstByte;
        const bool two = (static_cast<unsigned char>(second[i]) | secondCase) == secondByte;
        return static_cast<unsigned char>(static_cast<unsigned>(one) & static_cast<unsigned>(two));
    };
    std::size_t place = 0;
    for (; place + kBlock <= places; place += kBlock) {
        unsigned char any = 0;
        for (std::size_t i = 0; i < kBlock; ++i)
            any = static_cast<unsigned char>(any | candidate(place + i));
        if (any == 0)
            continue;
        for (std::size_t i = place; i < place + kBlock; ++i)
            if (candidate(i) != 0 && asciiAt(text.data() + i))
                return true;
    }
    for (; place < places; ++place)
        if (candidate(place) != 0 && asciiAt(text.data() + place))
            return true;
    return false;
}

bool TextMatcher::unicodeAt(std::string_view rest) const
{
    std::size_t length = 0;
    for (const char32_t wanted : m_folded) {
        if (rest.empty() || QChar::toCaseFolded(decodeUtf8(rest, length)) != wanted)
            return false;
        rest.remove_prefix(length);
    }
    return true;
}

bool TextMatcher::unicodeIn(std::string_view text) const
{
    for (std::size_t i = 0; i < text.size(); ++i)
        if (m_begins[static_cast<unsigned char>(text[i])] && unicodeAt(text.substr(i)))
            return true;
    return false;
}

} // namespace turnout::store
