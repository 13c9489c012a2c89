// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/TextCounter.h"

#include <algorithm>

namespace turnout::learn {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325U;
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15U;
constexpr std::size_t kShortestGram = 3;
constexpr std::size_t kLongestGram = 5;
constexpr std::size_t kShortestWord = 2;
constexpr std::size_t kLongestChunk = 64; ///< longer ones are data rather than words; their beginning is read

std::uint64_t mixed(std::uint64_t hash, char32_t c)
{
    hash = (hash ^ c) * kFactor;
    return hash ^ (hash >> 29U);
}

/// Small letters of ASCII, Latin-1, Greek and Cyrillic; the rest as it is. The locale has no say.
char32_t small(char32_t c)
{
    const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    const bool greek = c >= 0x391 && c <= 0x3A9;
    const bool cyrillic = c >= 0x410 && c <= 0x42F;
    if ((c >= U'A' && c <= U'Z') || latin1 || greek || cyrillic)
        return c + 0x20;
    return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

bool blank(char32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B);
}

bool wordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'_';
    const bool punctuation = c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040)
        || (c >= 0xFE00 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF10);
    return !punctuation;
}

/// The next code point of UTF-8; what is none counts byte by byte.
char32_t next(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const char32_t first = byte(at++);
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    if (more == 0 || at + more > text.size())
        return first;
    char32_t c = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i)
        c = c << 6U | (byte(at + i) & 0x3FU);
    at += more;
    return c;
}

bool begins(std::string_view text, std::size_t at)
{
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

/// A text says little more by its fiftieth "the" than by its fortieth, and few levels are few bits.
float levelled(float count)
{
    return count < 3 ? count : count < 6 ? 4.0F : 8.0F;
}

} // namespace

TextCounter::TextCounter()
    : m_counts(kTextFeatures, 0.0F)
{
}

FeatureRow TextCounter::count(std::span<const session::TurnText> turns)
{
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const session::TurnText& turn = turns[i];
        const bool read = i < kFirstTurns || i + kLastTurns >= turns.size();
        if (read && (turn.role == session::Role::User || turn.role == session::Role::Assistant))
            addTurn(turn.text, turn.role == session::Role::User ? 0 : 1);
    }
    const std::vector<std::uint32_t> hits = m_hits;
    keepTheFirst();
    std::sort(m_hits.begin(), m_hits.end());
    FeatureRow row;
    row.reserve(m_hits.size());
    for (const std::uint32_t index : m_hits)
        row.push_back({index, levelled(m_counts[index])});
    for (const std::uint32_t index : hits)
        m_counts[index] = 0;
    m_hits.clear();
    return row;
}

/// Leaves kMostFeatures of the hits.
void TextCounter::keepTheFirst()
{
    if (m_hits.size() <= kMostFeatures)
        return;
    const auto grams = std::partition(
        m_hits.begin(), m_hits.end(), [](std::uint32_t index) { return index < kVoices * kWordBuckets; });
    const auto ofWords = static_cast<std::size_t>(grams - m_hits.begin());
    const std::size_t ofGrams = m_hits.size() - ofWords;
    const std::size_t words = std::min(ofWords, kMostFeatures - std::min(ofGrams, kKeptForGrams));
    const auto first = [](auto begin, auto end, std::size_t keep) {
        const auto rank = [](std::uint32_t index) { return std::uint64_t{index + 1} * kFactor >> 16U; };
        std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(keep), end,
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
    };
    if (words < ofWords)
        first(m_hits.begin(), grams, words);
    first(grams, m_hits.end(), kMostFeatures - words);
    std::move(grams, grams + static_cast<std::ptrdiff_t>(kMostFeatures - words),
        m_hits.begin() + static_cast<std::ptrdiff_t>(words));
    m_hits.resize(kMostFeatures);
}

void TextCounter::addTurn(std::string_view text, std::uint32_t voice)
{
    if (text.size() <= kTurnBytes) {
        addPiece(text, voice);
        return;
    }
    std::size_t end = kTurnBytes / 2;
    while (end > 0 && !begins(text, end))
        --end;
    std::size_t begin = text.size() - kTurnBytes / 2;
    while (begin < text.size() && !begins(text, begin))
        ++begin;
    addPiece(text.substr(0, end), voice);
    addPiece(text.substr(begin), voice);
}

void TextCounter::addPiece(std::string_view text, std::uint32_t voice)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = small(next(text, at));
        if (wordCharacter(c))
            m_word.push_back(c);
        else
            addWord(voice);
        if (!blank(c))
            m_chunk.push_back(c);
        else
            addGrams(voice);
    }
    addWord(voice);
    addGrams(voice);
}

void TextCounter::addWord(std::uint32_t voice)
{
    if (m_word.size() >= kShortestWord) {
        std::uint64_t hash = kSeed;
        for (const char32_t c : m_word)
            hash = mixed(hash, c);
        hit(voice * kWordBuckets + static_cast<std::uint32_t>(hash >> 20U) % kWordBuckets);
    }
    m_word.clear();
}

void TextCounter::addGrams(std::uint32_t voice)
{
    if (m_chunk.empty())
        return;
    m_chunk.resize(std::min(m_chunk.size(), kLongestChunk));
    m_chunk.insert(m_chunk.begin(), U' ');
    m_chunk.push_back(U' ');
    const std::uint32_t first = kVoices * kWordBuckets + voice * kGramBuckets;
    for (std::size_t begin = 0; begin + kShortestGram <= m_chunk.size(); ++begin) {
        std::uint64_t hash = kSeed;
        const std::size_t end = std::min(m_chunk.size(), begin + kLongestGram);
        for (std::size_t i = begin; i < end; ++i) {
            hash = mixed(hash, m_chunk[i]);
            if (i + 1 >= begin + kShortestGram)
                hit(first + static_cast<std::uint32_t>(hash >> 20U) % kGramBuckets);
        }
    }
    m_chunk.clear();
}

void TextCounter::hit(std::uint32_t index)
{
    if (m_counts[index] == 0)
        m_hits.push_back(index);
    m_counts[index] += 1;
}

} // namespace turnout::learn
